import { z } from 'zod'
import {
  type At,
  type Ctx,
  command,
  id,
  noAnswer,
  ok,
  type Refusal,
  type Result,
  refuse,
  sql,
  type Tx,
  together,
  viewerOf,
} from '../../kernel/index.js'
import { EVIDENCE_TYPES, fileName, sniff } from '../evidence/sniff.js'
import { submittedOut } from '../outputs/acts.js'
import { packAt } from '../pack.js'
import { addEvidence, addNote, confirmationsOf, evidenceOf, recordRow, uploadsOf } from '../store.js'
import type { Confirmation, EvidenceFile, RecordId, StoredRecord } from '../types.js'
import { actor, conflict, evidenceWith, hashInput } from './said.js'

/** No file is larger, whatever a pack allows. */
export const LARGEST_FILE = 100 * 1024 * 1024

/** Notes that a file has come in and what it is. Only the house itself says so, after it has looked at the bytes. */
export const keepUpload = command({
  name: 'records.keep_upload',
  title: { zh: '登记上传文件', en: 'Note an uploaded file' },
  output: noAnswer,
  input: z.object({
    account: id('account'),
    hash: hashInput,
    name: z.string().min(1).max(200),
    type: z.enum(Object.keys(EVIDENCE_TYPES) as [string, ...string[]]),
    size: z.int().min(1).max(LARGEST_FILE),
  }),
  permission: 'records.house',
  allow: (who) => who.via === 'system',
  subject: (input) => input.hash,
  load: async () => undefined,
  decide: (_known, input) => ok({ change: input }),
  save: async (tx, file) => {
    await sql`insert into records.upload (account, hash, name, type, size) values (${file.account}, ${file.hash}, ${file.name}, ${file.type}, ${file.size})
      on conflict (account, hash) do update set name = excluded.name`.execute(tx)
  },
})

/**
 * Takes a file in: looks at its bytes, stores it under its hash, and notes who brought it. It becomes evidence when a record names its hash.
 * @param takes media kinds that the pack asks for; all kinds that may be evidence when left out
 */
export async function uploadEvidence(
  ctx: Ctx,
  file: { readonly name: string; readonly bytes: Buffer },
  takes: readonly string[] = Object.keys(EVIDENCE_TYPES),
  limit = LARGEST_FILE,
): Promise<Result<EvidenceFile, Refusal>> {
  const account = ctx.viewer.account
  if (account === null) return refuse({ code: 'sign_in_needed' })
  if (file.bytes.length > limit) return refuse({ code: 'file_too_big', field: 'evidence', name: file.name, limit })
  const type = await sniff(file.name, file.bytes, takes)
  if (!type.ok) return type
  const stored = await ctx.house.files.put(file.bytes, limit)
  if (!stored.ok) return refuse({ ...stored.refusal, field: 'evidence', name: file.name })
  const kept = { hash: stored.value.hash, name: fileName(file.name, type.value), type: type.value, size: stored.value.size }
  const house = { house: ctx.house, viewer: viewerOf({ via: 'system', account, name: ctx.viewer.name }), requestId: ctx.requestId }
  const noted = await keepUpload(house, { account, ...kept })
  return noted.ok ? ok(kept) : noted
}

interface Opened {
  readonly found: StoredRecord | undefined
  readonly sides: readonly Confirmation[]
  readonly evidence: readonly EvidenceFile[]
  readonly uploads: readonly EvidenceFile[]
}

async function open(tx: Tx, input: { record: string; unit: string; evidence?: readonly string[] }, at: At): Promise<Opened> {
  const [found, sides, evidence, uploads] = await together([
    recordRow(tx, input.record, input.unit),
    confirmationsOf(tx, input.record),
    evidenceOf(tx, input.record),
    uploadsOf(tx, at.viewer.account, input.evidence ?? []),
  ])
  return { found, sides, evidence, uploads }
}

/** Evidence stays open as long as no side has agreed to what it saw. */
function mayTouch(opened: Opened, version: number): Result<StoredRecord> {
  const { found, sides } = opened
  if (!found) return refuse({ code: 'record_unknown' })
  if (!['draft', 'sent_back', 'waiting'].includes(found.state)) return refuse({ code: 'record_not_open', state: found.state })
  const agreed = sides.filter((side) => side.state === 'confirmed').map((side) => side.side)
  if (found.state === 'waiting' && agreed.length > 0) return refuse({ code: 'record_partly_confirmed', sides: agreed })
  return found.version === version ? ok(found) : conflict(found, version)
}

const touched = { record: id('record'), unit: id('unit'), version: z.int().min(1) }

export const attachEvidence = command({
  name: 'records.attach_evidence',
  title: { zh: '附上佐证', en: 'Attach evidence' },
  output: submittedOut,
  input: z.object({ ...touched, evidence: z.array(hashInput).min(1).max(20) }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => input.record,
  load: open,
  decide: (opened, input) => {
    const may = mayTouch(opened, input.version)
    if (!may.ok) return may
    const pack = packAt(may.value.pack, may.value.packVersion)
    if (!pack) return refuse({ code: 'pack_unknown', pack: may.value.pack })
    const files = evidenceWith(pack, opened, input.evidence)
    if (!files.ok) return files
    if (files.value.added.length === 0) return ok('nothing' as const)
    const answer: { record: RecordId; version: number } = { record: may.value.id, version: may.value.version + 1 }
    return ok({ change: { found: may.value, added: files.value.added }, answer })
  },
  save: async (tx, { found, added }, at) => {
    await together([
      addEvidence(tx, found.id, added, { account: at.viewer.account, on: at.today }),
      touch(tx, found, at),
      addNote(tx, {
        id: at.id(),
        record: found.id,
        act: 'evidence_added',
        version: found.version + 1,
        by: actor(at.viewer),
        on: at.today,
        before: { files: added.map((file) => file.name) },
      }),
    ])
  },
})

export const removeEvidence = command({
  name: 'records.remove_evidence',
  title: { zh: '移除佐证', en: 'Remove evidence' },
  output: submittedOut,
  input: z.object({ ...touched, hash: hashInput }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => input.record,
  load: open,
  decide: (opened, input) => {
    const may = mayTouch(opened, input.version)
    if (!may.ok) return may
    const file = opened.evidence.find((each) => each.hash === input.hash)
    if (!file) return ok('nothing' as const)
    const pack = packAt(may.value.pack, may.value.packVersion)
    const least = may.value.state === 'draft' ? 0 : (pack?.evidence.min ?? 0)
    if (opened.evidence.length <= least)
      return refuse({ code: 'evidence_missing', field: 'evidence', minimum: least, given: opened.evidence.length - 1 })
    return ok({ change: { found: may.value, file }, answer: { record: may.value.id, version: may.value.version + 1 } })
  },
  save: async (tx, { found, file }, at) => {
    await together([
      sql`delete from records.evidence where record = ${found.id} and hash = ${file.hash}`.execute(tx),
      touch(tx, found, at),
      addNote(tx, {
        id: at.id(),
        record: found.id,
        act: 'evidence_removed',
        version: found.version + 1,
        by: actor(at.viewer),
        on: at.today,
        before: { files: [file.name] },
      }),
    ])
  },
})

const touch = (tx: Tx, found: StoredRecord, at: At) =>
  sql`update records.record set version = ${found.version + 1}, touched_on = ${at.today} where id = ${found.id}`.execute(tx)
