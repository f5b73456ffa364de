import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Numeral, Target } from '../index.js'
import { cases, reading } from '../testing/seed.js'
import { chineseNumber, inChinese } from './chinese.js'

type Wanted =
  | { readonly value: number | readonly [number, number] }
  | { readonly test: string; readonly unit?: string }
  | { readonly is: Numeral['disposition']; readonly card?: boolean }

/** A phrase, the number meant in it, and its reading: a value, a test (`>= 50`), or what else the number is. */
const TABLE: readonly [phrase: string, number: string, wanted: Wanted][] = [
  ['下载量达到百萬次', '百萬', { test: '>= 1000000', unit: '次' }],
  ['新增入库案例1萬篇', '1萬', { test: '= 10000', unit: '篇' }],
  ['培训3.5萬人次', '3.5萬', { test: '= 35000', unit: '人次' }],
  ['举办报告会兩百场', '兩百', { test: '= 200', unit: '场' }],
  ['出版专著二十四部', '二十四', { test: '= 24', unit: '部' }],
  ['服务企业1,200家', '1,200', { test: '= 1200', unit: '家' }],
  ['在2022年,100家企业参与', '100', { test: '= 100', unit: '家' }],
  ['参加会议2-3個', '2-3', { test: 'between 2,3', unit: '個' }],
  ['参加会议兩到三個', '兩到三', { test: 'between 2,3', unit: '個' }],
  ['参加会议2～3个', '2～3', { test: 'between 2,3', unit: '个' }],
  ['参加会议2至3个', '2至3', { test: 'between 2,3', unit: '个' }],
  ['参加会议2—3个', '2—3', { test: 'between 2,3', unit: '个' }],
  ['参加会议20个至30个', '20个至30', { test: 'between 20,30', unit: '个' }],
  ['投入10-15万元', '10-15万', { test: 'between 100000,150000', unit: '元' }],
  ['覆盖率达到五成以上', '五成', { test: '>= 50', unit: '%' }],
  ['覆盖率达到九成五以上', '九成五', { test: '>= 95', unit: '%' }],
  ['三分之二以上学会参加', '三分之二', { is: 'approximate', card: true }],
  ['不低于四分之一的学会参加', '四分之一', { test: '>= 25', unit: '%' }],
  ['占比过半', '过半', { test: '> 50', unit: '%' }],
  ['实践课时占一半以上', '一半', { test: '>= 50', unit: '%' }],
  ['百分之五十以上的县建立组织', '百分之五十', { test: '>= 50', unit: '%' }],
  ['合格率不低于百分之九十八点五', '百分之九十八点五', { test: '>= 98.5', unit: '%' }],
  ['差错率低于万分之一', '万分之一', { test: '< 0.01', unit: '%' }],
  ['出生率控制在8‰以内', '8‰', { test: '<= 0.8', unit: '%' }],
  ['服务近百家企业', '百', { is: 'approximate', card: true }],
  ['服务约300家企业', '300', { is: 'approximate', card: true }],
  ['服务企业300家左右', '300', { is: 'approximate', card: true }],
  ['服务企业300余家', '300', { is: 'approximate', card: true }],
  ['服务企业300多家', '300', { is: 'approximate', card: true }],
  ['遴选一批学会', '一', { is: 'vague', card: true }],
  ['遴选若干学会', '若干', { is: 'vague', card: true }],
  ['开展一系列活动', '一', { is: 'vague', card: true }],
  ['服务數十家企业', '數十', { is: 'vague', card: true }],
  ['服务上百家企业', '上百', { is: 'vague', card: true }],
  ['培育数以千计的企业', '数以千计', { is: 'vague', card: true }],
  ['开展第二批试点', '二', { is: 'ordinal' }],
  ['举办第十七届论坛', '十七', { is: 'ordinal' }],
  ['落实第十四个五年规划', '十四', { is: 'ordinal' }],
  ['会费增長10%', '10%', { is: 'relative', card: true }],
  ['产值翻一番', '一', { is: 'relative', card: true }],
  ['覆盖率提高5个百分点', '5', { is: 'relative', card: true }],
  ['规模增长2倍', '2', { is: 'relative', card: true }],
  ['举办不少於50期沙龙', '50', { test: '>= 50', unit: '期' }],
  ['举办至少50期沙龙', '50', { test: '>= 50', unit: '期' }],
  ['举办沙龙50期以上', '50', { test: '>= 50', unit: '期' }],
  ['举办50期以上沙龙', '50', { test: '>= 50', unit: '期' }],
  ['会员总数突破5000人', '5000', { test: '> 5000', unit: '人' }],
  ['会员总数多于5000人', '5000', { test: '> 5000', unit: '人' }],
  ['行政支出不超过100万元', '100万', { test: '<= 1000000', unit: '元' }],
  ['会议控制在10次以内', '10', { test: '<= 10', unit: '次' }],
  ['差错低于3个', '3', { test: '< 3', unit: '个' }],
  ['办理时限压缩至3个工作日', '3', { test: '<= 3', unit: '个工作日' }],
  ['粮食产量保持在1.3万亿斤以上', '1.3万亿', { test: '>= 1300000000000', unit: '斤' }],
  ['培训１２０人', '１２０', { test: '= 120', unit: '人' }],
  ['学习十九大精神', '十九', { is: 'name_part' }],
  ['落实“十四五”规划', '十四五', { is: 'name_part' }],
  ['建设一流学会', '一', { is: 'idiom' }],
  ['建设5G基站', '5', { is: 'name_part' }],
  ['宣传《2022年度报告》', '2022', { is: 'edition_year' }],
  ['健全三层组织体系', '三', { is: 'structure' }],
  ['落实〔2018〕39号文件', '39', { is: 'name_part' }],
  ['培训16—24岁青年', '16—24', { is: 'structure' }],
]

