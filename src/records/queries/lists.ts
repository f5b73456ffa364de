import { z } from 'zod'
import { asksAsHimself, type Day, type Db, day, type Id, id, query, rows, type Sql, sql, type Viewer } from '../../kernel/index.js'
import { openPageOut, recordCountsOut, recordPageOut, waitingCountsOut, waitingPageOut } from '../outputs/lists.js'
import { packsForTarget, packsOn } from '../pack.js'
import { RECORD_STATES, type RecordState, type Standing, type UnitId } from '../types.js'
import { turnIn, visibleTo } from './visibility.js'

/** A record as lists show it. */
export interface RecordLine {
  readonly id: Id<'record'>
  readonly no: number
  readonly pack: string
  readonly unit: UnitId
  readonly unitName: string | null
  readonly title: string
  readonly happenedOn: Day | null
  readonly reportedOn: Day | null
  readonly touchedOn: Day
  readonly state: RecordState
  readonly standing: Standing | null
  readonly recorderName: string
  readonly facts: number
}

export const LINE = sql`r.id, r.no, r.pack, r.unit, (select u.name_zh from registry_read.unit u where u.id = r.unit) as "unitName", r.title, r.happened_on as "happenedOn",
  r.reported_on as "reportedOn", r.touched_on as "touchedOn", r.state, r.standing, r.recorder_name as "recorderName", r.facts`

export interface Page<T, C> {
  readonly rows: readonly T[]
  readonly next: C | undefined
}

export const pageOf = <T, C>(found: readonly T[], limit: number, cursor: (row: T) => C): Page<T, C> => {
  const page = found.slice(0, limit)
  return { rows: page, next: found.length > limit ? cursor(page[page.length - 1]!) : undefined }
}

const signedIn = (who: Viewer) => asksAsHimself(who, 'records.see', 'records.record', 'records.confirm')

/** Packs that feed the target; those of all targets when none is named. */
const packIds = (target: string | undefined, today: Day): string[] =>
  (target ? packsForTarget(target, today) : packsOn(today)).map((pack) => pack.id)

const filters = {
  unit: id('unit').optional(),
  states: z.array(z.enum(RECORD_STATES)).max(6).optional(),
  standing: z.enum(['live', 'cancelled', 'struck']).optional(),
  pack: z.string().max(64).optional(),
  target: z.string().max(10).optional(),
  /** Part of the title. */
  text: z.string().trim().max(60).optional(),
}

/** Newest first. Limited in the statement itself, so that list, count and export agree. */
export const recordsOf = query({
  name: 'records.records_of',
  title: { zh: '填报列表', en: 'Records' },
  output: recordPageOut,
  input: z.object({ ...filters, after: z.int().min(0).optional(), limit: z.int().min(1).max(500).default(50) }),
  allow: signedIn,
  list: { visibility: 'own unit, asked sides, federation office' },
  run: async (ctx, input, db): Promise<Page<RecordLine, number>> => {
    const today = await ctx.house.clock.today(db)
    const found = await rows<RecordLine>(
      db,
      sql`select ${LINE} from records.record r where ${visibleTo(ctx.viewer)} ${narrowed(input, today)}
        ${input.after === undefined ? sql`` : sql`and r.no < ${input.after}`} order by r.no desc limit ${input.limit + 1}`,
    )
    return pageOf(found, input.limit, (row) => row.no)
  },
})

/** How many there are in each state, under the same rule as the list. */
export const recordCounts = query({
  name: 'records.record_counts',
  title: { zh: '填报数量', en: 'Numbers of records' },
  output: recordCountsOut,
  input: z.object({ unit: filters.unit, pack: filters.pack, target: filters.target }),
  allow: signedIn,
  list: { visibility: 'own unit, asked sides, federation office' },
  run: async (ctx, input, db): Promise<{ state: RecordState; n: number }[]> => {
    const today = await ctx.house.clock.today(db)
    const found = await rows<{ state: RecordState; n: number }>(
      db,
      sql`select r.state, count(*) as n from records.record r where ${visibleTo(ctx.viewer)} ${narrowed(input, today)} group by r.state`,
    )
    return found.map((row) => ({ state: row.state, n: Number(row.n) }))
  },
})

function narrowed(
  input: { unit?: string; states?: readonly string[]; standing?: string; pack?: string; target?: string; text?: string },
  today: Day,
): Sql {
  return sql`${input.unit ? sql`and r.unit = ${input.unit}` : sql``} ${input.states ? sql`and r.state = any(${input.states}::text[])` : sql``}
    ${input.standing ? sql`and r.standing = ${input.standing}` : sql``} ${input.pack ? sql`and r.pack = ${input.pack}` : sql``}
    ${input.target ? sql`and r.pack = any(${packIds(input.target, today)}::text[])` : sql``}
    ${input.text ? sql`and position(lower(${input.text}) in lower(r.title)) > 0` : sql``}`
}

export interface WaitingCursor {
  readonly since: Day
  readonly record: string
  readonly side: string
  readonly no: number
}
export interface WaitingLine extends RecordLine {
  readonly version: number
  readonly side: string
  /** Which of several speakers of the side. */
  readonly turnNo: number
  readonly since: Day
  readonly due: Day | null
  /** Files of evidence. */
  readonly files: number
  /** Another record may report the same event: to be looked at by itself, never confirmed in bulk. */
  readonly alike: boolean
  /** The viewer recorded it, so that someone else must confirm. */
  readonly own: boolean
}

