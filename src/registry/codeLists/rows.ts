import { parse } from 'csv-parse/sync'

/** One entry of a code list as its source has it; nothing is put right on the way. */
export interface CodeEntry {
  /** Key within the list; the source's code, or where that stands twice, the code and which of them it is. */
  readonly code: string
  readonly nameZh: string
  /** A name that the source gives and nobody vouches for; kept, never shown as the entry's name. */
  readonly nameEnUnofficial?: string
  readonly level: number
  /** Key of the entry above. */
  readonly broader?: string
  readonly note?: string
}

/** Something odd in a source, with its row (from 1, the header not counted) and what explains it. */
export interface Oddity {
  readonly code:
    | 'code_twice'
    | 'code_missing'
    | 'parent_not_prefix'
    | 'parent_missing'
    | 'blank_at_end'
    | 'blank_inside'
    | 'same_name'
    | 'filler_name'
    | 'no_code'
    | 'unofficial_names'
  readonly row: number | null
  readonly key: string
  readonly given?: string
  readonly expected?: string
  readonly count?: number
  /** A person must decide; the others only stand in the report. */
  readonly asks: boolean
}

export interface CodeList {
  /** Kind in the subject register. */
  readonly kind: string
  readonly edition: string
  readonly source: string
  /** From when the edition holds. */
  readonly since: string
  readonly entries: readonly CodeEntry[]
  readonly oddities: readonly Oddity[]
}

/** Rows of a CSV with a header line. @throws where a row has another number of cells */
export const csvRows = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true, skip_empty_lines: true })

/** Names that end in a blank; where they are kept, the blank is not. */
export const blankAtEnd = (name: string, row: number, key: string): Oddity[] =>
  name === name.trim() ? [] : [{ code: 'blank_at_end', row, key, given: name, expected: name.trim(), asks: false }]

/** Entries whose entry above is not there. */
export function withoutParent(entries: readonly CodeEntry[]): Oddity[] {
  const known = new Set(entries.map((each) => each.code))
  return entries.flatMap((each, i): Oddity[] =>
    each.broader === undefined || known.has(each.broader)
      ? []
      : [{ code: 'parent_missing', row: i + 1, key: each.code, given: each.broader, asks: true }],
  )
}
