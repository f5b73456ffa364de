import type { Room } from '../kernel/index.js'
import { ctxOf, type WebApp, type WebContext } from '../ui/http/index.js'
import { type Answers, answersIn } from './answer.js'
import { documentRoutes } from './documentRoutes.js'
import { type Endpoint, endpointsOf } from './endpoints.js'
import { exported } from './export/respond.js'
import { fileRoutes } from './files/routes.js'
import { bodyOf, fromQuery, unknownFields, wrongKey } from './input.js'
import { meRoutes } from './me.js'
import { linkNext, onwardOf, type Row } from './paging.js'

/**
 * REST endpoints of every command (POST) and query (GET; POST for a question too long for an address) of the rooms, with their OpenAPI description.
 * Rights are those of the commands and queries themselves.
 */
export function apiRoutes(app: WebApp, rooms: readonly Room[]): void {
  const answers = answersIn(rooms)
  app.use('/api/*', guarded(answers))
  documentRoutes(app, rooms)
  meRoutes(app, answers)
  fileRoutes(app, answers)
  for (const endpoint of endpointsOf(rooms)) {
    if (endpoint.kind === 'query') app.get(endpoint.path, (c) => asked(c, endpoint, answers))
    app.post(endpoint.path, (c) => posted(c, endpoint, answers))
  }
  closeApi(app, answers)
}

/** Headers of every answer; no answer is kept by anybody unless it says so itself. */
const guarded =
  (answers: Answers) =>
  async (c: WebContext, next: () => Promise<void>): Promise<Response | undefined> => {
    c.header('cache-control', c.get('ctx').viewer.via === 'nobody' ? 'no-store' : 'private, no-store')
    c.header('vary', 'accept-language, authorization, cookie')
    c.header('content-language', c.get('preferences').language)
    const wrong = wrongKey(c)
    if (wrong) return answers.refused(c, wrong)
    await next()
    return undefined
  }

/** A question in the address: one page of a list with its `Link`, or the whole list as a file. */
async function asked(c: WebContext, endpoint: Endpoint, answers: Answers): Promise<Response> {
  const question = fromQuery(c.req.queries(), endpoint.input)
  const unknown = unknownFields(question, endpoint.input)
  if (unknown) return answers.refused(c, unknown)
  const file = await exported(c, endpoint, question)
  if (!file.ok) return answers.refused(c, file.refusal)
  if (file.value) return file.value
  return answered(c, endpoint, question, answers)
}

/** A command, or a question as JSON. */
async function posted(c: WebContext, endpoint: Endpoint, answers: Answers): Promise<Response> {
  const body = await bodyOf(c)
  if (!body.ok) return answers.refused(c, body.refusal)
  const unknown = unknownFields(body.value, endpoint.input)
  if (unknown) return answers.refused(c, unknown)
  return answered(c, endpoint, body.value, answers)
}

async function answered(c: WebContext, endpoint: Endpoint, input: Row, answers: Answers): Promise<Response> {
  const answer = await endpoint.run(ctxOf(c), input)
  if (answer.ok && c.req.method !== 'POST') linkNext(c, onwardOf(endpoint, input, answer.value))
  return answers.of(c, answer)
}

/**
 * The rest of the API's addresses: a known one with another method is told which there are, OPTIONS gets them as an answer (and no permission for
 * other sites: the API is not for their pages), everything else is unknown.
 */
function closeApi(app: WebApp, answers: Answers): void {
  const methods = new Map<string, Set<string>>()
  for (const { path, method } of app.routes) {
    if (method === 'ALL' || !path.startsWith('/api/') || path.includes('*')) continue
    const known = methods.get(path) ?? new Set(['OPTIONS'])
    known.add(method)
    if (method === 'GET') known.add('HEAD')
    methods.set(path, known)
  }
  for (const [path, known] of methods) {
    const allow = [...known].sort()
    app.on('OPTIONS', path, (c) => c.body(null, 204, { allow: allow.join(', ') }))
    app.all(path, (c) => answers.refused(c, { code: 'method_not_allowed', method: c.req.method, allow }))
  }
  app.all('/api/*', (c, next) => {
    if (c.req.path === '/api' && (c.req.method === 'GET' || c.req.method === 'HEAD')) return next()
    return answers.refused(c, { code: 'endpoint_unknown', method: c.req.method, path: c.req.path })
  })
}
