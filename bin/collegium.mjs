#!/usr/bin/env node
// `npx collegium <verb>` starts in the same way as `npm start`, also in a fresh clone.
import './boot.mjs'
