import { addDays, type Day, type L10n, ok, type Refusal, type Result, refuse } from '../kernel/index.js'
import { planFactKind } from '../registry/index.js'
import { factData, factUnitOf, keyOf, likesOf, placesOf, rowsOf } from './birth.js'
import { brokenChecks, isShown } from './conditions.js'
import type { RecordPack } from './pack.js'
import { askedOf } from './parties.js'
import { plain, valueAt } from './paths.js'
import { freePlaces, type HeldPlace, takePlaces } from './places.js'
import { type Pointing, pointersOf, type Reference, type References } from './references.js'
import type { EvidenceFile, Turn, UnitId, Values } from './types.js'
import { readValues } from './values.js'
import { latestDay } from './voids.js'

/** What someone says has happened. */
export interface Said {
  readonly unit: UnitId
  readonly happenedOn: Day | null
  readonly values: Values
}

/** A report that may wait for its confirmations. */
export interface Report {
  readonly values: Values
  readonly happenedOn: Day
  readonly period: string
  readonly title: string
  readonly factUnit: UnitId
  /** Null for lists and logs, whose rows have keys of their own. */
  readonly key: string | null
  readonly likes: readonly string[]
  readonly confirmations: readonly AskedSide[]
}

export interface AskedSide {
  readonly side: string
  readonly no: number
  readonly turn: Turn
  readonly name: string
  readonly due: Day
}

/** States in which a unit or an entry of the register still exists. */
const GONE = new Set(['merged', 'closed', 'deregistered', 'withdrawn', 'left'])

/**
 * Judges a report by its pack alone: form, dates, references, checks, evidence, sides. Pure; what it needs to know has been loaded.
 * All findings about fields come back together.
 */
export function judgeReport(
  pack: RecordPack,
  said: Said,
  known: {
    readonly references: References
    readonly held: readonly HeldPlace[]
    readonly evidence: readonly EvidenceFile[]
    readonly today: Day
  },
): Result<Report> {
  const read = readValues(pack.fields, said.values, isShown, true)
  const findings = [
    ...read.findings,
    ...dayFindings(said.happenedOn, known.today),
    ...referenceFindings(pack, said.unit, read.values, known.references),
    ...fileFindings(pack, read.values, known.evidence),
  ]
  if (known.evidence.length < pack.evidence.min)
    findings.push({ code: 'evidence_missing', field: 'evidence', minimum: pack.evidence.min, given: known.evidence.length })
  if (findings.length > 0) return refuse({ code: 'input_invalid', field: findings[0]!.field, fields: findings })
  const happenedOn = said.happenedOn as Day
  const broken = brokenChecks(pack, read.values, happenedOn)
  if (broken.length > 0) return refuse({ code: 'check_refused', checks: broken.map(({ id, refuse: text }) => ({ id, ...text })) })
  return withSides(pack, { ...said, values: read.values, happenedOn }, known)
}

function withSides(
  pack: RecordPack,
  said: Said & { happenedOn: Day },
  known: { readonly references: References; readonly held: readonly HeldPlace[]; readonly today: Day },
): Result<Report> {
  const { unit, values, happenedOn } = said
  const bare = unbornFindings(pack, { happenedOn, values })
  if (bare.length > 0) return refuse({ code: 'input_invalid', field: bare[0]!.field, fields: bare })
  const factUnit = factUnitOf(pack, unit, values, known.references)
  if (!factUnit) return refuse({ code: 'fact_unit_unknown', field: pack.unit.split(':')[1] })
  const full = listFits(pack, values, happenedOn, known.held)
  if (!full.ok) return full
  const places = takePlaces(placesOf(pack, { happenedOn, values, factUnit }), known.held)
  if (!places.ok) return places
  const sides = sidesOf(pack, said, known.references, known.today)
  if (!sides.ok) return sides
  const reads = { happenedOn, values }
  return ok({
    values,
    happenedOn,
    period: happenedOn.slice(0, 4),
    title: titleOf(pack, reads, known.references),
    factUnit,
    key: pack.batch ? null : keyOf(pack, reads),
    likes: likesOf(pack, reads),
    confirmations: sides.value,
  })
}

/** A happening may be dated one day ahead at most (06 P-073), and not before the house's calendar begins. */
function dayFindings(happenedOn: Day | null, today: Day): Refusal[] {
  if (happenedOn === null) return [{ code: 'field_missing', field: 'happenedOn' }]
  return happenedOn > latestDay(today) ? [{ code: 'date_in_future', field: 'happenedOn', latest: latestDay(today) }] : []
}

function referenceFindings(pack: RecordPack, unit: UnitId, values: Values, references: References): Refusal[] {
  return pointersOf(pack, values).flatMap(({ field, id, at }): Refusal[] => {
    const reference = references.get(id)
    if (!reference || !isOfKind(field, reference)) return [{ code: 'reference_unknown', field: at }]
    const why = unfit(field, reference, unit)
    return why ? [{ field: at, name: reference.nameZh, ...why }] : []
  })
}

/** Why an entry of the register may not stand in the field, although it is of the right kind. */
function unfit(field: Pointing, reference: Reference, unit: UnitId): Refusal | undefined {
  if (reference.state && GONE.has(reference.state)) return { code: 'reference_gone', state: reference.state }
  if ('own' in field && field.own && reference.unit !== unit && reference.owner !== unit) return { code: 'reference_not_own' }
  if ('withCn' in field && field.withCn && !reference.cn) return { code: 'reference_without_cn' }
  const list = 'listedIn' in field ? field.listedIn : 'roster' in field ? field.roster : undefined
  if (list && !reference.lists.includes(list)) return { code: 'reference_not_listed', list }
  if (field.kind !== 'subject') return undefined
  if (field.listedBy && reference.registeredOn && reference.registeredOn > field.listedBy)
    return { code: 'reference_too_new', listedBy: field.listedBy }
  if (field.level !== undefined && reference.level !== String(field.level)) return { code: 'reference_wrong_level', level: field.level }
  return undefined
}

