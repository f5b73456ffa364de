import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { takeIn } from './registry.js'

let folder: string
const told: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collegium-take-in-'))
  told.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void told.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void told.push(String(line)))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

it('tells every oddity of a table as a JSON line, and with --dry takes in nothing', async () => {
  const table = file(
    's.csv',
    'id,code,name_zh,parent_id,class,suffix,seq\n1,F,联合会,-1,,,1\n2,A-01,甲学会 ,1,理科,,1\n3,A-03,甲学会,1,理科,,2\n',
  )
  expect(await takeIn(['societies', table, '--dry'])).toBe(0)
  expect(told.map((line) => JSON.parse(line))).toMatchObject([
    { code: 'blank_at_end', key: 'A-01', asks: false },
    { code: 'same_name', key: 'A-03', expected: 'A-01', asks: true },
    { code: 'code_missing', key: 'A-02', asks: false },
  ])
})

it.each([
  ['no file', ['societies']],
  ['a table that nobody knows', ['stars', 'x.csv']],
  ['a file that is not there', ['fields', '/nowhere/x.jl']],
  ['divisions without their areas', ['divisions', '/nowhere/p.csv']],
])('%s is a wrong call', async (_what, args) => {
  expect(await takeIn(args)).toBe(2)
  expect(told.join(' ')).toMatch(/Usage|Cannot read/)
})
