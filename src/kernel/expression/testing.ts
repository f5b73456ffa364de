import fc from 'fast-check'
import { LIMITS } from './syntax.js'

/** Expressions as text, mostly well typed, over fields that hold now this and now that. For property tests. */
export function expressionTextsUpTo(depth: number): fc.Arbitrary<string> {
  const name = fc
    .constantFrom('n', 'm', 't', 's', 'b', 'd', 'e', 'list', 'rows.n', 'rows.t', 'rows', 'deep.n', 'deep.list', 'deep.rows.d', 'none')
    .map((field) => `data.${field}`)
  const number = fc.constantFrom('0', '1', '2', '3.5', '0.1', '0.2', '0.3', '-1', '999999999999999', '0.000000001', '7', '1000000')
  const words = fc.constantFrom(
    '"A"',
    '"a"',
    '"B"',
    '""',
    '"学会"',
    '"2022-02-28"',
    '"2024-02-29"',
    '"2022-02-30"',
    '"1990-07-01"',
    '"😀\\"\\\\"',
  )
  const list = fc.array(fc.oneof(number, words, fc.constantFrom('true', 'false')), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`)
  const { bool } = fc.letrec<{ bool: string; num: string; text: string; any: string; lists: string }>((tie) => ({
    num: fc.oneof(
      { depthSize: 'small', maxDepth: depth, withCrossShrink: true },
      number,
      name,
      fc.tuple(tie('num'), fc.constantFrom('+', '-', '*', '/'), tie('num')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('lists').map((a) => `count(${a})`),
      tie('lists').map((a) => `sum(${a})`),
      fc
        .tuple(fc.constantFrom('min', 'max'), fc.array(tie('num'), { minLength: 2, maxLength: 3 }))
        .map(([f, args]) => `${f}(${args.join(', ')})`),
      fc.tuple(fc.constantFrom('min', 'max'), tie('lists')).map(([f, a]) => `${f}(${a})`),
      tie('text').map((a) => `len(${a})`),
      fc.tuple(fc.constantFrom('age_at', 'years_between'), tie('text'), tie('text')).map(([f, a, b]) => `${f}(${a}, ${b})`),
      tie('num').map((a) => `-(${a})`),
    ),
    text: fc.oneof(
      { depthSize: 'small', maxDepth: depth, withCrossShrink: true },
      words,
      name,
      tie('text').map((a) => `lower(${a})`),
    ),
    lists: fc.oneof(list, name),
    any: fc.oneof(
      { depthSize: 'small', maxDepth: depth, withCrossShrink: true },
      tie('num'),
      tie('text'),
      fc.constantFrom('true', 'false'),
      name,
    ),
    bool: fc.oneof(
      { depthSize: 'small', maxDepth: depth, withCrossShrink: true },
      fc.constantFrom('true', 'false'),
      name,
      fc.tuple(tie('any'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('any')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie('num'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('num')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie('any'), tie('lists')).map(([a, b]) => `(${a} in ${b})`),
      fc.tuple(tie('lists'), tie('any')).map(([a, b]) => `(${a} has ${b})`),
      fc.tuple(tie('lists'), tie('lists')).map(([a, b]) => `(${a} overlaps ${b})`),
      fc.tuple(tie('any'), fc.constantFrom('is missing', 'is not missing')).map(([a, word]) => `(${a} ${word})`),
      fc.tuple(tie('bool'), fc.constantFrom('and', 'or'), tie('bool')).map(([a, word, b]) => `(${a} ${word} ${b})`),
      tie('bool').map((a) => `not (${a})`),
    ),
  }))
  return bool.filter((text) => text.length <= LIMITS.length)
}

/** Facts' data with the fields that the expressions read; any field may be missing, null or of another kind. */
export const someData: fc.Arbitrary<Record<string, unknown>> = (() => {
  const number = fc.oneof(
    fc.constantFrom(
      0,
      1,
      2,
      3.5,
      0.1,
      0.2,
      0.3,
      -1,
      0.1 + 0.2,
      1e15,
      -1e15,
      999_999_999_999_999,
      1e-9,
      5e-10,
      4.999e-10,
      1e300,
      5e-324,
      1.0000000005,
      -2.5e-9,
    ),
    fc.integer({ min: -5, max: 5 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1_000, max: 1_000, noNaN: true }),
  )
  const text = fc.oneof(
    fc.constantFrom(
      'A',
      'a',
      'B',
      '',
      '学会',
      '😀"\\',
      '2022-02-28',
      '2022-02-30',
      '2024-02-29',
      '1900-02-29',
      '2000-02-29',
      '1990-07-01',
      '2199-12-31',
      '2022-1-1',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }).map((s) => s.replaceAll('\u0000', '')),
  )
  const scalar = fc.oneof(
    { weight: 4, arbitrary: number },
    { weight: 4, arbitrary: text },
    { weight: 2, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: fc.constant(null) },
  )
  const row = fc.record({ n: scalar, t: scalar, d: scalar }, { requiredKeys: [] })
  const list = fc.array(fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: fc.constantFrom({}, [], [1]) }), {
    maxLength: 4,
  })
  const rows = fc.array(fc.oneof({ weight: 6, arbitrary: row }, { weight: 1, arbitrary: scalar }), { maxLength: 3 })
  const odd = fc.oneof(scalar, list, row)
  const mostly = (usual: fc.Arbitrary<unknown>) => fc.oneof({ weight: 7, arbitrary: usual }, { weight: 1, arbitrary: odd })
  const fields = {
    n: mostly(number),
    m: mostly(number),
    t: mostly(text),
    s: mostly(text),
    b: mostly(fc.boolean()),
    d: mostly(text),
    e: mostly(text),
    list: mostly(list),
    rows: mostly(rows),
  }
  return fc.record({ ...fields, deep: mostly(fc.record({ n: scalar, list, rows }, { requiredKeys: [] })) }, { requiredKeys: [] })
})()
