import { z } from 'zod'
import { type At, command, day, type Id, id, noAnswer, ok, type Refusal, type Result, refuse, sql, type Tx } from '../../kernel/index.js'
import { personIdentified, personNamed } from '../facts.js'
import { readIsni, readOrcid } from '../identifiersAbroad.js'
import { line, reason, roughDate, source } from '../input.js'
import { identifiedOut, nameMadeOut } from '../lifeOutputs.js'
import type { PersonId } from '../types.js'
import {
  type Identifier,
  identifiersLike,
  NAME_KINDS,
  namesOfPerson,
  type PersonName,
  SCHEMES,
  SCRIPTS,
  type Script,
  STANDINGS,
} from './nameStore.js'
import { type Person, personById } from './store.js'

/** A name as a search compares it: no tones, capitals, blanks, hyphens, points or apostrophes; `Lǚ Xún` and `lu xun` are one. */
export const foldedName = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s\-‐.,'’·•・]/g, '')

/** The whole name from its parts: Han without a blank between, Latin with one, in the order in which the person writes it. */
export function wholeName(surname: string, given: string, surnameFirst: boolean, script: Script): string {
  const between = script === 'hans' || script === 'hant' ? '' : ' '
  return surnameFirst ? `${surname}${between}${given}` : `${given}${between}${surname}`
}

const input = z
  .strictObject({
    person: id('person'),
    kind: z.enum(NAME_KINDS),
    script: z.enum(SCRIPTS),
    /** The whole name, where it has no parts or they are not known. */
    text: line(120).optional(),
    surname: line(80).optional(),
    given: line(80).optional(),
    surnameFirst: z.boolean().default(true),
    since: roughDate,
    /** The first day on which it was no longer borne. */
    until: day.nullable().default(null),
    source,
  })
  .refine((asked) => asked.until === null || asked.until > asked.since.day, { message: 'period_order', path: ['until'] })

interface Named {
  readonly name: PersonName
}

const keeps = (who: { can(permission: string): boolean }) => who.can('registry.keep_people')

async function save(tx: Tx, { name }: Named, at: At): Promise<void> {
  await sql`insert into registry.person_name (id, person, kind, script, text, surname, given, surname_first, folded, valid_from, from_precision, valid_to, recorded_on, recorded_by,
      fact, source, supersedes, reason, withdrawn)
    values (${name.id}, ${name.person}, ${name.kind}, ${name.script}, ${name.text}, ${name.surname}, ${name.given}, ${name.surnameFirst}, ${foldedName(name.text)}, ${name.validFrom},
      ${name.fromPrecision}, ${name.validTo}, ${at.today}, ${at.viewer.account}, ${name.fact}, ${name.source}, ${name.supersedes}, ${name.reason}, ${name.withdrawn})`.execute(
    tx,
  )
}

export const namePerson = command({
  name: 'registry.name_person',
  title: { zh: '登记人员的名称', en: 'Record a name of a person' },
  input,
  output: nameMadeOut,
  permission: 'registry.keep_people',
  allow: keeps,
  subject: ({ person }) => person,
  load: async (tx, asked) => ({ person: await personById(tx, asked.person), names: await namesOfPerson(tx, asked.person, null) }),
  decide: (
    { person, names },
    asked,
    at,
  ): Result<'nothing' | { change: Named; facts: ReturnType<typeof personNamed>[]; answer: { name: string } }, Refusal> => {
    if (!person) return refuse({ code: 'person_unknown', field: 'person' })
    const parts = asked.surname !== undefined && asked.given !== undefined
    const text = asked.text ?? (parts ? wholeName(asked.surname!, asked.given!, asked.surnameFirst, asked.script) : undefined)
    if (text === undefined) return refuse({ code: 'name_parts', field: 'text' })
    const same = names.find((each) => each.kind === asked.kind && each.text === text && each.validFrom === asked.since.day)
    if (same) return ok('nothing')
    const fact = at.id<'fact'>()
    const name: PersonName = {
      ...{ id: at.id<'name'>(), person: person.id, kind: asked.kind, script: asked.script, text, surnameFirst: asked.surnameFirst },
      ...{ surname: parts ? asked.surname! : null, given: parts ? asked.given! : null },
      ...{ validFrom: asked.since.day, fromPrecision: asked.since.precision, validTo: asked.until, source: asked.source, fact },
      ...{ supersedes: null, reason: null, withdrawn: false },
    }
    const named = { ...personNamed({ person: person.id, name: name.id, kind: name.kind, on: name.validFrom }), id: fact }
    return ok({ change: { name }, facts: [named], answer: { name: name.id } })
  },
  save,
  refusals: ['person_unknown', 'name_parts', 'period_order'],
})

