import type { Day, Db, Refusal } from '../../kernel/index.js'
import { overlap, type Period, timesHeld } from '../statement/periods.js'
import { unitNames } from '../units/queries.js'
import { SINGLE } from './rules.js'
import { type Term, type TermSaid, termsWith } from './store.js'

type Office = Pick<Term, 'unit' | 'person' | 'post'>

/** Other terms that a term may stand against. */
export interface Rivals {
  /** Terms in this office of the unit, whoever holds them. */
  readonly here: readonly TermSaid[]
  /** Terms of the person as legal representative, anywhere. */
  readonly represents: readonly TermSaid[]
  /** Names of the units of these terms, on the day. */
  readonly names: ReadonlyMap<string, { readonly nameZh: string }>
}

export async function rivalsOf(db: Db, { unit, person, post }: Office, on: Day): Promise<Rivals> {
  const represents = post === 'legal_representative' ? await termsWith(db, { person, post }) : []
  const units = [unit, ...represents.map((each) => each.term.unit)]
  return { here: await termsWith(db, { unit, post }), represents, names: await unitNames(db, units, on) }
}

/** Why the person may not hold the office in these periods: somebody else does, or the person represents another body then. */
export function clashOf(office: Office, periods: readonly Period[], { here, represents, names }: Rivals): Refusal | undefined {
  const meets = (held: Period) => periods.some((each) => overlap(held, each))
  const others = SINGLE.includes(office.post) ? here.filter((each) => each.term.person !== office.person) : []
  const taken = others.flatMap((each) => timesHeld(each.said)).find(meets)
  if (taken) return { code: 'post_taken', field: 'post', from: taken.from, until: taken.until }
  const elsewhere = represents.find((each) => each.term.unit !== office.unit && timesHeld(each.said).some(meets))
  if (!elsewhere) return undefined
  const nameOf = (unit: string) => names.get(unit)?.nameZh ?? ''
  return { code: 'post_concurrent', field: 'post', here: nameOf(office.unit), there: nameOf(elsewhere.term.unit) }
}
