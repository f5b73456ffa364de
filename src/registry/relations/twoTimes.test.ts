import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, rows, sql } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import * as registry from '../index.js'
import { stretchesOf } from '../statement/periods.js'
import { done, got } from '../testing.js'

const FULL = process.env.COLLEGIUM_FULL === '1'
const HISTORIES = FULL ? 100 : 12
const ASKED = FULL ? 60 : 25

let test: TestHouse
beforeAll(async () => {
  test = await testHouse('2022-01-01' as Day)
})
afterAll(() => test?.close())

const source = '随机沿革'
const START = '2022-01-01' as Day
const day = (n: number): Day => addDays(START, n)

/** One act on a small world of units; numbers choose among what is there. */
type Step = {
  do: 'rename' | 'move' | 'describe' | 'close' | 'correct' | 'withdraw' | 'merge' | 'split' | 'undo' | 'relate' | 'unrelate'
  a: number
  b: number
  on: number
}
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(
    ...(['rename', 'rename', 'move', 'describe', 'close', 'correct', 'withdraw', 'merge', 'split', 'undo', 'relate', 'unrelate'] as const),
  ),
  a: fc.nat(999),
  b: fc.nat(999),
  on: fc.nat(40),
})

interface World {
  readonly units: string[]
  readonly acts: string[]
}

/** Does what the step asks, as far as the register lets it; a refusal changes nothing, and that is part of what is tested. */
async function take(world: World, each: Step, n: number): Promise<void> {
  const ctx = test.as()
  const pick = (index: number) => world.units[index % world.units.length]!
  const [unit, other, on] = [pick(each.a), pick(each.b), day(each.on)]
  const statement = async () => {
    const said = await registry.statementsOf(test.house.database.db, unit)
    return said[each.b % Math.max(1, said.length)]
  }
  switch (each.do) {
    case 'rename':
      return void (await registry.renameUnit(ctx, { unit, nameZh: `名${n}`, from: on, source }))
    case 'describe':
      return void (await registry.describeUnit(ctx, { unit, what: 'seat', value: `地${n}`, from: on, source }))
    case 'move':
      return void (await registry.changeParent(ctx, { unit, parent: each.b % 5 === 0 ? null : other, from: on, source }))
    case 'close':
      return void (await registry.closeUnit(ctx, { unit, on, reason: source }))
    case 'correct':
    case 'withdraw': {
      const found = await statement()
      if (!found) return
      const change = each.do === 'withdraw' ? { withdraw: true } : { validFrom: on, validTo: null }
      return void (await registry.correctStatement(ctx, { statement: found.id, ...change, reason: source, source }))
    }
    case 'merge':
    case 'split': {
      const fresh = each.do === 'merge' ? [{ nameZh: `并${n}` }] : [{ nameZh: `分${n}甲` }, { nameZh: `分${n}乙` }]
      const before = each.do === 'merge' ? [...new Set([unit, other])] : [unit]
      const answer = await registry.reorganiseUnits(ctx, { kind: each.do, units: before, fresh, on, reason: source })
      if (!answer.ok || !answer.value.answer) return
      world.units.push(...answer.value.answer.fresh)
      world.acts.push(answer.value.answer.reorganisation)
      return
    }
    case 'undo': {
      const act = world.acts[each.a % Math.max(1, world.acts.length)]
      return act === undefined ? undefined : void (await registry.undoReorganisation(ctx, { reorganisation: act as never, reason: source }))
    }
    case 'relate':
      return void (await registry.relateUnits(ctx, { kind: 'twinned_with', from: unit, to: other, since: on, source }))
    case 'unrelate': {
      const ties = got(await registry.relationsOf(ctx, { unit }))
      const tie = ties.find((one) => one.kind === 'twinned_with')
      return tie === undefined ? undefined : void (await registry.endRelation(ctx, { relation: tie.relation, on, source }))
    }
  }
}

interface Said {
  id: string
  subject: string
  predicate: string
  value: unknown
  from: Day
  to: Day | null
  supersedes: string | null
  withdrawn: boolean
}
interface Told {
  seq: number
  recordedOn: Day
  said: Said[]
}

