import { ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { ctxOf, type WebContext } from '../../ui/http/index.js'
import type { Endpoint } from '../endpoints.js'
import { linkNext, type Row } from '../paging.js'
import { collect, MOST_ROWS } from './collect.js'
import { FORMATS, type Format, MEDIA, written } from './write.js'

/** Answers `?format=csv|xlsx|json` on a list; undefined where no format is asked for. */
export async function exported(c: WebContext, endpoint: Endpoint, asked: Row): Promise<Result<Response | undefined, Refusal>> {
  const text = c.req.query('format')
  if (text === undefined) return ok(undefined)
  const format = FORMATS.find((each) => each === text)
  if (!format) return refuse({ code: 'export_format', field: 'format', takes: FORMATS })
  if (!endpoint.list) return refuse({ code: 'export_not_a_list' })
  const most = asked.limit ?? MOST_ROWS
  if (typeof most !== 'number' || !Number.isInteger(most) || most < 1 || most > MOST_ROWS)
    return refuse({ code: 'export_limit', field: 'limit', minimum: 1, maximum: MOST_ROWS })
  const { limit: _, ...question } = asked
  const found = await collect(ctxOf(c), endpoint, question, { most, named: c.req.query('rows') })
  if (!found.ok) return found
  if (found.value === undefined) return refuse({ code: 'thing_unknown' })
  linkNext(c, found.value.next)
  c.header('x-rows', String(found.value.rows.length))
  return ok(await file(c, format, endpoint.name.replace('.', '-'), found.value))
}

async function file(c: WebContext, format: Format, name: string, found: Parameters<typeof written>[1]): Promise<Response> {
  const { language } = c.get('preferences')
  const bom = c.req.query('bom') === '1' || c.req.query('bom') === 'true'
  const content = await written(format, found, { name, language, bom })
  c.header('content-type', MEDIA[format])
  c.header('content-disposition', `attachment; filename="${name}.${format}"`)
  return c.body(content as string)
}
