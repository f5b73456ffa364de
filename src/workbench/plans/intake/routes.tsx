import { type Refusal, type Result, refuse } from '../../../kernel/index.js'
import { importPlan, previewPlan } from '../../../plan/index.js'
import { ctxOf, ctxOfForm, frameOf, type Posted, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { type Again, refused, shown, toSignIn } from '../../parts/answer.js'
import { nameOfPlan, planHere } from '../ask.js'
import { ImportPage, type ImportView } from './ImportPage.js'
import { type Received, receivedOf } from './received.js'

type Previewed = Extract<Awaited<ReturnType<typeof previewPlan>>, { ok: true }>['value']
export type Reading = NonNullable<Previewed['reading']>

/** Importing: the file is read and shown first, and kept only when the reader says so. */
export function intakeRoutes(app: WebApp): void {
  app.get('/desk/plans/import', async (c) => (await deniedImport(c)) ?? page(c, {}))
  app.post('/desk/plans/import', async (c) => (await deniedImport(c)) ?? takeIn(c, {}))
  app.get('/desk/plans/:plan/new-text', async (c) => {
    const view = await amendingView(c)
    return view.ok ? page(c, view.value) : refused(c, view.refusal)
  })
  app.post('/desk/plans/:plan/new-text', async (c) => {
    const view = await amendingView(c)
    return view.ok ? takeIn(c, view.value) : refused(c, view.refusal)
  })
}

async function deniedImport(c: WebContext): Promise<Response | undefined> {
  const { viewer } = ctxOf(c)
  if (viewer.via === 'nobody') return c.req.method === 'GET' ? toSignIn(c) : refused(c, { code: 'sign_in_needed' })
  return viewer.can('plan.import') ? undefined : refused(c, { code: 'not_allowed', permission: 'plan.import' })
}

async function amendingView(c: WebContext): Promise<Result<ImportView, Refusal>> {
  const here = await planHere(c)
  if (!here.ok) return refuse(here.refusal)
  if (!here.value) return refuse<Refusal>({ code: 'plan_unknown' })
  if (!ctxOf(c).viewer.can('plan.import')) return refuse<Refusal>({ code: 'not_allowed', permission: 'plan.import' })
  return { ok: true, value: { amends: { plan: here.value.plan.id, name: nameOfPlan(here.value.plan) } } }
}

const page = async (c: WebContext, view: ImportView, again: Again = {}): Promise<Response> =>
  shown(c, <ImportPage frame={await frameOf(c)} view={view} {...again} />, again.refusal)

async function takeIn(c: WebContext, view: ImportView): Promise<Response> {
  const posted = await postedForm(c)
  const received = await receivedOf(posted, (await c.req.parseBody()).file)
  const asked = askedOf(posted)
  if (!received.ok) return page(c, view, { asked, refusal: received.refusal })
  const { bytes, fileName, encoding, year } = received.value
  const options = { bytes, fileName, ...(encoding ? { encoding } : {}), ...(year ? { year } : {}) }
  if (textOf(posted, 'do') === 'import') return importIt(c, posted, { ...view, received: received.value }, asked)
  const read = await previewPlan(ctxOf(c), options)
  if (!read.ok) return page(c, { ...view, received: received.value }, { asked, refusal: atFile(read.refusal) })
  if (read.value.refusal) return importIt(c, posted, { ...view, received: received.value }, asked)
  const { reading, sha256 } = read.value
  return page(c, { ...view, received: received.value, reading: reading!, sha256 }, { asked })
}

/** What the reader refuses is handed to the import all the same: it refuses too, and keeps file and reason in the import log (06 §1.5). */
async function importIt(c: WebContext, posted: Posted, view: ImportView, asked: Posted['texts']): Promise<Response> {
  const { bytes, fileName, encoding, year, body } = view.received as Received
  const answer = await importPlan(ctxOfForm(c, posted), {
    bytes,
    fileName,
    ...(encoding ? { encoding } : {}),
    ...(year ? { year } : {}),
    ...(body ? { body } : {}),
    ...(view.amends ? { amends: amendsOf(view.amends.plan, posted) } : {}),
  })
  if (!answer.ok) return page(c, await stillRead(c, view), { asked, refusal: atFile(answer.refusal) })
  const imported = answer.value.answer
  if (!imported) return c.redirect(paths.planList(), 303)
  return c.redirect(paths.planDesk(imported.plan, '/review', { version: imported.no }), 303)
}

/** What was read stays on the page when only a field is missing, so that one press imports it. */
async function stillRead(c: WebContext, view: ImportView): Promise<ImportView> {
  const { bytes, fileName, encoding, year } = view.received as Received
  const read = await previewPlan(ctxOf(c), { bytes, fileName, ...(encoding ? { encoding } : {}), ...(year ? { year } : {}) })
  return read.ok && read.value.reading ? { ...view, reading: read.value.reading, sha256: read.value.sha256 } : view
}

const amendsOf = (plan: string, posted: Posted) => ({
  plan: plan as never,
  document: textOf(posted, 'document') ?? '',
  inForceFrom: (textOf(posted, 'inForceFrom') ?? '') as never,
  reason: textOf(posted, 'reason') ?? '',
})

/** The file's bytes are not shown again as a field, and what the command calls `bytes` is the file for the reader. */
function askedOf(posted: Posted): Posted['texts'] {
  const { kept: _, keptName: __, ...texts } = posted.texts
  return texts
}
const OF_FILE = /^E-(EMPTY|BINARY|ENC|ENC-DOUBT|CUT|SIZE|SAME|EXISTS)$/
const atFile = (refusal: Refusal): Refusal => ({
  ...refusal,
  ...(OF_FILE.test(refusal.code) || refusal.field === 'bytes' ? { field: 'file' } : {}),
  ...(refusal.fields ? { fields: refusal.fields.map(renamed) } : {}),
})
const renamed = (refusal: Refusal): Refusal =>
  ({ ...refusal, field: refusal.field === 'bytes' ? 'file' : refusal.field?.replace(/^amends\./, '') }) as Refusal
