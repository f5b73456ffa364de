import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Day,
  defineMeasure,
  type Id,
  type MeasureRule,
  mattersOf,
  newId,
  nobody,
  rows,
  run,
  sql,
  uuidOf,
  type Viewer,
  viewerOf,
} from '../../kernel/index.js'
import type { TestHouse } from '../../kernel/testing/index.js'
import { disputes } from '../disputes/queries.js'
import { raiseDispute } from '../disputes/raise.js'
import { evidence } from '../target/evidence.js'
import { done, happened, houseWithPlan, many, officer, SEED } from '../testing.js'
import { checkRow } from './checkRow.js'
import { drawSamples } from './drawSamples.js'
import { publishSeed } from './publishSeed.js'
import { samplePage, verification } from './queries.js'
import { reportReview } from './reportReview.js'
import { digestOf, draw } from './rules.js'

const unit = (name: string) => uuidOf('verification-test', name) as Id<'unit'>
const OFFICE = officer('office', 'plan.verify')
const CHECKER = officer('checker', 'plan.check_sample', 'records.see')
const societyOffice: Viewer = viewerOf({
  via: 'session',
  account: newId<'account'>(),
  name: 'society',
  grants: [{ permission: 'plan.dispute', unit: unit('a'), role: 'society_office' }],
})

