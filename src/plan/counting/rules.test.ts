import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalHash, type Day, type Id } from '../../kernel/index.js'
import type { TestHouse } from '../../kernel/testing/index.js'
import { confirmPlan } from '../confirm/commands.js'
import { planReportData } from '../report.js'
import { evidenceFile } from '../target/csv.js'
import { targetPage } from '../target/page.js'
import { confirmer, done, editor, happened, houseWithPlan, many, officer, SEED } from '../testing.js'
import { proposeAmendment } from '../versions/commands.js'
import { assignTask } from '../work/assign.js'
import { proposeRule, settleRule } from './commands.js'
import { ruleEffect } from './effect.js'

type House = TestHouse & { plan: string; version: string }
const E = '2022-06-30' as Day

describe.skipIf(!SEED)('changing how a target is counted', () => {
  let test: House
  beforeAll(async () => {
    test = await houseWithPlan(E)
    await happened(
      test,
      ...many(6, (n) => ({
        kind: 'expert_seminar.held',
        on: `2022-0${n + 1}-10`,
        data: { series: n < 4 ? 'a' : 'b', sitting: n, online: n },
      })),
      ...many(12, (n) => ({ kind: 'base.listed', subject: `base-${n}`, on: '2022-01-01', data: { city: n < 6 ? 'x' : 'y' } })),
      ...many(4, (n) => ({ kind: 'base.served', subject: `base-${n}`, on: '2022-03-01', data: {} })),
    )
  })
  afterAll(() => test?.close())

  const page = async (code: string, known?: { seq: number }) =>
    done(await targetPage(test.as(), { plan: test.plan, target: code, asOf: E, known }))!
  const counting = {
    kinds: ['expert_seminar.held'],
    where: 'data.series = "a"',
    key: ['data.series', 'data.sitting'],
    reading: 'flow' as const,
  }
  const propose = (more: object = {}) =>
    proposeRule(test.as(editor), { plan: test.plan, target: 'T12-1', counting, reason: '只计主系列', ...more })

  it('shows the figure under both rules before anyone can confirm, and uses the new one only then (P-053)', async () => {
    const { rule } = done(await propose()).answer!
    expect((await page('T12-1')).target.n).toBe(6)
    const unseen = await settleRule(test.as(confirmer), { rule, confirm: true })
    expect(unseen).toMatchObject({ ok: false, refusal: { code: 'rule_uncounted' } })
    await test.house.projector.settle()
    expect(await settleRule(test.as(confirmer), { rule, confirm: true })).toMatchObject({ ok: false, refusal: { code: 'effect_unseen' } })
    const effect = done(await ruleEffect(test.as(editor), { rule }))!
    expect(effect).toMatchObject({ present: { n: 6 }, proposed: { n: 4 }, lost: 2, gained: 0 })
    const seen = { present: effect.present.n, proposed: effect.proposed!.n }
    const both = { ...editor, can: () => true }
    expect(await settleRule(test.as(both), { rule, confirm: true, seen })).toMatchObject({
      ok: false,
      refusal: { code: 'proposer_confirms' },
    })
    const known = await test.house.projector.settle()
    done(await settleRule(test.as(confirmer), { rule, confirm: true, seen }))
    await test.house.projector.settle()
    expect((await page('T12-1')).target).toMatchObject({ n: 4, rule: { measure: 'T12-1', version: 2 } })
    expect((await page('T12-1', { seq: known })).target).toMatchObject({ n: 6, rule: { version: 1 } })
    expect((await page('T12-1')).rule!.versions.map((each) => each.version)).toEqual([1, 2])
  })
  it('a turned-down rule is never used, and the next one gets a number of its own', async () => {
    const { rule, version } = done(await propose({ counting: { ...counting, where: 'data.online > 3' } })).answer!
    expect(await propose()).toMatchObject({ ok: false, refusal: { code: 'rule_open' } })
    expect(await settleRule(test.as(confirmer), { rule, confirm: false })).toMatchObject({ ok: false, refusal: { code: 'reason_missing' } })
    done(await settleRule(test.as(confirmer), { rule, confirm: false, reason: '不妥' }))
    expect(version).toBe(3)
    expect(done(await propose({ counting: { ...counting, where: 'data.online > 4' } })).answer!.version).toBe(4)
  })
  it('a proposed register of a ratio leaves the ratio that stands alone', async () => {
    const register = { kinds: ['base.listed'], where: 'data.city = "x"', key: ['subject'] }
    const { rule } = done(
      await proposeRule(test.as(editor), {
        plan: test.plan,
        target: 'T13-1',
        counting: { kinds: ['base.served'], key: ['subject'], reading: 'stock', denominator: register },
        reason: '只计甲市',
      }),
    ).answer!
    await test.house.projector.settle()
    expect((await page('T13-1')).target).toMatchObject({ n: 4, d: 12, percent: '33.3' })
    expect(done(await ruleEffect(test.as(editor), { rule }))!.proposed).toMatchObject({ n: 4, d: 6, percent: '66.6', state: 'met' })
  })
  it('is refused where the scope cannot be read or nothing would change', async () => {
    const other = (more: object) =>
      proposeRule(test.as(editor), {
        plan: test.plan,
        target: 'T12-2',
        reason: 'x',
        counting: { kinds: ['youth_salon.held'], key: ['data.series', 'data.sitting'], reading: 'flow', ...more } as never,
      })
    expect(await other({})).toMatchObject({ ok: false, refusal: { code: 'rule_same' } })
    expect(await other({ where: 'data.series ==== 3' })).toMatchObject({ ok: false, refusal: { code: 'expression_wrong' } })
    expect(await proposeRule(test.as(officer('x')), { plan: test.plan, target: 'T12-2', counting, reason: 'x' })).toMatchObject({
      ok: false,
      refusal: { code: 'not_allowed' },
    })
  })
})

