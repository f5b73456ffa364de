import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainRefusal, first, rows, sql } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { confirmPlan, rejectPlan } from '../confirm/commands.js'
import { importPlan } from '../intake/commands.js'
import { planRefusals } from '../messages.js'
import { reviewDiff, reviewPage } from '../pages/review.js'
import { sourceOf } from '../pages/text.js'
import { base64, confirmer, done, editor, importSeed, officer, reviewAll, SEED, seedBytes, treeOf } from '../testing.js'
import {
  acceptRest,
  acknowledgeWarning,
  addTarget,
  answerCard,
  answerQuestion,
  cutTask,
  disposeNumeral,
  joinTasks,
  noteIllegible,
  reviewProposal,
  setLevels,
  settleDuplicate,
  setYear,
} from './commands.js'

let test: TestHouse
beforeAll(async () => {
  test = await testHouse()
})
afterAll(() => test.close())

const bring = async (text: string, more: object = {}) =>
  importPlan(test.as(editor), { bytes: base64(text), fileName: 'plan.txt', body: '某联合会', ...more })
const brought = async (text: string, more: object = {}) => done(await bring(text, more)).answer!
const tryConfirm = async (version: string) => {
  const answer = await confirmPlan(test.as(confirmer), { version })
  return answer.ok ? 'confirmed' : answer.refusal
}
const countOf = async (table: string) =>
  Number((await first<{ n: number }>(test.house.database.db, sql`select count(*) as n from ${sql.table(table)}`))!.n)

const PLAN = `2024年，某联合会工作要点。
一、做大期刊
1.办好期刊。组织不少于20期专家研讨活动，遴选一批优秀期刊。
2.服务会员。开展30场培训。
`

describe('bringing a text in', () => {
  it('keeps the bytes as they came and writes plan, version and log in one go', async () => {
    const { version, plan } = await brought(PLAN)
    const source = await sourceOf(test.as(editor), version)
    expect(source!.bytes.toString()).toBe(PLAN)
    expect(await first(test.house.database.db, sql`select state, year, body from plan.plan where id = ${plan}`)).toEqual({
      state: 'parsed',
      year: 2024,
      body: '某联合会',
    })
    expect(await first(test.house.database.db, sql`select outcome, version from plan.import order by at desc limit 1`)).toEqual({
      outcome: 'taken',
      version,
    })
  })
  it('refuses the same bytes a second time and says when they came first (E-SAME)', async () => {
    const again = await bring(PLAN, { fileName: 'other.txt' })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'E-SAME', date: '2022-06-30' } })
  })
  it.each([
    ['E-EMPTY', ' \n ', false],
    ['E-BINARY', '%PDF-1.7 …', true],
    ['E-ENC', Buffer.from([0xff, 0xff, 0x41, 0xff]), true],
  ])('leaves nothing behind but a line in the log for %s', async (code, bytes, kept) => {
    const before = await Promise.all(['plan.plan', 'plan.version', 'plan.source'].map(countOf))
    const answer = await importPlan(test.as(editor), { bytes: base64(bytes), fileName: 'x', body: '某联合会' })
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    const after = await Promise.all(['plan.plan', 'plan.version', 'plan.source'].map(countOf))
    expect(after).toEqual([before[0], before[1], before[2]! + (kept ? 1 : 0)])
    const logged = await first<{ outcome: string; code: string; sha256: string | null }>(
      test.house.database.db,
      sql`select outcome, refusal->>'code' as code, sha256 from plan.import order by at desc limit 1`,
    )
    expect(logged).toMatchObject({ outcome: 'refused', code })
    expect(logged!.sha256 !== null).toBe(kept)
  })
  it('asks for the body where the text has no source line', async () => {
    expect(await importPlan(test.as(editor), { bytes: base64('2024年要点。\n一、甲\n1.乙。做好丙。\n'), fileName: 'x' })).toMatchObject({
      ok: false,
      refusal: { code: 'body_missing' },
    })
  })
  it('is for those who may import', async () => {
    expect(await importPlan(test.as(officer('x', 'plan.review')), { bytes: base64(PLAN), fileName: 'x' })).toMatchObject({
      ok: false,
      refusal: { code: 'not_allowed', permission: 'plan.import' },
    })
  })
})

