import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPlanFile, rejoin } from '../index.js'
import { documentXml, docx, numbered, paragraph, W } from '../testing/docx.js'
import { withNumbers } from './autoNumbers.js'
import { withRows } from './tableRows.js'
import { packStored } from './zip.js'

const read = async (bytes: Uint8Array) => {
  const answer = await readPlanFile(bytes)
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`)
  return answer.reading
}

describe('a DOCX', () => {
  it('is read through its text, one paragraph a line, and known by its own bytes', async () => {
    const bytes = docx(['2022年计划', '一、甲', '1.乙。举办会议不少于20场。'].map((text) => paragraph(text)).join(''))
    const reading = await read(bytes)
    expect(rejoin(reading)).toBe('2022年计划\n一、甲\n1.乙。举办会议不少于20场。')
    expect(reading).toMatchObject({ kind: 'docx', bytes: bytes.length, encoding: 'utf-8', encoding_by: 'extracted', year: 2022 })
    expect(reading.targets).toMatchObject([{ item: 1, comparator: '>=', value: 20 }])
    expect(reading.spans.at(0)).toMatchObject({ byte_start: 0, byte_end: 13 })
  })

  it('keeps the rows of a table, so that the head of a column says what its numbers are', async () => {
    const cell = (text: string, properties = '') => `<w:tc>${properties ? `<w:tcPr>${properties}</w:tcPr>` : ''}${paragraph(text)}</w:tc>`
    const row = (...cells: readonly string[]) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`
    const nested = `<w:tc><w:tbl><w:tblPr/><w:tr><w:tc>${paragraph('第一行')}</w:tc><w:tc>${paragraph('第二行')}</w:tc></w:tr></w:tbl><w:p/></w:tc>`
    const table = `<w:tbl><w:tblPr><w:tblW w:w="0"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>${[
      row(cell('指标名称'), cell('单位'), cell('2025年'), cell('2030年'), cell('属性')),
      row(cell('个人会员'), cell('万人'), cell('3.2'), cell('4.5'), cell('预期性')),
      row(cell('合并的两栏', '<w:gridSpan w:val="2"/>'), cell('81'), `<w:tc>${paragraph('≥')}${paragraph('90')}</w:tc>`, nested),
    ].join('')}</w:tbl>`
    const reading = await read(docx(paragraph('某学会“十五五”规划') + table + paragraph('后文。')))
    expect(rejoin(reading).split('\n')).toEqual([
      '某学会“十五五”规划',
      '指标名称\t单位\t2025年\t2030年\t属性',
      '个人会员\t万人\t3.2\t4.5\t预期性',
      '合并的两栏\t\t81\t≥ 90\t第一行 第二行',
      '后文。',
    ])
    expect(reading.targets.map(({ value, unit, period, phrase }) => [value, unit.zh, period, phrase])).toEqual([
      [45_000, '人', 2030, '个人会员\t万人\t3.2\t4.5'],
    ])
  })

  it('keeps the numbers that Word counts by itself', async () => {
    const level = (no: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${no}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<?xml version="1.0"?><w:numbering ${W}><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '%2.')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
    const body = [
      paragraph('2022年计划'),
      paragraph('甲', numbered(1)),
      paragraph('乙。推进丙。', numbered(1, 1)),
      paragraph('丁。推进戊。', numbered(1, 1)),
      paragraph('己', numbered(1)),
      paragraph('庚。推进辛。', numbered(1, 1)),
      paragraph('一点', numbered(2)),
    ]
    const reading = await read(docx(body.join(''), { 'word/numbering.xml': numbering }))
    expect(rejoin(reading).split('\n')).toEqual([
      '2022年计划',
      '一、甲',
      '1.乙。推进丙。',
      '2.丁。推进戊。',
      '二、己',
      '1.庚。推进辛。',
      '一点',
    ])
    expect(reading.items.map((item) => item.id)).toEqual(['1.1', '1.2', '2.1'])
  })

  it.each([
    ['a ZIP without a document', packStored(new Map([['a.txt', Buffer.from('甲')]])), { code: 'E-BINARY', kind: 'ZIP' }],
    ['a broken ZIP', docx(paragraph('甲')).subarray(0, 300), { code: 'E-BINARY', kind: 'DOCX', broken: true }],
    ['a document that is no XML', docx('').fill(0x20, 900, 1000), { code: 'E-BINARY', kind: 'DOCX' }],
    [
      'entities',
      docx(paragraph('甲'), { 'word/document.xml': `<!DOCTYPE x [<!ENTITY a "甲">]>${documentXml(paragraph('乙'))}` }),
      { code: 'E-BINARY', kind: 'DOCX' },
    ],
    ['more text than a plan may have', docx(paragraph('甲'.repeat(400_000))), { code: 'E-SIZE', what: 'text' }],
    [
      'a file of more than 10 MiB',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(10_485_760)]),
      { code: 'E-SIZE', what: 'docx' },
    ],
    ['no text', docx(paragraph(' ')), { code: 'E-EMPTY' }],
  ])('%s is refused', async (_name, bytes, wanted) => {
    expect(await readPlanFile(bytes)).toMatchObject({ ok: false, refusal: wanted })
  })

  it('that would unpack to gigabytes is refused before it does', async () => {
    const packed = deflateRawSync(Buffer.alloc(64 * 1_048_576, 0x20))
    expect(packed.length).toBeLessThan(100_000)
    expect(await readPlanFile(deflated('word/document.xml', packed))).toMatchObject({
      ok: false,
      refusal: { code: 'E-SIZE', what: 'unpacked' },
    })
  })
})

/** A ZIP of one deflated entry, whose header claims that it is small. */
function deflated(name: string, packed: Buffer): Buffer {
  const stored = packStored(new Map([[name, packed]]))
  const entry = stored.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  stored.writeUInt16LE(8, 8)
  stored.writeUInt16LE(8, entry + 10)
  return stored
}

describe('XML whose tags never close', () => {
  const list = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
  // Looking for the end of each anew would take minutes here, beyond the limit of a test.
  it.each(['<w:pPr>', '<w:pPr><w:numPr>', '<w:tbl><w:tr><w:tc><w:p>', '<w:p '])('%s again and again is read in one pass', (tag) => {
    const xml = tag.repeat(300_000)
    expect(withNumbers(xml, list + xml, `${xml}${'<w:style w:styleId="a">'.repeat(100_000)}`)).toBe(xml)
    expect(withRows(xml).length).toBeLessThanOrEqual(xml.length * 2)
  })
})
