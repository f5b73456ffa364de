import type { Ctx, Refusal } from '../../../kernel/index.js'
import { type RecordPack, uploadEvidence } from '../../../records/index.js'
import { listOf, type Posted } from '../../../ui/http/index.js'

/** A file that has come in and waits to be named by a record. What is shown of it comes from the reader's own form; the command looks again. */
export interface Attached {
  readonly hash: string
  readonly size: number
  readonly name: string
}

const KEPT = /^([0-9a-f]{64}) (\d{1,12}) (.{1,200})$/s
/** Name of the hidden fields that carry the files of a box through a refusal. */
export const keptField = (box: string): string => `_kept.${box}[]`
export const keptText = ({ hash, size, name }: Attached): string => `${hash} ${size} ${name}`

const removed = (posted: Posted, box: string): ReadonlySet<string> => new Set(listOf(posted, `${box}_remove`))
export const removedIn = (posted: Posted, box: string): string[] => [...removed(posted, box)].filter((hash) => /^[0-9a-f]{64}$/.test(hash))

function keptIn(posted: Posted, box: string): Attached[] {
  const gone = removed(posted, box)
  return listOf(posted, keptField(box)).flatMap((text) => {
    const parts = KEPT.exec(text)
    return parts && !gone.has(parts[1]!) ? [{ hash: parts[1]!, size: Number(parts[2]), name: parts[3]! }] : []
  })
}

export interface Taken {
  readonly files: readonly Attached[]
  readonly findings: readonly Refusal[]
}

const MOST_FILES = 20

/** Files of one box: those that came in before, and those that come in now. What is refused carries the box as its field and the file's name. */
export async function takeFiles(
  ctx: Ctx,
  posted: Posted,
  box: string,
  rule: { readonly takes: readonly string[]; readonly limit: number },
): Promise<Taken> {
  const files = keptIn(posted, box)
  const findings: Refusal[] = []
  for (const file of (posted.files[box] ?? []).slice(0, MOST_FILES)) {
    const name = file.name.slice(0, 200)
    if (file.size > rule.limit) {
      findings.push({ code: 'file_too_big', field: box, name, limit: rule.limit })
      continue
    }
    const taken = await uploadEvidence(ctx, { name, bytes: Buffer.from(await file.arrayBuffer()) }, rule.takes, rule.limit)
    if (!taken.ok) findings.push({ ...taken.refusal, field: box, name })
    else if (!files.some((each) => each.hash === taken.value.hash)) files.push(taken.value)
  }
  return { files, findings }
}

/** All boxes of a pack's form: the evidence, and fields that are files. */
export async function takeAllFiles(
  ctx: Ctx,
  pack: RecordPack,
  posted: Posted,
): Promise<{ readonly boxes: Readonly<Record<string, readonly Attached[]>>; readonly findings: readonly Refusal[] }> {
  const boxes: Record<string, readonly Attached[]> = {}
  const findings: Refusal[] = []
  const rules = [
    ['evidence', { takes: pack.evidence.kinds, limit: pack.evidence.maxBytes }] as const,
    ...pack.fields.flatMap((field) => (field.kind === 'file' ? [[field.id, { takes: field.kinds, limit: field.maxBytes }] as const] : [])),
  ]
  for (const [box, rule] of rules) {
    const taken = await takeFiles(ctx, posted, box, rule)
    boxes[box] = taken.files
    findings.push(...taken.findings)
  }
  return { boxes, findings }
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg,.jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'text/csv': '.csv',
  'text/plain': '.txt',
}
const MIB = 1024 * 1024
/** A limit as it was meant: 20971520 bytes are 20 MB to everyone who sets such a limit. */
export const limitWords = (bytes: number): string => (bytes >= MIB ? `${Math.round(bytes / MIB)} MB` : `${Math.ceil(bytes / 1024)} kB`)
/** What the file box of the browser offers. */
export const endingsOf = (kinds: readonly string[]): string => kinds.flatMap((kind) => ENDINGS[kind] ?? []).join(',')
export const kindWords = (kinds: readonly string[]): string =>
  [...new Set(kinds.flatMap((kind) => (ENDINGS[kind] ?? kind).split(',')[0]!.replace('.', '').toUpperCase()))].join(', ')
