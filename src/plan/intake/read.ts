import { createHash } from 'node:crypto'
import { type PlanRefusal, type Reading, type ReadOptions, readPlanFile, rejoin } from '../reading/index.js'

export interface Received {
  readonly bytes: Buffer
  readonly sha256: string
  /** Text taken out of a DOCX, as UTF-8. */
  readonly extracted: Buffer | null
  readonly answer: { readonly ok: true; readonly reading: Reading } | { readonly ok: false; readonly refusal: PlanRefusal }
}

const read = new Map<string, Promise<Received>>()

/** Reads the file once for each choice of options, however often a page, a retry or the import itself asks. */
export function receivePlan(base64: string, options: ReadOptions): Promise<Received> {
  const bytes = Buffer.from(base64, 'base64')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const name = `${sha256}/${JSON.stringify(options)}`
  const known = read.get(name)
  if (known) return known
  const made = readBytes(bytes, sha256, options)
  if (read.size >= 4) read.delete(read.keys().next().value!)
  read.set(name, made)
  made.catch(() => read.delete(name))
  return made
}

async function readBytes(bytes: Buffer, sha256: string, options: ReadOptions): Promise<Received> {
  const answer = await readPlanFile(bytes, options)
  const extracted = answer.ok && answer.reading.kind === 'docx' ? Buffer.from(rejoin(answer.reading), 'utf8') : null
  return { bytes, sha256, extracted, answer }
}
