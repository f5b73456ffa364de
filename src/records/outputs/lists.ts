import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import { line, no, state, title, turn, unitName } from './words.js'

const { count, text, flag, next, share } = answerParts

const sideCursor = z.strictObject({ since: day, record: z.guid(), side: z.string(), no: z.int() })

export const recordPageOut = z.strictObject({
  rows: z.array(z.strictObject(line).meta({ id: 'RecordLine', description: 'A record as lists show it' })),
  next: next(z.int()).optional(),
})

const stateCount = z.strictObject({ state, n: count('Records in this state') }).meta({ id: 'RecordCount' })
export const recordCountsOut = z.array(stateCount)

export const waitingPageOut = z.strictObject({
  rows: z.array(
    z
      .strictObject({
        ...line,
        version: count('Version of the record, which a confirmation names'),
        side: text('Side that is asked, by the pack'),
        turnNo: count('Which of several speakers of the side'),
        since: day,
        due: day.nullable(),
        files: count('Files of evidence'),
        alike: flag('Another record may report the same event'),
        own: flag('The viewer recorded it, so that someone else must confirm'),
      })
      .meta({ id: 'WaitingRecord' }),
  ),
  next: next(sideCursor).optional(),
})

export const elsewherePageOut = z.strictObject({
  rows: z.array(
    z.strictObject({
      record: id('record'),
      no,
      pack: text('Id of the pack'),
      title,
      unit: id('unit'),
      side: text('Side that is asked, by the pack'),
      sideNo: count('Which of several speakers of the side'),
      turn,
      name: text('Name of the invited or of the unit, as known when it was asked'),
      since: day,
      due: day.nullable(),
      invitedOn: day
        .nullable()
        .meta({ description: 'Day on which the one-time link was sent; null where none is needed or it has not left yet' }),
    }),
  ),
  next: next(sideCursor).optional(),
})

export const waitingCountsOut = z
  .record(z.string(), z.strictObject({ all: count('Records that wait'), mine: count('Of these, whose turn is the viewer’s') }))
  .meta({ description: 'By target' })

/** Records that make no fact; other rooms show them beside their own lists. */
export const openPageOut = z.strictObject({
  rows: z.array(
    z
      .strictObject({
        id: id('record').nullable().meta({ description: 'Null where the reader may not open it' }),
        no,
        unit: id('unit'),
        unitName,
        title: title.nullable(),
        happenedOn: day.nullable(),
        state,
        reason: text('Why it was sent back or refused').nullable(),
      })
      .meta({ id: 'OpenRecord', description: 'A record that makes no fact yet, or never will' }),
  ),
  next: next(z.int()).optional(),
  counts: z.array(stateCount),
})

export const likelyOut = z.array(
  z.strictObject({
    ...line,
    id: id('record').nullable().meta({ description: 'Null where the reader may not open it' }),
    title: title.nullable(),
    why: z.enum(['key', 'fields', 'title']).meta({
      description: '`key`: counts as the same event; `fields`: the same telling fields; `title`: a similar title within a week',
    }),
    likeness: share('0 to 1'),
  }),
)

export const emittersOut = z.array(
  z.strictObject({
    kind: text('Kind of fact'),
    programme: z.string(),
    period: text('Year of the happenings'),
    emitter: z.enum(['records', 'engine']),
    since: day,
    reason: z.string(),
  }),
)
