import { z } from 'zod'
import { command, type Day, type House, id, newId, ok, refuse, rows, sql, system } from '../../kernel/index.js'
import { lapsesOn } from '../followUps.js'
import { voidedOut } from '../outputs/acts.js'
import { packAt, packsOn } from '../pack.js'
import type { FactId } from '../types.js'
import { mayCancel } from '../voids.js'
import { followUpsIn } from './followUps.js'
import { decideVoid, loadVoid, saveVoid } from './voiding.js'

/** Takes a fact out of the count by a rule of its pack, from the day that the rule names; the rule is the reason. */
export const lapseFact = command({
  name: 'records.lapse_fact',
  title: { zh: '按规则失效', en: 'Let a fact lapse by rule' },
  output: voidedOut,
  input: z.object({ fact: id('fact'), lapse: z.string().max(48) }),
  permission: 'records.house',
  allow: (who) => who.via === 'system',
  subject: (input) => input.fact,
  load: async (tx, input, at) => {
    const known = await loadVoid(tx, input.fact, at)
    return { known, followUps: known.aimed ? await followUpsIn(tx, known.aimed.record.id) : [] }
  },
  decide: ({ known, followUps }, input, at) => {
    const record = known.aimed?.record
    const pack = record && packAt(record.pack, record.packVersion)
    const lapse = pack?.lapses.find((each) => each.id === input.lapse)
    if (!record?.happenedOn || !pack || !lapse) return refuse({ code: 'fact_unknown' })
    const on = lapsesOn(pack, lapse, record.happenedOn, followUps, at.today)
    // A panel that has let it count again has judged this very lapse; the rule does not argue.
    if (on === undefined || known.voids.some((act) => act.how === 'cancel' && act.on === on)) return ok('nothing' as const)
    const reason = `${lapse.title.zh} / ${lapse.title.en}`
    return decideVoid(known, { fact: input.fact, reason }, at, (_pack, fact) =>
      ok({ chosen: { kind: lapse.fact, by: [], rule: lapse.id }, may: () => mayCancel(fact, fact.id, on, at.today) }),
    )
  },
  save: saveVoid,
})

interface Candidate {
  fact: FactId
  pack: string
  packVersion: number
  happenedOn: Day
  followUps: { step: string; happenedOn: Day; state: 'waiting' | 'confirmed' | 'refused' }[]
}

/** Lets every fact lapse whose rule has come true; run once a day, and again whenever the federation's day moves on. Gives their number. */
export async function lapseDue(house: House): Promise<number> {
  const { db } = house.database
  const today = await house.clock.today(db)
  const ids = packsOn(today)
    .filter((pack) => pack.lapses.length > 0)
    .map((pack) => pack.id)
  const live = await rows<Candidate>(
    db,
    sql`select r.fact, r.pack, r.pack_version as "packVersion", r.happened_on as "happenedOn",
        coalesce((select jsonb_agg(jsonb_build_object('step', f.step, 'happenedOn', f.happened_on, 'state', f.state)) from records.follow_up f where f.record = r.id), '[]') as "followUps"
      from records.record r where r.state = 'confirmed' and r.standing = 'live' and r.fact is not null and r.pack = any(${ids}::text[]) order by r.no limit 100000`,
  )
  let lapsed = 0
  for (const { fact, pack: packId, packVersion, happenedOn, followUps } of live) {
    const pack = packAt(packId, packVersion)
    const due = pack?.lapses.find((lapse) => lapsesOn(pack, lapse, happenedOn, followUps, today) !== undefined)
    if (!due) continue
    const answer = await lapseFact({ house, viewer: system, requestId: newId() }, { fact, lapse: due.id })
    if (answer.ok && answer.value.did === 'done') lapsed++
    else if (!answer.ok) house.log.warn({ fact, refusal: answer.refusal }, 'a fact could not lapse')
  }
  return lapsed
}
