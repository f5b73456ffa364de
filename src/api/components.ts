import { type L10n, type Language, say } from '../kernel/index.js'
import type { Part, Schema } from './schemas.js'

const text = { type: 'string' } as const
const id = { type: 'string', format: 'uuid' } as const
const details = { type: 'object', description: 'The numbers and names that explain it', additionalProperties: true }

/** Shapes that every endpoint shares. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Problem: {
    type: 'object',
    description: 'RFC 9457 problem details. `code` never changes its meaning; `title` is the sentence in the asked language.',
    required: ['type', 'title', 'status', 'code', 'requestId'],
    properties: {
      type: { type: 'string', format: 'uri', description: 'Where the code is explained' },
      title: text,
      status: { type: 'integer' },
      code: text,
      field: { ...text, description: 'The first field that is wrong, dotted for nested ones' },
      fields: { type: 'array', items: { $ref: '#/components/schemas/ProblemField' }, description: 'Everything that is wrong, at once' },
      details,
      requestId: { ...text, description: 'Also in the header `X-Request-Id`; name it when you ask for help' },
    },
    example: {
      type: 'https://example.org/api#input_invalid',
      title: 'Some entries need to be corrected.',
      status: 422,
      code: 'input_invalid',
      field: 'asOf',
      fields: [{ code: 'day_unknown', title: 'There is no such day; write it like 2022-09-30.', field: 'asOf' }],
      requestId: '01893a2f-7c00-7abc-8def-0123456789ab',
    },
  },
  ProblemField: {
    type: 'object',
    required: ['code', 'title'],
    properties: { code: text, title: text, field: text, details },
  },
  Done: {
    type: 'object',
    description: 'Done, or nothing to do since it was so already. Commands that tell more say so in an answer of their own',
    required: ['did', 'facts'],
    properties: {
      did: { type: 'string', enum: ['done', 'nothing'], description: '`nothing`: it was so already' },
      facts: { type: 'array', items: id, description: 'Ids of the facts that became true' },
    },
    example: { did: 'nothing', facts: [] },
  },
  Nothing: {
    type: 'object',
    description: 'It was so already; nothing was changed',
    required: ['did', 'facts'],
    properties: { did: { type: 'string', const: 'nothing' }, facts: { type: 'array', items: id, maxItems: 0 } },
    example: { did: 'nothing', facts: [] },
  },
  Rows: {
    type: 'object',
    description:
      'A list as a file, with `format=json`: its rows, and the cursor with which the next call goes on (`Link` has the whole address)',
    required: ['rows', 'next'],
    properties: { rows: { type: 'array', items: {} }, next: { description: 'null at the end' } },
    example: { rows: [], next: null },
  },
  File: {
    type: 'object',
    required: ['hash', 'name', 'type', 'size'],
    properties: {
      hash: {
        type: 'string',
        pattern: '^[0-9a-f]{64}$',
        description: 'SHA-256 of the bytes: what `evidence` and `file` of the commands take',
      },
      name: text,
      type: { ...text, description: 'What the bytes are, whatever the name says' },
      size: { type: 'integer', minimum: 1 },
    },
  },
  Me: {
    type: 'object',
    required: ['via', 'may', 'today'],
    properties: {
      via: { enum: ['nobody', 'session', 'token'] },
      name: text,
      account: { type: ['string', 'null'], format: 'uuid' },
      person: { type: ['string', 'null'], format: 'uuid' },
      language: { enum: ['zh-Hans', 'zh-Hant', 'en'] },
      today: { type: 'string', format: 'date', description: 'The federation’s date' },
      may: {
        type: 'array',
        items: {
          type: 'object',
          required: ['permission', 'unit', 'role'],
          properties: {
            permission: text,
            unit: { type: ['string', 'null'], format: 'uuid', description: 'null: for the whole federation' },
            role: text,
          },
        },
      },
    },
  },
}

export const PARAMETERS: Readonly<Record<string, Part>> = {
  Language: {
    name: 'lang',
    in: 'query',
    description: 'Language of sentences; else `Accept-Language`, else Simplified Chinese',
    schema: { type: 'string', enum: ['zh-Hans', 'zh-Hant', 'en'] },
  },
  Format: {
    name: 'format',
    in: 'query',
    description:
      'The whole list as a file (at most 10,000 rows, or `limit` of them; `Link` says where to go on), under the same rule of visibility',
    schema: { type: 'string', enum: ['csv', 'xlsx', 'json'] },
  },
  Rows: {
    name: 'rows',
    in: 'query',
    description: 'With `format`, where an answer holds several lists: which of them, dotted for nested ones (`tasks`, `in.rows`)',
    schema: { type: 'string', maxLength: 80 },
  },
  Bom: {
    name: 'bom',
    in: 'query',
    description: 'With `format=csv`: begin with a byte-order mark, for spreadsheets that want one',
    schema: { type: 'boolean', default: false },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key sent twice with the same input makes one change and gives the same answer; with another input it is refused',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
  },
}

const WORDS: readonly (readonly [number, L10n])[] = [
  [400, { zh: '请求体不是 JSON 对象。', en: 'The body is not a JSON object.' }],
  [401, { zh: '需要登录，或访问令牌无效。', en: 'A sign-in is needed, or the token is not valid.' }],
  [403, { zh: '没有权限。', en: 'No permission.' }],
  [404, { zh: '没有找到，或无权查看。', en: 'Not there, or not yours to see.' }],
  [409, { zh: '与现有版本或状态冲突；版本随答复给出。', en: 'A conflict with the present version or state, which the answer gives.' }],
  [413, { zh: '请求体或文件过大。', en: 'The body or file is too big.' }],
  [415, { zh: '不接受这种类型的请求体。', en: 'A body of this type is not taken.' }],
  [422, { zh: '内容不合要求，或规则不允许；每处都列出。', en: 'The input or a rule says no; every finding is listed.' }],
  [429, { zh: '请求过于频繁；Retry-After 给出秒数。', en: 'Too many requests; Retry-After says for how many seconds.' }],
  [500, { zh: '系统故障；请把请求编号告诉管理员。', en: 'A fault on our side; tell the request number.' }],
]

/** What may be refused, by status, each as problem details. */
export const problemResponses = (language: Language): Readonly<Record<string, Part>> =>
  Object.fromEntries(
    WORDS.map(([status, words]) => [
      `Problem${status}`,
      {
        description: say(language, words),
        headers: status === 401 ? HEADERS_401 : status === 429 ? HEADERS_429 : {},
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )

const HEADERS_401 = { 'WWW-Authenticate': { schema: text, description: '`Bearer`, with `error="invalid_token"` where one was shown' } }
/** Headers of a list, and of a list as a file. */
export const listHeaders = (language: Language): Readonly<Record<string, Part>> => ({
  'X-Rows': { description: say(language, { zh: '以文件给出时的行数', en: 'Rows of the file' }), schema: { type: 'integer', minimum: 0 } },
  'Content-Disposition': { description: say(language, { zh: '以文件给出时的文件名', en: 'Name of the file' }), schema: text },
})
const HEADERS_429 = { 'Retry-After': { schema: { type: 'integer' } } }

export const problems = (...statuses: readonly number[]): Readonly<Record<string, Part>> =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]))

export const SECURITY: Readonly<Record<string, Part>> = {
  token: { type: 'http', scheme: 'bearer', description: 'A token of the page “Account and sign-ins”; it passes no more than its scopes' },
  session: { type: 'apiKey', in: 'cookie', name: 'collegium.session_token', description: 'The sign-in of the pages' },
}
