import { say } from '../../kernel/index.js'
import { TABLE_MEDIA, type TableKind, tableBytes } from '../../records/index.js'
import { UNIT_KIND_NAMES, type Unit, type UnitCursor, unitsOf } from '../../registry/index.js'
import { ctxOf, download, type WebContext } from '../../ui/http/index.js'
import { paths, type UnitsView } from '../../ui/index.js'
import { notFound } from '../answer.js'
import { type ReadAt, readAt } from '../standing.js'
import { askedFor } from './asked.js'
import { columnWords, texts } from './messages.js'

/** Rows of one file at most; the API pages on from there. */
const MOST = 10_000
const PAGE = 500

/** The directory as a file, with the filters and the two times of the page, each row with E, K and its address. */
export async function unitsExported(c: WebContext, kind: TableKind, view: UnitsView): Promise<Response> {
  const at = await readAt(c)
  const units = await everyUnit(c, view, at)
  if (!units) return notFound(c)
  const { language } = c.get('preferences')
  const { publicUrl } = ctxOf(c).house
  const columns = Object.values(columnWords).map((title) => ({ title: say(language, title) }))
  const state = (unit: Unit) => (unit.state === null ? null : say(language, texts[unit.state]))
  const rows = units.map((unit) => [
    ...[
      unit.code,
      unit.nameZh,
      unit.nameEn,
      say(language, UNIT_KIND_NAMES[unit.kind]),
      unit.class,
      unit.seat,
      state(unit),
      unit.creditCode,
      unit.ror,
    ],
    ...[at.exact.asOf ?? null, at.exact.known ?? null, `${publicUrl}${paths.unit(unit.id, at.exact)}`],
  ])
  const name = `units-${at.exact.asOf}-${at.exact.known}.${kind}`
  return download(c, { name, type: TABLE_MEDIA[kind] }, await tableBytes(kind, say(language, texts.directory), columns, rows))
}

async function everyUnit(c: WebContext, view: UnitsView, at: ReadAt): Promise<Unit[] | undefined> {
  const units: Unit[] = []
  let after: UnitCursor | null = null
  do {
    const page = await unitsOf(ctxOf(c), { ...askedFor(view, at), limit: PAGE, ...(after ? { after } : {}) })
    if (!page.ok) return undefined
    units.push(...page.value.units)
    after = page.value.next
  } while (after !== null && units.length < MOST)
  return units
}
