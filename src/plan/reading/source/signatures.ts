/** Files that are not plain text, told by their first bytes. */

export type BinaryKind = 'PDF' | 'ZIP' | 'OLE' | 'PNG' | 'JPEG' | 'GIF' | 'RTF' | 'GZIP' | 'RAR' | '7Z' | 'NUL' | 'CONTROL'

const SIGNATURES: readonly [BinaryKind, readonly number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['ZIP', [0x50, 0x4b, 0x05, 0x06]],
  ['OLE', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['GZIP', [0x1f, 0x8b, 0x08]],
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['7Z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
]

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte)

export function signatureOf(bytes: Uint8Array): BinaryKind | undefined {
  return SIGNATURES.find(([, mark]) => beginsWith(bytes, mark))?.[0]
}

export type ByteOrderMark = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

/** UTF-32 is asked before UTF-16: its little-endian mark begins with that of UTF-16. */
export function byteOrderMark(bytes: Uint8Array): ByteOrderMark | undefined {
  if (beginsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (beginsWith(bytes, [0xff, 0xfe, 0, 0])) return 'utf-32le'
  if (beginsWith(bytes, [0, 0, 0xfe, 0xff])) return 'utf-32be'
  if (beginsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (beginsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  return undefined
}
