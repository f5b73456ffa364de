import { benchBackup } from './bench/backup.js'
import { benchCommands } from './bench/commands.js'
import { benchFigures } from './bench/figures.js'
import { type Bench, type Finding, openBench } from './bench/harness.js'
import { benchPages } from './bench/pages.js'
import { benchReading } from './bench/reading.js'
import { runOnce } from './run.js'

const SUITES: Readonly<Record<string, (bench: Bench) => Promise<Finding[]>>> = {
  commands: benchCommands,
  figures: benchFigures,
  pages: benchPages,
  reading: benchReading,
  backup: benchBackup,
}

/** `npm run bench [-- SUITE … --facts N]`: every figure is a ratio taken in one run; prints a table in Markdown. */
export const main = (args: readonly string[]): Promise<number> =>
  runOnce(async (run) => {
    const chosen = args.filter((arg) => arg in SUITES)
    const at = args.indexOf('--facts')
    const facts = at < 0 ? 1_000_000 : Number(args[at + 1])
    const findings: Finding[] = []
    for (const name of chosen.length > 0 ? chosen : Object.keys(SUITES)) {
      const bench = await openBench(facts)
      try {
        findings.push(...(await run.step({ zh: `测速：${name}`, en: `Bench: ${name}` }, () => SUITES[name]!(bench))))
      } finally {
        await bench.close()
      }
    }
    console.log('| what | measured | asked | holds |\n|---|---|---|---|')
    for (const each of findings)
      console.log(`| ${each.name} | ${each.value} | ${each.asked} | ${each.holds === undefined ? '' : each.holds ? 'yes' : '**no**'} |`)
    return findings.some((each) => each.holds === false) ? 1 : 0
  })
