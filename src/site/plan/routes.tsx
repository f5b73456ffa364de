import { checklistPage, itemPage, plans, planText, sectionPage, sourceOf, taskPage, unassigned } from '../../plan/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { notFound, publicPage } from '../answer.js'
import { yearOf } from '../board/routes.js'
import { readAt, readFigures } from '../standing.js'
import { namesFor } from '../unitNames.js'
import { ChecklistPage } from './ChecklistPage.js'
import { ItemPage } from './ItemPage.js'
import { SectionPage } from './SectionPage.js'
import { TaskPage } from './TaskPage.js'
import { TextPage } from './TextPage.js'
import { UnassignedPage } from './UnassignedPage.js'

const partOf = (c: WebContext, name: string): string => (c.req.param(name) ?? '').slice(0, 60) || '-'

/** Pages about the plan itself: its items, tasks, text, checklist, and what is not assigned yet. */
export function planRoutes(app: WebApp): void {
  app.get(
    '/plans/:year/items/:item',
    publicPage(async ({ c, frame }) => {
      const read = await asked(c, itemPage, { item: partOf(c, 'item').slice(0, 40) })
      return read && <ItemPage frame={frame} {...read} />
    }),
  )
  app.get(
    '/plans/:year/sections/:section',
    publicPage(async ({ c, frame }) => {
      const read = await asked(c, sectionPage, { section: partOf(c, 'section').slice(0, 40) })
      return read && <SectionPage frame={frame} {...read} />
    }),
  )
  app.get(
    '/plans/:year/checklist',
    publicPage(async ({ c, frame }) => {
      const read = await asked(c, checklistPage, {})
      return read && <ChecklistPage frame={frame} {...read} />
    }),
  )
  app.get(
    '/plans/:year/unassigned',
    publicPage(async ({ c, frame }) => {
      const read = await asked(c, unassigned, {})
      return read && <UnassignedPage frame={frame} {...read} />
    }),
  )
  app.get(
    '/plans/:year/tasks/:task',
    publicPage(async ({ c, frame }) => {
      const read = await asked(c, taskPage, { task: partOf(c, 'task') })
      if (!read) return undefined
      const { at, found } = read
      const text = await planText(ctxOf(c), { year: found.plan.year, asOf: at.asOf, known: at.known })
      const nameOf = await namesFor(
        c,
        found.history.map((line) => line.unit),
        at.asOf,
      )
      return <TaskPage {...{ frame, at, found, nameOf }} text={text.ok ? text.value : undefined} />
    }),
  )
  app.get(
    '/plans/:year/text',
    publicPage(async ({ c, frame }) => {
      const year = yearOf(c)
      if (year === undefined) return undefined
      const at = await readAt(c)
      const [text, all] = await Promise.all([planText(ctxOf(c), { year, asOf: at.asOf, known: at.known }), plans(ctxOf(c), {})])
      if (!text.ok || !text.value) return undefined
      const { plan } = text.value
      const versions = all.ok ? (all.value.find((each) => each.id === plan.id)?.versions ?? []) : []
      return <TextPage {...{ frame, at, year, versions }} text={text.value} />
    }),
  )
  app.get('/plans/:year/source', planSource)
}

type Ask = { year: number; asOf: string; known?: { seq: number } | { day: string } }

/** Asks one of the plan's queries at the E and K of the address. */
async function asked<I extends object, O>(
  c: WebContext,
  query: (ctx: ReturnType<typeof ctxOf>, input: Ask & I) => Promise<{ ok: true; value: O } | { ok: false }>,
  further: I,
) {
  const year = yearOf(c)
  if (year === undefined) return undefined
  const { at, value } = await readFigures(c, async (at) => {
    const found = await query(ctxOf(c), { year, asOf: at.asOf, known: at.known, ...further })
    return found.ok ? found.value : undefined
  })
  return value === undefined || value === null ? undefined : { at, found: value as NonNullable<O> }
}

/** The bytes of a version's text, exactly as they were received (06 A-01). */
async function planSource(c: WebContext): Promise<Response> {
  const year = yearOf(c)
  const text = year === undefined ? undefined : await planText(ctxOf(c), { year, version: c.req.query('version') })
  const found = text?.ok ? text.value : undefined
  const source = found && found.plan.year === year ? await sourceOf(ctxOf(c), found.version.id) : undefined
  if (!source) return notFound(c)
  c.header('content-type', 'application/octet-stream')
  c.header('content-disposition', `attachment; filename="plan-${year}"; filename*=UTF-8''${encodeURIComponent(source.fileName)}`)
  c.header('x-content-sha256', source.sha256)
  return c.body(new Uint8Array(source.bytes))
}