const planWith = (phrase: string) => `2022年计划\n一、甲\n1.乙。推动${phrase}。\n2.丙。丁。\n`

const testOf = ({ comparator, strict, value }: Target): string =>
  `${strict ? comparator.replace('=', '') : comparator} ${Array.isArray(value) ? value.join() : value}`

describe('the number table (A-14)', () => {
  it('has at least 60 phrases', () => expect(TABLE.length).toBeGreaterThanOrEqual(60))

  it.each(TABLE)('%s', (phrase, number, wanted) => {
    const text = planWith(phrase)
    const plan = reading(text)
    const start = text.indexOf(number, text.indexOf(phrase))
    const numeral = plan.numerals.find((found) => found.start === start)
    const target = plan.targets.find((found) => found.num_start === start)
    expect(numeral?.text).toBe(number)
    if ('test' in wanted) {
      expect(target && testOf(target)).toBe(wanted.test)
      if (wanted.unit) expect(target?.unit.zh).toBe(wanted.unit)
      expect(plan.targets.length).toBe(1)
    } else if ('is' in wanted) {
      expect(plan.targets).toEqual([])
      expect(numeral?.disposition).toBe(wanted.is)
      if (wanted.card !== undefined) expect(numeral?.card).toBe(wanted.card)
    } else expect(numeral?.value).toEqual(wanted.value)
  })
})

describe('Chinese numerals (PT-05)', () => {
  it('come back equal from 0 to 10,000', () => {
    for (let n = 0; n <= 10_000; n++) expect(chineseNumber(inChinese(n))).toBe(n)
  })

  it('come back equal at random up to 99,999,999 and beyond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (n) => chineseNumber(inChinese(n)) === n),
      cases(),
    )
  })

  it('are read in a plan, written in Chinese, with 萬, and in full width', () => {
    const written = fc.integer({ min: 11, max: 99_999_999 }).chain((n) =>
      fc
        .constantFrom(
          inChinese(n),
          inChinese(n).replaceAll('万', '萬').replaceAll('亿', '億'),
          String(n),
          n.toLocaleString('en-US'),
          String(n).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
          `${n / 10_000}万`,
        )
        .map((form) => ({ n, form })),
    )
    fc.assert(
      fc.property(written, ({ n, form }) => {
        const [target] = reading(planWith(`举办不少于${form}次活动`)).targets
        expect(target?.value, form).toBe(n)
      }),
      cases(),
    )
  })

  it.each(['三四', '十百', '万千', '百千', '千百十', '一二三'])('%s is no one number', (text) => {
    expect(chineseNumber(text)).toBeUndefined()
  })
})
