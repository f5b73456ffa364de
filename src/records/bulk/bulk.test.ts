import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, explainRefusal, rows, run, sql } from '../../kernel/index.js'
import { confirmRecord } from '../commands/confirm.js'
import { uploadEvidence } from '../commands/evidence.js'
import { cancelFact } from '../commands/voids.js'
import { refusals } from '../messages.js'
import { likelyDuplicates } from '../queries/duplicates.js'
import { csvFile, xlsxFile } from '../tables/write.js'
import { type Federation, federation, someone, unitId } from '../testing/federation.js'
import { measured } from '../testing/reporting.js'
import { beginImport, stopImport } from './importing.js'
import { importDailyLog, submitLog } from './log.js'
import { LOG_CHUNK } from './logLines.js'
import { bulkState, previewImport } from './queries.js'
import { runBulk, runWaitingBulk } from './run.js'

let test: Federation
const recorder = someone('recorder', 'society_office@society')
const library = someone('library', 'case_library_office@department')
const steward = someone('steward', 'data_steward')
beforeAll(async () => {
  test = await federation('2022-06-30' as Day)
  await measured(test, 'T15-2', 'T07-3')
  await test.subjects('need', 3)
})
afterAll(() => test.close())

const uploaded = async (who: typeof recorder, bytes: Buffer, name = '对接.csv') => {
  const file = await uploadEvidence(test.as(who), { name, bytes })
  if (!file.ok) throw new Error(JSON.stringify(file.refusal))
  return file.value.hash
}
const HEADER = ['对接日期', '需求', '需求方', '供给', '供给方', '方式', '接触记录']
const aRow = (n: number, over: Partial<Record<number, string>> = {}) =>
  ['2022年6月1日', `新需求${n}`, '单位needer', `新供给${n}`, '单位offerer', '线上', `第${n}次视频会议`].map((cell, at) => over[at] ?? cell)
const previewed = async (file: string, over = {}) => {
  const answer = await previewImport(test.as(recorder), { pack: 'match', unit: unitId('society'), file, ...over } as never)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  if (!answer.value.ok) throw new Error(JSON.stringify(answer.value.refusal))
  return answer.value.value
}
const begin = (file: string, total: number) =>
  beginImport(test.as(recorder), { pack: 'match', unit: unitId('society'), file, total } as never)

it('shows what each row will do, writes nothing before it is begun, and changes nothing when the file comes again', async () => {
  const bad = aRow(3, { 0: '2023-01-01' })
  const table = [aRow(1), aRow(2), bad, aRow(4, { 2: '不存在的单位' }), aRow(5, { 4: '单位needer' })]
  const file = await uploaded(recorder, csvFile(HEADER, table))
  const before = [await test.rowsIn('records.record'), await test.rowsIn('kernel.fact'), await test.rowsIn('registry.subject')]
  const seen = await previewed(file)
  expect(seen.counts).toEqual({ waits: 2, draft: 0, there: 0, refused: 3 })
  expect(seen.adds).toEqual({ need: ['新需求1', '新需求2'], offer: ['新供给1', '新供给2'] })
  expect(seen.rows.map((row) => row.line)).toEqual([2, 3, 4, 5, 6])
  expect([await test.rowsIn('records.record'), await test.rowsIn('kernel.fact'), await test.rowsIn('registry.subject')]).toEqual(before)
  expect(await begin(file, 5)).toMatchObject({ ok: true, value: { answer: { bulk: seen.bulk } } })
  expect(await runBulk(test.house, seen.bulk)).toBe(true)
  expect(await bulkState(test.as(recorder), { bulk: seen.bulk } as never)).toMatchObject({
    ok: true,
    value: { state: 'done', done: 5, total: 5, made: 2 },
  })
  // What stands only in refused rows has not come into the register.
  const known = await rows<{ text: string }>(
    test.house.database.db,
    sql`select distinct text from registry_read.name where text ~ '^新(需求|供给)[0-9]$' order by 1`,
  )
  expect(known.map((each) => each.text)).toEqual(['新供给1', '新供给2', '新需求1', '新需求2'])
  const again = await previewed(file)
  expect(again.counts).toEqual({ waits: 0, draft: 0, there: 2, refused: 3 })
  expect(again.rows.filter((row) => row.does === 'refused').map((row) => row.refusal?.fields?.[0]?.code ?? row.refusal?.code)).toEqual([
    'date_in_future',
    'reference_unknown',
    'check_refused',
  ])
  expect(await begin(file, 5)).toMatchObject({ ok: true, value: { did: 'nothing' } })
  const after = await test.rowsIn('records.record')
  await runBulk(test.house, seen.bulk)
  expect(await test.rowsIn('records.record')).toBe(after)
})

