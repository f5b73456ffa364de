import { isDay, type Refusal } from '../kernel/index.js'
import type { FieldDecl } from './pack.js'
import type { Values } from './types.js'

/** A person as a form names him: from the registry, or by name, with an address where he is to be asked. */
export interface NamedPerson {
  readonly person?: string
  readonly name?: string
  readonly email?: string
}

export interface ReadValues {
  /** What was understood; unknown names and empty values are left out. */
  readonly values: Values
  readonly findings: readonly Refusal[]
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const EMAIL = /^[^\s@<>"(),;:\\]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}$/
const HASH = /^[0-9a-f]{64}$/

/** Characters as people count them: Han and Latin alike. */
const counter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** Letters, digits, common Han characters and their marks: each is one character by itself, and nothing joins them. */
const SIMPLE = /^[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*$/
const lengthOf = (text: string) => (SIMPLE.test(text) ? text.length : [...counter.segment(text)].length)

/**
 * Reads a form's values by the pack's fields. Every finding carries its field and the numbers that explain it.
 * @param shown whether a field is asked for, given the values read before it (fields follow one another as on the page)
 * @param complete also ask for required fields; a draft does without
 */
export function readValues(
  fields: readonly FieldDecl[],
  raw: Values,
  shown: (field: FieldDecl, soFar: Values) => boolean,
  complete: boolean,
): ReadValues {
  const values: Record<string, unknown> = {}
  const findings: Refusal[] = []
  for (const field of fields) {
    if (!shown(field, values)) continue
    const given = Object.hasOwn(raw, field.id) ? raw[field.id] : undefined
    if (isEmpty(given)) {
      if (complete && field.required) findings.push({ code: 'field_missing', field: field.id })
      continue
    }
    const read = field.kind === 'list' ? readList(field, given, complete) : readField(field, given, field.id)
    findings.push(...read.findings)
    if (read.findings.length === 0 || read.value !== undefined) values[field.id] = read.value
  }
  return { values, findings }
}

interface Read {
  readonly value?: unknown
  readonly findings: readonly Refusal[]
}

const is = (value: unknown): Read => ({ value, findings: [] })
const wrong = (code: string, field: string, detail: Record<string, unknown> = {}): Read => ({ findings: [{ code, field, ...detail }] })

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

function readList(field: Extract<FieldDecl, { kind: 'list' }>, given: unknown, complete: boolean): Read {
  if (!Array.isArray(given)) return wrong('field_list', field.id)
  const rows = given.filter((row) => row && typeof row === 'object' && !Object.values(row as object).every(isEmpty)) as Values[]
  if (rows.length > field.max) return wrong('list_too_long', field.id, { maximum: field.max, given: rows.length })
  const findings: Refusal[] = []
  if (complete && rows.length < (field.min ?? 0))
    findings.push({ code: 'list_too_short', field: field.id, minimum: field.min, given: rows.length })
  const value = rows.map((row, index) => {
    const read = readValues(field.columns as readonly FieldDecl[], row, () => true, complete)
    findings.push(...read.findings.map((finding) => ({ ...finding, field: `${field.id}.${index}.${finding.field}` })))
    return read.values
  })
  return { value, findings }
}

function readField(field: Exclude<FieldDecl, { kind: 'list' }>, given: unknown, at: string): Read {
  switch (field.kind) {
    case 'text':
    case 'rich':
      return readText(field, given, at)
    case 'number':
      return readNumber(field, given, at)
    case 'day': {
      if (typeof given !== 'string' || !isDay(given)) return wrong('day_unknown', at)
      if (field.from && given < field.from) return wrong('day_too_early', at, { earliest: field.from })
      return field.to && given > field.to ? wrong('day_too_late', at, { latest: field.to }) : is(given)
    }
    case 'choice':
      return field.options.some((option) => option.id === given) ? is(given) : wrong('choice_unknown', at)
    case 'multi':
      return readMulti(field, given, at)
    case 'subject':
    case 'unit':
    case 'journal':
      if (typeof given !== 'string') return wrong('reference_unknown', at)
      return UUID.test(given) ? is(given.toLowerCase()) : wrong('reference_unknown', at, { given: given.trim().slice(0, 80) })
    case 'person':
      return readPerson(given, at)
    case 'people':
      return readPeople(field, given, at)
    case 'file':
      return readFiles(field, given, at)
    case 'link':
      return readLink(given, at)
  }
}

function readText(field: Extract<FieldDecl, { kind: 'text' | 'rich' }>, given: unknown, at: string): Read {
  if (typeof given !== 'string') return wrong('field_text', at)
  const text = given.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  const most = field.max ?? (field.kind === 'rich' ? 5_000 : 500)
  if (text.length > most * 12 || lengthOf(text) > most)
    return wrong('text_too_long', at, { maximum: most, given: lengthOf(text.slice(0, most * 12)) })
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return wrong('text_control', at)
  if (field.min !== undefined && lengthOf(text) < field.min)
    return wrong('text_too_short', at, { minimum: field.min, given: lengthOf(text) })
  if ('pattern' in field && field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(text)) return wrong('text_pattern', at)
  return is(text)
}

function readNumber(field: Extract<FieldDecl, { kind: 'number' }>, given: unknown, at: string): Read {
  const number = typeof given === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(given.trim()) ? Number(given) : given
  if (typeof number !== 'number' || !Number.isFinite(number)) return wrong('number_unknown', at)
  const decimals = field.decimals ?? 0
  if (Math.abs(number * 10 ** decimals - Math.round(number * 10 ** decimals)) > 1e-6) return wrong('number_decimals', at, { decimals })
  if (field.min !== undefined && number < field.min) return wrong('number_too_small', at, { minimum: field.min, given: number })
  if (field.max !== undefined && number > field.max) return wrong('number_too_big', at, { maximum: field.max, given: number })
  return is(number)
}

function readMulti(field: Extract<FieldDecl, { kind: 'multi' }>, given: unknown, at: string): Read {
  const chosen = [...new Set(Array.isArray(given) ? given : [given])]
  if (!chosen.every((each) => field.options.some((option) => option.id === each))) return wrong('choice_unknown', at)
  if (field.min !== undefined && chosen.length < field.min) return wrong('choice_too_few', at, { minimum: field.min, given: chosen.length })
  if (field.max !== undefined && chosen.length > field.max)
    return wrong('choice_too_many', at, { maximum: field.max, given: chosen.length })
  return is(chosen)
}

function readPerson(given: unknown, at: string): Read {
  if (typeof given === 'string') return UUID.test(given) ? is({ person: given.toLowerCase() }) : readPerson({ name: given }, at)
  if (!given || typeof given !== 'object') return wrong('person_unknown', at)
  const { person, name, email } = given as Record<string, unknown>
  const read: { person?: string; name?: string; email?: string } = {}
  if (!isEmpty(person)) {
    if (typeof person !== 'string' || !UUID.test(person)) return wrong('person_unknown', at)
    read.person = person.toLowerCase()
  }
  if (!isEmpty(name)) {
    if (typeof name !== 'string' || name.trim().length > 80) return wrong('person_name', at, { maximum: 80 })
    read.name = name.trim()
  }
  if (!isEmpty(email)) {
    if (typeof email !== 'string' || email.length > 254 || !EMAIL.test(email.trim())) return wrong('email_unknown', at)
    read.email = email.trim().toLowerCase()
  }
  return read.person || read.name ? is(read) : wrong('person_unknown', at)
}

function readPeople(field: Extract<FieldDecl, { kind: 'people' }>, given: unknown, at: string): Read {
  if (!Array.isArray(given)) return wrong('field_list', at)
  const most = field.max ?? 200
  const rows = given.filter((each) => !isEmpty(each) && !(typeof each === 'object' && Object.values(each as object).every(isEmpty)))
  if (rows.length > most) return wrong('people_too_many', at, { maximum: most, given: rows.length })
  const read = rows.map((each, index) => readPerson(each, `${at}.${index}`))
  const findings = read.flatMap((each) => each.findings)
  if (findings.length > 0) return { findings }
  const people = read.map((each) => each.value as NamedPerson)
  const names = new Set(people.map((each) => each.person ?? `${each.name}/${each.email ?? ''}`))
  if (names.size < people.length) return wrong('people_twice', at)
  if (field.min !== undefined && people.length < field.min) return wrong('people_too_few', at, { minimum: field.min, given: people.length })
  return is(people)
}

function readFiles(field: Extract<FieldDecl, { kind: 'file' }>, given: unknown, at: string): Read {
  const hashes = [...new Set(Array.isArray(given) ? given : [given])]
  if (!hashes.every((each) => typeof each === 'string' && HASH.test(each))) return wrong('file_unknown', at)
  const most = field.max ?? 1
  return hashes.length > most ? wrong('files_too_many', at, { maximum: most, given: hashes.length }) : is(hashes)
}

function readLink(given: unknown, at: string): Read {
  if (typeof given !== 'string' || given.length > 2_000) return wrong('link_unknown', at)
  const url = URL.parse(given.trim())
  return url && (url.protocol === 'https:' || url.protocol === 'http:') && !url.username ? is(url.href) : wrong('link_unknown', at)
}
