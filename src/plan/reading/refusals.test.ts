import { describe, expect, it } from 'vitest'
import { readPlan, readPlanFile, rejoin, sentenceOf, setMarks } from './index.js'
import { encodeAs } from './testing/encode.js'
import { reading, seedBytes, seedText } from './testing/seed.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const refusal = (input: Uint8Array) => {
  const answer = readPlan(input)
  return answer.ok ? undefined : answer.refusal
}
/** The seed without the last byte of a character in its middle. */
const cutAt = seedBytes.findIndex((byte, i) => i > 5_000 && byte >= 0xe0)
const cut = seedBytes.subarray(0, cutAt + 2)
const clean = '2022年计划\n一、甲\n1.乙。推进丙。\n2.丁。推进戊。\n'
const codes = (text: string) => reading(text).warnings.map((warning) => warning.code)

describe('what is refused (§1.5, A-10)', () => {
  it.each([
    ['no bytes', new Uint8Array(), { code: 'E-EMPTY' }],
    ['only blanks and marks', bytes('\ufeff \n\u3000\n——。\n'), { code: 'E-EMPTY' }],
    ['a PDF', bytes('%PDF-1.7 …'), { code: 'E-BINARY', kind: 'PDF', byte: 0 }],
    ['old Word', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), { code: 'E-BINARY', kind: 'OLE' }],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), { code: 'E-BINARY', kind: 'JPEG' }],
    ['a NUL byte', bytes('2022年\u0000计划'), { code: 'E-BINARY', kind: 'NUL', byte: 7 }],
    ['many controls', bytes(`${clean}${'\u0001'.repeat(9)}`), { code: 'E-BINARY', kind: 'CONTROL', controls: 9 }],
    [
      'bytes of no encoding',
      Buffer.concat([bytes('2022年计划\n一、甲'), Buffer.from([0xff, 0xff])]),
      { code: 'E-ENC', byte: 23, line: 2, column: 4 },
    ],
    ['a UTF-16 mark', Buffer.from(`\ufeff${clean}`, 'utf16le'), { code: 'E-ENC', mark: 'utf-16le', byte: 0 }],
    ['UTF-16 without mark', Buffer.from(clean, 'utf16le'), { code: 'E-ENC', guess: 'utf-16le' }],
    ['Big5', encodeAs(seedText, 'big5'), { code: 'E-ENC-DOUBT', encoding: 'gb18030' }],
    ['a cut character', cut, { code: 'E-CUT', byte: cutAt }],
    ['one byte too many', new Uint8Array(1_048_577).fill(0x61), { code: 'E-SIZE', size: 1_048_577, limit: 1_048_576 }],
  ] as const)('%s', (_name, input, wanted) => {
    expect(refusal(input)).toMatchObject(wanted)
  })

  it('says each refusal in both languages, with its numbers', () => {
    expect(sentenceOf({ code: 'E-SIZE', size: 1_048_577, limit: 1_048_576 })).toEqual({
      zh: '文件 1,048,577 字节，上限 1,048,576 字节。请拆分，或只导入计划正文。',
      en: 'The file has 1,048,577 bytes; the limit is 1,048,576. Split it, or import the text of the plan alone.',
    })
    expect(sentenceOf(refusal(bytes('%PDF-1.7'))!).zh).toContain('PDF')
    expect(sentenceOf(refusal(encodeAs(seedText, 'big5'))!).en).toMatch(/\d+(\.\d)? % common characters/)
    expect(sentenceOf(refusal(cut)!).en).toContain(cutAt.toLocaleString('en-US'))
    expect(sentenceOf({ code: 'E-SAME', date: '2022-03-01' }).zh).toContain('2022-03-01')
    expect(sentenceOf({ code: 'E-EXISTS', year: 2022 }).en).toContain('amendment')
  })

  it('lets an encoding chosen by hand pass, strictly', () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) expect(reading(encodeAs(clean, encoding), { encoding }).items.length).toBe(2)
    const odd = encodeAs(clean, 'utf-16le').subarray(0, -1)
    expect(readPlan(odd, { encoding: 'utf-16le' })).toMatchObject({
      ok: false,
      refusal: { code: 'E-ENC', chosen: 'utf-16le', byte: odd.length - 1 },
    })
  })
})

