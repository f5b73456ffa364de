import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../kernel/index.js'
import { isShown } from './conditions.js'
import { type FieldDecl, packsOn } from './pack.js'
import { readValues } from './values.js'

const RUNS = process.env.COLLEGIUM_FULL ? 2_000 : 200
const label = { zh: '栏', en: 'field' }
const field = (over: object) => ({ id: 'a', label, required: true, ...over }) as FieldDecl
const one = (over: object, value: unknown) => {
  const read = readValues([field(over)], { a: value }, () => true, true)
  return read.findings[0] ?? read.values.a
}

describe('reads one field', () => {
  it.each([
    [{ kind: 'text', max: 3 }, '  学会  ', '学会'],
    [{ kind: 'text', max: 2 }, '👨‍👩‍👧学', '👨‍👩‍👧学'],
    [{ kind: 'text', max: 2 }, '一二三', { code: 'text_too_long', field: 'a', maximum: 2, given: 3 }],
    [{ kind: 'text', min: 2 }, '一', { code: 'text_too_short', field: 'a', minimum: 2, given: 1 }],
    [{ kind: 'text' }, 'a\u0000b', { code: 'text_control', field: 'a' }],
    [{ kind: 'text', pattern: '20[0-9]{2}' }, 'x2022', { code: 'text_pattern', field: 'a' }],
    [{ kind: 'text' }, { toString: 'x' }, { code: 'field_text', field: 'a' }],
    [{ kind: 'number', min: 1, max: 5 }, '3', 3],
    [{ kind: 'number', max: 5 }, 6, { code: 'number_too_big', field: 'a', maximum: 5, given: 6 }],
    [{ kind: 'number' }, 1.5, { code: 'number_decimals', field: 'a', decimals: 0 }],
    [{ kind: 'number', decimals: 2 }, '0.07', 0.07],
    [{ kind: 'number' }, '1e9', { code: 'number_unknown', field: 'a' }],
    [{ kind: 'number' }, Number.NaN, { code: 'number_unknown', field: 'a' }],
    [{ kind: 'day', from: '2022-01-01' }, '2021-12-31', { code: 'day_too_early', field: 'a', earliest: '2022-01-01' }],
    [{ kind: 'day' }, '2022-02-30', { code: 'day_unknown', field: 'a' }],
    [{ kind: 'subject', subjectKind: 'need' }, 'not an id', { code: 'reference_unknown', field: 'a', given: 'not an id' }],
    [{ kind: 'person' }, { name: ' 李四 ', email: 'Li@Example.org' }, { name: '李四', email: 'li@example.org' }],
    [{ kind: 'person' }, { name: '李四', email: 'li@' }, { code: 'email_unknown', field: 'a' }],
    [{ kind: 'person' }, { name: '李四', email: 'li@example.org\nBcc: x@y.z' }, { code: 'email_unknown', field: 'a' }],
    [{ kind: 'person' }, { email: 'li@example.org' }, { code: 'person_unknown', field: 'a' }],
    [{ kind: 'people', max: 2 }, ['甲', '乙', '丙'], { code: 'people_too_many', field: 'a', maximum: 2, given: 3 }],
    [{ kind: 'people' }, ['甲', '甲'], { code: 'people_twice', field: 'a' }],
    [{ kind: 'link' }, 'javascript:alert(1)', { code: 'link_unknown', field: 'a' }],
    [{ kind: 'link' }, 'https://user:pass@example.org', { code: 'link_unknown', field: 'a' }],
    [{ kind: 'file', kinds: ['application/pdf'], maxBytes: 1 }, ['../../etc'], { code: 'file_unknown', field: 'a' }],
    [
      {
        kind: 'choice',
        options: [
          { id: 'x', label },
          { id: 'y', label },
        ],
      },
      '__proto__',
      { code: 'choice_unknown', field: 'a' },
    ],
    [{ kind: 'text' }, '   ', { code: 'field_missing', field: 'a' }],
  ])('%j of %j', (over, value, expected) => {
    expect(one(over, value)).toEqual(expected)
  })
})

it('names the row and column of a finding, and passes over rows that are empty', () => {
  const list = field({ kind: 'list', min: 1, max: 3, columns: [{ id: 'n', label, required: true, kind: 'number', max: 9 }] })
  const read = readValues([list], { a: [{ n: 1 }, {}, { n: '' }, { n: 99 }] }, () => true, true)
  expect(read.findings).toEqual([{ code: 'number_too_big', field: 'a.1.n', maximum: 9, given: 99 }])
  expect(readValues([list], { a: [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }] }, () => true, true).findings).toEqual([
    { code: 'list_too_long', field: 'a', maximum: 3, given: 4 },
  ])
})

it('a field that is not shown is neither asked for nor kept', () => {
  const fields = [
    field({
      id: 'elsewhere',
      kind: 'choice',
      options: [
        { id: 'yes', label },
        { id: 'no', label },
      ],
    }),
    field({ id: 'at', kind: 'text', showWhen: 'elsewhere = "yes"' }),
  ]
  expect(readValues(fields, { elsewhere: 'no', at: '某刊' }, isShown, true)).toEqual({ values: { elsewhere: 'no' }, findings: [] })
  expect(readValues(fields, { elsewhere: 'yes' }, isShown, true).findings).toEqual([{ code: 'field_missing', field: 'at' }])
})

it('whatever is sent, every pack answers with values of its own fields and findings with codes, and reading again changes nothing', () => {
  const packs = packsOn('2022-06-30' as Day)
  const anything = fc.anything({ maxDepth: 3, withBigInt: false, withDate: true, withNullPrototype: true, withObjectString: true })
  fc.assert(
    fc.property(fc.constantFrom(...packs), fc.array(anything, { minLength: 1, maxLength: 12 }), fc.boolean(), (pack, junk, complete) => {
      const raw = Object.fromEntries(pack.fields.map((each, index) => [each.id, junk[index % junk.length]]))
      const read = readValues(pack.fields, raw, isShown, complete)
      const ids = new Set(pack.fields.map((each) => each.id))
      expect(Object.keys(read.values).every((id) => ids.has(id))).toBe(true)
      expect(read.findings.every((finding) => /^[a-z_]+$/.test(finding.code) && typeof finding.field === 'string')).toBe(true)
      if (read.findings.length === 0) expect(readValues(pack.fields, read.values, isShown, complete)).toEqual(read)
    }),
    { numRuns: RUNS, seed: 3 },
  )
})
