import { type Id, isDay, isUuid, type Refusal, type Result, refuse, uuidOf } from '../../../kernel/index.js'
import {
  appoint,
  endAppointment,
  linkAccount,
  openPersonalData,
  type PersonId,
  people,
  personNames,
  personOfAccount,
  personPage,
  registerPerson,
  rolesOfUnit,
  rolesToGive,
  type UnitId,
} from '../../../registry/index.js'
import { ctxOf, ctxOfForm, frameOf, ONCE, type Posted, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { type Again, done, frameWith, refused, shown, toSignIn } from '../../parts/answer.js'
import { namesFor, unitTyped } from '../../parts/unitNames.js'
import { said } from './messages.js'
import { said as nameSaid } from './nameMessages.js'
import { nameRoutes } from './nameRoutes.js'
import { PeoplePage, type PeopleView } from './PeoplePage.js'
import { EndRolePage, NewPersonPage, PersonPage, type PersonView } from './PersonPage.js'

const idOf = (c: WebContext) => c.req.param('person') as PersonId

/** Who is not signed in is asked to; an address that names no id is nobody's page. */
const ofPerson = (act: (c: WebContext) => Promise<Response>) => async (c: WebContext) => {
  if (ctxOf(c).viewer.via === 'nobody') return c.req.method === 'GET' ? toSignIn(c) : refused(c, { code: 'sign_in_needed' })
  return isUuid(idOf(c)) ? act(c) : (c.notFound() as Response)
}

export function peopleRoutes(app: WebApp): void {
  app.get('/desk/people', async (c) => {
    const { viewer } = ctxOf(c)
    if (viewer.via === 'nobody') return toSignIn(c)
    const own = viewer.unitsWith('registry.appoint')
    const unitText = (c.req.query('unit') ?? '').trim().slice(0, 200)
    const typed: Result<string | null> = unitText
      ? await unitTyped(c, 'unit', unitText)
      : { ok: true, value: own === 'all' ? null : (own[0] ?? null) }
    const unit = (typed.ok ? typed.value : null) as UnitId | null
    const holders = await rolesOfUnit(ctxOf(c), { unit })
    if (!holders.ok) return refused(c, holders.refusal)
    const find = (c.req.query('find') ?? '').trim().slice(0, 80)
    const keepsPeople = viewer.can('registry.keep_people')
    const found =
      find && keepsPeople
        ? await people(ctxOf(c), { text: find, ...(c.req.query('after') ? { after: c.req.query('after') as PersonId } : {}) })
        : undefined
    const view: PeopleView = {
      ...{ find, unitText, unit, holders: holders.value, keepsPeople, found: found?.ok ? found.value : undefined },
      ...(typed.ok ? {} : { refusal: typed.refusal as Refusal }),
    }
    return shown(c, <PeoplePage frame={await frameWith(c, said)} view={view} nameOf={await namesFor(c, [unit])} />)
  })
  newPersonRoutes(app)
  app.get(
    '/desk/people/:person',
    ofPerson((c) => personShown(c)),
  )
  appointRoutes(app)
  nameRoutes(app, { of: ofPerson, again: (c, form, again) => personShown(c, form, again) })
  app.post('/desk/people/:person/invite', ofPerson(invitePosted))
  app.post(
    '/desk/people/:person/name',
    ofPerson(async (c) => {
      const posted = await postedForm(c)
      const answer = await openPersonalData(ctxOfForm(c, posted), { person: idOf(c), purpose: textOf(posted, 'purpose') ?? '' })
      if (!answer.ok) return personShown(c, 'reveal', { asked: posted.texts, refusal: answer.refusal })
      const { nameZh, nameEn } = answer.value.answer as { nameZh: string; nameEn: string | null }
      return personShown(c, undefined, {}, [nameZh, nameEn].filter(Boolean).join(' '))
    }),
  )
}

async function personShown(c: WebContext, form?: PersonView['form'], again: Again = {}, revealed?: string): Promise<Response> {
  const found = await personPage(ctxOf(c), { person: idOf(c) })
  if (!found.ok) return refused(c, found.refusal)
  if (!found.value) return c.notFound()
  const person = found.value
  const { viewer } = ctxOf(c)
  const account = person.account && viewer.can('accounts.administer') ? await c.get('web').accounts.accountById(person.account) : undefined
  const names = await personNames(ctxOf(c), { person: person.person })
  const view: PersonView = {
    person,
    mayName: viewer.can('registry.keep_people'),
    ...(names.ok && names.value ? { names: names.value } : {}),
    email: account?.email ?? null,
    roles: rolesToGive(viewer),
    mayInvite: viewer.can('accounts.administer') && viewer.can('registry.keep_people'),
    mayReveal: viewer.can('registry.read_personal'),
    ...(form ? { form } : {}),
    ...(revealed ? { revealed } : {}),
  }
  const nameOf = await namesFor(
    c,
    person.roles.map((role) => role.unit),
  )
  return shown(c, <PersonPage frame={await frameWith(c, { ...said, ...nameSaid })} view={view} nameOf={nameOf} {...again} />, again.refusal)
}

function appointRoutes(app: WebApp): void {
  app.post(
    '/desk/people/:person/appoint',
    ofPerson(async (c) => {
      const posted = await postedForm(c)
      const unitText = textOf(posted, 'unit')
      const unit: Result<string | null> = unitText ? await unitTyped(c, 'unit', unitText) : { ok: true, value: null }
      const answer = unit.ok
        ? await appoint(ctxOfForm(c, posted), {
            person: idOf(c),
            role: textOf(posted, 'role') ?? '',
            unit: unit.value as UnitId | null,
            from: textOf(posted, 'from') as never,
            until: (textOf(posted, 'until') ?? null) as never,
            reason: textOf(posted, 'reason') ?? '',
          })
        : unit
      if (!answer.ok) return personShown(c, 'appoint', { asked: posted.texts, refusal: answer.refusal as Refusal })
      return done(c, paths.person(idOf(c)), answer.value.did === 'done' ? 'appointed' : 'appointed_already')
    }),
  )
  const endShown = async (c: WebContext, again: Again = {}) => {
    const found = await personPage(ctxOf(c), { person: idOf(c) })
    if (!found.ok) return refused(c, found.refusal)
    const role = found.value?.roles.find((each) => each.assignment === c.req.param('assignment'))
    if (!found.value || !role) return c.notFound()
    return shown(c, <EndRolePage frame={await frameOf(c)} person={found.value} role={role} {...again} />, again.refusal)
  }
  app.get(
    '/desk/people/:person/end/:assignment',
    ofPerson((c) => endShown(c)),
  )
  app.post(
    '/desk/people/:person/end/:assignment',
    ofPerson(async (c) => {
      const posted = await postedForm(c)
      const lastDay = textOf(posted, 'lastDay') ?? ''
      const answer = await endAppointment(ctxOfForm(c, posted), {
        assignment: c.req.param('assignment') as Id<'assignment'>,
        lastDay: (isDay(lastDay) ? lastDay : '') as never,
        reason: textOf(posted, 'reason') ?? '',
      })
      if (!answer.ok) return endShown(c, { asked: posted.texts, refusal: answer.refusal })
      return done(c, paths.person(idOf(c)), 'ended')
    }),
  )
}

function newPersonRoutes(app: WebApp): void {
  app.get('/desk/people/new', async (c) => {
    const { viewer } = ctxOf(c)
    if (viewer.via === 'nobody') return toSignIn(c)
    if (!viewer.can('registry.keep_people')) return refused(c, { code: 'not_allowed', permission: 'registry.keep_people' })
    return shown(c, <NewPersonPage frame={await frameOf(c)} mayInvite={viewer.can('accounts.administer')} />)
  })
  app.post('/desk/people/new', async (c) => {
    const posted = await postedForm(c)
    const registered = await registerAndInvite(c, posted)
    if (!registered.ok) {
      const again = { asked: posted.texts, refusal: registered.refusal }
      const mayInvite = ctxOf(c).viewer.can('accounts.administer')
      return shown(c, <NewPersonPage frame={await frameOf(c)} mayInvite={mayInvite} {...again} />, registered.refusal)
    }
    return done(c, paths.person(registered.value), textOf(posted, 'email') ? 'registered_invited' : 'registered')
  })
}

/** Registers, and with an address also makes the account, links it and writes the invitation. Sent twice, the second finds everything done. */
async function registerAndInvite(c: WebContext, posted: Posted): Promise<Result<PersonId, Refusal>> {
  const ctx = ctxOfForm(c, posted)
  const email = textOf(posted, 'email')
  if (email) {
    const free = await addressFree(c, email)
    if (!free.ok) return free
  }
  // The id follows from the form's key, so that the second of two presses means the same person.
  const person = uuidOf('person-form', `${ctx.viewer.account}/${textOf(posted, ONCE) ?? ''}`) as PersonId
  const nameZh = textOf(posted, 'nameZh') ?? ''
  const answer = await registerPerson(ctx, {
    person,
    nameZh,
    ...(textOf(posted, 'nameEn') ? { nameEn: textOf(posted, 'nameEn')! } : {}),
    namePublic: textOf(posted, 'namePublic') === 'yes',
    source: textOf(posted, 'source') ?? '',
  })
  if (!answer.ok) return answer
  if (!email) return { ok: true, value: person }
  const invited = await invite(c, person, email, nameZh)
  return invited.ok ? { ok: true, value: person } : invited
}

/** One person has one account: an address that belongs to somebody else is refused before anything is done. */
async function addressFree(c: WebContext, email: string, person?: PersonId): Promise<Result<true, Refusal>> {
  const known = await c.get('web').accounts.accountByEmail(email)
  const owner = known && (await personOfAccount(ctxOf(c).house.database.db, known.account))
  return owner && owner !== person ? refuse<Refusal>({ code: 'email_taken', field: 'email' }) : { ok: true, value: true }
}

async function invite(c: WebContext, person: PersonId, email: string, name: string): Promise<Result<true, Refusal>> {
  const ctx = ctxOf(c)
  if (!ctx.viewer.can('accounts.administer')) return refuse<Refusal>({ code: 'not_allowed', permission: 'accounts.administer' })
  const free = await addressFree(c, email, person)
  if (!free.ok) return free
  const { accounts } = c.get('web')
  const known = await accounts.accountByEmail(email)
  const account = known ? { ok: true as const, value: known.account } : await accounts.createAccount({ email, name })
  if (!account.ok) return account
  const linked = await linkAccount(ctx, { account: account.value, person })
  if (!linked.ok) return linked
  const invited = await accounts.invite({ email, name })
  return invited.ok ? { ok: true, value: true } : invited
}

async function invitePosted(c: WebContext): Promise<Response> {
  const posted = await postedForm(c)
  const found = await personPage(ctxOf(c), { person: idOf(c) })
  if (!found.ok) return refused(c, found.refusal)
  if (!found.value) return c.notFound()
  const { account, nameZh } = found.value
  const known = account ? await c.get('web').accounts.accountById(account) : undefined
  const email = known?.email ?? textOf(posted, 'email')
  const answer = email ? await invite(c, idOf(c), email, nameZh) : refuse<Refusal>({ code: 'field_missing', field: 'email' })
  if (!answer.ok) return personShown(c, 'invite', { asked: posted.texts, refusal: answer.refusal })
  return done(c, paths.person(idOf(c)), 'invited')
}
