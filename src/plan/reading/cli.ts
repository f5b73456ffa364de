/** `plan read FILE [--encoding E] [--json]`: shows what the reader makes of a file. Needs no database. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { DOCX_BYTES_MAX } from './limits.js'
import { dispositionNames, sentenceOf } from './messages.js'
import { readPlanFile } from './readPlanFile.js'
import type { Encoding, Reading, Target } from './types.js'

const ENCODINGS: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']
const REFUSED = 2
const USAGE = 'plan read FILE [--encoding utf-8|gb18030|big5|utf-16le|utf-16be] [--year YYYY] [--json]'

/** Gives the exit code: 0 when a reading was printed, 2 when the file or the request was refused. */
export async function cliPlanRead(args: readonly string[]): Promise<number> {
  const asked = request(args)
  if (typeof asked === 'string') return refuse('usage', `用法：${USAGE}`, `${asked} Usage: ${USAGE}`)
  const bytes = await contentOf(asked.file)
  if (typeof bytes === 'string')
    return refuse(
      'unreadable_file',
      `读不到文件 ${asked.file}（${bytes}）。请检查路径和权限。`,
      `Cannot read ${asked.file} (${bytes}). Check the path and the rights.`,
    )
  const answer = await readPlanFile(bytes, { encoding: asked.encoding, year: asked.year, fileName: basename(asked.file) })
  if (!answer.ok) {
    print({ refusal: { ...answer.refusal, ...sentenceOf(answer.refusal) } })
    return REFUSED
  }
  if (asked.json) print(withSentences(answer.reading))
  else process.stdout.write(`${summaryOf(answer.reading)}\n`)
  return 0
}

interface Request {
  readonly file: string
  readonly encoding: Encoding | undefined
  readonly year: number | undefined
  readonly json: boolean
}

function request(args: readonly string[]): Request | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { encoding: { type: 'string' }, year: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) return 'One file is needed.'
    const encoding = values.encoding?.toLowerCase() as Encoding | undefined
    if (encoding && !ENCODINGS.includes(encoding)) return `Unknown encoding ${values.encoding}.`
    const year = values.year === undefined ? undefined : Number(values.year)
    if (year !== undefined && !(Number.isInteger(year) && year >= 1900 && year < 2100)) return `Not a year: ${values.year}.`
    return { file, encoding, year, json: values.json }
  } catch (fault) {
    return fault instanceof Error ? `${fault.message.split('\n')[0]}.` : 'The request cannot be understood.'
  }
}

/** The bytes, or the system's short code for why there are none. A file that is too big for any reading is cut: its size is refused anyway. */
async function contentOf(file: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(file)
    if (size > 4 * DOCX_BYTES_MAX) return 'EFBIG'
    return await readFile(file)
  } catch (fault) {
    return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown'
  }
}

const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

function refuse(code: string, zh: string, en: string): number {
  print({ refusal: { code, zh, en } })
  return REFUSED
}

function withSentences(reading: Reading): unknown {
  return { ...reading, warnings: reading.warnings.map((warning) => ({ ...warning, ...sentenceOf(warning) })) }
}

function summaryOf(reading: Reading): string {
  const cards = reading.numerals.filter((numeral) => numeral.card)
  return [
    `${reading.title ?? ''}  ${reading.year ?? '?'}  ${reading.encoding}  ${reading.characters} 字 / characters  sha256 ${reading.sha256}`,
    `节 sections ${reading.sections.length}  条 items ${reading.items.length}  任务 tasks ${reading.tasks.length}  数 numerals ${reading.numerals.length}  指标 targets ${reading.targets.length}  待答 cards ${cards.length}  不可辨 illegible ${reading.illegible.length}`,
    ...reading.warnings.map((warning) => `${warning.code}  ${sentenceOf(warning).zh} / ${sentenceOf(warning).en}`),
    ...reading.targets.map(targetLine),
    ...cards.map(
      (numeral) =>
        `?  ${numeral.text}  ${dispositionNames[numeral.disposition].zh} / ${dispositionNames[numeral.disposition].en}  @${numeral.start}`,
    ),
  ].join('\n')
}

function targetLine(target: Target): string {
  const value = Array.isArray(target.value) ? target.value.join('–') : String(target.value)
  const comparator = target.strict ? target.comparator.replace('=', '') : target.comparator
  return `${target.id}  ${comparator} ${value} ${target.unit.zh}  ${target.modality}  ${target.period}  ${target.confidence.toFixed(2)}  ${target.phrase}`
}
