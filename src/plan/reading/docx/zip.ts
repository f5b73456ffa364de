/** A ZIP opened with care: entries are listed from the central directory and unpacked one by one, never beyond a given size. */
import { crc32, inflateRawSync } from 'node:zlib'
import { DOCX_ENTRIES_MAX } from '../limits.js'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly offset: number
}

const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const END_LENGTH = 22
const COMMENT_MAX = 65_535

/** The entries of a ZIP, or undefined when it is broken, encrypted, or has too many. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  if (count > DOCX_ENTRIES_MAX) return undefined
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_MARK) return undefined
    if (view.getUint16(at + 8, true) & 1) return undefined
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - END_LENGTH; at >= Math.max(0, view.byteLength - END_LENGTH - COMMENT_MAX); at--) {
    if (view.getUint32(at, true) === END_MARK) return at
  }
  return undefined
}

export type Unpacked = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: 'broken' | 'too_big' }

/** Unpacks one entry; stops as soon as it would grow beyond `limit` bytes, whatever its header claims. */
export function unpack(zip: Uint8Array, entry: ZipEntry, limit: number): Unpacked {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  if (entry.offset + 30 > zip.length || view.getUint32(entry.offset, true) !== LOCAL_MARK) return { ok: false, why: 'broken' }
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = zip.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) return { ok: false, why: 'broken' }
  if (entry.method === 0) return packed.length > limit ? { ok: false, why: 'too_big' } : { ok: true, bytes: packed }
  if (entry.method !== 8) return { ok: false, why: 'broken' }
  try {
    return { ok: true, bytes: inflateRawSync(packed, { maxOutputLength: Math.max(limit, 1) }) }
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
    return { ok: false, why: code === 'ERR_BUFFER_TOO_LARGE' ? 'too_big' : 'broken' }
  }
}

/** A ZIP of unpacked entries, stored as they are: what a later reader opens can grow no further. */
export function packStored(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of files) {
    const nameBytes = Buffer.from(name)
    const sizes = Buffer.alloc(14)
    sizes.writeUInt32LE(crc32(bytes), 0)
    sizes.writeUInt32LE(bytes.length, 4)
    sizes.writeUInt32LE(bytes.length, 8)
    sizes.writeUInt16LE(nameBytes.length, 12)
    const local = Buffer.concat([words(LOCAL_MARK), Buffer.from([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]), sizes, Buffer.alloc(2), nameBytes, bytes])
    const place = Buffer.alloc(4)
    place.writeUInt32LE(offset)
    central.push(
      Buffer.concat([words(ENTRY_MARK), Buffer.from([20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0]), sizes, Buffer.alloc(12), place, nameBytes]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(END_LENGTH)
  end.writeUInt32LE(END_MARK, 0)
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

function words(mark: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(mark)
  return bytes
}
