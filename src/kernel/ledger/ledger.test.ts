import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command } from '../command/command.js'
import { addDays, type Day, day } from '../day.js'
import { rows, sql } from '../db/database.js'
import { fact, type NewFact } from '../fact/fact.js'
import type { Id } from '../ids.js'
import { id, uuidOf } from '../ids.js'
import { ok } from '../result.js'
import { type TestHouse, testHouse } from '../testing/index.js'
import { recount } from './audit.js'
import { evidenceOf, notCountedBy } from './evidence.js'
import { defineMeasure, type MeasureRule, measures } from './measure.js'
import { byUnit, resolveKnown, seriesOf } from './read.js'

const START = '2022-03-01' as Day
const thing = fact('thing.happened', {
  data: z.object({ batch: z.string(), key: z.string(), list: z.string(), unit: id('unit'), on: day, reportedOn: day }),
  about: (d) => ({ subject: d.key, unit: d.unit, on: d.on, reportedOn: d.reportedOn }),
  sample: { batch: 'b', key: 'a', list: 'x', unit: uuidOf('u'), on: START, reportedOn: START },
})
const voided = fact('thing.voided', {
  data: z.object({ fact: id('fact'), how: z.enum(['cancel', 'strike', 'reinstate']), on: day }),
  about: (d) => ({ subject: d.fact, unit: null, on: d.on, voids: { fact: d.fact, how: d.how } }),
  sample: { fact: uuidOf('f'), how: 'cancel', on: START },
})

/** Writes facts as they come: the ledger must cope with any history. */
const record = command({
  name: 'test.record',
  title: { zh: '记', en: 'Record' },
  input: z.object({ facts: z.array(z.unknown()) }),
  allow: () => true,
  load: async () => undefined,
  decide: (_none, input) => ok({ change: undefined, facts: input.facts as NewFact[], answer: undefined }),
  save: async () => {},
})

let test: TestHouse
beforeAll(async () => {
  test = await testHouse(addDays(START, 1))
})
afterAll(() => test.close())

const units = [uuidOf('unit', 1), uuidOf('unit', 2)] as Id<'unit'>[]

type Event =
  | { at: 'fact'; key: number; list: boolean; day: number; unit: number; late: boolean }
  | { at: 'void'; of: number; how: 'cancel' | 'strike' | 'reinstate'; day: number }
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      at: fc.constant('fact' as const),
      key: fc.nat(3),
      list: fc.boolean(),
      day: fc.nat(12),
      unit: fc.nat(1),
      late: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      at: fc.constant('void' as const),
      of: fc.nat(20),
      how: fc.constantFrom('cancel' as const, 'strike' as const, 'reinstate' as const),
      day: fc.nat(16),
    }),
  },
)

interface Live {
  id: string
  on: Day
  key: string
  unit: string
  scope: boolean
  late: boolean
  seq: number
}
interface Undo {
  id: string
  target: string
  how: string
  on: Day
  seq: number
}

/** The figure from the rules of 06 P-070..P-072 alone, without ledger or steps. */
function bruteFigure(facts: Live[], undos: Undo[], asOf: Day, k: number): { figure: number; counted: Set<string> } {
  const applies = (undo: Undo): boolean =>
    undo.seq <= k &&
    (undo.how === 'strike' || undo.on <= asOf) &&
    !undos.some((over) => over.target === undo.id && over.on <= asOf && applies(over))
  const live = (one: Live) => !undos.some((undo) => undo.target === one.id && undo.how !== 'reinstate' && applies(undo))
  const best = new Map<string, Live>()
  for (const one of facts) {
    if (one.seq > k || one.on > asOf || !one.scope || one.late || !live(one)) continue
    const stands = best.get(one.key)
    if (!stands || one.on < stands.on || (one.on === stands.on && one.seq < stands.seq)) best.set(one.key, one)
  }
  return { figure: best.size, counted: new Set([...best.values()].map((one) => one.id)) }
}

let knowledgeDays = 0

