import type pg from 'pg'
import { type Day, monthOf } from '../day.js'
import type { EntryRow } from './histories.js'

interface CellChange {
  scope: number
  kg: 'A' | 'P'
  eg: 'M' | 'D'
  measure: number
  kb: Day
  eb: Day
  n: number
}

/** All-knowledge cells carry this date in `kb`, so that the key has no hole. */
export const ALL = '0001-01-01' as Day

const UPSERT = `insert into kernel.cell (scope, kg, eg, measure, kb, eb, n)
  select * from unnest($1::integer[], $2::"char"[], $3::"char"[], $4::smallint[], $5::date[], $6::date[], $7::bigint[])
  on conflict (scope, kg, eg, measure, kb, eb) do update set n = kernel.cell.n + excluded.n`

/** Adds the batch's changes to the roll-up. The first batch of a knowledge day carries the days before it along. */
export async function addToCells(client: pg.PoolClient, changes: readonly EntryRow[], day: Day): Promise<void> {
  await openKnowledgeDay(client, day)
  const sums = new Map<string, CellChange>()
  const add = (change: CellChange) => {
    const name = `${change.scope}/${change.kg}${change.eg}/${change.measure}/${change.eb}`
    const known = sums.get(name)
    if (known) known.n += change.n
    else sums.set(name, change)
  }
  for (const row of changes) {
    if (row.d === 0) continue
    const month = monthOf(row.e)
    for (const [eg, eb] of [
      ['M', month],
      ['D', row.e],
    ] as const) {
      add({ scope: 0, kg: 'A', eg, measure: row.measure, kb: ALL, eb, n: row.d })
      add({ scope: row.unit, kg: 'A', eg, measure: row.measure, kb: ALL, eb, n: row.d })
      add({ scope: 0, kg: 'P', eg, measure: row.measure, kb: day, eb, n: row.d })
    }
  }
  const cells = [...sums.values()].filter((cell) => cell.n !== 0)
  if (cells.length === 0) return
  const of = <T>(take: (cell: CellChange) => T) => cells.map(take)
  await client.query({
    name: 'cell_add',
    text: UPSERT,
    values: [of((c) => c.scope), of((c) => c.kg), of((c) => c.eg), of((c) => c.measure), of((c) => c.kb), of((c) => c.eb), of((c) => c.n)],
  })
}

const CARRY_DAY = `insert into kernel.cell (scope, kg, eg, measure, kb, eb, n)
  select scope, kg, eg, measure, $2, eb, n from kernel.cell where scope = 0 and kg = 'P' and kb = $1 and n <> 0`
const CLOSE_MONTH = `insert into kernel.cell (scope, kg, eg, measure, kb, eb, n)
  select 0, 'C', eg, measure, $3, eb, sum(n) from kernel.cell
  where scope = 0 and ((kg = 'C' and kb = $1) or (kg = 'P' and kb = $2)) group by eg, measure, eb having sum(n) <> 0`

/** P: knowledge within the month to the end of day kb. C: all knowledge to the end of month kb. Both are written when a new knowledge day begins. */
async function openKnowledgeDay(client: pg.PoolClient, day: Day): Promise<void> {
  const state = (await client.query<{ day: Day | null; closed: Day | null }>('select day, closed_month as closed from kernel.projection'))
    .rows[0]!
  if (state.day === day) return
  if (state.day !== null && monthOf(state.day) === monthOf(day)) await client.query(CARRY_DAY, [state.day, day])
  if (state.day !== null && monthOf(state.day) !== monthOf(day)) {
    await client.query(CLOSE_MONTH, [state.closed, state.day, monthOf(state.day)])
    await client.query('update kernel.projection set closed_month = $1', [monthOf(state.day)])
  }
  await client.query('update kernel.projection set day = $1', [day])
  await client.query('update kernel.seal_day set closed_month = (select closed_month from kernel.projection) where day = $1', [day])
}
