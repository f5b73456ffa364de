import type { Comparator } from '../data/Figure.js'
import type { StateWord } from '../data/StateMark.js'
import type { L10n } from '../language.js'

/** Invented figures for the gallery, to see components at work; the gallery runs in development only. */
export interface SampleTarget {
  readonly id: string
  readonly name: L10n
  readonly unit: L10n
  readonly value: number
  readonly comparator?: Comparator
  readonly goal: number | string
  readonly values: readonly number[]
  readonly forecast?: { readonly low: number; readonly high: number }
  readonly pace?: { readonly needed: number; readonly now: number }
  readonly state: StateWord
  readonly on?: string
}
export interface SampleItem {
  readonly number: number
  readonly name: L10n
  readonly owner: L10n
  readonly waiting: number
  readonly targets: readonly SampleTarget[]
}

const grown = (value: number, steps = 9): number[] =>
  Array.from({ length: steps }, (_, step) => Math.round((value * (step + 1) ** 1.15) / steps ** 1.15))

export const sampleItems: readonly SampleItem[] = [
  {
    number: 3,
    name: { zh: '大力推进一流学会建设', en: 'Build first-class societies' },
    owner: { zh: '学会服务中心', en: 'Society Services' },
    waiting: 12,
    targets: [
      {
        id: 'T03-1',
        name: { zh: '一会一案', en: 'One adopted plan per society' },
        unit: { zh: '案', en: 'plans' },
        value: 187,
        comparator: '=',
        goal: 210,
        values: grown(187),
        forecast: { low: 203, high: 210 },
        pace: { needed: 8, now: 9 },
        state: 'on course',
      },
    ],
  },
  {
    number: 4,
    name: { zh: '加强学会发展示范导向', en: 'Lead by example' },
    owner: { zh: '学会服务中心', en: 'Society Services' },
    waiting: 0,
    targets: [],
  },
  {
    number: 6,
    name: { zh: '持续打造高品质科技期刊', en: 'Keep building journals of high quality' },
    owner: { zh: '学会学术部', en: 'Academic Affairs' },
    waiting: 31,
    targets: [
      {
        id: 'T06-1',
        name: { zh: '组约专题', en: 'Special issues commissioned on strategic needs and hot topics of the frontier' },
        unit: { zh: '期', en: 'issues' },
        value: 143,
        comparator: '≥',
        goal: 200,
        values: grown(143),
        forecast: { low: 188, high: 216 },
        pace: { needed: 19, now: 19 },
        state: 'at risk',
      },
      {
        id: 'T06-2',
        name: { zh: '学术前沿快报、期刊掠影', en: 'Bulletins of the frontier and journal sketches' },
        unit: { zh: '期', en: 'issues' },
        value: 52,
        comparator: '≥',
        goal: 50,
        values: grown(52),
        state: 'met',
        on: '2022-09-12',
      },
      {
        id: 'T06-3',
        name: { zh: '高起点新刊名额', en: 'Places for high-start new journals' },
        unit: { zh: '个', en: 'places' },
        value: 0,
        comparator: '=',
        goal: 20,
        values: grown(0),
        forecast: { low: 0, high: 4 },
        pace: { needed: 6.7, now: 0 },
        state: 'behind',
      },
      {
        id: 'T06-4',
        name: { zh: '精品期刊重点培育', en: 'Fine journals chosen for cultivation' },
        unit: { zh: '种', en: 'journals' },
        value: 0,
        comparator: '≥',
        goal: 50,
        values: [],
        state: 'not started',
      },
    ],
  },
  {
    number: 7,
    name: { zh: '推进自主评价体系建设', en: 'Build an independent system of evaluation' },
    owner: { zh: '信息中心', en: 'Information Centre' },
    waiting: 56,
    targets: [
      {
        id: 'T07-2',
        name: { zh: '年度新增入库案例', en: 'Cases newly accessioned in the year' },
        unit: { zh: '篇', en: 'cases' },
        value: 6218,
        comparator: '>',
        goal: 10000,
        values: grown(6218),
        forecast: { low: 8100, high: 10400 },
        pace: { needed: 1261, now: 940 },
        state: 'at risk',
      },
      {
        id: 'T07-3',
        name: { zh: '案例下载量', en: 'Downloads of cases by identified users' },
        unit: { zh: '次', en: 'downloads' },
        value: 412050,
        comparator: '≥',
        goal: 1000000,
        values: grown(412050),
        forecast: { low: 540000, high: 720000 },
        pace: { needed: 195983, now: 81200 },
        state: 'behind',
      },
    ],
  },
  {
    number: 8,
    name: { zh: '构建开放协同办刊机制', en: 'Open journals to cooperation' },
    owner: { zh: '学会学术部', en: 'Academic Affairs' },
    waiting: 5,
    targets: [
      {
        id: 'T08-2',
        name: { zh: '参与国际出版重大会议、展览', en: 'Major international publishing meetings and fairs attended' },
        unit: { zh: '个', en: 'events' },
        value: 4,
        goal: '2–3',
        values: [0, 0, 0, 1, 1, 2, 3, 4, 4],
        state: 'above range',
      },
      {
        id: 'T08-1',
        name: { zh: '进入国际主流数据库的期刊', en: 'Journals newly accepted by international databases' },
        unit: { zh: '种', en: 'journals' },
        value: 41,
        comparator: '≥',
        goal: 50,
        values: grown(41),
        forecast: { low: 48, high: 58 },
        pace: { needed: 3, now: 3.6 },
        state: 'on course',
      },
    ],
  },
  {
    number: 13,
    name: { zh: '依托数字平台持续汇聚“双创”资源', en: 'Gather resources for innovation on the digital platform' },
    owner: { zh: '企业工作办公室', en: 'Enterprise Office' },
    waiting: 2,
    targets: [
      {
        id: 'T13-1',
        name: { zh: '对接服务双创示范基地', en: 'Demonstration bases served' },
        unit: { zh: '%', en: '%' },
        value: 0,
        comparator: '≥',
        goal: 50,
        values: [],
        state: 'no figure',
      },
    ],
  },
]

export const sampleCounts = { met: 7, on_course: 11, at_risk: 5, behind: 2, not_started: 3, above_range: 1, no_figure: 1 } as const

export const samplePlanText =
  '6.持續打造高品質科技期刊。深入實施“中國科技期刊卓越行動計劃”,引導期刊圍繞國家重大戰略和科技前沿熱點組約不少于200期??瘜冢鰪妼W術引領力。協同媒體宣傳卓越期刊重大成果,制作不少于50期學術前沿快報、期刊掠影,提升期刊品牌影響力。擴增20個高起點新刊名額,加快英文期刊布局。'

/** A burn-up's readings: one for each week of the year so far, growing unevenly but the same every time. */
export function sampleReadings(total: number, weeks = 39): { on: string; value: number }[] {
  let value = 0
  const wave = (week: number) => 1 + 0.8 * Math.sin(week * 1.7) + 0.3 * Math.sin(week * 0.6)
  const sum = Array.from({ length: weeks }, (_, week) => wave(week)).reduce((one, other) => one + other, 0)
  return Array.from({ length: weeks }, (_, week) => {
    value += (total * wave(week)) / sum
    return {
      on: new Date(Date.UTC(2022, 0, 7 + week * 7)).toISOString().slice(0, 10),
      value: week === weeks - 1 ? total : Math.round(value),
    }
  })
}
