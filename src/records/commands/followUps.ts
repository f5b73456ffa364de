import { z } from 'zod'
import {
  type At,
  asksAsHimself,
  closeMatters,
  command,
  type Day,
  day,
  first,
  id,
  type NewFact,
  noAnswer,
  ok,
  openMatter,
  type Result,
  refuse,
  rows,
  sql,
  type Tx,
  together,
} from '../../kernel/index.js'
import { type FollowUp, type FollowUpStep, followUpFact } from '../followUps.js'
import { followUpMadeOut } from '../outputs/acts.js'
import { packAt, type RecordPack } from '../pack.js'
import { askedOf, mayTake } from '../parties.js'
import { loadReferences, needsOf, pointersOf, type References } from '../references.js'
import { addNote, recordRow } from '../store.js'
import type { FactId, StoredRecord, Turn, Values } from '../types.js'
import { readValues } from '../values.js'
import { latestDay } from '../voids.js'
import { actor, reasonInput, valuesInput } from './said.js'

interface Known {
  readonly record: StoredRecord | undefined
  readonly references: References
  readonly followUps: readonly FollowUp[]
}

export const followUpsIn = (tx: Tx, record: string): Promise<FollowUp[]> =>
  rows<FollowUp>(tx, sql`select step, happened_on as "happenedOn", state from records.follow_up where record = ${record} limit 1000`)

async function load(tx: Tx, record: string, at: At): Promise<Known> {
  const found = await recordRow(tx, record)
  const pack = found && packAt(found.pack, found.packVersion)
  if (!found || !pack) return { record: found, references: new Map(), followUps: [] }
  const ids = [found.unit, ...pointersOf(pack, found.values).map((pointer) => pointer.id)]
  const [references, followUps] = await together([
    loadReferences(tx, ids, found.happenedOn ?? at.today, needsOf(pack)),
    followUpsIn(tx, record),
  ])
  return { record: found, references, followUps }
}

interface Reported {
  readonly id: string
  readonly record: StoredRecord
  readonly step: FollowUpStep
  readonly happenedOn: Day
  readonly values: Values
  readonly turn: Exclude<Turn, { email: string }> | undefined
  readonly fact: FactId | undefined
}

/** Reports what came later of a confirmed record: a milestone, a publication, a first service. Where the pack names a side, it is asked. */
export const reportFollowUp = command({
  name: 'records.report_follow_up',
  title: { zh: '填报后续', en: 'Report what came later' },
  output: followUpMadeOut,
  input: z.object({
    followUp: id('follow_up').optional(),
    record: id('record'),
    step: z.string().max(48),
    happenedOn: day,
    values: valuesInput.default({}),
  }),
  permission: 'records.record',
  allow: (who) => asksAsHimself(who, 'records.record'),
  subject: (input) => input.record,
  load: (tx, input, at) => load(tx, input.record, at),
  decide: (
    known,
    input,
    at,
  ): Result<{ change: Reported; facts: readonly NewFact[]; answer: { followUp: string; state: 'waiting' | 'confirmed' } }> => {
    const { record } = known
    const pack = record && packAt(record.pack, record.packVersion)
    const step = pack?.followUps.find((each) => each.id === input.step)
    if (!record || !pack || !step) return refuse({ code: 'record_unknown' })
    const asked = (party: FollowUpStep['by'][number]) => askedOf(pack, party, record, known.references).asked
    if (!step.by.some((party) => asked(party).some(({ turn }) => mayTake(turn, at.viewer))))
      return refuse({ code: 'not_yours_to_report', step: step.id })
    const fits = mayFollow(pack, step, record, known.followUps, input.happenedOn, at.today)
    if (!fits.ok) return fits
    const read = readValues(step.fields, input.values, () => true, true)
    if (read.findings.length > 0) return refuse({ code: 'input_invalid', field: read.findings[0]!.field, fields: read.findings })
    const turn = step.confirm && asked(step.confirm)[0]?.turn
    if (step.confirm && (!turn || 'email' in turn)) return refuse({ code: 'side_without_unit', step: step.id })
    const followUp = input.followUp ?? at.id<'follow_up'>()
    const fact = step.confirm ? undefined : at.id<'fact'>()
    const said = { happenedOn: input.happenedOn, reportedOn: at.today, values: read.values }
    const facts = fact
      ? [followUpFact(pack, step, { ...record, happenedOn: record.happenedOn!, reportedOn: record.reportedOn! }, said, fact)]
      : []
    const change = { id: followUp, record, step, happenedOn: input.happenedOn, values: read.values, turn: turn as Reported['turn'], fact }
    return ok({ change, facts, answer: { followUp, state: fact ? 'confirmed' : 'waiting' } })
  },
  save: saveReported,
  clashes: { follow_up_pkey: { code: 'follow_up_there' } },
})

