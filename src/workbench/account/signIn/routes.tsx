import { frameOf, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { shown } from '../../parts/answer.js'
import { aimOf, fromOf, giveCookies } from './cookies.js'
import { CodePage, LetterPage, LinkPage, SignInPage, SignOutPage } from './pages.js'

const toOf = (c: WebContext): string | undefined => c.req.query('to')?.slice(0, 500)
const isDemo = (c: WebContext) => c.get('web').house.mode === 'demo'
const isSignedIn = (c: WebContext) => c.get('ctx').viewer.via === 'session'

/** Signing in by password, code, link or letter, and out. */
export function signInRoutes(app: WebApp): void {
  app.get('/sign-in', async (c) => {
    const to = toOf(c)
    if (isSignedIn(c)) return c.redirect(aimOf(to), 302)
    return shown(c, <SignInPage frame={await frameOf(c)} to={to} demo={isDemo(c)} />)
  })
  app.post('/sign-in', signIn)
  app.get('/sign-in/code', async (c) => shown(c, <CodePage frame={await frameOf(c)} to={toOf(c)} />))
  app.post('/sign-in/code', giveCode)
  letterRoutes(app)
  linkRoutes(app)
  app.get('/sign-out', async (c) => shown(c, <SignOutPage frame={await frameOf(c)} />))
  app.post('/sign-out', async (c) => {
    giveCookies(c, await c.get('web').accounts.signOut(fromOf(c)))
    return c.redirect(paths.home(), 303)
  })
}

async function signIn(c: WebContext): Promise<Response> {
  const posted = await postedForm(c)
  const email = textOf(posted, 'email') ?? ''
  const to = textOf(posted, 'to')
  // The password is taken as it was typed, blanks at its ends included.
  const raw = (await c.req.parseBody()).password
  const answer = await c.get('web').accounts.signInWithPassword({ email, password: typeof raw === 'string' ? raw : '' }, fromOf(c))
  if (!answer.ok) {
    const page = <SignInPage frame={await frameOf(c)} to={to} demo={isDemo(c)} asked={{ email }} refusal={answer.refusal} />
    return shown(c, page, answer.refusal)
  }
  giveCookies(c, answer.value.cookies)
  return c.redirect(answer.value.did === 'code_needed' ? paths.signInCode(to) : aimOf(to), 303)
}

/** After these the password is asked for again: nothing is left of the attempt. */
const ENDS_ATTEMPT = new Set(['challenge_over', 'code_used'])

async function giveCode(c: WebContext): Promise<Response> {
  const posted = await postedForm(c)
  const code = textOf(posted, 'code') ?? ''
  const to = textOf(posted, 'to')
  const { accounts } = c.get('web')
  const digits = code.replaceAll(/[\s　-]/g, '').normalize('NFKC')
  const answer = /^\d{6}$/.test(digits) ? await accounts.verifyTotp(digits, fromOf(c)) : await accounts.verifyBackupCode(code, fromOf(c))
  if (answer.ok) {
    giveCookies(c, answer.value.cookies)
    return c.redirect(aimOf(to), 303)
  }
  const frame = await frameOf(c)
  const again = { to, refusal: answer.refusal }
  const page = ENDS_ATTEMPT.has(answer.refusal.code) ? (
    <SignInPage {...again} frame={frame} demo={isDemo(c)} />
  ) : (
    <CodePage {...again} frame={frame} />
  )
  return shown(c, page, answer.refusal)
}

function letterRoutes(app: WebApp): void {
  app.get('/sign-in/letter', async (c) =>
    shown(c, <LetterPage frame={await frameOf(c)} to={toOf(c)} sent={c.req.query('sent') === 'yes'} />),
  )
  app.post('/sign-in/letter', async (c) => {
    const posted = await postedForm(c)
    const [email, to] = [textOf(posted, 'email') ?? '', textOf(posted, 'to')]
    const answer = email
      ? await c.get('web').accounts.requestSignInLink(email, fromOf(c).address ?? '', aimOf(to))
      : ({ ok: false, refusal: { code: 'field_missing', field: 'email' } } as const)
    if (answer.ok) return c.redirect('/sign-in/letter?sent=yes', 303)
    return shown(c, <LetterPage frame={await frameOf(c)} to={to} sent={false} asked={{ email }} refusal={answer.refusal} />, answer.refusal)
  })
}

function linkRoutes(app: WebApp): void {
  app.get('/sign-in/link/:token', async (c) => {
    const token = c.req.param('token').slice(0, 200)
    const link = await c.get('web').accounts.lookAtLink(token)
    const page = <LinkPage frame={await frameOf(c)} token={token} {...(link.ok ? { name: link.value.name } : {})} />
    return c.html(String(await page), link.ok ? 200 : 410)
  })
  app.post('/sign-in/link/:token', async (c) => {
    const token = c.req.param('token').slice(0, 200)
    const answer = await c.get('web').accounts.redeemLink(token, fromOf(c))
    if (!answer.ok) return c.html(String(await (<LinkPage frame={await frameOf(c)} token={token} />)), 410)
    giveCookies(c, answer.value.cookies)
    return c.redirect(answer.value.did === 'code_needed' ? paths.signInCode(answer.value.to) : answer.value.to, 303)
  })
}
