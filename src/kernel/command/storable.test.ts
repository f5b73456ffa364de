import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DEEPEST, unstorable } from './storable.js'

const runs = { numRuns: process.env.COLLEGIUM_FULL ? 5_000 : 200 }

it.each([
  ['NUL in a text', { a: [{ b: 'x\u0000' }] }, 'field_characters', 'a.0.b'],
  ['NUL in a name', { 'x\u0000': 1 }, 'field_characters', ''],
  ['half of a surrogate pair', { a: '\ud83d' }, 'field_characters', 'a'],
  ['a number beyond all numbers', JSON.parse('{"a":1e999}'), 'field_not_a_number', 'a'],
  ['no number', { a: Number.NaN }, 'field_not_a_number', 'a'],
])('%s is named with its place', (_what, raw, code, field) => {
  expect(unstorable(raw)).toEqual({ code: 'input_invalid', field, fields: [{ code, field }] })
})

it('nesting ends somewhere, however deep it goes', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
  expect(unstorable(nested(DEEPEST))).toBeUndefined()
  expect(unstorable(nested(DEEPEST + 1))).toMatchObject({ fields: [{ code: 'field_too_deep', maximum: DEEPEST }] })
  expect(unstorable(nested(100_000))).toMatchObject({ fields: [{ code: 'field_too_deep' }] })
})

it('everything else that JSON can say passes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const text = JSON.stringify(value)
      fc.pre(!/\\u0000|\\ud[89a-f]/i.test(text))
      expect(unstorable(JSON.parse(text))).toBeUndefined()
    }),
    runs,
  )
})
