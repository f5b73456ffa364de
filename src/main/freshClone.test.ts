import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../kernel/config/index.js'
import { watch } from './testing/process.js'

const FULL = process.env.COLLEGIUM_FULL === '1'
const CLONED = existsSync(join(projectRoot(), '.git'))

/** Installs everything over the network into a clone of what is committed, with an empty cache and a home that is not there. */
describe.runIf(FULL && CLONED)('a fresh clone below a folder that others cannot enter', () => {
  let folder: string
  let clone: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'collegium-clone-'))
    chmodSync(folder, 0o700)
    clone = join(folder, '学汇 clone')
    execFileSync('git', ['clone', '--quiet', projectRoot(), clone])
    writeFileSync(join(folder, 'plan.txt'), '一、学术交流\n1．全年举办学术会议不少于100场。\n')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const npx = (...args: string[]) => watch('npx', args, { HOME: join(folder, 'no', 'home'), PATH: outsidePath() }, { cwd: clone }).ended()

  it('reads a plan by one command, and writes nothing but the answer to stdout', { timeout: 300_000 }, async () => {
    const first = await npx('collegium', 'plan', 'read', join(folder, 'plan.txt'), '--json')
    expect(first).toMatchObject({ code: 0, stderr: expect.stringMatching(/Installing packages/) })
    expect(JSON.parse(first.stdout).targets).toHaveLength(1)
    const second = await npx('collegium', 'plan', 'read', join(folder, 'plan.txt'), '--json')
    expect(second).toMatchObject({ code: 0, stdout: first.stdout })
    expect(second.stderr).not.toMatch(/Installing/)
  })

  it('starts its database, where nobody else can enter', { timeout: 120_000 }, async () => {
    const verified = await npx('collegium', 'audit', 'verify')
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/chain_whole/) })
    expect(existsSync(join(clone, 'data', 'lock'))).toBe(false)
  })

  it('leaves the clone as it was', () => {
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' })).toBe('')
  })
})

/** The path without the programs of this project, so that the clone finds the machine's own Node first. */
function outsidePath(): string {
  return (process.env.PATH ?? '')
    .split(':')
    .filter((each) => !each.includes('node_modules'))
    .join(':')
}
