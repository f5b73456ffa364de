import { Readable } from 'node:stream'
import { ctxOf, type WebContext } from './web.js'

/** Bytes as a file to save, under a name that we made. */
export function download(c: WebContext, file: { readonly name: string; readonly type: string }, bytes: Uint8Array): Response {
  c.header('content-type', file.type)
  c.header('content-disposition', `attachment; filename="${file.name}"`)
  return c.body(new Uint8Array(bytes))
}

/** A file that somebody brought, as an attachment, whatever is in it: never opened as a page of ours, never guessed at, never run. Undefined where it is gone. */
export async function sendStored(
  c: WebContext,
  file: { readonly hash: string; readonly name: string; readonly type: string; readonly size: number },
): Promise<Response | undefined> {
  const stream = await ctxOf(c).house.files.open(file.hash)
  if (!stream) return undefined
  const plain = file.name.replace(/[^\w.-]+/g, '_').slice(-80) || 'file'
  c.header('content-type', file.type)
  c.header('content-length', String(file.size))
  c.header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  c.header('x-content-type-options', 'nosniff')
  c.header('content-security-policy', "default-src 'none'; sandbox")
  c.header('cache-control', 'private, no-store')
  return c.body(Readable.toWeb(stream) as ReadableStream)
}
