import { describe, expect, it } from 'vitest'
import { rejoin, spansOf } from '../index.js'
import { reading } from '../testing/seed.js'

const WRAPPED = `某某学会2023年度工作要点
    一、学术交流
    1.办好年会。10月在成都召开学术年会，邀请院士报告不少
于12场，参会人数达到1500人以上，面向青年会员设立专题论坛
，征集论文600篇以上。分支机构全年举办专题研讨会30场，其
中线上会议控制在10场以内。青年论坛参会达到1
200人以上。
    2.办好期刊。全年出版学报12期，审稿周期缩短到四十五天
以内，网络首发率提高到90%以上，论文被引用的次数累计要突
破3000次。
`

describe('lines broken by width', () => {
  const read = reading(WRAPPED)

  it('read across the line end, with the places of the text as received', () => {
    const points = [...WRAPPED]
    expect(read.targets.map(({ comparator, strict, value, unit }) => `${strict ? comparator[0] : comparator} ${value} ${unit.zh}`)).toEqual(
      ['>= 12 场', '>= 1500 人', '>= 600 篇', '= 30 场', '<= 10 场', '= 12 期', '<= 45 天', '>= 90 %', '> 3000 次'],
    )
    for (const { num_start, num_end, num_text, phrase, char_start, char_end } of read.targets) {
      expect(points.slice(num_start, num_end).join('')).toBe(num_text)
      expect(points.slice(char_start, char_end).join('')).toBe(phrase)
    }
    expect(read.targets[0]!.phrase).toBe('邀请院士报告不少\n于12场')
  })

  it('asks about a number that stands torn where no edge is', () => {
    // The line that ends in 达到1 is short: nothing says that 200 goes on from it.
    const torn = read.numerals.filter(({ start }) => start === WRAPPED.indexOf('1\n200') || start === WRAPPED.indexOf('200人'))
    expect(torn.map(({ text, card, disposition }) => [text, card, disposition])).toEqual([
      ['1', true, 'structure'],
      ['200', true, 'structure'],
    ])
  })

  it('keep their sentences whole, over several leaf spans', () => {
    const task = read.tasks.find(({ text }) => text.startsWith('分支机构'))!
    expect(task.text).toBe('分支机构全年举办专题研讨会30场，其\n中线上会议控制在10场以内。')
    expect(task.spans.length).toBe(2)
    expect(rejoin(read)).toBe(WRAPPED)
    expect(spansOf(read, 'heading_other')).toEqual([])
  })

  it.each([
    [
      'a list without stops',
      '2023年计划\n1.甲\n举办年会1场，参会800人以上，报告30篇\n举办沙龙12期，每期参加者为30人以上\n出版期刊6期，发行每期3000册以上，\n编写报告2部，印数1000册，赠阅200册\n',
    ],
    ['paragraphs', '2023年计划\n1.甲。举办年会1场，\n参会800人以上，报告30篇，墙报60张，展位20个，分会场8个，圆桌3场，培训2期\n2.乙。丙\n'],
  ])('are not seen in %s', (_name, text) => {
    const plan = reading(text)
    const lines = text.split('\n').length - 1
    expect(plan.tasks.filter(({ text: words }) => words.includes('\n')).length).toBeLessThan(lines)
    expect(plan.targets.every(({ phrase }) => !phrase.includes('\n'))).toBe(true)
  })
})
