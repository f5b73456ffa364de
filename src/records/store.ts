import { type Day, type Db, first, rows, sql, type Tx, together } from '../kernel/index.js'
import type { HeldPlace } from './places.js'
import type { Confirmation, EvidenceFile, ListEntry, StoredRecord, Turn } from './types.js'

export const RECORD_COLUMNS = sql`r.id, r.no, r.pack, r.pack_version as "packVersion", r.kind, r.programme, r.period, r.unit, r.fact_unit as "factUnit", r.title,
  r.happened_on as "happenedOn", r."values", r.state, r.version, r.recorder, r.recorder_person as "recorderPerson", r.recorder_name as "recorderName",
  r.reported_on as "reportedOn", r.touched_on as "touchedOn", r.closed_on as "closedOn", r.key, r.fact, r.facts, r.standing, r.bulk`

/** The record, found within the unit when one was judged. */
export const recordRow = (db: Db, id: string, unit?: string): Promise<StoredRecord | undefined> =>
  first<StoredRecord>(
    db,
    sql`select ${RECORD_COLUMNS} from records.record r where r.id = ${id} ${unit ? sql`and r.unit = ${unit}` : sql``}`,
  )

interface ConfirmationRow {
  side: string
  no: number
  permission: string | null
  unit: string | null
  person: string | null
  email: string | null
  name: string
  state: 'waiting' | 'confirmed' | 'dropped'
  since: Day
  due: Day | null
  by_account: string | null
  by_person: string | null
  by_name: string | null
  on: Day | null
  note: string | null
}

const turnOf = (row: ConfirmationRow): Turn =>
  row.permission !== null
    ? { permission: row.permission, unit: row.unit as never }
    : row.person !== null
      ? { person: row.person as never }
      : { email: row.email! }

export async function confirmationsOf(db: Db, record: string): Promise<Confirmation[]> {
  const found = await rows<ConfirmationRow>(
    db,
    sql`select side, no, permission, unit, person, email, name, state, since, due, by_account, by_person, by_name, "on", note
    from records.confirmation where record = ${record} order by side, no`,
  )
  return found.map((row) => ({
    side: row.side,
    no: row.no,
    turn: turnOf(row),
    name: row.name,
    state: row.state,
    since: row.since,
    due: row.due,
    by: row.state === 'confirmed' ? { account: row.by_account, person: row.by_person, name: row.by_name ?? '' } : null,
    on: row.on,
    note: row.note,
  }))
}

export const evidenceOf = (db: Db, record: string): Promise<EvidenceFile[]> =>
  rows<EvidenceFile>(db, sql`select hash, name, type, size from records.evidence where record = ${record} order by "on", hash limit 50`)

export const entriesOf = (db: Db, record: string): Promise<ListEntry[]> =>
  rows<ListEntry>(db, sql`select no, "values", fact, standing from records.entry where record = ${record} order by no limit 2000`)

/** Places of these pools, held or given back; a pool has few, so that all are read. */
export const placesIn = (db: Db, pools: readonly string[]): Promise<HeldPlace[]> =>
  pools.length === 0
    ? Promise.resolve([])
    : rows<HeldPlace>(
        db,
        sql`select pool, no, record, held_from as "from", held_until as until from records.place where pool = any(${[...new Set(pools)]}::text[]) order by pool, no, held_from`,
      )

export type Emitter = 'records' | 'engine'

/** Who makes facts of the kind for the programme in the period: the records, unless it was switched. */
export async function emitterOf(db: Db, key: { kind: string; programme: string; period: string }): Promise<Emitter> {
  const row = await first<{ emitter: Emitter }>(
    db,
    sql`select emitter from records.emitter where kind = ${key.kind} and programme = ${key.programme} and period = ${key.period}`,
  )
  return row?.emitter ?? 'records'
}

/** Something done to a record, for its history. */
export interface Note {
  readonly id: string
  readonly record: string
  readonly act: string
  readonly version: number
  readonly by: { readonly account: string | null; readonly name: string }
  readonly on: Day
  readonly side?: string
  readonly reason?: string
  readonly before?: unknown
}

export async function addNote(tx: Tx, note: Note): Promise<void> {
  await sql`insert into records.note (id, record, act, version, side, reason, by_account, by_name, "on", before)
    values (${note.id}, ${note.record}, ${note.act}, ${note.version}, ${note.side ?? null}, ${note.reason ?? null}, ${note.by.account}, ${note.by.name}, ${note.on},
      ${note.before === undefined ? null : JSON.stringify(note.before)}::jsonb)`.execute(tx)
}

/** What a submission or change writes into the record's row. */
export interface RecordWrite {
  readonly id: string
  readonly pack: string
  readonly packVersion: number
  readonly kind: string
  readonly programme: string
  readonly period: string | null
  readonly unit: string
  readonly factUnit: string | null
  readonly title: string
  readonly happenedOn: Day | null
  readonly values: unknown
  readonly state: 'draft' | 'waiting' | 'sent_back'
  readonly version: number
  readonly recorder: { readonly account: string | null; readonly person: string | null; readonly name: string }
  readonly reportedOn: Day | null
  readonly today: Day
  readonly key: string | null
  readonly likes: readonly string[]
  readonly bulk?: string | null
}

