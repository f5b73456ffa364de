import { type House, newId, rows, sql, together, viewerOf } from '../../kernel/index.js'
import { registerSubjects } from '../../registry/index.js'
import { packAt, type RecordPack } from '../pack.js'
import { recordRow, uploadsOf } from '../store.js'
import { type BulkRow, bulkRow, CHUNK, importChunk, onBehalf, storedTable } from './importing.js'
import { logChunk } from './log.js'
import { logChunks } from './logLines.js'
import { addsOf, judgedRows, type PlannedRow, plannedRows } from './plan.js'
import type { NewEntry } from './resolve.js'

/**
 * Goes on with a bulk act where it stands, chunk by chunk. Safe to call again at any time and from several places: a chunk that has been through
 * answers with nothing.
 * @param most chunks at most, for tests that stop in between
 * @returns whether the act is over
 */
export async function runBulk(house: House, bulk: string, most = Number.POSITIVE_INFINITY): Promise<boolean> {
  const found = await bulkRow(house.database.db, bulk)
  if (found?.state !== 'running') return true
  const ctx = { house, viewer: viewerOf(onBehalf(found)), requestId: newId() }
  return found.kind === 'log' ? runLog(house, found, most, ctx) : runImport(house, found, most, ctx)
}

type Context = Parameters<typeof importChunk>[0]

async function runImport(house: House, bulk: BulkRow, most: number, ctx: Context): Promise<boolean> {
  const pack = packAt(bulk.pack, bulk.packVersion)
  const table = await storedTable(house, bulk.file)
  if (!pack || !table.ok) {
    house.log.error({ bulk: bulk.id, refusal: table.ok ? undefined : table.refusal }, 'an import cannot be read any more')
    return true
  }
  let planned = await plannedRows(house.database.db, pack, bulk.unit, table.value)
  const adds = await addsDue(house, pack, bulk, planned)
  if (adds.length > 0) {
    await addSubjects(ctx, adds, bulk)
    planned = await plannedRows(house.database.db, pack, bulk.unit, table.value)
  }
  let chunks = 0
  for (let from = bulk.done; from < planned.rows.length; from += CHUNK) {
    if (++chunks > most) return false
    const answer = await importChunk(ctx, { bulk: bulk.id, from, rows: planned.rows.slice(from, from + CHUNK) as never })
    if (!answer.ok) throw new Error(`chunk ${from} of import ${bulk.id}: ${JSON.stringify(answer.refusal)}`)
    if (answer.value.did === 'nothing') return overtaken(house, bulk)
  }
  return true
}

/** Entries to add before the rows that are still to be written; judged as the preview judged them, so that only what it named is added. */
async function addsDue(
  house: House,
  pack: RecordPack,
  bulk: BulkRow,
  planned: { readonly rows: readonly PlannedRow[]; readonly adds: readonly NewEntry[] },
): Promise<NewEntry[]> {
  if (planned.adds.length === 0) return []
  const { db } = house.database
  const [today, evidence] = await together([house.clock.today(db), uploadsOf(db, bulk.account, bulk.ask.evidence ?? [])])
  const left = { rows: planned.rows.slice(bulk.done), adds: planned.adds }
  return addsOf(pack, await judgedRows(db, pack, bulk.unit, left, { evidence, today }), planned.adds)
}

/** Another process went on with it, or someone stopped it. */
const overtaken = async (house: House, bulk: BulkRow) => (await bulkRow(house.database.db, bulk.id))?.state !== 'running'

const AT_ONCE = 500

/** Entries that recorders may add while recording come into the subject register before the rows that point at them. */
async function addSubjects(ctx: Context, adds: readonly NewEntry[], bulk: BulkRow): Promise<void> {
  for (const kind of new Set(adds.map((each) => each.kind))) {
    const own = adds.filter((each) => each.kind === kind)
    for (let at = 0; at < own.length; at += AT_ONCE) {
      const subjects = own
        .slice(at, at + AT_ONCE)
        .map(({ id, text }) => ({ subject: id, code: text.slice(0, 80), nameZh: text.slice(0, 200), owner: bulk.unit }))
      const answer = await registerSubjects(ctx, { kind, subjects, since: bulk.beganOn.slice(0, 4), source: bulk.fileName })
      if (!answer.ok) ctx.house.log.warn({ bulk: bulk.id, refusal: answer.refusal }, 'entries of an import could not be added')
    }
  }
}

async function runLog(house: House, bulk: BulkRow, most: number, ctx: Context): Promise<boolean> {
  const record = await recordRow(house.database.db, bulk.id)
  if (!record?.happenedOn) return true
  let chunks = 0
  for await (const chunk of logChunks(house, bulk, record.happenedOn)) {
    if (++chunks > most) return false
    const answer = await logChunk(ctx, { bulk: bulk.id, ...chunk } as never)
    if (!answer.ok) throw new Error(`chunk ${chunk.from} of log ${bulk.id}: ${JSON.stringify(answer.refusal)}`)
    if (answer.value.did === 'nothing') return overtaken(house, bulk)
  }
  return true
}

/** Goes on with every act that was interrupted; run by a job, so that a crash only delays. */
export async function runWaitingBulk(house: House): Promise<number> {
  const running = await rows<{ id: string }>(
    house.database.db,
    sql`select id from records.bulk where state = 'running' order by began_on, id limit 50`,
  )
  for (const { id } of running)
    await runBulk(house, id).catch((fault: unknown) => {
      house.log.error({ err: fault, bulk: id }, 'a bulk act failed and is tried again')
    })
  return running.length
}
