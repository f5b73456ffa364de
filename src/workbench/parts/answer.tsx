import type { Child } from 'hono/jsx'
import { explainRefusal, kernelRefusals, type L10n, type Refusal, type RefusalTexts } from '../../kernel/index.js'
import { ctxOf, frameOf, statusOf, type WebContext } from '../../ui/http/index.js'
import { type Asked, type Frame, LinkButton, Page, paths, Say } from '../../ui/index.js'
import { texts } from './messages.js'

/** What a page shows again after a refusal: what was typed, and why it was refused. */
export interface Again {
  readonly asked?: Asked
  readonly refusal?: Refusal
}

/** A page as HTML, with the status of its refusal if it shows one. */
export async function shown(c: WebContext, page: Child, refusal?: Refusal): Promise<Response> {
  return c.html(String(await page), refusal ? statusOf(refusal) : 200)
}

/** After a done act: to the page, which says what was done. */
export const done = (c: WebContext, to: string, did?: string, numbers: Readonly<Record<string, string | number>> = {}): Response => {
  const [path = '', place] = to.split('#')
  const query = did
    ? new URLSearchParams({ did, ...Object.fromEntries(Object.entries(numbers).map(([k, v]) => [k, String(v)])) })
    : undefined
  return c.redirect(`${path}${query ? `${path.includes('?') ? '&' : '?'}${query}` : ''}${place ? `#${place}` : ''}`, 303)
}

type DoneTexts = Readonly<Record<string, L10n | ((numbers: Readonly<Record<string, string>>) => L10n)>>

/** The frame of a page, with the line that says what has just been done, if the address tells. Only sentences of the catalogue are said. */
export async function frameWith(c: WebContext, said: DoneTexts): Promise<Frame> {
  const frame = await frameOf(c)
  const did = c.req.query('did')
  const text = did !== undefined && Object.hasOwn(said, did) ? said[did] : undefined
  if (!text) return frame
  const numbers = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => /^[\w.-]{1,60}$/.test(value)))
  return { ...frame, flash: [...(frame.flash ?? []), { kind: 'done', text: typeof text === 'function' ? text(numbers) : text }] }
}

/** Who is not signed in is led to the sign-in and back; who may not is told so; what is not there is not found. */
export async function refused(c: WebContext, refusal: Refusal, ...catalogues: readonly RefusalTexts[]): Promise<Response> {
  if (refusal.code === 'sign_in_needed' && c.req.method === 'GET') return toSignIn(c)
  const status = statusOf(refusal)
  if (status === 404) return c.notFound() as Response
  const frame = await frameOf(c)
  const words = explainRefusal(refusal, ...catalogues, kernelRefusals)
  return c.html(
    String(
      await (
        <Page frame={frame} title={status === 403 ? texts.forbidden : texts.refusedTitle} width="reading" unlisted>
          <p>
            <Say of={words ?? texts.refusedCode({ code: refusal.code })} />
          </p>
          <p class="muted">
            <Say of={texts.requestNumber} /> <code>{ctxOf(c).requestId}</code>
          </p>
          <div class="actions">
            {refusal.code === 'sign_in_needed' ? (
              <LinkButton href={paths.signIn()} text={texts.signIn} />
            ) : (
              <>
                <LinkButton href={paths.permissions()} text={texts.permissions} />
                <LinkButton href={paths.desk()} text={texts.desk} />
              </>
            )}
          </div>
        </Page>
      ),
    ),
    status,
  )
}

export const toSignIn = (c: WebContext): Response => {
  const url = new URL(c.req.url)
  return c.redirect(paths.signIn(url.pathname + url.search), 302)
}