describe('what stands between a text and its confirmation (A-20)', () => {
  let bodies = 0
  const plainly = (body: string) => brought(`2025年，某联合会工作要点。\n一、做大期刊\n${body}`, { body: `联合会${++bodies}` })
  const ready = async (body: string): Promise<string> => {
    const { version } = await plainly(body)
    await reviewAll(test, version)
    return version
  }
  const settled = '1.办好期刊。组织不少于20期专家研讨活动。\n2.服务会员。举办40场沙龙。\n'

  it('nothing, once everything is settled', async () => {
    const version = await ready(settled)
    expect((await treeOf(test, version)).targets.map((target) => target.value)).toEqual([20, 40])
    expect(await tryConfirm(version)).toBe('confirmed')
  })
  it.each([
    [
      'numerals_open',
      settled,
      async (version: string): Promise<void> => void (await acceptRest(test.as(editor), { version, what: 'targets' })),
    ],
    [
      'cards_open',
      '1.办好期刊。遴选一批期刊，组织不少于20期专家研讨活动。\n',
      async (version: string): Promise<void> => void (await acceptRest(test.as(editor), { version })),
    ],
    [
      'duplicates_open',
      '1.办好期刊。组织好研讨。\n1.服务会员。做好服务。\n',
      async (version: string): Promise<void> => void (await acceptRest(test.as(editor), { version })),
    ],
    [
      'warnings_open',
      '1.办好期刊。组织好研讨。\n3.服务会员。做好服务。\n',
      async (version: string): Promise<void> => void (await acceptRest(test.as(editor), { version })),
    ],
    [
      'illegible_unnoted',
      '1.办好期刊。组织??瘜冢鰪好研讨。\n',
      async (version: string): Promise<void> => void (await acceptRest(test.as(editor), { version })),
    ],
    ['questions_open', settled, async (version: string): Promise<void> => void (await acceptRest(test.as(editor), { version }))],
    [
      'targets_open',
      settled,
      async (version: string): Promise<void> => void (await acceptRest(test.as(editor), { version, what: 'numerals' })),
    ],
    [
      'targets_incomplete',
      '1.办好期刊。建设30个示范驿站。\n',
      async (version: string): Promise<void> => void (await acceptRest(test.as(editor), { version })),
    ],
  ] as const)('%s, with a sentence of its own', async (code, body, settle) => {
    const { version } = await plainly(`${body}${code}`)
    await settle(version)
    const refusal = await tryConfirm(version)
    const all = [refusal, ...((refusal as { others?: object[] }).others ?? [])] as { code: string }[]
    const mine = all.find((each) => each.code === code)
    expect(mine, JSON.stringify(refusal)).toBeDefined()
    const words = explainRefusal(mine!, planRefusals)!
    expect(words.zh).toMatch(/\p{Script=Han}/u)
    expect(words.en).toMatch(/^[A-Z0-9]/)
  })
  it('a value that is not the one in the text', async () => {
    const version = await ready(`${settled}3.办。`)
    const at = (await treeOf(test, version)).targets[0]!.num_start
    done(await reviewProposal(test.as(editor), { version, at, verdict: 'change', change: { value: 25 }, reason: '笔误' }))
    expect(await tryConfirm(version)).toMatchObject({ code: 'value_differs', target: 'T01-1', value: '25', inText: '20' })
  })
  it('more targets than anyone could follow', async () => {
    const lines = Array.from({ length: 501 }, (_, n) => `${n + 1}.做好工作。举办${n + 1}期青年沙龙活动。`)
    const { version } = await plainly(`${lines.join('\n')}\n`)
    done(await acceptRest(test.as(editor), { version }))
    done(await answerQuestion(test.as(editor), { version, question: 'more_is_surplus', answer: 'proposed' }))
    expect(await tryConfirm(version)).toMatchObject({ code: 'targets_too_many', targets: 501, limit: 500 })
  })
  it('the one who reviewed', async () => {
    const version = await ready(`${settled}4.办。`)
    const both = { ...editor, can: () => true }
    expect(await confirmPlan(test.as(both), { version })).toMatchObject({ ok: false, refusal: { code: 'reviewer_confirms' } })
    expect(explainRefusal({ code: 'reviewer_confirms' }, planRefusals)?.en).toBe('You reviewed this plan; another person must confirm it.')
  })
  it('a year that the text does not give', async () => {
    const { version } = await brought('某联合会工作要点。\n一、做大期刊\n1.办好期刊。做好服务。\n')
    await reviewAll(test, version)
    expect(await tryConfirm(version)).toMatchObject({ code: 'year_missing' })
    done(await setYear(test.as(editor), { version, year: 2030 }))
    expect(await tryConfirm(version)).toBe('confirmed')
  })
  it('another confirmed plan of the body and year', async () => {
    const { version } = await brought('2030年某联合会工作要点（另一份）。\n一、做大期刊\n1.办好期刊。做好服务。\n', { body: '另一家' })
    await reviewAll(test, version)
    expect(await tryConfirm(version)).toBe('confirmed')
    const more = await bring('2030年某联合会工作要点（第三份）。\n一、做大期刊\n1.办好期刊。做好服务。\n', { body: '另一家' })
    expect(more).toMatchObject({ ok: false, refusal: { code: 'E-EXISTS', year: 2030 } })
  })
  it('and a confirmed version takes no further review, nor may it be changed by hand', async () => {
    const version = await ready(`${settled}5.办。`)
    expect(await tryConfirm(version)).toBe('confirmed')
    expect(await acceptRest(test.as(editor), { version })).toMatchObject({ ok: false, refusal: { code: 'review_closed' } })
    await expect(sql`update plan.version set document = 'x' where id = ${version}`.execute(test.house.database.db)).rejects.toThrow(
      /frozen/,
    )
    await expect(sql`delete from plan.version where id = ${version}`.execute(test.house.database.db)).rejects.toThrow()
  })
})

