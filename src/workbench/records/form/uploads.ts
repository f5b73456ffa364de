import type { Ctx, Refusal } from '../../../kernel/index.js'
import { type RecordPack, uploadEvidence } from '../../../records/index.js'
import { type Attached, keptIn, type Posted } from '../../../ui/http/index.js'

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