async function play(events: readonly Event[], batch: string): Promise<{ facts: Live[]; undos: Undo[] }> {
  const facts: Live[] = []
  const undos: Undo[] = []
  const all: { id: string; on: Day; undo: boolean }[] = []
  for (const [index, each] of events.entries()) {
    if (index % 2 === 0) await test.setToday(addDays(START, 20 + ++knowledgeDays * 5))
    const on = addDays(START, each.day)
    if (each.at === 'fact') {
      const data = {
        batch,
        key: String(each.key),
        list: each.list ? 'x' : 'y',
        unit: units[each.unit]!,
        on,
        reportedOn: (each.late ? '2023-04-01' : on) as Day,
      }
      const done = await record(test.as(), { facts: [thing(data)] })
      const made = done.ok ? done.value.facts[0]! : ''
      facts.push({ id: made, on, key: data.key, unit: data.unit, scope: each.list, late: each.late, seq: 0 })
      all.push({ id: made, on, undo: false })
    } else {
      const target = all[each.of % Math.max(1, all.length)]
      // A cancel names a fact, a reinstate names a cancel or strike; a cancel before its fact's date is refused upstream.
      if (!target || target.undo !== (each.how === 'reinstate')) continue
      const from = on < target.on ? target.on : on
      const done = await record(test.as(), { facts: [voided({ fact: target.id as Id<'fact'>, how: each.how, on: from })] })
      const made = done.ok ? done.value.facts[0]! : ''
      undos.push({ id: made, target: target.id, how: each.how, on: from, seq: 0 })
      all.push({ id: made, on: from, undo: true })
    }
    await test.house.projector.settle()
  }
  const seals = await rows<{ fact: string; seq: number }>(test.house.database.db, sql`select fact, seq from kernel.seal`)
  const seqOf = new Map(seals.map((row) => [row.fact, row.seq]))
  for (const each of [...facts, ...undos]) each.seq = seqOf.get(each.id)!
  return { facts, undos }
}

describe('the ledger', () => {
  const full = process.env.COLLEGIUM_FULL === '1'
  it('gives at every (E, K) the figure that the rules give, with rows that are the figure (PT-08 to PT-14, PT-19)', async () => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 14 }), async (events) => {
        const batch = `b${++round}`
        await defineMeasure(test.house.database.db, rule(batch))
        const { facts, undos } = await play(events, batch)
        const { db } = test.house.database
        const no = (await measures(db)).find((each) => each.rule.id === batch)!.no
        const tops = [...facts, ...undos].map((each) => each.seq)
        for (const k of tops) {
          for (const asOf of [START, addDays(START, 4), addDays(START, 9), addDays(START, 30)]) {
            const truth = bruteFigure(facts, undos, asOf, k)
            const reading = { asOf, known: await resolveKnown(db, { seq: k }) }
            const got = (await seriesOf(db, [no], reading)).get(no)!.figure
            expect(got).toBe(truth.figure)
            const evidence = await evidenceOf(db, { measure: no, reading, limit: 100 })
            expect(new Set(evidence.facts.map((row) => row.id))).toEqual(truth.counted)
            const out = await notCountedBy(db, { measure: no, reading })
            const all = await rows<{ n: number }>(
              db,
              sql`select count(*) as n from kernel.fact f join kernel.seal s on s.fact = f.id where f.kind = 'thing.happened' and s.seq <= ${k}`,
            )
            expect(truth.figure + out.reduce((sum, row) => sum + row.n, 0)).toBe(all[0]!.n)
            const split = await byUnit(db, no, reading)
            expect(split.reduce((sum, row) => sum + row.n, 0)).toBe(truth.figure)
          }
        }
        const now = bruteFigure(facts, undos, '2022-12-31' as Day, Number.POSITIVE_INFINITY)
        expect((await seriesOf(db, [no], { asOf: '2022-12-31' as Day, known: undefined })).get(no)!.figure).toBe(now.figure)
      }),
      { numRuns: full ? 200 : 12, seed: 20220930 },
    )
    expect(await recount(test.house.database)).toEqual([])
  }, 600_000)
})

/** A measure over one round's facts only: its scope names the round, so that rounds do not see one another. */
const rule = (batch: string): MeasureRule => ({
  id: batch,
  version: 1,
  kinds: ['thing.happened'],
  where: `data.batch = "${batch}" and data.list = "x"`,
  key: ['data.key'],
  reading: 'flow',
  from: START,
  to: '2022-12-31' as Day,
  closes: '2023-03-31' as Day,
})
