import { type Day, type Db, first, type Id, rows, sql, type Tx } from '../../kernel/index.js'
import { type Knowledge, type Standpoint, textAt } from '../statement/known.js'
import { type Said, saidOf, standing } from '../statement/store.js'
import type { PersonId, UnitId } from '../types.js'
import type { Post } from './rules.js'

export interface Term {
  readonly id: Id<'term'>
  readonly unit: UnitId
  readonly person: PersonId
  readonly post: Post
}

const COLUMNS = sql`t.id, t.unit, t.person, t.post`

export const termById = (db: Db, id: string): Promise<Term | undefined> =>
  first<Term>(db, sql`select ${COLUMNS} from registry.term t where t.id = ${id}`)

export async function addTerm(tx: Tx, term: Term, today: Day): Promise<void> {
  await sql`insert into registry.term (id, unit, person, post, registered_on) values (${term.id}, ${term.unit}, ${term.person}, ${term.post}, ${today})`.execute(
    tx,
  )
}

export interface TermSaid {
  readonly term: Term
  readonly said: readonly Said[]
}

/** Terms in an office, by unit or by person, with what stood of each at K. */
export async function termsWith(
  db: Db,
  of: { readonly unit?: string; readonly person?: string; readonly post?: Post },
  known: Knowledge = null,
): Promise<TermSaid[]> {
  const terms = await rows<Term>(
    db,
    sql`select ${COLUMNS} from registry.term t where true ${of.unit ? sql`and t.unit = ${of.unit}` : sql``} ${of.person ? sql`and t.person = ${of.person}` : sql``}
      ${of.post ? sql`and t.post = ${of.post}` : sql``} order by t.id limit 2000`,
  )
  const ids = terms.map((each) => each.id)
  const said = standing(await saidOf(db, ids, known, { predicates: ['holds'] }))
  return terms.map((term) => ({ term, said: said.filter((each) => each.subject === term.id) }))
}

export interface OfficerRow {
  readonly term: Id<'term'>
  readonly post: Post
  readonly person: PersonId
  readonly nameZh: string
  readonly nameEn: string | null
}

/** Who held which office of a unit at (E, K); names masked unless public. */
export const officersAt = (db: Db, unit: string, at: Standpoint): Promise<OfficerRow[]> =>
  rows<OfficerRow>(
    db,
    sql`select t.id as term, t.post, t.person, p.name_zh as "nameZh", p.name_en as "nameEn" from registry.term t join registry_read.person p on p.id = t.person
      where t.unit = ${unit} and ${textAt(sql`t.id`, 'holds', at)} = 'true' order by t.post, p.name_zh, t.id limit 500`,
  )
