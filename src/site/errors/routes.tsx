import { HTTPException } from 'hono/http-exception'
import { ctxOf, frameOf, isForProgram, problem, type WebApp, type WebContext } from '../../ui/http/index.js'
import { htmlOf, notFound } from '../answer.js'
import { FaultPage, ForbiddenPage } from './pages.js'

/** What everybody sees where nothing is, and where something broke. */
export function errorPages(app: WebApp): void {
  app.notFound((c) => notFound(c as WebContext))
  app.onError((fault, c) => broken(fault, c as WebContext))
}

/** Logs the fault with the request's number and shows only that number: never a stack, never a message of ours. */
async function broken(fault: Error, c: WebContext): Promise<Response> {
  const { requestId, house } = ctxOf(c)
  if (fault instanceof HTTPException && fault.status < 500) return refused(fault, c)
  house.log.error({ err: fault, requestId, path: c.req.path }, 'a request failed')
  if (isForProgram(c)) return problem(c, { code: 'fault' })
  try {
    return c.html(await htmlOf(<FaultPage frame={await frameOf(c)} requestId={requestId} />), 500)
  } catch {
    // The frame itself needs what is broken (a database that is gone): the number still helps.
    return c.text(`500 ${requestId}`, 500)
  }
}

/** What a part in front of the pages refused (too large a request, a page that is not for this reader): no fault of ours. */
async function refused(refusal: HTTPException, c: WebContext): Promise<Response> {
  if (refusal.status !== 403) return refusal.getResponse()
  const { requestId } = ctxOf(c)
  return c.html(await htmlOf(<ForbiddenPage frame={await frameOf(c)} requestId={requestId} />), 403)
}
