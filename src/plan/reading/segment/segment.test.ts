import { describe, expect, it } from 'vitest'
import { spansOf } from '../review.js'
import { reading } from '../testing/seed.js'

const plan = (...lines: string[]) => reading(`2022年计划\n${lines.join('\n')}\n`)
const tasks = (text: string) => plan('1.甲。'.concat(text)).tasks.map((task) => task.text)
const levels = (...lines: string[]) => plan(...lines).styles.map(({ style, level }) => `${style} ${level}`)

describe('sentences (P-013)', () => {
  it.each([
    ['推进乙。建设丙！完成丁？', ['推进乙。', '建设丙！', '完成丁？']],
    ['办好《乙。丙》展览。建设丁。', ['办好《乙。丙》展览。', '建设丁。']],
    ['开展“建设乙。办好丙。”活动。建设丁。', ['开展“建设乙。办好丙。”活动。', '建设丁。']],
    ['建设乙（丙。丁）。完成戊。', ['建设乙（丙。丁）。', '完成戊。']],
    ['他说“乙。”建设丙。', ['他说“乙。”建设丙。']],
    ['建设乙；完善丙；丁；戊。', ['建设乙；', '完善丙；丁；戊。']],
    ['建设乙（未闭合。完成丙。', ['建设乙（未闭合。', '完成丙。']],
    ['重点是：一是建设乙；二是完善丙。', ['重点是：一是建设乙；', '二是完善丙。']],
    ['建设3.5万平方米场馆。', ['建设3.5万平方米场馆。']],
  ])('%s', (text, wanted) => expect(tasks(text)).toEqual(wanted))
})

describe('levels of numbering (P-011)', () => {
  it.each([
    ['一、 1.', ['一、甲', '1.乙。推进丙。', '2.丁。推进戊。'], ['cn section', 'arabic item']],
    [
      '一、 （一） 1. with most parents',
      ['一、甲', '（一）乙', '1.丙。推进丁。', '（二）戊', '1.己。推进庚。'],
      ['cn section', 'cn_bracket subsection', 'arabic item'],
    ],
    ['一、 1. (1)', ['一、甲', '1.乙', '(1)丙。', '2.丁', '(1)戊。'], ['cn section', 'arabic item', 'bracket task']],
    ['第一章 第一条', ['第一章 甲', '第一条 推进乙。', '第二章 丙', '第二条 推进丁。'], ['chapter section', 'article item']],
    ['第一条 alone', ['第一条 推进乙。', '第二条 推进丁。'], ['article item']],
    ['一、 alone with the text below', ['一、甲', '推进乙。', '二、丙', '推进丁。'], ['cn section']],
    ['一、 alone with the text beside', ['一、甲。推进乙。', '二、丙。推进丁。'], ['cn item']],
    ['1. alone', ['1.甲。推进乙。', '2.丙。推进丁。'], ['arabic item']],
    ['1 and 1.1', ['1 甲', '1.1 乙。推进丙。', '2 丁', '2.1 戊。推进己。'], ['bare section', 'decimal item']],
    [
      '第一部分 一、 （一）',
      ['第一部分 甲', '一、乙', '（一）丙。推进丁。', '第二部分 戊', '一、己', '（一）庚。推进辛。'],
      ['part section', 'cn subsection', 'cn_bracket item'],
    ],
  ])('%s', (_name, lines, wanted) => expect(levels(...lines)).toEqual(wanted))

  it('takes no year and no decimal at line start for a number', () => {
    const read = plan('1.甲。推进乙。', '2022年，推进丙。', '3.5万人参加。')
    expect(read.items.map((item) => item.tasks.length)).toEqual([3])
  })

  it('reads a line of a table of contents as no number', () => {
    const read = plan('一、甲……………1', '二、乙……………3', '一、甲', '推进丙。', '二、乙', '推进丁。')
    expect([read.sections.length, read.warnings.length]).toEqual([2, 0])
  })

  it('counts on over the sections, or begins again in each', () => {
    expect(plan('一、甲', '1.乙。丙。', '二、丁', '2.戊。己。').items.map((item) => item.id)).toEqual(['1', '2'])
    expect(plan('一、甲', '1.乙。丙。', '二、丁', '1.戊。己。').items.map((item) => item.id)).toEqual(['1.1', '2.1'])
  })
})

