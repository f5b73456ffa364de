import { createHash } from 'node:crypto'
import type { Day } from '../day.js'
import { type Expression, evaluate, parseExpression } from '../expression/index.js'
import type { Measure, MeasureRule } from './measure.js'

export interface Countable {
  readonly kind: string
  readonly subject: string
  readonly unit: string | null
  readonly effectiveOn: Day
  readonly reportedOn: Day
  readonly data: Record<string, unknown>
}

export type Membership =
  | { readonly in: true; readonly key: string }
  | { readonly in: false; readonly reason: 'out_of_scope' | 'out_of_period' | 'late' }

interface Compiled {
  readonly measure: Measure
  readonly filter: Expression | undefined
}

/** Says of each fact which measures it can count for, under which key, or why not. */
export class Memberships {
  readonly #byKind = new Map<string, Compiled[]>()
  readonly all: readonly Measure[]
  /** Measures whose keys lie within the given one. */
  readonly dependents = new Map<number, Measure[]>()
  readonly withinOf = new Map<number, Measure>()

  constructor(all: readonly Measure[]) {
    this.all = all
    for (const measure of all) {
      const filter = measure.rule.where === undefined ? undefined : filterOf(measure.rule)
      for (const kind of measure.rule.kinds) this.#byKind.set(kind, [...(this.#byKind.get(kind) ?? []), { measure, filter }])
    }
    for (const measure of all) {
      const register = measure.rule.within === undefined ? undefined : newest(all, measure.rule.within)
      if (!register) continue
      this.withinOf.set(measure.no, register)
      this.dependents.set(register.no, [...(this.dependents.get(register.no) ?? []), measure])
    }
  }

  of(fact: Countable): { measure: Measure; membership: Membership }[] {
    const found = this.#byKind.get(fact.kind)
    if (!found) return []
    return found.map(({ measure, filter }) => ({ measure, membership: membershipOf(measure.rule, filter, fact) }))
  }
}

function membershipOf(rule: MeasureRule, filter: Expression | undefined, fact: Countable): Membership {
  if (filter && evaluate(filter, { data: fact.data }) !== true) return { in: false, reason: 'out_of_scope' }
  if (fact.effectiveOn < rule.from || fact.effectiveOn > rule.to) return { in: false, reason: 'out_of_period' }
  if (fact.reportedOn > rule.closes) return { in: false, reason: 'late' }
  return { in: true, key: keyOf(rule, fact) }
}

/** The de-duplication key as a UUID: MD5 over the parts, each with its length, exactly as `keySql` computes it in the database. */
export function keyOf(rule: MeasureRule, fact: Countable): string {
  const hash = createHash('md5')
  for (const part of rule.key) {
    const text = partOf(part, fact)
    hash.update(`${Buffer.byteLength(text)}:${text}`)
  }
  const hex = hash.digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function partOf(part: string, fact: Countable): string {
  if (part === 'subject') return fact.subject
  if (part === 'unit') return fact.unit ?? ''
  if (part === 'on') return fact.effectiveOn
  const value = fact.data[part.slice('data.'.length)]
  return value === undefined || value === null ? '' : String(value)
}

export function filterOf(rule: MeasureRule): Expression {
  const parsed = parseExpression(rule.where ?? 'true')
  if (!parsed.ok) throw new Error(`measure ${rule.id} v${rule.version}: ${JSON.stringify(parsed.refusal)}`)
  return parsed.value
}

const newest = (all: readonly Measure[], id: string): Measure | undefined =>
  all.filter((each) => each.rule.id === id).sort((a, b) => b.rule.version - a.rule.version)[0]
