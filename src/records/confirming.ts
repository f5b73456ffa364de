import { ok, type Result, refuse, type Viewer } from '../kernel/index.js'
import type { RecordPack } from './pack.js'
import { actsFor, mayTake } from './parties.js'
import { valueAt } from './paths.js'
import type { Confirmation, StoredRecord } from './types.js'
import type { NamedPerson } from './values.js'

/** Who speaks for a side: a signed-in viewer, or whoever holds the one-time link that was sent to an address. */
export interface Speaker {
  readonly viewer: Viewer
  /** The address to which the link was sent. */
  readonly email?: string
}

/** The side that is spoken for, found in a record that waits. */
export function sideOf(
  record: StoredRecord | undefined,
  sides: readonly Confirmation[],
  asked: { readonly side: string; readonly no: number },
  speaker: Speaker,
): Result<Confirmation> {
  const side = sides.find((each) => each.side === asked.side && each.no === asked.no)
  if (!record || !side) return refuse({ code: 'record_unknown' })
  const holds = 'email' in side.turn ? speaker.email === side.turn.email : mayTake(side.turn, speaker.viewer)
  if (!holds) return refuse({ code: 'not_your_side', side: side.side })
  return ok(side)
}

/**
 * Whether this speaker may agree for the side (01, rule 5): not who recorded it, not a person of the providing unit for the receiving side, not
 * someone whom the record is about, and nobody for two sides.
 */
export function mayConfirm(
  pack: RecordPack,
  record: StoredRecord,
  sides: readonly Confirmation[],
  side: Confirmation,
  speaker: Speaker,
): Result<'confirm' | 'nothing'> {
  const { viewer } = speaker
  const mine = (by: Confirmation['by']) =>
    by !== null && ((viewer.account !== null && by.account === viewer.account) || (viewer.person !== null && by.person === viewer.person))
  if (side.state === 'confirmed')
    return mine(side.by) ? ok('nothing') : refuse({ code: 'side_confirmed_already', by: side.by?.name, on: side.on })
  if (record.state !== 'waiting') return refuse({ code: 'record_not_waiting', state: record.state })
  if (
    (viewer.account !== null && viewer.account === record.recorder) ||
    (viewer.person !== null && viewer.person === record.recorderPerson)
  )
    return refuse({ code: 'recorder_may_not_confirm' })
  const step = pack.confirm.find((each) => each.id === side.side)
  const elsewhere = !('unit' in side.turn) || side.turn.unit !== record.unit
  if (step?.notProvider && elsewhere && actsFor(viewer, record.unit)) return refuse({ code: 'provider_may_not_confirm' })
  if (isNamedIn(pack, record, step?.unlike ?? [], speaker)) return refuse({ code: 'named_may_not_confirm' })
  if (sides.some((each) => each !== side && mine(each.by))) return refuse({ code: 'confirmed_other_side' })
  return ok('confirm')
}

function isNamedIn(pack: RecordPack, record: StoredRecord, paths: readonly string[], { viewer, email }: Speaker): boolean {
  const named = paths.flatMap((path) => [valueAt(pack, path, record)].flat()) as (NamedPerson | undefined)[]
  return named.some((each) => each && ((each.person && each.person === viewer.person) || (each.email && each.email === email)))
}
