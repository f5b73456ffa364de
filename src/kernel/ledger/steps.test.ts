import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../day.js'
import { difference, type KeyFact, type KeyHistory, type KeyStream, type KeyVoid, rowsOf, type StepRow, stepsOf } from './steps.js'

const FULL = process.env.COLLEGIUM_FULL === '1'
const start = '2022-01-01' as Day
const on = (offset: number): Day => addDays(start, offset)
const fact = (seq: number, day: number, unit = 1): KeyFact => ({ seq, on: on(day), unit })
const cancel = (seq: number, target: number, day: number): KeyVoid => ({ seq, target, on: on(day), how: 'cancel' })
const strike = (seq: number, target: number, day: number): KeyVoid => ({ seq, target, on: on(day), how: 'strike' })
const reinstate = (seq: number, target: number, day: number): KeyVoid => ({ seq, target, on: on(day), how: 'reinstate' })
const none: KeyHistory = { facts: [], voids: [] }

/** The rule read aloud, day by day and by recursion: it knows nothing of steps. */
function countingAt(history: KeyHistory, E: Day, K: number): number | undefined {
  const standsIn = (stream: KeyStream) => {
    const voids = stream.voids.filter((v) => v.seq <= K)
    const actsFrom = (v: KeyVoid): Day | undefined => {
      if (v.how !== 'strike') return v.on
      const struckFact = stream.facts.find((f) => f.seq === v.target && f.seq <= K)
      if (struckFact) return struckFact.on
      const struckVoid = voids.find((other) => other.seq === v.target)
      return struckVoid && actsFrom(struckVoid)
    }
    const acts = (v: KeyVoid): boolean => {
      const from = actsFrom(v)
      return from !== undefined && from <= E && !voids.some((other) => other.target === v.seq && acts(other))
    }
    return stream.facts.filter((f) => f.seq <= K && f.on <= E && !voids.some((v) => v.target === f.seq && v.how !== 'reinstate' && acts(v)))
  }
  if (history.within && standsIn(history.within).length === 0) return undefined
  return standsIn(history).sort((a, b) => (a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1))[0]?.seq
}

function read(
  rows: readonly { about: number; on: Day; d: number; k?: number }[],
  E: Day,
  K = Number.POSITIVE_INFINITY,
): Map<number, number> {
  const sums = new Map<number, number>()
  for (const row of rows) if (row.on <= E && (row.k ?? 0) <= K) sums.set(row.about, (sums.get(row.about) ?? 0) + row.d)
  for (const [about, sum] of sums) if (sum === 0) sums.delete(about)
  return sums
}

const asMap = (about: number | undefined) => new Map(about === undefined ? [] : [[about, 1]])

interface Draw {
  day: number
  what: number
  pick: number
  register: boolean
}
const draws = fc.array(
  fc.record({ day: fc.integer({ min: 0, max: 9 }), what: fc.integer({ min: 0, max: 9 }), pick: fc.nat(1_000), register: fc.boolean() }),
  { minLength: 1, maxLength: 14 },
)

/** A history as it could happen: each void names an earlier event of its own stream. Seal positions leave gaps, as other keys take them. */
function historyOf(events: readonly Draw[], withRegister: boolean): KeyHistory {
  const make = () => ({ facts: [] as KeyFact[], voids: [] as KeyVoid[], voidable: [] as { seq: number; isVoid: boolean }[] })
  const own = make()
  const register = make()
  events.forEach(({ day, what, pick, register: inRegister }, index) => {
    const seq = index * 2 + 3
    const stream = withRegister && inRegister ? register : own
    const target = stream.voidable[pick % Math.max(1, stream.voidable.length)]
    if (what < 4 || !target) {
      stream.facts.push({ seq, on: on(day), unit: pick % 3 })
      stream.voidable.push({ seq, isVoid: false })
      return
    }
    const how = target.isVoid && what > 6 ? 'reinstate' : what % 2 === 0 ? 'cancel' : 'strike'
    stream.voids.push({ seq, target: target.seq, on: on(day), how })
    stream.voidable.push({ seq, isVoid: true })
  })
  return withRegister ? { facts: own.facts, voids: own.voids, within: register } : { facts: own.facts, voids: own.voids }
}

