import { z } from 'zod'
import { day, id, query, rows, sql } from '../../kernel/index.js'
import { entryPageOut } from '../outputs.js'
import { todayOf } from '../statement/known.js'
import { LIST, type Named, type SubjectId, UNIT_KINDS, type UnitId } from '../types.js'
import { everNamed, likePart } from '../units/queries.js'
import { subjectKind } from './store.js'

export interface Entry extends Named {
  readonly id: SubjectId
  readonly kind: string
  readonly code: string | null
  /** The unit that it is or belongs to. */
  readonly unit: UnitId | null
}

const cursor = z.strictObject({ rank: z.int().min(0).max(3), code: z.string().max(80), id: id('subject') })

export interface EntryPage {
  readonly entries: readonly Entry[]
  readonly next: z.output<typeof cursor> | null
}

/** A name that begins with the text comes first, then one that holds it, then codes. */
const rankOf = (text: string | undefined) =>
  text
    ? sql`case when n.name_zh = ${text} then 0 when starts_with(lower(n.name_zh), lower(${text})) or starts_with(lower(coalesce(n.name_en, '')), lower(${text})) then 1
        when n.name_zh ilike ${likePart(text)} or n.name_en ilike ${likePart(text)} then 2 when n.code ilike ${likePart(text)} then 3 end`
    : sql`2`

const SOURCES = {
  unit: sql`select u.id, u.kind, u.code, u.id as unit, u.registered_on from registry.unit u`,
  journal: sql`select j.id, 'journal' as kind, coalesce(j.cn, j.issn, '') as code, null::uuid as unit, j.registered_on from registry.journal j`,
  subject: sql`select s.id, s.kind, s.code, null::uuid as unit, s.registered_on from registry.subject s`,
}
const UNIT_LIKE: ReadonlySet<string> = new Set(UNIT_KINDS)

const sourceOf = (kind: string) => (UNIT_LIKE.has(kind) ? SOURCES.unit : kind === 'journal' ? SOURCES.journal : SOURCES.subject)

/**
 * Entries of one kind that are valid on the day: units of that kind, journals, or entries of the subject register; with `text`, those whose name
 * holds it anywhere (Chinese of one character and more) or whose code does, best first.
 */
export const subjectsOf = query({
  name: 'registry.subjects_of',
  title: { zh: '主题词条', en: 'Entries of the subject register' },
  output: entryPageOut,
  input: z.strictObject({
    kind: subjectKind,
    text: z.string().trim().max(100).optional(),
    on: day.optional(),
    /** Only entries that stood in the register by this day. */
    listedBy: day.optional(),
    level: z.int().min(1).max(6).optional(),
    /** Only what stands on this dated list on the day. */
    listedIn: z.string().regex(LIST, 'list_name').optional(),
    after: cursor.optional(),
    limit: z.int().min(1).max(200).default(20),
  }),
  allow: 'public',
  list: { visibility: 'public: the register names no persons' },
  run: async (_ctx, ask, db): Promise<EntryPage> => {
    const on = ask.on ?? (await todayOf(db))
    const text = ask.text || undefined
    const found = await rows<Entry & { rank: number }>(
      db,
      sql`select * from (
        select n.id, n.kind, n.code, coalesce(n.unit, registry_read.text_at(n.id, 'owner', ${on})::uuid) as unit, n.name_zh as "nameZh", n.name_en as "nameEn", ${rankOf(text)} as rank from (
          select e.*, registry_read.text_at(e.id, 'name_zh', ${on}) as name_zh, registry_read.text_at(e.id, 'name_en', ${on}) as name_en from (with possible as materialized (select * from (${sourceOf(ask.kind)}) e where e.kind = ${ask.kind}
              ${text ? sql`and (e.code ilike ${likePart(text)} or e.id in (${everNamed(text)}))` : sql``}) select * from possible) e where true
            ${ask.listedBy ? sql`and e.registered_on <= ${ask.listedBy}` : sql``}
        ) n where n.name_zh is not null and coalesce(registry_read.text_at(n.id, 'state', ${on}), 'active') not in ('closed', 'merged')
          ${ask.level ? sql`and registry_read.value_at(n.id, 'level', ${on}) = to_jsonb(${ask.level}::int)` : sql``}
          ${ask.listedIn ? sql`and registry_read.stands_on(n.id, ${ask.listedIn}, ${on})` : sql``}
      ) ranked where rank is not null
        ${ask.after ? sql`and (rank, coalesce(code, ''), id) > (${ask.after.rank}::int, ${ask.after.code}, ${ask.after.id}::uuid)` : sql``}
      order by rank, coalesce(code, ''), id limit ${ask.limit + 1}`,
    )
    const page = found.slice(0, ask.limit)
    const last = page.at(-1)
    return {
      entries: page.map(({ rank: _rank, ...entry }) => entry),
      next: found.length > ask.limit && last ? { rank: last.rank, code: last.code ?? '', id: last.id } : null,
    }
  },
})
