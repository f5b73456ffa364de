import type { Ctx, Day, Refusal } from '../../../kernel/index.js'
import { isDay } from '../../../kernel/index.js'
import { type Likely, likelyDuplicates, type RecordPack, type RecordView, type Values } from '../../../records/index.js'
import type { Entry } from '../../../registry/index.js'
import { type Attached, listOf, type Posted, textOf } from '../../../ui/http/index.js'
import type { L10n } from '../../../ui/index.js'
import { ROWS } from './ListField.js'
import { ADD, TAKE } from './Near.js'
import { nearToAll, type Resolved, resolve } from './resolve.js'
import { dayTyped, type Known, knownIn, type Typed, typedIn, typedOf } from './typed.js'
import type { OwnUnits } from './units.js'

/** All that a form of a record shows: what was typed, what came of it, and what stands beside it. */
export interface FormState {
  readonly pack: RecordPack
  readonly units: OwnUnits
  readonly unit: string | undefined
  readonly happenedOn: string | undefined
  readonly typed: Typed
  readonly known: readonly Known[]
  readonly rows: Readonly<Record<string, number>>
  readonly files: Readonly<Record<string, readonly Attached[]>>
  /** Files that the record holds already. */
  readonly stored: ReadonlySet<string>
  readonly near: ReadonlyMap<string, readonly Entry[]>
  readonly addable: ReadonlySet<string>
  readonly refusal?: Refusal
  readonly notice?: L10n
  /** Undefined: not looked for yet. */
  readonly likely?: readonly Likely[]
  /** The record that is changed; a new one has only its id, so that sending it twice makes one. */
  readonly record: { readonly id: string; readonly no?: number; readonly version?: number; readonly state?: RecordView['state'] }
  /** The other version, after someone else was quicker. */
  readonly other?: {
    readonly happenedOn: string | null
    readonly values: Values
    readonly names: RecordView['names']
    readonly by: string
    readonly on: string
    readonly version: number
  }
}

export const emptyState = (pack: RecordPack, units: OwnUnits, record: FormState['record'], unit?: string): FormState => ({
  pack,
  units,
  record,
  unit: unit ?? (units.units.length === 1 && !units.beyond ? units.units[0]!.id : undefined),
  happenedOn: undefined,
  typed: numbered(pack),
  known: [],
  rows: {},
  files: {},
  stored: new Set(),
  near: new Map(),
  addable: new Set(),
})

/** A list that is published whole begins with its numbers; a row that holds nothing else is left out when it is sent. */
function numbered({ batch }: RecordPack): Typed {
  if (batch?.kind !== 'fixed_list') return {}
  return { [batch.listField]: Array.from({ length: batch.size }, (_, index) => ({ [batch.placeColumn]: String(index + 1) })) }
}

/** A stored record as its form. */
export function stateOf(pack: RecordPack, units: OwnUnits, view: RecordView): FormState {
  const { typed, known } = typedOf(pack, view.values, view.names)
  const inFields = new Set(
    pack.fields.flatMap((field) => (field.kind === 'file' ? ((view.values[field.id] as string[] | undefined) ?? []) : [])),
  )
  const boxes = Object.fromEntries(
    pack.fields.flatMap((field) =>
      field.kind === 'file'
        ? [[field.id, view.evidence.filter((file) => ((view.values[field.id] as string[] | undefined) ?? []).includes(file.hash))]]
        : [],
    ),
  )
  return {
    ...emptyState(pack, units, { id: view.id, no: view.no, version: view.version, state: view.state }, view.unit),
    happenedOn: view.happenedOn ?? undefined,
    typed,
    known,
    stored: new Set(view.evidence.map((file) => file.hash)),
    files: { ...boxes, evidence: view.evidence.filter((file) => !inFields.has(file.hash)) },
  }
}

