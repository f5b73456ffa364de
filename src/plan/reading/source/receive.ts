/** Bytes as received to a text, or the refusal that says why not (P-001 to P-006 and §1.5). */
import { CONTROL_SHARE_MAX, PLAUSIBLE_SHARE, TEXT_BYTES_MAX } from '../limits.js'
import type { Encoding, PlanRefusal } from '../types.js'
import { isChineseMark, isLevelOne } from './characters.js'
import { type Decoded, decode } from './encoding.js'
import { byteOrderMark, signatureOf } from './signatures.js'
import { SourceText } from './sourceText.js'

export interface Received {
  readonly source: SourceText
  readonly encoding: Encoding
  readonly by: 'mark' | 'detected' | 'hand'
  readonly bom: boolean
}
type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: PlanRefusal }
const no = <T>(refusal: PlanRefusal): Answer<T> => ({ ok: false, refusal })

/** `chosen` is an encoding picked by hand: then the text is read as asked and its likeness to Chinese is left to the eye. */
export function receive(bytes: Uint8Array, chosen?: Encoding): Answer<Received> {
  if (bytes.length > TEXT_BYTES_MAX) return no({ code: 'E-SIZE', size: bytes.length, limit: TEXT_BYTES_MAX })
  if (bytes.length === 0) return no({ code: 'E-EMPTY', size: 0 })
  const kind = signatureOf(bytes)
  if (kind && !(kind === 'JPEG' && chosen?.startsWith('utf-16'))) return no({ code: 'E-BINARY', kind, byte: 0 })
  const found = chosen ? byHand(bytes, chosen) : detected(bytes)
  if (!found.ok) return found
  const source = SourceText.ofDecoded(found.value.decoded)
  const refusal = unfit(source, found.value.encoding, chosen !== undefined)
  if (refusal) return no(refusal)
  const { encoding, by } = found.value
  return { ok: true, value: { source, encoding, by, bom: source.points[0] === 0xfeff } }
}

interface Found {
  readonly decoded: Decoded
  readonly encoding: Encoding
  readonly by: Received['by']
}

function byHand(bytes: Uint8Array, encoding: Encoding): Answer<Found> {
  if (!encoding.startsWith('utf-16')) {
    const nul = bytes.indexOf(0)
    if (nul >= 0) return no({ code: 'E-BINARY', kind: 'NUL', byte: nul })
  }
  const answer = decode(bytes, encoding)
  if (!answer.ok) return no({ code: answer.unfinished && encoding === 'utf-8' ? 'E-CUT' : 'E-ENC', byte: answer.byte, chosen: encoding })
  return { ok: true, value: { decoded: answer.decoded, encoding, by: 'hand' } }
}

function detected(bytes: Uint8Array): Answer<Found> {
  const mark = byteOrderMark(bytes)
  if (mark && mark !== 'utf-8') return no({ code: 'E-ENC', byte: 0, mark })
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    const guess = likelyUtf16(bytes)
    return no(guess ? { code: 'E-ENC', byte: nul, guess } : { code: 'E-BINARY', kind: 'NUL', byte: nul })
  }
  const utf8 = decode(bytes, 'utf-8')
  if (utf8.ok) return { ok: true, value: { decoded: utf8.decoded, encoding: 'utf-8', by: mark ? 'mark' : 'detected' } }
  if (utf8.unfinished) return no({ code: 'E-CUT', byte: utf8.byte, ...placeInUtf8(bytes, utf8.byte) })
  if (mark) return no({ code: 'E-ENC', byte: utf8.byte, mark, ...placeInUtf8(bytes, utf8.byte) })
  const gb = decode(bytes, 'gb18030')
  if (gb.ok) return { ok: true, value: { decoded: gb.decoded, encoding: 'gb18030', by: 'detected' } }
  const byte = Math.max(utf8.byte, gb.byte)
  return no({ code: 'E-ENC', byte, utf8Byte: utf8.byte, gb18030Byte: gb.byte, ...placeInUtf8(bytes, byte) })
}

/** UTF-16 without a mark: whole in one byte order, and Chinese when read so. */
function likelyUtf16(bytes: Uint8Array): Encoding | undefined {
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const answer = decode(bytes.subarray(0, 4096), encoding)
    return answer.ok && commonShare(answer.decoded.points).share >= PLAUSIBLE_SHARE && answer.decoded.points.some((p) => p > 0x7f)
  })
}

/** Line and column for people, counted as far as the bytes go: the column is in bytes where the characters are unknown. */
function placeInUtf8(bytes: Uint8Array, byte: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let i = 0; i < byte; i++) {
    if (bytes[i] === 0x0a) {
      line++
      start = i + 1
    }
  }
  const before = decode(bytes.subarray(start, byte), 'utf-8')
  return { line, column: (before.ok ? before.decoded.points.length : byte - start) + 1 }
}

function unfit(source: SourceText, encoding: Encoding, byHandChosen: boolean): PlanRefusal | undefined {
  const { points } = source
  let controls = 0
  let firstControl = -1
  for (let i = 0; i < points.length; i++) {
    if (!isControl(points[i]!)) continue
    controls++
    if (firstControl < 0) firstControl = i
  }
  if (controls > points.length * CONTROL_SHARE_MAX && controls > 1) {
    return { code: 'E-BINARY', kind: 'CONTROL', controls, characters: points.length, byte: source.byteAt[firstControl]! }
  }
  if (!/[^\s\p{P}\p{S}\p{C}]/u.test(source.shadow)) return { code: 'E-EMPTY', size: source.byteAt[source.length]! }
  if (byHandChosen) return undefined
  const { share, counted } = commonShare(points)
  if (counted === 0 || share >= PLAUSIBLE_SHARE) return undefined
  return { code: 'E-ENC-DOUBT', encoding, share: Math.floor(share * 1000) / 10, limit: PLAUSIBLE_SHARE * 100, sample: source.slice(0, 40) }
}

/** C0 and C1 controls but tab and line breaks. */
export const isControl = (point: number): boolean =>
  (point < 0x20 && point !== 0x09 && point !== 0x0a && point !== 0x0d) || (point >= 0x7f && point <= 0x9f)

/** P-003: of the characters above U+007F, how many are common in Chinese text. */
export function commonShare(points: Uint32Array): { readonly share: number; readonly counted: number } {
  let counted = 0
  let common = 0
  for (const point of points) {
    if (point <= 0x7f) continue
    counted++
    if (isLevelOne(point) || isChineseMark(point)) common++
  }
  return { share: counted === 0 ? 1 : common / counted, counted }
}
