import { z } from 'zod'
import {
  type At,
  asksAsHimself,
  closeMatters,
  command,
  type NewFact,
  ok,
  openMatter,
  type Result,
  refuse,
  sql,
  type Tx,
  together,
} from '../../kernel/index.js'
import { type Speaker, sideOf } from '../confirming.js'
import { recordRefused, recordSentBack } from '../facts.js'
import { turnedAwayOut } from '../outputs/acts.js'
import { packAt, type RecordPack } from '../pack.js'
import { addNote, dropTurns } from '../store.js'
import type { StoredRecord } from '../types.js'
import { type Judged, loadJudged, sideInput } from './confirm.js'
import { actor, conflict, reasonInput } from './said.js'

/** Sends a record back to its recorder with what is missing; every side will be asked again. */
export const sendBackRecord = command({
  name: 'records.send_back_record',
  title: { zh: '退回填报', en: 'Send a record back' },
  output: turnedAwayOut,
  input: z.object({ ...sideInput, reason: reasonInput }),
  permission: 'records.confirm',
  allow: (who) => asksAsHimself(who, 'records.confirm'),
  subject: (input) => input.record,
  load: (tx, input) => loadJudged(tx, input.record),
  decide: (judged, input, at) => turningAway(judged, input, 'sent_back', { viewer: at.viewer }, at),
  save: saveTurnedAway,
})

/** Says that it did not happen, or not so; final. */
export const refuseRecord = command({
  name: 'records.refuse_record',
  title: { zh: '拒绝填报', en: 'Refuse a record' },
  output: turnedAwayOut,
  input: z.object({ ...sideInput, reason: reasonInput }),
  permission: 'records.confirm',
  allow: (who) => asksAsHimself(who, 'records.confirm'),
  subject: (input) => input.record,
  load: (tx, input) => loadJudged(tx, input.record),
  decide: (judged, input, at) => turningAway(judged, input, 'refused', { viewer: at.viewer }, at),
  save: saveTurnedAway,
})

export interface TurnedAway {
  readonly record: StoredRecord
  readonly state: 'sent_back' | 'refused'
  readonly side: string
  readonly reason: string
  readonly name: string
  readonly link: Buffer | undefined
  readonly packTitle: RecordPack['title']
}

export function turningAway(
  judged: Judged,
  input: { readonly side: string; readonly no: number; readonly version: number; readonly reason: string },
  state: TurnedAway['state'],
  speaker: Speaker & { readonly name?: string; readonly link?: Buffer },
  at: At,
): Result<'nothing' | { change: TurnedAway; facts: readonly NewFact[]; answer: { state: TurnedAway['state'] } }> {
  const side = sideOf(judged.record, judged.sides, input, speaker)
  if (!side.ok) return side
  const record = judged.record as StoredRecord
  if (record.state === state) return ok('nothing')
  if (record.state !== 'waiting') return refuse({ code: 'record_not_waiting', state: record.state })
  if (record.version !== input.version) return conflict(record, input.version)
  const packTitle = packAt(record.pack, record.packVersion)?.title ?? { zh: '', en: '' }
  const change = {
    record,
    state,
    side: side.value.side,
    reason: input.reason,
    name: speaker.name || at.viewer.name,
    link: speaker.link,
    packTitle,
  }
  const told = { record: record.id, unit: record.unit, pack: record.pack, version: record.version, side: change.side, on: at.today }
  return ok({ change, facts: [state === 'refused' ? recordRefused(told) : recordSentBack(told)], answer: { state } })
}

export async function saveTurnedAway(tx: Tx, change: TurnedAway, at: At): Promise<void> {
  const { record, state } = change
  const by = { ...actor(at.viewer), name: change.name }
  await together([
    // Before the turns go, so that a link that has been used still says so.
    change.link ? sql`update records.invitation set used_on = ${at.today} where token = ${change.link}`.execute(tx) : undefined,
    sql`update records.record set state = ${state}, touched_on = ${at.today}, closed_on = ${state === 'refused' ? at.today : null} where id = ${record.id}`.execute(
      tx,
    ),
    dropTurns(tx, record.id),
    addNote(tx, {
      id: at.id(),
      record: record.id,
      act: state,
      version: record.version,
      side: change.side,
      reason: change.reason,
      by,
      on: at.today,
    }),
    closeMatters(tx, record.id, at.today),
    state === 'sent_back' ? openMatter(tx, recorderTurn(record, change.packTitle, at)) : undefined,
  ])
}

const recorderTurn = (record: StoredRecord, title: RecordPack['title'], at: At) => ({
  kind: 'record.mend',
  subject: record.id,
  title: { zh: `已退回，请修改：${title.zh} ${record.title}`, en: `Sent back, please mend: ${title.en} ${record.title}` },
  link: `/records/${record.id}`,
  turn: { permission: 'records.record', unit: record.unit },
  since: at.today,
})
