import { toTraditional } from '../../kernel/index.js'
import { type Board, type BoardGroup, type BoardTarget, board, STATES, type State } from '../../plan/index.js'
import { TABLE_MEDIA, type TableKind, tableBytes } from '../../records/index.js'
import { ctxOf, download, type WebApp, type WebContext } from '../../ui/http/index.js'
import { paths } from '../../ui/index.js'
import { notFound, publicPage } from '../answer.js'
import { programmeName } from '../parts/Phrase.js'
import { type ReadAt, readFigures } from '../standing.js'
import { namesFor } from '../unitNames.js'
import { BoardPage } from './BoardPage.js'
import { boardTable } from './exportTable.js'
import { MeetingPage } from './MeetingPage.js'

const GROUPS = ['item', 'section', 'unit', 'quarter'] as const
type Grouping = (typeof GROUPS)[number]
const YEAR = /^(19|20|21)\d{2}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const yearOf = (c: WebContext): number | undefined => {
  const year = c.req.param('year') ?? ''
  return YEAR.test(year) ? Number(year) : undefined
}

export function boardRoutes(app: WebApp): void {
  app.get('/plans', async (c) => {
    const found = await board(ctxOf(c), {})
    return c.redirect(found.ok && found.value ? paths.board(found.value.plan.year) : paths.home(), 302)
  })
  app.get(
    '/plans/:year',
    publicPage(async ({ c, frame }) => {
      const read = await boardOf(c)
      if (!read) return undefined
      const { board, at, groups, find } = read
      const units = [...board.groups.map((group) => group.lead), ...board.groups.map((group) => group.key), board.unit]
      const nameOf = await namesFor(
        c,
        units.filter((unit) => unit && UUID.test(unit)),
        at.asOf,
      )
      return <BoardPage {...{ frame, board, at, groups, find, state: stateOf(c) ?? '', nameOf }} />
    }),
  )
  app.get(
    '/plans/:year/meeting',
    publicPage(async ({ c, frame }) => {
      const read = await boardOf(c)
      return read && <MeetingPage frame={frame} {...read} />
    }),
  )
  app.get('/plans/:year/board.xlsx', (c) => exported(c, 'xlsx'))
  app.get('/plans/:year/board.csv', (c) => exported(c, 'csv'))
}

/** The board as a file, with the same filters as the page. */
async function exported(c: WebContext, kind: TableKind): Promise<Response> {
  const read = await boardOf(c)
  if (!read) return notFound(c)
  const { board, at, groups } = read
  const { language } = c.get('preferences')
  const { columns, rows } = boardTable(board, groups, at, language, ctxOf(c).house.publicUrl)
  const name = `${board.plan.year}-board-${at.exact.asOf}-${at.exact.known}.${kind}`
  return download(c, { name, type: TABLE_MEDIA[kind] }, await tableBytes(kind, String(board.plan.year), columns, rows))
}

export interface ReadBoard {
  readonly board: Board
  readonly at: ReadAt
  /** What the reader looks for, and the groups that hold it. */
  readonly find: string
  readonly groups: Board['groups']
}

/** The board as the address asks for it; undefined where the year has no confirmed plan. */
export async function boardOf(c: WebContext): Promise<ReadBoard | undefined> {
  const year = yearOf(c)
  if (year === undefined) return undefined
  const { at, value } = await readFigures(c, async (at) => {
    const found = await board(ctxOf(c), { year, asOf: at.asOf, known: at.known, group: groupOf(c), state: stateOf(c), unit: unitOf(c) })
    return found.ok ? found.value : undefined
  })
  const find = findOf(c)
  return value && { board: value, at, find, groups: narrowed(value, find, at) }
}

const groupOf = (c: WebContext): Grouping => GROUPS.find((group) => group === c.req.query('group')) ?? 'item'
const stateOf = (c: WebContext): State | undefined => STATES.find((state) => state === c.req.query('state'))
export const unitOf = (c: WebContext): string | undefined => {
  const unit = c.req.query('unit')
  return unit && UUID.test(unit) ? unit : undefined
}
const findOf = (c: WebContext): string => (c.req.query('find') ?? '').trim().slice(0, 60)

/** The rows whose plan text, unit, code or programme holds what is looked for, whichever script it was typed in. */
function narrowed(all: Board, find: string, at: ReadAt): readonly BoardGroup[] {
  if (find === '') return all.groups
  const wanted = folded(find)
  const matches = (target: BoardTarget) => {
    const programme = programmeName(target.code, at.asOf)
    const texts = [target.code, target.phrase, target.counted.zh, target.counted.en, programme?.zh ?? '', programme?.en ?? '']
    return texts.some((text) => folded(text).includes(wanted))
  }
  return all.groups
    .map((group) => (group.title && folded(group.title).includes(wanted) ? group : { ...group, targets: group.targets.filter(matches) }))
    .filter((group) => group.targets.length > 0 || (group.title && folded(group.title).includes(wanted)))
}

const folded = (text: string): string => toTraditional(text).toLowerCase()