describe.skipIf(!SEED)('verification by sample', () => {
  let test: TestHouse & { plan: string; version: string }
  let matches: readonly string[]
  beforeAll(async () => {
    test = await houseWithPlan('2022-03-31' as Day)
    matches = await happened(
      test,
      ...many(60, (n) => ({
        kind: 'match.recorded',
        on: '2022-02-10',
        unit: unit(n % 3 === 0 ? 'a' : 'b'),
        data: { need: `v${n}`, offer: 'o' },
      })),
      ...many(7, (n) => ({
        kind: 'service_team.formed',
        on: '2022-03-10',
        unit: unit('a'),
        data: { society: `s${n}`, city: 'c', task: 't' },
      })),
      ...many(3, (n) => ({ kind: 'match.recorded', on: '2022-02-12', unit: unit('b'), data: { need: `v${n}`, offer: 'o' } })),
    )
  })
  afterAll(() => test?.close())

  const ask = () => ({ plan: test.plan as never, window: 'verify_q1' as const })
  const shown = async () => done(await verification(test.as(nobody()), { year: 2022 }))!.windows[0]!
  const sampleOf = async (target: string) => (await shown()).samples.find((each) => each.target === target)!
  const turns = async (viewer: Viewer) =>
    (await mattersOf(test.house.database.db, viewer, { limit: 200 }))
      .filter((each) => each.kind.startsWith('sample.'))
      .map((each) => each.kind)

  it('publishes one seed in the window, by the house, before anything is drawn (A-55)', async () => {
    expect(await publishSeed(test.as(OFFICE), ask())).toMatchObject({ refusal: { code: 'window_to_come', from: '2022-04-01' } })
    expect(await drawSamples(test.as(OFFICE), ask())).toMatchObject({ refusal: { code: 'seed_missing' } })
    await test.setToday('2022-04-01' as Day)
    expect(await publishSeed(test.as(CHECKER), ask())).toMatchObject({ refusal: { code: 'not_allowed' } })
    const first = done(await publishSeed(test.as(OFFICE), ask())).answer!
    expect(first.asOf).toBe('2022-03-31')
    expect(done(await publishSeed(test.as(OFFICE), ask())).did).toBe('nothing')
    expect((await shown()).seed).toMatchObject({ seed: first.seed, seq: first.seq })
    expect(await turns(OFFICE)).toEqual(['sample.draw'])
  })

  it('draws from each figure what seed, E and seal say, and anyone can draw it again from the evidence (A-55)', async () => {
    // What comes later, even for days before, is not in the sample: K was fixed with the seed.
    await happened(
      test,
      ...many(30, (n) => ({ kind: 'match.recorded', on: '2022-02-11', unit: unit('b'), data: { need: `later${n}`, offer: 'o' } })),
    )
    // A rule that comes into force after the seed changes nothing of what is drawn.
    const { db } = test.house.database
    const [old] = await rows<{ target: string; rule: MeasureRule }>(
      db,
      sql`select r.target, r.rule from plan.rule r join plan.target t on t.id = r.target where t.code = 'T14-1' and r.state = 'confirmed'`,
    )
    const rule: MeasureRule = { ...old!.rule, version: 2, from: '2022-03-11' as Day }
    await defineMeasure(db, rule)
    const [later] = await happened(test, {
      kind: 'match.recorded',
      on: '2022-02-11',
      unit: unit('b'),
      data: { need: 'after the rule', offer: 'o' },
    })
    await run(
      db,
      sql`insert into plan.rule (id, target, version, measure, rule, state, reason, made_on, settled_on, settled_fact)
        values (${newId()}, ${old!.target}, 2, ${rule.id}, ${JSON.stringify(rule)}::jsonb, 'confirmed', 'test', '2022-04-01', '2022-04-01', ${later!})`,
    )
    const drawn = done(await drawSamples(test.as(OFFICE), ask())).answer!.samples
    expect(drawn.map(({ target, population, size }) => [target, population, size])).toEqual([
      ['T14-1', 7, 7],
      ['T15-2', 60, 20],
    ])
    expect(done(await drawSamples(test.as(OFFICE), ask())).did).toBe('nothing')
    const { seed, verifies } = await shown()
    const known = { seq: seed!.seq }
    const seen = done(
      await evidence(test.as(nobody()), {
        plan: test.plan,
        target: 'T15-2',
        asOf: verifies.to,
        known,
        from: verifies.from,
        to: verifies.to,
        limit: 500,
      }),
    )!.rows
    expect(seen).toHaveLength(60)
    const again = draw(
      seed!.seed,
      'T15-2',
      seen.map((row) => row.seq!),
    )
    const page = done(await samplePage(test.as(nobody()), { sample: (await sampleOf('T15-2')).id as never }))!
    expect(page.rows.map((row) => row.seq)).toEqual(again)
    expect((await sampleOf('T15-2')).digest).toBe(digestOf(page.rows.map((row) => row.fact!)))
    expect(page.rows.every((row) => matches.includes(row.fact!))).toBe(true)
    expect([await turns(OFFICE), await turns(CHECKER)]).toEqual([[], ['sample.check', 'sample.check']])
  })

  it('is checked by someone who had no hand in it, each row once, with a reason for what is wrong', async () => {
    const { id: sample } = await sampleOf('T15-2')
    const row = { sample: sample as never, no: 1 }
    expect(await checkRow(test.as(OFFICE), { ...row, outcome: 'agreed' })).toMatchObject({ refusal: { code: 'not_allowed' } })
    expect(await checkRow(test.as(CHECKER), { ...row, outcome: 'error', reason: '没有发生过' })).toMatchObject({
      refusal: { code: 'error_kind_missing' },
    })
    expect(await checkRow(test.as(CHECKER), { ...row, outcome: 'not_checkable' })).toMatchObject({
      refusal: { code: 'check_reason_missing' },
    })
    const page = done(await samplePage(test.as(CHECKER), { sample: sample as never }))!
    const insider = viewerOf({
      via: 'session',
      account: newId<'account'>(),
      name: 'insider',
      grants: [
        { permission: 'plan.check_sample', unit: null, role: 'verifier' },
        { permission: 'records.see', unit: page.rows[0]!.unit as never, role: 'society_office' },
      ],
    })
    expect(await checkRow(test.as(insider), { ...row, outcome: 'agreed' })).toMatchObject({ refusal: { code: 'checker_unit_took_part' } })
    done(await checkRow(test.as(CHECKER), { ...row, outcome: 'agreed' }))
    expect(await checkRow(test.as(CHECKER), { ...row, outcome: 'agreed' })).toMatchObject({ refusal: { code: 'row_checked' } })
    expect((await sampleOf('T15-2')).rate).toBeNull()
  })

  it('puts a wrong fact to its unit as a dispute, and counts it until that is decided', async () => {
    const { id: sample } = await sampleOf('T15-2')
    const before = (await evidenceCount())!
    const answer = done(
      await checkRow(test.as(CHECKER), {
        sample: sample as never,
        no: 2,
        outcome: 'error',
        error: 'not_happened',
        reason: '双方均称没有此事',
      }),
    )
    expect(answer.answer).toMatchObject({ complete: false })
    const [found] = done(await disputes(test.as(nobody()), { year: 2022 }))
    expect(found).toMatchObject({ id: answer.answer!.dispute, unit: null, sample, about: 'fact', state: 'raised', facts: 1 })
    expect(await evidenceCount()).toBe(before)
    done(
      await checkRow(test.as(CHECKER), {
        sample: sample as never,
        no: 3,
        outcome: 'error',
        error: 'wrong_detail',
        reason: '题目写错了一个字',
      }),
    )
    expect(done(await disputes(test.as(nobody()), { year: 2022 }))).toHaveLength(1)
  })

  it('a wrong fact that is in a dispute already is sent to that one, not to another', async () => {
    const { id: sample } = await sampleOf('T15-2')
    const rows = done(await samplePage(test.as(CHECKER), { sample: sample as never }))!.rows
    const row = rows.find((each) => each.no > 3 && each.unit === unit('b'))!
    const society = viewerOf({
      via: 'session',
      account: newId<'account'>(),
      name: 'raiser',
      grants: [{ permission: 'plan.dispute', unit: unit('a'), role: 'society_office' }],
    })
    const { dispute: open } = done(
      await raiseDispute(test.as(society), {
        plan: test.plan as never,
        target: 'T15-2',
        facts: [row.fact as never],
        unit: unit('a'),
        text: '查明双方当日并无联系。',
      } as never),
    ).answer!
    const checked = {
      sample: sample as never,
      no: row.no,
      outcome: 'error' as const,
      error: 'not_happened' as const,
      reason: '双方均称没有此事',
    }
    expect(done(await checkRow(test.as(CHECKER), checked)).answer).toMatchObject({ dispute: open })
    const again = done(await samplePage(test.as(nobody()), { sample: sample as never }))!.rows
    expect(again.find((each) => each.no === row.no)!.dispute).toBe(open)
  })

  const evidenceCount = async () =>
    done(await evidence(test.as(nobody()), { plan: test.plan, target: 'T15-2', asOf: '2022-12-31' as Day, limit: 1 }))!.figure

  it('with 3 errors of 20 opens the figure again: each unit reviews all its rows; without errors it does not', async () => {
    const { id: sample } = await sampleOf('T15-2')
    const open = done(await samplePage(test.as(CHECKER), { sample: sample as never, open: true }))!.rows
    for (const { no } of open) done(await checkRow(test.as(CHECKER), { sample: sample as never, no, outcome: 'agreed' }))
    const line = await sampleOf('T15-2')
    expect(line).toMatchObject({
      agreed: 17,
      errors: 3,
      notCheckable: 0,
      reopened: true,
      doneOn: '2022-04-01',
      reviews: { asked: 2, done: 0 },
    })
    expect(line.rate!.rate).toBe(0.15)
    expect(await turns(societyOffice)).toEqual(['sample.review'])
    const page = done(await samplePage(test.as(nobody()), { sample: sample as never }))!
    expect(page.reviews.map((each) => each.rows).sort()).toEqual([20, 40])

    const review = { sample: sample as never, unit: unit('a'), note: '逐条核对，改正一条。' }
    expect(await reportReview(test.as(societyOffice), { ...review, wrong: 21 })).toMatchObject({
      refusal: { code: 'review_more_than_rows', rows: 20 },
    })
    done(await reportReview(test.as(societyOffice), { ...review, wrong: 1 }))
    expect(await reportReview(test.as(societyOffice), { ...review, wrong: 1 })).toMatchObject({ refusal: { code: 'review_done' } })
    expect(await turns(societyOffice)).toEqual([])

    const teams = await sampleOf('T14-1')
    for (let no = 1; no <= 7; no++) done(await checkRow(test.as(CHECKER), { sample: teams.id as never, no, outcome: 'agreed' }))
    expect(await sampleOf('T14-1')).toMatchObject({ reopened: false, rate: { rate: 0, low: 0, high: 0 }, reviews: { asked: 0, done: 0 } })
    expect(await turns(CHECKER)).toEqual([])
  })

  it('shows what checkers wrote to those who verify and to the unit, not to the public', async () => {
    const { id: sample } = await sampleOf('T15-2')
    const reasons = async (viewer: Viewer) =>
      done(await samplePage(test.as(viewer), { sample: sample as never }))!.rows.filter((row) => row.reason)
    expect(await reasons(nobody())).toEqual([])
    expect((await reasons(CHECKER)).length).toBe(3)
  })

  it('is read page by page, the same for whoever asks', async () => {
    for (const viewer of [nobody(), CHECKER]) {
      const found = done(await verification(test.as(viewer), { year: 2022 }))
      for (const { id: sample } of found!.windows[0]!.samples) {
        const page = done(await samplePage(test.as(viewer), { sample: sample as never, limit: 3 }))!
        expect(page.rows).toHaveLength(3)
        expect(page.next).toEqual({ no: 3 })
        expect(done(await samplePage(test.as(viewer), { sample: sample as never, after: page.next!, limit: 1 }))!.rows[0]!.no).toBe(4)
      }
    }
  })

  it('draws no more once the window is closed', async () => {
    await test.setToday('2022-07-20' as Day)
    expect(await publishSeed(test.as(OFFICE), { ...ask(), window: 'verify_q2' })).toMatchObject({
      refusal: { code: 'window_closed', to: '2022-07-15' },
    })
  })
})
