import { z } from 'zod'
import { answerParts, day, id, instant } from '../kernel/index.js'
import { UNIT_KINDS, UNIT_STATES } from './types.js'

const { count, text, flag, hash, next, l10n } = answerParts

/** Names are given in the languages in which they are known, and never translated. */
const named = { nameZh: text('Chinese name'), nameEn: text('English name; null where none is known').nullable() }
const account = z.guid().meta({ description: 'Id of an account' })
const code = text('Code in the register; null without one').nullable()
const kind = z.enum(UNIT_KINDS)

const unit = z
  .strictObject({
    id: id('unit'),
    kind,
    code,
    ...named,
    class: text('Class of a society, such as 理科').nullable(),
    parent: id('unit').nullable(),
    seat: text('Place of its seat').nullable(),
    state: z.enum(UNIT_STATES).nullable().meta({ description: 'Where it stands in its life' }),
    goodStanding: flag('Null where nothing has been said').nullable(),
    pilot: flag('A city in the pilot'),
    listed: flag('A base or park that stands on the register; a society that is admitted'),
    creditCode: text('Unified social credit code').nullable(),
    ror: text('ROR id').nullable(),
  })
  .meta({ id: 'Unit', description: 'A unit as of a day, as known at a day' })

const statement = z
  .strictObject({
    id: id('statement'),
    subject: z.guid().meta({ description: 'Of what it is said' }),
    predicate: text('What is said, such as `name_zh`, or `on_` and the name of a dated list'),
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    validFrom: day,
    fromPrecision: z.enum(['day', 'month', 'year']),
    validTo: day.nullable().meta({ description: 'First day on which it no longer holds; null while it does' }),
    toPrecision: z.enum(['day', 'month', 'year']),
    recordedOn: day,
    recordedAt: instant,
    recordedBy: account.nullable(),
    fact: id('fact'),
    source: text('Where it is known from'),
    class: z.enum(['public', 'internal', 'personal', 'sensitive']),
    supersedes: id('statement').nullable(),
    reason: text('Why an earlier statement was corrected').nullable(),
    withdrawn: flag('Taken back without another value'),
    superseded: flag('Replaced by a later statement'),
  })
  .meta({ id: 'Statement', description: 'A dated assertion with the time for which it holds and the time since which it is known' })

export const unitPageOut = z.strictObject({
  units: z.array(unit),
  next: next(z.strictObject({ code: z.string(), id: id('unit') })).nullable(),
})

export const unitPortraitOut = z.strictObject({
  unit,
  above: z
    .array(z.strictObject({ id: id('unit'), nameZh: text('Chinese name on the day') }))
    .meta({ description: 'From the unit up to the root' }),
  history: z.array(statement).meta({ description: 'Public statements, superseded ones included, oldest word first' }),
})

export const unitsOut = z.array(unit)

export const directoryOut = z.array(
  z.strictObject({ kind, class: text('Null: units without a class').nullable(), units: count('Living units of this kind and class') }),
)

const journal = z
  .strictObject({
    id: id('journal'),
    issn: text('ISSN, such as 1674-7259').nullable(),
    cn: text('CN number').nullable(),
    ...named,
    owner: id('unit').nullable(),
    office: id('unit').nullable().meta({ description: 'Its journal office' }),
    state: text('`active` until it is closed').nullable(),
    lists: z.array(z.string()).meta({ description: 'Dated lists on which it stands' }),
  })
  .meta({ id: 'Journal' })

export const journalOut = journal
export const journalPageOut = z.strictObject({
  journals: z.array(journal),
  next: next(z.strictObject({ code: z.string(), id: id('journal') })).nullable(),
})

export const entryPageOut = z.strictObject({
  entries: z.array(
    z
      .strictObject({
        id: z.guid().meta({ description: 'Id of the unit, journal or subject' }),
        kind: text('Kind that was asked for'),
        code,
        unit: id('unit').nullable().meta({ description: 'The unit that it is or belongs to' }),
        ...named,
      })
      .meta({ id: 'RegisterEntry' }),
  ),
  next: next(z.strictObject({ rank: z.int(), code: z.string(), id: z.guid() })).nullable(),
})

