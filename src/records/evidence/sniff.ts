import { fileTypeFromBuffer } from 'file-type'
import { ok, type Result, refuse } from '../../kernel/index.js'
import { unpacksWithin } from '../tables/xlsx.js'

/** Kinds of files that may stand as evidence, with the ending under which they are given out. */
export const EVIDENCE_TYPES = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
  'text/plain': 'txt',
} as const
export type EvidenceType = keyof typeof EVIDENCE_TYPES

export type SniffRefusal =
  | { readonly code: 'file_type_unknown'; readonly name: string; readonly field: 'evidence' }
  | {
      readonly code: 'file_type_not_taken'
      readonly name: string
      readonly type: string
      readonly takes: readonly string[]
      readonly field: 'evidence'
    }
  | { readonly code: 'file_unpacks_too_big'; readonly name: string; readonly field: 'evidence' }

const UNPACKED = 300 * 1024 * 1024

/**
 * What the bytes are, whatever the name says. Text is told from its bytes: valid UTF-8 or GB18030 and no control characters; only the ending
 * then tells a CSV from other text.
 */
export async function sniff(name: string, bytes: Buffer, takes: readonly string[]): Promise<Result<EvidenceType, SniffRefusal>> {
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? textType(name, bytes)
  if (!type) return refuse({ code: 'file_type_unknown', name, field: 'evidence' })
  if (!Object.hasOwn(EVIDENCE_TYPES, type) || !takes.includes(type))
    return refuse({ code: 'file_type_not_taken', name, type, takes, field: 'evidence' })
  if (type.startsWith('application/vnd.') && !unpacksWithin(bytes, UNPACKED))
    return refuse({ code: 'file_unpacks_too_big', name, field: 'evidence' })
  return ok(type as EvidenceType)
}

function textType(name: string, bytes: Buffer): 'text/plain' | 'text/csv' | undefined {
  const readable = (['utf-8', 'gb18030'] as const).some((encoding) => {
    try {
      return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      return false
    }
  })
  if (!readable || bytes.length === 0) return undefined
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain'
}

/** A name that is safe to show and to save under: no folders, no control or direction characters, at most 120 characters, the ending of its type. */
export function fileName(given: string, type: EvidenceType): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .trim()
    .slice(0, 110)
  return `${clean || 'file'}.${EVIDENCE_TYPES[type]}`
}
