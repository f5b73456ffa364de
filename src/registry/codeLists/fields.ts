import { type CodeEntry, type CodeList, type Oddity, withoutParent } from './rows.js'

interface Field {
  readonly _id: string
  readonly name: string
  readonly name_en?: string
  readonly parents: readonly string[]
}

/** Application codes of the NSFC, one JSON object a line. English names in such files are machine-made: kept as unofficial. */
export function readFields(text: string, edition = 'NSFC 2019'): CodeList {
  const fields = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Field)
  const oddities: Oddity[] = []
  const entries = fields.map((field, i): CodeEntry => {
    const parent = field.parents[0]
    if (field.parents.length > 1 || (parent !== undefined && !field._id.startsWith(parent)))
      oddities.push({
        code: 'parent_not_prefix',
        row: i + 1,
        key: field._id,
        given: field.parents.join(' '),
        expected: field._id.slice(0, -2),
        asks: true,
      })
    return {
      code: field._id,
      nameZh: field.name,
      level: (field._id.length - 1) / 2,
      ...(field.name_en ? { nameEnUnofficial: field.name_en } : {}),
      ...(parent ? { broader: parent } : {}),
    }
  })
  const unofficial = entries.filter((each) => each.nameEnUnofficial).length
  if (unofficial > 0) oddities.push({ code: 'unofficial_names', row: null, key: edition, count: unofficial, asks: false })
  return { kind: 'nsfc_field', edition, source: edition, since: '2019', entries, oddities: [...oddities, ...withoutParent(entries)] }
}
