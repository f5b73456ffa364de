/** Word keeps each cell of a table in paragraphs of its own. Here a row becomes one paragraph with a tab between cells, as a table copied into a text. */

const TAG = /<(\/?)w:(tblPrEx|tblPr|tblGrid|tbl|trPr|tr|tcPr|tc|pPr|p|gridSpan)(?=[\s/>])([^<>]*)>/g
const PROPERTIES: ReadonlySet<string> = new Set(['tblPrEx', 'tblPr', 'tblGrid', 'trPr', 'tcPr', 'pPr'])
const TAB = '<w:r><w:tab/></w:r>'
const BLANK = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
/** A cell may stand for several columns; more than this no table has. */
const COLUMNS_MOST = 63

/** `document.xml` with rows as paragraphs; tables in cells become words of the cell. What stands outside tables is left as it is. */
export function withRows(document: string): string {
  return document.includes('<w:tbl') ? new Rows(document).read() : document
}

class Rows {
  private readonly out: string[] = []
  private tables = 0
  private skipped = 0
  private cells = 0
  private paragraphs = 0
  private spanned = 1

  constructor(private readonly document: string) {}

  read(): string {
    let from = 0
    for (const tag of this.document.matchAll(TAG)) {
      if (this.skipped === 0) this.out.push(this.document.slice(from, tag.index))
      from = tag.index + tag[0].length
      const [whole, slash, name, rest] = tag as unknown as [string, string, string, string]
      if (this.tables === 0 && name !== 'tbl') this.out.push(whole)
      else if (!rest.endsWith('/')) this.take(name, slash === '/')
      else if (name === 'gridSpan') this.spanned = Math.min(COLUMNS_MOST, Number(/w:val="(\d+)"/.exec(rest)?.[1] ?? 1))
    }
    this.out.push(this.document.slice(from))
    return this.out.join('')
  }

  private take(name: string, closes: boolean): void {
    if (PROPERTIES.has(name)) this.skipped = Math.max(0, this.skipped + (closes ? -1 : 1))
    else if (name === 'tbl') this.tables = Math.max(0, this.tables + (closes ? -1 : 1))
    else if (name === 'p') this.paragraph(closes)
    else if (this.tables > 1) return
    else if (name === 'tr') this.row(closes)
    else if (name === 'tc' && !closes) this.cell()
  }

  private row(closes: boolean): void {
    this.out.push(closes ? '</w:p>' : '<w:p>')
    this.cells = 0
    this.spanned = 1
  }

  private cell(): void {
    if (this.cells++ > 0) this.out.push(TAB.repeat(this.spanned))
    this.spanned = 1
    this.paragraphs = 0
  }

  private paragraph(closes: boolean): void {
    if (!closes && this.paragraphs++ > 0) this.out.push(BLANK)
  }
}
