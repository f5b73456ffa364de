import { type Day, type Db, rows, sql } from '../../kernel/index.js'
import type { Knowledge } from '../statement/known.js'
import { heldFor } from '../statement/store.js'
import type { JournalId, Named, Predicate, UnitId, Value } from '../types.js'

export interface Journal extends Named {
  readonly id: JournalId
  readonly issn: string | null
  readonly cn: string | null
  readonly owner: UnitId | null
  readonly office: UnitId | null
  readonly state: string | null
  /** Dated lists on which it stands, such as the excellence programme. */
  readonly lists: readonly string[]
}

interface JournalRow {
  readonly id: JournalId
  readonly issn: string | null
  readonly cn: string | null
  readonly said: Partial<Record<Predicate, Value>> | null
}

/** The journals in `which` (a query giving id, issn and cn) with all that holds of them, in the order of CN number or ISSN. */
export async function journalsIn(db: Db, which: ReturnType<typeof sql>, asOf: Day, known: Knowledge): Promise<Journal[]> {
  const found = await rows<JournalRow>(
    db,
    sql`with page as materialized (${which}), held as materialized (${heldFor(sql`s.subject in (select id from page)`, asOf, known)}),
    said as (select subject, jsonb_object_agg(predicate, value) as said from held group by subject)
    select page.*, said.said from page left join said on said.subject = page.id order by coalesce(page.cn, page.issn, ''), page.id`,
  )
  return found.map(({ said, ...row }) => {
    const text = (predicate: Predicate) => (said?.[predicate] as string | null | undefined) ?? null
    const lists = Object.entries(said ?? {}).filter(([predicate, value]) => predicate.startsWith('on_') && value === true)
    return {
      ...row,
      nameZh: text('name_zh') ?? '',
      nameEn: text('name_en'),
      owner: text('owner') as UnitId | null,
      office: text('office') as UnitId | null,
      state: text('state'),
      lists: lists.map(([predicate]) => predicate.slice(3)),
    }
  })
}

export async function journalAt(db: Db, id: string, asOf: Day, known: Knowledge = null): Promise<Journal | undefined> {
  return (await journalsIn(db, sql`select id, issn, cn from registry.journal where id = ${id}`, asOf, known))[0]
}
