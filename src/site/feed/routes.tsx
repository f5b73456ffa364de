import { chainHead, say } from '../../kernel/index.js'
import { board, type ChangeLine, planChanges } from '../../plan/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { paths } from '../../ui/index.js'
import { notFound } from '../answer.js'
import { yearOf } from '../board/routes.js'
import { changeDetail, changeTitle } from './changes.js'
import { texts } from './messages.js'

export function feedRoutes(app: WebApp): void {
  app.get('/plans/:year/changes.atom', changesFeed)
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')

/** What changed about a plan, newest first, as Atom (RFC 4287). The head of the chain stands in it, so that a cut or rewritten tail shows. */
async function changesFeed(c: WebContext): Promise<Response> {
  const year = yearOf(c)
  const ctx = ctxOf(c)
  const found = year === undefined ? undefined : await board(ctx, { year })
  if (year === undefined || !found?.ok || !found.value) return notFound(c)
  const { plan } = found.value
  const [changes, head] = await Promise.all([planChanges(ctx, { plan: plan.id, limit: 100 }), chainHead(ctx.house.database.db)])
  if (!changes.ok) return notFound(c)
  const { language } = c.get('preferences')
  const { publicUrl } = ctx.house
  const self = `${publicUrl}${paths.changesFeed(year)}`
  const entry = (change: ChangeLine) => `<entry>
<id>urn:uuid:${change.fact}</id>
<title>${escaped([say(language, changeTitle(change.kind)), changeDetail(change)].filter(Boolean).join(': ')).slice(0, 400)}</title>
<updated>${change.recordedAt}</updated>
<link href="${escaped(`${publicUrl}${paths.fact(change.fact)}`)}"/>
<summary>${escaped(`${change.on} ${change.kind}`)}</summary>
</entry>`
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escaped(self)}</id>
<title>${escaped(say(language, texts.feedOf({ year })))}</title>
<subtitle>${escaped(say(language, texts.chainHead({ seq: head.seq, hash: head.hash })))}</subtitle>
<author><name>${escaped(plan.body)}</name></author>
<updated>${changes.value[0]?.recordedAt ?? '1970-01-01T00:00:00.000Z'}</updated>
<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>
<link rel="alternate" type="text/html" href="${escaped(`${publicUrl}${paths.board(year)}`)}"/>
${changes.value.map(entry).join('\n')}
</feed>
`
  c.header('content-type', 'application/atom+xml; charset=utf-8')
  c.header('cache-control', 'public, max-age=60')
  return c.body(body)
}
