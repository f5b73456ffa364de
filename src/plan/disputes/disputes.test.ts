import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withScopes } from '../../kernel/accounts/index.js'
import { type Day, type Id, mattersOf, newId, nobody, uuidOf, type Viewer, viewerOf } from '../../kernel/index.js'
import type { TestHouse } from '../../kernel/testing/index.js'
import { appoint, linkAccount, registerPerson, registerUnit, viewerForAccount } from '../../registry/index.js'
import { board } from '../board/board.js'
import { planReportData } from '../report.js'
import { done, happened, houseWithPlan, many, officer, SEED } from '../testing.js'
import { answerDispute, appealDispute } from './answer.js'
import { decideDispute } from './decide.js'
import { disputable } from './disputable.js'
import { dispute, disputes } from './queries.js'
import { raiseDispute } from './raise.js'
import { moveDueDisputes } from './timePasses.js'

const unit = (name: string) => uuidOf('dispute-test', name) as Id<'unit'>
const officeOf = (name: string): Viewer =>
  viewerOf({
    via: 'session',
    account: newId<'account'>(),
    name,
    grants: [{ permission: 'plan.dispute', unit: unit(name), role: 'society_office' }],
  })
const RAISER = officeOf('raiser')
const OWNER = officeOf('owner')
const OTHER = officeOf('other')
const PANEL = [0, 1].map((n) => officer(`panel ${n}`, 'plan.decide_dispute'))
const OFFICE = officer('office', 'plan.answer_dispute')
const E = '2022-12-31' as Day
const text = '查明双方当日并无联系，附记录。'

let counter = 0
const matchesOn = (count: number, on = '2022-05-10', owner = 'owner') =>
  many(count, () => ({ kind: 'match.recorded', on, unit: unit(owner), data: { need: `dispute need ${counter++}`, offer: 'o' } }))

