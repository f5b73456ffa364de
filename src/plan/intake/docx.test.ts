import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { confirmPlan } from '../confirm/commands.js'
import { reviewPage } from '../pages/review.js'
import { planText, sourceOf } from '../pages/text.js'
import { packStored } from '../reading/docx/zip.js'
import { confirmer, done, editor, reviewAll } from '../testing.js'
import { importPlan } from './commands.js'

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const LINES = ['2024年工作计划', '一、期刊', '1.办好期刊。组织不少于20期座谈活动。']
const body = LINES.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')
const DOCUMENT = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`

let test: TestHouse
beforeAll(async () => {
  test = await testHouse()
})
afterAll(() => test.close())

it('a DOCX keeps its own bytes; places point into the text taken out of it, which is checked at the confirmation', async () => {
  const bytes = packStored(
    new Map(
      Object.entries({ '[Content_Types].xml': TYPES, '_rels/.rels': RELS, 'word/document.xml': DOCUMENT }).map(([name, xml]) => [
        name,
        Buffer.from(xml),
      ]),
    ),
  )
  const { version } = done(
    await importPlan(test.as(editor), { bytes: Buffer.from(bytes).toString('base64'), fileName: '计划.docx', body: '某联合会' }),
  ).answer!
  await reviewAll(test, version)
  expect(done(await reviewPage(test.as(editor), { version }))!.differs).toBeNull()
  done(await confirmPlan(test.as(confirmer), { version }))
  const source = (await sourceOf(test.as(), version))!
  expect(source).toMatchObject({ fileName: '计划.docx' })
  expect(source.bytes.equals(Buffer.from(bytes))).toBe(true)
  const text = done(await planText(test.as(), { version }))!
  expect(
    text.spans
      .map((span) => span.text)
      .join('')
      .split('\n')
      .filter((line) => line !== ''),
  ).toEqual(LINES)
  expect(text.targets.map((target) => target.code)).toEqual(['T01-1'])
})
