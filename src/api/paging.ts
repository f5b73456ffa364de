import type { WebContext } from '../ui/http/index.js'
import type { Endpoint } from './endpoints.js'

export type Row = Readonly<Record<string, unknown>>

/**
 * The rows of a list's answer: those that are named (`tasks`, `in.rows`), else the answer itself, its `rows`, the only list in it, or what it says
 * about each of several keys.
 */
export function rowsIn(answer: unknown, named?: string): readonly Row[] | undefined {
  const list = named === undefined ? listIn(answer) : at(answer, named)
  return Array.isArray(list) ? list.map(asRow) : undefined
}

function listIn(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer
  const values = Object.entries(answer)
  const lists = values.filter(([, value]) => Array.isArray(value))
  if ('rows' in answer) return answer.rows
  if (lists.length > 0) return lists.length === 1 ? lists[0]![1] : undefined
  const keyed = values.every(([, value]) => typeof value === 'object' && value !== null)
  return keyed ? values.map(([key, value]) => ({ key, ...(value as Row) })) : undefined
}

/** Names of the lists in an answer, nested ones dotted. */
export function listsIn(answer: unknown, under = ''): string[] {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer) || under.split('.').length > 3) return []
  return Object.entries(answer).flatMap(([name, value]) =>
    Array.isArray(value) ? [`${under}${name}`] : listsIn(value, `${under}${name}.`),
  )
}

function at(answer: unknown, path: string): unknown {
  let found = answer
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = (found as Row)[name]
  }
  return found
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
