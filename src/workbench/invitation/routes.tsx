import type { Refusal } from '../../kernel/index.js'
import { confirmByLink, evidenceByLink, packAt, recordByLink } from '../../records/index.js'
import {
  ctxOf,
  ctxOfForm,
  frameOf,
  type Posted,
  postedForm,
  sendStored,
  statusOf,
  textOf,
  type WebApp,
  type WebContext,
} from '../../ui/http/index.js'
import { explainRefusal } from '../../ui/index.js'
import { deskPaths } from '../deskPaths.js'
import { shown } from '../parts/answer.js'
import { awaited } from '../records/show/counted.js'
import { recordTexts } from '../records/show/refusals.js'
import { EndPage, InvitationPage } from './InvitationPage.js'
import { texts } from './messages.js'

const TOKEN = '/confirm/:token{[A-Za-z0-9_-]{43}}'
const SAID = { confirmed: texts.confirmed, sent_back: texts.sent_back, refused: texts.refused } as const

/** Pages of one-time links: whoever holds one answers without an account. Never stored by anyone in between, never told to other sites. */
export function invitationRoutes(app: WebApp): void {
  app.use('/confirm/*', async (c, next) => {
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    await next()
  })
  app.get(TOKEN, (c) => invitationPage(c))
  app.post(TOKEN, answered)
  app.get(`${TOKEN}/files/:hash{[0-9a-f]{64}}`, async (c) => {
    const file = await evidenceByLink(ctxOf(c), { token: c.req.param('token'), hash: c.req.param('hash') })
    return (file.ok && file.value && (await sendStored(c, file.value))) || (c.notFound() as Response)
  })
}

async function invitationPage(c: WebContext, posted?: Posted, refusal?: Refusal): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const said = c.req.query('said')
  const frame = { ...(await frameOf(c)), signIn: undefined }
  if (said !== undefined && Object.hasOwn(SAID, said))
    return shown(c, <EndPage frame={frame} title={texts.thanks} text={SAID[said as keyof typeof SAID]} />)
  const found = await recordByLink(ctxOf(c), { token })
  if (!found.ok) return closed(c, found.refusal)
  const link = found.value
  if (!link) return closed(c, { code: 'link_unknown' })
  if ('code' in link) return closed(c, link as Refusal)
  const pack = packAt(link.view.pack, link.view.packVersion)
  if (!pack || link.view.state !== 'waiting' || link.side.state !== 'waiting') return closed(c, refusal ?? { code: 'link_not_waiting' })
  return shown(c, <InvitationPage {...{ frame, token, pack, refusal, ...link }} asked={posted?.texts} />, refusal)
}

async function closed(c: WebContext, refusal: Refusal): Promise<Response> {
  const frame = { ...(await frameOf(c)), signIn: undefined }
  const text = refusal.code === 'link_not_waiting' ? texts.notWaiting : explainRefusal(refusal, ...recordTexts)
  const status = refusal.code === 'link_used' || refusal.code === 'link_expired' || refusal.code === 'link_not_waiting' ? 410 : 404
  return c.html(
    String(await (<EndPage frame={frame} title={texts.closed} text={text} />)),
    refusal.code.startsWith('link_') ? status : statusOf(refusal),
  )
}

const DID = { confirm: 'confirmed', send_back: 'sent_back', refuse: 'refused' } as const

async function answered(c: WebContext): Promise<Response> {
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  const token = c.req.param('token') ?? ''
  const verdict = (['confirm', 'send_back', 'refuse'] as const).find((each) => each === textOf(posted, 'verdict')) ?? 'confirm'
  const answer = await confirmByLink(ctx, {
    token,
    version: Number(textOf(posted, 'version')),
    verdict,
    note: textOf(posted, 'note'),
  } as never)
  if (!answer.ok) return invitationPage(c, posted, answer.refusal)
  await awaited(ctx, answer.value.facts)
  return c.redirect(deskPaths.oneTime(token, DID[verdict]), 303)
}
