import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openApi } from '../../src/api/index.js'
import { day, LANGUAGES, query, room } from '../../src/kernel/index.js'
import { rooms } from '../../src/main/rooms.js'
import { documented, examplesIn } from './documented.js'

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape is walked
type Json = any
const address = 'https://example.org'
const document = openApi(rooms, address) as Json
const commands = rooms.flatMap((room) => room.commands)
const queries = rooms.flatMap((room) => room.queries)
const pathOf = (name: string) => `/api/v1/${name.replace('.', '/')}`

it.each(LANGUAGES)('is valid OpenAPI 3.1 in %s, with every reference leading somewhere', async (language) => {
  const validator = new Validator()
  const found = await validator.validate(structuredClone(openApi(rooms, address, language)) as never)
  expect(found.errors ?? []).toEqual([])
  expect(found.valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

it('every schema in it is a JSON Schema of dialect 2020-12', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    expect(ajv.validateSchema(schema as object), `${name}: ${JSON.stringify(ajv.errors)}`).toBe(true)
  }
})

it('describes every command and query once, and nothing that is not there', () => {
  const described = Object.keys(document.paths).filter((path) => !/^\/api\/v1\/(me|files)/.test(path))
  expect(described.sort()).toEqual([...commands, ...queries].map(({ parts }) => pathOf(parts.name)).sort())
  for (const { parts } of commands) expect(Object.keys(document.paths[pathOf(parts.name)])).toEqual(['post'])
  for (const { parts } of queries) expect(Object.keys(document.paths[pathOf(parts.name)]).sort()).toEqual(['get', 'post'])
})

const operations: [string, Json][] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item as Json).map(([method, operation]): [string, Json] => [`${method} ${path}`, operation]),
)

