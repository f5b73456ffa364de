import { type Day, isDay, type Refusal, type Result, refuse } from '../../../kernel/index.js'
import { type BoardTarget, board, proposeAmendment, reviewDiff, reviewPage, seesDrafts, sourceOf } from '../../../plan/index.js'
import { ctxOf, ctxOfForm, frameOf, type Posted, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { type Again, frameWith, refused, shown } from '../../parts/answer.js'
import { type Here, planHere } from '../ask.js'
import { said } from '../confirm/messages.js'
import { AmendPage } from './AmendPage.js'
import { ComparePage } from './ComparePage.js'
import { VersionsPage } from './VersionsPage.js'

export function versionRoutes(app: WebApp): void {
  app.get('/desk/plans/:plan/versions', (c) =>
    withPlan(c, async (here) => {
      const { viewer, house } = ctxOf(c)
      const today = await house.clock.today(house.database.db)
      const asked = c.req.query('asOf')
      const asOf = asked && isDay(asked) ? asked : today
      const view = {
        ...{ here, asOf, board: await boardOn(c, here, asOf) },
        mayAmend: viewer.can('plan.amend') || viewer.can('plan.import'),
        seesReview: seesDrafts(viewer),
      }
      return shown(c, <VersionsPage frame={await frameWith(c, said)} view={view} />)
    }),
  )
  app.get('/desk/plans/:plan/compare', (c) =>
    withPlan(c, async (here) => {
      const [diff, page] = await Promise.all([
        reviewDiff(ctxOf(c), { version: here.version.id }),
        reviewPage(ctxOf(c), { version: here.version.id }),
      ])
      if (!diff.ok) return refused(c, diff.refusal)
      const fates = page.ok && page.value ? page.value.fates : []
      return shown(c, <ComparePage frame={await frameOf(c)} here={here} diff={diff.value} fates={fates} />)
    }),
  )
  app.get('/desk/plans/:plan/source/:no', (c) => withPlan(c, (here) => sourceFile(c, here)))
  app.get('/desk/plans/:plan/amend', (c) => withPlan(c, (here) => amendShown(c, here)))
  app.post('/desk/plans/:plan/amend', (c) => withPlan(c, (here) => amendPosted(c, here)))
}

export async function withPlan(c: WebContext, make: (here: Here) => Promise<Response> | Response): Promise<Response> {
  const here = await planHere(c)
  if (!here.ok) return refused(c, here.refusal as Refusal)
  return here.value ? make(here.value) : (c.notFound() as Response)
}

/** The plan's values on a day; undefined while no version is in force. */
async function boardOn(c: WebContext, here: Here, asOf: Day) {
  if (!here.isConfirmed) return undefined
  const found = await board(ctxOf(c), { plan: here.plan.id as never, asOf })
  return found.ok ? found.value : undefined
}

/** The bytes as they were received: a download, never shown by the browser. */
async function sourceFile(c: WebContext, here: Here): Promise<Response> {
  const version = here.plan.versions.find((each) => String(each.no) === c.req.param('no'))
  const file = version && (await sourceOf(ctxOf(c), version.id))
  if (!file) return c.notFound() as Response
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
  })
}

const targetsOf = async (c: WebContext, here: Here): Promise<readonly BoardTarget[]> => {
  const { house } = ctxOf(c)
  const found = await boardOn(c, here, await house.clock.today(house.database.db))
  return found ? found.groups.flatMap((group) => group.targets) : []
}

async function amendShown(c: WebContext, here: Here, again: Again = {}): Promise<Response> {
  if (!ctxOf(c).viewer.can('plan.amend')) return refused(c, { code: 'not_allowed', permission: 'plan.amend' })
  if (!here.isConfirmed) return c.redirect(paths.planDesk(here.plan.id), 302)
  return shown(c, <AmendPage frame={await frameOf(c)} here={here} targets={await targetsOf(c, here)} {...again} />, again.refusal)
}

async function amendPosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const changes = changesIn(posted, await targetsOf(c, here))
  if (!changes.ok) return amendShown(c, here, { asked: posted.texts, refusal: changes.refusal as Refusal })
  const answer = await proposeAmendment(ctxOfForm(c, posted), {
    plan: here.plan.id as never,
    document: textOf(posted, 'document') ?? '',
    inForceFrom: (textOf(posted, 'inForceFrom') ?? '') as never,
    reason: textOf(posted, 'reason') ?? '',
    changes: changes.value as never,
  })
  if (!answer.ok) return amendShown(c, here, { asked: posted.texts, refusal: atRow(answer.refusal) })
  return c.redirect(paths.planDesk(here.plan.id, '/confirm', { version: answer.value.answer?.no }), 303)
}

/** A refusal that names a target is shown at its row. */
const atRow = (refusal: Refusal): Refusal =>
  typeof refusal.target === 'string' && !refusal.field ? { ...refusal, field: `value-${refusal.target}` } : refusal

type Change = { target: string; value: number | [number, number] } | { target: string; ends: true }

/** The rows that were filled in: a new value, a range written as 2-3, or an end. */
function changesIn(posted: Posted, targets: readonly BoardTarget[]): Result<Change[], Refusal> {
  const changes: Change[] = []
  for (const { code } of targets) {
    if (textOf(posted, `ends-${code}`) === 'yes') {
      changes.push({ target: code, ends: true })
      continue
    }
    const text = (textOf(posted, `value-${code}`) ?? '').normalize('NFKC').replaceAll(/[,\s]/g, '')
    if (text === '') continue
    const range = /^(\d+(?:\.\d+)?)[-–—~](\d+(?:\.\d+)?)$/.exec(text)
    if (range) changes.push({ target: code, value: [Number(range[1]), Number(range[2])] })
    else if (/^\d+(\.\d+)?$/.test(text)) changes.push({ target: code, value: Number(text) })
    else return refuse<Refusal>({ code: 'value_unreadable', target: code, field: `value-${code}` })
  }
  return changes.length === 0 ? refuse<Refusal>({ code: 'changes_missing' }) : { ok: true, value: changes }
}
