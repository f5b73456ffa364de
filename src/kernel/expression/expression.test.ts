import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDay } from '../day.js'
import type { Schema } from './check.js'
import { decimalOf, decimalText, over, times } from './decimal.js'
import { evaluate, expressionTexts, fieldsOf, parseExpression, printExpression, toSql, typeCheck } from './index.js'
import { type Expression, isDayText } from './syntax.js'
import { EXAMPLE_DATA, EXAMPLES, expressionTextsUpTo, someData } from './testing.js'

const FULL = process.env.COLLEGIUM_FULL === '1'
const cases = { numRuns: FULL ? 10_000 : 200, seed: 20220401 }

function read(text: string): Expression {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.refusal)}`)
  return parsed.value
}
const says = (text: string, data: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  evaluate(read(text), { data, ...more })
const refusalOf = (text: string) => {
  const parsed = parseExpression(text)
  return parsed.ok ? undefined : parsed.refusal
}

describe('what expressions say', () => {
  it.each(EXAMPLES)('%s', (text, expected) => {
    expect(says(text, EXAMPLE_DATA)).toEqual(expected)
  })
  it('a name after a point may be any word, and values may be given beside `data`', () => {
    expect(says('data.in = 1 and data.count = 2 and today >= "2022-01-01"', { in: 1, count: 2 }, { today: '2022-04-01' })).toBe(true)
  })
  it('numbers out of range, and what is no JSON at all, are unknown and not a crash', () => {
    const odd = { big: 1e15, huge: 1e300, nan: Number.NaN, tiny: 1e-300, fn: () => 1 }
    expect(says('data.big > 1', odd)).toBeUndefined()
    expect(says('data.big is missing', odd)).toBe(false)
    expect(says('data.nan = data.nan', odd)).toBeUndefined()
    expect(says('data.tiny = 0', odd)).toBe(true)
    expect(says('data.fn = 1', odd)).toBeUndefined()
    expect(says('999999999999999 * 2 is missing')).toBe(true)
  })
})

describe('what is refused', () => {
  it.each([
    ['', { code: 'EXPR-SYNTAX', at: 0, found: '', expected: 'value' }],
    ['data.x =', { code: 'EXPR-SYNTAX', at: 8, expected: 'value' }],
    ['data.x = 1 1', { code: 'EXPR-SYNTAX', at: 11, found: '1', expected: 'end' }],
    ['(data.x', { code: 'EXPR-SYNTAX', at: 7, expected: ')' }],
    ['data.x is 3', { code: 'EXPR-SYNTAX', at: 10, expected: 'missing' }],
    ['data.x = "open', { code: 'EXPR-SYNTAX', at: 9, expected: '"' }],
    ['data.x = "a\u0000"', { code: 'EXPR-SYNTAX', at: 11, found: 'U+0000' }],
    ['data.x = "\ud800"', { code: 'EXPR-SYNTAX', at: 9 }],
    ['data.x; drop table fact', { code: 'EXPR-SYNTAX', at: 6, found: ';' }],
    ['data.x in [data.y]', { code: 'EXPR-SYNTAX', at: 11, found: 'data' }],
    ['1 = 2 = 3', { code: 'EXPR-SYNTAX', at: 6, expected: 'end' }],
    ['data.x = 1.0000000001', { code: 'EXPR-NUMBER', at: 9, found: '1.0000000001' }],
    ['data.x = 1000000000000000', { code: 'EXPR-NUMBER', at: 9 }],
    ['fetch("x")', { code: 'EXPR-FUNCTION', at: 0, name: 'fetch' }],
    ['constructor(1)', { code: 'EXPR-FUNCTION', at: 0, name: 'constructor' }],
    ['count(data.a, data.b)', { code: 'EXPR-ARGUMENTS', name: 'count', have: 2, least: 1, most: 1 }],
    ['age_at(data.a)', { code: 'EXPR-ARGUMENTS', name: 'age_at', have: 1, least: 2, most: 2 }],
    [`true${' '.repeat(2_000)}`, { code: 'EXPR-LONG', length: 2_004, limit: 2_000 }],
    [`${'('.repeat(1_000)}1`, { code: 'EXPR-DEEP', limit: 50 }],
    [`${'not '.repeat(499)}true`, { code: 'EXPR-DEEP', limit: 50 }],
    ['-'.repeat(1_999), { code: 'EXPR-DEEP', limit: 50 }],
    [`1${' + 1'.repeat(60)} > 1`, { code: 'EXPR-DEEP', limit: 50 }],
    [`data.x in [${Array.from({ length: 201 }, () => 1).join(',')}]`, { code: 'EXPR-LONG', length: 201, limit: 200 }],
  ])('%j', (text, refusal) => {
    expect(refusalOf(text)).toMatchObject(refusal)
  })
  it('a long row of and / or is no deep nesting', () => {
    expect(says(Array.from({ length: 150 }, () => 'true').join(' and '))).toBe(true)
    expect(says(`${'('.repeat(48)}true${')'.repeat(48)}`)).toBe(true)
  })
  it('every refusal has a sentence in both languages', () => {
    const refusals = ['', 'f(1)', 'count()', '1.1234567890', `${'('.repeat(99)}`, 'x'.repeat(2_001)].map(refusalOf)
    const findings = ['data.y = 1', 'data.n and true', 'data.n / 0 = 1'].map((text) =>
      typeCheck(read(text), { data: { record: { n: 'number' } } }),
    )
    for (const refusal of [...refusals, ...findings.map((each) => (each.ok ? undefined : each.refusal))]) {
      const say = expressionTexts[refusal!.code] as (given: unknown) => { zh: string; en: string }
      const said = say(refusal)
      expect(`${said.zh}${said.en}`).not.toMatch(/undefined|NaN|\[object/)
      expect(said.zh).toMatch(/[\u4e00-\u9fff]/)
    }
  })
})

describe('the check of types', () => {
  const schema: Schema = {
    data: {
      record: {
        n: 'number',
        t: 'text',
        d: 'day',
        b: 'boolean',
        tags: { list: 'text' },
        rows: { list: { record: { n: 'number', d: 'day' } } },
        free: 'any',
      },
    },
    today: 'day',
  }
  it.each<[string, unknown]>([
    ['data.t = "x" and data.n + 1 > 2', 'boolean'],
    ['sum(data.rows.n)', 'number'],
    ['data.rows.d', { list: 'day' }],
    ['age_at(data.d, today) < 40', 'boolean'],
    ['data.d = "whatever"', 'boolean'],
    ['data.d >= "1990-01-01"', 'boolean'],
    ['data.tags has data.t and data.t in ["a"]', 'boolean'],
    ['data.free.anything.below = 3 and data.free', 'boolean'],
    ['lower(data.t)', 'text'],
  ])('%s', (text, type) => {
    expect(typeCheck(read(text), schema)).toEqual({ ok: true, value: type })
  })
  it.each([
    ['data.y = 1', { code: 'EXPR-FIELD', at: 0, field: 'data.y' }],
    ['person.born = today', { code: 'EXPR-FIELD', field: 'person', known: ['data', 'today'] }],
    ['data.rows.x = 1', { code: 'EXPR-FIELD', field: 'data.rows.x', known: ['n', 'd'] }],
    ['data.t.length = 1', { code: 'EXPR-FIELD', field: 'data.t.length', known: [] }],
    ['data.n and true', { code: 'EXPR-TYPE', at: 0, found: 'number', expected: 'boolean' }],
    ['data.n = "1"', { code: 'EXPR-TYPE', at: 9, found: 'text', expected: 'number' }],
    ['data.t < "b"', { code: 'EXPR-TYPE', at: 0, found: 'text', expected: 'number or day' }],
    ['data.d < "soon"', { code: 'EXPR-TYPE', at: 9, found: 'text' }],
    ['data.d < 3', { code: 'EXPR-TYPE', at: 9, found: 'number', expected: 'day' }],
    ['count(data.n) = 1', { code: 'EXPR-TYPE', at: 6, found: 'number', expected: 'list of any' }],
    ['sum(data.tags) = 1', { code: 'EXPR-TYPE', found: 'list of text', expected: 'list of number' }],
    ['data.n in data.tags', { code: 'EXPR-TYPE', found: 'list of text', expected: 'list of number' }],
    ['data.tags = data.tags', { code: 'EXPR-TYPE', found: 'list of text' }],
    ['age_at(data.t, today) > 1', { code: 'EXPR-TYPE', at: 7, found: 'text', expected: 'day' }],
    ['1 / 0 = 1', { code: 'EXPR-DIV', at: 4 }],
  ])('%s', (text, refusal) => {
    expect(typeCheck(read(text), schema)).toMatchObject({ ok: false, refusal })
  })
  it('the whole may be asked for as a truth', () => {
    expect(typeCheck(read('data.n + 1'), schema, 'boolean')).toMatchObject({
      ok: false,
      refusal: { code: 'EXPR-TYPE', found: 'number', expected: 'boolean' },
    })
    expect(typeCheck(read('data.b'), schema, 'boolean').ok).toBe(true)
  })
  it('the deepest nesting of every operation is checked, printed and run at once', () => {
    for (const [open, close] of [
      ['(', ' in data.tags)'],
      ['(', ' overlaps data.tags)'],
      ['(data.tags has ', ')'],
      ['(', ' = data.n)'],
      ['(1 / ', ')'],
      ['(', ' is missing)'],
      ['max(1, ', ')'],
    ] as const) {
      const expression = read(`${open.repeat(45)}data.free${close.repeat(45)}`)
      typeCheck(expression, schema)
      evaluate(expression, { data: { tags: ['a'], n: 1, free: 2 } })
      expect(parseExpression(printExpression(expression)).ok).toBe(true)
      expect(toSql(expression, { column: 'data' }).text.length).toBeLessThan(100_000)
    }
  })
  it('lists the fields that are read', () => {
    expect(fieldsOf(read('data.n > 1 and not (data.tags overlaps ["a"]) or count(data.rows.n) = -(data.n)'))).toEqual([
      'data.n',
      'data.tags',
      'data.rows.n',
    ])
  })
})

describe('for any expression and any data', () => {
  const texts = expressionTextsUpTo(4)
  it('printed and read again it is the same', () => {
    const bare = (expression: Expression) =>
      JSON.stringify(expression, (key, value) => (key === 'at' ? undefined : typeof value === 'bigint' ? `${value}n` : value))
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseExpression(text)
        if (!parsed.ok) return expect(parsed.refusal.code).toBe('EXPR-DEEP')
        const printed = parseExpression(printExpression(parsed.value))
        if (!printed.ok) return expect(['EXPR-DEEP', 'EXPR-LONG']).toContain(printed.refusal.code)
        expect(bare(printed.value)).toBe(bare(parsed.value))
      }),
      cases,
    )
  })
  it('the outcome keeps the laws of three truths', () => {
    fc.assert(
      fc.property(texts, texts, someData, (a, b, data) => {
        const of = (text: string) => {
          const parsed = parseExpression(text)
          return parsed.ok ? truth(evaluate(parsed.value, { data })) : undefined
        }
        if ([`not (not (${a}) or not (${b}))`, `(${a}) and (${b})`].some((text) => refusalOf(text))) return
        const [x, y] = [of(a), of(b)]
        expect(of(`(${a}) and (${b})`)).toBe(x === false || y === false ? false : x === undefined || y === undefined ? undefined : true)
        expect(of(`not (not (${a}) or not (${b}))`)).toBe(of(`(${a}) and (${b})`))
        expect(of(`(${a}) is missing`)).toBeTypeOf('boolean')
      }),
      cases,
    )
  })
  it('no text makes the parser throw, whatever is cut out of or put into it', () => {
    fc.assert(
      fc.property(texts, fc.nat(300), fc.nat(20), fc.string({ unit: 'binary', maxLength: 6 }), someData, (text, at, cut, put, data) => {
        const parsed = parseExpression(text.slice(0, at) + put + text.slice(at + cut))
        if (parsed.ok) evaluate(parsed.value, { data })
        else expect(parsed.refusal.at).toBeGreaterThanOrEqual(0)
      }),
      cases,
    )
  })
  it('a well-typed expression over data that keeps the schema is only unknown where something is missing or divided by 0', () => {
    const schema: Schema = { data: { record: { n: 'number', m: 'number', t: 'text', s: 'text', b: 'boolean', d: 'text', e: 'text' } } }
    const whole = fc.record({
      n: fc.integer({ min: -99, max: 99 }),
      m: fc.integer({ min: -99, max: 99 }),
      t: fc.string(),
      s: fc.string(),
      b: fc.boolean(),
      d: fc.string(),
      e: fc.string(),
    })
    fc.assert(
      fc.property(texts, whole, (text, data) => {
        const parsed = parseExpression(text)
        if (!parsed.ok || /[/*]|999999|\b(min|max|sum|count)\b/.test(text) || !typeCheck(parsed.value, schema, 'boolean').ok) return
        expect(evaluate(parsed.value, { data }), text).toBeTypeOf('boolean')
      }),
      { ...cases, numRuns: cases.numRuns * 5 },
    )
  })
})

describe('decimals', () => {
  it('are exact to nine places, rounded half away from zero', () => {
    expect([1.0000000005, -1.0000000005, 5e-10, 4.9e-10, 1e-300, 0.1 + 0.2].map((value) => decimalText(decimalOf(value)!))).toEqual([
      '1.000000001',
      '-1.000000001',
      '0.000000001',
      '0',
      '0',
      '0.3',
    ])
    expect([1e15, -1e15, Number.POSITIVE_INFINITY, Number.NaN].map(decimalOf)).toEqual([undefined, undefined, undefined, undefined])
    expect(decimalText(over(decimalOf(-2)!, decimalOf(3)!)!)).toBe('-0.666666667')
    expect(over(decimalOf(1)!, 0n)).toBeUndefined()
    expect(decimalText(times(decimalOf(0.00005)!, decimalOf(-0.00001)!)!)).toBe('-0.000000001')
  })
  it('the pattern of a day agrees with the calendar', () => {
    for (let day = Date.UTC(1899, 11, 1); day < Date.UTC(2200, 1, 1); day += 86_400_000) {
      const text = new Date(day).toISOString().slice(0, 10)
      if (isDayText(text) !== isDay(text)) throw new Error(text)
    }
    const near = fc
      .tuple(fc.integer({ min: 1890, max: 2210 }), fc.nat(13), fc.nat(32))
      .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
    fc.assert(
      fc.property(near, (text) => isDayText(text) === isDay(text)),
      cases,
    )
  })
})

const truth = (value: unknown) => (typeof value === 'boolean' ? value : undefined)
