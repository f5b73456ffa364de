import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { explainRefusal } from '../kernel/index.js'
import { refusals } from './messages.js'
import { recordsRoom } from './room.js'

/** Said by the kernel and the edge for every room. */
const COMMON = new Set(['input_invalid', 'field_missing', 'day_unknown', 'sign_in_needed', 'not_allowed'])

const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return name === 'testing' || name === 'packs' ? [] : sources(path)
    return /(?<!\.test)\.ts$/.test(name) ? [path] : []
  })

it('every code that the room refuses with has its sentence in both languages', () => {
  const codes = new Set<string>()
  for (const path of sources(import.meta.dirname)) {
    const text = readFileSync(path, 'utf8')
    for (const [, code] of text.matchAll(/\bcode: '([a-z_]+)'/g)) codes.add(code!)
    for (const [, code] of text.matchAll(/\bwrong\('([a-z_]+)'/g)) codes.add(code!)
    for (const [, code] of text.matchAll(/message: '([a-z_]+)'/g)) codes.add(code!)
  }
  expect(codes.size).toBeGreaterThan(80)
  const without = [...codes].filter((code) => !COMMON.has(code) && !Object.hasOwn(refusals, code))
  expect(without).toEqual([])
})

it('a sentence is made from the numbers of its refusal alone', () => {
  const said = explainRefusal({ code: 'record_changed', yours: 2, present: 3, by: '李四', on: '2022-06-30' }, refusals)
  expect(said?.zh).toContain('第2版')
  expect(said?.en).toContain('version 3')
  expect(explainRefusal({ code: 'list_not_whole', given: 9, needed: 10, size: 10, free: [] }, refusals)?.en).toBe(
    'The list must have exactly 10 entries; it has 9.',
  )
  expect(explainRefusal({ code: 'list_not_whole', given: 2, needed: 1, size: 10, free: [4] }, refusals)?.zh).toBe(
    '清单现空缺1条，须正好补1条，现有2条。',
  )
  expect(explainRefusal({ code: 'file_too_big', limit: 20 * 1024 * 1024 }, refusals)?.en).toBe('The file is larger than 20 MB.')
})

it('every command and query says who may and what it is called', () => {
  for (const { parts } of [...recordsRoom.commands, ...recordsRoom.queries]) {
    expect(parts.name).toMatch(/^records\.[a-z_]+$/)
    expect(parts.allow).toBeDefined()
    expect(parts.title.zh).not.toBe('')
    expect(parts.title.en).not.toBe('')
    if (parts.permission) expect(recordsRoom.permissions).toHaveProperty([parts.permission])
  }
  for (const kind of recordsRoom.facts) expect(kind.data.safeParse(kind.sample).success, kind.kind).toBe(true)
})
