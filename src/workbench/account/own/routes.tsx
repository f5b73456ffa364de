import { createToken, revokeToken, type Session, tokensOf } from '../../../kernel/accounts/index.js'
import type { Id, Refusal, Room } from '../../../kernel/index.js'
import { ctxOf, frameOf, listOf, type Posted, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { type Again, done, frameWith, refused, shown, toSignIn } from '../../parts/answer.js'
import { nameOfPermission, permissionNamesOf } from '../permissionNames.js'
import { fromOf, giveCookies } from '../signIn/cookies.js'
import { AccountPage, type AccountView } from './AccountPage.js'
import { said } from './messages.js'
import { MadeTokenPage } from './Tokens.js'
import { BegunPage, FinishPage, TwoStepPage } from './TwoStep.js'

type WithSession = (c: WebContext, session: Session) => Promise<Response>

/** Only for who is signed in himself: a token may not touch its owner's account. */
const own = (act: WithSession) => async (c: WebContext) => {
  const session = await c.get('web').accounts.sessionOf(c.req.raw.headers)
  if (session) return act(c, session)
  return c.req.method === 'GET' ? toSignIn(c) : refused(c, { code: 'sign_in_needed' })
}

export function ownAccountRoutes(app: WebApp, rooms: readonly Room[]): void {
  const names = permissionNamesOf(rooms)
  const page = async (c: WebContext, session: Session, again: Again = {}) => {
    const { accounts, house } = c.get('web')
    const { viewer } = ctxOf(c)
    const [signIns, tokens, hasPassword] = await Promise.all([
      accounts.sessionsOf(session.account),
      tokensOf(house.database.db, session.account),
      accounts.hasPassword(session.account),
    ])
    const held = [...new Set(viewer.grants.map((grant) => grant.permission))].filter((each) => !each.startsWith('as.')).sort()
    const scopes = held.map((permission) => ({ permission, name: nameOfPermission(names, permission) }))
    const view: AccountView = {
      ...{ session, name: viewer.name || session.name, isLinked: viewer.person !== null },
      ...{ hasPassword, signIns, tokens, scopes, now: house.clock.now() },
    }
    return shown(c, <AccountPage frame={await frameWith(c, said)} view={view} {...again} />, again.refusal)
  }
  app.get(
    '/desk/account',
    own((c, session) => page(c, session)),
  )
  app.post('/desk/account/sign-ins', own(endSignIns))
  app.post(
    '/desk/account/tokens',
    own(async (c, session) => {
      const posted = await postedForm(c)
      const made = await makeToken(c, posted)
      if (!made.ok) return page(c, session, { asked: posted.texts, refusal: made.refusal })
      return shown(c, <MadeTokenPage frame={await frameOf(c)} token={made.value.token} name={textOf(posted, 'name') ?? ''} />)
    }),
  )
  app.post(
    '/desk/account/tokens/revoke',
    own(async (c, session) => {
      const token = textOf(await postedForm(c), 'token') ?? ''
      const gone =
        /^[0-9a-f-]{36}$/.test(token) && (await revokeToken(c.get('web').house.database.db, session.account, token as Id<'token'>))
      return done(c, paths.account('', 'tokens'), gone ? 'token_revoked' : undefined)
    }),
  )
  twoStepRoutes(app)
}

function makeToken(c: WebContext, posted: Posted) {
  const { house } = c.get('web')
  const days = Number((textOf(posted, 'days') ?? '').normalize('NFKC'))
  return createToken(house.database.db, ctxOf(c).viewer, {
    name: textOf(posted, 'name') ?? '',
    scopes: listOf(posted, 'scopes').filter((scope) => !scope.startsWith('as.')),
    days,
    now: house.clock.now(),
  })
}

const endSignIns: WithSession = async (c, session) => {
  const { accounts } = c.get('web')
  const which = textOf(await postedForm(c), 'session') ?? ''
  if (which === 'others') {
    const n = await accounts.revokeOtherSessions(session.account, session.sessionId)
    return done(c, paths.account('', 'sign-ins'), 'sign_ins_ended', { n })
  }
  const gone = which !== session.sessionId && (await accounts.revokeSession(session.account, which))
  return done(c, paths.account('', 'sign-ins'), gone ? 'sign_in_ended' : undefined)
}

function twoStepRoutes(app: WebApp): void {
  const page = async (c: WebContext, session: Session, refusal?: Refusal) => {
    const withPassword = await c.get('web').accounts.hasPassword(session.account)
    return shown(
      c,
      <TwoStepPage frame={await frameOf(c)} on={session.secondFactor} withPassword={withPassword} refusal={refusal} />,
      refusal,
    )
  }
  // As typed: blanks at the ends of a password belong to it.
  const password = async (c: WebContext) => {
    const typed = (await c.req.parseBody()).password
    return typeof typed === 'string' ? { password: typed } : {}
  }
  app.get(
    '/desk/account/two-step',
    own((c, session) => page(c, session)),
  )
  app.post(
    '/desk/account/two-step',
    own(async (c, session) => {
      const begun = await c.get('web').accounts.enableTotp(await password(c), fromOf(c))
      if (!begun.ok) return page(c, session, begun.refusal)
      giveCookies(c, begun.value.cookies)
      return shown(c, <BegunPage frame={await frameOf(c)} begun={begun.value} />)
    }),
  )
  app.post(
    '/desk/account/two-step/finish',
    own(async (c) => {
      const code = (textOf(await postedForm(c), 'code') ?? '').normalize('NFKC')
      const answer = await c.get('web').accounts.verifyTotp(code, fromOf(c))
      if (!answer.ok) return shown(c, <FinishPage frame={await frameOf(c)} refusal={answer.refusal} />, answer.refusal)
      giveCookies(c, answer.value.cookies)
      return done(c, paths.account(), 'two_step_on')
    }),
  )
  app.post(
    '/desk/account/two-step/off',
    own(async (c, session) => {
      const answer = await c.get('web').accounts.disableTotp(await password(c), fromOf(c))
      if (!answer.ok) return page(c, session, answer.refusal)
      giveCookies(c, answer.value.cookies)
      return done(c, paths.account(), 'two_step_off')
    }),
  )
}
