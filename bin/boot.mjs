#!/usr/bin/env node
// The one way in: `node bin/boot.mjs <command>`. This file is plain enough for any Node that reads modules, so that an old one is told
// in a sentence; all else is loaded afterwards.
var parts = process.versions.node.split('.').map(Number)

if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) {
  import('./run.mjs').then((found) => found.run(process.argv.slice(2)))
} else {
  console.error(`学汇需要 Node 20.19 或更新的版本，当前是 ${process.versions.node}；请升级后再试。`)
  console.error(`Collegium needs Node 20.19 or later and this is ${process.versions.node}; upgrade it and try again.`)
  process.exitCode = 1
}
