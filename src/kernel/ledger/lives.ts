import type { Day } from '../day.js'

/** A fact of one de-duplication key. `seq` is its seal position, `on` the day on which it happened. */
export interface KeyFact {
  readonly seq: number
  readonly on: Day
  readonly unit: number
}

/** A fact that speaks against another one: `target` is the seal position of a fact or of another void. */
export interface KeyVoid {
  readonly seq: number
  readonly target: number
  readonly on: Day
  readonly how: 'cancel' | 'strike' | 'reinstate'
}

/** Facts and voids of one key in one measure, in any order. */
export interface KeyStream {
  readonly facts: readonly KeyFact[]
  readonly voids: readonly KeyVoid[]
}

/** Ascending days at which a fact becomes live, stops being live, becomes live again … */
export type Life = readonly Day[]

/**
 * When each fact of a stream is live. A fact is live at E when its day is ≤ E and each void that acts on it at E has itself been voided at E.
 * A cancel or reinstate acts from its own day, a strike from the day from which its target acts. A void without its target, or a reinstate that
 * names a fact, does nothing. Events may be added in any order; only the life of the fact at their root is worked out again.
 */
export class Lives {
  /** Sorted by (on, seq): the order in which facts stand for the key. */
  readonly facts: KeyFact[] = []
  readonly #facts = new Map<number, KeyFact>()
  readonly #voids = new Map<number, KeyVoid>()
  readonly #against = new Map<number, KeyVoid[]>()
  readonly #lives = new Map<number, Life>()

  constructor(stream: KeyStream) {
    for (const each of stream.voids) this.#register(each)
    this.facts = [...new Map(stream.facts.map((fact) => [fact.seq, fact])).values()].sort(byHappening)
    for (const fact of this.facts) this.#facts.set(fact.seq, fact)
  }

  of(fact: KeyFact): Life {
    const known = this.#lives.get(fact.seq)
    if (known) return known
    const life = this.#against.has(fact.seq) ? lifeOf(fact, this.#against) : [fact.on]
    this.#lives.set(fact.seq, life)
    return life
  }

  addFact(fact: KeyFact): void {
    if (this.#facts.has(fact.seq)) return
    this.#facts.set(fact.seq, fact)
    let place = this.facts.length
    while (place > 0 && byHappening(fact, this.facts[place - 1]!) < 0) place--
    this.facts.splice(place, 0, fact)
  }

  addVoid(each: KeyVoid): void {
    this.#register(each)
    const climbed = new Set<number>()
    let target = each.target
    for (let above = this.#voids.get(target); above && !climbed.has(target); above = this.#voids.get(target)) {
      climbed.add(target)
      target = above.target
    }
    this.#lives.delete(target)
  }

  /** The days on which at least one fact is live. */
  any(): Life {
    const turns = this.facts.flatMap((fact) => this.of(fact).map((at, index) => ({ at, d: index % 2 === 0 ? 1 : -1 })))
    turns.sort((a, b) => compareDays(a.at, b.at))
    const life: Day[] = []
    let live = 0
    turns.forEach(({ at, d }, index) => {
      live += d
      if (turns[index + 1]?.at !== at && live > 0 === (life.length % 2 === 0)) life.push(at)
    })
    return life
  }

  #register(each: KeyVoid): void {
    if (this.#voids.has(each.seq)) return
    this.#voids.set(each.seq, each)
    const known = this.#against.get(each.target)
    if (known) known.push(each)
    else this.#against.set(each.target, [each])
  }
}

export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)
export const byHappening = (a: KeyFact, b: KeyFact): number => compareDays(a.on, b.on) || a.seq - b.seq

interface Node {
  readonly from: Day
  readonly parent: Node | undefined
  begun: boolean
  /** How many voids act on it now. */
  against: number
  acts: boolean
}

/** Lets the days pass over the tree of voids under a fact and notes when the fact at its root turns. Costs days × depth, whatever the quarrel. */
function lifeOf(fact: KeyFact, against: ReadonlyMap<number, readonly KeyVoid[]>): Life {
  const nodes = treeUnder(fact, against)
  const root = nodes[0]!
  nodes.sort((a, b) => compareDays(a.from, b.from))
  const life: Day[] = []
  nodes.forEach((node, index) => {
    node.begun = true
    settle(node)
    if (nodes[index + 1]?.from !== node.from && root.acts === (life.length % 2 === 0)) life.push(node.from)
  })
  return life
}

function treeUnder(fact: KeyFact, against: ReadonlyMap<number, readonly KeyVoid[]>): Node[] {
  const nodeFrom = (from: Day, parent: Node | undefined): Node => ({ from, parent, begun: false, against: 0, acts: false })
  const found = [{ seq: fact.seq, node: nodeFrom(fact.on, undefined) }]
  const seen = new Set([fact.seq])
  for (let next = 0; next < found.length; next++) {
    const { seq, node } = found[next]!
    for (const each of against.get(seq) ?? []) {
      if (seen.has(each.seq) || (next === 0 && each.how === 'reinstate')) continue
      seen.add(each.seq)
      found.push({ seq: each.seq, node: nodeFrom(each.how === 'strike' ? node.from : each.on, node) })
    }
  }
  return found.map((each) => each.node)
}

/** Carries a turn of one node upwards as far as it changes anything. */
function settle(node: Node): void {
  for (let current: Node | undefined = node; current; current = current.parent) {
    const acts = current.begun && current.against === 0
    if (acts === current.acts) return
    current.acts = acts
    if (current.parent) current.parent.against += acts ? 1 : -1
  }
}