it('is not begun for another number of rows than was shown, nor for a file of somebody else or none that is a table', async () => {
  const file = await uploaded(recorder, csvFile(HEADER, [aRow(901), aRow(902)]))
  for (const total of [1, 3])
    expect(await begin(file, total)).toMatchObject({ ok: false, refusal: { code: 'import_rows_differ', stated: total, rows: 2 } })
  const theirs = await uploaded(library, csvFile(HEADER, [aRow(903)]))
  expect(await begin(theirs, 1)).toMatchObject({ ok: false, refusal: { code: 'file_unknown' } })
  const pdf = await uploaded(recorder, Buffer.from('%PDF-1.4\n%%EOF\n'), 'a.pdf')
  expect(await begin(pdf, 1)).toMatchObject({ ok: false, refusal: { field: 'file' } })
})

it('names the day that it cannot read, tells it from one that is missing, and says how days are written', async () => {
  const table = [aRow(921, { 0: '六月三十' }), aRow(922, { 0: '2022.2.30' }), aRow(923, { 0: ' ' }), aRow(924, { 0: '20220601' })]
  const file = await uploaded(recorder, csvFile(HEADER, table))
  const seen = await previewed(file)
  expect(seen.rows.map((row) => [row.does, row.refusal?.fields?.[0]])).toEqual([
    ['refused', { code: 'day_unreadable', field: 'happenedOn', given: '六月三十' }],
    ['refused', { code: 'day_unreadable', field: 'happenedOn', given: '2022.2.30' }],
    ['refused', { code: 'field_missing', field: 'happenedOn' }],
    ['waits', undefined],
  ])
  const [{ zh, en }] = [explainRefusal(seen.rows[0]!.refusal!.fields![0]!, refusals)!]
  expect(zh).toMatch(/六月三十.*2022-06-30.*2022\/6\/30.*2022年6月30日.*20220630/)
  expect(en).toMatch(/六月三十.*2022-06-30.*2022\/6\/30/)
})

it('a longer file of the same rows adds only the new ones; XLSX and GB18030 read alike', async () => {
  const before = await test.rowsIn('records.record')
  const longer = await xlsxFile(
    '对接',
    HEADER.map((title) => ({ title })),
    [aRow(1), aRow(2), aRow(11)],
  )
  const first = await uploaded(recorder, longer, '对接.xlsx')
  await begin(first, 3)
  await runBulk(test.house, (await previewed(first)).bulk)
  expect(await test.rowsIn('records.record')).toBe(before + 1)
  // "对接日期,需求,…" written by a spreadsheet that still saves GB18030
  const encoded = gb18030([HEADER.join(','), aRow(11).join(','), aRow(12).join(',')].join('\r\n'))
  const second = await uploaded(recorder, encoded)
  const seen = await previewed(second)
  expect(seen.counts.there).toBe(1)
  await begin(second, 2)
  await runBulk(test.house, seen.bulk)
  expect(await test.rowsIn('records.record')).toBe(before + 2)
})