export async function insertRecord(tx: Tx, r: RecordWrite): Promise<void> {
  await sql`insert into records.record (id, pack, pack_version, kind, programme, period, unit, fact_unit, title, happened_on, "values", state, version, recorder, recorder_person,
      recorder_name, reported_on, touched_on, key, likes, bulk)
    values (${r.id}, ${r.pack}, ${r.packVersion}, ${r.kind}, ${r.programme}, ${r.period}, ${r.unit}, ${r.factUnit}, ${r.title}, ${r.happenedOn}, ${JSON.stringify(r.values)}::jsonb,
      ${r.state}, ${r.version}, ${r.recorder.account}, ${r.recorder.person}, ${r.recorder.name}, ${r.reportedOn}, ${r.today}, ${r.key}, ${r.likes}::uuid[], ${r.bulk ?? null})`.execute(
    tx,
  )
}

/** Writes new contents and state; the recorder and the first report stay. */
export async function rewriteRecord(tx: Tx, r: RecordWrite): Promise<void> {
  await sql`update records.record set pack_version = ${r.packVersion}, period = ${r.period}, fact_unit = ${r.factUnit}, title = ${r.title}, happened_on = ${r.happenedOn},
      "values" = ${JSON.stringify(r.values)}::jsonb, state = ${r.state}, version = ${r.version}, reported_on = ${r.reportedOn}, touched_on = ${r.today}, key = ${r.key}, likes = ${r.likes}::uuid[]
    where id = ${r.id}`.execute(tx)
}

export interface SideWrite {
  readonly side: string
  readonly no: number
  readonly turn: Turn
  readonly name: string
  readonly due: Day
}

/** Asks the sides, and hands each its turn; anew, since what was confirmed before was another content. */
export async function askSides(tx: Tx, record: RecordWrite, sides: readonly SideWrite[], anew: boolean): Promise<void> {
  const of = <T>(take: (side: SideWrite) => T) => sides.map(take)
  const given = <K extends string>(key: K) =>
    of((side) => (key in side.turn ? ((side.turn as Record<K, unknown>)[key] as string | null) : null))
  const insert = sql`with asked as (
      insert into records.confirmation (record, side, no, permission, unit, person, email, name, since, due)
      select ${record.id}::uuid, side, no, permission, unit, person, email, name, ${record.today}::date, due
      from unnest(${of((s) => s.side)}::text[], ${of((s) => s.no)}::smallint[], ${given('permission')}::text[], ${given('unit')}::uuid[], ${given('person')}::uuid[],
        ${given('email')}::text[], ${of((s) => s.name)}::text[], ${of((s) => s.due)}::date[]) as t(side, no, permission, unit, person, email, name, due)
      returning *)
    insert into records.turn (record, side, no, pack, of_unit, permission, unit, person, email, name, since, due)
    select record, side, no, ${record.pack}, ${record.unit}::uuid, permission, unit, person, email, name, since, due from asked`
  await together([
    ...(anew ? [dropTurns(tx, record.id), sql`delete from records.confirmation where record = ${record.id}`.execute(tx)] : []),
    insert.execute(tx),
  ])
}

/** Nobody's turn any more: the record was sent back, refused, withdrawn, or is asked about anew. Links that were sent stop working. */
export async function dropTurns(tx: Tx, record: string): Promise<void> {
  await together([
    sql`delete from records.turn where record = ${record}`.execute(tx),
    sql`delete from records.invitation where record = ${record} and used_on is null`.execute(tx),
    sql`update records.confirmation set state = 'dropped' where record = ${record} and state = 'waiting'`.execute(tx),
  ])
}

export async function addEvidence(
  tx: Tx,
  record: string,
  files: readonly EvidenceFile[],
  by: { account: string | null; on: Day },
): Promise<void> {
  const of = <T>(take: (file: EvidenceFile) => T) => files.map(take)
  await sql`insert into records.evidence (record, hash, name, type, size, by_account, "on")
    select ${record}::uuid, hash, name, type, size, ${by.account}::uuid, ${by.on}::date
    from unnest(${of((f) => f.hash)}::text[], ${of((f) => f.name)}::text[], ${of((f) => f.type)}::text[], ${of((f) => f.size)}::bigint[]) as t(hash, name, type, size)
    on conflict do nothing`.execute(tx)
}

export async function holdPlaces(
  tx: Tx,
  held: readonly { readonly pool: string; readonly no: number; readonly fact: string; readonly record: string; readonly from: Day }[],
): Promise<void> {
  const of = <T>(take: (place: (typeof held)[number]) => T) => held.map(take)
  await sql`insert into records.place (pool, no, fact, record, held_from)
    select * from unnest(${of((p) => p.pool)}::text[], ${of((p) => p.no)}::smallint[], ${of((p) => p.fact)}::uuid[], ${of((p) => p.record)}::uuid[], ${of((p) => p.from)}::date[])`.execute(
    tx,
  )
}

export const uploadsOf = (db: Db, account: string | null, hashes: readonly string[]): Promise<EvidenceFile[]> =>
  hashes.length === 0 || account === null
    ? Promise.resolve([])
    : rows<EvidenceFile>(
        db,
        sql`select hash, name, type, size from records.upload where account = ${account} and hash = any(${hashes}::text[])`,
      )
