import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  type At,
  type Change,
  command,
  type Day,
  day,
  first,
  type House,
  id,
  newId,
  noAnswer,
  ok,
  query,
  type Result,
  refuse,
  rows,
  sql,
  system,
  type Tx,
  together,
  writeLetter,
} from '../../kernel/index.js'
import { invitationLetter, linkExpiresOn } from '../letters.js'
import { byLinkOut } from '../outputs/acts.js'
import { evidenceFileOut, recordByLinkOut } from '../outputs/record.js'
import { packAt } from '../pack.js'
import { type RecordView, viewOf } from '../queries/one.js'
import { addNote, confirmationsOf, evidenceOf, recordRow } from '../store.js'
import type { Confirmation, EvidenceFile, StoredRecord } from '../types.js'
import { type Confirmed, type Confirming, confirming, type Judged, loadJudged, saveConfirming } from './confirm.js'
import { actor } from './said.js'
import { saveTurnedAway, type TurnedAway, turningAway } from './turnAway.js'

const tokenInput = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'link_unknown')
/** Only this leaves a trace in the database; the token itself is in the letter alone. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Sends one invitation: the hash of its token, and the letter, in one act. Only the house itself does so. */
export const inviteSide = command({
  name: 'records.invite_side',
  title: { zh: '发出确认邀请', en: 'Send an invitation to confirm' },
  output: noAnswer,
  input: z.object({
    record: id('record'),
    side: z.string().max(48),
    no: z.int().min(1),
    token: z.string().regex(/^[0-9a-f]{64}$/),
    expiresOn: day,
    letter: z.object({ to: z.string().max(254), subject: z.string().max(200), body: z.string().max(5_000) }),
  }),
  permission: 'records.house',
  allow: (who) => who.via === 'system',
  subject: (input) => input.record,
  load: async (tx, input) => ({ record: await recordRow(tx, input.record), sides: await confirmationsOf(tx, input.record) }),
  decide: ({ record, sides }, input) => {
    const side = sides.find((each) => each.side === input.side && each.no === input.no)
    if (!record || !side || !('email' in side.turn) || side.turn.email !== input.letter.to) return refuse({ code: 'record_unknown' })
    return record.state !== 'waiting' || side.state !== 'waiting' ? ok('nothing' as const) : ok({ change: input })
  },
  save: async (tx, { record, side, no, token, expiresOn, letter }, at) => {
    await together([
      sql`delete from records.invitation where record = ${record} and side = ${side} and no = ${no}`.execute(tx),
      sql`insert into records.invitation (token, record, side, no, email, expires_on) values (${Buffer.from(token, 'hex')}, ${record}, ${side}, ${no}, ${letter.to}, ${expiresOn})`.execute(
        tx,
      ),
      sql`update records.turn set invited_on = ${at.today} where record = ${record} and side = ${side} and no = ${no}`.execute(tx),
      writeLetter(tx, letter),
    ])
  },
})

