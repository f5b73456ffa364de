import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, explainRefusal, type Id, newId, type Refusal, run, sql, viewerOf } from '../../kernel/index.js'
import type { TestHouse } from '../../kernel/testing/index.js'
import { packsOn, readTable, xlsxFile } from '../../records/index.js'
import { board } from '../board/board.js'
import { setPlanDates } from '../dates/commands.js'
import { checklist } from '../demo/index.js'
import { planRefusals } from '../messages.js'
import { planChanges } from '../pages/changes.js'
import { checklistPage, itemPage, sectionPage, taskPage, unassigned } from '../pages/work.js'
import { targetPage } from '../target/page.js'
import { base64, done, editor, happened, houseWithPlan, officer, SEED } from '../testing.js'
import { assignTask, releaseTask, supportTask } from './assign.js'
import { setDuty } from './duty.js'
import { feedTarget, unfeedTarget } from './feed.js'
import { addMilestone, dropMilestone, meetMilestone } from './milestones.js'
import { setShare } from './share.js'
import { importTaskList, previewTaskList, taskListFile } from './taskList.js'

type House = TestHouse & { plan: string; version: string }

describe.skipIf(!SEED)('giving the plan of 2022 to people', () => {
  let test: House
  const departments: Id<'unit'>[] = []
  beforeAll(async () => {
    test = await houseWithPlan('2022-01-10' as Day)
    for (const name of ['学会学术部', '科技创新部', '战略发展部']) departments.push(await department(test, name))
  })
  afterAll(() => test?.close())

  const plan = () => ({ plan: test.plan })
  const open = async () => done(await unassigned(test.as(), plan()))!
  const page = async (task: string, asOf?: string) => done(await taskPage(test.as(), { ...plan(), task, asOf: asOf as Day | undefined }))!

  it('begins with 64 tasks, 16 items and 26 targets that nobody has (A-50)', async () => {
    const list = await open()
    expect(list.counts).toEqual({ tasks: 64, items: 16, targets: 26 })
    expect([list.tasks.length, list.targets.length, list.uncounted]).toEqual([64, 26, []])
  })

  it('gives a task one lead at a time; who had it before stays on record', async () => {
    const ctx = test.as(editor)
    const assign = { ...plan(), task: '6.1' }
    done(await assignTask(ctx, { ...assign, unit: departments[0]! }))
    done(await supportTask(ctx, { ...assign, unit: departments[1]! }))
    expect(done(await assignTask(ctx, { ...assign, unit: departments[0]! })).did).toBe('nothing')
    expect((await page('6.1')).task).toMatchObject({ lead: { nameZh: '学会学术部' }, supports: [{ nameZh: '科技创新部' }] })
    await test.setToday('2022-03-01' as Day)
    done(await assignTask(ctx, { ...assign, unit: departments[1]!, reason: '职责调整' }))
    const now = await page('6.1')
    expect(now.task).toMatchObject({ lead: { nameZh: '科技创新部' }, supports: [] })
    expect((await page('6.1', '2022-02-28')).task).toMatchObject({ lead: { nameZh: '学会学术部' }, supports: [{ nameZh: '科技创新部' }] })
    expect(now.history.map((each) => [each.role, each.from, each.until])).toEqual([
      ['lead', '2022-01-10', '2022-03-01'],
      ['support', '2022-01-10', '2022-03-01'],
      ['lead', '2022-03-01', null],
    ])
    expect((await open()).tasks).toHaveLength(63)
    done(await releaseTask(ctx, { ...assign, unit: departments[1]!, reason: '重新安排' }))
    expect((await open()).tasks).toHaveLength(64)
  })

  it('lets the head of a department take work on for his own department, and not away from another', async () => {
    const head = viewerOf({
      via: 'session',
      account: newId<'account'>(),
      name: 'head',
      grants: [null, departments[2]!].map((unit) => ({ permission: 'plan.assign_own', unit, role: 'department_head' })),
    })
    // Appointed for the whole federation alone, to confirm records of all: no department is his own.
    expect(
      await assignTask(test.as(officer('everywhere', 'plan.assign_own')), { ...plan(), task: '7.1', unit: departments[2]! }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'not_allowed' },
    })
    expect(await assignTask(test.as(head), { ...plan(), task: '7.1', unit: departments[0]! })).toMatchObject({
      ok: false,
      refusal: { code: 'not_allowed' },
    })
    done(await assignTask(test.as(head), { ...plan(), task: '7.1', unit: departments[2]! }))
    done(await assignTask(test.as(editor), { ...plan(), task: '7.2', unit: departments[0]! }))
    expect(await assignTask(test.as(head), { ...plan(), task: '7.2', unit: departments[2]! })).toMatchObject({
      ok: false,
      refusal: { code: 'other_lead' },
    })
  })

  it('refuses what the plan and the register do not have, in words', async () => {
    const ctx = test.as(editor)
    const answers = [
      await assignTask(ctx, { ...plan(), task: '99.1', unit: departments[0]! }),
      await assignTask(ctx, { ...plan(), task: '6.1', unit: newId<'unit'>() }),
      await assignTask(ctx, { plan: newId<'plan'>(), task: '6.1', unit: departments[0]! }),
      await setDuty(ctx, { ...plan(), task: '6.1', deadline: '2021-05-01' as Day }),
      await feedTarget(ctx, { ...plan(), target: 'T99-9', programme: 'match' }),
    ]
    expect(answers.map((answer) => !answer.ok && answer.refusal.code)).toEqual([
      'task_unknown',
      'unit_unknown',
      'plan_unknown',
      'deadline_before',
      'target_unknown',
    ])
    for (const answer of answers) if (!answer.ok) expect(explainRefusal(answer.refusal, planRefusals)?.zh).toMatch(/。$/)
  })

  it('sends the task list out as a table and takes it back, everything at once (A-50)', async () => {
    const file = (await taskListFile(test.as(editor), plan(), 'zh-Hans'))!
    const table = await readTable(file.bytes)
    if (!table.ok) throw new Error('unreadable')
    expect(table.value.header).toEqual(['任务编号', '条目', '计划原文', '分管领导', '牵头部门', '配合部门', '完成时限', '指标'])
    expect(table.value.rows).toHaveLength(64)
    const filled = await xlsxFile(
      'x',
      table.value.header.map((title) => ({ title })),
      table.value.rows.map(({ cells }, n) => [
        cells[0],
        '',
        '',
        '张三',
        '学会学术部',
        n % 2 ? '科技创新部、战略发展部' : '-',
        '2022年11月30日',
      ]),
    )
    const preview = done(await previewTaskList(test.as(editor), { ...plan(), bytes: base64(filled) }))
    expect(preview.findings).toEqual([])
    expect(preview.rows).toHaveLength(64)
    const taken = done(await importTaskList(test.as(editor), { ...plan(), bytes: base64(filled) }))
    expect(taken.facts).toHaveLength(taken.answer!.changes)
    expect(done(await importTaskList(test.as(editor), { ...plan(), bytes: base64(filled) })).did).toBe('nothing')
    expect((await open()).tasks).toEqual([])
    expect((await page('7.2')).task).toMatchObject({ leader: '张三', deadline: '2022-11-30', lead: { nameZh: '学会学术部' } })
  })

  it('takes a table whole or not at all, naming each line that is wrong', async () => {
    const bad = await xlsxFile(
      'x',
      [{ title: 'Task' }, { title: 'Lead department' }, { title: 'Deadline' }],
      [
        ['6.1', '没有这个部', ''],
        ['99.9', '', ''],
        ['6.2', '', '明年'],
        ['6.3', '', ''],
        ['6.3', '', ''],
      ],
    )
    const answer = await importTaskList(test.as(editor), { ...plan(), bytes: base64(bad) })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'rows_refused', rows: 4 } })
    const lines = !answer.ok && (answer.refusal as Refusal).fields!.map((each) => [each.code, each.line])
    expect(lines).toEqual([
      ['unit_unknown', 2],
      ['task_unknown', 3],
      ['day_unknown', 4],
      ['task_twice', 6],
    ])
    expect((await page('6.1')).task.lead?.nameZh).toBe('学会学术部')
  })

  it('feeds every target with its programme, until nothing is unassigned (A-50)', async () => {
    for (const target of (await open()).targets) {
      const pack = packsOn('2022-01-10' as Day).find((each) => each.targets.includes(target.code))!
      done(await feedTarget(test.as(editor), { ...plan(), target: target.code, programme: pack.id }))
    }
    const list = await open()
    expect([list.tasks, list.targets, list.uncounted]).toEqual([[], [], []])
    done(await unfeedTarget(test.as(editor), { ...plan(), target: 'T06-1', programme: 'special-issue', reason: '换平台' }))
    expect((await open()).targets.map((each) => each.code)).toEqual(['T06-1'])
  })

  it('leads from a task of the item, or from the item itself, to each of its checklist rows (A-51)', async () => {
    const all = done(await checklistPage(test.as(), plan()))!.rows
    expect(all.map((row) => row.id)).toEqual(checklist.map((row) => row.id))
    for (let item = 1; item <= 16; item++) {
      const opened = done(await itemPage(test.as(), { ...plan(), item: String(item) }))!
      const wanted = checklist.filter((row) => row.item === String(item)).map((row) => row.id)
      const fromTasks = new Set<string>()
      for (const task of opened.tasks) for (const row of (await page(task.code)).rows) fromTasks.add(row.id)
      const reached = opened.rows.map((row) => row.id)
      expect(reached, `item ${item}`).toEqual(wanted)
      expect([...fromTasks].every((id) => wanted.includes(id))).toBe(true)
      // What stands in a task's own words is one step away; only headings lead through the item.
      expect(wanted.length - fromTasks.size, `item ${item}: ${wanted.filter((id) => !fromTasks.has(id))}`).toBeLessThanOrEqual(1)
    }
    for (const section of ['1', '2', '3', '4']) {
      const rows = done(await sectionPage(test.as(), { ...plan(), section }))!.rows.map((row) => row.id)
      expect(rows).toEqual(checklist.filter((row) => row.item === `S${section}`).map((row) => row.id))
    }
  })

  it('lets milestones say how a list stands that comes all at once', async () => {
    const ctx = test.as(editor)
    const task = (await page('10.1')).task.targets.includes('T10-1') ? '10.1' : '10.2'
    const target = 'T10-1'
    const home = done(await targetPage(test.as(), { ...plan(), target }))!.target.task!
    const { row } = done(await addMilestone(ctx, { ...plan(), task: home, target, title: '投票', due: '2022-06-20' as Day })).answer!
    const stateAt = async (asOf: string) => done(await targetPage(test.as(), { ...plan(), target, asOf: asOf as Day }))!.target.state
    expect([await stateAt('2022-06-01'), await stateAt('2022-06-10'), await stateAt('2022-06-21')]).toEqual([
      'on_course',
      'at_risk',
      'behind',
    ])
    const [vote] = await happened(test, { kind: 'ballot.closed', on: '2022-06-18' })
    done(await meetMilestone(ctx, { milestone: row, fact: vote as Id<'fact'> }))
    expect([await stateAt('2022-06-17'), await stateAt('2022-06-21')]).toEqual(['at_risk', 'on_course'])
    expect(
      await addMilestone(ctx, { ...plan(), task: task === home ? '9.1' : task, target, title: 'x', due: '2022-06-20' as Day }),
    ).toMatchObject({ ok: false })
    done(await dropMilestone(ctx, { milestone: row, reason: '合并' }))
    expect((await page(home)).steps).toEqual([])
  })

  it('gives shares that need not add up, and shows the gap', async () => {
    for (const [n, value] of [3000, 1500].entries())
      done(await setShare(test.as(editor), { ...plan(), target: 'T15-2', unit: departments[n]!, value }))
    const shown = done(await targetPage(test.as(), { ...plan(), target: 'T15-2', asOf: '2022-04-01' as Day }))!
    expect(shown.shares).toMatchObject({ sum: 4500, gap: 500 })
    const own = done(await board(test.as(), { ...plan(), asOf: '2022-04-01' as Day, unit: departments[0]! }))!
    expect(own.groups.flatMap((group) => group.targets).find((each) => each.code === 'T15-2')!.own).toEqual({ n: 0, share: 3000 })
  })

  it('keeps the dates of verification with their history, and the close where the rules have it', async () => {
    const dates = { ...plan(), name: 'verify_q1' as const, from: '2022-04-01' as Day, reason: '放假顺延' }
    done(await setPlanDates(test.as(editor), { ...dates, to: '2022-04-20' as Day }))
    expect(await setPlanDates(test.as(editor), { ...dates, from: '2022-03-01' as Day, to: '2022-04-20' as Day })).toMatchObject({
      ok: false,
      refusal: { code: 'dates_before_end' },
    })
    expect(
      await setPlanDates(test.as(editor), {
        ...plan(),
        name: 'verify_year',
        from: '2023-01-01' as Day,
        to: '2023-04-30' as Day,
        reason: 'x',
      }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'close_in_rules', closes: '2023-03-31' },
    })
  })

  it('tells what changed, newest first, page by page', async () => {
    const kinds: string[] = []
    let before: { at: string; fact: Id<'fact'> } | undefined
    for (;;) {
      const lines = done(await planChanges(test.as(), { plan: test.plan, before, limit: 50 }))
      kinds.push(...lines.map((line) => line.kind))
      const last = lines.at(-1)
      if (!last) break
      before = { at: last.recordedAt, fact: last.fact as Id<'fact'> }
    }
    expect(kinds.at(-1)).toBe('plan.confirmed')
    expect(kinds).toEqual(expect.arrayContaining(['plan_task.assigned', 'plan_date.set', 'plan_share.set', 'plan_milestone.met']))
    expect(kinds.filter((kind) => kind === 'plan_review.recorded')).toEqual([])
  })
})

async function department(test: TestHouse, name: string): Promise<Id<'unit'>> {
  const unit = newId<'unit'>()
  const { db } = test.house.database
  await run(db, sql`insert into registry.unit (id, kind, code, registered_on) values (${unit}, 'department', ${name}, '2020-01-01')`)
  await run(
    db,
    sql`insert into registry.statement (id, fact, subject, predicate, value, valid_from, recorded_on, source)
      values (${newId()}, ${newId()}, ${unit}, 'name_zh', ${JSON.stringify(name)}::jsonb, '2020-01-01', '2020-01-01', 'test')`,
  )
  return unit
}
