import { type EvidenceLine, ratioLists, registerLog } from '../../plan/index.js'
import { ctxOf, type WebContext } from '../../ui/http/index.js'
import type { ReadAt } from '../standing.js'
import { cursorOf, cursorText } from './cursor.js'

export type RegisterPart = 'all' | 'in' | 'out' | 'log'
export const partOf = (text: string | undefined): RegisterPart => (['in', 'out', 'log'] as const).find((part) => part === text) ?? 'all'

export interface RegisterRows {
  readonly covered?: readonly EvidenceLine[]
  readonly uncovered?: readonly EvidenceLine[]
  readonly changes?: readonly RegisterChange[]
  readonly names: Readonly<Record<string, { readonly nameZh: string; readonly nameEn: string | null }>>
  readonly next: string | undefined
}

type Log = Extract<Awaited<ReturnType<typeof registerLog>>, { ok: true }>['value']
export type RegisterChange = NonNullable<Log>['changes'][number]

const LIMIT = 200

interface Ask {
  readonly year: number
  readonly target: string
  readonly at: ReadAt
}

/**
 * One page of the register. The whole of it is read as one list: first those that are covered, then those that are not; the cursor says where it
 * stands in which of the two.
 */
export async function registerRows(
  c: WebContext,
  ask: Ask,
  part: RegisterPart,
  after: string | undefined,
): Promise<RegisterRows | undefined> {
  if (part === 'log') return logRows(c, ask, after)
  const { year, target, at } = ask
  const [where, rest] = (after ?? '').split('~')
  const cursor = cursorOf(rest)
  const withCovered = part === 'in' || (part === 'all' && where !== 'out')
  const found = await ratioLists(ctxOf(c), {
    year,
    target,
    asOf: at.asOf,
    known: at.known,
    limit: LIMIT,
    ...(cursor && withCovered ? { inAfter: cursor } : {}),
    ...(cursor && !withCovered ? { notAfter: cursor } : {}),
  })
  if (!found.ok || !found.value) return undefined
  const { in: covered, notIn: uncovered, names } = found.value
  if (withCovered && (part === 'in' || covered.next))
    return { covered: covered.rows, names, next: covered.next && `in~${cursorText(covered.next)}` }
  return {
    ...(withCovered ? { covered: covered.rows } : {}),
    uncovered: uncovered.rows,
    names,
    next: uncovered.next && `out~${cursorText(uncovered.next)}`,
  }
}

async function logRows(c: WebContext, { year, target, at }: Ask, after: string | undefined): Promise<RegisterRows | undefined> {
  const before = /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined
  const found = await registerLog(ctxOf(c), { year, target, asOf: at.asOf, known: at.known, before, limit: LIMIT })
  if (!found.ok || !found.value) return undefined
  const { changes, names, next } = found.value
  return { changes, names, next: next === undefined ? undefined : String(next) }
}
