import type { Ctx, Refusal, Result } from '../../../kernel/index.js'
import {
  type Cell,
  type RecordLine,
  type RecordPack,
  recordsOf,
  STANDING_WORDS,
  STATE_WORDS,
  type TableKind,
  tableBytes,
} from '../../../records/index.js'
import { type L10n, say } from '../../../ui/index.js'
import { inputOf, type ListAsk } from './ask.js'
import { texts } from './messages.js'

/** Rows of one file at most; more is refused, since half a list says nothing. */
export const MOST_ROWS = 30_000
const PAGE = 500

/** All rows of the list, by the query of the page itself, so that the file holds what the page shows. */
export async function allRows(ctx: Ctx, ask: ListAsk): Promise<Result<RecordLine[], Refusal>> {
  const found: RecordLine[] = []
  for (let after: number | undefined; ; ) {
    const page = await recordsOf(ctx, inputOf({ ...ask, after }, PAGE) as never)
    if (!page.ok) return page
    found.push(...page.value.rows)
    if (found.length > MOST_ROWS) return { ok: false, refusal: { code: 'export_too_long', limit: MOST_ROWS } }
    if (page.value.next === undefined) return { ok: true, value: found }
    after = page.value.next
  }
}

const COLUMNS: readonly {
  readonly title: L10n
  readonly cell: (line: RecordLine, word: (text: L10n) => string, pack: (id: string) => string) => Cell
}[] = [
  { title: texts.no, cell: (line) => line.no },
  { title: texts.pack, cell: (line, _word, pack) => pack(line.pack) },
  { title: texts.what, cell: (line) => line.title },
  { title: texts.unit, cell: (line) => line.unitName },
  { title: texts.happenedOn, cell: (line) => line.happenedOn },
  { title: texts.reportedOn, cell: (line) => line.reportedOn },
  { title: texts.state, cell: (line, word) => word(STATE_WORDS[line.state]) },
  { title: texts.standing, cell: (line, word) => (line.standing ? word(STANDING_WORDS[line.standing]) : '') },
  { title: texts.recorder, cell: (line) => line.recorderName },
  { title: texts.facts, cell: (line) => line.facts },
]

/** The list as CSV or XLSX in the reader's language. */
export async function tableFile(
  type: TableKind,
  lines: readonly RecordLine[],
  packs: readonly RecordPack[],
  language: Ctx['viewer']['language'],
): Promise<Buffer> {
  const word = (text: L10n) => say(language, text)
  const pack = (id: string) => word(packs.find((each) => each.id === id)?.title ?? { zh: id, en: id })
  const rows = lines.map((line) => COLUMNS.map((column) => column.cell(line, word, pack)))
  return tableBytes(
    type,
    word(texts.title),
    COLUMNS.map((column) => ({ title: word(column.title) })),
    rows,
  )
}
