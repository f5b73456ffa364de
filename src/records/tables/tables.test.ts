import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvEncodingOf, csvRows, delimiterOf } from './csv.js'
import { TABLE_LIMITS } from './limits.js'
import { readTable } from './read.js'
import { csvFile, withoutFormula, xlsxFile } from './write.js'
import { unpacksWithin } from './xlsx.js'

const RUNS = process.env.COLLEGIUM_FULL ? 2_000 : 200
const cells = async (file: Buffer) => {
  const read = await readTable(file)
  if (!read.ok) return read.refusal
  return [read.value.header, ...read.value.rows.map((row) => row.cells)]
}

const word = fc
  .string({ unit: fc.constantFrom(...'学会abc 12,;"\'|\n年（）'), minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text && text !== '' && withoutFormula(text) === text)
const threeColumns = fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 6 })
const header = ['甲', '乙', '丙']

it('reads the CSV that it has written', async () => {
  const property = fc.asyncProperty(threeColumns, async (rows) => {
    expect(await cells(csvFile(header, rows))).toEqual([header, ...rows])
  })
  await fc.assert(property, { numRuns: RUNS, seed: 7 })
})

it('reads the workbook that it has written', async () => {
  // Each reading starts a thread, so that fewer must do.
  const property = fc.asyncProperty(threeColumns, async (rows) => {
    const titles = header.map((title) => ({ title }))
    expect(await cells(await xlsxFile('表', titles, rows))).toEqual([header, ...rows])
  })
  await fc.assert(property, { numRuns: Math.ceil(RUNS / 20), seed: 7 })
}, 120_000)

it('a text that a spreadsheet would run is written as text', () => {
  for (const text of ['=1+1', '+1', '@x', '-x', '\t=1']) expect(withoutFormula(text)).toBe(`'${text}`)
  for (const text of ['-5', '-5.25', '学会=会', '12', '']) expect(withoutFormula(text)).toBe(text)
  expect(csvFile(['甲'], [['=cmd|calc']]).toString()).toContain("'=cmd|calc")
})

it('tells UTF-8, GB18030 and neither apart, without ever putting a replacement character', async () => {
  const gb = Buffer.from([0xd1, 0xa7, 0xbb, 0xe1, 0x2c, 0xc4, 0xea, 0x0a]) // 学会,年
  expect(await csvEncodingOf(async () => [gb])).toBe('gb18030')
  expect(await cells(gb)).toEqual([['学会', '年']])
  expect(await csvEncodingOf(async () => [Buffer.from('学会,年\n')])).toBe('utf-8')
  expect(await cells(Buffer.from([0xff, 0xfe, 0x00, 0x2c]))).toEqual({ code: 'table_encoding' })
  expect(await cells(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('学会;年\r\n"甲;乙";2022\r\n')]))).toEqual([
    ['学会', '年'],
    ['甲;乙', '2022'],
  ])
  expect(delimiterOf('甲，乙，丙')).toBe('，')
})

it('a character cut between two parts of a stream is still one character', async () => {
  const bytes = Buffer.from('名称,值\n学会,1\n')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 5 }), async (cuts) => {
      const at = [...new Set([0, ...cuts, bytes.length])].sort((a, b) => a - b)
      const parts = at.slice(1).map((end, index) => bytes.subarray(at[index], end))
      const read = []
      for await (const row of csvRows(parts, 'utf-8')) read.push(row.cells)
      expect(read).toEqual([
        ['名称', '值'],
        ['学会', '1'],
      ])
    }),
    { numRuns: RUNS, seed: 11 },
  )
})

it('refuses with the numbers that explain it', async () => {
  const lines = (count: number) => Buffer.from(`甲\n${'1\n'.repeat(count)}`)
  expect(await cells(Buffer.from(''))).toEqual({ code: 'table_empty' })
  expect(await cells(lines(TABLE_LIMITS.rows + 1))).toEqual({ code: 'table_too_many_rows', limit: TABLE_LIMITS.rows })
  expect(((await cells(lines(TABLE_LIMITS.rows))) as string[][]).length).toBe(TABLE_LIMITS.rows + 1)
  expect(await cells(Buffer.from(`甲\n${',1'.repeat(TABLE_LIMITS.columns)}\n`))).toEqual({
    code: 'table_too_many_columns',
    limit: TABLE_LIMITS.columns,
    line: 2,
  })
  expect(await cells(Buffer.from(`甲,乙\n1,${'字'.repeat(TABLE_LIMITS.cell + 1)}\n`))).toEqual({
    code: 'table_cell_too_long',
    limit: TABLE_LIMITS.cell,
    line: 2,
    column: 2,
  })
  expect(await cells(Buffer.from('甲,乙\n"1,2\n3,4\n'))).toMatchObject({ code: 'table_unreadable' })
})

it('a workbook that unpacks without end, or is no workbook, is refused before anything else reads it', async () => {
  const sheet = await xlsxFile('表', [{ title: '甲' }], [['x'.repeat(5_000)]])
  expect(unpacksWithin(sheet, TABLE_LIMITS.unpacked)).toBe(true)
  expect(unpacksWithin(sheet, 1_000)).toBe(false)
  expect(unpacksWithin(Buffer.from('PK\x03\x04 nothing'), 1_000)).toBe(false)
  expect(await cells(Buffer.from('PK\x03\x04 nothing'))).toMatchObject({ code: 'table_unpacks_too_big' })
  const cut = Buffer.from(sheet)
  cut.writeUInt32LE(0xffffff, cut.length - 6)
  expect(await cells(cut)).toMatchObject({ code: 'table_unpacks_too_big' })
})

it('reads days as days and formulas as their results', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('空')
  void sheet
  const filled = book.addWorksheet('表')
  filled.addRow(['日期', '数', '公式', '富文本'])
  filled.addRow([new Date(Date.UTC(2022, 5, 30)), 12.5, { formula: '1+1', result: 2 }, { richText: [{ text: '学' }, { text: '会' }] }])
  expect(await cells(Buffer.from(await book.xlsx.writeBuffer()))).toEqual([
    ['日期', '数', '公式', '富文本'],
    ['2022-06-30', '12.5', '2', '学会'],
  ])
})

it('no bytes crash it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zip) => {
      const read = await readTable(Buffer.concat([zip ? Buffer.from('PK\x03\x04') : Buffer.alloc(0), bytes]))
      expect(read.ok || typeof read.refusal.code === 'string').toBe(true)
    }),
    { numRuns: RUNS, seed: 5 },
  )
})
