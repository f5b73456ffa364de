import { board, taskList } from '../../plan/index.js'
import {
  bodyNamed,
  childrenOf,
  directory,
  officersOf,
  relationsOf,
  type UnitPortrait,
  unitById,
  unitLife,
  unitsOf,
} from '../../registry/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import type { UnitsView } from '../../ui/index.js'
import { publicPage } from '../answer.js'
import { knowledgeOf, type ReadAt, readAt, readFigures, registerTimes } from '../standing.js'
import { namesFor } from '../unitNames.js'
import { askedFor } from './asked.js'
import { DirectoryPage } from './DirectoryPage.js'
import { unitsExported } from './exportUnits.js'
import { NamedPage } from './NamedPage.js'
import { pointsAtUnit, UnitPage } from './UnitPage.js'

const LIMIT = 50

export function unitRoutes(app: WebApp): void {
  app.get(
    '/units',
    publicPage(async ({ c, frame }) => {
      const view = viewOf(c)
      const at = await readAt(c)
      const cursor = cursorOf(view.after)
      const [groups, page] = await Promise.all([
        directory(ctxOf(c), registerTimes(at)),
        unitsOf(ctxOf(c), { ...askedFor(view, at), limit: LIMIT, ...(cursor ? { after: cursor } : {}) }),
      ])
      if (!groups.ok || !page.ok) return undefined
      const { units, next } = page.value
      return (
        <DirectoryPage
          {...{ frame, at, units }}
          view={{ ...view, ...at.asked }}
          groups={groups.value}
          next={next ? `${next.code}~${next.id}` : undefined}
        />
      )
    }),
  )
  app.get('/units/export.csv', async (c) => unitsExported(c, 'csv', viewOf(c)))
  app.get('/units/export.xlsx', async (c) => unitsExported(c, 'xlsx', viewOf(c)))
  app.get(
    '/units/named',
    publicPage(async ({ c, frame }) => {
      const at = await readAt(c)
      const name = (c.req.query('name') ?? '').trim().slice(0, 200)
      const asked = c.req.query('on')?.trim()
      const found = name.length < 2 ? undefined : await bodyNamed(ctxOf(c), { name, ...(asked ? { on: asked as never } : {}) })
      return <NamedPage {...{ frame, name, at }} on={asked ?? at.today} found={found} />
    }),
  )
  app.get(
    '/units/:unit',
    publicPage(async ({ c, frame }) => {
      const unit = c.req.param('unit') ?? ''
      const { at, value: portrait } = await readFigures(c, async (at) => {
        const found = await unitById(ctxOf(c), { unit, ...registerTimes(at) })
        return found.ok ? found.value : undefined
      })
      return portrait && unitShown(c, { frame, at, portrait })
    }),
  )
}

async function unitShown(
  c: WebContext,
  { frame, at, portrait }: { frame: Parameters<typeof UnitPage>[0]['frame']; at: ReadAt; portrait: UnitPortrait },
) {
  const ctx = ctxOf(c)
  const unit = portrait.unit.id
  const ask = { unit, asOf: at.asOf, known: at.known }
  const then = { unit, ...registerTimes(at) }
  const [found, tasks, below, life, relations, officers] = await Promise.all([
    board(ctx, ask),
    taskList(ctx, ask),
    childrenOf(ctx, { ...then, limit: 200 }),
    unitLife(ctx, then),
    relationsOf(ctx, then),
    officersOf(ctx, then),
  ])
  const nameOf = await namesFor(
    c,
    portrait.history.filter(pointsAtUnit).map((line) => String(line.value)),
    at.asOf,
    knowledgeOf(at),
  )
  return (
    <UnitPage
      {...{ frame, at, portrait, nameOf }}
      board={found.ok ? found.value : undefined}
      tasks={tasks.ok && tasks.value ? tasks.value.tasks : []}
      children={below.ok ? below.value : []}
      life={life.ok ? life.value : { names: [], heirs: [], acts: [] }}
      relations={relations.ok ? relations.value : []}
      officers={officers.ok ? officers.value : []}
      mayKeep={ctx.viewer.can('registry.keep_units')}
    />
  )
}

function viewOf(c: WebContext): UnitsView {
  const text = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 100)
  return {
    kind: text('kind'),
    class: text('class').slice(0, 60),
    find: text('find'),
    ended: c.req.query('ended') === '1' ? '1' : null,
    after: c.req.query('after')?.slice(0, 160),
  }
}

/** Where the list goes on: a code, which may be anything, and an id. */
function cursorOf(after: string | null | undefined): { code: string; id: string } | undefined {
  const found = /^(.{0,80})~([0-9a-f-]{36})$/.exec(after ?? '')
  return found ? { code: found[1]!, id: found[2]! } : undefined
}