describe('what reviewers say', () => {
  it('is kept beside the proposal, with the reason; saying it twice changes nothing', async () => {
    const { version } = await brought(`2026年要点。\n一、期刊\n1.办好期刊。组织不少于20期专家研讨活动，遴选一批期刊，达到一流。\n`)
    const tree = await treeOf(test, version)
    const target = tree.targets[0]!
    const change = { version, at: target.num_start, verdict: 'change' as const, change: { over: 'flag' as const }, reason: '多了要说明' }
    expect(done(await reviewProposal(test.as(editor), change)).did).toBe('done')
    expect(done(await reviewProposal(test.as(editor), change)).did).toBe('nothing')
    expect(await reviewProposal(test.as(editor), { ...change, reason: '' })).toMatchObject({
      ok: false,
      refusal: { code: 'reason_missing' },
    })
    const changed = (await treeOf(test, version)).targets[0]!
    expect(changed).toMatchObject({ verdict: 'changed', over: 'flag', proposed: { over: target.over } })
    const kept = await rows<{ proposal: { over: string } }>(
      test.house.database.db,
      sql`select proposal from plan.review_act where version = ${version} and kind = 'target'`,
    )
    expect(kept).toHaveLength(1)
    expect(kept[0]!.proposal.over).toBe(target.over)
    const diff = done(await reviewDiff(test.as(editor), { version }))!
    expect(diff.differs).toBeNull()
    expect(diff.differences).toMatchObject([
      { what: 'target', name: 'T01-1', fields: [{ field: 'over', proposed: target.over, reviewed: 'flag' }], reason: '多了要说明' },
    ])
  })
  it('a card becomes a target only with a value that a person gives', async () => {
    const { version } = await brought(`2026年要点之二。\n一、期刊\n1.办好期刊。遴选一批期刊，服务单位增长10%。\n`)
    const cards = (await treeOf(test, version)).numerals.filter((each) => each.card)
    expect(cards.map((each) => each.disposition)).toEqual(['vague', 'relative'])
    const [vague, relative] = cards
    const ctx = test.as(editor)
    const target = { comparator: '>=' as const, value: 30, unit: { zh: '种', en: 'journals' } }
    expect(await answerCard(ctx, { version, at: relative!.start, target, reason: '按去年数' })).toMatchObject({
      ok: false,
      refusal: { code: 'baseline_missing' },
    })
    done(await answerCard(ctx, { version, at: vague!.start, target, reason: '主管部门口头意见' }))
    done(await answerCard(ctx, { version, at: relative!.start, target: null, reason: '不作指标' }))
    const tree = await treeOf(test, version)
    expect(tree.targets).toMatchObject([{ value: 30, verdict: 'added', num_text: vague!.text }])
    expect(tree.numerals.filter((each) => each.card && each.verdict === 'open')).toEqual([])
  })
  it('a number that the machine put aside can be made a target, and one that it took for a target can be put aside', async () => {
    const { version } = await brought(`2026年要点之三。\n一、期刊\n1.办好期刊。组织不少于20期专家研讨活动，建设三层组织体系。\n`)
    const ctx = test.as(editor)
    const before = await treeOf(test, version)
    const structure = before.numerals.find((each) => each.disposition === 'structure')!
    done(
      await addTarget(ctx, {
        version,
        at: structure.start,
        target: { comparator: '=', value: 3, unit: { zh: '层', en: 'layers' } },
        reason: '要逐层验收',
      }),
    )
    const first = before.targets[0]!
    expect(await disposeNumeral(ctx, { version, at: first.num_start, disposition: 'structure', reason: '不是指标' })).toMatchObject({
      ok: false,
      refusal: { code: 'numeral_carries_target' },
    })
    done(await reviewProposal(ctx, { version, at: first.num_start, verdict: 'reject', reason: '已取消' }))
    done(await disposeNumeral(ctx, { version, at: first.num_start, disposition: 'structure', reason: '已取消' }))
    const after = await treeOf(test, version)
    expect(after.targets.map((target) => [target.num_text, target.verdict])).toEqual([
      ['20', 'rejected'],
      ['三', 'added'],
    ])
    expect(after.numerals.find((each) => each.start === first.num_start)).toMatchObject({
      disposition: 'structure',
      proposedDisposition: 'target',
      verdict: 'changed',
    })
  })
  it('a doubled number keeps both texts once a person has settled it', async () => {
    const { version } = await brought('2026年要点之四。\n一、期刊\n1.办好期刊。做好服务。\n1.服务会员。做好联络。\n')
    const line = (await treeOf(test, version)).warnings.find((each) => each.code === 'E-DUP')!.line!
    done(await settleDuplicate(test.as(editor), { version, line, reason: '原文如此' }))
    done(await acceptRest(test.as(editor), { version }))
    expect((await treeOf(test, version)).items.map((item) => item.id)).toEqual(['1', '1#2'])
    expect(await tryConfirm(version)).toBe('confirmed')
  })
  it('levels are changed for the whole text in one act', async () => {
    const { version } = await brought('2027年要点。\n一、办好期刊。做好服务。\n二、服务会员。做好联络。\n')
    const before = await treeOf(test, version)
    const level = before.items.length > 0 ? 'section' : 'item'
    done(await setLevels(test.as(editor), { version, levels: { cn: level } }))
    const after = await treeOf(test, version)
    expect([after.sections.length, after.items.length]).not.toEqual([before.sections.length, before.items.length])
    expect(
      (await treeOf(test, version)).spans
        .filter((span) => !span.overlay)
        .map((span) => span.text)
        .join(''),
    ).toContain('二、服务会员')
  })
  it('hands the turn to the confirmer once nothing is open, and back when something opens again', async () => {
    const turns = async (version: string) =>
      (
        await rows<{ permission: string }>(test.house.database.db, sql`select permission from kernel.matter where subject = ${version}`)
      ).map((each) => each.permission)
    const { version } = await brought('2031年要点。\n一、期刊\n1.办好期刊。组织不少于20期座谈活动。\n')
    expect(await turns(version)).toEqual(['plan.review'])
    await reviewAll(test, version)
    expect(await turns(version)).toEqual(['plan.confirm'])
    const at = (await treeOf(test, version)).targets[0]!.num_start
    done(await reviewProposal(test.as(editor), { version, at, verdict: 'change', change: { value: 3 }, reason: '误改' }))
    expect(await turns(version)).toEqual(['plan.review'])
    done(await reviewProposal(test.as(editor), { version, at, verdict: 'accept', reason: '' }))
    expect(await tryConfirm(version)).toBe('confirmed')
    expect(await turns(version)).toEqual([])
  })
  it('may put the version aside with a reason; the same bytes can then come again', async () => {
    const text = '2028年要点。\n一、期刊\n1.办好期刊。做好服务。\n'
    const { version } = await brought(text)
    done(await rejectPlan(test.as(editor), { version, reason: '发错文件' }))
    expect((await bring(text)).ok).toBe(true)
  })
  it('asks two more things politely', async () => {
    const { version } = await brought('2029年要点。\n一、期刊\n1.办好期刊。做好服务。\n')
    expect(await noteIllegible(test.as(editor), { version, at: 3, text: 'x' })).toMatchObject({
      ok: false,
      refusal: { code: 'illegible_unknown' },
    })
    expect(await acknowledgeWarning(test.as(editor), { version, code: 'W-GAP' })).toMatchObject({
      ok: false,
      refusal: { code: 'warning_unknown' },
    })
    expect(await answerQuestion(test.as(editor), { version, target: 'T01-1', question: 'x', answer: 'other' })).toMatchObject({ ok: false })
  })
})

