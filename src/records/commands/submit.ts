import { z } from 'zod'
import {
  type At,
  canonical,
  closeMatters,
  command,
  day,
  type NewFact,
  ok,
  openMatter,
  type Result,
  refuse,
  type Tx,
  together,
} from '../../kernel/index.js'
import { recordSubmitted } from '../facts.js'
import { submittedOut } from '../outputs/acts.js'
import type { RecordPack } from '../pack.js'
import { judgeReport, type Report } from '../report.js'
import { addEvidence, addNote, askSides, confirmationsOf, insertRecord, type RecordWrite, rewriteRecord } from '../store.js'
import type { EvidenceFile, RecordId, StoredRecord } from '../types.js'
import { actor, conflict, evidenceWith, loadSaid, mayRecord, type SaidInput, type SaidKnown, saidInput } from './said.js'

/** A record about to wait for its sides. */
export interface Submission {
  readonly write: RecordWrite
  readonly isNew: boolean
  readonly report: Report
  readonly evidence: readonly EvidenceFile[]
  readonly note: { readonly act: string; readonly before?: unknown }
  readonly packTitle: RecordPack['title']
}

export interface Submitted {
  readonly record: RecordId
  readonly no?: number
  readonly version: number
}

/** Hands a happening over for confirmation: a new record, a draft, or one that was sent back. */
export const submitRecord = command({
  name: 'records.submit_record',
  title: { zh: '提交填报', en: 'Submit a record' },
  output: submittedOut,
  input: z.object({ ...saidInput, happenedOn: day }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => input.record,
  load: (tx, input, at) => loadSaid(tx, input, at),
  decide: (known, input, at) => {
    const may = mayRecord(known, input, at.viewer)
    if (!may.ok) return may
    const { found } = known
    if (found && !isOpen(found))
      return sameAgain(found, input) ? ok('nothing' as const) : refuse({ code: 'record_not_open', state: found.state })
    if (found && found.version !== input.version) return conflict(found, input.version)
    return submission(may.value, known, input, at, found ? 'resubmitted' : 'submitted')
  },
  save: saveSubmission,
})

/** Changes a record that waits, as long as no side has agreed to what it says; all sides are asked anew. */
export const changeRecord = command({
  name: 'records.change_record',
  title: { zh: '修改待确认的填报', en: 'Change a record that waits' },
  output: submittedOut,
  input: z.object({ ...saidInput, record: saidInput.record.unwrap(), version: z.int().min(1), happenedOn: day }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => input.record,
  load: async (tx, input, at) => {
    const [known, confirmed] = await together([loadSaid(tx, input, at), sidesConfirmed(tx, input.record)])
    return { known, confirmed }
  },
  decide: ({ known, confirmed }, input, at) => {
    const may = mayRecord(known, input, at.viewer)
    if (!may.ok) return may
    const { found } = known
    if (!found) return refuse({ code: 'record_unknown' })
    if (found.state !== 'waiting') return refuse({ code: 'record_not_waiting', state: found.state })
    if (confirmed.length > 0) return refuse({ code: 'record_partly_confirmed', sides: confirmed })
    if (found.version !== input.version) return sameAgain(found, input) ? ok('nothing' as const) : conflict(found, input.version)
    if (sameAgain(found, input) && input.evidence.length === 0) return ok('nothing' as const)
    return submission(may.value, known, input, at, 'changed')
  },
  save: saveSubmission,
})

const isOpen = (record: StoredRecord) => record.state === 'draft' || record.state === 'sent_back'

/** The same words about the same day: nothing new was said. */
const sameAgain = (found: StoredRecord, input: SaidInput) =>
  found.happenedOn === input.happenedOn && canonical(found.values) === canonical(input.values)

async function sidesConfirmed(tx: Tx, record: string): Promise<string[]> {
  return (await confirmationsOf(tx, record)).filter((side) => side.state === 'confirmed').map((side) => side.side)
}

export function submission(
  pack: RecordPack,
  known: SaidKnown,
  input: SaidInput & { readonly bulk?: string },
  at: At,
  act: string,
): Result<{ change: Submission; facts: readonly NewFact[]; answer: Submitted }> {
  const { found } = known
  const files = evidenceWith(pack, known, input.evidence)
  if (!files.ok) return files
  const report = judgeReport(
    pack,
    { unit: input.unit, happenedOn: input.happenedOn ?? null, values: input.values },
    {
      references: known.references,
      held: known.held,
      evidence: files.value.all,
      today: at.today,
    },
  )
  if (!report.ok) return report
  const own = report.value.confirmations.find(({ turn }) => 'person' in turn && turn.person === at.viewer.person)
  if (own) return refuse({ code: 'recorder_may_not_confirm', side: own.side })
  const version = found ? found.version + 1 : 1
  const record = (found?.id ?? input.record ?? at.id<'record'>()) as RecordId
  const { values, happenedOn, period, title, factUnit, key, likes } = report.value
  const write: RecordWrite = {
    ...{ id: record, pack: pack.id, packVersion: pack.version, kind: pack.fact, programme: pack.programme, unit: input.unit },
    ...{ period, factUnit, title, happenedOn, values, key, likes, version, state: 'waiting' },
    ...{ recorder: actor(at.viewer), reportedOn: found?.reportedOn ?? at.today, today: at.today, bulk: input.bulk },
  }
  const before = found && { happenedOn: found.happenedOn, values: found.values }
  const change = { write, isNew: !found, report: report.value, evidence: files.value.added, note: { act, before }, packTitle: pack.title }
  const facts = [recordSubmitted({ record, unit: input.unit, pack: pack.id, version, on: at.today })]
  return ok({ change, facts, answer: { record, version } })
}

export async function saveSubmission(tx: Tx, change: Submission, at: At): Promise<void> {
  const { write, report, isNew } = change
  const by = actor(at.viewer)
  const title = { zh: `${change.packTitle.zh}：${write.title}`, en: `${change.packTitle.en}: ${write.title}` }
  const turns = report.confirmations.flatMap(({ side, turn, due }) => ('email' in turn ? [] : [{ side, turn, due }]))
  await together([
    isNew ? insertRecord(tx, write) : rewriteRecord(tx, write),
    askSides(tx, write, report.confirmations, !isNew),
    change.evidence.length > 0 ? addEvidence(tx, write.id, change.evidence, { account: by.account, on: at.today }) : undefined,
    addNote(tx, { id: at.id(), record: write.id, version: write.version, by, on: at.today, ...change.note }),
    isNew ? undefined : closeMatters(tx, write.id, at.today),
    ...turns.map(({ side, turn, due }) =>
      openMatter(tx, {
        kind: `record.confirm/${side}`,
        subject: write.id,
        title,
        link: `/records/${write.id}`,
        turn,
        since: at.today,
        due,
      }),
    ),
  ])
}
