import { z } from 'zod'
import { answerParts, day, id, instant } from '../kernel/index.js'
import { NAME_KINDS, SCHEMES, SCRIPTS, STANDINGS } from './people/nameStore.js'
import { REORGANISATION_KINDS } from './relations/reorganisation.js'
import { RELATION_KINDS } from './relations/rules.js'
import { POSTS } from './terms/rules.js'
import { UNIT_KINDS } from './types.js'

const { count, text, flag } = answerParts
const named = {
  nameZh: text('Chinese name on the day; empty where none was known'),
  nameEn: text('English name; null where none is known').nullable(),
}
const until = day.nullable().meta({ description: 'First day on which it no longer held; null: until something else is said' })
const period = { from: day, until }
const precision = z.enum(['day', 'month', 'year']).meta({ description: 'How exactly its beginning is known' })

export const relationsOut = z.array(
  z
    .strictObject({
      relation: id('relation'),
      kind: z.enum(RELATION_KINDS),
      side: z.enum(['from', 'to']).meta({ description: '`from`: the unit asked about stands first, as in “A is member of B”' }),
      other: id('unit'),
      ...named,
      ...period,
      precision,
      holds: flag('It holds on the day'),
      share: z
        .int()
        .min(0)
        .max(100)
        .nullable()
        .meta({ description: 'Of a succession: the share in per cent that was declared; null: unassigned' }),
      source: text('Where it is known from'),
    })
    .meta({ id: 'UnitRelation', description: 'A tie of a unit and one of the periods in which it held' }),
)

const heir = z
  .strictObject({
    unit: id('unit'),
    nameZh: text('Chinese name').nullable(),
    nameEn: text('English name').nullable(),
    state: text('Where it stands in its life').nullable(),
    path: z.array(id('unit')).meta({ description: 'From the first unit to this one, both included' }),
  })
  .meta({ id: 'Heir', description: 'A body that stands in the place of another' })

const party = z.strictObject({ unit: id('unit'), ...named })
export const unitLifeOut = z.strictObject({
  names: z.array(
    z.strictObject({ predicate: z.enum(['name_zh', 'name_en', 'short_zh', 'short_en']), value: text('The name'), ...period, precision }),
  ),
  heirs: z.array(heir).meta({ description: 'Who stands in its place; empty while it is there itself' }),
  acts: z.array(
    z.strictObject({
      reorganisation: id('reorganisation'),
      kind: z.enum(REORGANISATION_KINDS),
      on: day,
      reason: text('Why, and by which decision'),
      undone: flag('It was entered in error and has been taken back'),
      recordedOn: day,
      before: z.array(party),
      after: z.array(party),
    }),
  ),
})

export const bearersOut = z.array(
  z.strictObject({
    unit: id('unit'),
    kind: z.enum(UNIT_KINDS),
    ...named,
    name: text('The name that was asked about, as registered'),
    ...period,
    borneThen: flag('It bore the name on the day that was asked about'),
    heirs: z.array(heir),
  }),
)

export const officersOut = z.array(
  z
    .strictObject({
      term: id('term'),
      post: z.enum(POSTS),
      person: id('person'),
      nameZh: text('Masked unless public'),
      nameEn: text('Masked unless public').nullable(),
      ...period,
    })
    .meta({ id: 'Officer' }),
)

const body = z.strictObject({ id: id('unit'), nameZh: text('Chinese name') })
export const consequencesOut = z.strictObject({
  ended: z.array(body),
  after: z.array(z.strictObject({ id: id('unit'), nameZh: text('Chinese name'), fresh: flag('Registered by the act') })),
  children: z.array(
    z.strictObject({
      unit: id('unit'),
      nameZh: text('Chinese name'),
      from: id('unit'),
      to: id('unit'),
      renamed: text('The name that it takes over; null: it keeps its own').nullable(),
      nameEn: text('English name').nullable(),
    }),
  ),
  roles: z.array(
    z.strictObject({
      assignment: id('assignment'),
      person: id('person'),
      role: text('Id of the role'),
      unit: id('unit'),
      lastDay: day.nullable(),
      carried: id('assignment').nullable().meta({ description: 'The role given for it at the body after; null: it ends' }),
    }),
  ),
  ties: count('Ties that end'),
  denominators: z.array(z.strictObject({ unit: id('unit'), what: z.enum(['base', 'park', 'society']) })),
})
export const undoOut = z.strictObject({
  reorganisation: id('reorganisation'),
  kind: z.enum(REORGANISATION_KINDS),
  on: day,
  statements: count('Statements that are taken back'),
  rolesEnded: count('Roles that went over and end'),
  rolesGiven: count('Roles that are given back'),
})
export const renameOut = z.strictObject({
  from: text('The name that it bears on the day'),
  branches: z.array(z.strictObject({ unit: id('unit'), nameZh: text('Chinese name'), renamed: text('The name that it takes over') })),
  sameName: z.array(z.strictObject({ unit: id('unit'), nameZh: text('Chinese name'), code: text('Code in the register').nullable() })),
})
export const renamedOut = z.strictObject({ branches: count('Branches that were renamed with it') })

export const personNamesOut = z.strictObject({
  masked: flag('Names are masked, and numbers left out'),
  names: z.array(
    z.strictObject({
      id: id('name'),
      kind: z.enum(NAME_KINDS),
      script: z.enum(SCRIPTS),
      surnameFirst: flag('The surname stands first'),
      source: text('Where it is known from'),
      text: text('The name'),
      ...period,
      holds: flag('It was borne on the day'),
    }),
  ),
  identifiers: z.array(
    z.strictObject({
      scheme: z.enum(SCHEMES),
      value: text('The number, as it is written'),
      standing: z.enum(STANDINGS),
    }),
  ),
})

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const questionsRaisedOut = z.strictObject({ raised: count('Questions that are new') })
export const takenInOut = z.strictObject({ registered: count('Entries that are new') })
export const questionsOut = z.strictObject({
  questions: z.array(
    z
      .strictObject({
        id: id('question'),
        subject: z.guid().meta({ description: 'Id of the unit or entry that it is about' }),
        what: text('What is asked, such as `parent_not_prefix`'),
        detail: z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: 'What explains it' }),
        repair: z
          .strictObject({ predicate: z.string(), value: scalar })
          .nullable()
          .meta({ description: 'What a yes would correct; null: nothing by itself' }),
        source: text('Where it arose'),
        subjectKind: text('Kind of the unit or entry'),
        code: text('Its code').nullable(),
        nameZh: text('Its name').nullable(),
        raisedOn: day,
        choice: z.enum(['repair', 'keep']).nullable().meta({ description: 'Null: still open' }),
        reason: text('Why it was answered so').nullable(),
      })
      .meta({ id: 'RegisterQuestion' }),
  ),
  next: answerParts.next(z.strictObject({ at: instant, id: id('question') })).nullable(),
})

export const relationMadeOut = z.strictObject({ relation: id('relation') })
export const reorganisedOut = z.strictObject({ reorganisation: id('reorganisation'), fresh: z.array(id('unit')) })
export const termMadeOut = z.strictObject({ term: id('term') })
export const nameMadeOut = z.strictObject({ name: id('name') })
export const identifiedOut = z.strictObject({ value: text('The number as it was read') })