export const personNameOut = z.strictObject({ ...named, masked: flag('Only the first character is shown') })

const holder = {
  person: id('person'),
  name: text('Masked unless public'),
  role: text('Id of the role'),
  roleTitle: l10n,
  unit: id('unit').nullable().meta({ description: 'Null: for the whole federation' }),
  firstDay: day,
  lastDay: day.nullable().meta({ description: 'Null: without an end' }),
}
export const holdersOut = z.array(
  z
    .strictObject({ assignment: id('assignment'), ...holder })
    .meta({ id: 'Assignment', description: 'A role held, as the act that ends it names it' }),
)
export const whoMayOut = z.strictObject({
  permission: text('The permission that was asked about'),
  roles: z.array(z.strictObject({ role: z.string(), title: l10n })).meta({ description: 'Roles that give it, whoever holds them' }),
  holders: z.array(z.strictObject(holder).meta({ id: 'RoleHolder' })),
})

export const peoplePageOut = z.strictObject({
  people: z.array(
    z.strictObject({
      person: id('person'),
      nameZh: text('Masked unless public'),
      nameEn: text('Masked unless public').nullable(),
      hasAccount: flag('Can sign in'),
      roles: count('Roles held today'),
    }),
  ),
  next: next(id('person')).nullable(),
})

export const personPageOut = z.strictObject({
  person: id('person'),
  ...named,
  masked: flag('The names are masked'),
  account: account.nullable().meta({ description: 'For those who keep the register of people; else null' }),
  roles: z
    .array(
      z.strictObject({
        assignment: id('assignment'),
        role: text('Id of the role'),
        roleTitle: l10n,
        unit: id('unit').nullable(),
        firstDay: day,
        lastDay: day.nullable(),
        reason: text('Why it was given'),
      }),
    )
    .meta({ description: 'Every role ever given that the reader may see, newest first' }),
  today: day.meta({ description: 'The federation’s date' }),
})

export const personsNamedOut = z.array(
  z.strictObject({
    id: id('person'),
    employer: id('unit').nullable(),
    employerZh: text('Name of the employer').nullable(),
    employerEn: text('Name of the employer').nullable(),
  }),
)

const denominator = z
  .strictObject({
    counted: count('Units counted as of the day'),
    unproven: count('Of these, units that the register no longer lists, since no outside paper proves their removal'),
  })
  .meta({ id: 'Denominator' })
export const denominatorsOut = z.strictObject({ society: denominator, base: denominator, park: denominator })

export const removalsOut = z.strictObject({
  removals: z.array(
    z.strictObject({
      id: id('removal'),
      unit: id('unit'),
      what: z.enum(['society', 'base', 'park', 'pilot']),
      leftOn: day,
      reason: text('Why it left'),
      document: z
        .strictObject({
          title: z.string(),
          issuer: z.string(),
          dated: day,
          number: z.string().optional(),
          link: z.string().optional(),
          file: hash('SHA-256 of the stored file').optional(),
        })
        .meta({ id: 'OutsideDocument', description: 'Paper from outside the platform that proves it' })
        .nullable(),
      counted: flag('Whether it left the denominator: only with an outside document'),
      recordedOn: day,
      ...named,
    }),
  ),
  next: next(z.strictObject({ at: instant, id: id('removal') })).nullable(),
})

export const unitMadeOut = z.strictObject({ unit: id('unit') })
export const unitsClosedOut = z.strictObject({ units: count('Units that were closed with it, itself included') })
export const countedOut = z.strictObject({ counted: flag('Whether the denominator moved; without an outside document it does not') })
export const journalMadeOut = z.strictObject({ journal: id('journal') })
export const subjectsMadeOut = z.strictObject({
  subjects: z.array(id('subject')).meta({ description: 'Ids in the order in which the entries were given, known ones included' }),
  registered: count('Entries that are new'),
})
export const personMadeOut = z.strictObject({ person: id('person') })
export const namesOut = z.strictObject(named)
export const assignmentMadeOut = z.strictObject({ assignment: id('assignment') })
export const statementMadeOut = z.strictObject({ statement: id('statement') })
