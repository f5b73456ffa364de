import { z } from 'zod'
import { type At, asksAsHimself, command, day, id, noAnswer, ok, refuse, sql, type Tx } from '../../kernel/index.js'
import { accountLinked, personRegistered, statementRecorded } from '../facts.js'
import { line, reason, source, unitInput } from '../input.js'
import { namesOut, personMadeOut } from '../outputs.js'
import { addStatements, type Saying, valuesAt } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { PersonId, UnitId } from '../types.js'
import { unitExists } from '../units/store.js'
import { addPerson, type NewPerson, type Person, personById, personByIdentity, personOfAccount } from './store.js'

const personName = line(80)
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'identity_hash')

const registration = z.strictObject({
  person: id('person').optional(),
  nameZh: personName,
  nameEn: line(120).optional(),
  /** Only for holders of published posts, or with the person's consent. */
  namePublic: z.boolean().default(false),
  /** Keyed hash of a document number (`identityHash`); the number itself is never sent. */
  identityHash: hash.optional(),
  employer: z.strictObject({ unit: unitInput, since: day }).optional(),
  source,
})

interface Known {
  readonly person: Person | undefined
  readonly sameIdentity: PersonId | undefined
  readonly employerKnown: boolean
}
interface Registration {
  readonly person: NewPerson
  readonly said: readonly Saying[]
}

/** `employer` of a person, as a personal statement. */
function employment(person: PersonId, employer: { unit: UnitId | null; since: string }, source: string, at: At) {
  const fact = at.id<'fact'>()
  const statement = at.id<'statement'>()
  const said: Saying = {
    id: statement,
    subject: person,
    predicate: 'employer',
    value: employer.unit,
    validFrom: employer.since,
    fact,
    source,
    class: 'personal',
  }
  return { said, fact: { ...statementRecorded({ subject: person, predicate: 'employer', statement, on: employer.since }), id: fact } }
}

export const registerPerson = command({
  name: 'registry.register_person',
  title: { zh: '登记人员', en: 'Register a person' },
  output: personMadeOut,
  input: registration,
  permission: 'registry.keep_people',
  // A unit registers the people of whom it reports: whoever may record may also name them.
  allow: (who) => who.can('registry.keep_people') || who.canSomewhere('records.record'),
  subject: inTurn,
  load: async (tx, asked): Promise<Known> => ({
    person: asked.person ? await personById(tx, asked.person) : undefined,
    sameIdentity: asked.identityHash ? await personByIdentity(tx, asked.identityHash) : undefined,
    employerKnown: asked.employer ? await unitExists(tx, asked.employer.unit) : true,
  }),
  decide: ({ person, sameIdentity, employerKnown }, asked, at) => {
    if (person) return ok('nothing')
    // One document number is one person: the registration then answers with the one already known.
    if (sameIdentity) return refuse({ code: 'person_known', field: 'identityHash', person: sameIdentity })
    if (!employerKnown) return refuse({ code: 'unit_unknown', field: 'employer.unit' })
    const fresh: NewPerson = {
      id: asked.person ?? at.id<'person'>(),
      nameZh: asked.nameZh,
      nameEn: asked.nameEn ?? null,
      namePublic: asked.namePublic,
      identityHash: asked.identityHash ?? null,
    }
    const employed = asked.employer ? employment(fresh.id, asked.employer, asked.source, at) : undefined
    return ok({
      change: { person: fresh, said: employed ? [employed.said] : [] } satisfies Registration,
      facts: [personRegistered({ person: fresh.id, on: at.today }), ...(employed ? [employed.fact] : [])],
      answer: { person: fresh.id },
    })
  },
  save: async (tx, change, at) => {
    await addPerson(tx, change.person, at.today)
    await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
  },
  clashes: {
    person_identity_once: { code: 'person_known', field: 'identityHash' },
    person_pkey: { code: 'person_known', field: 'person' },
  },
  refusals: ['person_known', 'unit_unknown'],
})

