import { Readable } from 'node:stream'
import { type Ctx, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { evidenceFile, uploadEvidence } from '../../records/index.js'
import { reportById, reportPdf } from '../../reports/index.js'
import { ctxOf, MOST_BYTES, type WebApp, type WebContext } from '../../ui/http/index.js'
import type { Answers } from '../answer.js'

/** Below the largest request, so that the refusal is in words and names the file. */
export const LARGEST_UPLOAD = MOST_BYTES - 64 * 1024
export const UPLOAD_TYPES = ['multipart/form-data'] as const

/** Files under the rights of commands and queries: uploads to be named by their hash, evidence of records, reports as PDF. */
export function fileRoutes(app: WebApp, answers: Answers): void {
  app.post('/api/v1/files', async (c) => {
    const kept = await upload(c)
    return kept.ok ? answers.json(c, kept.value, 201) : answers.refused(c, kept.refusal)
  })
  app.get('/api/v1/files/evidence', async (c) => {
    const { record, hash } = c.req.query()
    const found = await evidenceFile(ctxOf(c), { record: record ?? '', hash: hash ?? '' })
    if (!found.ok) return answers.refused(c, found.refusal)
    const stream = found.value && (await ctxOf(c).house.files.open(found.value.hash))
    if (!found.value || !stream) return answers.refused(c, { code: 'thing_unknown' })
    return sent(c, { ...found.value, body: Readable.toWeb(stream) as ReadableStream })
  })
  app.get('/api/v1/files/report', async (c) => {
    const found = await reportById(ctxOf(c), { report: c.req.query('report') ?? '' })
    if (!found.ok) return answers.refused(c, found.refusal)
    if (!found.value) return answers.refused(c, { code: 'thing_unknown' })
    const { language } = c.get('preferences')
    const pdf = await reportPdf(ctxOf(c), found.value, language)
    const { year, quarter, number } = found.value
    return sent(c, { name: `report-${year}-Q${quarter}-${number}.pdf`, type: 'application/pdf', size: pdf.length, body: pdf })
  })
}

/** Who may record may bring files; the form field is `file`, one a time. What the bytes are decides the type, not the name. */
async function upload(c: WebContext): Promise<Result<unknown, Refusal>> {
  const ctx = ctxOf(c)
  const may = mayUpload(ctx)
  if (!may.ok) return may
  const given = c.req.header('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(given)) return refuse({ code: 'media_type_not_taken', given, takes: UPLOAD_TYPES })
  const form = await c.req.parseBody({ all: true }).catch(() => undefined)
  if (!form) return refuse({ code: 'upload_missing', field: 'file' })
  const files = Object.values(form)
    .flat()
    .filter((each): each is File => each instanceof File)
  if (files.length > 1) return refuse({ code: 'uploads_several', field: 'file', given: files.length })
  const file = files[0]
  if (!file || form.file !== file) return refuse({ code: 'upload_missing', field: 'file' })
  const kept = await uploadEvidence(ctx, { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }, undefined, LARGEST_UPLOAD)
  return kept.ok ? kept : refuse({ ...kept.refusal, field: 'file' })
}

function mayUpload({ viewer }: Ctx): Result<true, Refusal> {
  if (viewer.canSomewhere('records.record')) return ok(true as const)
  return refuse({ code: viewer.via === 'nobody' ? 'sign_in_needed' : 'not_allowed', permission: 'records.record' })
}

interface Sent {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly body: ReadableStream | Uint8Array
}

/** Always saved, never shown in the page's own origin. */
function sent(c: WebContext, file: Sent): Response {
  c.header('content-type', file.type)
  c.header('content-length', String(file.size))
  c.header('x-content-type-options', 'nosniff')
  c.header(
    'content-disposition',
    `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`,
  )
  return c.body(file.body as ReadableStream)
}
