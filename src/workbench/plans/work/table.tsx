import type { Refusal } from '../../../kernel/index.js'
import { importTaskList, previewTaskList } from '../../../plan/index.js'
import { ctxOf, ctxOfForm, fileOf, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { type Again, done, frameWith, shown } from '../../parts/answer.js'
import { namesFor } from '../../parts/unitNames.js'
import type { Here } from '../ask.js'
import { withPlan } from '../versions/routes.js'
import { said } from './messages.js'
import { openCount, rightsOf } from './pages.js'
import { TablePage, type TableView } from './TablePage.js'
import { workHref } from './WorkFrame.js'

const MOST_BYTES = 2 * 1_048_576

/** The task list as a table: out, filled in, looked at, and back as one act. */
export function tableRoutes(app: WebApp): void {
  app.get('/desk/plans/:plan/work/table', (c) => withPlan(c, (here) => tableShown(c, here)))
  app.post('/desk/plans/:plan/work/table', (c) => withPlan(c, (here) => previewPosted(c, here)))
  app.post('/desk/plans/:plan/work/table/take', (c) => withPlan(c, (here) => takePosted(c, here)))
}

async function tableShown(c: WebContext, here: Here, preview?: TableView['preview'], again: Again = {}): Promise<Response> {
  const units = preview?.rows.flatMap((row) => row.steps.map((step) => step.unit)) ?? []
  const view: TableView = {
    ...{ here, open: await openCount(c, here), rights: rightsOf(c), nameOf: await namesFor(c, units) },
    ...(preview ? { preview } : {}),
  }
  return shown(c, <TablePage frame={await frameWith(c, said)} view={view} {...again} />, again.refusal)
}

async function previewPosted(c: WebContext, here: Here): Promise<Response> {
  const file = await fileOf(await postedForm(c), 'file', MOST_BYTES)
  if (!file.ok) return tableShown(c, here, undefined, { refusal: file.refusal as Refusal })
  const bytes = Buffer.from(file.value.bytes).toString('base64')
  const answer = await previewTaskList(ctxOf(c), { plan: here.plan.id as never, bytes })
  if (!answer.ok)
    return tableShown(c, here, undefined, {
      refusal: { ...answer.refusal, ...(answer.refusal.field === 'bytes' ? { field: 'file' } : {}) },
    })
  return tableShown(c, here, { bytes, findings: answer.value.findings, rows: answer.value.rows })
}

async function takePosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const ask = { plan: here.plan.id as never, bytes: textOf(posted, 'bytes') ?? '', reason: textOf(posted, 'reason') ?? '' }
  const answer = await importTaskList(ctxOfForm(c, posted), ask)
  if (!answer.ok) return tableShown(c, here, undefined, { refusal: answer.refusal })
  const changes = (answer.value.answer as { changes?: number } | undefined)?.changes ?? 0
  return done(c, workHref(here.plan.id, 'tasks'), answer.value.did === 'done' ? 'table_taken' : 'unchanged', { n: changes })
}
