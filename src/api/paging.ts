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

/** Where a list goes on: the field of the input and the cursor that goes into it. */
export interface Onward {
  readonly field: string
  readonly cursor: unknown
}

/**
 * Where a list of an answer goes on after this page: by the `next` beside its rows, or for a bare list the cursor of its last row, when the page is
 * full. Undefined at the end, and for what comes whole.
 * @param named which list of the answer; the one that the query pages when left out
 */
export function onwardOf({ list, input }: Endpoint, asked: Row, answer: unknown, named = list?.rows): Onward | undefined {
  const own = named === undefined ? undefined : list?.cursors?.[named]
  if (own !== undefined) return onward(own, at(answer, named!.replace(/[^.]+$/, 'next')))
  const paged = named === undefined || named === list?.rows || at(answer, named) === listIn(answer)
  if (!paged || list?.cursor === undefined) return undefined
  if (!Array.isArray(answer)) return onward(list.cursor, (answer as { next?: unknown } | undefined)?.next)
  const limit = asked.limit ?? input.properties?.limit?.default
  const last = answer.at(-1)
  return onward(list.cursor, list.next && last !== undefined && answer.length === limit ? list.next(last) : undefined)
}

const onward = (field: string, cursor: unknown): Onward | undefined =>
  cursor === undefined || cursor === null ? undefined : { field, cursor }

/** Says in a `Link` header where the next page is (RFC 8288): the same address with the cursor in it. */
export function linkNext(c: WebContext, next: Onward | undefined): void {
  if (next === undefined) return
  const url = new URL(c.req.url)
  url.searchParams.set(next.field, typeof next.cursor === 'string' ? next.cursor : JSON.stringify(next.cursor))
  c.header('link', `<${c.get('web').house.publicUrl}${url.pathname}${url.search}>; rel="next"`)
}