/** The desk of whoever has to confirm: oldest first. The next one is the first after the cursor of the one before. */
export const waitingToConfirm = query({
  name: 'records.waiting_to_confirm',
  title: { zh: '待我确认', en: 'Waiting for my confirmation' },
  output: waitingPageOut,
  input: z.object({
    pack: filters.pack,
    target: filters.target,
    after: z.object({ since: day, record: id('record'), side: z.string().max(48), no: z.int().min(0).max(32_767) }).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  allow: signedIn,
  list: { visibility: 'turns that the viewer may take' },
  run: async (ctx, input, db): Promise<Page<WaitingLine, WaitingCursor>> => {
    const today = await ctx.house.clock.today(db)
    const { after } = input
    const found = await rows<WaitingLine>(
      db,
      sql`select ${LINE}, r.version, c.side, c.no as "turnNo", c.since, c.due,
          (select count(*)::int from records.evidence e where e.record = r.id) as files, coalesce(r.recorder = ${ctx.viewer.account} or r.recorder_person = ${ctx.viewer.person}, false) as own,
          exists (select from records.record o where o.likes && r.likes and o.id <> r.id and o.state not in ('draft', 'withdrawn', 'refused')) as alike
        from records.turn c join records.record r on r.id = c.record
        where ${turnIn(ctx.viewer)} ${narrowed(input, today)}
        ${after ? sql`and (c.since, c.record, c.side, c.no) > (${after.since}::date, ${after.record}::uuid, ${after.side}, ${after.no}::smallint)` : sql``}
        order by c.since, c.record, c.side, c.no limit ${input.limit + 1}`,
    )
    return pageOf(found, input.limit, (row) => ({ since: row.since, record: row.id, side: row.side, no: row.turnNo }))
  },
})

/** How many records wait for confirmation by target: `mine` those whose turn is the viewer's, `all` everyone's. */
export const waitingCounts = query({
  name: 'records.waiting_counts',
  title: { zh: '各指标待确认数', en: 'Records waiting, by target' },
  output: waitingCountsOut,
  input: z.object({}),
  allow: 'public',
  list: { visibility: 'numbers only, equal for every viewer; mine counts the viewer’s own turns' },
  run: async (ctx, _input, db): Promise<Record<string, { all: number; mine: number }>> => {
    const today = await ctx.house.clock.today(db)
    const found = await rows<{ pack: string; all: number; mine: number }>(
      db,
      sql`select c.pack, count(distinct c.record) as "all", count(distinct c.record) filter (where ${turnIn(ctx.viewer)}) as mine from records.turn c group by c.pack`,
    )
    const counts: Record<string, { all: number; mine: number }> = {}
    for (const pack of packsOn(today)) {
      const own = found.find((row) => row.pack === pack.id)
      for (const target of pack.targets) {
        const sum = counts[target] ?? { all: 0, mine: 0 }
        counts[target] = { all: sum.all + Number(own?.all ?? 0), mine: sum.mine + Number(own?.mine ?? 0) }
      }
    }
    return counts
  },
})

/** A record that makes no fact yet, or never will: beside the facts that do not count (06 P-101). What the reader may not see keeps unit and day. */
export interface OpenLine {
  readonly id: Id<'record'> | null
  readonly no: number
  readonly unit: UnitId
  readonly unitName: string | null
  readonly title: string | null
  readonly happenedOn: Day | null
  readonly state: RecordState
  readonly reason: string | null
}

const OPEN_OR_REFUSED = ['waiting', 'sent_back', 'refused'] as const satisfies readonly RecordState[]

export const openAndRefused = query({
  name: 'records.open_and_refused',
  title: { zh: '未成为事实的填报', en: 'Records that are no facts' },
  output: openPageOut,
  input: z.object({
    target: z.string().max(10),
    unit: filters.unit,
    states: z.array(z.enum(OPEN_OR_REFUSED)).min(1).max(3).optional(),
    after: z.int().min(0).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  allow: 'public',
  list: { visibility: 'all rows; those the viewer may not see as unit, day and state only' },
  run: async (ctx, input, db): Promise<Page<OpenLine, number> & { counts: { state: RecordState; n: number }[] }> => {
    const today = await ctx.house.clock.today(db)
    const where = sql`r.state in ('waiting', 'sent_back', 'refused') and r.pack = any(${packIds(input.target, today)}::text[]) ${input.unit ? sql`and r.unit = ${input.unit}` : sql``}`
    const wanted = input.states ? sql`and r.state = any(${input.states}::text[])` : sql``
    const [found, counts] = await Promise.all([
      rows<OpenLine>(
        db,
        sql`select case when v.seen then r.id end as id, r.no, r.unit, (select u.name_zh from registry_read.unit u where u.id = r.unit) as "unitName", case when v.seen then r.title end as title,
            r.happened_on as "happenedOn", r.state,
            case when v.seen and r.state in ('sent_back', 'refused') then (select n.reason from records.note n where n.record = r.id and n.act = r.state order by n.at desc, n.id desc limit 1) end as reason
          from records.record r, lateral (select ${visibleTo(ctx.viewer)} as seen) v where ${where} ${wanted} ${input.after === undefined ? sql`` : sql`and r.no < ${input.after}`}
          order by r.no desc limit ${input.limit + 1}`,
      ),
      countsBy(db, where),
    ])
    return { ...pageOf(found, input.limit, (row) => row.no), counts }
  },
})

async function countsBy(db: Db, where: Sql): Promise<{ state: RecordState; n: number }[]> {
  const found = await rows<{ state: RecordState; n: number }>(
    db,
    sql`select r.state, count(*) as n from records.record r where ${where} group by r.state`,
  )
  return found.map((row) => ({ state: row.state, n: Number(row.n) }))
}