/** The facts after a seal in their sealed order, each with what was said by it: all that the replay below knows. */
async function told(since: number): Promise<Told[]> {
  const facts = await rows<{ id: string; seq: number; recordedOn: Day }>(
    test.house.database.db,
    sql`select f.id, s.seq::int as seq, f.recorded_on as "recordedOn" from kernel.fact f join kernel.seal s on s.fact = f.id where s.seq > ${since} order by s.seq`,
  )
  const said = await rows<Said & { fact: string }>(
    test.house.database.db,
    sql`select id, subject, predicate, value, valid_from as "from", valid_to as "to", supersedes, withdrawn, fact from registry.statement
      where fact in (select fact from kernel.seal where seq > ${since}) order by recorded_at, id`,
  )
  const by = Map.groupBy(said, (each) => each.fact)
  return facts.map((fact) => ({ seq: fact.seq, recordedOn: fact.recordedOn, said: by.get(fact.id) ?? [] }))
}

/** What a reader of the facts up to K would believe of a day: told one after another, forgetting what was taken back. By hand and without SQL. */
function replay(facts: readonly Told[], until: (fact: Told) => boolean, asOf: Day): Map<string, unknown> {
  const believed: Said[] = []
  for (const fact of facts.filter(until))
    for (const each of fact.said) {
      const old = believed.findIndex((one) => one.id === each.supersedes)
      if (old >= 0) believed.splice(old, 1)
      if (!each.withdrawn) believed.push(each)
    }
  const values = new Map<string, { from: Day; value: unknown }>()
  for (const each of believed) {
    if (each.from > asOf || (each.to !== null && each.to <= asOf)) continue
    const key = `${each.subject}/${each.predicate}`
    const held = values.get(key)
    // Later words cover earlier ones that begin on the same day; `believed` is in the order of telling.
    if (!held || each.from >= held.from) values.set(key, { from: each.from, value: each.value })
  }
  return new Map([...values].map(([key, { value }]) => [key, value]))
}

const headSeq = async (): Promise<number> =>
  (await rows<{ seq: number }>(test.house.database.db, sql`select coalesce(max(seq), 0)::int as seq from kernel.seal`))[0]!.seq

/** The list of units, page by page to its end. */
async function everyUnit(at: { asOf: Day; knownAt?: Day; knownSeal?: number }): Promise<string[]> {
  const found: string[] = []
  let after: registry.UnitCursor | null = null
  do {
    const page: registry.UnitPage = got(
      await registry.unitsOf(test.as(), { kind: 'organisation', ...at, limit: 500, ...(after ? { after } : {}) }),
    )
    found.push(...page.units.map((each) => each.id))
    after = page.next
  } while (after)
  return found
}