export const takeBackPersonName = command({
  name: 'registry.take_back_person_name',
  title: { zh: '撤回误登的人员名称', en: 'Take back a name recorded in error' },
  input: z.strictObject({ person: id('person'), name: id('name'), reason }),
  output: noAnswer,
  permission: 'registry.keep_people',
  allow: keeps,
  subject: ({ person }) => person,
  load: (tx, asked) => namesOfPerson(tx, asked.person, null, { all: true }),
  decide: (names, asked, at): Result<'nothing' | { change: Named; facts: ReturnType<typeof personNamed>[] }, Refusal> => {
    const wrong = names.find((each) => each.id === asked.name)
    if (!wrong) return refuse({ code: 'name_unknown', field: 'name' })
    if (wrong.withdrawn || names.some((each) => each.supersedes === wrong.id)) return ok('nothing')
    const fact = at.id<'fact'>()
    const name: PersonName = {
      ...wrong,
      id: at.id<'name'>(),
      fact,
      source: asked.reason,
      supersedes: wrong.id,
      reason: asked.reason,
      withdrawn: true,
    }
    return ok({
      change: { name },
      facts: [{ ...personNamed({ person: asked.person, name: name.id, kind: name.kind, on: name.validFrom }), id: fact }],
    })
  },
  save,
  refusals: ['name_unknown'],
})

const READ = { orcid: readOrcid, isni: readIsni } as const

interface Identifying {
  readonly person: Person | undefined
  readonly own: readonly Identifier[]
  /** The same number, whoever has it. */
  readonly same: readonly Identifier[]
}

export const identifyPerson = command({
  name: 'registry.identify_person',
  title: { zh: '登记人员的外部标识', en: 'Record a number by which a person is known' },
  input: z.strictObject({ person: id('person'), scheme: z.enum(SCHEMES), value: line(80), standing: z.enum(STANDINGS), source }),
  output: identifiedOut,
  permission: 'registry.keep_people',
  allow: keeps,
  subject: ({ person }) => person,
  load: async (tx, asked): Promise<Identifying> => {
    const read = READ[asked.scheme](asked.value)
    return {
      person: await personById(tx, asked.person),
      own: await identifiersLike(tx, { person: asked.person, scheme: asked.scheme }),
      same: read.ok ? await identifiersLike(tx, { scheme: asked.scheme, value: read.value }) : [],
    }
  },
  decide: (found, asked, at) => {
    const read = READ[asked.scheme](asked.value)
    if (!read.ok) return refuse<Refusal>({ ...read.refusal, field: 'value' })
    if (!found.person) return refuse({ code: 'person_unknown', field: 'person' })
    if (found.own.some((each) => each.value === read.value && each.standing === asked.standing)) return ok('nothing')
    const differs = found.own.find((each) => each.standing === 'authenticated' && each.value !== read.value)
    if (asked.standing === 'authenticated' && differs) return refuse({ code: 'identifier_differs', field: 'value', known: differs.value })
    const other = found.same.find((each) => each.person !== asked.person && each.standing === 'authenticated')
    if (other) return refuse({ code: 'identifier_taken', field: 'value' })
    const fact = at.id<'fact'>()
    const change: Identifier & { readonly fact: Id<'fact'>; readonly source: string } = {
      ...{ id: at.id<'identifier'>(), person: asked.person as PersonId, scheme: asked.scheme, value: read.value, standing: asked.standing },
      ...{ fact, source: asked.source },
    }
    const identified = personIdentified({
      person: asked.person,
      identifier: change.id,
      scheme: asked.scheme,
      standing: asked.standing,
      on: at.today,
    })
    return ok({ change, facts: [{ ...identified, id: fact }], answer: { value: read.value } })
  },
  save: async (tx, change, at) => {
    await sql`insert into registry.person_identifier (id, person, scheme, value, standing, recorded_on, recorded_by, fact, source)
      values (${change.id}, ${change.person}, ${change.scheme}, ${change.value}, ${change.standing}, ${at.today}, ${at.viewer.account}, ${change.fact}, ${change.source})`.execute(
      tx,
    )
  },
  clashes: { person_identifier_authenticated: { code: 'identifier_taken', field: 'value' } as Refusal },
  refusals: ['person_unknown', 'identifier_taken', 'identifier_differs', 'orcid_shape', 'orcid_check', 'isni_shape', 'isni_check'],
})
