import type { Refusal } from '../../../kernel/index.js'
import { frameOf, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { done, shown, toSignIn } from '../../parts/answer.js'
import { fromOf } from '../signIn/cookies.js'
import { ForgotPage, PasswordPage } from './pages.js'

/** A password that was forgotten, and setting one: after an invitation, after a reset, or because one wants to. */
export function passwordRoutes(app: WebApp): void {
  app.get('/password', async (c) => shown(c, <ForgotPage frame={await frameOf(c)} sent={c.req.query('sent') === 'yes'} />))
  app.post('/password', async (c) => {
    const email = textOf(await postedForm(c), 'email')
    const answer = email
      ? await c.get('web').accounts.requestReset(email, fromOf(c).address ?? '')
      : ({ ok: false, refusal: { code: 'field_missing', field: 'email' } } as const)
    if (answer.ok) return c.redirect('/password?sent=yes', 303)
    return shown(
      c,
      <ForgotPage frame={await frameOf(c)} sent={false} asked={{ email: email ?? '' }} refusal={answer.refusal} />,
      answer.refusal,
    )
  })
  app.get('/account/password', async (c) => {
    const session = await c.get('web').accounts.sessionOf(c.req.raw.headers)
    if (!session) return toSignIn(c)
    return shown(c, <PasswordPage frame={await frameOf(c)} asksCurrent={await c.get('web').accounts.asksForPassword(session)} />)
  })
  app.post('/account/password', setPassword)
}

async function setPassword(c: WebContext): Promise<Response> {
  const { accounts } = c.get('web')
  const session = await accounts.sessionOf(c.req.raw.headers)
  if (!session) return toSignIn(c)
  // As typed: blanks at the ends of a password belong to it.
  const { password, again, current } = await c.req.parseBody()
  const answer = await (async () => {
    if (typeof password !== 'string' || password === '')
      return { ok: false as const, refusal: { code: 'field_missing', field: 'password' } as Refusal }
    if (password !== again) return { ok: false as const, refusal: { code: 'password_differs', field: 'again' } as Refusal }
    return accounts.setPassword(session, { password, ...(typeof current === 'string' ? { current } : {}) })
  })()
  if (answer.ok) return done(c, paths.account(), 'password_set')
  const page = <PasswordPage frame={await frameOf(c)} asksCurrent={await accounts.asksForPassword(session)} refusal={answer.refusal} />
  return shown(c, page, answer.refusal)
}
