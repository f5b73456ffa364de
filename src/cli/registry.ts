import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { newId, system } from '../kernel/index.js'
import {
  type CodeList,
  type Oddity,
  readDivisions,
  readFields,
  readIndustries,
  readSocieties,
  type SocietyList,
  takeInCodeList,
  takeInSocieties,
} from '../registry/index.js'
import { inHouse } from './verb.js'

const USAGE =
  'registry take-in societies|industries|fields|divisions FILE… [--dry] [--since DAY] (divisions: provinces, cities, areas[, streets[, names without codes]])'

/** `registry take-in TABLE FILE…`: tells every oddity as a JSON line, then takes the table in. Exit 0 · 2 wrong call or a file that cannot be read. */
export async function takeIn(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { dry: { type: 'boolean' }, since: { type: 'string' } },
  })
  const [table = '', ...files] = positionals
  const read = files.length === 0 ? undefined : readerOf(table, await textsOf(files))
  if (!read) {
    console.error(`用法：${USAGE} · Usage: ${USAGE}`)
    return 2
  }
  tell(read.oddities)
  if (values.dry) return 0
  return inHouse(async (house) => {
    const ctx = { house, viewer: system, requestId: newId() }
    const taken =
      'root' in read
        ? await takeInSocieties(ctx, read, values.since ?? (await house.clock.today(house.database.db)))
        : await takeInCodeList(ctx, read)
    console.log(JSON.stringify({ code: 'taken_in', table, rows: taken.rows, registered: taken.registered, questions: taken.questions }))
    return 0
  })
}

function tell(oddities: readonly Oddity[]): void {
  for (const oddity of oddities) console.log(JSON.stringify(oddity))
}

async function textsOf(files: readonly string[]): Promise<string[] | undefined> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => fault)))
  const lost = texts.findIndex((text) => text instanceof Error)
  if (lost < 0) return texts as string[]
  console.error(`读不到文件 ${files[lost]} · Cannot read ${files[lost]}`)
  return undefined
}

function readerOf(table: string, texts: readonly string[] | undefined): CodeList | SocietyList | undefined {
  const [first, cities, areas, streets, withoutCodes] = texts ?? []
  if (first === undefined) return undefined
  if (table === 'societies') return readSocieties(first)
  if (table === 'industries') return readIndustries(first)
  if (table === 'fields') return readFields(first)
  if (table !== 'divisions' || cities === undefined || areas === undefined) return undefined
  return readDivisions({ provinces: first, cities, areas, ...(streets ? { streets } : {}), ...(withoutCodes ? { withoutCodes } : {}) })
}