it('an interrupted import goes on where it stopped, and two runners do not do it twice', async () => {
  const before = await test.rowsIn('records.record')
  const file = await uploaded(
    recorder,
    csvFile(
      HEADER,
      Array.from({ length: 450 }, (_, n) => aRow(100 + n)),
    ),
  )
  const seen = await previewed(file, { limit: 1 })
  await begin(file, 450)
  expect(await runBulk(test.house, seen.bulk, 1)).toBe(false)
  expect(await bulkState(test.as(recorder), { bulk: seen.bulk } as never)).toMatchObject({
    value: { state: 'running', done: 200, made: 200 },
  })
  expect(await stopImport(test.as(recorder), { bulk: seen.bulk, unit: unitId('society') } as never)).toMatchObject({ ok: true })
  await runWaitingBulk(test.house)
  expect(await bulkState(test.as(recorder), { bulk: seen.bulk } as never)).toMatchObject({ value: { state: 'stopped', done: 200 } })
  expect(await begin(file, 450)).toMatchObject({ ok: true, value: { did: 'done' } })
  await Promise.all([runBulk(test.house, seen.bulk), runBulk(test.house, seen.bulk)])
  await runWaitingBulk(test.house)
  expect(await bulkState(test.as(recorder), { bulk: seen.bulk } as never)).toMatchObject({ value: { state: 'done', done: 450, made: 450 } })
  expect(await test.rowsIn('records.record')).toBe(before + 450)
  const turns = await rows<{ n: number }>(
    test.house.database.db,
    sql`select count(*) as n from kernel.matter where closed_on is null and subject in (select id::text from records.record where bulk = ${seen.bulk})`,
  )
  expect(turns[0]!.n).toBe(900)
})

const logged = async (lines: readonly string[], over: Record<string, unknown> = {}) => {
  const file = await uploaded(library, Buffer.from(['用户代号,案例编号,时刻', ...lines].join('\n')), 'log.csv')
  const values = { source: '案例库', lines: lines.length }
  return importDailyLog(test.as(library), {
    pack: 'case-download',
    unit: unitId('department'),
    happenedOn: '2022-06-29',
    values,
    file,
    ...over,
  })
}
const aLine = (user: number, work: number, at = '09:41:00') => `u${user},AL2022-${work},${at}`

it('a day’s log makes one fact for each user, case and day after the steward has confirmed the whole file; the file twice changes nothing (T07-3)', async () => {
  const lines = [
    ...Array.from({ length: 1_300 }, (_, n) => aLine(n % 50, n % 26)),
    aLine(1, 1, '2022-06-29 23:59:59'),
    aLine(1, 1, '2022-06-29T15:59:59Z'),
  ]
  expect(await logged([...lines, aLine(2, 2, '2022-06-28 10:00:00')])).toMatchObject({
    ok: false,
    refusal: { code: 'log_lines_bad', bad: 1, first: [{ line: 1304, code: 'log_other_day' }] },
  })
  expect(await logged(lines, { values: { source: '案例库', lines: 7 } })).toMatchObject({
    ok: false,
    refusal: { code: 'log_lines_differ', stated: 7, lines: 1302 },
  })
  const answer = await logged(lines)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  const { record, version } = (answer.value as { answer: { record: string; version: number } }).answer
  expect(await runBulk(test.house, record)).toBe(true)
  expect(await test.rowsIn('records.logged')).toBe(0)
  expect(await logged(lines)).toMatchObject({ ok: false, refusal: { code: 'log_handed_over', record } })
  expect(await confirmRecord(test.as(library), { record, side: 'steward', version })).toMatchObject({
    ok: false,
    refusal: { code: 'not_your_side' },
  })
  expect(await confirmRecord(test.as(steward), { record, side: 'steward', version })).toMatchObject({
    ok: true,
    value: { answer: { state: 'confirmed' } },
  })

  expect(await runBulk(test.house, record, 1)).toBe(false)
  expect(await bulkState(test.as(library), { bulk: record } as never)).toMatchObject({ value: { state: 'running', done: LOG_CHUNK } })
  const half = await test.figureOf('T07-3', '2022-06-29' as Day)
  expect(half).toBeGreaterThan(0)
  await Promise.all([runBulk(test.house, record), runWaitingBulk(test.house)])
  const distinct = new Set(lines.map((line) => line.split(',').slice(0, 2).join())).size
  expect(await test.figureOf('T07-3', '2022-06-29' as Day)).toBe(distinct)
  expect(await test.figureOf('T07-3', '2022-06-28' as Day)).toBe(0)
  expect(await bulkState(test.as(library), { bulk: record } as never)).toMatchObject({
    value: { state: 'done', done: 1302, made: distinct },
  })

  const more = await logged([...lines.slice(0, 100), aLine(999, 1)])
  if (!more.ok) throw new Error(JSON.stringify(more.refusal))
  const second = (more.value as { answer: { record: string; version: number } }).answer
  await confirmRecord(test.as(steward), { ...second, side: 'steward' })
  await runBulk(test.house, second.record)
  expect(await test.figureOf('T07-3', '2022-06-29' as Day)).toBe(distinct + 1)

  const one = await rows<{ fact: string }>(test.house.database.db, sql`select fact from records.logged where record = ${second.record}`)
  expect(one).toHaveLength(1)
  expect(await cancelFact(test.as(steward), { fact: one[0]!.fact, on: '2022-06-30', reason: '测试账号下载' } as never)).toMatchObject({
    ok: true,
  })
  expect(await test.figureOf('T07-3', '2022-06-29' as Day)).toBe(distinct)
})