describe.skipIf(!SEED)('what leaves the house with a figure', () => {
  let test: House
  beforeAll(async () => {
    test = await houseWithPlan('2022-10-05' as Day)
    await happened(
      test,
      ...many(1_203, (n) => ({ kind: 'match.recorded', on: `2022-0${1 + (n % 9)}-${10 + (n % 15)}`, data: { need: n, offer: '=1+1' } })),
    )
  })
  afterAll(() => test?.close())

  it('evidence as a file: E, K, rule version and its own hash in the first line, one row for each fact (P-105)', async () => {
    const ask = { plan: test.plan, target: 'T15-2', asOf: '2022-09-30' as Day }
    const file = (await evidenceFile(test.as(), ask))!
    const parts: string[] = []
    for await (const part of file.content) parts.push(part)
    const text = parts.join('')
    const [head, ...rest] = text.split('\r\n')
    const body = rest.join('\r\n')
    expect(head).toMatch(/^# target=T15-2; E=2022-09-30; K=\d+; rule=T15-2 v1; unit=all; rows=1203; sha256=[0-9a-f]{64}$/)
    expect(createHash('sha256').update(body).digest('hex')).toBe(file.sha256)
    expect(head).toContain(file.sha256)
    expect(rest.filter((line) => line !== '')).toHaveLength(1 + 1_203)
    expect(file.name).toMatch(/^2022-T15-2-2022-09-30-K\d+\.csv$/)
  })

  it('a quarter’s data are equal when asked for twice, also after more has happened and been decided (A-52)', async () => {
    const seq = await test.house.projector.settle()
    const ask = { year: 2022, quarter: 3 as const, known: { seq } }
    const once = (await planReportData(test.as(), ask))!
    await happened(test, ...many(100, (n) => ({ kind: 'match.recorded', on: '2022-08-01', data: { need: `later${n}`, offer: 'o' } })))
    const task = done(await targetPage(test.as(), { plan: test.plan, target: 'T15-2' }))!.target.task!
    const amended = {
      plan: test.plan,
      document: '1号',
      inForceFrom: '2022-08-01' as Day,
      reason: 'x',
      changes: [{ target: 'T15-2', value: 100 }],
    }
    done(await confirmPlan(test.as(confirmer), { version: done(await proposeAmendment(test.as(editor), amended)).answer!.version }))
    expect(
      await assignTask(test.as(editor), { plan: test.plan, task, unit: '018f0000-0000-7000-8000-00000000000a' as Id<'unit'> }),
    ).toMatchObject({ ok: false })
    await test.house.projector.settle()
    const again = (await planReportData(test.as(), ask))!
    expect(again).toEqual(once)
    expect(canonicalHash(again)).toEqual(canonicalHash(once))
    const now = (await planReportData(test.as(), { ...ask, known: { seq: await test.house.projector.settle() } }))!
    expect(now.targets.find((each) => each.code === 'T15-2')).toMatchObject({ n: 1303, state: 'met' })
    expect(now.amendments).toMatchObject([{ target: 'T15-2', before: '5000', value: '100' }])
  })
})
