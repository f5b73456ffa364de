import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedPath } from '../../kernel/testing/shared.js'
import { type ChecklistRow, checklist, mechanisms, mechanismsOf, placeOf, rowsOfTarget, rowsWithin } from './index.js'

const text = readFileSync(join(import.meta.dirname, '2022.txt'), 'utf8')
const counts = (key: (row: ChecklistRow) => string) => {
  const found: Record<string, number> = {}
  for (const row of checklist) found[key(row)] = (found[key(row)] ?? 0) + 1
  return found
}

describe('the checklist', () => {
  it('has 221 rows, each id once', () => {
    expect(checklist).toHaveLength(221)
    expect(new Set(checklist.map((row) => row.id)).size).toBe(221)
  })
  it('has as many rows in each room as the plan’s list says', () => {
    expect(counts((row) => row.room)).toEqual({
      registry: 36,
      calls: 23,
      evaluation: 10,
      plan: 7,
      publishing: 24,
      citations: 8,
      repository: 12,
      meetings: 31,
      foresight: 17,
      exchange: 38,
      reports: 13,
      kernel: 2,
    })
  })
  it('has as many rows in each item', () => {
    expect(counts((row) => row.item)).toEqual({
      '0': 4,
      S1: 3,
      '1': 13,
      '2': 12,
      '3': 9,
      '4': 13,
      '5': 10,
      S2: 2,
      '6': 15,
      '7': 12,
      '8': 15,
      '9': 13,
      S3: 3,
      '10': 11,
      '11': 9,
      '12': 16,
      S4: 3,
      '13': 11,
      '14': 15,
      '15': 15,
      '16': 17,
    })
  })
  it('leads every target to a row', () => {
    const targets = [...new Set(checklist.flatMap((row) => row.targets))]
    expect(targets).toHaveLength(26)
    expect(rowsOfTarget('T13-1').map((row) => row.id)).toEqual(['13.6', '13.7'])
    expect(rowsOfTarget('T06-2').map((row) => row.id)).toEqual(['6.6', '6.7'])
  })
  it('says each row in Chinese and in English', () => {
    for (const { id, title } of checklist) {
      expect(title.zh, id).toMatch(/^\P{Script=Latin}*\p{Script=Han}\P{Script=Latin}*$/u)
      expect(title.en, id).not.toMatch(/\p{Script=Han}/u)
      expect(title.zh.length, id).toBeLessThan(60)
    }
  })
  it('knows every mechanism that a row names', () => {
    for (const row of checklist) expect(mechanismsOf(row).length, row.id).toBe(row.mechanism.split(' + ').length)
    expect(new Set(mechanisms.flatMap((each) => each.names)).size).toBe(mechanisms.flatMap((each) => each.names).length)
  })
})

describe('the checklist beside the text of the plan', () => {
  it('quotes the text: every phrase stands in it, character for character', () => {
    for (const row of checklist) expect(placeOf(row, text), row.id).toBeDefined()
  })
  it('keeps the illegible place as it was received', () => {
    const row = checklist.find((each) => each.id === '6.4')!
    expect(text.slice(1318, 1318 + row.phrase.length)).toBe(row.phrase)
  })
  it('finds the rows of a part of an item, and only of that item', () => {
    const item = { start: text.indexOf('8.構建開放'), end: text.indexOf('9.推動科技') }
    const at = text.indexOf('發展藍皮書', item.start)
    expect(rowsWithin('8', text, item, { start: at, end: at + 5 }).map((row) => row.id)).toEqual(['8.6'])
    const fifth = { start: text.indexOf('5.推動學會'), end: text.indexOf('二、做大一流') }
    expect(rowsWithin('5', text, fifth, { start: at, end: at + 5 })).toEqual([])
    expect(rowsWithin('5', text, fifth, fifth)).toHaveLength(10)
    expect(rowsWithin('8', text, item, item)).toHaveLength(15)
  })
})

const list = sharedPath('specs', '00-checklist.md')
it.skipIf(!list)('agrees with the list of the specification, row by row (shared folder)', () => {
  const rows = readFileSync(list!, 'utf8')
    .split('\n')
    .map((line) => /^\| (S?\d+\.\d+) \| `?(.*?)`? \| (.*?) \| (\w+) \| (.*?) \| (.*?) ?\|$/.exec(line))
    .filter((found) => found !== null)
  expect(checklist.map(({ id, phrase, room, mechanism, targets }) => ({ id, phrase, room, mechanism, targets }))).toEqual(
    rows.map(([, id, phrase, , room, mechanism, target]) => ({ id, phrase, room, mechanism, targets: target!.match(/T\d\d-\d+/g) ?? [] })),
  )
})
