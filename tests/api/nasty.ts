import fc from 'fast-check'
import type { Schema } from '../../src/api/schemas.js'

/** Texts that have broken something somewhere. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e文件',
  "'; drop table kernel.fact; --",
  "' or 1=1 --",
  '" or ""="',
  '$$; select pg_sleep(1); $$',
  '\\',
  '%',
  '_%_',
  '%00',
  '%ff',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant as text
  '${7*7}',
  '=1+1',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '[]',
  '{}',
  '-0',
  '1e999',
  '0x10',
  '٣',
  '１２',
  '二〇二二',
  '2022-02-30',
  '0000-00-00',
  '9999-12-31',
  '1900-01-01',
  '2199-12-31',
  '2022-06-30T00:00:00Z',
  '+012345-01-01',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  'ﷺ'.repeat(50),
  '👩‍👩‍👧‍👦'.repeat(20),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢'.repeat(5),
  '字'.repeat(5_000),
  'x'.repeat(200_000),
  '('.repeat(3_000),
]
const NUMBERS = [
  0,
  -0,
  1,
  -1,
  2,
  0.5,
  1e-9,
  32_767,
  32_768,
  65_536,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53 - 1,
  -(2 ** 53) + 1,
  1e21,
  1e308,
]

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.integer(), fc.double({ noNaN: true }))
const deep = fc.integer({ min: 1, max: 200 }).map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown)

/** Anything that JSON can say, and that no form of ours would. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  deep,
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(text, fc.oneof(text, number), { maxKeys: 4 }),
  fc.array(fc.oneof(text, number, fc.constant(null)), { maxLength: 8 }),
)
export const nastyText = text

/** A value of the right shape with extreme content: it passes the schema more often, and then meets the rules and the database. */
export function extremeOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(extremeOf))
  const types = [schema.type ?? 'any'].flat() as string[]
  return fc.oneof(...types.map((type) => extremeOfType(type, schema)))
}

function extremeOfType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return stringOf(schema)
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 2 ** 53 - 1),
        fc.constantFrom(...NUMBERS),
        fc.integer({ min: 0, max: 60 }),
      )
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return listOf(schema)
    case 'object':
      return objectOf(schema)
    default:
      return anything
  }
}

function stringOf(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.oneof(fc.uuid(), fc.constantFrom('00000000-0000-0000-0000-000000000000', 'x'))
  if (schema.format === 'date') return fc.constantFrom('1900-01-01', '2199-12-31', '2022-03-08', '2022-02-28', '2024-02-29', '2022-13-01')
  if (schema.pattern !== undefined)
    return fc.oneof(
      fc.stringMatching(new RegExp(String(schema.pattern))).map((one) => one.slice(0, 300)),
      text,
    )
  const most = Number(schema.maxLength ?? 200)
  return fc.oneof(
    text,
    text.map((one) => one.slice(0, most)),
    fc.constant('字'.repeat(Math.min(most, 20_000))),
  )
}

function listOf(schema: Schema): fc.Arbitrary<unknown> {
  const first = schema.prefixItems as readonly Schema[] | undefined
  if (first) return fc.tuple(...first.map(extremeOf))
  return fc.array(schema.items ? extremeOf(schema.items) : anything, { minLength: Math.min(Number(schema.minItems ?? 0), 5), maxLength: 5 })
}

function objectOf(schema: Schema): fc.Arbitrary<unknown> {
  if (!schema.properties)
    return fc.dictionary(
      fc.oneof(
        fc.constantFrom('topic', 'need', 'values'),
        text.map((one) => one.slice(0, 40)),
      ),
      anything,
      { maxKeys: 4 },
    )
  const required = new Set(schema.required ?? [])
  const fields = Object.entries(schema.properties).map(([name, each]) => [name, extremeOf(each)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] })
}
