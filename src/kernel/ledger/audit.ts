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
 * Counts every measure anew from the sealed facts, beside what stands, and compares ledger, left-out facts and cells row by row. A difference is an
 * incident, named by measure, part and first differing key. `repair` counts the differing measures again in place.
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
    const memory = {
      memberships: new Memberships(found.map((row) => ({ no: row.no, rule: row.rule, builtTo: row.built_to }))),
      units: new Map(),
    }
    for (const name of ['entry', 'left_out', 'cell'])
      await client.query(`create temp table again_${name} (like kernel.${name} including defaults) on commit drop`)
    await buildMeasures(
      client,
      memory,
      found.map((row) => row.no),
      { entry: 'again_entry', leftOut: 'again_left_out', cell: 'again_cell' },
    )
    const findings: RecountFinding[] = []
    for (const part of PARTS) {
      const differing = await differingMeasures(client, part)
      for (const { no, rule } of found.filter((row) => differing.has(row.no))) findings.push(await compare(client, no, rule, part))
    }
    const wrong = found
      .filter((row) => findings.some((each) => each.measure === row.rule.id && each.version === row.rule.version))
      .map((row) => row.no)
    if (repair && wrong.length > 0) await buildMeasures(client, memory, wrong)
    await client.query('commit')
    return findings
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    throw fault
  } finally {
    client.release()
  }
}

interface Part {
  readonly name: RecountFinding['part']
  readonly stands: string
  readonly again: string
  readonly columns: string
  readonly key: string
  readonly where: string
}
const PARTS: readonly Part[] = [
  {
    name: 'ledger',
    stands: 'kernel.entry',
    again: 'again_entry',
    columns: 'measure, unit, key, about, k, e, d',
    key: 'key',
    where: 'true',
  },
  {
    name: 'left_out',
    stands: 'kernel.left_out',
    again: 'again_left_out',
    columns: 'measure, about, reason, e, unit',
    key: 'about',
    where: 'true',
  },
  { name: 'cells', stands: 'kernel.cell', again: 'again_cell', columns: 'scope, kg, eg, measure, kb, eb, n', key: 'eb', where: 'n <> 0' },
]

/** A sum of row hashes tells in one pass which measures differ at all; only those are compared row by row. */
async function differingMeasures(client: pg.PoolClient, part: Part): Promise<Set<number>> {
  const sums = (table: string) =>
    `select measure, count(*) as n, sum(hash_record_extended(row(${part.columns}), 0)::numeric) as h from ${table} where ${part.where} group by measure`
  const found = await client.query<{
    measure: number
  }>(`select coalesce(a.measure, b.measure) as measure from (${sums(part.stands)}) a full join (${sums(part.again)}) b on b.measure = a.measure
    where (a.n, a.h) is distinct from (b.n, b.h)`)
  return new Set(found.rows.map((row) => row.measure))
}

async function compare(client: pg.PoolClient, no: number, rule: MeasureRule, part: Part): Promise<RecountFinding> {
  const of = (table: string) => `(select ${part.columns} from ${table} where measure = $1 and ${part.where})`
  const missing = `(${of(part.again)} except all ${of(part.stands)})`
  const extra = `(${of(part.stands)} except all ${of(part.again)})`
  const row = (
    await client.query<{ missing: number; extra: number; key: string | null }>(
      `select (select count(*) from ${missing} m)::int as missing, (select count(*) from ${extra} x)::int as extra,
    (select min(${part.key}::text) from (${missing} union all ${extra}) d) as key`,
      [no],
    )
  ).rows[0]!
  return { measure: rule.id, version: rule.version, part: part.name, missing: row.missing, extra: row.extra, firstKey: row.key }
}
