import { createHash } from 'node:crypto'
import listRows from './data/lists.json' with { type: 'json' }
import { dice } from './dice.js'
import type { Enterprise } from './enterprises.js'
import { type Entry, entry, marked, numbered } from './entry.js'
import type { City, Place } from './places.js'
import { type SocietyRow, societies } from './tables.js'

/** Cooperating stations' sites, spread over the cities. */
export function sites(cities: readonly City[], count = 130, seed = 2022): (Entry & { readonly city: City; readonly address: string })[] {
  const throws = dice('sites', seed)
  return Array.from({ length: count }, (_, index) => {
    const city = cities[index % cities.length]!
    const no = Math.floor(index / cities.length) + 1
    const site = marked('site', numbered('ZD', index + 1), `${city.short}合作站点${no}号站址`, `${city.shortEn} station site ${no}`)
    return { ...site, city, address: `${city.short}市演示路${1 + throws.below(300)}号` }
  })
}

const tasks = listRows.filter((row) => row.kind === 'team_task')

/** Tasks of service teams: one for each society and city that are drawn together, so that no two teams have the same. */
export function teamTasks(
  cities: readonly City[],
  count = 240,
  seed = 2022,
): (Entry & { readonly society: SocietyRow; readonly city: City })[] {
  const throws = dice('team tasks', seed)
  return Array.from({ length: count }, (_, index) => {
    const society = societies[(index * 7) % societies.length]!
    const city = throws.pick(cities)
    const task = throws.pick(tasks)
    return { ...entry('team_task', numbered('RW', index + 1), `${city.short}${task.zh}`, `${task.en}, ${city.shortEn}`), society, city }
  })
}

/** The enterprise association of a park, founded around one enterprise in it. */
export const parkAssociations = (inParks: readonly Place[]): (Entry & { readonly park: Place })[] =>
  inParks.map((park, index) => ({
    ...entry(
      'park_association',
      numbered('QKX', index + 1),
      park.nameZh.replace('（演示）', '企业科协（演示）'),
      park.nameEn?.replace(' (demo)', ' enterprise association (demo)'),
    ),
    park,
  }))

const NEEDS = [
  ['降低能耗', 'lower energy use'],
  ['提高良品率', 'higher yield'],
  ['替代进口部件', 'replacing an imported part'],
  ['缩短检测时间', 'shorter testing'],
  ['减少废水排放', 'less waste water'],
  ['延长设备寿命', 'longer life of equipment'],
  ['改造老旧产线', 'converting an old line'],
  ['建立质量追溯', 'tracing quality'],
  ['开发新配方', 'a new formula'],
  ['提高控制精度', 'finer control'],
] as const
const OFFERS = [
  ['在线监测方法', 'method of online monitoring'],
  ['仿真优化软件', 'simulation software'],
  ['表面处理工艺', 'surface treatment'],
  ['专家诊断服务', 'expert diagnosis'],
  ['新型催化剂', 'new catalyst'],
  ['视觉检测系统', 'visual inspection'],
  ['节能改造方案', 'energy-saving conversion'],
  ['标准样品与检测', 'reference samples and testing'],
] as const

export interface Need extends Entry {
  readonly unit: Enterprise
}

/** The n-th need: an enterprise and what it wants (the same n always gives the same need). */
export function need(n: number, from: readonly Enterprise[], seed = 2022): Need {
  const throws = dice('need', n, seed)
  const unit = from[throws.below(from.length)]!
  const [zh, en] = throws.pick(NEEDS)
  return { ...entry('need', numbered('XQ', n + 1, 5), `${unit.field}：${zh}（需求${n + 1}）`, `${en} (need ${n + 1})`), unit }
}

/** The n-th offer; whose it is, the caller says (a society, an institute, a university). */
export function offer(n: number, seed = 2022): Entry {
  const [zh, en] = dice('offer', n, seed).pick(OFFERS)
  return entry('offer', numbered('GJ', n + 1, 5), `${zh}（供给${n + 1}）`, `${en} (offer ${n + 1})`)
}

const CASES = [
  ['罕见并发症的诊治', 'Treatment of a rare complication'],
  ['仪器故障的排查', 'Tracing an instrument fault'],
  ['基层适宜技术的推广', 'Spreading a simple technique'],
  ['工艺参数的优化', 'Tuning a process'],
  ['野外观测的组织', 'Organising field observation'],
  ['病害防治的实践', 'Control of a plant disease'],
  ['教学方法的改进', 'A better way of teaching'],
  ['多学科会诊', 'Consultation across disciplines'],
] as const

export interface CaseSketch {
  readonly code: string
  readonly title: { readonly zh: string; readonly en: string }
  /** Stands for the SHA-256 of the full text. */
  readonly fingerprint: string
}

/** The n-th case of the repository. */
export function caseSketch(n: number, seed = 2022): CaseSketch {
  const [zh, en] = dice('case', n, seed).pick(CASES)
  const code = `AL2022-${String(n + 1).padStart(6, '0')}`
  return {
    code,
    title: { zh: `${zh}（案例${n + 1}）`, en: `${en} (case ${n + 1})` },
    fingerprint: createHash('sha256').update(`demo/case/${seed}/${n}`).digest('hex'),
  }
}
