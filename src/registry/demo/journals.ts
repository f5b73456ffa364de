import type { Id } from '../../kernel/index.js'
import { dice } from './dice.js'
import { demoId, type Entry, marked, numbered } from './entry.js'
import { type SocietyRow, societies } from './tables.js'

const FORMS = [
  ['学报', 'Acta of'],
  ['进展', 'Advances in'],
  ['通报', 'Bulletin of'],
  ['前沿', 'Frontiers of'],
  ['评论', 'Reviews in'],
  ['快讯', 'Letters in'],
  ['应用', 'Applications of'],
  ['教育', 'Education in'],
] as const

export interface JournalSketch extends Entry {
  readonly society: SocietyRow
  /** The office that runs it. */
  readonly office: Entry
  /** Domestic serial number, from the range kept for newspapers, so that it is no journal's. */
  readonly cn?: string
  /** Lists on which it stands from the first day of the year. */
  readonly lists: readonly ('excellence_programme' | 'data_policy_pilot')[]
}

/** The field of a society as its name says it: 中国数学会 → 数学. */
const fieldOf = (society: SocietyRow): string =>
  society.nameZh.replace(/^(中国|国际|中华|全国)/, '').replace(/(科学技术学会|学会|协会|研究会|促进会|基金会|委员会|联合会|会)$/, '') ||
  society.nameZh

/** Invented journals, about three to a society; of the same field no two have the same name. */
export function journals(count = 600, seed = 2022): JournalSketch[] {
  const throws = dice('journals', seed)
  const names = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    const society = societies[index % societies.length]!
    const round = Math.floor(index / societies.length)
    const code = numbered('QK', index + 1, 4)
    const form =
      FORMS.map((_, k) => FORMS[(round + k + throws.below(2)) % FORMS.length]!).find(([zh]) => !names.has(`${fieldOf(society)}${zh}`)) ??
      FORMS[0]
    const nameZh = `${fieldOf(society)}${form[0]}`
    names.add(nameZh)
    const lists: JournalSketch['lists'][number][] = []
    if (index % 3 === 0) lists.push('excellence_programme')
    if (index % 4 === 1) lists.push('data_policy_pilot')
    return {
      ...marked('journal', code, nameZh, `${form[1]} Field ${society.code}`),
      society,
      office: marked('journal_office', code, `《${nameZh}》编辑部`, `Editorial office ${code}`),
      ...(index % 12 === 11 ? {} : { cn: `CN${10 + (index % 5)}-${String(1 + Math.floor(index / 5)).padStart(4, '0')}` }),
      lists,
    }
  })
}

/** Titles for the high-start new journals of a year, before any of them exists. */
export function newJournals(count = 22, seed = 2022): (Entry & { readonly society: SocietyRow; readonly id: Id })[] {
  const chosen = dice('new journals', seed).some(societies, count)
  return chosen.map((society, index) => {
    const code = numbered('XK', index + 1, 3)
    return {
      ...marked('journal', code, `${fieldOf(society)}新视野`, `New Horizons, Field ${society.code}`),
      society,
      id: demoId('journal', code),
    }
  })
}
