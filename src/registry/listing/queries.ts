import { z } from 'zod'
import { type Day, day, id, instant, query, rows, sql } from '../../kernel/index.js'
import { denominatorsOut, removalsOut } from '../outputs.js'
import { todayOf } from '../statement/known.js'
import type { Named, OutsideDocument, UnitId } from '../types.js'

const what = z.enum(['society', 'base', 'park'])

export interface Denominator {
  /** Units counted as of the day. */
  readonly counted: number
  /** Units that the register no longer lists but that stay counted, since no outside paper proves their removal. */
  readonly unproven: number
}

/** The denominators of T03-1, T13-1 and T16-1 as the register has them today: what each ratio is counted over. */
export const denominators = query({
  name: 'registry.denominators',
  title: { zh: '分母', en: 'Denominators' },
  output: denominatorsOut,
  input: z.strictObject({ asOf: day.optional() }),
  allow: 'public',
  run: async (_ctx, ask, db): Promise<Readonly<Record<'society' | 'base' | 'park', Denominator>>> => {
    const asOf = ask.asOf ?? (await todayOf(db))
    const found = await rows<{ what: 'society' | 'base' | 'park' } & Denominator>(
      db,
      sql`select what, count(*) as counted, count(*) filter (where registry_read.value_at(unit, 'listed', ${asOf}) = 'false') as unproven
        from registry.listing where listed_on <= ${asOf} and (left_on is null or ${asOf} < left_on) group by what`,
    )
    const none = { counted: 0, unproven: 0 }
    const by = new Map(found.map(({ what: kind, ...each }) => [kind, each]))
    return { society: by.get('society') ?? none, base: by.get('base') ?? none, park: by.get('park') ?? none }
  },
})

export interface Removed extends Named {
  readonly id: string
  readonly unit: UnitId
  readonly what: 'society' | 'base' | 'park' | 'pilot'
  readonly leftOn: Day
  readonly reason: string
  readonly document: OutsideDocument | null
  /** Whether it left the denominator: only with an outside document. */
  readonly counted: boolean
  readonly recordedOn: Day
}

const cursor = z.strictObject({ at: instant, id: id('removal') })

/** The log of removals, newest first, each with its effect on the denominator and its paper (06 A-41). */
export const removals = query({
  name: 'registry.removals',
  title: { zh: '分母变动记录', en: 'Log of removals from denominators' },
  output: removalsOut,
  input: z.strictObject({
    what: z.enum([...what.options, 'pilot']).optional(),
    after: cursor.optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  allow: 'public',
  list: { visibility: 'public: whoever reads a ratio may read how its denominator moved' },
  run: async (_ctx, ask, db): Promise<{ removals: readonly Removed[]; next: z.output<typeof cursor> | null }> => {
    const found = await rows<Removed & { at: string }>(
      db,
      sql`select r.id, r.unit, r.what, r.left_on as "leftOn", r.reason, r.document, r.counted, r.recorded_on as "recordedOn", r.recorded_at::text as at,
          registry_read.text_at(r.unit, 'name_zh', r.left_on) as "nameZh", registry_read.text_at(r.unit, 'name_en', r.left_on) as "nameEn"
        from registry.removal r where true ${ask.what ? sql`and r.what = ${ask.what}` : sql``}
          ${ask.after ? sql`and (r.recorded_at, r.id) < (${ask.after.at}::timestamptz, ${ask.after.id}::uuid)` : sql``}
        order by r.recorded_at desc, r.id desc limit ${ask.limit + 1}`,
    )
    const page = found.slice(0, ask.limit)
    const last = page.at(-1)
    return {
      removals: page.map(({ at: _at, ...each }) => each),
      next: found.length > ask.limit && last ? { at: last.at, id: last.id as never } : null,
    }
  },
})