describe('parts of a plan', () => {
  it('keeps sections without items with their lead as tasks (P-015)', () => {
    const read = plan('一、甲', '推进乙。建设丙。', '二、丁', '总述。', '1.戊。推进己。')
    expect(read.sections.map((section) => [section.tasks.length, section.leads.length])).toEqual([
      [2, 0],
      [0, 1],
    ])
    expect(read.tasks.map((task) => task.id)).toEqual(['S1.1', 'S1.2', '1.1'])
  })

  it('gives items without sections one unnamed section', () => {
    expect(plan('1.甲。推进乙。').sections).toMatchObject([{ id: '0', no: null, title: '', items: ['1'] }])
  })

  it('takes the title to the first stop when the text follows, else the whole line (P-012)', () => {
    expect(plan('1.甲乙。推进丙。', '2.丁戊', '推进己。').items.map((item) => item.title)).toEqual(['甲乙', '丁戊'])
  })

  it('asks for an item by its title when it has no other sentence', () => {
    expect(plan('1.举办会议不少于3场', '2.推进乙').tasks.map((task) => [task.id, task.text])).toEqual([
      ['1.1', '举办会议不少于3场'],
      ['2.1', '推进乙'],
    ])
  })

  it('sets the closing of an official text apart', () => {
    const read = plan(
      '一、甲',
      '（一）乙。推进丙。',
      '（二）丁。推进戊。',
      '（三）己。推进庚。',
      '各地要抓好落实。',
      '国务院',
      '2022年3月1日',
      '（此件公开发布）',
    )
    expect(spansOf(read, 'paragraph').map((span) => span.text)).toEqual(['各地要抓好落实。'])
    expect(spansOf(read, 'heading_other').map((span) => span.text)).toEqual(['国务院', '2022年3月1日', '（此件公开发布）'])
    expect(read.items.map((item) => item.tasks.length)).toEqual([1, 1, 1])
  })

  it('reads the source line, and does without it', () => {
    expect(plan('1.甲。乙。', '来源：中国科协').source).toBe('中国科协')
    expect(plan('1.甲。乙。').source).toBeNull()
  })
})

describe('notes of responsible bodies', () => {
  const owners = (text: string) => plan('1.甲。推进乙。'.concat(text)).items[0]!.owners.map(({ name, role }) => `${name} ${role}`)
  it.each([
    ['（财政部、教育部负责。列第一位者为牵头单位，下同）', ['财政部 lead', '教育部 support']],
    ['（责任单位：学术部；配合单位：科普部、办公室）', ['学术部 lead', '科普部 support', '办公室 support']],
    ['（学术部牵头，科普部、办公室配合）', ['学术部 lead', '科普部 support', '办公室 support']],
    ['（人力资源社会保障部等有关部门按职责分工负责）', ['人力资源社会保障部 lead']],
    ['（各省级人民政府负责）', ['各省级人民政府 lead']],
    ['（牵头单位：市政府办；责任单位：市大数据局）', ['市政府办 lead', '市大数据局 support']],
    ['（教育部、科技部分别负责，2022年底前完成）', ['教育部 lead', '科技部 support']],
  ])('%s', (text, wanted) => expect(owners(text)).toEqual(wanted))

  it('speaks for the sentences since the note before it', () => {
    const read = plan('1.甲。推进乙。（学术部负责）建设丙。（科普部负责）', '责任单位：办公室')
    expect(read.tasks.map((task) => task.owners.map((owner) => owner.name))).toEqual([['学术部'], ['科普部']])
    expect(read.items[0]!.owners.map((owner) => owner.name)).toEqual(['学术部', '科普部', '办公室'])
  })

  it('does not take a bracket of another kind for a note', () => {
    expect(owners('建设丙（含丁）。')).toEqual([])
  })
})
