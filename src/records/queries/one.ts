import { z } from 'zod'
import { asksAsHimself, type Day, type Db, first, id, type L10n, query, rows, sql, type Viewer } from '../../kernel/index.js'
import { mayConfirm } from '../confirming.js'
import { evidenceFileOut, recordOfFactOut, recordOut } from '../outputs/record.js'
import { packAt, type RecordPack } from '../pack.js'
import { asRole, mayTake } from '../parties.js'
import { loadReferences, pointersOf, type Reference } from '../references.js'
import { confirmationsOf, entriesOf, evidenceOf, RECORD_COLUMNS } from '../store.js'
import type { Confirmation, EvidenceFile, ListEntry, StoredRecord, Values } from '../types.js'
import { visibleTo } from './visibility.js'

export interface HistoryLine {
  readonly act: string
  readonly on: Day
  readonly at: string
  readonly by: string
  readonly side: string | null
  readonly reason: string | null
  readonly version: number
  readonly before: { readonly happenedOn: Day | null; readonly values: Values } | null
}

export interface VoidLine {
  readonly fact: string
  readonly target: string
  readonly how: 'cancel' | 'strike' | 'reinstate'
  readonly act: string
  readonly on: Day
  readonly reason: string
  readonly by: string
  readonly recordedOn: Day
}

export interface FollowUpLine {
  readonly id: string
  readonly step: string
  readonly happenedOn: Day
  readonly values: Values
  readonly state: 'waiting' | 'confirmed' | 'refused'
  readonly recorderName: string
  readonly by: string | null
  readonly reason: string | null
  readonly fact: string | null
  /** Whether this viewer may agree to it. */
  readonly mine: boolean
}

export interface SideView extends Confirmation {
  readonly title: L10n
  /** Why the viewer cannot confirm here, or that he can; undefined when it is not his side at all. */
  readonly mine: 'confirm' | 'nothing' | { readonly code: string } | undefined
}

export interface RecordView extends StoredRecord {
  readonly unitName: string | null
  readonly packTitle: L10n
  readonly targets: readonly string[]
  readonly sides: readonly SideView[]
  readonly evidence: readonly EvidenceFile[]
  readonly entries: readonly ListEntry[]
  readonly history: readonly HistoryLine[]
  readonly voids: readonly VoidLine[]
  readonly followUps: readonly FollowUpLine[]
  /** Names of what the values point at, by id. */
  readonly names: Readonly<Record<string, Pick<Reference, 'nameZh' | 'nameEn' | 'kind'>>>
  /** Whether the viewer may go on writing it. */
  readonly mayEdit: boolean
  /** Fields that were masked because they are personal. */
  readonly masked: readonly string[]
}

/** One record with all that belongs to it; undefined where the viewer may not see it. */
export const recordById = query({
  name: 'records.record_by_id',
  title: { zh: '填报详情', en: 'One record' },
  output: recordOut,
  input: z.object({ record: id('record') }),
  allow: (who) => asksAsHimself(who, 'records.see', 'records.record', 'records.confirm'),
  run: async (ctx, { record }, db): Promise<RecordView | undefined> => {
    const found = await first<StoredRecord>(
      db,
      sql`select ${RECORD_COLUMNS} from records.record r where r.id = ${record} and ${visibleTo(ctx.viewer)}`,
    )
    return found && viewOf(db, found, ctx.viewer)
  },
})

/** Everything about a record, for whoever is allowed to read it. */
export async function viewOf(db: Db, record: StoredRecord, viewer: Viewer, full = false): Promise<RecordView> {
  const pack = packAt(record.pack, record.packVersion)
  const ids = pack ? pointersOf(pack, record.values).map((pointer) => pointer.id) : []
  const [sides, evidence, entries, history, voids, followUps, references] = await Promise.all([
    confirmationsOf(db, record.id),
    evidenceOf(db, record.id),
    entriesOf(db, record.id),
    historyOf(db, record.id),
    voidsOf(db, record.id),
    followUpsOf(db, record.id, viewer),
    loadReferences(db, [record.unit, ...ids], record.happenedOn ?? record.touchedOn),
  ])
  const own = full || viewer.can('records.record', { unit: record.unit }) || sides.some((side) => mayTake(side.turn, viewer))
  const masked = own || !pack ? [] : personalFields(pack, record.values)
  return {
    ...record,
    values: maskedValues(record.values, masked),
    unitName: references.get(record.unit)?.nameZh ?? null,
    packTitle: pack?.title ?? { zh: record.pack, en: record.pack },
    targets: pack?.targets ?? [],
    sides: sides.map((side) => ({ ...side, title: sideTitle(pack, side.side), mine: pack && mineOf(pack, record, sides, side, viewer) })),
    evidence,
    entries,
    history: history.map((line) => ({
      ...line,
      before: line.before && { ...line.before, values: maskedValues(line.before.values, masked) },
    })),
    voids,
    followUps,
    names: Object.fromEntries([...references].map(([key, { nameZh, nameEn, kind }]) => [key, { nameZh, nameEn, kind }])),
    mayEdit: ['draft', 'sent_back', 'waiting'].includes(record.state) && mayEdit(pack, record, viewer),
    masked,
  }
}

