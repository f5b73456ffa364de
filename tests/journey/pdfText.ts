import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** All words of a PDF in reading order, without any white space (typesetting breaks lines where it likes). */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise
  let words = ''
  for (let page = 1; page <= document.numPages; page++) {
    const content = await (await document.getPage(page)).getTextContent()
    words += content.items.map((item) => ('str' in item ? item.str : '')).join('')
  }
  return words.replace(/\s+/g, '')
}
