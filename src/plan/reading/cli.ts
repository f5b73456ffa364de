/** `plan read FILE [--encoding E] [--json]`: shows what the reader makes of a file. Needs no database. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { fileRefusal, type RequestFault, requestRefusal } from './cliMessages.js'
import { DOCX_BYTES_MAX, TEXT_BYTES_MAX } from './limits.js'
import { dispositionNames, sentenceOf } from './messages.js'
import { readPlanFile } from './readPlanFile.js'
import type { Encoding, PlanRefusal, Reading, Target } from './types.js'

const ENCODINGS: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']
const REFUSED = 2

/** Gives the exit code: 0 when a reading was printed, 2 when the file or the request was refused. */
export async function cliPlanRead(args: readonly string[]): Promise<number> {
  endQuietlyWithThePipe()
  const asked = request(args)
  if ('fault' in asked) return refuse({ code: 'usage', ...requestRefusal(asked.fault, asked.word) })
  const content = await contentOf(asked.file)
  if ('code' in content) return refuse({ code: 'unreadable_file', ...fileRefusal(asked.file, content.code) })
  if ('size' in content) return refuseFinding({ code: 'E-SIZE', size: content.size, limit: TEXT_BYTES_MAX })
  const answer = await readPlanFile(content.bytes, { encoding: asked.encoding, year: asked.year, fileName: basename(asked.file) })
  if (!answer.ok) return refuseFinding(answer.refusal)
  if (asked.json) print(withSentences(answer.reading))
  else process.stdout.write(`${harmless(summaryOf(answer.reading))}\n`)
  return 0
}

interface Request {
  readonly file: string
  readonly encoding: Encoding | undefined
  readonly year: number | undefined
  readonly json: boolean
}
interface Fault {
  readonly fault: RequestFault
  readonly word?: string
}

function request(args: readonly string[]): Request | Fault {
  const parsed = parsedArgs(args)
  if ('fault' in parsed) return parsed
  const { values, positionals } = parsed
  const [file, ...more] = positionals
  if (!file) return { fault: 'no_file' }
  if (more.length > 0) return { fault: 'many_files', word: String(positionals.length) }
  if (file === '-') return { fault: 'standard_input' }
  const encoding = values.encoding?.toLowerCase() as Encoding | undefined
  if (encoding !== undefined && !ENCODINGS.includes(encoding)) return { fault: 'unknown_encoding', word: values.encoding }
  if (values.year !== undefined && !/^(?:19|20)\d\d$/.test(values.year)) return { fault: 'not_a_year', word: values.year }
  return { file, encoding, year: values.year === undefined ? undefined : Number(values.year), json: values.json }
}

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { encoding: { type: 'string' }, year: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
  } catch (thrown) {
    return argumentFault(thrown)
  }
}

function argumentFault(thrown: unknown): Fault {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  const word = thrown instanceof Error ? /'(-[^' ]*)/.exec(thrown.message)?.[1] : undefined
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return { fault: 'unknown_option', word }
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? { fault: 'wrong_value', word } : { fault: 'unclear' }
}

/** The bytes; or the size of a file too big for any reading, or a short code that says why there are none. A pipe could go on for ever. */
async function contentOf(file: string): Promise<{ bytes: Uint8Array } | { size: number } | { code: string }> {
  try {
    const found = await stat(file)
    if (found.isDirectory()) return { code: 'EISDIR' }
    if (!found.isFile()) return { code: 'NOTFILE' }
    if (found.size > 4 * DOCX_BYTES_MAX) return { size: found.size }
    return { bytes: await readFile(file) }
  } catch (fault) {
    return { code: fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown' }
  }
}

/** `plan read … | head` closes the pipe before all is written: that is no fault. */
function endQuietlyWithThePipe(): void {
  if (process.stdout.listenerCount('error') > 0) return
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault
  })
}

const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

function refuse(refusal: { readonly code: string; readonly zh: string; readonly en: string }): number {
  print({ refusal })
  return REFUSED
}

const refuseFinding = (finding: PlanRefusal): number => refuse({ ...finding, ...sentenceOf(finding) })

/** Control characters of a text would steer the terminal. */
const harmless = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, '\ufffd')

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
