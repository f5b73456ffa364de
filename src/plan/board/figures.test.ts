import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, nobody, uuidOf } from '../../kernel/index.js'
import type { TestHouse } from '../../kernel/testing/index.js'
import { books } from '../book/cache.js'
import { passes, stateOf } from '../measures/index.js'
import { evidence, notCounted } from '../target/evidence.js'
import { targetPage } from '../target/page.js'
import { ratioLists, registerLog } from '../target/ratio.js'
import { confirmer, done, editor, type Happening, happened, houseWithPlan, many, officer, SEED } from '../testing.js'
import { aimOf, ratioOf } from '../types.js'
import { approveExcess } from '../work/excess.js'
import { feedTarget } from '../work/feed.js'
import { board } from './board.js'
import { lookAgain } from './markCounts.js'
import type { BoardTarget } from './types.js'

type House = TestHouse & { plan: string; version: string }
const ON = '2022-03-01'
const E = '2022-12-31' as Day

/** One happening of each kind, with the key that makes it one of its own. */
const make: Record<string, (n: number, on?: string) => Happening> = {
  'T07-2': (n, on = ON) => ({ kind: 'case.accessioned', on, data: { fingerprint: `f${n}` } }),
  'T07-3': (n, on = ON) => ({ kind: 'case.downloaded', on, data: { user: `u${n}`, case: 'c' } }),
  'T14-1': (n, on = ON) => ({ kind: 'service_team.formed', on, data: { society: `s${n}`, city: 'c', task: 't' } }),
  'T16-2': (n, on = ON) => ({ kind: 'participation.confirmed', on, data: { person: `p${n}` } }),
  'T08-2': (n, on = ON) => ({ kind: 'foreign_event.attended', on, data: { event: `e${n}`, edition: '2022' } }),
  'T12-1': (n, on = ON) => ({ kind: 'expert_seminar.held', on, data: { series: 'expert-seminar', sitting: n } }),
  'T15-2': (n, on = ON) => ({ kind: 'match.recorded', on, data: { need: `n${n}`, offer: 'o' } }),
}

