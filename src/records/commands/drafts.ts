import { z } from 'zod'
import { closeMatters, command, id, noAnswer, ok, refuse, sql, together } from '../../kernel/index.js'
import { isShown } from '../conditions.js'
import { recordWithdrawn } from '../facts.js'
import { submittedOut } from '../outputs/acts.js'
import { titleOf } from '../report.js'
import { addEvidence, addNote, dropTurns, insertRecord, type RecordWrite, recordRow, rewriteRecord } from '../store.js'
import type { RecordId } from '../types.js'
import { readValues } from '../values.js'
import { actor, conflict, evidenceWith, loadSaid, mayRecord, reasonInput, saidInput } from './said.js'
import type { Submitted } from './submit.js'

/** Keeps what is written so far; nothing is asked for yet. Also for a record that was sent back and is being mended. */
export const saveDraft = command({
  name: 'records.save_draft',
  title: { zh: '保存草稿', en: 'Save a draft' },
  output: submittedOut,
  input: z.object(saidInput),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => input.record,
  load: (tx, input, at) => loadSaid(tx, input, at),
  decide: (known, input, at) => {
    const may = mayRecord(known, input, at.viewer)
    if (!may.ok) return may
    const pack = may.value
    const { found } = known
    if (found && found.state !== 'draft' && found.state !== 'sent_back') return refuse({ code: 'record_not_open', state: found.state })
    if (found && found.version !== input.version) return conflict(found, input.version)
    const { values } = readValues(pack.fields, input.values, isShown, false)
    const files = evidenceWith(pack, known, input.evidence)
    if (!files.ok) return files
    const happenedOn = input.happenedOn ?? null
    const record = (found?.id ?? input.record ?? at.id<'record'>()) as RecordId
    const version = (found?.version ?? 0) + 1
    const write: RecordWrite = {
      ...{
        id: record,
        pack: pack.id,
        packVersion: pack.version,
        kind: pack.fact,
        programme: pack.programme,
        unit: input.unit,
        period: null,
      },
      ...{
        factUnit: null,
        title: titleOf(pack, { happenedOn, values }, known.references),
        happenedOn,
        values,
        key: null,
        likes: [],
        version,
      },
      ...{ state: found?.state === 'sent_back' ? ('sent_back' as const) : ('draft' as const), recorder: actor(at.viewer) },
      ...{ reportedOn: found?.reportedOn ?? null, today: at.today },
    }
    const answer: Submitted = { record, version }
    return ok({ change: { write, isNew: !found, evidence: files.value.added }, answer })
  },
  save: async (tx, { write, isNew, evidence }, at) => {
    const by = actor(at.viewer)
    await together([
      isNew ? insertRecord(tx, write) : rewriteRecord(tx, write),
      evidence.length > 0 ? addEvidence(tx, write.id, evidence, { account: by.account, on: at.today }) : undefined,
      isNew ? addNote(tx, { id: at.id(), record: write.id, act: 'begun', version: write.version, by, on: at.today }) : undefined,
    ])
  },
})

/** Takes a record back before its fact is born. A draft simply goes; for others a reason is kept. */
export const withdrawRecord = command({
  name: 'records.withdraw_record',
  title: { zh: '撤回填报', en: 'Withdraw a record' },
  output: noAnswer,
  input: z.object({ record: id('record'), unit: id('unit'), version: z.int().min(1), reason: reasonInput.optional() }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => input.record,
  load: (tx, { record, unit }) => recordRow(tx, record, unit),
  decide: (found, input, at) => {
    if (!found) return refuse({ code: 'record_unknown' })
    if (found.state === 'withdrawn') return ok('nothing' as const)
    if (found.state === 'confirmed') return refuse({ code: 'record_confirmed_cancel_instead', fact: found.fact })
    if (found.state === 'refused') return refuse({ code: 'record_not_open', state: found.state })
    if (found.version !== input.version) return conflict(found, input.version)
    if (found.state !== 'draft' && !input.reason) return refuse({ code: 'reason_missing', field: 'reason' })
    const gone = { record: found.id, unit: found.unit, pack: found.pack, version: found.version, on: at.today }
    return ok({ change: { found, reason: input.reason }, facts: found.state === 'draft' ? [] : [recordWithdrawn(gone)] })
  },
  save: async (tx, { found, reason }, at) => {
    await together([
      sql`update records.record set state = 'withdrawn', closed_on = ${at.today}, touched_on = ${at.today} where id = ${found.id}`.execute(
        tx,
      ),
      dropTurns(tx, found.id),
      addNote(tx, { id: at.id(), record: found.id, act: 'withdrawn', version: found.version, reason, by: actor(at.viewer), on: at.today }),
      closeMatters(tx, found.id, at.today),
    ])
  },
})
