import type { Id } from '../../kernel/index.js'
import { dice } from './dice.js'
import { demoId } from './entry.js'

const SURNAMES = [
  '王Wang',
  '李Li',
  '张Zhang',
  '刘Liu',
  '陈Chen',
  '杨Yang',
  '黄Huang',
  '赵Zhao',
  '吴Wu',
  '周Zhou',
  '徐Xu',
  '孙Sun',
  '马Ma',
  '朱Zhu',
  '胡Hu',
  '郭Guo',
  '何He',
  '林Lin',
  '高Gao',
  '罗Luo',
  '郑Zheng',
  '梁Liang',
  '谢Xie',
  '宋Song',
  '唐Tang',
  '许Xu',
  '韩Han',
  '邓Deng',
  '冯Feng',
  '曹Cao',
  '彭Peng',
  '曾Zeng',
  '萧Xiao',
  '田Tian',
  '董Dong',
  '潘Pan',
  '袁Yuan',
  '蔡Cai',
  '蒋Jiang',
  '余Yu',
].map(split)
const GIVEN = [
  '砚Yan',
  '予Yu',
  '舟Zhou',
  '闻Wen',
  '笙Sheng',
  '彧Yu',
  '禾He',
  '蘅Heng',
  '珏Jue',
  '朔Shuo',
  '岑Cen',
  '棠Tang',
  '昀Yun',
  '洵Xun',
  '霖Lin',
  '衡Heng',
  '黎Li',
  '芷Zhi',
  '墨Mo',
  '澍Shu',
  '钧Jun',
  '萱Xuan',
  '野Ye',
  '斐Fei',
].map(split)

function split(pair: string): readonly [han: string, latin: string] {
  return [pair.slice(0, 1), pair.slice(1)]
}

export interface InventedPerson {
  readonly id: Id<'person'>
  readonly nameZh: string
  /** Family name last, as in English. */
  readonly nameEn: string
  /** At a reserved domain: no letter ever leaves the house. */
  readonly email: string
}

/** The n-th invented person of a crowd (`experts`, `officers`, `enterprise/QY-0001` …): always the same for the same crowd and number. */
export function person(crowd: string, n: number, seed = 2022): InventedPerson {
  const throws = dice('person', crowd, n, seed)
  const [family, familyLatin] = throws.pick(SURNAMES)
  const given = Array.from({ length: throws.next() < 0.8 ? 2 : 1 }, () => throws.pick(GIVEN))
  const latin = given.map(([, each], at) => (at === 0 ? each : each.toLowerCase())).join('')
  return {
    id: demoId('person', `${crowd}/${n}`) as Id<'person'>,
    nameZh: `${family}${given.map(([han]) => han).join('')}`,
    nameEn: `${latin} ${familyLatin}`,
    email: `${latin}.${familyLatin}.${crowd.replaceAll(/[^a-z0-9]+/gi, '-')}-${n}@demo.invalid`.toLowerCase(),
  }
}

export const people = (crowd: string, count: number, seed = 2022): InventedPerson[] =>
  Array.from({ length: count }, (_, n) => person(crowd, n, seed))