describe.skipIf(!SEED)('figures of the plan of 2022', () => {
  let test: House
  beforeAll(async () => {
    test = await houseWithPlan('2022-12-31' as Day)
  })
  afterAll(() => test?.close())

  const targetsAt = async (asOf: string = E, known?: { seq: number } | { day: Day }): Promise<BoardTarget[]> =>
    done(await board(test.as(nobody()), { plan: test.plan, asOf: asOf as Day, known }))!.groups.flatMap((group) => group.targets)
  const target = async (code: string, asOf: string = E, known?: { seq: number } | { day: Day }) =>
    (await targetsAt(asOf, known)).find((each) => each.code === code)!
  const rowsBehind = async (code: string, asOf: string = E, known?: { seq: number } | { day: Day }, viewer = nobody()) => {
    let count = 0
    let after: { on: Day; seq: number } | undefined
    do {
      const page = done(await evidence(test.as(viewer), { plan: test.plan, target: code, asOf: asOf as Day, known, after, limit: 500 }))!
      count += page.rows.length
      after = page.next
    } while (after)
    return count
  }

  it('with no fact recorded shows 0 or no figure for all 26, no percentage and nothing met (A-30)', async () => {
    const all = await targetsAt()
    expect(all).toHaveLength(26)
    expect(all.filter((each) => each.ratio !== null).map((each) => [each.code, each.state, each.percent])).toEqual([
      ['T03-1', 'no_figure', null],
      ['T13-1', 'no_figure', null],
      ['T16-1', 'no_figure', null],
    ])
    expect(all.filter((each) => each.ratio === null).every((each) => each.n === 0 && each.state !== 'met')).toBe(true)
  })

  it('200 teams and 1,000 people are met at the number and not below it (A-31)', async () => {
    await happened(test, ...many(199, make['T14-1']!), ...many(999, make['T16-2']!))
    expect([await target('T14-1'), await target('T16-2')]).toMatchObject([
      { n: 199, state: 'behind' },
      { n: 999, state: 'behind' },
    ])
    await happened(test, make['T14-1']!(199), make['T16-2']!(999))
    expect([await target('T14-1'), await target('T16-2')]).toMatchObject([
      { n: 200, state: 'met', metSince: ON },
      { n: 1000, state: 'met' },
    ])
  })

  it('over 10,000 cases: 10,000 is not met, 10,001 is (A-31)', async () => {
    await happened(test, ...many(10_000, make['T07-2']!))
    expect(await target('T07-2')).toMatchObject({ n: 10_000, state: 'behind' })
    await happened(test, make['T07-2']!(10_000))
    expect(await target('T07-2')).toMatchObject({ n: 10_001, state: 'met', surplus: 1 })
  })

  it('two or three fairs: 1 not met, 2 and 3 met, 4 above the range until its reason is approved (A-32)', async () => {
    const states = []
    for (let n = 1; n <= 4; n++) {
      await happened(test, make['T08-2']!(n))
      states.push((await target('T08-2')).state)
    }
    expect(states).toEqual(['behind', 'met', 'met', 'above_range'])
    done(
      await approveExcess(test.as(confirmer), {
        plan: test.plan,
        target: 'T08-2',
        document: '会签单3号',
        reason: '线上参加',
        from: ON as Day,
      }),
    )
    expect((await target('T08-2')).state).toBe('met')
    expect(await approveExcess(test.as(confirmer), { plan: test.plan, target: 'T12-1', document: 'x', reason: 'x' })).toMatchObject({
      ok: false,
      refusal: { code: 'no_range' },
    })
  })

  it('twenty sittings: one more is a surplus and stays met (A-35)', async () => {
    await happened(test, ...many(21, (n) => make['T12-1']!(n + 1)))
    expect(await target('T12-1')).toMatchObject({ n: 21, state: 'met', surplus: 1 })
  })

  it('a list of ten with one question retracted reads 9 and is not met (A-33)', async () => {
    const facts = await happened(
      test,
      ...many(10, (n) => ({ kind: 'question.published', on: ON, data: { round: '2022', list: 'science', no: n + 1, question: `q${n}` } })),
    )
    expect(await target('T10-1')).toMatchObject({ n: 10, state: 'met' })
    expect(await target('T10-2')).toMatchObject({ n: 0 })
    await happened(test, { kind: 'question.retracted', on: '2022-05-01', voids: { fact: facts[0]!, how: 'cancel' } })
    expect(await target('T10-1')).toMatchObject({ n: 9, state: 'behind' })
    expect(await target('T10-1', '2022-04-30')).toMatchObject({ n: 10, state: 'met' })
  })

  it('shares are tested in whole numbers and shown cut, never rounded (A-34)', async () => {
    const base = (n: number) => uuidOf('base', n)
    const list = (from: number, to: number) =>
      many(to - from, (n) => ({ kind: 'base.listed', subject: base(from + n), on: '2022-01-01', data: {} }))
    const serve = (from: number, to: number) =>
      many(to - from, (n) => ({ kind: 'base.served', subject: base(from + n), on: ON, data: { base: base(from + n) } }))
    expect(await target('T13-1')).toMatchObject({ state: 'no_figure', percent: null })
    await happened(test, ...list(0, 99), ...serve(0, 49))
    expect(await target('T13-1')).toMatchObject({ n: 49, d: 99, percent: '49.4', state: 'behind' })
    await happened(test, ...list(99, 100), ...serve(49, 50))
    expect(await target('T13-1')).toMatchObject({ n: 50, d: 100, percent: '50.0', state: 'met' })
    const park = (n: number) => uuidOf('park', n)
    await happened(
      test,
      ...many(2500, (n) => ({ kind: 'park.listed', subject: park(n), on: '2021-01-01', reportedOn: '2021-01-01', data: {} })),
      ...many(2499, (n) => ({ kind: 'park_association.founded', subject: park(n), on: ON, data: { park: park(n) } })),
    )
    expect(await target('T16-1')).toMatchObject({ n: 2499, d: 2500, percent: '99.9', state: 'behind' })
    const lists = done(await ratioLists(test.as(), { plan: test.plan, target: 'T16-1', asOf: E, limit: 500 }))!
    expect(lists.notIn.rows.map((row) => row.subject)).toEqual([park(2499)])
  })

  it('a base taken off the register leaves the share, and the log shows what that did to the figure (A-41)', async () => {
    const before = await target('T13-1')
    const log = async () => done(await registerLog(test.as(), { plan: test.plan, target: 'T13-1', asOf: E, limit: 3 }))!.changes
    const listed = (await log()).at(0)!
    await happened(test, {
      kind: 'base.delisted',
      on: '2022-06-15',
      voids: { fact: listed.fact, how: 'cancel' },
      data: { document: '文号1' },
    })
    const [change] = await log()
    expect(change).toMatchObject({ kind: 'base.delisted', by: -1, before: { n: before.n, d: before.d }, after: { d: before.d! - 1 } })
    expect(await target('T13-1')).toMatchObject({ n: change!.after.n, d: change!.after.d })
    expect(await target('T13-1', '2022-06-14')).toMatchObject({ d: before.d })
  })

  it('voided from a day on; struck from its own day, for those who know (A-37)', async () => {
    const [voided, struck] = await happened(test, make['T15-2']!(1, '2022-05-10'), make['T15-2']!(2, '2022-05-10'))
    const known = await test.house.projector.settle()
    await happened(
      test,
      { kind: 'match.voided', on: '2022-05-30', voids: { fact: voided!, how: 'cancel' } },
      { kind: 'match.struck', on: '2022-05-10', voids: { fact: struck!, how: 'strike' } },
    )
    const at = async (asOf: string, seq?: number) => (await target('T15-2', asOf, seq === undefined ? undefined : { seq })).n
    expect([await at('2022-05-29'), await at('2022-05-30')]).toEqual([1, 0])
    expect([await at('2022-05-29', known), await at('2022-05-30', known)]).toEqual([2, 2])
  })

  it('a match of December voided in January is in the figure of the year’s end and out of the final one (A-38)', async () => {
    const [match] = await happened(test, make['T15-2']!(3, '2022-12-28'))
    await happened(test, { kind: 'match.voided', on: '2023-01-10', voids: { fact: match!, how: 'cancel' } })
    const [atEnd, final] = [(await target('T15-2', '2022-12-31')).n, (await target('T15-2', '2023-03-31')).n]
    expect(final).toBe(atEnd! - 1)
  })

  it('reported on the last day of verification it counts, a day later it is late (A-39)', async () => {
    await test.setToday('2023-04-20' as Day)
    const before = await target('T15-2')
    await happened(
      test,
      { ...make['T15-2']!(4, '2022-07-01'), reportedOn: '2023-03-31' },
      { ...make['T15-2']!(5, '2022-07-01'), reportedOn: '2023-04-01' },
    )
    lookAgain(test.house.database)
    const after = await target('T15-2')
    expect(after.n).toBe(before.n! + 1)
    expect(after.marks).toContainEqual({ code: 'late', n: 1 })
    const left = done(await notCounted(test.as(), { plan: test.plan, target: 'T15-2', asOf: E }))!
    expect(left.reasons).toContainEqual({ reason: 'late', n: 1 })
    await test.setToday('2022-12-31' as Day)
  })

  it('carries the marks that its facts ask for', async () => {
    const marks = (await target('T15-2')).marks.map((mark) => mark.code)
    expect(marks).toEqual(expect.arrayContaining(['backdated', 'late']))
    expect((await target('T06-1')).marks).toEqual([{ code: 'illegible_noun' }])
  })

  it('every figure opens to as many rows as it says, at this and at earlier E and K (A-40)', async () => {
    const seqs = [undefined, { seq: Math.floor((await test.house.projector.settle()) / 2) }]
    for (const known of seqs)
      for (const asOf of ['2022-03-15', '2022-06-30', E])
        for (const each of await targetsAt(asOf, known))
          if ((each.n ?? 0) < 2_600) expect(await rowsBehind(each.code, asOf, known), each.code).toBe(each.n ?? 0)
  })

  it('counted and not counted are all facts of the kind that were known (PT-08)', async () => {
    for (const code of ['T15-2', 'T10-1', 'T13-1']) {
      const counted = (await target(code)).n!
      const left = done(await notCounted(test.as(), { plan: test.plan, target: code, asOf: E }))!
      const kinds = (await books(test.house.database))[0]!.targets.find((each) => each.code === code)!.rules[0]!.counting.kinds
      const all = await test.house.database.pool.query(
        'select count(*)::int as n from kernel_read.fact where kind = any($1) and target is null',
        [kinds],
      )
      expect(counted + left.reasons.reduce((sum, each) => sum + each.n, 0), code).toBe(all.rows[0].n)
    }
  })

  it('does not depend on the reader; a row about a person is unit and day to those without the right (PT-16)', async () => {
    const clerk = officer('clerk', 'records.see')
    const shown = async (viewer: typeof clerk) =>
      done(await evidence(test.as(viewer), { plan: test.plan, target: 'T16-2', asOf: E, limit: 500 }))!
    const [public_, full] = [await shown(nobody()), await shown(clerk)]
    expect(public_.figure).toBe(full.figure)
    expect(public_.rows).toHaveLength(full.rows.length)
    expect(public_.rows.every((row) => row.restricted && row.fact === null && row.data === null && row.subject === null)).toBe(true)
    expect(full.rows.every((row) => !row.restricted && row.fact !== null)).toBe(true)
    expect(public_.rows.map((row) => row.on)).toEqual(full.rows.map((row) => row.on))
    for (const code of ['T16-2', 'T14-1']) expect(await rowsBehind(code, E, undefined, clerk)).toBe(await rowsBehind(code))
  })

  it('the units add up to the figure (PT-19)', async () => {
    const units = Array.from({ length: 7 }, (_, n) => uuidOf('unit', n))
    await happened(
      test,
      ...many(300, (n) => ({ ...make['T15-2']!(1000 + n, `2022-0${1 + (n % 9)}-11`), unit: n % 10 === 0 ? null : units[n % 7]! })),
    )
    const page = done(await targetPage(test.as(), { plan: test.plan, target: 'T15-2', asOf: E }))!
    expect(page.byUnit.reduce((sum, each) => sum + each.n, 0)).toBe(page.target.n)
    expect(page.byQuarter.reduce((sum, each) => sum + each, 0)).toBe(page.target.n)
    expect(page.daily.at(-1)?.n).toBe(page.target.n)
    const own = done(await board(test.as(), { plan: test.plan, asOf: E, unit: units[1]! }))!.groups.flatMap((group) => group.targets)
    expect(own.find((each) => each.code === 'T15-2')!.own!.n).toBe(page.byUnit.find((each) => each.unit === units[1])!.n)
  })

  it('is read as of any day and as known at any seal from the same statement (monthly, weekly and daily cells agree)', async () => {
    const full = done(await targetPage(test.as(), { plan: test.plan, target: 'T15-2', asOf: E }))!
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 364 }), async (ahead) => {
        const asOf = new Date(Date.UTC(2022, 0, 1 + ahead)).toISOString().slice(0, 10)
        const daily = done(await targetPage(test.as(), { plan: test.plan, target: 'T15-2', asOf: asOf as Day }))!.daily
        expect((await target('T15-2', asOf)).n).toBe(daily.at(-1)?.n ?? 0)
      }),
      { numRuns: process.env.COLLEGIUM_FULL ? 300 : 20, seed: 7 },
    )
    expect(full.target.points.at(-1)!.n).toBe(full.target.n)
  })

  it('says not started only where nothing feeds it', async () => {
    expect((await target('T12-2', '2022-06-30')).state).toBe('not_started')
    done(await feedTarget(test.as(editor), { plan: test.plan, target: 'T12-2', programme: 'youth-salon' }))
    expect((await target('T12-2', '2022-06-30')).state).toBe('behind')
    expect(await feedTarget(test.as(editor), { plan: test.plan, target: 'T12-2', programme: 'match' })).toMatchObject({
      ok: false,
      refusal: { code: 'programme_unfit', makes: 'match.recorded' },
    })
  })

  it('state is met exactly where comparator, value and over say so, at v − 1, v and v + 1 of every target (PT-20)', async () => {
    const [book] = await books(test.house.database)
    for (const { said, value } of book!.versions[0]!.tree.targets.map((said) => ({
      said,
      value: { ...said, from: ON as Day, document: '', reason: '', version: 1 },
    }))) {
      const ratio = ratioOf(said)
      const aim = aimOf(value, ratio)
      const d = ratio ? 40 : undefined
      const [low, high] = typeof said.value === 'number' ? [said.value, said.value] : said.value
      const at = ratio === 'percent' ? Math.ceil((low * 40) / 100) : ratio === 'each' ? 40 * low : low
      for (const n of [at - 1, at, at + 1, ratio ? at : high + 1].filter((each) => !ratio || each <= 40)) {
        const enough = said.strict ? n > at : n >= at
        const top = ratio === 'each' ? at : high
        const within = said.comparator === '>=' || said.over === 'surplus' || n <= top || ratio === 'percent'
        expect(passes(aim, n, d), `${said.id} at ${n}`).toBe(enough && within)
        const state = stateOf({ aim, n, d, on: '2022-06-30' as Day, programmeOpen: true })
        expect(state === 'met', `${said.id} at ${n}`).toBe(passes(aim, n, d))
      }
    }
  })
})
