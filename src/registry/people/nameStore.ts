import { type Day, type Db, type Id, rows, sql } from '../../kernel/index.js'
import { type Knowledge, saidBy, standsAt } from '../statement/known.js'
import type { PersonId, Precision } from '../types.js'

export const NAME_KINDS = ['legal', 'former', 'pen', 'transliterated', 'foreign'] as const
export const SCRIPTS = ['hans', 'hant', 'latn', 'other'] as const
export type Script = (typeof SCRIPTS)[number]
export const SCHEMES = ['orcid', 'isni'] as const
export const STANDINGS = ['self_claimed', 'authenticated', 'read_from_work'] as const

export interface PersonName {
  readonly id: Id<'name'>
  readonly person: PersonId
  readonly kind: (typeof NAME_KINDS)[number]
  readonly script: Script
  readonly text: string
  readonly surname: string | null
  readonly given: string | null
  readonly surnameFirst: boolean
  readonly validFrom: Day
  readonly fromPrecision: Precision
  readonly validTo: Day | null
  readonly fact: Id<'fact'>
  readonly source: string
  readonly supersedes: Id<'name'> | null
  readonly reason: string | null
  readonly withdrawn: boolean
}

const NAME = sql`n.id, n.person, n.kind, n.script, n.text, n.surname, n.given, n.surname_first as "surnameFirst", n.valid_from as "validFrom", n.from_precision as "fromPrecision",
  n.valid_to as "validTo", n.fact, n.source, n.supersedes, n.reason, n.withdrawn`

/** Names of a person as known at K, by their beginning; with `all`, those taken back as well. Several may hold at once: a pen name beside the legal one. */
export const namesOfPerson = (db: Db, person: string, known: Knowledge, { all = false } = {}): Promise<PersonName[]> =>
  rows<PersonName>(
    db,
    sql`select ${NAME} from registry.person_name n where n.person = ${person} and ${saidBy('n', known)}
      ${all ? sql`` : sql`and ${standsAt('n', known, 'person_name')}`}
      order by n.valid_from, n.recorded_at, n.id limit 200`,
  )

export interface Identifier {
  readonly id: Id<'identifier'>
  readonly person: PersonId
  readonly scheme: (typeof SCHEMES)[number]
  readonly value: string
  readonly standing: (typeof STANDINGS)[number]
}

export const identifiersLike = (
  db: Db,
  of: { readonly person?: string; readonly scheme?: string; readonly value?: string },
): Promise<Identifier[]> =>
  rows<Identifier>(
    db,
    sql`select id, person, scheme, value, standing from registry.person_identifier where true ${of.person ? sql`and person = ${of.person}` : sql``}
      ${of.scheme ? sql`and scheme = ${of.scheme}` : sql``} ${of.value ? sql`and value = ${of.value}` : sql``} order by recorded_at, id limit 200`,
  )
