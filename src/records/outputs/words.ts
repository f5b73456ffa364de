import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import { RECORD_STATES } from '../types.js'

const { count, text, open } = answerParts

/** Shapes that many answers of the records share. */
export const state = z.enum(RECORD_STATES)
export const standing = z
  .enum(['live', 'cancelled', 'struck'])
  .nullable()
  .meta({ description: 'How the fact of a confirmed record stands today; null without a fact' })
export const values = open('Values of the form, by the fields of the pack')
export const account = z.guid().meta({ description: 'Id of an account' })
export const title = text('How the record is called in lists; nothing personal')
export const unitName = text('Name of the unit').nullable()
export const no = count('Running number, as people call it')

/** What lists say of a record; `Likely` shows the same with less. */
export const line = {
  id: id('record'),
  no,
  pack: text('Id of the pack'),
  unit: id('unit'),
  unitName,
  title,
  happenedOn: day.nullable(),
  reportedOn: day.nullable(),
  touchedOn: day,
  state,
  standing,
  recorderName: text('Who recorded it'),
  facts: count('Facts that it has made'),
}

export const turn = z
  .union([
    z.strictObject({ permission: z.string(), unit: id('unit').nullable() }),
    z.strictObject({ person: id('person') }),
    z.strictObject({ email: z.string() }),
  ])
  .meta({ id: 'Turn', description: 'Whose turn it is: the holders of a permission for a unit, a person, or somebody invited by letter' })
