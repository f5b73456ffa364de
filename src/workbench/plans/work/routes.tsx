import type { Refusal } from '../../../kernel/index.js'
import {
  addMilestone,
  assignTask,
  dropMilestone,
  feedTarget,
  meetMilestone,
  releaseTask,
  setDuty,
  setShare,
  supportTask,
  taskListFile,
  unfeedTarget,
} from '../../../plan/index.js'
import { TABLE_MEDIA } from '../../../records/index.js'
import { ctxOf, ctxOfForm, download, type Posted, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { fieldId, paths } from '../../../ui/index.js'
import { type Again, done } from '../../parts/answer.js'
import type { Here } from '../ask.js'
import { withPlan } from '../versions/routes.js'
import { unitOfForm } from './ask.js'
import { milestonesShown, programmesShown, sharesShown, taskListShown, taskShown, unassignedShown } from './pages.js'
import { tableRoutes } from './table.js'
import { type WorkTab, workHref } from './WorkFrame.js'

/** Decomposition: who does each task, what feeds each target, in which steps. */
export function workRoutes(app: WebApp): void {
  app.get('/desk/plans/:plan/work', (c) => withPlan(c, (here) => unassignedShown(c, here)))
  app.get('/desk/plans/:plan/work/tasks.xlsx', (c) => withPlan(c, (here) => taskFile(c, here)))
  app.get('/desk/plans/:plan/work/tasks', (c) => withPlan(c, (here) => taskListShown(c, here)))
  app.get('/desk/plans/:plan/work/tasks/:task', (c) => withPlan(c, (here) => taskShown(c, here, c.req.param('task'))))
  app.get('/desk/plans/:plan/work/milestones', (c) => withPlan(c, (here) => milestonesShown(c, here)))
  app.get('/desk/plans/:plan/work/programmes', (c) => withPlan(c, (here) => programmesShown(c, here)))
  app.get('/desk/plans/:plan/work/shares', (c) => withPlan(c, (here) => sharesShown(c, here)))
  tableRoutes(app)
  app.post('/desk/plans/:plan/work/assign', (c) => withPlan(c, (here) => assignPosted(c, here, 'lead')))
  app.post('/desk/plans/:plan/work/support', (c) => withPlan(c, (here) => assignPosted(c, here, 'support')))
  app.post('/desk/plans/:plan/work/release', (c) => withPlan(c, (here) => releasePosted(c, here)))
  app.post('/desk/plans/:plan/work/duty', (c) => withPlan(c, (here) => dutyPosted(c, here)))
  app.post('/desk/plans/:plan/work/feed', (c) => withPlan(c, (here) => feedPosted(c, here)))
  app.post('/desk/plans/:plan/work/unfeed', (c) => withPlan(c, (here) => unfeedPosted(c, here)))
  app.post('/desk/plans/:plan/work/shares', (c) => withPlan(c, (here) => sharePosted(c, here)))
  app.post('/desk/plans/:plan/work/milestones/:act', (c) => withPlan(c, (here) => milestonePosted(c, here)))
}

const planOf = (here: Here) => here.plan.id as never
const again = (posted: Posted, refusal: Refusal): Again => ({ asked: posted.texts, refusal })
const dayIn = (posted: Posted, name: string) => (textOf(posted, name) ? { [name]: textOf(posted, name) as never } : {})
const taskHref = (here: Here, task: string) => paths.planDesk(here.plan.id, `/work/tasks/${encodeURIComponent(task)}`)

async function taskFile(c: WebContext, here: Here): Promise<Response> {
  const file = await taskListFile(ctxOf(c), { plan: planOf(here) }, c.get('preferences').language)
  if (!file) return c.notFound() as Response
  return download(c, { name: file.name, type: TABLE_MEDIA.xlsx }, file.bytes)
}

async function assignPosted(c: WebContext, here: Here, role: 'lead' | 'support'): Promise<Response> {
  const posted = await postedForm(c)
  const task = textOf(posted, 'task') ?? ''
  const fromList = textOf(posted, 'back') === 'unassigned'
  const unit = await unitOfForm(c, posted)
  const ask = { plan: planOf(here), task, ...dayIn(posted, 'from'), reason: textOf(posted, 'reason') ?? '' }
  const answer = unit.ok
    ? await (role === 'lead' ? assignTask : supportTask)(ctxOfForm(c, posted), { ...ask, unit: unit.value as never })
    : unit
  if (!answer.ok) {
    const refused = again(posted, answer.refusal as Refusal)
    return fromList ? unassignedShown(c, here, task, refused) : taskShown(c, here, task, role, refused)
  }
  const to = fromList ? workHref(here.plan.id, 'unassigned') : taskHref(here, task)
  return done(c, to, answer.value.did === 'done' ? 'assigned' : 'unchanged', { task })
}

async function releasePosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const task = textOf(posted, 'task') ?? ''
  const ask = { plan: planOf(here), task, unit: (textOf(posted, 'unit') ?? '') as never, reason: textOf(posted, 'reason') ?? '' }
  const answer = await releaseTask(ctxOfForm(c, posted), ask)
  if (!answer.ok) return taskShown(c, here, task, 'release', again(posted, answer.refusal))
  return done(c, taskHref(here, task), answer.value.did === 'done' ? 'released' : 'unchanged')
}