describe('what is let in with a word of warning', () => {
  it.each([
    ['nothing', clean, []],
    ['E-NONUM', '2022年计划\n推进甲。\n推进乙。\n', ['E-NONUM']],
    ['E-YEAR', '工作计划\n一、甲\n1.乙。推进丙。\n', ['E-YEAR']],
    ['E-DUP', '2022年计划\n一、甲\n1.乙。推进丙。\n2.丁。推进戊。\n2.己。推进庚。\n', ['E-DUP']],
    ['W-GAP', '2022年计划\n一、甲\n1.乙。推进丙。\n3.丁。推进戊。\n', ['W-GAP']],
    ['W-RESTART', '2022年计划\n一、甲\n1.乙。推进丙。\n二、丁\n1.戊。推进己。\n', ['W-RESTART']],
    ['W-MIXED script', `${clean}3.發展。推進學會發展。\n`, ['W-MIXED']],
    ['W-MIXED breaks', clean.replace('\n', '\r\n'), ['W-MIXED']],
    ['W-LONG', `${clean}${'推进学会工作。'.repeat(13_000)}`, ['W-LONG']],
  ])('%s and only it', (_code, text, wanted) => {
    expect(codes(text)).toEqual(wanted)
    for (const warning of reading(text).warnings) {
      expect(warning.blocking).toBe(warning.code.startsWith('E-'))
      const { zh, en } = sentenceOf(warning)
      expect(zh + en).not.toMatch(/undefined|\?/)
    }
  })

  it('tells where: lines of a repeated number, and ids that stay apart', () => {
    const plan = reading('2022年计划\n一、甲\n1.乙。推进丙。\n2.丁。推进戊。\n2.己。推进庚。\n')
    expect(plan.warnings[0]).toMatchObject({ n: 2, a: 4, b: 5, line: 5, column: 1 })
    expect(plan.items.map((item) => item.id)).toEqual(['1', '2', '2#2'])
    expect(reading('2022年计划\n一、甲\n1.乙。推进丙。\n3.丁。推进戊。\n').warnings[0]).toMatchObject({ a: 1, b: 3, line: 4 })
  })

  it('takes the year from a form, and items marked by hand', () => {
    expect(reading('工作计划\n一、甲\n1.乙。推进丙。\n', { year: 2023 })).toMatchObject({ year: 2023, warnings: [] })
    const plan = reading('2022年计划\n推进甲。\n推进乙，举办会议不少于3场。\n')
    expect([plan.items.length, plan.targets[0]!.item]).toEqual([0, 'P3'])
    const marked = setMarks(plan, [{ char: plan.spans.find((span) => span.line === 3)!.char_start, level: 'item' }])
    expect([marked.items.length, marked.warnings.length, rejoin(marked)]).toEqual([1, 0, rejoin(plan)])
    expect(marked.targets[0]).toMatchObject({ comparator: '>=', value: 3 })
  })
})

describe('hostile sizes (A-12, A-13)', () => {
  it.each([
    ['a text of 300 KB on one line', `2022年计划1.${'组织学会会议不少于20场'.repeat(9_000)}`],
    ['20,000 items', `2022年计划\n一、甲\n${Array.from({ length: 20_000 }, (_, i) => `${i + 1}.乙。推进丙。`).join('\n')}`],
    ['100,000 (', `2022年计划\n1.甲。${'('.repeat(100_000)}`],
    ['100,000 （ that close', `2022年计划\n1.甲。${'（'.repeat(50_000)}甲${'）'.repeat(50_000)}`],
    ['numbers without end', `2022年计划\n1.甲。${'111,'.repeat(60_000)}`],
    ['60,000 equal sections', `2022年计划\n${'一、甲\n'.repeat(60_000)}`],
  ])('%s ends with a reading', (_name, text) => {
    const read = reading(text)
    expect(rejoin(read)).toBe(text)
  })

  it('reads 1,048,576 bytes', () => {
    const line = '1.甲。举办学术会议不少于20场，覆盖率达到95%以上。\n'
    const body = `2022年计划\n${line.repeat(Math.floor(1_048_000 / Buffer.byteLength(line)))}`
    const text = body + 'a'.repeat(1_048_576 - Buffer.byteLength(body))
    const answer = readPlan(bytes(text))
    expect(answer.ok && answer.reading.targets.length).toBeGreaterThan(25_000)
  })
})

it('a file that only looks like a ZIP is told apart from a DOCX', async () => {
  const answer = await readPlanFile(Buffer.from('504b0304140000000000', 'hex'))
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'E-BINARY' } })
})
