import { z } from 'zod'
import { addDays, asksAsHimself, type Day, day, id, query, rows, sql } from '../../kernel/index.js'
import { keyOf, likesOf } from '../birth.js'
import { valuesInput } from '../commands/said.js'
import { isShown } from '../conditions.js'
import { likeness } from '../likeness.js'
import { likelyOut } from '../outputs/lists.js'
import { packOf } from '../pack.js'
import { loadReferences, pointersOf } from '../references.js'
import { titleOf } from '../report.js'
import { readValues } from '../values.js'
import { LINE, type RecordLine } from './lists.js'
import { visibleTo } from './visibility.js'

/** A record that may report the same event. Of another unit's record the reader learns unit, day and state. */
export interface Likely extends Omit<RecordLine, 'id' | 'title'> {
  readonly id: string | null
  readonly title: string | null
  /** `key`: counts as the same event · `fields`: the same telling fields · `title`: a similar title within a week. */
  readonly why: 'key' | 'fields' | 'title'
  /** 0 to 1 */
  readonly likeness: number
}

const NEAR_DAYS = 7
const ALIKE = 0.6

/** Shown while typing and again at confirmation; refuses nothing (06 P-074: two records of one event are two facts, of which one counts). */
export const likelyDuplicates = query({
  name: 'records.likely_duplicates',
  title: { zh: '可能重复的填报', en: 'Likely duplicates' },
  output: likelyOut,
  input: z.object({
    pack: z.string().max(64),
    unit: id('unit'),
    happenedOn: day.nullish(),
    values: valuesInput,
    except: id('record').optional(),
  }),
  allow: (who) =>
    who.via === 'system' ||
    who.canSomewhere('records.record') ||
    (asksAsHimself(who, 'records.see', 'records.confirm') && who.grants.some((grant) => grant.permission.startsWith('as.'))),
  list: { visibility: 'all units; those the viewer may not see without id and title' },
  run: async (ctx, input, db): Promise<Likely[]> => {
    const pack = packOf(input.pack, await ctx.house.clock.today(db))
    if (!pack) return []
    const { values } = readValues(pack.fields, input.values, isShown, false)
    const on = input.happenedOn ?? null
    const reads = { happenedOn: on, values }
    const likes = likesOf(pack, reads)
    const key = pack.batch ? '' : keyOf(pack, reads)
    const references = await loadReferences(
      db,
      pointersOf(pack, values).map((pointer) => pointer.id),
      on ?? (await ctx.house.clock.today(db)),
    )
    const title = titleOf(pack, reads, references)
    const found = await rows<RecordLine & { seen: boolean; key: string | null; same: boolean }>(
      db,
      sql`select ${LINE}, r.key, ${visibleTo(ctx.viewer)} as seen, r.likes && ${likes}::uuid[] as same from records.record r
        where r.id in (
          (select id from records.record where likes && ${likes}::uuid[] order by no desc limit 20)
          union (select id from records.record where ${on === null ? sql`false` : sql`kind = ${pack.fact} and state <> 'withdrawn' and happened_on between ${addDays(on as Day, -NEAR_DAYS)} and ${addDays(on as Day, NEAR_DAYS)}`}
            order by no desc limit 200))
          and r.state not in ('draft', 'withdrawn', 'refused') ${input.except ? sql`and r.id <> ${input.except}` : sql``}`,
    )
    return (
      found
        .map((row) => ({
          row,
          why: row.key === key && key !== '' ? ('key' as const) : row.same ? ('fields' as const) : ('title' as const),
          alike: likeness(title, row.title),
        }))
        // Logs of a system are called by its name, one like the other.
        .filter(({ why, alike }) => why !== 'title' || (alike >= ALIKE && pack.batch?.kind !== 'daily_log'))
        .sort((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why) || b.alike - a.alike || b.row.no - a.row.no)
        .slice(0, 10)
        .map(({ row: { seen, key: _key, same: _same, ...line }, why, alike }) => ({
          ...line,
          id: seen ? line.id : null,
          title: seen ? line.title : null,
          why,
          likeness: why === 'key' ? 1 : Math.round(alike * 100) / 100,
        }))
    )
  },
})

const ORDER = ['key', 'fields', 'title']