/** Files of the form are evidence too: a hash that was never attached is no file. */
function fileFindings(pack: RecordPack, values: Values, evidence: readonly EvidenceFile[]): Refusal[] {
  const attached = new Set(evidence.map((file) => file.hash))
  return pack.fields
    .filter((field) => field.kind === 'file' && ((values[field.id] as string[] | undefined) ?? []).some((hash) => !attached.has(hash)))
    .map((field) => ({ code: 'file_unknown', field: field.id }))
}

/** What would keep the facts from being born, found before anyone is asked to confirm: mostly people who are not in the registry yet. */
function unbornFindings(pack: RecordPack, reads: { happenedOn: Day; values: Values }): Refusal[] {
  if (pack.batch?.kind === 'daily_log') return []
  const kind = planFactKind(pack.fact)
  return rowsOf(pack, reads.values).flatMap((row, index) => {
    const parsed = kind?.data.safeParse(factData(pack, { ...reads, row }))
    if (!parsed || parsed.success) return []
    return parsed.error.issues.slice(0, 10).map((issue): Refusal => {
      const path = pack.data.carry[String(issue.path[0])] ?? String(issue.path[0])
      return { code: 'fact_data_missing', field: row ? path.replace('.', `.${index}.`) : path }
    })
  })
}

function isOfKind(field: Pointing, reference: Reference): boolean {
  if (field.kind === 'subject') return reference.kind === field.subjectKind
  if (field.kind === 'unit') return (field.unitKinds as readonly string[]).includes(reference.kind)
  return field.kind === 'journal' ? reference.kind === 'journal' : reference.kind === 'person'
}

/** A fixed list is published whole, or later for exactly the places that have become empty. */
function listFits(pack: RecordPack, values: Values, on: Day, held: readonly HeldPlace[]): Result<undefined> {
  if (pack.batch?.kind !== 'fixed_list') return ok(undefined)
  const given = rowsOf(pack, values).length
  const pool = placesOf(pack, { happenedOn: on, values, factUnit: null })[0]?.pool ?? ''
  const free = freePlaces(pool, pack.batch.size, held, on)
  if (free.length === 0) return refuse({ code: 'places_full', size: pack.batch.size })
  return given === free.length
    ? ok(undefined)
    : refuse({ code: 'list_not_whole', field: pack.batch.listField, size: pack.batch.size, given, needed: free.length, free })
}

function sidesOf(pack: RecordPack, said: Said, references: References, today: Day): Result<AskedSide[]> {
  const sides: AskedSide[] = []
  const findings: Refusal[] = []
  for (const step of pack.confirm) {
    const found = askedOf(pack, step.by, said, references)
    findings.push(...found.findings.map((finding) => ({ ...finding, side: step.id })))
    found.asked.forEach(({ turn, name }, index) => {
      sides.push({ side: step.id, no: index + 1, turn, name, due: addDays(today, step.dueDays) })
    })
  }
  const doors = sides.flatMap(({ turn }) => ('unit' in turn ? [] : [JSON.stringify(turn)]))
  if (new Set(doors).size < doors.length) findings.push({ code: 'invited_twice' })
  return findings.length > 0 ? refuse({ code: 'input_invalid', field: findings[0]!.field, fields: findings }) : ok(sides)
}

const TITLE = 120

/** Kinds of fields that name nobody and nothing in a list of records: people, a file's hash, an address, a whole table. */
const MUTE = new Set(['person', 'people', 'file', 'link', 'list'])
const WORDS = 3

/** How a record is called in lists: its first telling fields, names instead of ids, nothing personal. */
export function titleOf(pack: RecordPack, reads: { happenedOn: Day | null; values: Values }, references: References): string {
  const words: string[] = []
  for (const path of pack.drill.filter((each) => tells(pack, each))) {
    const word = wordOf(pack, path, valueAt(pack, path, reads), references)
    if (word !== '') words.push(word)
    if (words.length === WORDS) break
  }
  return words.join(' · ').slice(0, TITLE)
}

function tells(pack: RecordPack, path: string): boolean {
  const [head, column] = path.split('.')
  const field = pack.fields.find((each) => each.id === head)
  const own = field?.kind === 'list' && column ? field.columns.find((each) => each.id === column) : field
  return own !== undefined && !MUTE.has(own.kind) && !own.personal && !field?.personal
}

function wordOf(pack: RecordPack, path: string, value: unknown, references: References): string {
  if (Array.isArray(value)) return value.length > 3 ? '' : value.map((each) => wordOf(pack, path, each, references)).join('、')
  const text = plain(value)
  const named = references.get(text)
  if (named) return named.nameZh ?? named.nameEn ?? ''
  return optionLabel(pack, path, text)?.zh ?? text
}

function optionLabel(pack: RecordPack, path: string, id: string): L10n | undefined {
  const [head, column] = path.split('.')
  const field = pack.fields.find((each) => each.id === head)
  const owner = field?.kind === 'list' ? field.columns.find((each) => each.id === column) : field
  return owner && 'options' in owner ? owner.options.find((option) => option.id === id)?.label : undefined
}