async function dutyPosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const task = textOf(posted, 'task') ?? ''
  const answer = await setDuty(ctxOfForm(c, posted), {
    plan: planOf(here),
    task,
    leader: textOf(posted, 'leader') ?? null,
    deadline: (textOf(posted, 'deadline') ?? null) as never,
    reason: textOf(posted, 'reason') ?? '',
  })
  if (!answer.ok) return taskShown(c, here, task, 'duty', again(posted, answer.refusal))
  return done(c, taskHref(here, task), answer.value.did === 'done' ? 'duty_set' : 'unchanged')
}

async function feedPosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const target = textOf(posted, 'target') ?? ''
  const tab: WorkTab = textOf(posted, 'back') === 'programmes' ? 'programmes' : 'unassigned'
  const answer = await feedTarget(ctxOfForm(c, posted), { plan: planOf(here), target, programme: textOf(posted, 'programme') ?? '' })
  if (answer.ok) return done(c, workHref(here.plan.id, tab), answer.value.did === 'done' ? 'fed' : 'unchanged', { target })
  const refused = again(posted, answer.refusal)
  return tab === 'programmes' ? programmesShown(c, here, target, refused) : unassignedShown(c, here, target, refused)
}

async function unfeedPosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const [target, programme] = [textOf(posted, 'target') ?? '', textOf(posted, 'programme') ?? '']
  const answer = await unfeedTarget(ctxOfForm(c, posted), { plan: planOf(here), target, programme, reason: textOf(posted, 'reason') ?? '' })
  if (!answer.ok) return programmesShown(c, here, target, again(posted, answer.refusal))
  return done(c, workHref(here.plan.id, 'programmes', fieldId(target, 'target')), answer.value.did === 'done' ? 'unfed' : 'unchanged')
}

async function sharePosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const target = textOf(posted, 'target') ?? ''
  const text = (textOf(posted, 'value') ?? '').normalize('NFKC').replaceAll(/[,\s]/g, '')
  const unit = await unitOfForm(c, posted)
  if (!unit.ok) return sharesShown(c, here, target, again(posted, unit.refusal))
  if (text !== '' && !/^\d+(\.\d+)?$/.test(text))
    return sharesShown(c, here, target, again(posted, { code: 'number_unreadable', field: 'value' }))
  const answer = await setShare(ctxOfForm(c, posted), {
    plan: planOf(here),
    target,
    unit: unit.value as never,
    value: text === '' ? null : Number(text),
    reason: textOf(posted, 'reason') ?? '',
  })
  if (!answer.ok) return sharesShown(c, here, target, again(posted, answer.refusal))
  return done(c, paths.planDesk(here.plan.id, '/work/shares', { target }), answer.value.did === 'done' ? 'share_set' : 'unchanged')
}

async function milestonePosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const milestone = (textOf(posted, 'milestone') ?? '') as never
  const ctx = ctxOfForm(c, posted)
  const [answer, row, did] = await (async () => {
    switch (c.req.param('act')) {
      case 'add':
        return [await addMilestone(ctx, newMilestone(here, posted)), 'new', 'milestone_added'] as const
      case 'meet':
        return [await meetMilestone(ctx, { milestone, fact: (textOf(posted, 'fact') ?? '') as never }), milestone, 'milestone_met'] as const
      case 'drop':
        return [await dropMilestone(ctx, { milestone, reason: textOf(posted, 'reason') ?? '' }), milestone, 'milestone_dropped'] as const
      default:
        return [undefined, '', ''] as const
    }
  })()
  if (!answer) return c.notFound() as Response
  if (!answer.ok) return milestonesShown(c, here, row, again(posted, answer.refusal))
  return done(c, workHref(here.plan.id, 'milestones'), answer.value.did === 'done' ? did : 'unchanged')
}

const newMilestone = (here: Here, posted: Posted) => ({
  plan: planOf(here),
  task: textOf(posted, 'task') ?? '',
  title: textOf(posted, 'title') ?? '',
  due: (textOf(posted, 'due') ?? '') as never,
  reason: '',
  ...(textOf(posted, 'target') ? { target: textOf(posted, 'target')! } : {}),
  ...(textOf(posted, 'titleEn') ? { titleEn: textOf(posted, 'titleEn')! } : {}),
})
