// `npm run check`: types, lint and house rules, in under a minute.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { step } from '../bin/progress.mjs'
import { capture, ROOT, tsc } from './build.mjs'

export const CHECKS = {
  types: {
    told: ['检查类型', 'Checking types'],
    run: () => tsc(['--noEmit', '-p', 'tsconfig.json']),
  },
  clientTypes: {
    told: ['检查浏览器脚本的类型', 'Checking types of the browser scripts'],
    needs: 'src/ui/client/tsconfig.json',
    run: () => tsc(['--noEmit', '-p', 'src/ui/client/tsconfig.json']),
  },
  house: {
    told: ['检查架构规则', 'Checking the house rules'],
    needs: 'scripts/house.mjs',
    run: () => capture(process.execPath, [join(ROOT, 'scripts', 'house.mjs')]),
  },
  lint: {
    told: ['检查代码格式', 'Checking style'],
    run: () =>
      capture(process.execPath, [join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '--max-diagnostics=50']),
  },
}

/** Runs the named checks one after the other, printing the complaints of each that fails. @returns how many passed and failed */
export async function runChecks(names) {
  const counts = { passed: 0, failed: 0 }
  for (const name of names) {
    const { told, needs, run } = CHECKS[name]
    if (needs && !existsSync(join(ROOT, needs))) continue
    const { code, output } = await step(...told, false, run)
    counts[code === 0 ? 'passed' : 'failed']++
    process.stdout.write(code === 0 ? `✓ ${name}\n` : `✗ ${name}\n${output}\n`)
  }
  return counts
}

export async function check() {
  const { passed, failed } = await runChecks(Object.keys(CHECKS))
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed ? 1 : 0
}
