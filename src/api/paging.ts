import type { WebContext } from '../ui/http/index.js'
import type { Endpoint } from './endpoints.js'

export type Row = Readonly<Record<string, unknown>>

/** The rows of a list's answer: the answer itself, what the manifest names, its `rows`, or the only list in it. */
export function rowsIn(answer: unknown, named?: string): readonly Row[] | undefined {
  if (Array.isArray(answer)) return answer.map(asRow)
  if (typeof answer !== 'object' || answer === null) return undefined
  const fields = answer as Record<string, unknown>
  const lists = Object.keys(fields).filter((name) => Array.isArray(fields[name]))
  const name = named ?? (lists.includes('rows') ? 'rows' : lists.length === 1 ? lists[0] : undefined)
  const list = name === undefined ? undefined : fields[name]
  return Array.isArray(list) ? list.map(asRow) : undefined
}

const asRow = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : { value })

/** Where a list goes on after this page: its own `next`, or for a bare list the cursor of its last row, when the page is full. */
export function nextOf(endpoint: Endpoint, asked: Row, answer: unknown): unknown {
  if (!endpoint.list?.cursor) return undefined
  if (!Array.isArray(answer)) return (answer as { next?: unknown } | undefined)?.next ?? undefined
  const limit = asked.limit ?? endpoint.input.properties?.limit?.default
  const last = answer.at(-1)
  return endpoint.list.next && last !== undefined && answer.length === limit ? endpoint.list.next(last) : undefined
}

/** Says in a `Link` header where the next page is (RFC 8288): the same address with the cursor in it. */
export function linkNext(c: WebContext, endpoint: Endpoint, next: unknown): void {
  if (next === undefined) return
  const url = new URL(c.req.url)
  url.searchParams.set(endpoint.list!.cursor!, typeof next === 'string' ? next : JSON.stringify(next))
  c.header('link', `<${c.get('web').house.publicUrl}${url.pathname}${url.search}>; rel="next"`)
}