export const recordEmployment = command({
  name: 'registry.record_employment',
  title: { zh: '登记任职单位', en: 'Record an employment' },
  output: noAnswer,
  input: z.strictObject({ person: id('person'), employer: unitInput.nullable(), since: day, source }),
  permission: 'registry.keep_people',
  allow: (who) => who.can('registry.keep_people'),
  subject: ({ person }) => person,
  load: async (tx, asked) => ({
    person: await personById(tx, asked.person),
    employerKnown: asked.employer ? await unitExists(tx, asked.employer) : true,
    now: (await valuesAt(tx, asked.person, asked.since)).employer ?? null,
  }),
  decide: ({ person, employerKnown, now }, asked, at) => {
    if (!person) return refuse({ code: 'person_unknown', field: 'person' })
    if (!employerKnown) return refuse({ code: 'unit_unknown', field: 'employer' })
    if (now === asked.employer) return ok('nothing')
    const { said, fact } = employment(asked.person, { unit: asked.employer, since: asked.since }, asked.source, at)
    return ok({ change: said, facts: [fact] })
  },
  save: (tx: Tx, said: Saying, at: At) => addStatements(tx, [said], { today: at.today, account: at.viewer.account }),
  refusals: ['person_unknown', 'unit_unknown'],
})

export const linkAccount = command({
  name: 'registry.link_account',
  title: { zh: '关联账号与人员', en: 'Link an account to a person' },
  output: noAnswer,
  input: z.strictObject({ account: id('account'), person: id('person') }),
  permission: 'registry.keep_people',
  allow: (who) => who.can('registry.keep_people'),
  load: async (tx, asked) => ({ person: await personById(tx, asked.person), other: await personOfAccount(tx, asked.account) }),
  decide: ({ person, other }, asked, at) => {
    if (!person) return refuse({ code: 'person_unknown', field: 'person' })
    if (other === asked.person) return ok('nothing')
    if (other || person.account) return refuse({ code: 'account_linked_already', field: other ? 'account' : 'person' })
    return ok({ change: asked, facts: [accountLinked({ ...asked, on: at.today })] })
  },
  save: async (tx, change) => {
    await sql`insert into registry.account_person (account, person) values (${change.account}, ${change.person})`.execute(tx)
  },
  clashes: {
    account_person_pkey: { code: 'account_linked_already', field: 'account' },
    person_one_account: { code: 'account_linked_already', field: 'person' },
  },
  refusals: ['person_unknown', 'account_linked_already'],
})

/** Shows the unmasked name to someone with a purpose, and keeps both (08 G-125). A command, since a look at personal data is an act. */
export const openPersonalData = command({
  name: 'registry.open_personal_data',
  title: { zh: '查看个人信息', en: 'Look at personal data' },
  output: namesOut,
  input: z.strictObject({ person: id('person'), purpose: reason }),
  permission: 'registry.read_personal',
  allow: (who, { person }) => who.can('registry.read_personal') || (who.person === person && asksAsHimself(who, 'registry.read_personal')),
  load: (tx, asked) => personById(tx, asked.person),
  decide: (person, asked, at) => {
    if (!person) return refuse({ code: 'person_unknown', field: 'person' })
    // In characters, as the database counts them: a pair of surrogates is one.
    if ([...asked.purpose].length < 4) return refuse({ code: 'purpose_needed', field: 'purpose', minimum: 4 })
    return ok({ change: { id: at.id<'read'>(), ...asked }, answer: { nameZh: person.nameZh, nameEn: person.nameEn } })
  },
  save: async (tx, change, at) => {
    await sql`insert into registry.personal_read (id, reader, person, purpose) values (${change.id}, ${at.viewer.account}, ${change.person}, ${change.purpose})`.execute(
      tx,
    )
  },
  refusals: ['person_unknown', 'purpose_needed'],
})