function mayFollow(
  pack: RecordPack,
  step: FollowUpStep,
  record: StoredRecord,
  followUps: readonly FollowUp[],
  on: Day,
  today: Day,
): Result<undefined> {
  if (record.state !== 'confirmed' || pack.batch) return refuse({ code: 'record_not_confirmed', state: record.state })
  if (record.standing === 'struck') return refuse({ code: 'fact_struck' })
  if (on > latestDay(today)) return refuse({ code: 'date_in_future', field: 'happenedOn', latest: latestDay(today) })
  if (on < record.happenedOn!) return refuse({ code: 'follow_up_too_early', field: 'happenedOn', earliest: record.happenedOn })
  const there = followUps.some((each) => each.step === step.id && each.state !== 'refused')
  return !step.many && there ? refuse({ code: 'follow_up_there', step: step.id }) : ok(undefined)
}

async function saveReported(tx: Tx, change: Reported, at: At): Promise<void> {
  const { record, step, turn, fact } = change
  const by = actor(at.viewer)
  const [permission, unit, person] =
    turn === undefined ? [null, null, null] : 'person' in turn ? [null, null, turn.person] : [turn.permission, turn.unit, null]
  const title = { zh: `${step.title.zh}：${record.title}`, en: `${step.title.en}: ${record.title}` }
  await together([
    sql`insert into records.follow_up (id, record, step, happened_on, "values", state, permission, unit, person, recorder, recorder_name, reported_on, by_account, by_name, closed_on, fact)
      values (${change.id}, ${record.id}, ${step.id}, ${change.happenedOn}, ${JSON.stringify(change.values)}::jsonb, ${fact ? 'confirmed' : 'waiting'}, ${permission}, ${unit}, ${person},
        ${by.account}, ${by.name}, ${at.today}, ${fact ? by.account : null}, ${fact ? by.name : null}, ${fact ? at.today : null}, ${fact ?? null})`.execute(
      tx,
    ),
    addNote(tx, { id: at.id(), record: record.id, act: 'followed_up', version: record.version, side: step.id, by, on: at.today }),
    turn
      ? openMatter(tx, { kind: 'record.follow_up', subject: change.id, title, link: `/records/${record.id}`, turn, since: at.today })
      : undefined,
  ])
}

interface Stored {
  readonly id: string
  readonly record: string
  readonly step: string
  readonly happenedOn: Day
  readonly reportedOn: Day
  readonly values: Values
  readonly state: 'waiting' | 'confirmed' | 'refused'
  readonly recorder: string | null
  readonly permission: string | null
  readonly unit: string | null
  readonly person: string | null
}

/** The other side agrees that it came to that, or not; the agreement makes the fact. */
export const answerFollowUp = command({
  name: 'records.answer_follow_up',
  title: { zh: '确认后续', en: 'Answer what came later' },
  output: noAnswer,
  input: z
    .object({ followUp: id('follow_up'), verdict: z.enum(['confirm', 'refuse']), reason: reasonInput.optional() })
    .refine((said) => said.verdict === 'confirm' || said.reason !== undefined, { message: 'reason_missing', path: ['reason'] }),
  permission: 'records.confirm',
  allow: (who) => asksAsHimself(who, 'records.confirm'),
  subject: (input) => input.followUp,
  load: async (tx, input) => {
    const found = await first<Stored>(
      tx,
      sql`select id, record, step, happened_on as "happenedOn", reported_on as "reportedOn", "values", state, recorder, permission, unit, person from records.follow_up where id = ${input.followUp}`,
    )
    return { found, record: found && (await recordRow(tx, found.record)) }
  },
  decide: ({ found, record }, input, at) => {
    const pack = record && packAt(record.pack, record.packVersion)
    const step = pack?.followUps.find((each) => each.id === found?.step)
    if (!found || !record || !pack || !step) return refuse({ code: 'record_unknown' })
    const turn = (found.person !== null ? { person: found.person } : { permission: found.permission, unit: found.unit }) as Turn
    if (!mayTake(turn, at.viewer)) return refuse({ code: 'not_your_side', side: step.id })
    if (found.state !== 'waiting')
      return found.state === (input.verdict === 'confirm' ? 'confirmed' : 'refused')
        ? ok('nothing' as const)
        : refuse({ code: 'record_not_waiting', state: found.state })
    if (at.viewer.account !== null && at.viewer.account === found.recorder) return refuse({ code: 'recorder_may_not_confirm' })
    const fact = input.verdict === 'confirm' ? at.id<'fact'>() : undefined
    const born = { ...record, happenedOn: record.happenedOn!, reportedOn: record.reportedOn! }
    const facts = fact ? [followUpFact(pack, step, born, found, fact)] : []
    return ok({ change: { found, record, fact, reason: input.reason }, facts })
  },
  save: async (tx, { found, record, fact, reason }, at) => {
    const by = actor(at.viewer)
    await together([
      sql`update records.follow_up set state = ${fact ? 'confirmed' : 'refused'}, fact = ${fact ?? null}, reason = ${reason ?? null}, by_account = ${by.account}, by_name = ${by.name},
        closed_on = ${at.today} where id = ${found.id}`.execute(tx),
      addNote(tx, {
        id: at.id(),
        record: record.id,
        act: fact ? 'follow_up_confirmed' : 'follow_up_refused',
        version: record.version,
        side: found.step,
        reason,
        by,
        on: at.today,
      }),
      closeMatters(tx, found.id, at.today),
    ])
  },
})
