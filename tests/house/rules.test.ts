import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
// @ts-expect-error a plain script, so that it can run before anything is built
import { findings } from '../../scripts/house.mjs'

const root = mkdtempSync(join(tmpdir(), 'collegium-house-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function houseOf(files: Record<string, string>): string[] {
  const own = mkdtempSync(join(root, 'case-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(own, 'src', name)), { recursive: true })
    writeFileSync(join(own, 'src', name), text)
  }
  return findings(own)
}

it('keeps its own rules', () => {
  expect(findings(resolve(import.meta.dirname, '../..'))).toEqual([])
})

it.each([
  ['an import upwards', { 'registry/a.ts': "import { x } from '../records/index.js'" }, /looks up or sideways at records/],
  ['an import sideways', { 'records/a.ts': "import { x } from '../calls/index.js'" }, /looks up or sideways at calls/],
  ['an import past the door', { 'records/a.ts': "import { x } from '../registry/store.js'" }, /climbs into registry\/store.js by a window/],
  ['a write into another room', { 'records/a.ts': 'sql`update registry.unit set x = 1`' }, /writes the schema registry/],
  ['a read past the read views', { 'records/a.ts': 'sql`select 1 from registry.unit`' }, /reads registry.unit/],
  ['a name that says nothing', { 'records/utils.ts': '' }, /a name that says nothing/],
  ['a file that holds two things', { 'records/a.ts': '\n'.repeat(340) }, /which two things live here/],
  ['a room that is not in the plan', { 'extras/a.ts': '' }, /src\/extras is no room/],
])('notices %s', (_what, files, finding) => {
  expect(houseOf(files).join('\n')).toMatch(finding)
})

it('lets a room read the views that a lower room offers', () => {
  expect(houseOf({ 'records/a.ts': "import { x } from '../registry/index.js'\nsql`select 1 from registry_read.unit`" })).toEqual([])
})
