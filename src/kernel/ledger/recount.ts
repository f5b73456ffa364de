import type pg from 'pg'
import type { Day } from '../day.js'
import { toSql } from '../expression/index.js'
import { type EntryRow, type KeyEvents, keyChanges, type StoredHistory } from './histories.js'
import type { Measure, MeasureRule } from './measure.js'
import { filterOf, type Memberships } from './membership.js'
import type { ProjectorMemory } from './project.js'

/** Where the rows go: the standing tables, or temporary ones that are only compared with them. */
export interface Target {
  readonly entry: string
  readonly leftOut: string
  readonly cell: string
}
export const STANDING: Target = { entry: 'kernel.entry', leftOut: 'kernel.left_out', cell: 'kernel.cell' }

/**
 * Counts measures from the first sealed fact, set by set: facts that stand alone under their key in one statement, keys with several facts, voids or
 * a register through the same code that the projector uses. Runs inside the projector's transaction; every row is as the projector would have written it.
 */
export async function buildMeasures(
  client: pg.PoolClient,
  memory: ProjectorMemory,
  nos: readonly number[],
  target = STANDING,
): Promise<void> {
  const wanted = memory.memberships.all.filter((measure) => nos.includes(measure.no))
  if (target === STANDING) {
    for (const table of [target.entry, target.leftOut, target.cell])
      await client.query(`delete from ${table} where measure = any($1::smallint[])`, [nos])
  }
  const until = (await client.query<{ seq: number }>('select seq from kernel.projection')).rows[0]!.seq
  await gatherFacts(client, [...new Set(wanted.flatMap((measure) => measure.rule.kinds))], until)
  // Registers first: what lies within them reads their ledger.
  const ordered = [...wanted].sort((a, b) => Number(memory.memberships.withinOf.has(a.no)) - Number(memory.memberships.withinOf.has(b.no)))
  for (const measure of ordered) await buildEntries(client, memory.memberships, measure, target)
  await buildCells(client, nos, target)
  if (target === STANDING) await client.query('update kernel.measure set built_to = $1 where no = any($2::smallint[])', [until, nos])
}

/** The sealed facts of these kinds once, so that the join with the seals is paid once and not for each measure. */
async function gatherFacts(client: pg.PoolClient, kinds: readonly string[], until: number): Promise<void> {
  await client
    .query("set local work_mem = '192MB'; set local temp_buffers = '128MB'")
    .catch(() => client.query("set local work_mem = '192MB'"))
  await client.query(
    'insert into kernel.unit_no (unit) select distinct unit from kernel.fact where unit is not null on conflict (unit) do nothing',
  )
  await client.query('drop table if exists pg_temp.gathered')
  await client.query({
    text: `create temp table gathered on commit drop as
      select s.seq, f.kind, f.subject, f.unit as unit_id, f.effective_on as e, f.reported_on, f.data, coalesce(u.no, -1) as unit
      from kernel.fact f join kernel.seal s on s.fact = f.id left join kernel.unit_no u on u.unit = f.unit
      where f.kind = any($1) and f.target is null and s.seq <= $2`,
    values: [kinds, until],
  })
  await client.query('analyze pg_temp.gathered')
}