it('each operation has its own id, a summary, a tag that is explained, and problems as its refusals', () => {
  const ids = operations.map(([, operation]) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  const tags = new Set(document.tags.map((tag: Json) => tag.name))
  for (const [name, operation] of operations) {
    expect(operation.summary, name).toBeTruthy()
    expect(
      operation.tags.every((tag: string) => tags.has(tag)),
      name,
    ).toBe(true)
    const refusals = Object.keys(operation.responses).filter((status) => Number(status) >= 400)
    expect(refusals, name).toContain('500')
    for (const status of refusals) expect(operation.responses[status].$ref).toBe(`#/components/responses/Problem${status}`)
  }
})

it.each([...commands, ...queries].map(({ parts }) => [parts.name, parts] as const))(
  '%s names its permission and who needs no sign-in',
  (name, parts) => {
    for (const operation of Object.values(document.paths[pathOf(name)]) as Json[]) {
      expect(operation['x-permission']).toBe(parts.permission)
      const open = parts.allow === 'open' || parts.allow === 'public'
      expect(operation.security.some((one: Json) => Object.keys(one).length === 0)).toBe(open)
      if (parts.permission) {
        expect(operation.security).toContainEqual({ token: [parts.permission] })
        expect(operation.description).toContain(parts.permission.endsWith('.house') ? '403' : parts.permission)
      }
    }
  },
)

it.each([...commands, ...queries].map(({ parts }) => [parts.name, parts] as const))(
  'the example of %s is taken by its schema',
  (name, parts) => {
    const { example, schema } = document.paths[pathOf(name)].post.requestBody.content['application/json']
    expect(schema.$ref).toBe(`#/components/schemas/${name}`)
    const read = (parts.input as z.ZodType).safeParse(example)
    expect(read.success, JSON.stringify(read.error?.issues)).toBe(true)
  },
)

it('says what a query answers, where its manifest does', async () => {
  const answers = query({
    name: 'sample.counts',
    title: { zh: '样例', en: 'Sample' },
    input: z.strictObject({ on: day, states: z.array(z.enum(['a', 'b'])).optional(), known: z.strictObject({ seq: z.int() }).optional() }),
    output: z.strictObject({ on: z.string(), n: z.int().min(0) }),
    allow: 'public',
    run: async (_ctx, { on }) => ({ on, n: 1 }),
  })
  const sample = room({
    name: 'sample',
    floor: 1,
    title: { zh: '样例', en: 'Sample' },
    commands: [],
    queries: [answers],
    facts: [],
    permissions: {},
    refusals: {},
  })
  const made = openApi([sample], address) as Json
  expect((await new Validator().validate(structuredClone(made))).errors ?? []).toEqual([])
  const { get } = made.paths['/api/v1/sample/counts']
  expect(get.responses[200].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/sample.counts.answer' })
  expect(made.components.schemas['sample.counts.answer']).toEqual({
    type: 'object',
    required: ['on', 'n'],
    properties: { on: { type: 'string' }, n: { type: 'integer', minimum: 0 } },
  })
  expect(get.parameters.slice(0, 3)).toMatchObject([
    { name: 'on', required: true, schema: { type: 'string', format: 'date' }, example: '2022-09-30' },
    { name: 'states', required: false, style: 'form', explode: true },
    { name: 'known', content: { 'application/json': {} } },
  ])
})

describe('answers', () => {
  const schemas = document.components.schemas as Record<string, Json>
  const inOperation = (operation: Json): Json => operation.responses[200].content['application/json'].schema

  it.each([...commands, ...queries].map(({ parts }) => [parts.name, parts] as const))(
    '%s says what it answers, by a component',
    (name, parts) => {
      const said = { $ref: `#/components/schemas/${name}.answer` }
      const { get, post } = document.paths[pathOf(name)]
      expect(inOperation(post)).toEqual(said)
      const list = (parts as { list?: unknown }).list
      if (get) expect(inOperation(get)).toEqual(list ? { anyOf: [said, { $ref: '#/components/schemas/Rows' }] } : said)
      expect(Object.keys(schemas[`${name}.answer`]).length).toBeGreaterThan(0)
    },
  )

  it('use the shapes that have a name, and none that is missing or that nobody uses', () => {
    const used = new Set([...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((found) => found[1]!))
    expect([...used].filter((name) => !schemas[name])).toEqual([])
    expect(Object.keys(schemas).filter((name) => !used.has(name) && !queries.some(({ parts }) => parts.name === name))).toEqual([])
    for (const name of ['Unit', 'Record', 'BoardTarget', 'EvidenceLine', 'PlanTree', 'L10n']) expect(used.has(name), name).toBe(true)
  })

  it('are left open, so that a field more breaks no program', () => {
    for (const [name, schema] of Object.entries(schemas))
      if (name.endsWith('.answer') || /^[A-Z]/.test(name))
        expect(JSON.stringify(schema), name).not.toContain('"additionalProperties":false')
  })

  it('say days, instants and ids by their formats', () => {
    const { Unit, Period, Statement } = schemas
    expect(Unit.properties.id).toMatchObject({ type: 'string', format: 'uuid' })
    expect(Period.properties.from).toMatchObject({ type: 'string', format: 'date' })
    expect(Statement.properties.recordedAt).toMatchObject({ type: 'string', format: 'date-time' })
    expect(Unit.properties.nameEn.anyOf.map((each: Json) => each.type)).toEqual(['string', 'null'])
  })
})

describe('every example', () => {
  const answers = documented(document)
  const found = examplesIn(document)
  it('there are some: of questions, commands, parameters and components', () => expect(found.length).toBeGreaterThan(150))
  it.each(found.map((each) => [each.at, each] as const))('%s matches its schema', (_at, { pointer, example }) => {
    expect(answers.findings(pointer, example)).toEqual([])
  })
})

describe('a list', () => {
  const lists = queries.filter(({ parts }) => parts.list)
  const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const whole = (schema: Json): Json => (schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema)
  /** The schema of a field of an answer, dotted for nested ones. */
  const reached = (name: string, path: string): Json =>
    path
      .split('.')
      .reduce((schema, field) => (field === '' ? whole(schema) : whole(schema)?.properties?.[field]), { $ref: `/${name}.answer` } as Json)

  it.each(lists.map(({ parts }) => [parts.name, parts] as const))(
    '%s can be exported, says its rule, and where it goes on',
    (name, parts) => {
      const { get } = document.paths[pathOf(name)]
      expect(get['x-visibility']).toBe(parts.list!.visibility)
      expect(get.parameters).toContainEqual({ $ref: '#/components/parameters/Format' })
      expect(Object.keys(get.responses[200].content)).toEqual(['application/json', 'text/csv', XLSX])
      expect(Object.keys(get.responses[200].headers)).toEqual(expect.arrayContaining(['X-Rows', 'Content-Disposition']))
      const fields = get.parameters
        .map((parameter: Json) => parameter.name)
        .filter((field: string) => /^(after|before)$|After$/.test(field))
      const paging: Json[] = get['x-paging'] ?? []
      expect(paging.map((each) => each.field).sort()).toEqual(fields.sort())
      expect(get.responses[200].headers?.Link !== undefined).toBe(fields.length > 0)
      for (const { rows, next, field } of paging) {
        expect(get.description).toContain(`\`${field}\``)
        expect(reached(name, rows).type, `${name} ${rows}`).toBe('array')
        if (next !== 'Link') expect(reached(name, next), `${name} ${next}`).toBeDefined()
      }
    },
  )
})