/** Asks for a fresh letter; the link of the earlier one stops working. */
export const askAgain = command({
  name: 'records.ask_again',
  title: { zh: '重新发送邀请', en: 'Send the invitation again' },
  output: noAnswer,
  input: z.object({ record: id('record'), unit: id('unit'), side: z.string().max(48), no: z.int().min(1).default(1) }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  subject: (input) => input.record,
  load: async (tx, input) => ({ record: await recordRow(tx, input.record, input.unit), sides: await confirmationsOf(tx, input.record) }),
  decide: ({ record, sides }, input) => {
    const side = sides.find((each) => each.side === input.side && each.no === input.no)
    if (!record || !side || !('email' in side.turn)) return refuse({ code: 'record_unknown' })
    if (record.state !== 'waiting' || side.state !== 'waiting') return refuse({ code: 'record_not_waiting', state: record.state })
    return ok({ change: { ...input, version: record.version } })
  },
  save: async (tx, { record, side, no, version }, at) => {
    await together([
      sql`delete from records.invitation where record = ${record} and side = ${side} and no = ${no}`.execute(tx),
      sql`update records.turn set invited_on = null where record = ${record} and side = ${side} and no = ${no}`.execute(tx),
      addNote(tx, { id: at.id(), record, act: 'asked_again', version, side, by: actor(at.viewer), on: at.today }),
    ])
  },
})

interface Uninvited {
  record: string
  side: string
  no: number
  email: string
  name: string
  due: Day
  pack: string
  packVersion: number
  title: string
  unitName: string | null
  happenedOn: Day
}

/** Writes the letters that are due, oldest first, and gives their number. Called after a submission, and every minute in case that failed. */
export async function sendWaitingInvitations(house: House, limit = 100): Promise<number> {
  const waiting = await rows<Uninvited>(
    house.database.db,
    sql`select c.record, c.side, c.no, c.email, c.name, c.due, r.pack, r.pack_version as "packVersion", r.title, r.happened_on as "happenedOn",
        (select u.name_zh from registry_read.unit u where u.id = r.unit) as "unitName"
      from records.turn c join records.record r on r.id = c.record
      where c.email is not null and c.invited_on is null order by c.since, c.record limit ${limit}`,
  )
  let sent = 0
  for (const one of waiting) {
    const token = randomBytes(32).toString('base64url')
    const pack = packAt(one.pack, one.packVersion)?.title ?? { zh: one.pack, en: one.pack }
    const link = `${house.publicUrl}/confirm/${token}`
    const letter = invitationLetter({ ...one, to: one.email, pack, unit: one.unitName ?? '', link })
    const { record, side, no, due } = one
    const ask = { record, side, no, token: hashOf(token).toString('hex'), expiresOn: linkExpiresOn(due), letter }
    const answer = await inviteSide({ house, viewer: system, requestId: newId() }, ask)
    if (answer.ok && answer.value.did === 'done') sent++
  }
  return sent
}

interface Link {
  readonly record: string
  readonly side: string
  readonly no: number
  readonly email: string
  readonly expiresOn: Day
  readonly usedOn: Day | null
}

const linkBy = (tx: Tx, token: string): Promise<Link | undefined> =>
  first<Link>(
    tx,
    sql`select record, side, no, email, expires_on as "expiresOn", used_on as "usedOn" from records.invitation where token = ${hashOf(token)}`,
  )

function linkFits(link: Link | undefined, today: Day) {
  if (!link) return refuse({ code: 'link_unknown' })
  if (link.usedOn !== null) return refuse({ code: 'link_used', on: link.usedOn })
  return link.expiresOn < today ? refuse({ code: 'link_expired', on: link.expiresOn }) : ok(link)
}

type ByLink = { readonly confirming: Confirming } | { readonly turning: TurnedAway }

/** What an invited person says by his one-time link: no sign-in, one answer. */
export const confirmByLink = command({
  name: 'records.confirm_by_link',
  title: { zh: '通过一次性链接确认', en: 'Confirm by one-time link' },
  output: byLinkOut,
  input: z
    .object({
      token: tokenInput,
      version: z.int().min(1),
      verdict: z.enum(['confirm', 'send_back', 'refuse']),
      note: z.string().trim().max(2_000).default(''),
    })
    .refine((said) => said.verdict === 'confirm' || said.note.length >= 4, { message: 'reason_missing', path: ['note'] }),
  allow: 'open',
  subject: (input) => hashOf(input.token).toString('hex'),
  load: async (tx, input) => {
    const link = await linkBy(tx, input.token)
    const judged: Judged = link
      ? await loadJudged(tx, link.record)
      : { record: undefined, sides: [], emitter: 'records', held: [], rows: 0 }
    return { link, judged }
  },
  decide: ({ link, judged }, input, at): Result<'nothing' | Change<ByLink, Confirmed['state'] | TurnedAway['state']>> => {
    const fits = linkFits(link, at.today)
    if (!fits.ok) return fits
    const { side, no, email } = fits.value
    const invited = judged.sides.find((each) => each.side === side && each.no === no)
    const speaker = { viewer: at.viewer, email, name: invited?.name || email, link: hashOf(input.token) }
    const asked = { side, no, version: input.version }
    if (input.verdict === 'confirm') {
      const said = confirming(judged, { ...asked, note: input.note }, speaker, at)
      if (!said.ok) return said
      if (said.value === 'nothing') return ok('nothing')
      return ok({ change: { confirming: said.value.change }, facts: said.value.facts, answer: said.value.answer.state })
    }
    const state = input.verdict === 'refuse' ? 'refused' : 'sent_back'
    const said = turningAway(judged, { ...asked, reason: input.note }, state, speaker, at)
    if (!said.ok) return said
    if (said.value === 'nothing') return ok('nothing')
    return ok({ change: { turning: said.value.change }, facts: said.value.facts, answer: said.value.answer.state })
  },
  save: (tx: Tx, change: ByLink, at: At) =>
    'confirming' in change ? saveConfirming(tx, change.confirming, at) : saveTurnedAway(tx, change.turning, at),
})

/** What the holder of a link sees; undefined for a link that is unknown, used or expired. */
export const recordByLink = query({
  name: 'records.record_by_link',
  title: { zh: '一次性链接的填报', en: 'Record of a one-time link' },
  output: recordByLinkOut,
  input: z.object({ token: tokenInput }),
  allow: 'public',
  run: async (
    ctx,
    { token },
    db,
  ): Promise<{ view: RecordView; side: Confirmation; expiresOn: Day } | { code: string; on?: Day } | undefined> => {
    const link = await linkBy(db, token)
    const fits = linkFits(link, await ctx.house.clock.today(db))
    if (!fits.ok) return fits.refusal
    const found: StoredRecord | undefined = await recordRow(db, fits.value.record)
    const sides = await confirmationsOf(db, fits.value.record)
    const side = sides.find((each) => each.side === fits.value.side && each.no === fits.value.no)
    return found && side && { view: await viewOf(db, found, ctx.viewer, true), side, expiresOn: fits.value.expiresOn }
  },
})

/** An evidence file of the record that the link is for. */
export const evidenceByLink = query({
  name: 'records.evidence_by_link',
  title: { zh: '一次性链接的佐证', en: 'Evidence of a one-time link' },
  output: evidenceFileOut,
  input: z.object({ token: tokenInput, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  allow: 'public',
  run: async (ctx, { token, hash }, db): Promise<EvidenceFile | undefined> => {
    const fits = linkFits(await linkBy(db, token), await ctx.house.clock.today(db))
    return fits.ok ? (await evidenceOf(db, fits.value.record)).find((file) => file.hash === hash) : undefined
  },
})
