import { dice } from './dice.js'
import { type Entry, marked, numbered } from './entry.js'
import { divisions } from './tables.js'

type Syllable = readonly [han: string, latin: string]
const FIRST: readonly Syllable[] = [
  ['云', 'Yun'],
  ['澄', 'Cheng'],
  ['岚', 'Lan'],
  ['霁', 'Ji'],
  ['汀', 'Ting'],
  ['璧', 'Bi'],
  ['栖', 'Qi'],
  ['湄', 'Mei'],
  ['翠', 'Cui'],
  ['瑶', 'Yao'],
  ['沐', 'Mu'],
  ['凌', 'Ling'],
]
const SECOND: readonly Syllable[] = [
  ['浦', 'pu'],
  ['原', 'yuan'],
  ['陵', 'ling'],
  ['川', 'chuan'],
  ['岭', 'ling'],
  ['泽', 'ze'],
  ['港', 'gang'],
  ['溪', 'xi'],
]
/** Names that a real prefecture, county or town has. */
const TAKEN = ['云溪', '云陵', '云岭', '澄溪', '汀溪', '瑶溪', '沐川', '沐溪']
const real = new Set([...TAKEN, ...divisions.map((each) => each.nameZh.replace(/[市省区]$/, ''))])

export interface City extends Entry {
  readonly short: string
  readonly shortEn: string
}
export interface Place extends Entry {
  readonly city: City
}

/** Invented pilot cities: the real list is not public here, and no real place is named. At most 88. */
export function pilotCities(count = 30, seed = 2022): City[] {
  const throws = dice('cities', seed)
  const all = FIRST.flatMap(([a, x]) => SECOND.map(([b, y]) => ({ short: `${a}${b}`, shortEn: `${x}${y}` }))).filter(
    ({ short }) => !real.has(short),
  )
  return throws
    .some(all, count)
    .map(({ short, shortEn }, index) => ({ ...marked('city', numbered('CS', index + 1), `${short}市`, shortEn), short, shortEn }))
}

const BASE_KINDS = [
  ['区域', 'regional'],
  ['高校和科研院所', 'university and institute'],
  ['企业', 'enterprise'],
] as const
const PARK_KINDS = [
  ['高新技术产业园', 'High-tech Park'],
  ['经济技术开发园', 'Development Park'],
  ['软件园', 'Software Park'],
  ['生物医药园', 'Biomedicine Park'],
  ['智能制造园', 'Smart Manufacturing Park'],
] as const

/** How many each city has: at least one, the rest unevenly, as in life. */
function spread<T>(cities: readonly T[], count: number, words: string, seed: number): T[] {
  const throws = dice(words, seed)
  const extra = Array.from({ length: Math.max(0, count - cities.length) }, () => cities[Math.floor(throws.next() ** 2 * cities.length)]!)
  return [...cities, ...extra].slice(0, count)
}

function places(
  kind: 'base' | 'park',
  prefix: string,
  cities: readonly City[],
  count: number,
  seed: number,
  name: (city: City, nth: number) => [string, string],
): Place[] {
  const perCity = new Map<City, number>()
  return spread(cities, count, kind, seed).map((city, index) => {
    const nth = (perCity.get(city) ?? 0) + 1
    perCity.set(city, nth)
    const [zh, en] = name(city, nth)
    return { ...marked(kind, numbered(prefix, index + 1), zh, en), city }
  })
}

/** Demonstration bases of innovation and start-ups, each in a city. */
export const bases = (cities: readonly City[], count = 120, seed = 2022): Place[] =>
  places('base', 'JD', cities, count, seed, (city, nth) => {
    const [zh, en] = BASE_KINDS[(nth - 1) % BASE_KINDS.length]!
    const no = Math.ceil(nth / BASE_KINDS.length)
    return [
      `${city.short}${zh}双创示范基地${no > 1 ? `第${no}分区` : ''}`,
      `${city.shortEn} ${en} demonstration base${no > 1 ? `, section ${no}` : ''}`,
    ]
  })

/** Parks under the cities. */
export const parks = (cities: readonly City[], count = 72, seed = 2022): Place[] =>
  places('park', 'YQ', cities, count, seed, (city, nth) => {
    const [zh, en] = PARK_KINDS[(nth - 1) % PARK_KINDS.length]!
    const no = Math.ceil(nth / PARK_KINDS.length)
    return [`${city.short}${zh}${no > 1 ? `第${no}片区` : ''}`, `${city.shortEn} ${en}${no > 1 ? `, area ${no}` : ''}`]
  })
