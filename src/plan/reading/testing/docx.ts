/** Small DOCX files, for tests. */
import { packStored } from '../docx/zip.js'

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** One paragraph, with the inside of its properties. */
export const paragraph = (text: string, properties = '') =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
/** Properties of a paragraph that Word numbers by itself. */
export const numbered = (list: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
export const documentXml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`

/** A DOCX of this body; `more` are further parts by name. */
export function docx(body: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const files = new Map<string, Uint8Array>()
  const parts = { '[Content_Types].xml': TYPES, '_rels/.rels': RELS, 'word/document.xml': documentXml(body), ...more }
  for (const [name, xml] of Object.entries(parts)) files.set(name, Buffer.from(xml))
  return packStored(files)
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const row = (line: string): string =>
  `<w:tr>${line
    .split('\t')
    .map((cell) => `<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>${paragraph(escaped(cell))}</w:tc>`)
    .join('')}</w:tr>`

/** A text as Word keeps it: a paragraph a line, lines with tabs as rows of tables. */
export function asDocx(text: string): Buffer {
  const parts: string[] = []
  let inTable = false
  for (const line of text.split('\n')) {
    const cells = line.includes('\t')
    if (cells !== inTable) parts.push(cells ? '<w:tbl><w:tblPr/>' : '</w:tbl>')
    parts.push(cells ? row(line) : paragraph(escaped(line)))
    inTable = cells
  }
  return docx(`${parts.join('')}${inTable ? '</w:tbl>' : ''}`)
}
