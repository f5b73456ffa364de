import { type L10n, type Language, say } from '../kernel/index.js'
import { answerName, type Paging, pagingOf } from './answered.js'
import { listHeaders, problems } from './components.js'
import type { Endpoint } from './endpoints.js'
import { exampleOf } from './examples.js'
import type { Part, Schema } from './schemas.js'

const json = (schema: Schema, example?: unknown): Part => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
})
const LANGUAGE = { $ref: '#/components/parameters/Language' }

/** The operations at one endpoint's address. */
export function operationsOf(endpoint: Endpoint, language: Language): Part {
  return endpoint.kind === 'command'
    ? { post: commandOf(endpoint, language) }
    : { get: questionOf(endpoint, language), post: longQuestionOf(endpoint, language) }
}

function commandOf(endpoint: Endpoint, language: Language): Part {
  return {
    ...common(endpoint, language),
    operationId: endpoint.name.replace('.', '_'),
    parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }, LANGUAGE],
    requestBody: bodyOf(endpoint),
    responses: {
      200: { description: say(language, DONE), content: json(answerIn(endpoint)) },
      ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 500),
    },
  }
}

function questionOf(endpoint: Endpoint, language: Language): Part {
  const exports = endpoint.list
    ? [{ $ref: '#/components/parameters/Format' }, { $ref: '#/components/parameters/Rows' }, { $ref: '#/components/parameters/Bom' }]
    : []
  return {
    ...common(endpoint, language),
    operationId: endpoint.name.replace('.', '_'),
    parameters: [...parametersOf(endpoint), ...exports, LANGUAGE],
    responses: { 200: pageOf(endpoint, language), ...problems(401, 403, 404, 422, 429, 500) },
  }
}

/** The same question as JSON, for what is too long for an address. */
function longQuestionOf(endpoint: Endpoint, language: Language): Part {
  return {
    ...common(endpoint, language),
    operationId: `${endpoint.name.replace('.', '_')}_by_post`,
    parameters: [LANGUAGE],
    requestBody: bodyOf(endpoint),
    responses: {
      200: { description: say(language, ANSWER), content: json(answerIn(endpoint)) },
      ...problems(400, 401, 403, 404, 413, 415, 422, 429, 500),
    },
  }
}

const bodyOf = (endpoint: Endpoint): Part => ({
  required: (endpoint.input.required ?? []).length > 0,
  content: json({ $ref: `#/components/schemas/${endpoint.name}` }, exampleOf(endpoint.name, endpoint.input)),
})

const answerIn = (endpoint: Endpoint): Schema => (endpoint.answer ? { $ref: `#/components/schemas/${answerName(endpoint)}` } : {})

/** An answer to a question in the address: of a list one page with its `Link`, or with `format` the whole as a file. */
function pageOf(endpoint: Endpoint, language: Language): Part {
  if (!endpoint.list) return { description: say(language, ANSWER), content: json(answerIn(endpoint)) }
  const link = { Link: { description: say(language, NEXT), schema: { type: 'string' } } }
  return {
    description: say(language, LIST),
    headers: { ...(pagingOf(endpoint).length > 0 ? link : {}), ...listHeaders(language) },
    content: {
      ...json({ anyOf: [answerIn(endpoint), { $ref: '#/components/schemas/Rows' }] }),
      'text/csv': { schema: { type: 'string' } },
      [XLSX]: { schema: { type: 'string', format: 'binary' } },
    },
  }
}
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function parametersOf({ input, name }: Endpoint): Part[] {
  const required = new Set(input.required ?? [])
  const example = exampleOf(name, input) as Record<string, unknown>
  return Object.entries(input.properties ?? {}).map(([field, schema]) => ({
    name: field,
    in: 'query',
    required: required.has(field),
    ...(schema.description ? { description: schema.description } : {}),
    ...shapeOf(schema, Object.hasOwn(example, field) ? { example: example[field] } : {}),
  }))
}

/** Lists are written by repeating the name; whatever has structure is written as JSON. */
function shapeOf(schema: Schema, example: { readonly example?: unknown }): Part {
  if (schema.type === 'array' && schema.items && typeof schema.items.type === 'string')
    return { schema, style: 'form', explode: true, ...example }
  const plain = schema.type !== 'object' && schema.type !== 'array' && !schema.anyOf?.some((each) => each.type === 'object')
  return plain ? { schema, ...example } : { content: { 'application/json': { schema, ...example } } }
}

/** Who may, in words and as scopes of the token (OpenAPI 3.1 takes names of roles for any scheme). */
function common(endpoint: Endpoint, language: Language): Part {
  const { permission, isPublic } = endpoint
  const signedIn = [{ token: permission ? [permission] : [] }, { session: [] }]
  return {
    summary: say(language, endpoint.title),
    description: describe(endpoint, language),
    tags: [endpoint.room],
    security: isPublic ? [{}, ...signedIn] : signedIn,
    ...(permission ? { 'x-permission': permission } : {}),
    ...(endpoint.list ? { 'x-visibility': endpoint.list.visibility } : {}),
    ...(pagingOf(endpoint).length > 0 ? { 'x-paging': pagingOf(endpoint) } : {}),
  }
}

function describe(endpoint: Endpoint, language: Language): string {
  const { permission, isPublic, isHouse, kind } = endpoint
  const who = isHouse
    ? { zh: '只有系统自身可以办理；对所有人回答 403。', en: 'Only the house itself does this; everybody is answered 403.' }
    : isPublic
      ? {
          zh: kind === 'query' ? '公开。' : '不需要登录；凭自带的一次性标识。',
          en: kind === 'query' ? 'Public.' : 'Needs no sign-in; it carries its own one-time token.',
        }
      : permission
        ? { zh: `需要权限 \`${permission}\`。`, en: `Needs the permission \`${permission}\`.` }
        : { zh: '需要登录；按本人的角色决定。', en: 'Needs a sign-in; one’s own roles decide.' }
  return [who, ...pagingOf(endpoint).map(pagedBy)].map((text) => say(language, text)).join(' ')
}

const pagedBy = ({ rows, field, next }: Paging): L10n =>
  next === 'Link'
    ? {
        zh: `列表：用 \`Link\` 头的地址翻页（\`${field}\`）。`,
        en: `A list: go on by the address in \`Link\` (\`${field}\`); there is no \`next\` in it.`,
      }
    : {
        zh: `列表${rows.includes('.') ? `\`${rows}\`` : ''}：把答复中的 \`${next}\` 原样放回 \`${field}\`。`,
        en: `A list${rows.includes('.') ? ` (\`${rows}\`)` : ''}: put \`${next}\` of the answer back in as \`${field}\`.`,
      }

const DONE = { zh: '已办理，或无需办理', en: 'Done, or nothing to do' }
const ANSWER = { zh: '答复', en: 'The answer' }
const LIST = {
  zh: '列表的一页；加 format 则为整表的文件',
  en: 'A page of the list; with `format` the whole list as a file',
}
const NEXT = { zh: '下一页的地址（rel="next"）；没有则到底了', en: 'Where the next page is (rel="next"); absent at the end' }
