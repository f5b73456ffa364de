import type pg from 'pg'
import type { Database } from '../db/database.js'
import type { MeasureRule } from './measure.js'
import { Memberships } from './membership.js'
import { buildMeasures } from './recount.js'

export interface RecountFinding {
  readonly measure: string
  readonly version: number
  readonly part: 'ledger' | 'left_out' | 'cells'
  readonly missing: number
  readonly extra: number
  readonly firstKey: string | null
}

/**
 * Counts every measure anew from the sealed facts and compares ledger, left-out facts and cells row by row with what stands. With `repair` false
 * (the nightly check) everything is rolled back afterwards; a difference is an incident.
 */
export async function recount(database: Database, repair = false): Promise<RecountFinding[]> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(7202201)')
    const found = (
      await client.query<{ no: number; rule: MeasureRule; built_to: number | null }>(
        'select no, rule, built_to from kernel.measure where built_to is not null order by no',
      )
    ).rows
    const nos = found.map((row) => row.no)
    await client.query(`create temp table old_entry on commit drop as select * from kernel.entry`)
    await client.query(`create temp table old_left on commit drop as select * from kernel.left_out`)
    await client.query(`create temp table old_cell on commit drop as select * from kernel.cell where n <> 0`)
    const memberships = new Memberships(found.map((row) => ({ no: row.no, rule: row.rule, builtTo: row.built_to })))
    await buildMeasures(client, { memberships, units: new Map() }, nos)
    const findings: RecountFinding[] = []
    for (const { no, rule } of found) {
      for (const [part, old, now, key] of PARTS) findings.push(...(await compare(client, no, rule, part, old, now, key)))
    }
    await client.query(repair ? 'commit' : 'rollback')
    return findings
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    throw fault
  } finally {
    client.release()
  }
}

const PARTS = [
  ['ledger', 'old_entry', 'kernel.entry', 'key'],
  ['left_out', 'old_left', 'kernel.left_out', 'about'],
  ['cells', 'old_cell', `(select * from kernel.cell where n <> 0) as now_cell`, 'eb'],
] as const

async function compare(
  client: pg.PoolClient,
  no: number,
  rule: MeasureRule,
  part: RecountFinding['part'],
  old: string,
  now: string,
  key: string,
): Promise<RecountFinding[]> {
  const only = (a: string, b: string) => `(select * from ${a} where measure = $1 except all select * from ${b} where measure = $1)`
  const row = (
    await client.query<{ missing: number; extra: number; key: string | null }>(
      `select
    (select count(*) from ${only(now, old)} m)::int as missing, (select count(*) from ${only(old, now)} x)::int as extra,
    (select min(${key}::text) from (${only(now, old)} union all ${only(old, now)}) d) as key`,
      [no],
    )
  ).rows[0]!
  return row.missing + row.extra === 0
    ? []
    : [{ measure: rule.id, version: rule.version, part, missing: row.missing, extra: row.extra, firstKey: row.key }]
}
