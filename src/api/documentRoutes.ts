import { createHash } from 'node:crypto'
import type { Language, Room } from '../kernel/index.js'
import type { WebApp } from '../ui/http/index.js'
import { openApi } from './openapi.js'

interface Document {
  readonly body: string
  readonly etag: string
}

/** `GET /api/openapi.json`: made once for each language, with an ETag, so that a client asks cheaply whether it has changed. */
export function documentRoutes(app: WebApp, rooms: readonly Room[]): void {
  const made = new Map<Language, Document>()
  app.get('/api/openapi.json', (c) => {
    const { language } = c.get('preferences')
    const document = made.get(language) ?? documentOf(rooms, c.get('web').house.publicUrl, language)
    made.set(language, document)
    c.header('etag', document.etag)
    c.header('cache-control', 'no-cache')
    if (c.req.header('if-none-match')?.includes(document.etag)) return c.body(null, 304)
    c.header('content-type', 'application/json; charset=utf-8')
    return c.body(document.body)
  })
}

function documentOf(rooms: readonly Room[], publicUrl: string, language: Language): Document {
  const body = JSON.stringify(openApi(rooms, publicUrl, language))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}
