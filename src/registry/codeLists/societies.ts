import { blankAtEnd, csvRows, type Oddity } from './rows.js'

export interface SocietyRow {
  readonly code: string
  readonly nameZh: string
  readonly class: string | null
}

export interface SocietyList {
  readonly source: string
  /** The body to which they belong. */
  readonly root: SocietyRow
  readonly societies: readonly SocietyRow[]
  readonly oddities: readonly Oddity[]
}

/** National societies by code and class, from a table of id, code, name_zh, parent_id, class, suffix and seq; the row without a parent is the federation. */
export function readSocieties(text: string): SocietyList {
  const rows = csvRows(text)
  const oddities: Oddity[] = []
  const named = new Map<string, string>()
  const read = (row: Record<string, string>, at: number): SocietyRow => {
    const [code, given] = [row.code!, row.name_zh!]
    oddities.push(...blankAtEnd(given, at, code))
    const nameZh = given.trim()
    const before = named.get(nameZh)
    if (before !== undefined) oddities.push({ code: 'same_name', row: at, key: code, given: nameZh, expected: before, asks: true })
    else named.set(nameZh, code)
    return { code, nameZh, class: row.class || null }
  }
  const all = rows.map((row, i) => ({ row, society: read(row, i + 1) }))
  const root = all.find(({ row }) => row.parent_id === '-1')
  if (!root) throw new Error('no row without a parent: which body do the societies belong to?')
  const societies = all.filter((each) => each !== root).map(({ society }) => society)
  return { source: '全国学会名录（2018 年初）', root: root.society, societies, oddities: [...oddities, ...gaps(societies)] }
}

/** Numbers that are left out within a letter: whether there is such a society, the list does not say. */
function gaps(societies: readonly SocietyRow[]): Oddity[] {
  const numbers = Map.groupBy(
    societies.flatMap(({ code }) => {
      const parts = /^([A-Z])-(\d+)/.exec(code)
      return parts ? [{ letter: parts[1]!, number: Number(parts[2]) }] : []
    }),
    (each) => each.letter,
  )
  return [...numbers].flatMap(([letter, all]) => {
    const there = new Set(all.map((each) => each.number))
    return Array.from({ length: Math.max(...there) }, (_, n) => n + 1)
      .filter((number) => !there.has(number))
      .map((number): Oddity => ({ code: 'code_missing', row: null, key: `${letter}-${String(number).padStart(2, '0')}`, asks: false }))
  })
}
