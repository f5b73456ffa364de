import { type CodeEntry, type CodeList, csvRows, type Oddity, withoutParent } from './rows.js'

/** GB/T 4754-2017, the classification of national economic industries, from a table of id, code, name, parent_code, level and description. */
export function readIndustries(text: string): CodeList {
  const rows = csvRows(text)
  const seen = new Map<string, number>()
  const codes = new Set(rows.map((row) => row.code))
  const oddities: Oddity[] = []
  const entries = rows.map((row, i): CodeEntry => {
    const at = i + 1
    const code = row.code!
    const before = seen.get(code) ?? 0
    seen.set(code, before + 1)
    const key = before === 0 ? code : `${code}/${before + 1}`
    if (before > 0) oddities.push({ code: 'code_twice', row: at, key, given: code, ...nextFree(code, codes), asks: true })
    const parent = row.parent_code || undefined
    const level = Number(row.level) + 1
    if (level > 2 && parent && !code.startsWith(parent)) {
      const expected = code.slice(0, -1)
      oddities.push({ code: 'parent_not_prefix', row: at, key, given: parent, ...(codes.has(expected) ? { expected } : {}), asks: true })
    }
    const note = row.description || undefined
    if (note && /[\p{Script=Han}，、。；] +[\p{Script=Han}]/u.test(note))
      oddities.push({ code: 'blank_inside', row: at, key, given: note.slice(0, 60), asks: false })
    return { code: key, nameZh: row.name!, level, ...(parent ? { broader: parent } : {}), ...(note ? { note } : {}) }
  })
  const list = { kind: 'gbt_industry', edition: 'GB/T 4754-2017', source: 'GB/T 4754-2017', since: '2017-10-01' }
  return { ...list, entries, oddities: [...oddities, ...withoutParent(entries)] }
}

/** The next code of the same group that nobody has: what a code that stands twice may have been meant to be. */
function nextFree(code: string, codes: ReadonlySet<string | undefined>): { expected?: string } {
  const free = Array.from({ length: 9 }, (_, n) => `${code.slice(0, -1)}${n + 1}`).find((each) => each > code && !codes.has(each))
  return free === undefined ? {} : { expected: free }
}