const mayEdit = (pack: RecordPack | undefined, record: StoredRecord, viewer: Viewer) =>
  viewer.can('records.record', { unit: record.unit }) &&
  (pack?.recorder.roles.some((role) => viewer.can(asRole(role), { unit: record.unit })) ?? false)

const sideTitle = (pack: RecordPack | undefined, side: string): L10n =>
  pack?.confirm.find((each) => each.id === side)?.title ?? { zh: side, en: side }

function mineOf(
  pack: RecordPack,
  record: StoredRecord,
  sides: readonly Confirmation[],
  side: Confirmation,
  viewer: Viewer,
): SideView['mine'] {
  if (!mayTake(side.turn, viewer)) return undefined
  const may = mayConfirm(pack, record, sides, side, { viewer })
  return may.ok ? may.value : may.refusal
}

const personalFields = (pack: RecordPack, values: Values) =>
  pack.fields
    .filter((field) => (field.personal || field.kind === 'person' || field.kind === 'people') && field.id in values)
    .map((field) => field.id)

const maskedValues = (values: Values, masked: readonly string[]): Values =>
  masked.length === 0
    ? values
    : Object.fromEntries(Object.entries(values).map(([key, value]) => [key, masked.includes(key) ? null : value]))

const historyOf = (db: Db, record: string): Promise<HistoryLine[]> =>
  rows<HistoryLine>(
    db,
    sql`select act, "on", at, by_name as by, side, reason, version, before from records.note where record = ${record} order by at, id limit 500`,
  )

const voidsOf = (db: Db, record: string): Promise<VoidLine[]> =>
  rows<VoidLine>(
    db,
    sql`select fact, target, how, act, "on", reason, by_name as by, recorded_on as "recordedOn" from records.void where record = ${record} order by recorded_on, fact limit 500`,
  )

async function followUpsOf(db: Db, record: string, viewer: Viewer): Promise<FollowUpLine[]> {
  const found = await rows<Omit<FollowUpLine, 'mine'> & { permission: string | null; unit: string | null; person: string | null }>(
    db,
    sql`select id, step, happened_on as "happenedOn", "values", state, recorder_name as "recorderName", by_name as by, reason, fact, permission, unit, person
      from records.follow_up where record = ${record} order by happened_on, id limit 500`,
  )
  return found.map(({ permission, unit, person, ...line }) => ({
    ...line,
    mine:
      line.state === 'waiting' &&
      (permission !== null ? viewer.can(permission, { unit: unit as never }) : person !== null && person === viewer.person),
  }))
}

/** Which record made a fact, or which one an act against a fact belongs to (06 P-104). The page of the record then asks for itself. */
export const recordOfFact = query({
  name: 'records.record_of_fact',
  title: { zh: '事实的填报来源', en: 'Record of a fact' },
  output: recordOfFactOut,
  input: z.object({ fact: id('fact') }),
  allow: 'public',
  run: async (ctx, { fact }, db): Promise<{ record: string | null; entry: number; visible: boolean; unit: string } | undefined> => {
    const found = await first<{ record: string; entry: number; visible: boolean; unit: string }>(
      db,
      sql`select r.id as record, n.entry, r.unit, ${visibleTo(ctx.viewer)} as visible from (
          select record, entry from records.born where fact = ${fact}
          union all select record, 0 from records.logged where fact = ${fact}
          union all select record, 0 from records.follow_up where fact = ${fact}
          union all select record, 0 from records.void where fact = ${fact}) n join records.record r on r.id = n.record limit 1`,
    )
    return found && { ...found, record: found.visible ? found.record : null }
  },
})

/** An evidence file that this viewer may open: what to send with it. The bytes are the kernel's. */
export const evidenceFile = query({
  name: 'records.evidence_file',
  title: { zh: '佐证文件', en: 'Evidence file' },
  output: evidenceFileOut,
  input: z.object({ record: id('record'), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  allow: (who) => asksAsHimself(who, 'records.see', 'records.record', 'records.confirm'),
  run: (ctx, { record, hash }, db): Promise<EvidenceFile | undefined> =>
    first<EvidenceFile>(
      db,
      sql`select e.hash, e.name, e.type, e.size from records.evidence e join records.record r on r.id = e.record where e.record = ${record} and e.hash = ${hash} and ${visibleTo(ctx.viewer)}`,
    ),
})
