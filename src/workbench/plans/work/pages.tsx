import type { Refusal, Result } from '../../../kernel/index.js'
import { board, type Decomposition, decomposition, targetPage, taskList, taskPage, unassigned } from '../../../plan/index.js'
import { packsOn } from '../../../records/index.js'
import { ctxOf, frameOf, type WebContext } from '../../../ui/http/index.js'
import { Empty, Page, Say } from '../../../ui/index.js'
import { type Again, frameWith, refused, shown } from '../../parts/answer.js'
import { namesFor } from '../../parts/unitNames.js'
import { crumbsOf, type Here } from '../ask.js'
import { texts as shared } from '../messages.js'
import { departmentsOf, mayAssign, mayTakeOn } from './ask.js'
import { MilestonesPage } from './MilestonesPage.js'
import { said, texts } from './messages.js'
import { type FeedChoice, ProgrammesPage } from './ProgrammesPage.js'
import { SharesPage, type SharesView } from './SharesPage.js'
import { TaskListPage } from './TaskListPage.js'
import { TaskPage, type TaskView } from './TaskPage.js'
import { UnassignedPage } from './UnassignedPage.js'

export const rightsOf = (c: WebContext): 'all' | 'own' | 'none' => (mayAssign(c) ? 'all' : mayTakeOn(c) ? 'own' : 'none')

const planOf = (here: Here) => here.plan.id as never

/** How many tasks and targets are still unassigned: shown on the tab of every page. */
export async function openCount(c: WebContext, here: Here): Promise<number> {
  const list = await unassigned(ctxOf(c), { plan: planOf(here) })
  return list.ok && list.value ? list.value.tasks.length + list.value.targets.length : 0
}

/** An answer of a query that a page needs; what is refused or not there becomes a page of its own. */
async function withAnswer<T>(
  c: WebContext,
  here: Here,
  answer: Result<T | undefined, Refusal>,
  make: (value: T) => Promise<Response>,
): Promise<Response> {
  if (!answer.ok) return refused(c, answer.refusal)
  if (answer.value !== undefined) return make(answer.value)
  if (here.isConfirmed) return c.notFound() as Response
  return shown(
    c,
    <Page frame={await frameOf(c)} title={texts.title} breadcrumbs={crumbsOf(here, texts.title)} unlisted>
      <Empty title={shared.notConfirmed}>
        <p>
          <Say of={shared.notConfirmedText} />
        </p>
      </Empty>
    </Page>,
  )
}

/** Programmes that make a kind of fact which the target counts, those written for it first. */
async function choicesOf(c: WebContext, parts: Decomposition | undefined): Promise<(target: string) => readonly FeedChoice[]> {
  const { house } = ctxOf(c)
  const packs = packsOn(await house.clock.today(house.database.db))
  return (code) => {
    const kinds = parts?.targets.find((each) => each.target === code)?.kinds ?? []
    const fitting = packs.filter((pack) => kinds.includes(pack.fact))
    return fitting
      .toSorted((a, b) => Number(b.targets.includes(code)) - Number(a.targets.includes(code)))
      .map(({ id, title }) => ({ id, title }))
  }
}

const partsOf = async (c: WebContext, here: Here): Promise<Decomposition | undefined> => {
  const found = await decomposition(ctxOf(c), { plan: planOf(here) })
  return found.ok ? found.value : undefined
}

export async function unassignedShown(c: WebContext, here: Here, row?: string, again: Again = {}): Promise<Response> {
  return withAnswer(c, here, await unassigned(ctxOf(c), { plan: planOf(here) }), async (list) => {
    const view = {
      ...{ here, list, rights: rightsOf(c), departments: await departmentsOf(c) },
      choicesFor: await choicesOf(c, await partsOf(c, here)),
      ...(row ? { row } : {}),
    }
    return shown(c, <UnassignedPage frame={await frameWith(c, said)} view={view} {...again} />, again.refusal)
  })
}

export async function taskListShown(c: WebContext, here: Here): Promise<Response> {
  return withAnswer(c, here, await taskList(ctxOf(c), { plan: planOf(here) }), async ({ tasks, items }) => {
    const view = { here, open: await openCount(c, here), rights: rightsOf(c), tasks, items }
    return shown(c, <TaskListPage frame={await frameWith(c, said)} view={view} />)
  })
}

export async function taskShown(c: WebContext, here: Here, task: string, form?: TaskView['form'], again: Again = {}): Promise<Response> {
  return withAnswer(c, here, await taskPage(ctxOf(c), { plan: planOf(here), task }), async (found) => {
    const view: TaskView = {
      ...{ here, open: await openCount(c, here), rights: rightsOf(c), year: found.plan.year, task: found.task, history: found.history },
      departments: await departmentsOf(c),
      nameOf: await namesFor(
        c,
        found.history.map((line) => line.unit),
      ),
      ...(form ? { form } : {}),
    }
    return shown(c, <TaskPage frame={await frameWith(c, said)} view={view} {...again} />, again.refusal)
  })
}

export async function milestonesShown(c: WebContext, here: Here, row?: string, again: Again = {}): Promise<Response> {
  return withAnswer(c, here, await decomposition(ctxOf(c), { plan: planOf(here) }), async ({ steps }) => {
    const list = await taskList(ctxOf(c), { plan: planOf(here) })
    const tasks = list.ok && list.value ? list.value.tasks : []
    const view = { here, open: await openCount(c, here), rights: rightsOf(c), steps, tasks, ...(row ? { row } : {}) }
    return shown(c, <MilestonesPage frame={await frameWith(c, said)} view={view} {...again} />, again.refusal)
  })
}

export async function programmesShown(c: WebContext, here: Here, row?: string, again: Again = {}): Promise<Response> {
  return withAnswer(c, here, await decomposition(ctxOf(c), { plan: planOf(here) }), async (parts) => {
    const view = {
      ...{ here, open: await openCount(c, here), rights: rightsOf(c), choicesFor: await choicesOf(c, parts) },
      targets: parts.targets.map(({ target, phrase, programmes }) => ({ code: target, phrase, programmes })),
      ...(row ? { row } : {}),
    }
    return shown(c, <ProgrammesPage frame={await frameWith(c, said)} view={view} {...again} />, again.refusal)
  })
}

export async function sharesShown(c: WebContext, here: Here, code = c.req.query('target'), again: Again = {}): Promise<Response> {
  return withAnswer(c, here, await board(ctxOf(c), { plan: planOf(here) }), async (found) => {
    const targets = found.groups.flatMap((group) => group.targets)
    const chosen = targets.find((target) => target.code === code)
    const page = chosen ? await targetPage(ctxOf(c), { plan: planOf(here), target: chosen.code }) : undefined
    const shares = page?.ok ? page.value?.shares : undefined
    const rows = shares?.rows ?? []
    const view: SharesView = {
      ...{ here, open: await openCount(c, here), rights: rightsOf(c), targets, departments: await departmentsOf(c) },
      nameOf: await namesFor(
        c,
        rows.map((row) => row.unit),
      ),
      ...(chosen ? { chosen: { target: chosen, rows, sum: shares?.sum ?? 0, gap: shares?.gap ?? null } } : {}),
    }
    return shown(c, <SharesPage frame={await frameWith(c, said)} view={view} {...again} />, again.refusal)
  })
}