describe.skipIf(!SEED)('a dispute', () => {
  let test: TestHouse & { plan: string; version: string }
  beforeAll(async () => {
    test = await houseWithPlan('2022-07-01' as Day)
  })
  afterAll(() => test?.close())

  const targetAt = async (asOf: Day, known?: { seq: number }) => {
    const page = done(await board(test.as(nobody()), { plan: test.plan, asOf, known }))!
    return page.groups.flatMap((group) => group.targets).find((each) => each.code === 'T15-2')!
  }
  const onDay = async (on: string) => (await targetAt(on as Day)).n
  const at = async (known?: { seq: number }) => {
    const target = await targetAt(E, known)
    return { n: target.n, disputed: target.marks.find((mark) => mark.code === 'disputed') }
  }
  const raise = (facts: readonly string[], more: Record<string, unknown> = {}, as = RAISER) =>
    raiseDispute(test.as(as), { plan: test.plan, target: 'T15-2', facts, unit: unit('raiser'), text, ...more } as never)
  const raised = async (facts: readonly string[], more: Record<string, unknown> = {}) => {
    const { dispute: made } = done(await raise(facts, more)).answer!
    await test.house.projector.settle()
    return made
  }
  const answer = (one: string) => answerDispute(test.as(OWNER), { dispute: one, unit: unit('owner'), text })
  const decide = (one: string, outcome: 'upheld' | 'partly' | 'refused', facts: readonly string[] = [], by = 0) =>
    decideDispute(test.as(PANEL[by]!), { dispute: one, outcome, facts, text } as never)
  const turns = async (viewer: Viewer, one: string) =>
    (await mattersOf(test.house.database.db, viewer, { limit: 200 })).filter((each) => each.subject === one).map((each) => each.kind)
  const settle = () => test.house.projector.settle()

  it('goes from raise to final: it counts and is marked until decided, then changes by exactly the rows struck (A-54)', async () => {
    await test.setToday('2022-07-01' as Day)
    const facts = await happened(test, ...matchesOn(5))
    const { n } = await at()
    const one = await raised(facts.slice(0, 3))
    expect(await at()).toEqual({ n, disputed: { code: 'disputed', n: 3 } })
    const beforeDecision = await settle()
    const reportAt = async (seq: number) =>
      (await planReportData(test.as(), { year: 2022, plan: test.plan, quarter: 2, known: { seq } }))!.disputes!.filter(
        (each) => each.dispute === one,
      )
    expect(await reportAt(beforeDecision)).toMatchObject([{ target: 'T15-2', state: 'raised', outcome: null, facts: 3 }])
    expect([await turns(OWNER, one), await turns(RAISER, one), await turns(PANEL[0]!, one)]).toEqual([['dispute.answer'], [], []])

    expect(await decide(one, 'upheld')).toMatchObject({ refusal: { code: 'dispute_answer_awaited', due: '2022-07-11' } })
    done(await answer(one))
    expect([await turns(OWNER, one), await turns(PANEL[0]!, one)]).toEqual([[], ['dispute.decide']])
    expect(await decide(one, 'partly', [])).toMatchObject({ refusal: { code: 'dispute_partly_which', facts: 3 } })
    done(await decide(one, 'partly', [facts[1]!]))
    await settle()
    expect(await at()).toEqual({ n: n! - 1, disputed: undefined })
    expect(await at({ seq: beforeDecision })).toEqual({ n, disputed: { code: 'disputed', n: 3 } })
    expect(await reportAt(beforeDecision)).toMatchObject([{ state: 'raised', outcome: null }])
    expect(await reportAt(await settle())).toMatchObject([{ state: 'decided', outcome: 'partly' }])
    expect([await turns(OWNER, one), await turns(RAISER, one)]).toEqual([['dispute.appeal'], ['dispute.appeal']])

    done(await appealDispute(test.as(RAISER), { dispute: one, unit: unit('raiser'), text }))
    await settle()
    expect(await at()).toEqual({ n: n! - 1, disputed: { code: 'disputed', n: 2 } })
    expect(await decide(one, 'upheld')).toMatchObject({ refusal: { code: 'dispute_decided_by_you' } })
    expect(done(await decide(one, 'upheld', [], 1)).answer).toEqual({ state: 'final', changed: 2 })
    await settle()
    expect(await at()).toEqual({ n: n! - 3, disputed: undefined })
    expect(await turns(PANEL[0]!, one)).toEqual([])
    expect(await appealDispute(test.as(RAISER), { dispute: one, unit: unit('raiser'), text })).toMatchObject({
      refusal: { code: 'dispute_state', state: 'final' },
    })
  })

  it('that is upheld and refused on appeal leaves the figure as it was, at every day', async () => {
    await test.setToday('2022-07-02' as Day)
    const [fact] = await happened(test, ...matchesOn(1))
    const before = await onDay('2022-05-10')
    const { n } = await at()
    const one = await raised([fact!])
    done(await answer(one))
    done(await decide(one, 'upheld'))
    await settle()
    expect((await at()).n).toBe(n! - 1)
    done(await appealDispute(test.as(OWNER), { dispute: one, unit: unit('owner'), text }))
    done(await decide(one, 'refused', [], 1))
    await settle()
    expect(await at()).toEqual({ n, disputed: undefined })
    expect(await onDay('2022-05-10')).toBe(before)
    const page = done(await dispute(test.as(nobody()), { dispute: one }))!
    expect(page.rows[0]).toMatchObject({ upheld: false })
    expect(page.rows[0]!.undone).not.toBeNull()
  })

  it('unanswered is decided on the record, and a decision that nobody appeals is final', async () => {
    await test.setToday('2022-07-03' as Day)
    const [fact] = await happened(test, ...matchesOn(1))
    const one = await raised([fact!])
    await test.setToday('2022-07-13' as Day)
    expect(await moveDueDisputes(test.house)).toBe(0)
    await test.setToday('2022-07-14' as Day)
    expect(await answer(one)).toMatchObject({ refusal: { code: 'dispute_answer_late', due: '2022-07-13' } })
    expect(await moveDueDisputes(test.house)).toBe(1)
    expect(await moveDueDisputes(test.house)).toBe(0)
    expect(await turns(PANEL[0]!, one)).toEqual(['dispute.decide'])
    done(await decide(one, 'refused'))
    await test.setToday('2022-07-25' as Day)
    expect(await moveDueDisputes(test.house)).toBeGreaterThanOrEqual(1)
    expect(done(await dispute(test.as(nobody()), { dispute: one }))).toMatchObject({
      state: 'final',
      outcome: 'refused',
      finalOn: '2022-07-25',
    })
  })

  it('is raised within the window only, once for a fact, for facts of one unit and of the target', async () => {
    await test.setToday('2022-06-30' as Day)
    const [may, other] = await happened(test, ...matchesOn(1), ...matchesOn(1, '2022-05-11', 'other'))
    const [team] = await happened(test, {
      kind: 'service_team.formed',
      on: '2022-05-10',
      unit: unit('owner'),
      data: { society: 's', city: 'c', task: 't' },
    })
    expect(await raise([may!])).toMatchObject({ refusal: { code: 'dispute_before_window', opens: '2022-07-01' } })
    await test.setToday('2022-07-05' as Day)
    expect(await raise([may!, other!])).toMatchObject({ refusal: { code: 'dispute_units_differ' } })
    expect(await raise([team!])).toMatchObject({ refusal: { code: 'fact_of_other_target' } })
    expect(await raise([newId()])).toMatchObject({ refusal: { code: 'fact_unknown' } })
    expect(await raise([], { about: 'rule' })).toMatchObject({ refusal: { code: 'dispute_point_missing' } })
    expect(await raise([may!], { evidence: ['0'.repeat(64)] })).toMatchObject({ refusal: { code: 'file_unknown' } })
    expect(await raise([may!], {}, OTHER)).toMatchObject({ refusal: { code: 'not_allowed' } })
    const made = await raised([may!])
    expect(await raise([may!])).toMatchObject({ refusal: { code: 'dispute_open_already', dispute: made } })
    await test.setToday('2023-04-01' as Day)
    expect(await raise([other!])).toMatchObject({ refusal: { code: 'dispute_window_closed', closed: '2023-03-31' } })
  })

  it('is decided by nobody who belongs to a side or had a hand in it', async () => {
    await test.setToday('2022-07-05' as Day)
    const [fact] = await happened(test, ...matchesOn(1))
    const one = await raised([fact!])
    done(await answer(one))
    const partial = viewerOf({
      via: 'session',
      account: newId<'account'>(),
      name: 'partial',
      grants: [
        { permission: 'plan.decide_dispute', unit: null, role: 'dispute_panel' },
        { permission: 'records.see', unit: unit('owner'), role: 'society_office' },
      ],
    })
    const asked = { dispute: one, outcome: 'upheld' as const, text }
    expect(await decideDispute(test.as(partial), asked)).toMatchObject({ refusal: { code: 'dispute_party', unit: unit('owner') } })
    const both = { ...PANEL[0]!, account: RAISER.account }
    expect(await decideDispute(test.as(both), asked)).toMatchObject({ refusal: { code: 'dispute_took_part' } })
    expect(await decideDispute(test.as(OFFICE), asked)).toMatchObject({ refusal: { code: 'not_allowed' } })
    expect(await answerDispute(test.as(OTHER), { dispute: one, unit: unit('other'), text })).toMatchObject({
      refusal: { code: 'dispute_not_yours' },
    })
  })

  it('about a rule is answered by the federation office and moves no figure', async () => {
    await test.setToday('2022-07-06' as Day)
    const { n } = await at()
    const one = await raised([], { about: 'rule', point: '同一供需双方跨季度的再次对接是否另计一次' })
    expect(await turns(OFFICE, one)).toEqual(['dispute.answer'])
    done(await answerDispute(test.as(OFFICE), { dispute: one, text }))
    expect(done(await decide(one, 'upheld')).answer).toEqual({ state: 'decided', changed: 0 })
    await settle()
    expect((await at()).n).toBe(n)
  })

  it('about what was struck lets it count again when it is upheld', async () => {
    await test.setToday('2022-07-07' as Day)
    const [fact] = await happened(test, ...matchesOn(1))
    const first = await raised([fact!])
    done(await answer(first))
    done(await decide(first, 'upheld'))
    await settle()
    const { n } = await at()
    await test.setToday('2022-07-14' as Day)
    const again = await raised([fact!], { about: 'not_counted' })
    done(await answer(again))
    const outcome = done(await decide(again, 'upheld', [], 1)).answer
    await settle()
    expect([outcome!.changed, (await at()).n]).toEqual([1, n! + 1])
  })

  it('about what was cancelled, upheld and refused on appeal, leaves the figure as it was at every day', async () => {
    await test.setToday('2022-07-14' as Day)
    const [fact] = await happened(test, ...matchesOn(1))
    const live = await onDay('2022-05-20')
    await happened(test, {
      kind: 'match.voided',
      on: '2022-05-30',
      unit: unit('owner'),
      data: { reason: '一方撤回确认' },
      voids: { fact: fact!, how: 'cancel' },
    })
    const { n } = await at()
    expect(await onDay('2022-05-20')).toBe(live)
    const one = await raised([fact!], { about: 'not_counted' })
    done(await answer(one))
    done(await decide(one, 'upheld'))
    await settle()
    expect((await at()).n).toBe(n! + 1)
    done(await appealDispute(test.as(OWNER), { dispute: one, unit: unit('owner'), text }))
    done(await decide(one, 'refused', [], 1))
    await settle()
    expect([(await at()).n, await onDay('2022-05-20'), await onDay('2022-05-30')]).toEqual([n, live, live! - 1])
  })

  it('is decided by nobody who speaks for the federation office where that is a side', async () => {
    await test.setToday('2022-07-14' as Day)
    const one = await raised([], { about: 'rule', point: '跨年度的对接如何计' })
    done(await answerDispute(test.as(OFFICE), { dispute: one, text }))
    const both = officer('office and panel', 'plan.decide_dispute', 'plan.answer_dispute')
    expect(await decideDispute(test.as(both), { dispute: one, outcome: 'refused', text })).toMatchObject({
      refusal: { code: 'dispute_party', unit: null },
    })
    expect(done(await dispute(test.as(both), { dispute: one }))!.may.decide).toBe(false)
    expect(done(await dispute(test.as(PANEL[0]!), { dispute: one }))!.may.decide).toBe(true)
    done(await decide(one, 'refused'))
  })

  it('is decided by no party through a token that names only the deciding', async () => {
    await test.setToday('2022-07-14' as Day)
    const [fact] = await happened(test, ...matchesOn(1))
    const one = await raised([fact!])
    done(await answer(one))
    const house = test.as()
    done(await registerUnit(house, { unit: unit('owner'), kind: 'society', nameZh: '被异议学会', since: '2000', source: '测试' } as never))
    const { person } = done(await registerPerson(house, { nameZh: '示例两任', source: '测试' })).answer!
    const account = newId<'account'>()
    done(await linkAccount(house, { account, person } as never))
    for (const [role, of] of [
      ['dispute_panel', null],
      ['society_office', unit('owner')],
    ] as const)
      done(await appoint(house, { person, role, unit: of, from: '2022-01-01', reason: '任命' } as never))
    const whole = await viewerForAccount(test.house.database.db, account, 'zh-Hans', 'session')
    const token = withScopes(whole, ['plan.decide_dispute'])
    expect(token.grants.every((grant) => grant.unit === null)).toBe(true)
    for (const viewer of [whole, token])
      expect(await decideDispute(test.as(viewer), { dispute: one, outcome: 'refused', text })).toMatchObject({
        refusal: { code: 'dispute_party', unit: unit('owner') },
      })
  })

  it('reaches no happening of another year: what was final stays as it is', async () => {
    await test.setToday('2022-07-14' as Day)
    const [before] = await happened(test, ...matchesOn(1, '2021-05-10'))
    await test.setToday('2023-01-10' as Day)
    for (const about of ['fact', 'not_counted'])
      expect(await raise([before!], { about })).toMatchObject({
        refusal: { code: 'fact_outside_period', from: '2022-01-01', to: '2022-12-31' },
      })
    await test.setToday('2022-07-14' as Day)
  })

  it('is decided once, raised once and appealed once, whoever asks at the same moment', async () => {
    await test.setToday('2022-07-14' as Day)
    const [fact] = await happened(test, ...matchesOn(1))
    const { n } = await at()
    const codes = (all: readonly { ok: boolean }[]) => all.filter((each) => each.ok).length
    expect(codes(await Promise.all([raise([fact!]), raise([fact!]), raise([fact!])]))).toBe(1)
    const [one] = done(await disputes(test.as(nobody()), { fact: fact! as never })).map((each) => each.id as string)
    expect(codes(await Promise.all([answer(one!), answer(one!)]))).toBe(1)
    expect(codes(await Promise.all([decide(one!, 'upheld'), decide(one!, 'upheld', [], 1)]))).toBe(1)
    await settle()
    expect((await at()).n).toBe(n! - 1)
    const appeal = (viewer: Viewer, side: string) => appealDispute(test.as(viewer), { dispute: one!, unit: unit(side), text })
    expect(codes(await Promise.all([appeal(OWNER, 'owner'), appeal(RAISER, 'raiser')]))).toBe(1)
  })

  it('shows its words to its sides and to those who decide, its outcome and reasons to everyone', async () => {
    await test.setToday('2022-07-08' as Day)
    const [fact] = await happened(test, ...matchesOn(1))
    const one = await raised([fact!])
    done(await answer(one))
    const secret = '双方通话记录显示并无此事，详见附件。'
    done(await decideDispute(test.as(PANEL[0]!), { dispute: one, outcome: 'refused', text: secret }))
    const seenBy = async (viewer: Viewer) => done(await dispute(test.as(viewer), { dispute: one }))!.steps.map((step) => step.text)
    expect(await seenBy(nobody())).toEqual([null, null, secret])
    expect(await seenBy(OTHER)).toEqual([null, null, secret])
    for (const viewer of [RAISER, OWNER, PANEL[0]!]) expect(await seenBy(viewer)).toEqual([text, text, secret])
    const listed = done(await disputes(test.as(nobody()), { year: 2022, fact: fact! as never }))
    expect(listed).toMatchObject([{ id: one, state: 'decided', outcome: 'refused', facts: 1, upheld: 0 }])
    expect(JSON.stringify(listed)).not.toContain(text)
    for (const viewer of [nobody(), RAISER]) {
      const may = done(await disputable(test.as(viewer), { year: 2022, target: 'T15-2', facts: [fact! as never] }))
      expect(may!.admission).toEqual({ open: true, until: '2022-07-15' })
    }
  })
})
