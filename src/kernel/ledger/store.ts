import type pg from 'pg'
import type { Day } from '../day.js'
import type { StoredHistory } from './histories.js'

export const slot = (measure: number, key: string): string => `${measure}/${key}`

const FACTS = `select measure, key, about as seq, min(e) as on, min(unit) as unit from kernel.entry
  where (measure, key) in (select * from unnest($1::smallint[], $2::uuid[])) and about = k group by measure, key, about`
const VOIDS = 'select seq, target, root, how, e as on from kernel.void where root = any($1::bigint[]) and seq < $2'

/** What is already on the ledger for these keys: their facts (each has a row of its own, k = about, on its effective day) and the voids of those facts that were sealed before the position `before`. */
export async function loadHistories(
  client: pg.PoolClient,
  wanted: readonly { measure: number; key: string }[],
  before: number,
): Promise<Map<string, StoredHistory>> {
  const histories = new Map<string, StoredHistory>()
  if (wanted.length === 0) return histories
  const distinct = [...new Map(wanted.map((each) => [slot(each.measure, each.key), each])).values()]
  const facts = await client.query<{ measure: number; key: string; seq: number; on: Day; unit: number }>({
    name: 'history_facts',
    text: FACTS,
    values: [distinct.map((w) => w.measure), distinct.map((w) => w.key)],
  })
  if (facts.rows.length === 0) return histories
  const holders = new Map<number, StoredHistory[]>()
  for (const row of facts.rows) {
    const name = slot(row.measure, row.key)
    const history = histories.get(name) ?? { facts: [], voids: [] }
    histories.set(name, history)
    history.facts.push({ seq: row.seq, on: row.on, unit: row.unit })
    holders.set(row.seq, [...(holders.get(row.seq) ?? []), history])
  }
  const voids = await client.query<{ seq: number; target: number; root: number; how: 'cancel' | 'strike' | 'reinstate'; on: Day }>({
    name: 'history_voids',
    text: VOIDS,
    values: [[...holders.keys()], before],
  })
  for (const row of voids.rows) {
    for (const history of holders.get(row.root) ?? []) history.voids.push({ seq: row.seq, target: row.target, on: row.on, how: row.how })
  }
  return histories
}
