import { describe, expect, it } from 'vitest'
import { cutTask, joinTasks, type Reviewed, rejoin, setLevels, spansOf } from './index.js'
import { reading, seedBytes, seedText } from './testing/seed.js'

const seed = reading(seedBytes)
const done = (reviewed: Reviewed) => {
  if (!reviewed.ok) throw new Error(`refused: ${reviewed.refusal.code}`)
  return reviewed.reading
}
const tasksOf = (item: string, plan: typeof seed) => plan.tasks.filter((task) => task.item === item).map((task) => task.id)
const clauseEnd = (plan: typeof seed, id: string, nth = 1) => {
  const task = plan.tasks.find((found) => found.id === id)!
  const points = [...task.text]
  let at = -1
  for (let i = 0; i < nth; i++) at = points.indexOf(',', at + 1)
  return task.char_start + at + 1
}

describe('boundaries moved in review (A-21)', () => {
  it('cuts a task at a clause mark, and leaves text, targets and numbers as they were', () => {
    const cut = done(cutTask(seed, '7.2', clauseEnd(seed, '7.2')))
    expect(tasksOf('7', cut)).toEqual(['7.1', '7.2a', '7.2b', '7.3'])
    expect(rejoin(cut)).toBe(seedText)
    expect(cut.spans.every((span) => span.byte_end - span.byte_start === Buffer.byteLength(span.text))).toBe(true)
    expect(cut.numerals).toEqual(seed.numerals)
    expect(cut.targets.map(({ task: _task, ...target }) => target)).toEqual(seed.targets.map(({ task: _task, ...target }) => target))
    expect(spansOf(cut, 'task').length).toBe(65)
  })

  it('gives each half the targets that stand in it', () => {
    const cut = done(cutTask(seed, '7.3', clauseEnd(seed, '7.3', 2)))
    const tasks = ['T07-2', 'T07-3'].map((id) => cut.targets.find((target) => target.id === id)!.task)
    expect(tasks).toEqual(['7.3b', '7.3b'])
  })

  it('cuts twice and joins again, back to where it was', () => {
    const once = done(cutTask(seed, '7.3', clauseEnd(seed, '7.3', 1)))
    const twice = done(cutTask(once, '7.3b', clauseEnd(once, '7.3b', 1)))
    expect(tasksOf('7', twice)).toEqual(['7.1', '7.2', '7.3a', '7.3b', '7.3c'])
    const back = done(joinTasks(done(joinTasks(twice, '7.3a')), '7.3a'))
    expect(back).toEqual(seed)
  })

  it('joins two neighbours, and cuts them apart at the same place', () => {
    const joined = done(joinTasks(seed, '7.2'))
    expect(tasksOf('7', joined)).toEqual(['7.1', '7.2+7.3'])
    expect(joined.tasks.find((task) => task.id === '7.2+7.3')!.spans.length).toBe(2)
    expect(rejoin(joined)).toBe(seedText)
    expect(done(cutTask(joined, '7.2+7.3', seed.tasks.find((task) => task.id === '7.3')!.char_start))).toEqual(seed)
  })

  it.each([
    ['in the middle of a word', () => cutTask(seed, '7.2', clauseEnd(seed, '7.2') - 2), 'no_clause_mark'],
    ['outside the task', () => cutTask(seed, '7.2', 10), 'no_clause_mark'],
    ['at its end', () => cutTask(seed, '7.2', seed.tasks.find((task) => task.id === '7.2')!.char_end), 'no_clause_mark'],
    ['of a task that is not there', () => cutTask(seed, '99.1', 10), 'task_unknown'],
    ['with the first of the next item', () => joinTasks(seed, '7.3'), 'no_neighbour'],
    ['of nothing', () => joinTasks(seed, '99.1'), 'task_unknown'],
  ] as const)('refuses a move %s', (_name, act, code) => {
    expect(act()).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('levels changed in one act', () => {
  const text = '2022年计划\n一、甲\n（一）乙。推进丙。\n1.丁。推进戊。\n2.己。推进庚。\n（二）辛。推进壬。\n（三）癸。推进子。\n'
  it('proposes by how the styles nest, and reads again as asked', () => {
    const plan = reading(text)
    expect(plan.styles.map(({ style, level }) => [style, level])).toEqual([
      ['cn', 'section'],
      ['cn_bracket', 'item'],
      ['arabic', 'task'],
    ])
    const other = setLevels(plan, { cn_bracket: 'subsection', arabic: 'item' })
    expect(other.styles.map((found) => found.level)).toEqual(['section', 'subsection', 'item'])
    expect([other.items.length, other.sections.length, rejoin(other)]).toEqual([2, 4, text])
    expect(setLevels(other, { cn_bracket: 'item', arabic: 'task' }).items.map((item) => item.tasks.length)).toEqual([3, 1, 1])
  })

  it('keeps the year that a form gave, and what was cut', () => {
    const plan = done(cutTask(reading('计划\n1.甲。推进乙，建设丙。\n', { year: 2024 }), '1.1', 11))
    expect([plan.year, setLevels(plan, { arabic: 'section' }).year]).toEqual([2024, 2024])
    expect(plan.tasks.map((task) => task.id)).toEqual(['1.1a', '1.1b'])
  })
})
