import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command } from '../command/command.js'
import { addDays, type Day, day } from '../day.js'
import { fact, type NewFact } from '../fact/fact.js'
import { type Id, id, newId, uuidOf } from '../ids.js'
import { ok } from '../result.js'
import { type TestHouse, testHouse } from '../testing/index.js'
import { evidenceOf } from './evidence.js'
import { defineMeasure, measures } from './measure.js'
import { seriesOf } from './read.js'

const HISTORIES = process.env.COLLEGIUM_FULL === '1' ? 2_000 : 200
const YEARS = [2021, 2022, 2023] as const
const FIRST = '2021-12-20' as Day
const END = '2024-03-31' as Day

const moored = fact('ship.moored', {
  data: z.object({ ship: z.string(), on: day }),
  about: (d) => ({ subject: d.ship, unit: null, on: d.on, reportedOn: d.on }),
  sample: { ship: 's', on: FIRST },
})
const unmoored = fact('ship.unmoored', {
  data: z.object({ fact: id('fact'), how: z.enum(['cancel', 'strike']), on: day }),
  about: (d) => ({ subject: d.fact, unit: null, on: d.on, voids: { fact: d.fact, how: d.how } }),
  sample: { fact: uuidOf('f'), how: 'cancel', on: FIRST },
})

const record = command({
  name: 'test.moor',
  title: { zh: '记', en: 'Record' },
  input: z.object({ facts: z.array(z.unknown()) }),
  allow: () => true,
  load: async () => undefined,
  decide: (_none, input) => ok({ change: undefined, facts: input.facts as NewFact[] }),
  save: async () => {},
})

/** One key seen around two turns of the year: the days of its facts, and what is later cancelled or struck. */
const history = fc.record({
  days: fc.array(fc.oneof(fc.nat(24), fc.integer({ min: 366, max: 390 })), { minLength: 1, maxLength: 6 }),
  voids: fc.array(fc.record({ of: fc.nat(5), how: fc.constantFrom('cancel' as const, 'strike' as const), after: fc.nat(40) }), {
    maxLength: 3,
  }),
})

interface Made {
  readonly id: Id<'fact'>
  readonly on: Day
}

let test: TestHouse
const made: Made[] = []
beforeAll(async () => {
  test = await testHouse(END)
  for (const year of YEARS) {
    const period = { from: `${year}-01-01` as Day, to: `${year}-12-31` as Day, closes: `${year + 1}-03-31` as Day }
    await defineMeasure(test.house.database.db, {
      id: `moored-${year}`,
      version: 1,
      kinds: ['ship.moored'],
      key: ['data.ship'],
      reading: 'flow',
      ...period,
    })
  }
  for (const [n, { days, voids }] of fc.sample(history, { numRuns: HISTORIES, seed: 20221231 }).entries()) {
    const own: Made[] = days.map((offset) => ({ id: newId<'fact'>(), on: addDays(FIRST, offset) }))
    const undone = voids.flatMap(({ of, how, after }) => {
      const target = own[of % own.length]!
      return [unmoored({ fact: target.id, how, on: addDays(target.on, after) })]
    })
    const facts = [...own.map(({ id, on }) => ({ ...moored({ ship: `s${n}`, on }), id })), ...undone]
    const done = await record(test.as(), { facts })
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    made.push(...own)
  }
  await test.house.projector.settle()
}, 300_000)
afterAll(() => test?.close())

async function countedIn(year: number): Promise<{ figure: number; facts: { id: string; on: Day }[] }> {
  const { db } = test.house.database
  const no = (await measures(db)).find((each) => each.rule.id === `moored-${year}`)!.no
  const reading = { asOf: END, known: undefined }
  const facts: { id: string; on: Day }[] = []
  let after: { on: Day; seq: number } | undefined
  do {
    const page = await evidenceOf(db, { measure: no, reading, after, limit: 500 })
    facts.push(...page.facts.map((row) => ({ id: row.id, on: row.effectiveOn })))
    after = page.next
  } while (after)
  return { figure: (await seriesOf(db, [no], reading)).get(no)!.figure, facts }
}

describe('one rule over several years', () => {
  it('counts a fact in the year of its day and in no other, whatever was voided, for as many keys as histories (PT-15)', async () => {
    const years = await Promise.all(YEARS.map(countedIn))
    const all = years.flatMap(({ facts }) => facts.map((each) => each.id))
    expect(new Set(all).size).toBe(all.length)
    for (const [n, { figure, facts }] of years.entries()) {
      expect(facts).toHaveLength(figure)
      expect(new Set(facts.map(({ on }) => Number(on.slice(0, 4))))).toEqual(new Set([YEARS[n]]))
      expect(figure, `${YEARS[n]} has something to count`).toBeGreaterThan(HISTORIES / 4)
    }
    // No year takes what happened in another: together they count no more than there are facts, and never two of one key and year.
    expect(all.length).toBeLessThanOrEqual(made.length)
  })
})