const histories = fc.tuple(draws, fc.boolean()).map(([events, withRegister]) => historyOf(events, withRegister))
const lastSeq = (history: KeyHistory) =>
  Math.max(0, ...[history, history.within ?? none].flatMap((s) => [...s.facts, ...s.voids].map((e) => e.seq)))
const cases = (count: number) => ({ numRuns: FULL ? count : 200, seed: 20220101 })

describe('the counting fact of a key, by hand', () => {
  it('a match of 10 May cancelled on 30 May counts as of 29 May and not as of 30 May (A-37)', () => {
    const steps = stepsOf({ facts: [fact(1, 9)], voids: [cancel(2, 1, 29)] })
    expect(steps).toEqual([
      { about: 1, on: on(9), d: 1 },
      { about: 1, on: on(29), d: -1 },
    ])
  })
  it('a strike takes it away from its own day for those who know of the strike, and only for them (A-37)', () => {
    const rows = rowsOf(none, { facts: [fact(4, 9)], voids: [strike(8, 4, 60)] })
    expect(read(rows, on(28), 7)).toEqual(asMap(4))
    expect(read(rows, on(28), 8)).toEqual(asMap(undefined))
  })
  it('an earlier happening that is reported later takes the place, and gives it back when cancelled', () => {
    const rows = rowsOf(none, { facts: [fact(1, 20), fact(2, 5)], voids: [cancel(3, 2, 30)] })
    expect(read(rows, on(25), 1)).toEqual(asMap(1))
    expect(read(rows, on(25), 2)).toEqual(asMap(2))
    expect(read(rows, on(30), 3)).toEqual(asMap(1))
    expect(read(rows, on(29), 3)).toEqual(asMap(2))
  })
  it('a reinstate voids just the void that it names', () => {
    const history = { facts: [fact(1, 0)], voids: [cancel(2, 1, 5), cancel(3, 1, 6), reinstate(4, 2, 8)] }
    expect(read(stepsOf(history), on(9))).toEqual(asMap(undefined))
    expect(read(stepsOf({ ...history, voids: [...history.voids, reinstate(5, 3, 9)] }), on(9))).toEqual(asMap(1))
  })
  it('a cancel of a cancel is a reinstate', () => {
    const of = (how: 'cancel' | 'reinstate') =>
      stepsOf({ facts: [fact(1, 0)], voids: [cancel(2, 1, 5), { seq: 3, target: 2, on: on(7), how }] })
    expect(of('cancel')).toEqual(of('reinstate'))
    expect(of('cancel')).toEqual([
      { about: 1, on: on(0), d: 1 },
      { about: 1, on: on(5), d: -1 },
      { about: 1, on: on(7), d: 1 },
    ])
  })
  it('a void that arrives before its target acts once the target is there; a reinstate that names a fact does nothing', () => {
    const rows = rowsOf(none, { facts: [fact(5, 0)], voids: [cancel(2, 5, 3), reinstate(9, 5, 0)] })
    expect(rows.map(({ k, on, d }) => ({ k, on, d }))).toEqual([
      { k: 5, on: on0, d: 1 },
      { k: 5, on: on(3), d: -1 },
    ])
  })
  it('a base counts only while it is in the register', () => {
    const history = { facts: [fact(1, 2)], voids: [], within: { facts: [fact(2, 6)], voids: [cancel(3, 2, 8)] } }
    expect(stepsOf(history)).toEqual([
      { about: 1, on: on(6), d: 1 },
      { about: 1, on: on(8), d: -1 },
    ])
    expect(
      rowsOf(none, history)
        .filter((row) => row.d !== 0)
        .map((row) => row.k),
    ).toEqual([2, 3])
  })
  it('nonsense from outside does not hang it: self-targets, circles, the same event twice', () => {
    const circle = [cancel(2, 3, 0), cancel(3, 2, 0), cancel(4, 4, 0), cancel(1, 1, 0)]
    expect(stepsOf({ facts: [fact(1, 0), fact(1, 0)], voids: [...circle, ...circle] })).toEqual([{ about: 1, on: on(0), d: 1 }])
  })
})
const on0 = on(0)

