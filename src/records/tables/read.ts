import { ok, type Result, refuse } from '../../kernel/index.js'
import { csvEncodingOf, csvRows } from './csv.js'
import { TABLE_LIMITS, type Table, type TableRefusal, type TableRow, TableStop } from './limits.js'
import { xlsxRows } from './xlsx.js'

/** A CSV (UTF-8 or GB18030) or XLSX file as a header and rows of text. The kind of file is told by its first bytes, never by its name. */
export async function readTable(file: Buffer, most: number = TABLE_LIMITS.rows): Promise<Result<Table, TableRefusal>> {
  try {
    if (file.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return await gather(xlsxRows(file), most)
    const encoding = await csvEncodingOf(async () => [file])
    if (!encoding) return refuse({ code: 'table_encoding' })
    const read = await gather(csvRows([file], encoding), most)
    return read.ok ? ok({ ...read.value, encoding }) : read
  } catch (fault) {
    if (fault instanceof TableStop) return refuse(fault.refusal)
    throw fault
  }
}

async function gather(source: AsyncGenerator<TableRow>, most: number): Promise<Result<Table, TableRefusal>> {
  const rows: TableRow[] = []
  let header: readonly string[] | undefined
  for await (const row of source) {
    if (row.cells.length === 0) continue
    if (!header) header = row.cells
    else if (rows.length >= most) return refuse({ code: 'table_too_many_rows', limit: most })
    else rows.push(row)
  }
  return header ? ok({ header, rows }) : refuse({ code: 'table_empty' })
}
