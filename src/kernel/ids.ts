import { createHash, randomFillSync } from 'node:crypto'
import { z } from 'zod'

declare const noun: unique symbol
/** An id branded by its noun: an `Id<'record'>` is no `Id<'unit'>`. All ids are UUIDs, version 7 when made here (RFC 9562). */
export type Id<N extends string = string> = string & { readonly [noun]?: N }

const pool = Buffer.alloc(16 * 256)
let used = pool.length

/** A new UUIDv7: 48 bits of Unix milliseconds, then random bits (RFC 9562 §5.7). */
export function newId<N extends string>(at: number = Date.now()): Id<N> {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, used + 16)
  used += 16
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return asUuid(bytes.toString('hex')) as Id<N>
}

/** The zod schema of an id of this noun; accepts any UUID, so that imported ids of version 5 pass too. */
export const id = <N extends string>(noun: N) =>
  z
    .string()
    .meta({ format: 'uuid', description: `Id of a ${noun}` })
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'id')
    .transform((text) => text.toLowerCase() as Id<N>)

/** Whether a text is an id as it stands in addresses and in the database: in small letters. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

/** A UUID that depends only on the given parts: used for de-duplication keys and for ids of things that have a stable code. */
export function uuidOf(...parts: readonly (string | number)[]): string {
  const hash = createHash('md5')
  for (const part of parts) hash.update(`${String(part).length}:${part}`)
  return asUuid(hash.digest('hex'))
}

const asUuid = (hex: string) => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