/** What was sent, laid over the state of the page it came from. Files have been taken in before. */
export function withPosted(state: FormState, posted: Posted, files: FormState['files']): FormState {
  const typed = typedIn(state.pack, posted)
  const rows = Object.fromEntries(
    Object.keys(posted.texts).flatMap((name) =>
      name.startsWith(ROWS) ? [[name.slice(ROWS.length), Math.min(Number(textOf(posted, name)) || 0, 2_000)]] : [],
    ),
  )
  const version = Number(textOf(posted, '_version')) || undefined
  return {
    ...state,
    unit: textOf(posted, 'unit') ?? state.unit,
    happenedOn: dayTyped(textOf(posted, 'happenedOn')),
    typed,
    known: knownIn(posted),
    rows,
    files,
    record: { ...state.record, version: state.record.version === undefined ? undefined : (version ?? state.record.version) },
  }
}

/** Takes the entry of a pressed button into its box. */
export function withTaken(state: FormState, posted: Posted): FormState | undefined {
  const parts = /^([A-Za-z0-9_.]{1,120}) ([0-9a-f-]{36}) (.{1,200})$/s.exec(textOf(posted, TAKE) ?? '')
  if (!parts) return undefined
  const [, at, id, text] = parts as unknown as [string, string, string, string]
  const typed = structuredClone(state.typed) as Record<string, unknown>
  const steps = at.split('.')
  const last = steps.pop()!
  const place = steps.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], typed) as
    | Record<string, unknown>
    | undefined
  if (!place) return state
  const present = place[last]
  place[last] = typeof present === 'object' && present !== null ? { ...present, name: text } : text
  const path = at.replace(/\.\d+(?=\.|$)/g, '')
  return { ...state, typed, known: [...state.known.filter((each) => each.path !== path || each.text !== text), { path, id, text }] }
}

/** Texts that the recorder has ticked to be added. */
export const wishedIn = (posted: Posted): ReadonlySet<string> => new Set(listOf(posted, ADD))

export const dayIn = (state: FormState): Day | undefined => (state.happenedOn && isDay(state.happenedOn) ? state.happenedOn : undefined)

/** The state with what its names stand for, and what is near to those that stand for nothing. */
export async function understood(ctx: Ctx, state: FormState): Promise<{ state: FormState; resolved: Resolved }> {
  const resolved = await resolve(ctx, state.pack, state.typed, state.known)
  const near = await nearToAll(ctx, resolved.open, dayIn(state))
  const adds = new Set(resolved.adds.map((add) => `${add.kind}/${add.text}`))
  const addable = new Set(
    resolved.open.flatMap(({ at, field, text }) => (field.kind === 'subject' && adds.has(`${field.subjectKind}/${text}`) ? [at] : [])),
  )
  return { state: { ...state, near: new Map([...near, ...resolved.people]), addable }, resolved }
}

/** Values as a command takes them: ids for names, hashes for files. */
export function valuesWith(state: FormState, resolved: Resolved): Values {
  const files = state.pack.fields.flatMap((field) => {
    const hashes = field.kind === 'file' ? (state.files[field.id] ?? []).map((file) => file.hash) : []
    return hashes.length > 0 ? [[field.id, hashes] as const] : []
  })
  return { ...resolved.values, ...Object.fromEntries(files) }
}

/** Hashes that come anew: the evidence, and the files of fields, which are evidence too. */
export const attachedIn = ({ files, stored }: FormState): string[] =>
  [...new Set(Object.values(files).flatMap((each) => each.map((file) => file.hash)))].filter((hash) => !stored.has(hash))

/** Records that may report the same event, as far as the form goes. */
export async function likelyFor(ctx: Ctx, state: FormState, values: Values): Promise<readonly Likely[] | undefined> {
  if (!state.unit) return undefined
  const ask = {
    pack: state.pack.id,
    unit: state.unit,
    happenedOn: dayIn(state) ?? null,
    values,
    ...(state.record.no ? { except: state.record.id } : {}),
  }
  const found = await likelyDuplicates(ctx, ask as never)
  return found.ok ? found.value : undefined
}
