import { z } from 'zod'
import {
  type At,
  type Command,
  type Ctx,
  command,
  type Day,
  id,
  inputRefusal,
  type NewFact,
  noAnswer,
  notAllowed,
  ok,
  refuse,
  rows,
  sql,
  together,
} from '../../kernel/index.js'
import { birthOf } from '../birth.js'
import { actor, hashInput, loadSaid, mayRecord, type SaidInput, saidInput } from '../commands/said.js'
import { type Submitted, saveSubmission, submission } from '../commands/submit.js'
import { bulkEnded } from '../facts.js'
import { submittedOut } from '../outputs/acts.js'
import { packAt, packOf } from '../pack.js'
import { addEvidence, recordRow, uploadsOf } from '../store.js'
import type { FactId, RecordId, StoredRecord } from '../types.js'
import { type BulkRow, bulkRow, progress } from './importing.js'
import { keyIn, LOG_CHUNK, logOf, scanLog } from './logLines.js'

/** The inner command: hands a day's log over to its steward. Its file has been scanned by `importDailyLog`. */
const handOver = command({
  name: 'records.submit_log',
  title: { zh: '提交日志', en: 'Submit a log' },
  output: submittedOut,
  input: z.object({
    ...saidInput,
    happenedOn: saidInput.happenedOn.unwrap().unwrap(),
    file: hashInput,
    total: z.int().min(1).max(1_000_000),
    encoding: z.enum(['utf-8', 'gb18030']),
  }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => `log/${input.unit}/${input.happenedOn}`,
  load: async (tx, input, at) => {
    const [known, uploads, same] = await together([
      loadSaid(tx, input, at),
      uploadsOf(tx, at.viewer.account, [input.file]),
      rows<{ record: string }>(
        tx,
        sql`select r.id as record from records.bulk b join records.record r on r.bulk = b.id where b.file = ${input.file} and b.kind = 'log' and r.state in ('waiting', 'confirmed') and r.unit = ${input.unit}`,
      ),
    ])
    return { known, file: uploads[0], same: same.find((each) => each.record !== input.record) }
  },
  decide: ({ known, file, same }, input, at) => {
    const may = mayRecord(known, input, at.viewer)
    if (!may.ok) return may
    const log = logOf(may.value)
    if (!log) return refuse({ code: 'pack_takes_no_log', pack: input.pack })
    const { found } = known
    if (found && found.state !== 'draft' && found.state !== 'sent_back') return refuse({ code: 'record_not_open', state: found.state })
    if (same) return refuse({ code: 'log_handed_over', record: same.record })
    if (!file) return refuse({ code: 'file_unknown', field: 'file' })
    const record = (input.record ?? at.id<'record'>()) as RecordId
    const made = submission(may.value, known, { ...input, record, bulk: record }, at, found ? 'resubmitted' : 'submitted')
    if (!made.ok) return made
    return ok({ ...made.value, change: { made: made.value.change, input, file, pack: may.value } })
  },
  save: async (tx, { made, input, file, pack }, at) => {
    const by = actor(at.viewer)
    await together([
      saveSubmission(tx, made, at),
      sql`insert into records.bulk (id, kind, pack, pack_version, unit, file, file_name, ask, state, total, account, person, account_name, began_on)
        values (${made.write.id}, 'log', ${pack.id}, ${pack.version}, ${input.unit}, ${file.hash}, ${file.name}, ${JSON.stringify({ encoding: input.encoding })}::jsonb, 'waiting',
          ${input.total}, ${by.account}, ${by.person}, ${by.name}, ${at.today})
        on conflict (id) do update set file = excluded.file, file_name = excluded.file_name, ask = excluded.ask, total = excluded.total`.execute(
        tx,
      ),
      sql`update records.record set bulk = ${made.write.id} where id = ${made.write.id}`.execute(tx),
      addEvidence(tx, made.write.id, [file], { account: by.account, on: at.today }),
    ])
  },
})

/**
 * Scans a day's log and hands it over: every line must be readable and of that day, and their number the one that was stated. The facts come, in
 * chunks, when the steward has confirmed the whole file.
 */
export async function importDailyLog(
  ctx: Ctx,
  input: Omit<SaidInput, 'evidence'> & { readonly file: string; readonly evidence?: readonly string[] },
) {
  const today = await ctx.house.clock.today(ctx.house.database.db)
  const pack = packOf(input.pack, today)
  const day = input.happenedOn as Day | null | undefined
  if (!pack || !day) return refuse({ code: 'input_invalid', field: 'happenedOn', fields: [{ code: 'field_missing', field: 'happenedOn' }] })
  const scan = await scanLog(ctx, pack, input.file, day)
  if (!scan.ok) return scan
  const { lines, bad, firstBad, encoding } = scan.value
  if (bad > 0) return refuse({ code: 'log_lines_bad', bad, lines, first: firstBad })
  const stated = Number(input.values.lines)
  if (Number.isFinite(stated) && stated !== lines) return refuse({ code: 'log_lines_differ', field: 'lines', stated, lines })
  return handOver(ctx, { ...input, happenedOn: day, evidence: [...(input.evidence ?? [])], total: lines, encoding } as never)
}

/** The same as a command of the room: what the file holds is read from it, never said by the caller. */
const asked = z.object({ ...saidInput, happenedOn: saidInput.happenedOn.unwrap().unwrap(), file: hashInput })
export const submitLog: Command<z.input<typeof asked>, Submitted> = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof asked>) => {
    const input = asked.safeParse(raw)
    if (!input.success) return refuse(inputRefusal(input.error))
    if (!ctx.viewer.can('records.record', { unit: input.data.unit })) return refuse(notAllowed(ctx.viewer, 'records.record'))
    const [file] = await uploadsOf(ctx.house.database.db, ctx.viewer.account, [input.data.file])
    if (!file) return refuse({ code: 'file_unknown', field: 'file' })
    return importDailyLog(ctx, input.data)
  },
  { parts: { ...handOver.parts, input: asked } as never },
)

