import { dice } from './dice.js'
import { type Entry, marked, numbered } from './entry.js'
import type { City, Place } from './places.js'

const BRANDS = [
  ['启明', 'Qiming'],
  ['恒越', 'Hengyue'],
  ['睿川', 'Ruichuan'],
  ['星垣', 'Xingyuan'],
  ['景曜', 'Jingyao'],
  ['拓源', 'Tuoyuan'],
  ['朗格', 'Langge'],
  ['瀚宇', 'Hanyu'],
  ['博砚', 'Boyan'],
  ['正弦', 'Zhengxian'],
  ['青禾', 'Qinghe'],
  ['千屿', 'Qianyu'],
  ['泓微', 'Hongwei'],
  ['砺新', 'Lixin'],
  ['云枢', 'Yunshu'],
  ['织光', 'Zhiguang'],
] as const
const FIELDS = [
  ['新能源', 'New Energy'],
  ['生物医药', 'Biomedicine'],
  ['智能装备', 'Intelligent Equipment'],
  ['新材料', 'New Materials'],
  ['信息技术', 'Information Technology'],
  ['环境科技', 'Environment'],
  ['集成电路', 'Integrated Circuits'],
  ['现代农业', 'Agritech'],
  ['精密仪器', 'Precision Instruments'],
  ['轨道交通', 'Rail Systems'],
] as const

export interface Enterprise extends Entry {
  readonly city: City
  /** The park in which it sits, if any. */
  readonly park?: Place
  readonly field: string
  /** Large enough to lead a roadmap. */
  readonly leading: boolean
}

/** Invented enterprises; every park has at least one as long as there are more enterprises than parks. */
export function enterprises(cities: readonly City[], inParks: readonly Place[], count = 300, seed = 2022): Enterprise[] {
  const throws = dice('enterprises', seed)
  const taken = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    const park = inParks[index] ?? (throws.next() < 0.4 ? throws.pick(inParks) : undefined)
    const city = park?.city ?? throws.pick(cities)
    const [brand, field] = freshName(city, taken, throws)
    const company = marked(
      'enterprise',
      numbered('QY', index + 1, 4),
      `${city.short}${brand[0]}${field[0]}有限公司`,
      `${city.shortEn} ${brand[1]} ${field[1]} Co.`,
    )
    return { ...company, city, ...(park ? { park } : {}), field: field[0], leading: index % 8 === 0 }
  })
}

function freshName(city: City, taken: Set<string>, throws: ReturnType<typeof dice>) {
  for (;;) {
    const brand = throws.pick(BRANDS)
    const field = throws.pick(FIELDS)
    const name = `${city.code}/${brand[0]}/${field[0]}`
    if (taken.has(name)) continue
    taken.add(name)
    return [brand, field] as const
  }
}

/** Institutes and universities that offer results, one of each for a city. */
export function institutes(cities: readonly City[]): (Entry & { readonly kind: 'institute' | 'university'; readonly city: City })[] {
  return cities.flatMap((city, index) => [
    {
      ...marked('institute', numbered('YS', index + 1), `${city.short}应用技术研究院`, `${city.shortEn} Institute of Applied Technology`),
      kind: 'institute' as const,
      city,
    },
    {
      ...marked('university', numbered('GX', index + 1), `${city.short}工业大学`, `${city.shortEn} University of Technology`),
      kind: 'university' as const,
      city,
    },
  ])
}
