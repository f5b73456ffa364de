import { z } from 'zod'
import { answerParts, day, id, instant } from '../../kernel/index.js'
import { account, no, standing, state, title, turn, unitName, values } from './words.js'

const { count, text, flag, hash, l10n, open, refusal } = answerParts

const evidenceFile = z
  .strictObject({ hash: hash(), name: z.string(), type: text('What the bytes are, whatever the name says'), size: count('Bytes') })
  .meta({ id: 'EvidenceFile' })
export const evidenceFileOut = evidenceFile

const confirmation = {
  side: text('Side, by the pack'),
  no: count('Which of several speakers of the side'),
  turn,
  name: text('Name of the invited, or of the unit, as known when it was asked'),
  state: z
    .enum(['waiting', 'confirmed', 'dropped'])
    .meta({ description: '`dropped`: sent back, refused or withdrawn before this side spoke' }),
  since: day,
  due: day.nullable(),
  by: z.strictObject({ account: account.nullable(), person: id('person').nullable(), name: z.string() }).nullable(),
  on: day.nullable(),
  note: z.string().nullable(),
}

const voidLine = z
  .strictObject({
    fact: id('fact'),
    target: id('fact').meta({ description: 'The fact, or the earlier act, against which it is' }),
    how: z.enum(['cancel', 'strike', 'reinstate']),
    act: text('Rule of the pack'),
    on: day,
    reason: z.string(),
    by: z.string(),
    recordedOn: day,
  })
  .meta({ id: 'VoidingAct' })

const followUp = z
  .strictObject({
    id: id('follow_up'),
    step: text('Step, by the pack'),
    happenedOn: day,
    values,
    state: z.enum(['waiting', 'confirmed', 'refused']),
    recorderName: z.string(),
    by: text('Who agreed or refused').nullable(),
    reason: z.string().nullable(),
    fact: id('fact').nullable(),
    mine: flag('Whether the viewer may agree to it'),
  })
  .meta({ id: 'FollowUp' })

const history = z
  .strictObject({
    act: text('What was done'),
    on: day,
    at: instant,
    by: z.string(),
    side: z.string().nullable(),
    reason: z.string().nullable(),
    version: count('Version of the record after it'),
    before: open('What stood before: of contents `happenedOn` and `values`, of evidence `files`').nullable(),
  })
  .meta({ id: 'RecordAct' })

const record = z
  .strictObject({
    id: id('record'),
    no,
    pack: text('Id of the pack'),
    packVersion: count('Version of the pack under which it was begun'),
    kind: text('Kind of the facts that it makes'),
    programme: z.string(),
    period: text('Year of the happening').nullable(),
    unit: id('unit'),
    factUnit: id('unit').nullable().meta({ description: 'Unit to which the fact belongs' }),
    title,
    happenedOn: day.nullable(),
    values,
    state,
    version: count('Goes up with every change; acts name the one that was read'),
    recorder: account.nullable(),
    recorderPerson: id('person').nullable(),
    recorderName: z.string(),
    reportedOn: day.nullable(),
    touchedOn: day,
    closedOn: day.nullable(),
    key: text('De-duplication key').nullable(),
    fact: id('fact').nullable(),
    facts: count('Facts that it has made'),
    standing,
    bulk: id('bulk').nullable(),
    unitName,
    packTitle: l10n,
    targets: z.array(z.string()),
    sides: z.array(
      z
        .strictObject({
          ...confirmation,
          title: l10n,
          mine: z
            .union([z.enum(['confirm', 'nothing']), refusal])
            .optional()
            .meta({ description: 'Whether the viewer can confirm here, or why not; absent when it is not his side' }),
        })
        .meta({ id: 'RecordSide' }),
    ),
    evidence: z.array(evidenceFile),
    entries: z
      .array(z.strictObject({ no: count('Place on the list'), values, fact: id('fact').nullable(), standing }))
      .meta({ description: 'Entries of a list that is published as one act' }),
    history: z.array(history),
    voids: z.array(voidLine),
    followUps: z.array(followUp),
    names: z
      .record(z.string(), z.strictObject({ nameZh: z.string().nullable(), nameEn: z.string().nullable(), kind: z.string() }))
      .meta({ description: 'Names of what the values point at, by id' }),
    mayEdit: flag('Whether the viewer may go on writing it'),
    masked: z.array(z.string()).meta({ description: 'Fields that were masked because they are personal' }),
  })
  .meta({ id: 'Record', description: 'One record with all that belongs to it' })
export const recordOut = record

export const recordByLinkOut = z.union([z.strictObject({ view: record, side: z.strictObject(confirmation), expiresOn: day }), refusal])

export const recordOfFactOut = z.strictObject({
  record: id('record').nullable().meta({ description: 'Null where the reader may not open it' }),
  entry: count('Place on the list that was published as one act; 0 for any other record'),
  visible: z.boolean(),
  unit: id('unit'),
})