it('logs of one system on different days are no likely doubles of one another; two of one day are', async () => {
  for (const on of ['2022-06-26', '2022-06-27'])
    expect(await logged([aLine(1, 1, `${on} 09:00:00`)], { happenedOn: on })).toMatchObject({ ok: true })
  const asked = async (happenedOn: string) => {
    const values = { source: '案例库', lines: 1 }
    const answer = await likelyDuplicates(test.as(library), {
      ...{ pack: 'case-download', unit: unitId('department'), happenedOn, values },
    } as never)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value.map((each) => [each.happenedOn, each.why])
  }
  expect(await asked('2022-06-25')).toEqual([])
  expect(await asked('2022-06-27')).toEqual([['2022-06-27', 'fields']])
})

it('a log that is handed over as a command is scanned all the same', async () => {
  const file = await uploaded(
    library,
    Buffer.from(['用户代号,案例编号,时刻', aLine(7, 7), aLine(8, 8, '2022-06-28 10:00:00')].join('\n')),
    'log.csv',
  )
  const said = { pack: 'case-download', unit: unitId('department'), happenedOn: '2022-06-29', values: { source: '案例库', lines: 2 }, file }
  expect(await submitLog(test.as(library), said as never)).toMatchObject({ ok: false, refusal: { code: 'log_lines_bad', bad: 1 } })
  expect(await submitLog(test.as(library), { ...said, total: 1, encoding: 'utf-8' } as never)).toMatchObject({ ok: false })
  expect(await submitLog(test.as(recorder), said as never)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
  expect(await submitLog(test.as(steward), { ...said, file: 'x' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'input_invalid' },
  })
})

it('an unreadable log is refused as it is, with the line', async () => {
  expect(await logged(['u1,AL1'])).toMatchObject({
    ok: false,
    refusal: { code: 'log_lines_bad', first: [{ line: 2, code: 'field_missing', field: 'at' }] },
  })
  const file = await uploaded(library, Buffer.from('甲,乙\n1,2\n'), 'x.csv')
  const values = { source: '案例库', lines: 1 }
  expect(
    await importDailyLog(test.as(library), { pack: 'case-download', unit: unitId('department'), happenedOn: '2022-06-29', values, file }),
  ).toMatchObject({ ok: false, refusal: { code: 'table_column_missing', column: 'user' } })
  await run(test.house.database.db, sql`select 1`)
})

/** The text in GB18030, for the characters of this file only: each is looked up by decoding. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) table.set(decoder.decode(new Uint8Array([high, low])), [high, low])
  return Buffer.from([...text].flatMap((letter) => (letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : (table.get(letter) ?? [0x3f]))))
}
