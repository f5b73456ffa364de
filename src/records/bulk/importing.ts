import { z } from 'zod'
import {
  type At,
  type Ctx,
  command,
  first,
  type House,
  id,
  noAnswer,
  ok,
  type Refusal,
  type Result,
  refuse,
  sql,
  type Tx,
  together,
  uuidOf,
} from '../../kernel/index.js'
import { actor, hashInput, mayRecord, type SaidKnown } from '../commands/said.js'
import { type Submission, saveSubmission, submission } from '../commands/submit.js'
import { bulkBegun, bulkEnded } from '../facts.js'
import { bulkBegunOut } from '../outputs/acts.js'
import { packAt, packOf, type RecordPack } from '../pack.js'
import { loadReferences } from '../references.js'
import { addEvidence, addNote, emitterOf, insertRecord, type RecordWrite, uploadsOf } from '../store.js'
import { TABLE_LIMITS, type Table } from '../tables/limits.js'
import { readTable } from '../tables/read.js'
import type { EvidenceFile, RecordId, UnitId, Values } from '../types.js'
import { type JudgedRow, judgeRow, loadRows, type PlannedRow, type RowsKnown } from './plan.js'

/** Rows that one transaction writes at most; well below the 500 of the design, since each row is several statements. */
export const CHUNK = 200

export type BulkId = string
/** The same file for the same pack and unit is the same act, however often it is sent. */
export const importId = (ask: { readonly file: string; readonly pack: string; readonly unit: string }): BulkId =>
  uuidOf('bulk', ask.file, ask.pack, ask.unit)

export interface BulkRow {
  readonly id: BulkId
  readonly kind: 'import' | 'log'
  readonly pack: string
  readonly packVersion: number
  readonly unit: UnitId
  readonly file: string
  readonly fileName: string
  readonly ask: { readonly evidence?: readonly string[]; readonly encoding?: 'utf-8' | 'gb18030' }
  readonly state: 'waiting' | 'running' | 'done' | 'stopped'
  readonly total: number
  readonly done: number
  readonly made: number
  readonly account: string | null
  readonly person: string | null
  readonly accountName: string
  readonly beganOn: string
  readonly endedOn: string | null
}

export const BULK_COLUMNS = sql`id, kind, pack, pack_version as "packVersion", unit, file, file_name as "fileName", ask, state, total, done, made, account, person,
  account_name as "accountName", began_on as "beganOn", ended_on as "endedOn"`
export const bulkRow = (tx: Tx, bulk: string): Promise<BulkRow | undefined> =>
  first<BulkRow>(tx, sql`select ${BULK_COLUMNS} from records.bulk where id = ${bulk}`)

const TABLE_TYPES: readonly string[] = ['text/csv', 'text/plain', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']

/** The table in a file that somebody has brought; refuses what is none, such as a scan. */
export async function broughtTable(house: House, file: EvidenceFile | undefined): Promise<Result<Table, Refusal>> {
  if (!file) return refuse({ code: 'file_unknown', field: 'file' })
  const { name, type } = file
  if (!TABLE_TYPES.includes(type)) return refuse({ code: 'file_type_not_taken', field: 'file', name, type, takes: TABLE_TYPES })
  return storedTable(house, file.hash)
}

/** Reads a stored table, whoever brought it. */
export async function storedTable(house: House, hash: string): Promise<Result<Table, Refusal>> {
  const stream = await house.files.open(hash)
  if (!stream) return refuse({ code: 'file_unknown', field: 'file' })
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    size += (part as Buffer).length
    if (size > TABLE_LIMITS.bytes) {
      stream.destroy()
      return refuse({ code: 'file_too_big', field: 'file', limit: TABLE_LIMITS.bytes })
    }
    parts.push(part as Buffer)
  }
  return readTable(Buffer.concat(parts))
}

/** The person who began the act, for whom the house goes on with it. */
export const onBehalf = (bulk: BulkRow) => ({
  via: 'system' as const,
  account: bulk.account as never,
  person: bulk.person as never,
  name: bulk.accountName,
})

