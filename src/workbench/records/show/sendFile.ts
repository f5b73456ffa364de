import { Readable } from 'node:stream'
import type { EvidenceFile } from '../../../records/index.js'
import { ctxOf, type WebContext } from '../../../ui/http/index.js'

/** A file as an attachment, whatever is in it: never opened as a page of ours, never guessed at, never run. */
export async function sendFile(c: WebContext, file: EvidenceFile): Promise<Response> {
  const stream = await ctxOf(c).house.files.open(file.hash)
  if (!stream) return c.notFound() as Response
  const plain = file.name.replace(/[^\w.-]+/g, '_').slice(-80) || 'file'
  c.header('content-type', file.type)
  c.header('content-length', String(file.size))
  c.header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  c.header('x-content-type-options', 'nosniff')
  c.header('content-security-policy', "default-src 'none'; sandbox")
  c.header('cache-control', 'private, no-store')
  return c.body(Readable.toWeb(stream) as ReadableStream)
}
