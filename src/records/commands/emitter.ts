import { z } from 'zod'
import { command, first, noAnswer, ok, query, refuse, rows, sql, together } from '../../kernel/index.js'
import { emitterSwitched } from '../facts.js'
import { emittersOut } from '../outputs/lists.js'
import { type Emitter, emitterOf } from '../store.js'
import { reasonInput } from './said.js'

const key = {
  kind: z.string().regex(/^[a-z][a-z_]*\.[a-z_]+$/, 'fact_kind'),
  programme: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/, 'pack_id'),
  /** Year of the happenings. */
  period: z.string().regex(/^(19|20|21)\d\d$/, 'period'),
}

/**
 * Hands the making of facts of a kind, for a programme and a period, to an engine or back to the records (06 P-069). Refused once the side that is
 * to stop has made facts of the period that still stand, and while records wait that could then never be confirmed.
 */
export const switchEmitter = command({
  name: 'records.switch_emitter',
  title: { zh: '切换事实来源', en: 'Switch who makes facts' },
  output: noAnswer,
  input: z.object({ ...key, emitter: z.enum(['records', 'engine']), reason: reasonInput }),
  permission: 'records.switch_emitter',
  allow: (who) => who.can('records.switch_emitter'),
  subject: (input) => `${input.kind}/${input.programme}/${input.period}`,
  load: async (tx, input) => {
    const [now, standing, waiting] = await together([
      emitterOf(tx, input),
      first<{ no: number }>(
        tx,
        sql`select no from records.record where kind = ${input.kind} and programme = ${input.programme} and period = ${input.period} and state = 'confirmed' and standing = 'live' limit 1`,
      ),
      first<{ no: number }>(
        tx,
        sql`select no from records.record where kind = ${input.kind} and programme = ${input.programme} and period = ${input.period} and state in ('waiting', 'sent_back') limit 1`,
      ),
    ])
    return { now, standing, waiting }
  },
  decide: ({ now, standing, waiting }, input, at) => {
    if (now === input.emitter) return ok('nothing' as const)
    if (input.emitter === 'engine' && standing) return refuse({ code: 'emitter_in_use', record: standing.no, period: input.period })
    if (input.emitter === 'engine' && waiting) return refuse({ code: 'emitter_has_waiting', record: waiting.no, period: input.period })
    return ok({ change: input, facts: [emitterSwitched({ ...input, on: at.today })] })
  },
  save: async (tx, input, at) => {
    await sql`insert into records.emitter (kind, programme, period, emitter, since, reason, by_account)
      values (${input.kind}, ${input.programme}, ${input.period}, ${input.emitter}, ${at.today}, ${input.reason}, ${at.viewer.account})
      on conflict (kind, programme, period) do update set emitter = excluded.emitter, since = excluded.since, reason = excluded.reason, by_account = excluded.by_account`.execute(
      tx,
    )
  },
})

/** For the engines: whether facts of the kind are theirs to make. */
export const emitters = query({
  name: 'records.emitters',
  title: { zh: '事实来源', en: 'Who makes facts' },
  output: emittersOut,
  input: z.object({ kind: key.kind.optional() }),
  allow: 'public',
  list: { visibility: 'public' },
  run: (
    _ctx,
    { kind },
    db,
  ): Promise<{ kind: string; programme: string; period: string; emitter: Emitter; since: string; reason: string }[]> =>
    rows(
      db,
      sql`select kind, programme, period, emitter, since, reason from records.emitter ${kind ? sql`where kind = ${kind}` : sql``} order by kind, programme, period limit 1000`,
    ),
})