describe.skipIf(!SEED)('the plan of 2022 under review', () => {
  it('is cut and joined without moving a byte (A-21)', async () => {
    const { version } = await importSeed(test)
    const ctx = test.as(editor)
    const before = await treeOf(test, version)
    const task = before.tasks.find((each) => each.item === '7' && each.text.includes('，') === false && each.text.includes(','))!
    const at = task.char_start + [...task.text].indexOf(',') + 1
    done(await cutTask(ctx, { version, task: task.id, at }))
    const cut = await treeOf(test, version)
    expect(cut.tasks).toHaveLength(65)
    expect(cut.tasks.map((each) => each.id)).toEqual(expect.arrayContaining([`${task.id}a`, `${task.id}b`]))
    const page = done(await reviewPage(ctx, { version }))!
    expect(page.differs).toBeNull()
    expect(
      cut.spans
        .filter((span) => !span.overlay)
        .map((span) => span.text)
        .join(''),
    ).toBe(seedBytes().toString('utf8'))
    expect(cut.targets.map((target) => [target.id, target.value])).toEqual(before.targets.map((target) => [target.id, target.value]))
    const differences = done(await reviewDiff(ctx, { version }))!.differences
    expect(differences.filter((each) => each.what === 'task').map((each) => each.change)).toEqual(['removed', 'added', 'added'])
    // A target that stands in the task that was cut now stands in one of the halves; nothing else about it moved.
    expect(differences.filter((each) => each.what !== 'task').flatMap((each) => each.fields.map((field) => field.field))).toEqual(['task'])
    done(await joinTasks(ctx, { version, task: `${task.id}a` }))
    expect((await treeOf(test, version)).tasks.map((each) => each.id)).toEqual(before.tasks.map((each) => each.id))
    expect(await cutTask(ctx, { version, task: task.id, at: at + 1 })).toMatchObject({ ok: false, refusal: { code: 'no_clause_mark' } })
  })
})
