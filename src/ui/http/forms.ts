import { type Ctx, ok, type Result, refuse } from '../../kernel/index.js'
import { ctxOf, type WebContext } from './web.js'

/** A posted form: texts by field (several with one name as a list), files by field. */
export interface Posted {
  readonly texts: Readonly<Record<string, string | string[]>>
  readonly files: Readonly<Record<string, readonly File[]>>
}

const MOST_FIELDS = 2_000
/** Name of the hidden field that carries the form's idempotency key. */
export const ONCE = '_once'

/** Reads a form post. Empty file inputs are left out; blanks around texts are cut off. */
export async function postedForm(c: WebContext): Promise<Posted> {
  const body = await c.req.parseBody({ all: true })
  const texts: Record<string, string | string[]> = {}
  const files: Record<string, File[]> = {}
  for (const [name, value] of Object.entries(body).slice(0, MOST_FIELDS)) {
    const all = Array.isArray(value) ? value : [value]
    const found = all.filter((each): each is File => each instanceof File && each.size > 0)
    if (found.length > 0) files[name] = found
    const words = all.filter((each): each is string => typeof each === 'string').map((each) => each.replaceAll('\r\n', '\n').trim())
    if (words.length > 0) texts[name] = words.length === 1 ? words[0]! : words
  }
  return { texts, files }
}

/** One text field; empty counts as absent. */
export function textOf(posted: Posted, name: string): string | undefined {
  const value = posted.texts[name]
  const text = Array.isArray(value) ? value[0] : value
  return text === '' ? undefined : text
}

export const listOf = (posted: Posted, name: string): string[] => {
  const value = posted.texts[name]
  return value === undefined ? [] : Array.isArray(value) ? value.filter((each) => each !== '') : value === '' ? [] : [value]
}

/** The context of a form post: its hidden key makes a second press of the button harmless. */
export function ctxOfForm(c: WebContext, posted: Posted): Ctx {
  const key = textOf(posted, ONCE)
  return key === undefined ? ctxOf(c) : { ...ctxOf(c), idempotencyKey: key.slice(0, 200) }
}

/** The bytes of one uploaded file, with its limit. */
export async function fileOf(posted: Posted, name: string, limit: number): Promise<Result<{ bytes: Uint8Array; name: string }>> {
  const file = posted.files[name]?.[0]
  if (!file) return refuse({ code: 'field_missing', field: name })
  if (file.size > limit) return refuse({ code: 'file_too_big', field: name, limit, size: file.size })
  return ok({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name.slice(0, 200) })
}
