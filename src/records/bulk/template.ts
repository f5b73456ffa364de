import { type L10n, type Language, say } from '../../kernel/index.js'
import type { ColumnDecl, FieldDecl, RecordPack } from '../pack.js'
import { type SheetColumn, xlsxFile } from '../tables/write.js'

/** What a cell of the field takes, in the header after the label. */
function noteOf(field: FieldDecl | ColumnDecl, language: Language): string {
  const note: Partial<Record<FieldDecl['kind'], L10n>> = {
    day: { zh: '如2022-06-30', en: 'as 2022-06-30' },
    subject: { zh: '名称或编号', en: 'name or code' },
    unit: { zh: '单位名称或代码', en: 'name or code of the unit' },
    journal: { zh: '刊名、CN或ISSN', en: 'title, CN or ISSN' },
    person: { zh: '姓名 <邮箱>', en: 'name <e-mail>' },
    people: { zh: '姓名 <邮箱>，用分号隔开', en: 'name <e-mail>, between semicolons' },
    multi: { zh: '可多选，用分号隔开', en: 'several, between semicolons' },
    list: { zh: '各行用分号隔开，行内用|隔开', en: 'rows between semicolons, columns between |' },
  }
  const text = note[field.kind]
  return text ? ` (${say(language, text)})` : ''
}

const sheetColumn = (field: FieldDecl | ColumnDecl, language: Language): SheetColumn => ({
  title: `${say(language, field.label)}${field.required ? '*' : ''}${noteOf(field, language)}`,
  choices: field.kind === 'choice' ? field.options.map((option) => say(language, option.label)) : undefined,
  width: field.kind === 'text' || field.kind === 'rich' ? 30 : 20,
})

/** The table in which a unit writes its happenings, one a row; for packs recorded as a whole, the table of their list. */
export function importTemplate(pack: RecordPack, language: Language): Promise<Buffer> {
  const title = say(language, pack.title)
  if (pack.batch?.kind === 'daily_log')
    return xlsxFile(
      title,
      pack.batch.columns.map((column) => sheetColumn(column, language)),
      [],
    )
  const list = pack.batch && pack.fields.find((field) => field.id === (pack.batch as { listField: string }).listField)
  if (list?.kind === 'list')
    return xlsxFile(
      title,
      list.columns.map((column) => sheetColumn(column, language)),
      [],
    )
  const day: SheetColumn = {
    title: `${say(language, pack.happening.label)}* (${say(language, { zh: '如2022-06-30', en: 'as 2022-06-30' })})`,
    width: 20,
  }
  return xlsxFile(title, [day, ...pack.fields.filter((field) => field.kind !== 'file').map((field) => sheetColumn(field, language))], [])
}
