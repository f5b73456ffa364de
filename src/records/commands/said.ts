import { z } from 'zod'
import { type At, type Ctx, day, id, type Refusal, type Result, refuse, type Tx, together, type Viewer } from '../../kernel/index.js'
import { placesOf } from '../birth.js'
import { isShown } from '../conditions.js'
import { packAt, packOf, type RecordPack } from '../pack.js'
import { asRole } from '../parties.js'
import type { HeldPlace } from '../places.js'
import { loadReferences, needsOf, pointersOf, type References } from '../references.js'
import { type Emitter, emitterOf, evidenceOf, placesIn, recordRow, uploadsOf } from '../store.js'
import type { EvidenceFile, StoredRecord, UnitId, Values } from '../types.js'
import { readValues } from '../values.js'

/** Text of 200,000 characters and 5 levels at most, whatever a pack asks for. */
export const valuesInput = z
  .record(z.string().max(48), z.unknown())
  .refine((values) => JSON.stringify(values).length <= 400_000, 'values_too_long')
export const hashInput = z.string().regex(/^[0-9a-f]{64}$/, 'file_unknown')
export const reasonInput = z.string().trim().min(4, 'reason_missing').max(2_000)

export const saidInput = {
  /** Given by the form, so that sending it twice makes one record. */
  record: id('record').optional(),
  /** The version that was read; left out for a new record. */
  version: z.int().min(1).optional(),
  pack: z.string().max(64),
  unit: id('unit'),
  happenedOn: day.nullish(),
  values: valuesInput,
  /** Hashes of uploaded files that are to be attached as well. */
  evidence: z.array(hashInput).max(20).default([]),
}

export interface SaidInput {
  readonly record?: string
  readonly version?: number
  readonly pack: string
  readonly unit: UnitId
  readonly happenedOn?: string | null
  readonly values: Values
  readonly evidence: readonly string[]
}

/** All that is needed to judge a report, read in at most two trips. */
export interface SaidKnown {
  readonly pack: RecordPack | undefined
  readonly found: StoredRecord | undefined
  readonly references: References
  readonly held: readonly HeldPlace[]
  readonly emitter: Emitter
  readonly evidence: readonly EvidenceFile[]
  /** Files that the viewer has uploaded, among those to be attached. */
  readonly uploads: readonly EvidenceFile[]
}

/** Reads what a report is judged by. A record stays with the version of the pack it was begun under. */
export async function loadSaid(tx: Tx, input: SaidInput, at: At): Promise<SaidKnown> {
  const newest = packOf(input.pack, at.today)
  const first = await readBy(tx, input, newest, at)
  const pinned = first.found && packAt(first.found.pack, first.found.packVersion)
  return pinned && pinned !== newest ? readBy(tx, input, pinned, at) : first
}

async function readBy(tx: Tx, input: SaidInput, pack: RecordPack | undefined, at: At): Promise<SaidKnown> {
  const found = input.record ? recordRow(tx, input.record, input.unit) : Promise.resolve(undefined)
  if (!pack) return { pack, found: await found, references: new Map(), held: [], emitter: 'records', evidence: [], uploads: [] }
  const { values } = readValues(pack.fields, input.values, isShown, false)
  const on = input.happenedOn ?? at.today
  const pools = placesOf(pack, { happenedOn: on, values, factUnit: null }).map((place) => place.pool)
  const ids = [input.unit, ...pointersOf(pack, values).map((pointer) => pointer.id)]
  const [row, references, held, emitter, evidence, uploads] = await together([
    found,
    loadReferences(tx, ids, on, needsOf(pack)),
    placesIn(tx, pools),
    emitterOf(tx, { kind: pack.fact, programme: pack.programme, period: on.slice(0, 4) }),
    input.record ? evidenceOf(tx, input.record) : Promise.resolve([]),
    uploadsOf(tx, at.viewer.account, input.evidence),
  ])
  return { pack, found: row, references, held, emitter, evidence, uploads }
}

/** Refusals that concern the pack, the unit and the one who records, whatever was written. */
export function mayRecord(known: SaidKnown, input: SaidInput, viewer: Viewer): Result<RecordPack> {
  const { pack, found } = known
  if (!pack || (found && found.pack !== pack.id)) return refuse({ code: 'pack_unknown', pack: input.pack })
  if (!found && input.version !== undefined) return refuse({ code: 'record_unknown' })
  const unit = known.references.get(input.unit)
  if (!unit) return refuse({ code: 'unit_unknown', field: 'unit' })
  if (!(pack.recorder.unitKinds as readonly string[]).includes(unit.kind))
    return refuse({ code: 'unit_does_not_record', kinds: pack.recorder.unitKinds, kind: unit.kind })
  if (!pack.recorder.roles.some((role) => viewer.can(asRole(role), { unit: input.unit })))
    return refuse({ code: 'role_does_not_record', roles: pack.recorder.roles })
  if (known.emitter === 'engine') return refuse({ code: 'engine_emits', kind: pack.fact, programme: pack.programme })
  return { ok: true, value: pack }
}

/** The other version is shown beside one's own, so that nothing is overwritten unseen. */
export const conflict = (found: StoredRecord, yours: number | undefined): { ok: false; refusal: Refusal } =>
  refuse({
    code: 'record_changed',
    yours: yours ?? null,
    present: found.version,
    by: found.recorderName,
    on: found.touchedOn,
    happenedOn: found.happenedOn,
    values: found.values,
  })

/** The files that would be attached: those already there and the new ones, each of a kind that the pack takes. */
export function evidenceWith(
  pack: RecordPack,
  known: Pick<SaidKnown, 'evidence' | 'uploads'>,
  hashes: readonly string[],
): Result<{ all: EvidenceFile[]; added: EvidenceFile[] }> {
  const have = new Set(known.evidence.map((file) => file.hash))
  const added: EvidenceFile[] = []
  for (const hash of new Set(hashes)) {
    if (have.has(hash)) continue
    const file = known.uploads.find((each) => each.hash === hash)
    if (!file) return refuse({ code: 'file_unknown', field: 'evidence' })
    if (!(pack.evidence.kinds as readonly string[]).includes(file.type))
      return refuse({ code: 'file_type_not_taken', field: 'evidence', name: file.name, type: file.type, takes: pack.evidence.kinds })
    if (file.size > pack.evidence.maxBytes)
      return refuse({ code: 'file_too_big', field: 'evidence', name: file.name, limit: pack.evidence.maxBytes })
    added.push(file)
  }
  const all = [...known.evidence, ...added]
  return all.length > 20
    ? refuse({ code: 'files_too_many', field: 'evidence', maximum: 20, given: all.length })
    : { ok: true, value: { all, added } }
}

/** The one who acts, as rows keep him. */
export const actor = (viewer: Viewer) => ({ account: viewer.account, person: viewer.person, name: viewer.name })
export type { Ctx }
