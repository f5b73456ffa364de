import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundled } from '../testing/process.js'
import { isWhole, tortureOnce } from './rounds.js'

let program: string
const folder = mkdtempSync(join(tmpdir(), 'collegium-torture-test-'))
beforeAll(async () => {
  program = await bundled('tortured.ts', 'tortured.mjs')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each(['server', 'database'] as const)(
  'kill -9 of the %s during 500 concurrent commands loses nothing that was acknowledged and leaves nothing half-saved',
  async (killed) => {
    const round = await tortureOnce(join(folder, 'data'), [process.execPath, program, join(folder, 'data')], killed, 700)
    expect(round.acknowledged).toBeGreaterThan(10)
    expect(round, JSON.stringify(round)).toSatisfy(isWhole)
  },
)