async function buildEntries(client: pg.PoolClient, memberships: Memberships, measure: Measure, target: Target): Promise<void> {
  const { rule, no } = measure
  const filter =
    rule.where === undefined ? { text: 'true', values: [] as readonly unknown[] } : toSql(filterOf(rule), { column: 'f.data', first: 5 })
  await client.query('drop table if exists pg_temp.candidate')
  await client.query({
    text: `create temp table candidate on commit drop as
      select f.seq, ${keySql(rule)} as key, f.e, f.unit,
        case when (${filter.text}) is not true then 'out_of_scope' when f.e < $2 or f.e > $3 then 'out_of_period' when f.reported_on > $4 then 'late' end as reason
      from pg_temp.gathered f where f.kind = any($1)`,
    values: [rule.kinds, rule.from, rule.to, rule.closes, ...filter.values],
  })
  await client.query('analyze pg_temp.candidate')
  await client.query(
    `insert into ${target.leftOut} (measure, about, reason, e, unit) select $1, seq, reason, e, unit from candidate where reason is not null`,
    [no],
  )
  const register = memberships.withinOf.get(no)
  await client.query('drop table if exists pg_temp.entangled')
  await client.query(`create temp table entangled on commit drop as
    select key from candidate where reason is null ${register ? '' : 'group by key having count(*) > 1'}
    union select c.key from kernel.void v join candidate c on c.seq = v.root where c.reason is null`)
  await client.query('analyze pg_temp.entangled')
  await client.query(
    `insert into ${target.entry} (measure, unit, key, about, k, e, d)
    select $1, unit, key, seq, seq, e, 1 from candidate c where reason is null and not exists (select from entangled x where x.key = c.key)`,
    [no],
  )
  await buildEntangled(client, measure, register, target)
}

interface EventRow {
  key: string
  seq: number
  on: Day
  unit: number
  how: string | null
  target: number | null
}

async function buildEntangled(client: pg.PoolClient, measure: Measure, register: Measure | undefined, target: Target): Promise<void> {
  const found = (
    await client.query<EventRow>(`
    select key, seq, e as on, unit, null as how, null::bigint as target from candidate where reason is null and key in (select key from entangled)
    union all select c.key, v.seq, v.e, c.unit, v.how, v.target from candidate c join kernel.void v on v.root = c.seq where c.reason is null and c.key in (select key from entangled)
    order by key, seq`)
  ).rows
  const registers = register ? await registerHistories(client, register.no, target) : undefined
  const out: EntryRow[] = []
  for (const [key, events] of groupBy(found, (row) => row.key)) {
    const own: KeyEvents = {
      measure: measure.no,
      key,
      facts: events.filter((row) => row.how === null).map((row) => ({ seq: row.seq, on: row.on, unit: row.unit })),
      voids: events
        .filter((row) => row.how !== null)
        .map((row) => ({ seq: row.seq, target: row.target!, on: row.on, how: row.how as 'cancel' })),
    }
    out.push(...keyChanges(own, undefined, register && { stored: undefined, fresh: registers?.get(key) }))
    if (out.length > 20_000) await insertRows(client, target, out.splice(0))
  }
  await insertRows(client, target, out)
}

async function registerHistories(client: pg.PoolClient, register: number, target: Target): Promise<Map<string, StoredHistory>> {
  const facts = (
    await client.query<EventRow>(
      `select key, about as seq, min(e) as on, min(unit) as unit from ${target.entry} where measure = $1 and about = k group by key, about`,
      [register],
    )
  ).rows
  const voids = (
    await client.query<EventRow>(
      `select distinct n.key, v.seq, v.e as on, v.how, v.target from ${target.entry} n join kernel.void v on v.root = n.about where n.measure = $1 and n.about = n.k`,
      [register],
    )
  ).rows
  const histories = new Map<string, StoredHistory>()
  for (const row of facts) {
    const history = histories.get(row.key) ?? { facts: [], voids: [] }
    histories.set(row.key, history)
    history.facts.push({ seq: row.seq, on: row.on, unit: row.unit })
  }
  for (const row of voids) histories.get(row.key)?.voids.push({ seq: row.seq, target: row.target!, on: row.on, how: row.how as 'cancel' })
  return histories
}

async function insertRows(client: pg.PoolClient, target: Target, entries: readonly EntryRow[]): Promise<void> {
  if (entries.length === 0) return
  await client.query(
    `insert into ${target.entry} (measure, unit, key, about, k, e, d) select * from unnest($1::smallint[], $2::integer[], $3::uuid[], $4::bigint[], $5::bigint[], $6::date[], $7::smallint[])`,
    [
      entries.map((r) => r.measure),
      entries.map((r) => r.unit),
      entries.map((r) => r.key),
      entries.map((r) => r.about),
      entries.map((r) => r.k),
      entries.map((r) => r.e),
      entries.map((r) => r.d),
    ],
  )
}

