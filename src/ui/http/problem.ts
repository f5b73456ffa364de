import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { explainRefusal, kernelRefusals, type Language, type Refusal, type RefusalTexts, say } from '../../kernel/index.js'
import { statusOf } from './status.js'
import type { WebContext } from './web.js'

/** RFC 9457 problem details: `code` for programs, `title` for people, `details` the numbers that explain it, `fields` what is wrong where. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly field?: string
  readonly fields?: readonly ProblemField[]
  readonly details?: Readonly<Record<string, unknown>>
  readonly requestId: string
}
export interface ProblemField {
  readonly code: string
  readonly title: string
  readonly field?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** A refusal as problem details, in the language that was asked for. */
export function problem(c: WebContext, refusal: Refusal, texts: readonly RefusalTexts[] = []): Response {
  const status = statusOf(refusal)
  const { language } = c.get('preferences')
  const body: Problem = {
    type: `${c.get('web').house.publicUrl}/api#${refusal.code}`,
    status,
    ...told(refusal, language, [...texts, kernelRefusals]),
    requestId: c.get('ctx').requestId,
  }
  for (const [name, value] of headersOf(c, refusal, status)) c.header(name, value)
  c.header('content-type', 'application/problem+json; charset=utf-8')
  c.header('content-language', language)
  return c.body(JSON.stringify(body, asJson), status as ContentfulStatusCode)
}

function told(refusal: Refusal, language: Language, texts: readonly RefusalTexts[]): ProblemField & Pick<Problem, 'fields'> {
  const { code, field, fields, ...details } = refusal
  const words = explainRefusal(refusal, ...texts)
  return {
    code,
    title: words ? say(language, words) : code,
    ...(field === undefined ? {} : { field }),
    ...(fields === undefined ? {} : { fields: fields.map((each) => told(each, language, texts)) }),
    ...(Object.values(details).some((detail) => detail !== undefined) ? { details } : {}),
  }
}

/** What a client does next is said in headers too: where to get a token (RFC 6750), which methods there are, when to come again. */
function headersOf(c: WebContext, refusal: Refusal, status: number): [string, string][] {
  if (refusal.code === 'token_wrong') return [['www-authenticate', `${REALM}, error="invalid_token"`]]
  if (status === 401) return [['www-authenticate', REALM]]
  const scope = refusal.permission
  if (refusal.code === 'not_allowed' && c.get('ctx').viewer.via === 'token' && typeof scope === 'string')
    return [['www-authenticate', `${REALM}, error="insufficient_scope", scope="${scope}"`]]
  if (refusal.code === 'method_not_allowed') return [['allow', (refusal.allow as readonly string[]).join(', ')]]
  if (refusal.code === 'too_many_requests') return [['retry-after', String(refusal.seconds)]]
  return []
}
const REALM = 'Bearer realm="collegium"'

/** JSON knows no big integers: one that fits is a number, a larger one its digits. (What is no number at all becomes null by itself.) */
export const asJson = (_name: string, value: unknown): unknown =>
  typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : String(value)) : value

/** Whether a program asks, which reads problem details, rather than a person, who reads a sentence. */
export const isForProgram = (c: WebContext): boolean =>
  c.req.path.startsWith('/api/') || /^Bearer\b/i.test(c.req.header('authorization') ?? '')

/** A refusal at the edge, before any page or endpoint is asked. */
export function refusedAtEdge(c: WebContext, refusal: Refusal): Response {
  if (isForProgram(c)) return problem(c, refusal)
  const status = statusOf(refusal)
  for (const [name, value] of headersOf(c, refusal, status)) c.header(name, value)
  const words = explainRefusal(refusal, kernelRefusals)
  return c.text(`${status} ${words ? say(c.get('preferences').language, words) : refusal.code}`, status as ContentfulStatusCode)
}