interface LogKnown {
  readonly bulk: BulkRow | undefined
  readonly record: StoredRecord | undefined
  readonly known: ReadonlySet<string>
}
interface LogChunk {
  readonly bulk: BulkRow
  readonly record: StoredRecord
  readonly facts: readonly FactId[]
  readonly through: number
}

/** Makes the facts of one chunk of a confirmed log, one for each user, case and day that is not a fact yet. */
export const logChunk = command({
  name: 'records.log_chunk',
  title: { zh: '日志计入一批', en: 'Count a chunk of a log' },
  output: noAnswer,
  input: z.object({
    bulk: id('bulk'),
    from: z.int().min(0),
    /** Lines that this chunk goes through, readable or not. */
    lines: z.int().min(1).max(LOG_CHUNK),
    rows: z.array(z.record(z.string(), z.unknown())).max(LOG_CHUNK),
  }),
  permission: 'records.house',
  allow: (who) => who.via === 'system',
  subject: (input) => input.bulk,
  load: async (tx, input): Promise<LogKnown> => {
    const [bulk, record] = await together([bulkRow(tx, input.bulk), recordRow(tx, input.bulk)])
    const pack = bulk && packAt(bulk.pack, bulk.packVersion)
    if (!bulk || !record || !pack || bulk.done !== input.from) return { bulk, record, known: new Set() }
    const ids = input.rows.map((values) => keyIn(pack, { line: 0, values }, record.happenedOn!))
    const found = await rows<{ fact: string }>(tx, sql`select fact from records.logged where fact = any(${ids}::uuid[])`)
    return { bulk, record, known: new Set(found.map((row) => row.fact)) }
  },
  decide: ({ bulk, record, known }, input, at) => {
    const pack = bulk && packAt(bulk.pack, bulk.packVersion)
    if (!bulk || !record || !pack || record.state !== 'confirmed') return refuse({ code: 'bulk_unknown' })
    if (bulk.state !== 'running' || bulk.done !== input.from) return ok('nothing' as const)
    const born = { ...record, happenedOn: record.happenedOn!, reportedOn: record.reportedOn! }
    const made = new Map<string, NewFact>()
    for (const values of input.rows) {
      const key = keyIn(pack, { line: 0, values }, born.happenedOn)
      if (!known.has(key) && !made.has(key)) made.set(key, birthOf(pack, born, { list: 'log', values }, key))
    }
    const through = input.from + input.lines
    const told = { bulk: bulk.id, unit: bulk.unit, pack: bulk.pack, rows: bulk.total, made: bulk.made + made.size, on: at.today }
    const facts = [...made.values(), ...(through >= bulk.total ? [bulkEnded(told)] : [])]
    return ok({ change: { bulk, record, facts: [...made.keys()] as FactId[], through }, facts })
  },
  save: async (tx, { bulk, record, facts, through }: LogChunk, at: At) => {
    await together([
      facts.length > 0
        ? sql`insert into records.logged (fact, record) select *, ${record.id}::uuid from unnest(${facts}::uuid[])`.execute(tx)
        : undefined,
      sql`update records.record set facts = facts + ${facts.length} where id = ${record.id}`.execute(tx),
      progress(tx, bulk, through, facts.length, at),
    ])
  },
})
