import { type Refusal, type Result, refuse } from '../../../kernel/index.js'
import { fileOf, type Posted, textOf } from '../../../ui/http/index.js'
import { ENCODING_NAMES } from './messages.js'

/** The larger of the two limits of the reader, which itself refuses what is beyond its own. */
const MOST = 10 * 1_048_576
/** A file that comes back with the form, so that nobody has to choose it twice; larger ones are asked for again. */
const KEPT_AT_MOST = 2 * 1_048_576

export type EncodingChoice = keyof typeof ENCODING_NAMES

/** What the import form holds. */
export interface Received {
  readonly bytes: string
  readonly fileName: string
  readonly encoding?: EncodingChoice
  readonly year?: number
  readonly body?: string
}

/** The file of the form: the one chosen now, else the one that the form has carried along. */
export async function receivedOf(posted: Posted, raw: unknown): Promise<Result<Received, Refusal>> {
  const file = await chosen(posted, raw)
  if (!file.ok) return file
  const encoding = textOf(posted, 'encoding')
  const year = (textOf(posted, 'year') ?? '').normalize('NFKC')
  if (year !== '' && !/^\d{4}$/.test(year)) return refuse<Refusal>({ code: 'field_invalid_format', field: 'year' })
  const body = textOf(posted, 'body')
  return {
    ok: true,
    value: {
      ...file.value,
      ...(encoding && encoding in ENCODING_NAMES ? { encoding: encoding as EncodingChoice } : {}),
      ...(year === '' ? {} : { year: Number(year) }),
      ...(body ? { body } : {}),
    },
  }
}

async function chosen(posted: Posted, raw: unknown): Promise<Result<{ bytes: string; fileName: string }, Refusal>> {
  // A file without a byte is left out with the empty inputs; the reader has the better words for it.
  if (raw instanceof File && raw.size === 0 && raw.name !== '') return { ok: true, value: { bytes: '', fileName: raw.name.slice(0, 200) } }
  const kept = textOf(posted, 'kept')
  if (!posted.files.file?.[0] && kept) return { ok: true, value: { bytes: kept, fileName: textOf(posted, 'keptName') ?? 'plan.txt' } }
  const file = await fileOf(posted, 'file', MOST)
  return file.ok ? { ok: true, value: { bytes: Buffer.from(file.value.bytes).toString('base64'), fileName: file.value.name } } : file
}

export const keptOf = (received: Received | undefined): { bytes: string; fileName: string } | undefined =>
  received && received.bytes.length <= KEPT_AT_MOST * 1.4 ? received : undefined

/** The beginning of the file as an encoding reads it; undefined where it cannot. */
export function beginningAs(bytes: string, encoding: EncodingChoice): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(Buffer.from(bytes, 'base64'))
    return [...text].slice(0, 120).join('')
  } catch {
    return undefined
  }
}
