import fc from 'fast-check'
import { LIMITS } from './syntax.js'

/** Expressions as text, mostly well typed, over fields that hold now this and now that. For property tests. */
export function expressionTextsUpTo(depth: number): fc.Arbitrary<string> {
  const name = fc
    .constantFrom('n', 'm', 't', 's', 'b', 'd', 'e', 'list', 'rows.n', 'rows.t', 'rows', 'deep.n', 'deep.list', 'deep.rows.d', 'none')
    .map((field) => `data.${field}`)
  const mostly = (...fields: string[]) =>
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fields.map((field) => `data.${field}`)) }, { weight: 1, arbitrary: name })
  const [numName, textName, boolName, listName] = [
    mostly('n', 'm', 'deep.n'),
    mostly('t', 's', 'd', 'e'),
    mostly('b'),
    mostly('list', 'rows.n', 'rows.t', 'rows', 'deep.list', 'deep.rows.d'),
  ]
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
      { depthSize: 'medium', maxDepth: depth, withCrossShrink: true },
      number,
      numName,
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
      { depthSize: 'medium', maxDepth: depth, withCrossShrink: true },
      words,
      textName,
      tie('text').map((a) => `lower(${a})`),
    ),
    lists: fc.oneof(list, listName),
    any: fc.oneof(
      { depthSize: 'medium', maxDepth: depth, withCrossShrink: true },
      tie('num'),
      tie('text'),
      fc.constantFrom('true', 'false'),
      name,
    ),
    bool: fc.oneof(
      { depthSize: 'medium', maxDepth: depth, withCrossShrink: true },
      fc.constantFrom('true', 'false'),
      boolName,
      fc.tuple(tie('any'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('any')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie('num'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('num')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie('text'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('text')).map(([a, op, b]) => `(${a} ${op} ${b})`),
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

/** One record, and what expressions say of it; a list of examples that both memory and database must give. */
export const EXAMPLE_DATA = {
  list: 'science',
  tier: 'B',
  papers: [{ year: 2020, doi: '10.1/A' }, { year: 2021 }, { year: null }],
  scores: [1.5, 2, null],
  tags: ['a', 'b'],
  first: '2019-04-16',
  close: '2022-04-15',
  born: '1992-02-29',
  on: true,
  name: '中国科协',
  price: 0.1,
  zero: 0,
  empty: [],
  nothing: null,
  flags: [true],
}

export const EXAMPLES: readonly (readonly [text: string, outcome: boolean | number | string | undefined])[] = [
  ['data.list = "science"', true],
  ['data.list ≠ "science"', false],
  ['data.list = “science” and not data.tier in ["A"]', true],
  ['data.tier in ["A", "B"]', true],
  ['data.tier not in ["A", "B"]', false],
  ['years_between(data.first, data.close) >= 2', true],
  ['years_between(data.first, data.close) >= 3', false],
  ['years_between(data.close, data.first)', -2],
  ['age_at(data.born, "2022-02-28")', 29],
  ['age_at(data.born, "2022-03-01")', 30],
  ['age_at(data.born, "2024-02-29")', 32],
  ['age_at(data.born, "2022-02-29")', undefined],
  ['count(data.papers) ≥ 3', true],
  ['count(data.papers.year) = 2', true],
  ['count(data.papers.doi)', 1],
  ['sum(data.scores)', 3.5],
  ['sum(data.empty)', 0],
  ['sum(data.tags)', undefined],
  ['max(data.papers.year) - min(data.papers.year)', 1],
  ['max(data.empty)', undefined],
  ['max(1, data.price, 3)', 3],
  ['min(1, data.absent)', undefined],
  ['not (data.tags overlaps ["c", "d"])', true],
  ['data.tags overlaps data.flags', false],
  ['data.tags has "b"', true],
  ['data.flags has true', true],
  ['data.absent is missing', true],
  ['data.nothing is missing', true],
  ['data.zero is missing', false],
  ['data.zero is not missing', true],
  ['data.absent.further is missing', true],
  ['1 / data.zero is missing', true],
  ['data.price + 0.2 = 0.3', true],
  ['1 / 3 * 3 = 1', false],
  ['2 + 3 * 4 - 10 / 4', 11.5],
  ['-2 * -(3)', 6],
  ['lower("ÄB-10.1/X")', 'Äb-10.1/x'],
  ['len(data.name)', 4],
  ['len("😀")', 1],
  ['data.first < data.close', true],
  ['data.list < "z"', undefined],
  ['data.list = 3', undefined],
  ['not (data.list = 3)', undefined],
  ['data.list in [3]', false],
  ['data.on', true],
  ['data.on = true and data.on != false', true],
  ['data.on < true', undefined],
  ['data.absent = 1 and false', false],
  ['data.absent = 1 or true', true],
  ['data.absent = 1 and true', undefined],
  ['data.list and true', undefined],
  ['not data.absent', undefined],
  ['data.__proto__ is missing', true],
  ['data.constructor is missing', true],
  ['data.tags.length is missing', false],
  ['（data.tier ＝ "B"） and data.price × 10 ＞ 0', true],
  ['true or false and false', true],
  ['not true or true', true],
  ['years_between("2019-04-16", "2022-04-16")', 3],
  ['years_between("2022-04-16", "2019-04-16")', -3],
  ['999999999999999 + 1', undefined],
  ['-999999999999999 - 1', undefined],
  ['999999999999999 + 0.5', 999999999999999.5],
  ['data.price * 0.000000005', 0.000000001],
  ['-2 / 3', -0.666666667],
]
