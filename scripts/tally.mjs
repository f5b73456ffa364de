// A vitest reporter that counts: tests passed and failed, and as failed also files that could not be loaded and faults outside of tests.
import { writeFileSync } from 'node:fs'

export default class Tally {
  onTestRunEnd(modules, faults) {
    const counts = { passed: 0, failed: faults.length }
    for (const module of modules) {
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed') counts[state]++
      }
    }
    writeFileSync(process.env.TALLY_FILE, JSON.stringify(counts))
  }
}
