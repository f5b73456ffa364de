import { z } from 'zod'
import { type Day, id, query } from '../../kernel/index.js'
import { personNamesOut } from '../lifeOutputs.js'
import { standpointOf, times } from '../statement/known.js'
import { type Identifier, identifiersLike, namesOfPerson, type PersonName } from './nameStore.js'
import { maskEn, maskZh } from './rules.js'
import { personById } from './store.js'

export interface BorneName extends Pick<PersonName, 'id' | 'kind' | 'script' | 'text' | 'surnameFirst' | 'source'> {
  readonly from: Day
  /** The first day on which it was no longer borne. */
  readonly until: Day | null
  /** Whether it was borne on the day. */
  readonly holds: boolean
}

export interface PersonNames {
  readonly masked: boolean
  readonly names: readonly BorneName[]
  readonly identifiers: readonly Pick<Identifier, 'scheme' | 'value' | 'standing'>[]
}

const masked = (name: PersonName): string =>
  name.script === 'hans' || name.script === 'hant' ? maskZh(name.text) : (maskEn(name.text) ?? '')

/** The names of a person as known at K, which of them were borne at E, and numbers; masked unless public or one's own, numbers then left out. */
export const personNames = query({
  name: 'registry.person_names',
  title: { zh: '人员的名称与标识', en: 'Names and numbers of a person' },
  input: z.strictObject({ person: id('person'), ...times }),
  output: personNamesOut,
  permission: 'registry.keep_people',
  allow: (who, { person }) =>
    who.can('registry.keep_people') || who.can('registry.see_roles') || (who.person !== null && who.person === person),
  run: async (ctx, ask, db): Promise<PersonNames | undefined> => {
    const person = await personById(db, ask.person)
    if (!person) return undefined
    const { asOf, known } = await standpointOf(db, ask)
    const hidden = !(person.namePublic || ctx.viewer.person === person.id)
    const names = await namesOfPerson(db, person.id, known)
    const identifiers = hidden ? [] : await identifiersLike(db, { person: person.id })
    return {
      masked: hidden,
      names: names.map((name) => ({
        ...{ id: name.id, kind: name.kind, script: name.script, surnameFirst: name.surnameFirst, source: name.source },
        text: hidden ? masked(name) : name.text,
        from: name.validFrom,
        until: name.validTo,
        holds: name.validFrom <= asOf && (name.validTo === null || asOf < name.validTo),
      })),
      identifiers: identifiers.map(({ scheme, value, standing }) => ({ scheme, value, standing })),
    }
  },
})
