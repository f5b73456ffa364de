import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { inflateRawSync } from 'node:zlib'
import { projectRoot } from '../../kernel/config/index.js'
import { boundedRow, TABLE_LIMITS, type TableRow, TableStop } from './limits.js'

/**
 * Unpacks every part of a ZIP once with an upper bound, since the sizes written in it may lie.
 * @returns false when the parts together exceed the bound or the ZIP is broken
 */
export function unpacksWithin(zip: Buffer, limit: number): boolean {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > zip.length) return false
  let at = zip.readUInt32LE(end + 16)
  let left = limit
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return false
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const local = zip.readUInt32LE(at + 42)
    if (local + 30 > zip.length) return false
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    left -= method === 0 ? packed : inflatedSize(zip.subarray(start, start + packed), left)
    if (left < 0) return false
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return true
}

function inflatedSize(packed: Buffer, limit: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: limit + 1 }).length
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

const LONGEST_MS = 60_000
const HEAP_MB = 512

/** Rows of the first sheet that has any, as text: dates as days, formulas as their last result. @throws TableStop */
export async function* xlsxRows(file: Buffer): AsyncGenerator<TableRow> {
  if (!unpacksWithin(file, TABLE_LIMITS.unpacked)) throw new TableStop({ code: 'table_unpacks_too_big', limit: TABLE_LIMITS.unpacked })
  for (const [line, cells] of await readApart(file)) yield { line, cells: boundedRow(cells, line) }
}

/** Reads the workbook in a thread with its own heap and time; whatever goes wrong there is an unreadable table here. */
function readApart(file: Buffer): Promise<readonly [number, string[]][]> {
  const worker = new Worker(join(projectRoot(), 'src', 'records', 'tables', 'xlsxWorker.mjs'), {
    workerData: { file, rows: TABLE_LIMITS.rows, columns: TABLE_LIMITS.columns },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  return new Promise<readonly [number, string[]][]>((resolve, reject) => {
    const unreadable = () => reject(new TableStop({ code: 'table_unreadable', line: 1 }))
    const late = setTimeout(unreadable, LONGEST_MS)
    worker.once('message', resolve).once('error', unreadable).once('exit', unreadable)
    worker.once('exit', () => clearTimeout(late))
  }).finally(() => worker.terminate())
}