describe('the ledger rows of a key against a recount', () => {
  it('any history: for all (E, K) the rows name exactly the one counting fact (PT-08, PT-13, PT-14)', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const rows = rowsOf(none, history)
        for (let K = 0; K <= lastSeq(history) + 1; K++) {
          for (let E = -1; E <= 10; E++) expect(read(rows, on(E), K)).toEqual(asMap(countingAt(history, on(E), K)))
        }
        expect(rows.every((row) => Math.abs(row.d) <= 1)).toBe(true)
      }),
      cases(20_000),
    )
  })
  it('it does not matter in which order events are listed (PT-10), or how the batches are cut', () => {
    fc.assert(
      fc.property(histories, fc.nat(30), fc.integer(), (history, cut, salt) => {
        const shuffled = mapStreams(history, (list) => shuffle(list, salt))
        expect(stepsOf(shuffled)).toEqual(stepsOf(history))
        const before = mapStreams(history, (list) => list.filter((each) => each.seq <= cut))
        const later = mapStreams(shuffled, (list) => list.filter((each) => each.seq > cut))
        expect(inOrder([...rowsOf(none, before), ...rowsOf(before, later)])).toEqual(inOrder(rowsOf(none, history)))
      }),
      cases(5_000),
    )
  })
  it('every fact has a row of its own seal position on its own day, so that the ledger alone lists the facts of a key', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const rows = rowsOf(none, history)
        for (const { seq, on, unit } of history.facts) {
          const own = rows.filter((row) => row.about === seq && row.k === seq)
          expect(own.map((row) => row.on).sort()[0]).toBe(on)
          expect(rows.filter((row) => row.about === seq).every((row) => row.unit === unit)).toBe(true)
        }
      }),
      cases(2_000),
    )
  })
  it('without voids the figure never falls as E grows (PT-09); a later fact under a standing key changes nothing where the first stands (PT-11)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 9 }),
        (days, late) => {
          const known = { facts: days.map((day, index) => fact(index + 1, day)), voids: [] }
          const first = Math.min(...days)
          expect(stepsOf(known)).toHaveLength(1)
          const rows = rowsOf(known, { facts: [fact(99, first + late)], voids: [] })
          expect(rows).toEqual([{ about: 99, on: on(first + late), d: 0, k: 99, unit: 1 }])
        },
      ),
      cases(2_000),
    )
  })
  it('cancel, then reinstate on the same day, is as if never cancelled at every E from that day on, and before it too (PT-12)', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 9 }), (history, day) => {
        const target = history.facts[0]
        if (!target) return
        const end = lastSeq(history)
        const undone = { ...history, voids: [...history.voids, cancel(end + 1, target.seq, day), reinstate(end + 2, end + 1, day)] }
        expect(stepsOf(undone)).toEqual(stepsOf(history))
      }),
      cases(2_000),
    )
  })
  it('a difference added to what was gives what is', () => {
    fc.assert(
      fc.property(histories, histories, (one, other) => {
        const before = stepsOf(one)
        const sum = [...before, ...difference(before, stepsOf(other))]
        for (let E = -1; E <= 10; E++) expect(read(sum, on(E))).toEqual(read(stepsOf(other), on(E)))
      }),
      cases(2_000),
    )
  })
  it('a key with 2,000 events and a quarrel 1,000 voids deep end with the right fact', () => {
    const facts = Array.from({ length: 1_000 }, (_, index) => fact(index + 1, 1_000 - index))
    const chain = Array.from({ length: 1_000 }, (_, index) => cancel(1_001 + index, index === 0 ? 1_000 : 1_000 + index, 1_001 + index))
    const rows: StepRow[] = rowsOf(none, { facts, voids: chain })
    expect(read(rows, on(5_000))).toEqual(asMap(1_000))
    expect(read(rows, on(1_001), 1_001)).toEqual(asMap(999))
    expect(read(rows, on(1_000), 500)).toEqual(asMap(500))
  })
})

function mapStreams(history: KeyHistory, change: <T extends { seq: number }>(list: readonly T[]) => readonly T[]): KeyHistory {
  const of = (stream: KeyStream) => ({ facts: change(stream.facts), voids: change(stream.voids) })
  return history.within ? { ...of(history), within: of(history.within) } : of(history)
}

const shuffle = <T extends { seq: number }>(list: readonly T[], salt: number): T[] => {
  const rank = (each: T) => ((each.seq * 2_654_435_761) ^ salt) >>> 0
  return list.toSorted((a, b) => rank(a) - rank(b))
}

const inOrder = (rows: readonly StepRow[]) => rows.toSorted((a, b) => a.k - b.k || a.about - b.about || (a.on < b.on ? -1 : 1))
