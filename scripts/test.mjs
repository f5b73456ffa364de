// `npm test`: types, house rules, style and all tests. The last line is always `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tell } from '../bin/progress.mjs'
import { build, ROOT } from './build.mjs'
import { runChecks } from './check.mjs'

/** @param args file filters and options that go to vitest */
export async function test(args, env = {}) {
  const counts = await runChecks(['types', 'clientTypes', 'house', 'lint'])
  // Tests of start-up run the built product.
  await build().catch((fault) => {
    tell(fault)
    counts.failed++
  })
  const tests = await runTests(args, env)
  const passed = counts.passed + tests.passed
  const failed = counts.failed + tests.failed
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed ? 1 : 0
}

/** Properties at full length, full matrices, long kill loops. */
export const testInFull = (args) => test(args, { COLLEGIUM_FULL: '1' })

async function runTests(args, env) {
  const tally = join(ROOT, '.cache', `tally-${process.pid}.json`)
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', `--reporter=${join(ROOT, 'scripts', 'tally.mjs')}`]
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env, TALLY_FILE: tally },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const code = await new Promise((done) => child.on('error', done).on('close', done))
  const counts = readTally(tally)
  rmSync(tally, { force: true })
  // Whatever ended the run early must not pass for a success.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function readTally(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { passed: 0, failed: 1 }
  }
}
