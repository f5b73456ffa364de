import type { Refusal, Viewer } from '../kernel/index.js'
import type { Party, RecordPack } from './pack.js'
import { valueAt } from './paths.js'
import type { Reference, References } from './references.js'
import type { Turn, UnitId, Values } from './types.js'
import type { NamedPerson } from './values.js'

/** The permission that every holder of a role has, for the unit for which it is held: turns and desks go by it. */
export const asRole = (role: string): string => `as.${role}`

/** Someone whose agreement is asked, and how he is called. */
export interface Asked {
  readonly turn: Turn
  readonly name: string
}

export interface PartyReads {
  readonly unit: UnitId
  readonly happenedOn: string | null
  readonly values: Values
}

/** Who stands behind a party of the pack for one record, or the finding that says what is missing. */
export function askedOf(
  pack: RecordPack,
  party: Party,
  record: PartyReads,
  references: References,
): { asked: Asked[]; findings: Refusal[] } {
  if ('invite' in party) return invited(pack, party, record, references)
  const permission = asRole(party.role)
  if (party.scope === 'federation') return { asked: [{ turn: { permission, unit: null }, name: '' }], findings: [] }
  if (party.scope === 'recorder')
    return { asked: [{ turn: { permission, unit: record.unit }, name: references.get(record.unit)?.nameZh ?? '' }], findings: [] }
  const [how, path] = party.scope.split(':') as [string, string]
  const units = new Map<string, Reference | undefined>()
  for (const value of [valueAt(pack, path, record)].flat()) {
    const reference = references.get(idOf(value) ?? '')
    const unit = how === 'unit-of-field' ? reference?.unit : reference?.parent
    if (unit) units.set(unit, reference)
  }
  if (units.size === 0) return { asked: [], findings: [{ code: 'side_without_unit', field: path, role: party.role }] }
  const asked = [...units].map(
    ([unit, reference]): Asked => ({ turn: { permission, unit: unit as UnitId }, name: reference?.nameZh ?? '' }),
  )
  return { asked, findings: [] }
}

const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'object' && value !== null ? (value as NamedPerson).person : undefined

function invited(
  pack: RecordPack,
  party: Extract<Party, { invite: string }>,
  record: PartyReads,
  references: References,
): { asked: Asked[]; findings: Refusal[] } {
  const named = [valueAt(pack, party.invite, record)].flat().filter((each) => each !== undefined) as NamedPerson[]
  const wanted = party.each ? named : named.slice(0, 1)
  if (wanted.length === 0) return { asked: [], findings: [{ code: 'invited_missing', field: party.invite }] }
  const asked: Asked[] = []
  const findings: Refusal[] = []
  for (const { person, email, name } of wanted) {
    const shown = name ?? references.get(person ?? '')?.nameZh ?? ''
    if (email) asked.push({ turn: { email }, name: shown })
    else if (person) asked.push({ turn: { person: person as never }, name: shown })
    else findings.push({ code: 'invited_without_address', field: party.invite, name: shown })
  }
  const doors = new Set(asked.map(({ turn }) => JSON.stringify(turn)))
  if (doors.size < asked.length) findings.push({ code: 'invited_twice', field: party.invite })
  return { asked, findings }
}

/** Whether the turn is this viewer's to take. An invited address is only ever taken through its link. */
export function mayTake(turn: Turn, viewer: Viewer): boolean {
  if ('person' in turn) return viewer.person !== null && viewer.person === turn.person
  if ('email' in turn) return false
  return viewer.can(turn.permission, { unit: turn.unit })
}

/** Units on whose behalf the viewer acts, when he holds anything there. */
export const actsFor = (viewer: Viewer, unit: string): boolean => viewer.grants.some((grant) => grant.unit === unit)
