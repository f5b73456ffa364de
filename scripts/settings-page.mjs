// Writes docs/settings.md from the table that the settings are read by: `node bin/boot.mjs build && node scripts/settings-page.mjs`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../bin/run.mjs'

const { settingsPage } = await import(new URL('../dist/kernel/config/table.js', import.meta.url).href)
writeFileSync(join(ROOT, 'docs', 'settings.md'), settingsPage())