describe('as known on (08 acceptance 2)', () => {
  it('equals the state replayed from the facts, for every day and every knowledge of random histories of the register', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 24 }),
        fc.array(fc.record({ asOf: fc.nat(60), known: fc.nat(999), bySeal: fc.boolean() }), { minLength: ASKED, maxLength: ASKED }),
        async (steps, asks) => {
          await test.setToday(START)
          await test.house.projector.settle()
          const since = await headSeq()
          const world: World = { units: [], acts: [] }
          for (let i = 0; i < 4; i++)
            world.units.push(
              done(await registry.registerUnit(test.as(), { kind: 'organisation', nameZh: `初${i}`, since: START, source })).unit,
            )
          for (const [n, each] of steps.entries()) {
            // Two or three acts of a day, so that a seal says more than a day.
            await test.setToday(day(Math.floor(n / 3) + 1))
            await take(world, each, n)
          }
          await test.house.projector.settle()
          const facts = await told(since)
          const last = facts.at(-1)!.seq
          for (const [nth, ask] of asks.entries()) {
            const asOf = day(ask.asOf)
            const knownAt = day(ask.known % 12)
            const seal = last - (ask.known % (last - since))
            const model = replay(facts, ask.bySeal ? (fact) => fact.seq <= seal : (fact) => fact.recordedOn <= knownAt, asOf)
            const K = ask.bySeal ? { knownSeal: seal } : { knownAt }
            const says = (unit: string, what: string) => model.get(`${unit}/${what}`) ?? null
            for (const unit of world.units) {
              const found = got(await registry.unitById(test.as(), { unit, asOf, ...K }))!.unit
              const expected = {
                nameZh: says(unit, 'name_zh') ?? '',
                seat: says(unit, 'seat'),
                parent: says(unit, 'parent'),
                state: says(unit, 'state'),
              }
              expect({ nameZh: found.nameZh, seat: found.seat, parent: found.parent, state: found.state }).toEqual(expected)
              compared += 4
            }
            if (nth % 5 === 0) {
              const listed = await everyUnit({ asOf, ...K })
              const living = world.units.filter(
                (unit) => says(unit, 'name_zh') && !['closed', 'merged'].includes(String(says(unit, 'state'))),
              )
              expect(listed.filter((unit) => world.units.includes(unit)).sort()).toEqual([...living].sort())
            }
            const top = world.units[ask.known % world.units.length]!
            const below = got(await registry.childrenOf(test.as(), { unit: top, asOf, ...K })).map((each) => each.id)
            expect([...below].sort()).toEqual(world.units.filter((unit) => says(unit, 'parent') === top).sort())
            for (const tie of got(await registry.relationsOf(test.as(), { unit: top, asOf, ...K })).filter((each) => each.holds))
              expect(says(tie.relation, 'holds')).toBe(true)
          }
        },
      ),
      { numRuns: HISTORIES, seed: 82, endOnFailure: true },
    )
    expect(compared).toBeGreaterThan(HISTORIES * ASKED * 4)
  }, 300_000)

  it('stays as it was told: asked again at the same K after more has happened, byte for byte', async () => {
    await test.setToday('2022-03-01' as Day)
    const unit = done(await registry.registerUnit(test.as(), { kind: 'organisation', nameZh: '静一', since: '2000', source })).unit
    await test.house.projector.settle()
    const seal = (await rows<{ seq: number }>(test.house.database.db, sql`select max(seq)::int as seq from kernel.seal`))[0]!.seq
    const ask = async () =>
      JSON.stringify([
        got(await registry.unitById(test.as(), { unit, asOf: '2022-03-01', knownSeal: seal })),
        got(await registry.unitLife(test.as(), { unit, asOf: '2022-03-01', knownSeal: seal })),
        got(await registry.unitsOf(test.as(), { text: '静', asOf: '2022-03-01', knownSeal: seal })),
      ])
    const before = await ask()
    done(await registry.renameUnit(test.as(), { unit, nameZh: '静二', from: '2010-01-01', source }))
    done(
      await registry.reorganiseUnits(test.as(), {
        kind: 'split',
        units: [unit],
        fresh: [{ nameZh: '静三' }, { nameZh: '静四' }],
        on: '2020-01-01',
        reason: source,
      }),
    )
    expect(await ask()).toBe(before)
    expect(got(await registry.unitById(test.as(), { unit, asOf: '2022-03-01' }))!.unit).toMatchObject({ nameZh: '静二', state: 'closed' })
  })
})

describe('stretches', () => {
  it('say of each day what the statement that holds on it says', () => {
    const statement = fc.record({
      value: fc.nat(3),
      validFrom: fc.nat(20).map(day),
      length: fc.option(fc.integer({ min: 1, max: 8 })),
    })
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 8 }), fc.nat(30), (drafts, n) => {
        const said = drafts.map((each, i) => ({
          ...each,
          id: `0${i}`,
          validTo: each.length === null ? null : addDays(each.validFrom, each.length),
          recordedAt: `2022-02-01 00:00:${String(i).padStart(2, '0')}+00`,
        }))
        const on = day(n)
        const held = said
          .filter((each) => each.validFrom <= on && (each.validTo === null || on < each.validTo))
          .sort((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : a.id < b.id ? 1 : -1))[0]
        const found = stretchesOf(said).filter((each) => each.from <= on && (each.until === null || on < each.until))
        expect(found.map((each) => each.value)).toEqual(held ? [held.value] : [])
      }),
      { numRuns: FULL ? 10_000 : 200, seed: 83 },
    )
  })
})
