import { type L10n, type Language, say } from '../kernel/index.js'
import { problems, SCHEMAS } from './components.js'
import { type Answered, answeredWith } from './fields.js'
import type { Part } from './schemas.js'

/** An address that is no command and no query. */
export interface ByHand {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly title: L10n
  readonly tag: 'me' | 'files'
  readonly isPublic: boolean
  readonly permission?: string
  readonly fields: readonly { readonly name: string; readonly type: string; readonly required: boolean }[]
  readonly answer?: Answered
  readonly operation: Part
}

const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' }
const id = { type: 'string', format: 'uuid' }
const query = (name: string, schema: Part): Part => ({ name, in: 'query', required: true, schema })
const binary = { schema: { type: 'string', format: 'binary' } }
const field = (name: string, type: string) => ({ name, type, required: true })
const form = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } }
const jsonOf = (name: string): Part => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })

/** Who asks, and files: all that the manifests do not say. */
export const BY_HAND: readonly ByHand[] = [
  {
    path: '/api/v1/me',
    method: 'GET',
    title: { zh: '我是谁、能做什么', en: 'Who asks, and what he may do' },
    tag: 'me',
    isPublic: true,
    fields: [],
    answer: answeredWith(SCHEMAS.Me!),
    operation: { operationId: 'me', responses: { 200: { description: 'The viewer', content: jsonOf('Me') }, ...problems(401, 500) } },
  },
  {
    path: '/api/v1/files',
    method: 'POST',
    title: {
      zh: '上传佐证或导入文件；答复中的 hash 用于填报操作的 evidence 或 file',
      en: 'Upload evidence or a table; the answer’s hash goes into evidence or file of the records commands',
    },
    tag: 'files',
    isPublic: false,
    permission: 'records.record',
    fields: [field('file', 'multipart/form-data')],
    answer: answeredWith(SCHEMAS.File!),
    operation: {
      operationId: 'upload_file',
      requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } },
      responses: { 201: { description: 'Kept', content: jsonOf('File') }, ...problems(401, 403, 413, 415, 422, 429, 500) },
    },
  },
  {
    path: '/api/v1/files/evidence',
    method: 'GET',
    title: { zh: '佐证文件（可查看该填报者）', en: 'A file of evidence, for those who may see its record' },
    tag: 'files',
    isPublic: false,
    fields: [field('record', 'uuid'), field('hash', 'sha256')],
    answer: { isList: false, type: 'application/octet-stream', fields: [] },
    operation: {
      operationId: 'evidence_file',
      parameters: [query('record', id), query('hash', hash)],
      responses: { 200: { description: 'The file', content: { 'application/octet-stream': binary } }, ...problems(401, 404, 422, 500) },
    },
  },
  {
    path: '/api/v1/files/report',
    method: 'GET',
    title: { zh: '已发布报告的 PDF', en: 'An issued report as PDF, in the asked language' },
    tag: 'files',
    isPublic: true,
    fields: [field('report', 'uuid')],
    answer: { isList: false, type: 'application/pdf', fields: [] },
    operation: {
      operationId: 'report_pdf',
      parameters: [query('report', id), { $ref: '#/components/parameters/Language' }],
      responses: { 200: { description: 'The report', content: { 'application/pdf': binary } }, ...problems(404, 422, 500) },
    },
  },
]

export const BY_HAND_TAGS: Readonly<Record<ByHand['tag'], L10n>> = {
  me: { zh: '当前用户', en: 'The viewer' },
  files: { zh: '上传、佐证、报告', en: 'Uploads, evidence, reports' },
}

/** The same as items of an OpenAPI document. */
export const pathsByHand = (language: Language): Readonly<Record<string, Part>> =>
  Object.fromEntries(
    BY_HAND.map(({ path, method, title, tag, isPublic, permission, operation }) => {
      const signedIn = [{ token: permission ? [permission] : [] }, { session: [] }]
      const rights = { security: isPublic ? [{}, ...signedIn] : signedIn, ...(permission ? { 'x-permission': permission } : {}) }
      return [path, { [method.toLowerCase()]: { summary: say(language, title), tags: [tag], ...rights, ...operation } }]
    }),
  )
