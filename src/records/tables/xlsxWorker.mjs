// Reads the first sheet that has any rows, in a thread of its own: a large workbook takes seconds and hundreds of megabytes, which belong neither on
// the web's event loop nor in its heap. Sends [line, [cell texts]] for each row. Plain JavaScript, since a thread is started from a file as it is.
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS from 'exceljs'

/** What a table of values does not need; some of these unfold ranges into a million cells. */
const IGNORED = [
  ...[
    'sheetPr',
    'dimension',
    'sheetViews',
    'sheetFormatPr',
    'cols',
    'sheetProtection',
    'autoFilter',
    'mergeCells',
    'rowBreaks',
    'colBreaks',
    'dataValidations',
  ],
  ...[
    'conditionalFormatting',
    'hyperlinks',
    'printOptions',
    'pageMargins',
    'pageSetup',
    'headerFooter',
    'drawing',
    'legacyDrawing',
    'picture',
    'tableParts',
    'extLst',
  ],
]

/** Cells hold local wall time without a zone; the library gives it as UTC. */
function dateText(value) {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

function cellText(value) {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((run) => run.text).join('')
  if ('text' in value) return cellText(value.text)
  return 'result' in value ? cellText(value.result) : ''
}

const { file, rows: most, columns } = workerData
const book = new ExcelJS.Workbook()
await book.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength), { ignoreNodes: IGNORED })
const found = []
for (const sheet of book.worksheets) {
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    if (found.length > most + 1) return
    const cells = []
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column <= columns + 1) cells[column - 1] = cellText(cell.value)
    })
    const texts = Array.from(cells, (text) => text ?? '')
    if (texts.some((text) => text.trim() !== '')) found.push([line, texts])
  })
  if (found.length > 0) break
}
parentPort.postMessage(found)
