import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/index.js'
import { decimalOf, decimalText } from './decimal.js'
import { evaluate, parseExpression, toSql } from './index.js'
import type { Expression } from './syntax.js'
import { EXAMPLE_DATA, EXAMPLES, expressionTextsUpTo, someData } from './testing.js'

const FULL = process.env.COLLEGIUM_FULL === '1'
let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.appUrl })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await database?.close()
})

const read = (text: string): Expression | undefined => {
  const parsed = parseExpression(text)
  return parsed.ok ? parsed.value : undefined
}
const truth = (value: unknown) => (typeof value === 'boolean' ? value : null)

/** What the database says for each of the rows, in order. */
async function inDatabase(expression: Expression, rows: readonly unknown[]): Promise<(boolean | null)[]> {
  const { text, values } = toSql(expression, { column: 'f.data', first: 2 })
  const found = await client.query<{ holds: boolean | null }>(
    `select (${text}) as holds from (select value as data, ordinality as o from jsonb_array_elements($1::jsonb) with ordinality) f order by f.o`,
    [JSON.stringify(rows), ...values],
  )
  return found.rows.map((row) => row.holds)
}

describe('a condition in the database', () => {
  it('says of every row what evaluate says, for any expression and any data', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(expressionTextsUpTo(4), fc.array(someData, { minLength: 1, maxLength: 12 }), async (text, rows) => {
        const expression = read(text)
        if (!expression) return
        compared += rows.length
        // Through JSON once, as facts are: -0 becomes 0.
        const stored = JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[]
        expect(await inDatabase(expression, rows), text).toEqual(stored.map((data) => truth(evaluate(expression, { data }))))
      }),
      { numRuns: FULL ? 10_000 : 300, seed: 20220402 },
    )
    expect(compared).toBeGreaterThan(500)
  })
  it.each(EXAMPLES)('agrees with the example %s', async (text, outcome) => {
    expect(await inDatabase(read(asking(text, outcome))!, [EXAMPLE_DATA])).toEqual([outcome !== false])
  })
  it('works on rows whose data is no record at all, and for texts that look like SQL', async () => {
    const odd = [null, 1, 'x', {}, { t: "'; drop table kernel.fact; --" }]
    for (const text of [
      'data.t = "A"',
      'data.t in ["A", "\'; drop table kernel.fact; --"]',
      'data.t is missing',
      'data is missing',
      'count(data) = 1',
      'not (data.t.u has 1)',
    ]) {
      const expression = read(text)!
      expect(await inDatabase(expression, odd), text).toEqual(odd.map((data) => truth(evaluate(expression, { data }))))
    }
  })
  it('the longest and deepest conditions are planned and run', async () => {
    const texts = [
      Array.from({ length: 120 }, (_, i) => `data.n = ${i % 10}`)
        .join(' or ')
        .slice(0, 1_990)
        .replace(/ or [^o]*$/, ''),
      `${'('.repeat(40)}data.deep.rows.d has "A"${') = true'.repeat(40)}`,
      `1${' + data.n'.repeat(45)} > 10`,
      `1${' / data.n'.repeat(45)} < 10`,
      `${'('.repeat(45)}data.n${' in data.deep.rows.d)'.repeat(45)}`,
      `${'('.repeat(45)}data.n${' = data.n)'.repeat(45)}`,
      `${'(data.deep.rows.d has '.repeat(45)}data.n${')'.repeat(45)}`,
      `${'max(1, '.repeat(45)}data.n${')'.repeat(45)} > 1`,
      `data.n in [${Array.from({ length: 200 }, (_, i) => i).join(', ')}]`,
    ]
    for (const text of texts) {
      const expression = read(text)
      if (!expression) throw new Error(`${text}: ${JSON.stringify(parseExpression(text))}`)
      const rows = [{ n: 3, deep: { rows: [{ d: 'A' }, { d: 'B' }] } }, { n: 0.5, deep: [] }, {}]
      expect(await inDatabase(expression, rows), text).toEqual(rows.map((data) => truth(evaluate(expression, { data }))))
    }
  })
  it('what the database cannot read is a fault, found before by the check of types', () => {
    expect(() => toSql(read('today > "2022-01-01"')!, { column: 'f.data' })).toThrow('today cannot be read')
    expect(() => toSql(read('true')!, { column: 'f.data; drop' })).toThrow('not a column')
  })
})

/** A question about the example whose answer is yes, but for an outcome that is itself false. */
function asking(text: string, outcome: boolean | number | string | undefined): string {
  if (outcome === undefined) return `(${text}) is missing`
  if (typeof outcome === 'boolean') return text
  return `(${text}) = ${typeof outcome === 'number' ? decimalText(decimalOf(outcome)!) : `"${outcome}"`}`
}
