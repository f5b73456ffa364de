import { ctxOf, frameOf, isForProgram, problem, type WebApp, type WebContext } from '../../ui/http/index.js'
import { htmlOf, notFound } from '../answer.js'
import { FaultPage } from './pages.js'

/** What everybody sees where nothing is, and where something broke. */
export function errorPages(app: WebApp): void {
  app.notFound((c) => notFound(c as WebContext))
  app.onError((fault, c) => broken(fault, c as WebContext))
}

/** Logs the fault with the request's number and shows only that number: never a stack, never a message of ours. */
async function broken(fault: Error, c: WebContext): Promise<Response> {
  const { requestId, house } = ctxOf(c)
  house.log.error({ err: fault, requestId, path: c.req.path }, 'a request failed')
  if (isForProgram(c)) return problem(c, { code: 'fault' })
  try {
    return c.html(await htmlOf(<FaultPage frame={await frameOf(c)} requestId={requestId} />), 500)
  } catch {
    // The frame itself needs what is broken (a database that is gone): the number still helps.
    return c.text(`500 ${requestId}`, 500)
  }
}
