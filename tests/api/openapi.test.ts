import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openApi } from '../../src/api/index.js'
import { day, LANGUAGES, query, room } from '../../src/kernel/index.js'
import { rooms } from '../../src/main/rooms.js'

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
    output: z.object({ on: z.string(), n: z.int().min(0) }),
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
  expect(get.responses[200].content['application/json'].schema.properties).toMatchObject({
    on: { type: 'string' },
    n: { type: 'integer', minimum: 0 },
  })
  expect(get.parameters.slice(0, 3)).toMatchObject([
    { name: 'on', required: true, schema: { type: 'string', format: 'date' }, example: '2022-09-30' },
    { name: 'states', required: false, style: 'form', explode: true },
    { name: 'known', content: { 'application/json': {} } },
  ])
})

describe('a list', () => {
  const lists = queries.filter(({ parts }) => parts.list)
  it.each(lists.map(({ parts }) => [parts.name, parts] as const))(
    '%s can be exported, says its rule, and where it goes on',
    (name, parts) => {
      const { get } = document.paths[pathOf(name)]
      expect(get['x-visibility']).toBe(parts.list!.visibility)
      expect(get.parameters).toContainEqual({ $ref: '#/components/parameters/Format' })
      const paged = get.parameters.some((parameter: Json) => ['after', 'before'].includes(parameter.name))
      expect(get.responses[200].headers?.Link !== undefined).toBe(paged)
      if (paged) expect(get.description).toContain('`next`')
    },
  )
})
