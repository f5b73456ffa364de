import { newId } from '../../src/kernel/index.js'
import type { ApiFederation } from './federation.js'

export interface Route {
  readonly method: string
  readonly path: string
}

/** Routes of pages: everything that is not the API, a file of the look, or the machine's own. */
export const pageRoutes = (routes: readonly Route[]): Route[] =>
  routes.filter(({ method, path }) => method !== 'ALL' && !/^\/(api\/|assets\/|metrics)/.test(path))

/** The address of a route with the federation's own things in it; several where several are worth looking at. */
export function addressesOf(fed: ApiFederation, path: string): string[] {
  const { records, units, evidence, fact, plan, version, members } = fed
  const values: Readonly<Record<string, readonly string[]>> = {
    record: Object.values(records),
    pack: ['match', 'youth-salon', 'case-download'],
    type: ['csv', 'xlsx', 'json'],
    ...single({ year: '2022', target: 'T15-2', item: '15', section: '1', task: fed.task, unit: units.society, fact, hash: evidence }),
    ...single({ plan, version, person: members.get('secretariat')!.person, permission: 'records.record', field: 'need', kind: 'unit' }),
    ...single({
      token: 'a'.repeat(43),
      step: 'outcome',
      act: 'accept',
      bulk: newId(),
      rule: newId(),
      assignment: newId(),
      report: newId(),
    }),
  }
  return partsOf(path).reduce<string[]>(
    (addresses, part) => {
      const fills = part.startsWith(':') ? (values[part.slice(1)] ?? [newId()]) : [part]
      return addresses.flatMap((address) => fills.map((fill) => address + fill))
    },
    [''],
  )
}

const single = (values: Readonly<Record<string, string>>): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]))

/** `/a/:b{[0-9]{2}}/c` as `/a/`, `:b`, `/c`: a parameter's pattern may hold braces of its own. */
function partsOf(path: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < path.length; ) {
    const name = /^:(\w+)/.exec(path.slice(at))
    if (!name) {
      const end = path.indexOf(':', at)
      parts.push(path.slice(at, end < 0 ? undefined : end))
      at = end < 0 ? path.length : end
      continue
    }
    parts.push(name[0])
    at += name[0].length
    for (let depth = 0; path[at] === '{' || depth > 0; at++) depth += path[at] === '{' ? 1 : path[at] === '}' ? -1 : 0
  }
  return parts
}
