import type { Day } from '../day.js'
import { byHappening, compareDays, type KeyFact, type KeyStream, type KeyVoid, type Life, Lives } from './lives.js'

export type { KeyFact, KeyStream, KeyVoid } from './lives.js'

/** `within`: the same key in the register that is the denominator; the key counts only while it stands there too. */
export interface KeyHistory extends KeyStream {
  readonly within?: KeyStream
}

/** From the day `on` the fact `about` is the one that counts (+1), or no longer is (−1). */
export interface Step {
  readonly about: number
  readonly on: Day
  readonly d: number
}

/** A step with the seal position `k` that brought it about, and the unit of the fact that it is about. */
export interface StepRow extends Step {
  readonly k: number
  readonly unit: number
}

const NOTHING: KeyStream = { facts: [], voids: [] }

/**
 * The counting fact of a key as a function of the as-of day E, as its changes: Σ d over steps with `on` ≤ E is 0 or 1, and Σ d by `about`
 * names the fact that counts. At each E it is the live fact (see `Lives`) with the earliest (on, seq), whatever the order of arrival.
 */
export function stepsOf(history: KeyHistory): Step[] {
  if (history.within === undefined && history.voids.length === 0) {
    const first = earliest(history.facts)
    return first ? [{ about: first.seq, on: first.on, d: 1 }] : []
  }
  return countingSteps(new Lives(history), history.within && new Lives(history.within).any())
}

/** What must be added to `before` to make `after`; rows that cancel out are left out. One arriving event never needs more than |d| = 1. */
export function difference(before: readonly Step[], after: readonly Step[]): Step[] {
  const sums = new Map<string, { about: number; on: Day; d: number }>()
  const add = (step: Step, sign: 1 | -1) => {
    const name = `${step.about}/${step.on}`
    const known = sums.get(name)
    if (known) known.d += sign * step.d
    else sums.set(name, { about: step.about, on: step.on, d: sign * step.d })
  }
  for (const step of after) add(step, 1)
  for (const step of before) add(step, -1)
  return [...sums.values()].filter((sum) => sum.d !== 0)
}

/**
 * The rows to append to the ledger when the events of `fresh` arrive on top of `known`, one after another in seal order, so that for every
 * (E, K) figure = Σ d over rows with on ≤ E and k ≤ K. Each arriving fact leaves at least one row on its own day, with d = 0 when it changes
 * nothing there, so that the ledger always shows the key's facts. Events with the same seq (a fact that is in the register too) arrive together.
 */
export function rowsOf(known: KeyHistory, fresh: KeyHistory): StepRow[] {
  const units = new Map([...known.facts, ...fresh.facts].map((fact) => [fact.seq, fact.unit]))
  const plain = !known.within && !fresh.within && known.voids.length === 0 && fresh.voids.length === 0
  const next = plain ? nextPlain : nextWithVoids(known, fresh)
  const rows: StepRow[] = []
  let before: readonly Step[] = stepsOf(known)
  for (const arrival of arrivalsOf(fresh)) {
    const after = next(before, arrival)
    const changes = before === after ? [] : difference(before, after)
    for (const { seq, on } of arrival.facts)
      if (!changes.some((step) => step.about === seq && step.on === on)) changes.push({ about: seq, on, d: 0 })
    for (const step of changes) rows.push({ ...step, k: arrival.k, unit: units.get(step.about)! })
    before = after
  }
  return rows
}

interface Arrival {
  readonly k: number
  readonly facts: KeyFact[]
  readonly voids: KeyVoid[]
  readonly register: { facts: KeyFact[]; voids: KeyVoid[] }
}

/** The fresh events by seal position, ascending. */
function arrivalsOf(fresh: KeyHistory): Arrival[] {
  const bySeq = new Map<number, Arrival>()
  const at = (k: number): Arrival => {
    const known = bySeq.get(k)
    if (known) return known
    const made = { k, facts: [], voids: [], register: { facts: [], voids: [] } }
    bySeq.set(k, made)
    return made
  }
  for (const fact of fresh.facts) at(fact.seq).facts.push(fact)
  for (const each of fresh.voids) at(each.seq).voids.push(each)
  for (const fact of fresh.within?.facts ?? []) at(fact.seq).register.facts.push(fact)
  for (const each of fresh.within?.voids ?? []) at(each.seq).register.voids.push(each)
  return [...bySeq.values()].sort((a, b) => a.k - b.k)
}

/** Without voids and register only the earliest fact matters: the common case costs no look at the others. */
function nextPlain(before: readonly Step[], { facts }: Arrival): readonly Step[] {
  const fact = earliest(facts)
  const stands = before[0]
  if (!fact) return before
  const replaces = !stands || fact.on < stands.on || (fact.on === stands.on && fact.seq < stands.about)
  return replaces ? [{ about: fact.seq, on: fact.on, d: 1 }] : before
}

function nextWithVoids(known: KeyHistory, fresh: KeyHistory): (before: readonly Step[], arrival: Arrival) => readonly Step[] {
  const own = new Lives(known)
  const register = known.within || fresh.within ? new Lives(known.within ?? NOTHING) : undefined
  let listed = register?.any()
  return (_before, arrival) => {
    for (const fact of arrival.facts) own.addFact(fact)
    for (const each of arrival.voids) own.addVoid(each)
    for (const fact of arrival.register.facts) register?.addFact(fact)
    for (const each of arrival.register.voids) register?.addVoid(each)
    if (arrival.register.facts.length + arrival.register.voids.length > 0) listed = register?.any()
    return countingSteps(own, listed)
  }
}

function earliest(facts: readonly KeyFact[]): KeyFact | undefined {
  let first: KeyFact | undefined
  for (const fact of facts) if (!first || byHappening(fact, first) < 0) first = fact
  return first
}

const REGISTER = -1

/** Goes through the days on which any life turns and notes where the first live fact changes. */
function countingSteps(own: Lives, register: Life | undefined): Step[] {
  const turns = own.facts.flatMap((fact, rank) => own.of(fact).map((at) => ({ at, rank })))
  for (const at of register ?? []) turns.push({ at, rank: REGISTER })
  turns.sort((a, b) => compareDays(a.at, b.at))
  const steps: Step[] = []
  const live: number[] = []
  let listed = register === undefined
  let counting: number | undefined
  turns.forEach(({ at, rank }, index) => {
    if (rank === REGISTER) listed = !listed
    else toggle(live, rank)
    if (turns[index + 1]?.at === at) return
    const now = listed && live.length > 0 ? own.facts[live[0]!]!.seq : undefined
    if (now === counting) return
    if (counting !== undefined) steps.push({ about: counting, on: at, d: -1 })
    if (now !== undefined) steps.push({ about: now, on: at, d: 1 })
    counting = now
  })
  return steps
}

/** Puts the rank into the sorted list, or takes it out if it is there. */
function toggle(sorted: number[], rank: number): void {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < rank) low = middle + 1
    else high = middle
  }
  if (sorted[low] === rank) sorted.splice(low, 1)
  else sorted.splice(low, 0, rank)
}