/** The de-duplication key in SQL; the twin of `keyOf`. */
function keySql(rule: MeasureRule): string {
  const parts = rule.key.map((part) => {
    const text =
      part === 'subject'
        ? 'f.subject'
        : part === 'unit'
          ? `coalesce(f.unit_id::text, '')`
          : part === 'on'
            ? 'f.e::text'
            : `coalesce(f.data->>'${fieldOf(part)}', '')`
    return `octet_length(${text}) || ':' || ${text}`
  })
  return `md5(${parts.join(' || ')})::uuid`
}

function fieldOf(part: string): string {
  const found = /^data\.([A-Za-z][A-Za-z0-9_]*)$/.exec(part)
  if (!found) throw new Error(`key part ${part} is not data.<field>`)
  return found[1]!
}

/** All cells of these measures from their ledger rows, day by day of knowledge. */
async function buildCells(client: pg.PoolClient, nos: readonly number[], target: Target): Promise<void> {
  const days = (
    await client.query<{ firsts: string[]; days: Day[] }>(`select coalesce(array_agg(first_seq::text order by first_seq), '{}') as firsts,
    coalesce(array_agg(day::text order by first_seq), '{}') as days from kernel.seal_day`)
  ).rows[0]!
  await client.query('drop table if exists pg_temp.moved')
  await client.query('create temp table moved (measure smallint, unit integer, kd date, e date, n bigint) on commit drop')
  // The knowledge day of a row by binary search in the first seals of all days.
  await client.query(
    `insert into moved select measure, unit, ($3::date[])[width_bucket(k, $2::bigint[])], e, sum(d)::bigint from ${target.entry} where measure = any($1::smallint[]) and d <> 0 group by 1, 2, 3, 4`,
    [nos, days.firsts, days.days],
  )
  for (const [eg, eb] of [
    ['M', `date_trunc('month', e)::date`],
    ['D', 'e'],
  ] as const) {
    await client.query(
      `insert into ${target.cell} select 0, 'A', '${eg}', measure, '0001-01-01', ${eb}, sum(n) from moved group by measure, ${eb}`,
    )
    await client.query(
      `insert into ${target.cell} select unit, 'A', '${eg}', measure, '0001-01-01', ${eb}, sum(n) from moved group by unit, measure, ${eb}`,
    )
    await client.query(`insert into ${target.cell}
      select 0, 'P', '${eg}', m.measure, d.day, m.eb, sum(m.n) from (select measure, kd, ${eb} as eb, sum(n) as n from moved group by 1, 2, 3) m
      join kernel.seal_day d on d.day >= m.kd and date_trunc('month', d.day) = date_trunc('month', m.kd) group by m.measure, d.day, m.eb having sum(m.n) <> 0`)
    await client.query(`insert into ${target.cell}
      select 0, 'C', '${eg}', m.measure, c.closed_month, m.eb, sum(m.n) from (select measure, date_trunc('month', kd)::date as km, ${eb} as eb, sum(n) as n from moved group by 1, 2, 3) m
      join (select distinct closed_month from kernel.seal_day where closed_month is not null) c on c.closed_month >= m.km group by m.measure, c.closed_month, m.eb having sum(m.n) <> 0`)
  }
}

function* groupBy<T>(sorted: readonly T[], key: (row: T) => string): Generator<[string, T[]]> {
  let from = 0
  for (let at = 1; at <= sorted.length; at++) {
    if (at < sorted.length && key(sorted[at]!) === key(sorted[from]!)) continue
    if (at > from) yield [key(sorted[from]!), sorted.slice(from, at)]
    from = at
  }
}
