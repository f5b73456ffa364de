import { type Day, type Db, rows, sql, type Viewer } from '../../kernel/index.js'
import { packsOn } from '../pack.js'
import { visibleTo } from './visibility.js'

/** The record behind a counted fact, as a row of evidence shows it. What the viewer may not open keeps its title, but not its id, names and files. */
export interface Behind {
  readonly fact: string
  readonly record: string | null
  readonly no: number
  readonly pack: string
  readonly title: string
  readonly recorder: string | null
  readonly confirmers: readonly { readonly side: string; readonly name: string | null; readonly on: Day | null }[]
  readonly files: number
  readonly seen: boolean
}

/** The records behind facts, by fact. Facts that an engine made have none. */
export async function recordsBehind(db: Db, viewer: Viewer, facts: readonly string[]): Promise<ReadonlyMap<string, Behind>> {
  if (facts.length === 0) return new Map()
  const found = await rows<Behind & { confirmers: { side: string; name: string; on: Day }[] }>(
    db,
    sql`select n.fact, r.id as record, r.no, r.pack, r.title, r.recorder_name as recorder, ${visibleTo(viewer)} as seen,
      coalesce((select jsonb_agg(jsonb_build_object('side', c.side, 'name', coalesce(c.by_name, c.name), 'on', c."on") order by c.side, c.no) from records.confirmation c where c.record = r.id), '[]') as confirmers,
      (select count(*) from records.evidence e where e.record = r.id) as files
    from (select fact, record from records.born where fact = any(${facts}::uuid[])
      union all select fact, record from records.logged where fact = any(${facts}::uuid[])
      union all select fact, record from records.follow_up where fact = any(${facts}::uuid[])) n join records.record r on r.id = n.record`,
  )
  return new Map(
    found.map((row) => [
      row.fact,
      row.seen
        ? row
        : { ...row, record: null, recorder: null, confirmers: row.confirmers.map(({ side, on }) => ({ side, name: null, on })) },
    ]),
  )
}

/** Kinds of facts that point at a person: of these, a reader without the right learns unit and day only (06 P-103). */
export function personalKinds(today: Day): ReadonlySet<string> {
  const kinds = packsOn(today).filter((pack) => {
    const personal = pack.fields.flatMap((field) => {
      if (field.kind === 'person' || field.kind === 'people' || field.personal) return [field.id]
      return field.kind === 'list'
        ? field.columns.filter((column) => column.kind === 'person').map((column) => `${field.id}.${column.id}`)
        : []
    })
    return Object.values(pack.data.carry).some((path) => personal.includes(path)) || personal.includes(pack.subject)
  })
  return new Set(kinds.map((pack) => pack.fact))
}