/** The inner command: that the file can be read and has so many rows was found by the act below. */
const begin = command({
  name: 'records.begin_import',
  title: { zh: '开始导入', en: 'Begin an import' },
  output: bulkBegunOut,
  input: z.object({
    pack: z.string().max(64),
    unit: id('unit'),
    file: hashInput,
    /** Number of rows that the preview has shown. */
    total: z.int().min(1).max(TABLE_LIMITS.rows),
    /** Files that are evidence for every row. */
    evidence: z.array(hashInput).max(20).default([]),
  }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => importId(input),
  load: async (tx, input, at) => {
    const pack = packOf(input.pack, at.today)
    const [references, found, uploads, emitter] = await together([
      loadReferences(tx, [input.unit], at.today),
      bulkRow(tx, importId(input)),
      uploadsOf(tx, at.viewer.account, [input.file, ...input.evidence]),
      pack
        ? emitterOf(tx, { kind: pack.fact, programme: pack.programme, period: at.today.slice(0, 4) })
        : Promise.resolve('records' as const),
    ])
    const known: SaidKnown = { pack, found: undefined, references, held: [], emitter, evidence: [], uploads }
    return { known, bulk: found }
  },
  decide: ({ known, bulk }, input, at) => {
    const may = mayRecord(known, { ...input, values: {} }, at.viewer)
    if (!may.ok) return may
    if (may.value.batch) return refuse({ code: 'import_by_form', pack: input.pack })
    if (bulk && bulk.state !== 'stopped') return ok('nothing' as const)
    const file = known.uploads.find((each) => each.hash === input.file)
    if (!file || input.evidence.some((hash) => !known.uploads.some((each) => each.hash === hash)))
      return refuse({ code: 'file_unknown', field: 'file' })
    const begun = bulkBegun({
      bulk: importId(input),
      unit: input.unit,
      pack: input.pack,
      rows: input.total,
      file: input.file,
      on: at.today,
    })
    return ok({ change: { input, pack: may.value, fileName: file.name }, facts: [begun], answer: { bulk: importId(input) } })
  },
  save: async (tx, { input, pack, fileName }, at) => {
    const by = actor(at.viewer)
    await sql`insert into records.bulk (id, kind, pack, pack_version, unit, file, file_name, ask, state, total, account, person, account_name, began_on)
      values (${importId(input)}, 'import', ${pack.id}, ${pack.version}, ${input.unit}, ${input.file}, ${fileName}, ${JSON.stringify({ evidence: input.evidence })}::jsonb, 'running',
        ${input.total}, ${by.account}, ${by.person}, ${by.name}, ${at.today})
      on conflict (id) do update set state = 'running', ended_on = null`.execute(tx)
  },
})

/**
 * Begins an import that its preview has shown; the rows follow in chunks (`runBulk`). A table that cannot be read, or has another number of rows than
 * was shown, is refused here: an act that ends too early or never would otherwise be found by nobody.
 */
export const beginImport: typeof begin = Object.assign(
  async (ctx: Ctx, raw: Parameters<typeof begin>[1]) => {
    const asked = begin.parts.input.safeParse(raw) as { success: boolean; data: { file: string; unit: UnitId; total: number } }
    if (!asked.success || !ctx.viewer.can('records.record', { unit: asked.data.unit })) return begin(ctx, raw)
    const [file] = await uploadsOf(ctx.house.database.db, ctx.viewer.account, [asked.data.file])
    const table = await broughtTable(ctx.house, file)
    if (!table.ok) return refuse({ ...table.refusal, field: 'file' })
    const lines = table.value.rows.length
    if (lines !== asked.data.total) return refuse({ code: 'import_rows_differ', field: 'total', stated: asked.data.total, rows: lines })
    return begin(ctx, raw)
  },
  { parts: begin.parts },
)

interface ChunkKnown {
  readonly bulk: BulkRow | undefined
  readonly pack: RecordPack | undefined
  readonly rows: RowsKnown
  readonly evidence: readonly EvidenceFile[]
}

interface Chunk {
  readonly bulk: BulkRow
  readonly submissions: readonly Submission[]
  readonly drafts: readonly { readonly write: RecordWrite; readonly evidence: readonly EvidenceFile[] }[]
  readonly through: number
}

const plannedInput = z.object({
  line: z.int(),
  record: id('record'),
  happenedOn: z.string().nullable(),
  values: z.record(z.string(), z.unknown()),
})

/** Writes one chunk of an import; only the house itself does so, for the person who began it. */
export const importChunk = command({
  name: 'records.import_chunk',
  title: { zh: '导入一批', en: 'Import a chunk' },
  output: noAnswer,
  input: z.object({ bulk: id('bulk'), from: z.int().min(0), rows: z.array(plannedInput).min(1).max(CHUNK) }),
  permission: 'records.house',
  allow: (who) => who.via === 'system',
  subject: (input) => input.bulk,
  load: async (tx, input, at): Promise<ChunkKnown> => {
    const bulk = await bulkRow(tx, input.bulk)
    const pack = bulk && packAt(bulk.pack, bulk.packVersion)
    const nothing = { references: new Map(), held: [], there: new Set<string>() }
    if (!bulk || !pack || bulk.done !== input.from) return { bulk, pack, rows: nothing, evidence: [] }
    const [rows, evidence] = await together([
      loadRows(tx, pack, bulk.unit, input.rows as unknown as PlannedRow[], at.today),
      uploadsOf(tx, bulk.account, bulk.ask.evidence ?? []),
    ])
    return { bulk, pack, rows, evidence }
  },
  decide: ({ bulk, pack, rows, evidence }, input, at) => {
    if (!bulk || !pack) return refuse({ code: 'bulk_unknown' })
    if (bulk.state !== 'running' || bulk.done !== input.from) return ok('nothing' as const)
    const judged = (input.rows as unknown as PlannedRow[]).map((row) => judgeRow(pack, bulk.unit, row, rows, evidence, at.today))
    const made = judged.filter((row) => row.does === 'waits').map((row) => submissionOf(pack, bulk, row, rows, evidence, at))
    const submissions = made.flatMap((each) => (each.ok ? [each.value.change] : []))
    const drafts = judged.filter((row) => row.does === 'draft').map((row) => ({ write: draftOf(pack, bulk, row, at), evidence }))
    const through = input.from + input.rows.length
    const ended = through >= bulk.total
    const total = {
      bulk: bulk.id,
      unit: bulk.unit,
      pack: bulk.pack,
      rows: bulk.total,
      made: bulk.made + submissions.length + drafts.length,
      on: at.today,
    }
    const facts = [...made.flatMap((each) => (each.ok ? each.value.facts : [])), ...(ended ? [bulkEnded(total)] : [])]
    return ok({ change: { bulk, submissions, drafts, through }, facts })
  },
  save: async (tx, change: Chunk, at) => {
    await together([
      ...change.submissions.map((each) => saveSubmission(tx, each, at)),
      ...change.drafts.flatMap(({ write, evidence }) => [
        insertRecord(tx, write),
        evidence.length > 0 ? addEvidence(tx, write.id, evidence, { account: at.viewer.account, on: at.today }) : undefined,
        addNote(tx, { id: at.id(), record: write.id, act: 'begun', version: 1, by: actor(at.viewer), on: at.today }),
      ]),
      progress(tx, change.bulk, change.through, change.submissions.length + change.drafts.length, at),
    ])
  },
})

export const progress = (tx: Tx, bulk: BulkRow, through: number, made: number, at: At) => {
  const ended = through >= bulk.total
  return sql`update records.bulk set done = ${through}, made = made + ${made}, state = ${ended ? 'done' : 'running'}, ended_on = ${ended ? at.today : null} where id = ${bulk.id}`.execute(
    tx,
  )
}

function submissionOf(pack: RecordPack, bulk: BulkRow, row: JudgedRow, rows: RowsKnown, evidence: readonly EvidenceFile[], at: At) {
  const on = row.happenedOn!
  const known: SaidKnown = {
    pack,
    found: undefined,
    references: rows.references.get(on) ?? new Map(),
    held: rows.held,
    emitter: 'records',
    evidence: [],
    uploads: evidence,
  }
  const said = {
    record: row.record,
    pack: pack.id,
    unit: bulk.unit,
    happenedOn: on,
    values: row.values as Values,
    evidence: evidence.map((file) => file.hash),
    bulk: bulk.id,
  }
  return submission(pack, known, said, at, 'imported')
}

const draftOf = (pack: RecordPack, bulk: BulkRow, row: JudgedRow, at: At): RecordWrite => ({
  ...{
    id: row.record as RecordId,
    pack: pack.id,
    packVersion: pack.version,
    kind: pack.fact,
    programme: pack.programme,
    period: null,
    unit: bulk.unit,
    factUnit: null,
  },
  ...{
    title: row.title,
    happenedOn: row.happenedOn,
    values: row.values,
    state: 'draft' as const,
    version: 1,
    recorder: actor(at.viewer),
    reportedOn: null,
  },
  ...{ today: at.today, key: null, likes: [], bulk: bulk.id },
})

/** Stops an import between two chunks; what is written stays, and beginning again goes on where it stopped. */
export const stopImport = command({
  name: 'records.stop_import',
  title: { zh: '停止导入', en: 'Stop an import' },
  output: noAnswer,
  input: z.object({ bulk: id('bulk'), unit: id('unit') }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => input.bulk,
  load: (tx, input) => bulkRow(tx, input.bulk),
  decide: (bulk, input) => {
    if (!bulk || bulk.unit !== input.unit || bulk.kind !== 'import') return refuse({ code: 'bulk_unknown' })
    return bulk.state === 'running' ? ok({ change: bulk }) : ok('nothing' as const)
  },
  save: async (tx, bulk, at) => {
    await sql`update records.bulk set state = 'stopped', ended_on = ${at.today} where id = ${bulk.id}`.execute(tx)
  },
})
