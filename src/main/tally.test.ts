import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../kernel/config/index.js'
import { watch } from './testing/process.js'

/** `npm test` must never end in success unless every test ran and passed. */
describe('the count at the end of a test run', () => {
  let root: string
  beforeAll(() => {
    mkdirSync(join(projectRoot(), '.cache'), { recursive: true })
    root = mkdtempSync(join(projectRoot(), '.cache', 'tally-test-'))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  const count = async (files: Record<string, string>) => {
    const folder = mkdtempSync(join(root, 'run-'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {}')
    const run = watch(
      process.execPath,
      [
        join(projectRoot(), 'node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--root',
        folder,
        '--globals',
        `--reporter=${join(projectRoot(), 'scripts', 'tally.mjs')}`,
      ],
      { TALLY_FILE: join(folder, 'tally.json') },
    )
    const { code } = await run.ended()
    return { code, ...JSON.parse(readFileSync(join(folder, 'tally.json'), 'utf8')) }
  }

  it('counts what passed', async () => {
    expect(await count({ 'a.test.js': `it('a', () => {}); describe('b', () => { it('c', () => {}); it.skip('d', () => {}) })` })).toEqual({
      code: 0,
      passed: 2,
      failed: 0,
    })
  })

  it('counts failed tests, broken files, broken set-ups and faults outside of tests', async () => {
    const counted = await count({
      'a.test.js': `it('good', () => {}); it('bad', () => { throw new Error('no') })`,
      'b.test.js': `import './not-there.js'; it('never runs', () => {})`,
      'c.test.js': `describe('x', () => { beforeAll(() => { throw new Error('no') }); it('skipped', () => {}) })`,
      'd.test.js': `it('good', () => { Promise.reject(new Error('unseen')) })`,
    })
    expect(counted).toMatchObject({ code: 1, passed: 2 })
    expect(counted.failed).toBeGreaterThanOrEqual(4)
  })
})
