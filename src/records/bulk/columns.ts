import { isDay } from '../../kernel/index.js'
import type { ColumnDecl, FieldDecl, RecordPack } from '../pack.js'

/** A column of a file and what it fills: a field of the pack, or the day of the happening. */
export interface Column {
  readonly at: number
  readonly field: FieldDecl | ColumnDecl | 'happening'
}

const plainHeader = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[*＊\s]+/g, '')
    .replace(/[（(].*[)）]$/, '')
    .toLowerCase()

/** Finds each field by its id or by its label in either language; columns that mean nothing are named, not guessed. */
export function columnsOf(pack: RecordPack, header: readonly string[]): { columns: Column[]; unknown: string[] } {
  const names = new Map<string, Column['field']>()
  for (const field of pack.fields) for (const name of [field.id, field.label.zh, field.label.en]) names.set(plainHeader(name), field)
  for (const name of ['happening', pack.happening.label.zh, pack.happening.label.en]) names.set(plainHeader(name), 'happening')
  return matched(header, names)
}

/** The same for the rows of a list or a log. */
export function rowColumnsOf(columns: readonly ColumnDecl[], header: readonly string[]): { columns: Column[]; unknown: string[] } {
  const names = new Map<string, Column['field']>()
  for (const column of columns) for (const name of [column.id, column.label.zh, column.label.en]) names.set(plainHeader(name), column)
  return matched(header, names)
}

function matched(header: readonly string[], names: ReadonlyMap<string, Column['field']>): { columns: Column[]; unknown: string[] } {
  const columns: Column[] = []
  const unknown: string[] = []
  header.forEach((title, at) => {
    const field = names.get(plainHeader(title))
    if (field && !columns.some((column) => column.field === field)) columns.push({ at, field })
    else if (title !== '') unknown.push(title)
  })
  return { columns, unknown }
}

/** A day as people type it: `2022-06-30`, `2022/6/30`, `2022年6月30日`, `20220630`, with or without a clock time behind it. */
export function dayIn(text: string): string {
  const parts = /^(\d{4})(?:[-/.年]\s*)(\d{1,2})(?:[-/.月]\s*)(\d{1,2})日?(?:[\sT].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const day = parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text
  return isDay(day) ? day : text
}

const numberIn = (text: string) => text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(\D|$))/g, '')

/** Several things in one cell stand on lines of their own or between semicolons. */
export const severalIn = (text: string): string[] =>
  text
    .split(/[;；\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `张三 <zhang@example.cn>`, `张三 zhang@example.cn`, or a name alone. */
export function personIn(text: string): { name?: string; email?: string } {
  const email = /<?([^\s<>]+@[^\s<>]+)>?\s*$/.exec(text)
  const name = (email ? text.slice(0, email.index) : text).trim()
  return { ...(name ? { name } : {}), ...(email ? { email: email[1]! } : {}) }
}

function optionIn(
  options: readonly { readonly id: string; readonly label: { readonly zh: string; readonly en: string } }[],
  text: string,
): string {
  const plain = plainHeader(text)
  return options.find((option) => [option.id, option.label.zh, option.label.en].some((name) => plainHeader(name) === plain))?.id ?? text
}

/**
 * The cell as a form would send it. What points into the registry stays text and is looked up afterwards (`resolve.ts`); what cannot be read
 * stays as it is, so that the finding names it.
 */
export function cellValue(field: FieldDecl | ColumnDecl, text: string): unknown {
  if (text === '') return undefined
  switch (field.kind) {
    case 'day':
      return dayIn(text)
    case 'number':
      return numberIn(text)
    case 'choice':
      return optionIn(field.options, text)
    case 'multi':
      return text.split(/[;；、,，\n]+/).flatMap((part) => (part.trim() === '' ? [] : [optionIn(field.options, part)]))
    case 'person':
      return personIn(text)
    case 'people':
      return severalIn(text).map(personIn)
    case 'list':
      return severalIn(text).map((row) => {
        const parts = row.split('|').map((part) => part.trim())
        return Object.fromEntries(field.columns.map((column, index) => [column.id, cellValue(column, parts[index] ?? '')]))
      })
    default:
      return text
  }
}
