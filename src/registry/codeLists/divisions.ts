import { type CodeEntry, type CodeList, csvRows, type Oddity, withoutParent } from './rows.js'

/** Names that stand for a level that is not there: they group what belongs to the level above. */
const FILLERS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

export interface DivisionFiles {
  readonly provinces: string
  readonly cities: string
  readonly areas: string
  /** Left out: without towns and streets. */
  readonly streets?: string
  /** Hong Kong, Macao, Taiwan: names without codes, as JSON. */
  readonly withoutCodes?: string
}

/** Administrative divisions by their statistical codes (2, 4, 6, 9 digits). */
export function readDivisions(files: DivisionFiles, edition = '2023-06-30'): CodeList {
  const oddities: Oddity[] = []
  const levelOf = (text: string, level: number, above: string | undefined): CodeEntry[] =>
    csvRows(text).map((row, i) => {
      const [code, name] = [row.code!, row.name!]
      if (FILLERS.has(name)) oddities.push({ code: 'filler_name', row: i + 1, key: code, given: name, asks: false })
      return { code, nameZh: name, level, ...(above ? { broader: row[above]! } : {}) }
    })
  const entries = [
    ...levelOf(files.provinces, 1, undefined),
    ...levelOf(files.cities, 2, 'provinceCode'),
    ...levelOf(files.areas, 3, 'cityCode'),
    ...(files.streets ? levelOf(files.streets, 4, 'areaCode') : []),
    ...(files.withoutCodes ? named(JSON.parse(files.withoutCodes), '', 1, oddities) : []),
  ]
  const list = { kind: 'division', edition, source: `国家统计局统计用区划代码（${edition}）`, since: edition }
  return { ...list, entries, oddities: [...oddities, ...withoutParent(entries)] }
}

/** Places that have a name and no code: their key is the way to them by names. */
function named(value: unknown, above: string, level: number, oddities: Oddity[]): CodeEntry[] {
  const names = Array.isArray(value) ? value.map((name) => [String(name), undefined] as const) : Object.entries(value as object)
  return names.flatMap(([name, below]) => {
    const key = above === '' ? name : `${above}/${name}`
    oddities.push({ code: 'no_code', row: null, key, given: name, asks: false })
    const entry: CodeEntry = { code: key, nameZh: name, level, ...(above === '' ? {} : { broader: above }) }
    return [entry, ...(below === undefined ? [] : named(below, key, level + 1, oddities))]
  })
}
