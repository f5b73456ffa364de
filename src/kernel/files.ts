import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ok, type Result, refuse } from './result.js'

export interface StoredFile {
  readonly hash: string
  readonly size: number
}
export type FileRefusal = { readonly code: 'file_too_big'; readonly limit: number } | { readonly code: 'file_empty' }

/** Content-addressed files: the name of a file is the SHA-256 of its bytes. Names and rights belong to the rows that refer to it. */
export interface Files {
  /** Stores the bytes; the same bytes twice are one file. Refuses more than `limit` bytes without keeping any. */
  put(content: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<Result<StoredFile, FileRefusal>>
  open(hash: string): Promise<ReadStream | undefined>
  size(hash: string): Promise<number | undefined>
  /** Path of every stored file, for backups. */
  pathOf(hash: string): string
}

const HASH = /^[0-9a-f]{64}$/

/** Files in a local folder, two levels deep. Written beside and renamed, so that a half-written file never has a name. */
export function filesIn(folder: string): Files {
  const pathOf = (hash: string) => {
    if (!HASH.test(hash)) throw new Error('not a SHA-256')
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  }
  const size = async (hash: string) => (HASH.test(hash) ? (await stat(pathOf(hash)).catch(() => undefined))?.size : undefined)
  return {
    pathOf,
    size,
    open: async (hash) => ((await size(hash)) === undefined ? undefined : createReadStream(pathOf(hash))),
    put: async (content, limit) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const draft = join(folder, `.${randomUUID()}`)
      const written = await writeDraft(draft, content instanceof Uint8Array ? [content] : content, limit)
      if (!written.ok) return written
      const target = pathOf(written.value.hash)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await rename(draft, target)
      return written
    },
  }
}

async function writeDraft(
  draft: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): Promise<Result<StoredFile, FileRefusal>> {
  const handle = await open(draft, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  let kept = false
  try {
    for await (const chunk of content) {
      size += chunk.byteLength
      if (size > limit) return refuse({ code: 'file_too_big', limit })
      hash.update(chunk)
      await handle.write(chunk)
    }
    if (size === 0) return refuse({ code: 'file_empty' })
    await handle.sync()
    kept = true
    return ok({ hash: hash.digest('hex'), size })
  } finally {
    await handle.close()
    if (!kept) await rm(draft, { force: true })
  }
}
