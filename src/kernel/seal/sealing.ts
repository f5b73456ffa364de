import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Day } from '../day.js'

/** A fact as it is sealed: everything that its hash covers. */
export interface SealedFact {
  readonly seq: number
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly unit: string | null
  readonly effectiveOn: Day
  readonly reportedOn: Day
  readonly target: string | null
  readonly how: 'cancel' | 'strike' | 'reinstate' | null
  readonly data: Record<string, unknown>
}

export interface FactRow {
  readonly id: string
  readonly kind: string
  readonly version: number
  readonly room: string
  readonly subject: string
  readonly unit: string | null
  readonly effective_on: Day
  readonly recorded_on: Day
  readonly recorded_at: string
  readonly reported_on: Day
  readonly actor: string | null
  readonly programme: string | null
  readonly target: string | null
  readonly how: SealedFact['how']
  readonly command: string
  readonly request: string
  readonly data: string
}

/** Columns in the order of the hash. Times and data as text, so that the same row gives the same bytes on every server. */
export const FACT_COLUMNS = `f.id, f.kind, f.version, f.room, f.subject, f.unit, f.effective_on, f.recorded_on,
  to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at, f.reported_on, f.actor, f.programme, f.target, f.how, f.command, f.request, f.data::text as data`

/** Hash of one link: SHA-256 over the previous hash and the fact's fields as a JSON array (no field is left out). */
export function linkHash(previous: Buffer, row: FactRow): Buffer {
  const fields = [
    row.id,
    row.kind,
    row.version,
    row.room,
    row.subject,
    row.unit,
    row.effective_on,
    row.recorded_on,
    row.recorded_at,
    row.reported_on,
    row.actor,
    row.programme,
    row.target,
    row.how,
    row.command,
    row.request,
    row.data,
  ]
  return createHash('sha256').update(previous).update(JSON.stringify(fields)).digest()
}

export const sealedFact = (row: FactRow, seq: number): SealedFact => ({
  seq,
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  unit: row.unit,
  effectiveOn: row.effective_on,
  reportedOn: row.reported_on,
  target: row.target,
  how: row.how,
  data: JSON.parse(row.data) as Record<string, unknown>,
})

const NEXT = `select ${FACT_COLUMNS}, f.xid::text as xid from kernel.fact f
  where (f.xid, f.id) > ($1::xid8, $2::uuid) and f.xid < $3::xid8 order by f.xid, f.id limit $4`

/**
 * Seals the next facts, at most `limit`, in commit-safe order: by transaction id below the oldest transaction still open, so that nothing can
 * appear behind the mark. Must run inside an open READ COMMITTED transaction; gives the facts just sealed, in order.
 */
export async function sealNext(client: pg.PoolClient, today: Day, limit: number): Promise<SealedFact[]> {
  const mark = (await client.query('select xid::text as xid, last_id, seq, hash from kernel.seal_mark for update')).rows[0] as {
    xid: string
    last_id: string
    seq: number
    hash: Buffer
  }
  const horizon = ((await client.query('select pg_snapshot_xmin(pg_current_snapshot())::text as hi')).rows[0] as { hi: string }).hi
  const found = (await client.query({ name: 'seal_next', text: NEXT, values: [mark.xid, mark.last_id, horizon, limit] }))
    .rows as (FactRow & { xid: string })[]
  if (found.length === 0) return []
  let hash: Buffer = mark.hash
  const hashes: Buffer[] = []
  for (const row of found) {
    hash = linkHash(hash, row)
    hashes.push(hash)
  }
  const firstSeq = mark.seq + 1
  const seqs = found.map((_, index) => firstSeq + index)
  const last = found[found.length - 1]!
  await client.query({
    name: 'seal_add',
    text: 'insert into kernel.seal (seq, fact, hash) select * from unnest($1::bigint[], $2::uuid[], $3::bytea[])',
    values: [seqs, found.map((row) => row.id), hashes],
  })
  await client.query('update kernel.seal_mark set xid = $1::xid8, last_id = $2, seq = $3, hash = $4', [
    last.xid,
    last.id,
    seqs[seqs.length - 1],
    hash,
  ])
  await client.query(
    `insert into kernel.seal_day (day, first_seq, last_seq, head) values ($1, $2, $3, $4)
    on conflict (day) do update set last_seq = excluded.last_seq, head = excluded.head`,
    [today, firstSeq, seqs[seqs.length - 1], hash],
  )
  return found.map((row, index) => sealedFact(row, firstSeq + index))
}
