import { board, taskList } from '../../plan/index.js'
import { childrenOf, directory, UNIT_KINDS, unitById, unitsOf } from '../../registry/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import type { UnitsView } from '../../ui/index.js'
import { publicPage } from '../answer.js'
import { readFigures } from '../standing.js'
import { DirectoryPage } from './DirectoryPage.js'
import { UnitPage } from './UnitPage.js'

const LIMIT = 50

export function unitRoutes(app: WebApp): void {
  app.get(
    '/units',
    publicPage(async ({ c, frame }) => {
      const view = viewOf(c)
      const cursor = cursorOf(view.after)
      const [groups, page] = await Promise.all([
        directory(ctxOf(c), {}),
        unitsOf(ctxOf(c), {
          kind: UNIT_KINDS.find((kind) => kind === view.kind),
          class: view.class || undefined,
          text: view.find || undefined,
          limit: LIMIT,
          ...(cursor ? { after: cursor } : {}),
        }),
      ])
      if (!groups.ok || !page.ok) return undefined
      const { units, next } = page.value
      return <DirectoryPage {...{ frame, view, units }} groups={groups.value} next={next ? `${next.code}~${next.id}` : undefined} />
    }),
  )
  app.get(
    '/units/:unit',
    publicPage(async ({ c, frame }) => {
      const unit = c.req.param('unit') ?? ''
      const { at, value: portrait } = await readFigures(c, async (at) => {
        const found = await unitById(ctxOf(c), { unit, asOf: at.asOf })
        return found.ok ? found.value : undefined
      })
      if (!portrait) return undefined
      const ctx = ctxOf(c)
      const ask = { unit, asOf: at.asOf, known: at.known }
      const [found, tasks, below] = await Promise.all([
        board(ctx, ask),
        taskList(ctx, ask),
        childrenOf(ctx, { unit, asOf: at.asOf, limit: 200 }),
      ])
      return (
        <UnitPage
          {...{ frame, at, portrait }}
          board={found.ok ? found.value : undefined}
          tasks={tasks.ok && tasks.value ? tasks.value.tasks : []}
          children={below.ok ? below.value : []}
        />
      )
    }),
  )
}

function viewOf(c: WebContext): UnitsView {
  const text = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 100)
  return { kind: text('kind'), class: text('class').slice(0, 60), find: text('find'), after: c.req.query('after')?.slice(0, 160) }
}

/** Where the list goes on: a code, which may be anything, and an id. */
function cursorOf(after: string | null | undefined): { code: string; id: string } | undefined {
  const found = /^(.{0,80})~([0-9a-f-]{36})$/.exec(after ?? '')
  return found ? { code: found[1]!, id: found[2]! } : undefined
}
