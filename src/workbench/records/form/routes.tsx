import { type Ctx, newId, type Refusal } from '../../../kernel/index.js'
import { type Likely, packAt, packOf, type RecordPack, type RecordView, recordById } from '../../../records/index.js'
import { ctxOf, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { Speak, Suggestions } from '../../../ui/index.js'
import { frameWith, refused, shown, toSignIn } from '../../parts/answer.js'
import { recordTexts } from '../show/refusals.js'
import { LikelyList } from './Beside.js'
import { FormPage } from './FormPage.js'
import { doneTexts } from './messages.js'
import { sentForm } from './send.js'
import { emptyState, type FormState, likelyFor, stateOf, understood, valuesWith, withPosted } from './state.js'
import { suggestionsFor } from './suggest.js'
import { unitsFor } from './units.js'

export const UUID_PATH = '{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function formRoutes(app: WebApp): void {
  app.get('/desk/records/new/:pack', async (c) => {
    const state = await newState(c)
    return 'status' in state ? state : formPage(c, state)
  })
  app.post('/desk/records/new/:pack', async (c) => {
    const posted = await postedForm(c)
    const state = await newState(c, textOf(posted, '_record'))
    return 'status' in state ? state : sentForm(c, state, posted, formPage)
  })
  app.post('/desk/records/new/:pack/beside', async (c) => {
    const state = await newState(c)
    if ('status' in state) return state
    const posted = await postedForm(c)
    const asked = withPosted(state, posted, {})
    const record = textOf(posted, '_version') ? { ...asked.record, id: textOf(posted, '_record') ?? asked.record.id, no: 1 } : asked.record
    const likely = await likelyNow(ctxOf(c), { ...asked, record })
    return c.html(String(await (<Speak language={c.get('preferences').language}>{<LikelyList likely={likely} />}</Speak>)))
  })
  app.get(`/desk/records/:record${UUID_PATH}/edit`, async (c) => {
    const state = await editState(c)
    return 'status' in state ? state : formPage(c, state)
  })
  app.post(`/desk/records/:record${UUID_PATH}/edit`, async (c) => {
    const state = await editState(c)
    return 'status' in state ? state : sentForm(c, state, await postedForm(c), formPage)
  })
  app.get('/suggest/field/:pack/:field', async (c) => {
    const options = await suggestionsFor(ctxOf(c), { pack: c.req.param('pack'), path: c.req.param('field'), text: c.req.query('q') ?? '' })
    return c.html(String(await (<Speak language={c.get('preferences').language}>{<Suggestions options={options} />}</Speak>)))
  })
}

async function likelyNow(ctx: Ctx, state: FormState): Promise<readonly Likely[] | undefined> {
  const { resolved } = await understood(ctx, state)
  return likelyFor(ctx, state, valuesWith(state, resolved))
}

/** The page of a form, with what it was refused for. */
export async function formPage(c: WebContext, state: FormState, refusal: Refusal | undefined = state.refusal): Promise<Response> {
  const { house } = ctxOf(c)
  const [frame, today] = await Promise.all([frameWith(c, doneTexts), house.clock.today(house.database.db)])
  return shown(c, <FormPage frame={frame} state={{ ...state, refusal }} today={today} />, refusal)
}

const signedIn = (c: WebContext) => ctxOf(c).viewer.via !== 'nobody'

async function newState(c: WebContext, record?: string): Promise<FormState | Response> {
  if (!signedIn(c)) return c.req.method === 'GET' ? toSignIn(c) : refused(c, { code: 'sign_in_needed' })
  const ctx = ctxOf(c)
  const pack = packOf(c.req.param('pack') ?? '', await ctx.house.clock.today(ctx.house.database.db))
  if (!pack) return c.notFound() as Response
  const units = await unitsFor(ctx, pack)
  if (units.units.length === 0) return refused(c, { code: 'role_does_not_record', roles: pack.recorder.roles }, ...recordTexts)
  const asked = c.req.query('unit')
  const unit = units.units.find((each) => each.id === asked)?.id
  return emptyState(pack, units, { id: record && UUID.test(record) ? record : newId<'record'>() }, unit)
}

async function editState(c: WebContext): Promise<FormState | Response> {
  if (!signedIn(c)) return c.req.method === 'GET' ? toSignIn(c) : refused(c, { code: 'sign_in_needed' })
  const found = await recordById(ctxOf(c), { record: c.req.param('record') as never })
  const view: RecordView | undefined = found.ok ? found.value : undefined
  const pack: RecordPack | undefined = view && packAt(view.pack, view.packVersion)
  if (!view || !pack) return c.notFound() as Response
  if (!['draft', 'sent_back', 'waiting'].includes(view.state))
    return refused(c, { code: 'record_not_open', state: view.state }, ...recordTexts)
  if (!view.mayEdit) return refused(c, { code: 'role_does_not_record', roles: pack.recorder.roles }, ...recordTexts)
  return stateOf(pack, await unitsFor(ctxOf(c), pack), view)
}
