/** The text of a DOCX, one paragraph or row of a table a line. Only the parts that hold text are unpacked, each within bounds. */
import mammoth from 'mammoth'
import { DOCX_BYTES_MAX, DOCX_UNPACKED_MAX, TEXT_BYTES_MAX } from '../limits.js'
import type { PlanRefusal } from '../types.js'
import { withNumbers } from './autoNumbers.js'
import { withRows } from './tableRows.js'
import { packStored, unpack, type ZipEntry, zipEntries } from './zip.js'

export type Extracted = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: PlanRefusal }
const no = (refusal: PlanRefusal): Extracted => ({ ok: false, refusal })

const DOCUMENT = 'word/document.xml'
/** What the text needs; pictures, macros and embedded files stay packed. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|numbering|styles|footnotes|endnotes)\.xml|word\/_rels\/document\.xml\.rels)$/

export async function extractDocx(bytes: Uint8Array): Promise<Extracted> {
  if (bytes.length > DOCX_BYTES_MAX) return no({ code: 'E-SIZE', size: bytes.length, limit: DOCX_BYTES_MAX, what: 'docx' })
  const entries = zipEntries(bytes)
  if (!entries) return no({ code: 'E-BINARY', kind: 'DOCX', byte: 0, broken: true })
  if (!entries.some((entry) => entry.name === DOCUMENT)) return no({ code: 'E-BINARY', kind: 'ZIP', byte: 0 })
  const parts = partsOf(bytes, entries)
  if (!parts.ok) return parts
  const xml = (name: string) => Buffer.from(parts.files.get(name) ?? []).toString('utf8')
  if ([...parts.files.keys()].some((name) => /<!DOCTYPE|<!ENTITY/i.test(xml(name))))
    return no({ code: 'E-BINARY', kind: 'DOCX', byte: 0, broken: true })
  const document = xml(DOCUMENT)
  const size = textBytes(document)
  if (size > TEXT_BYTES_MAX) return no({ code: 'E-SIZE', size, limit: TEXT_BYTES_MAX, what: 'text' })
  parts.files.set(DOCUMENT, Buffer.from(withRows(withNumbers(document, xml('word/numbering.xml'), xml('word/styles.xml')))))
  const text = await rawText(packStored(parts.files))
  return text === undefined ? no({ code: 'E-BINARY', kind: 'DOCX', byte: 0, broken: true }) : { ok: true, text }
}

type Parts = { readonly ok: true; readonly files: Map<string, Uint8Array> } | { readonly ok: false; readonly refusal: PlanRefusal }

function partsOf(bytes: Uint8Array, entries: readonly ZipEntry[]): Parts {
  const files = new Map<string, Uint8Array>()
  let left = DOCX_UNPACKED_MAX
  for (const entry of entries.filter(({ name }) => PARTS.test(name))) {
    if (files.has(entry.name)) continue
    const unpacked = unpack(bytes, entry, left)
    if (!unpacked.ok) {
      const refusal: PlanRefusal =
        unpacked.why === 'too_big'
          ? { code: 'E-SIZE', size: DOCX_UNPACKED_MAX + 1, limit: DOCX_UNPACKED_MAX, what: 'unpacked', part: entry.name }
          : { code: 'E-BINARY', kind: 'DOCX', byte: entry.offset, broken: true }
      return { ok: false, refusal }
    }
    left -= unpacked.bytes.length
    files.set(entry.name, unpacked.bytes)
  }
  return { ok: true, files }
}

/** Bytes of the text runs, before anything is built from them. */
function textBytes(document: string): number {
  let size = 0
  for (const match of document.matchAll(/<w:t(?: [^<>]*)?>([^<]*)</g)) size += Buffer.byteLength(match[1]!)
  return size
}

/** The reader of DOCX throws on XML it cannot follow; that is a refusal here, not a fault. */
async function rawText(docx: Buffer): Promise<string | undefined> {
  try {
    const { value } = await mammoth.extractRawText({ buffer: docx })
    return value.replace(/\n\n/g, '\n').replace(/\n+$/, '')
  } catch {
    return undefined
  }
}
