import { type Ctx, type Refusal, rehearse } from '../../../kernel/index.js'
import {
  asRole,
  cancelFact,
  type RecordPack,
  type RecordView,
  reinstateFact,
  reportFollowUp,
  strikeFact,
  withdrawRecord,
} from '../../../records/index.js'
import type { L10n } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { texts } from './messages.js'

/** Something that can be done with a record: where, and why not, from the rule of the command itself. */
export interface Act {
  readonly text: L10n
  readonly href: string
  readonly danger?: boolean
  readonly reason?: Refusal
}

/** A reason long enough for every rule; it is never kept. */
const TRIAL = '（试办）'

export async function actsOf(ctx: Ctx, view: RecordView, pack: RecordPack): Promise<readonly Act[]> {
  if (view.state === 'confirmed') return [...(await followUpActs(ctx, view, pack)), ...(await factActs(ctx, view, pack))]
  if (view.state === 'refused' || view.state === 'withdrawn') return []
  return [changeAct(ctx, view, pack), await withdrawAct(ctx, view)]
}

function changeAct(ctx: Ctx, view: RecordView, pack: RecordPack): Act {
  const text = view.state === 'draft' ? texts.goOn : view.state === 'sent_back' ? texts.mend : texts.change
  return { text, href: deskPaths.editRecord(view.id), reason: whyNotChange(ctx, view, pack) }
}

/** Whether the reader holds one of the roles that record this for the unit. */
export const recordsAs = ({ viewer }: Pick<Ctx, 'viewer'>, view: RecordView, pack: RecordPack): boolean =>
  pack.recorder.roles.some((role) => viewer.can(asRole(role), { unit: view.unit }))

/** The refusals of `changeRecord` and `saveDraft`, in their order. */
function whyNotChange({ viewer }: Ctx, view: RecordView, pack: RecordPack): Refusal | undefined {
  if (!viewer.can('records.record', { unit: view.unit })) return { code: 'not_allowed', permission: 'records.record' }
  if (!recordsAs({ viewer }, view, pack)) return { code: 'role_does_not_record', roles: pack.recorder.roles }
  const sides = view.state === 'waiting' ? view.sides.filter((side) => side.state === 'confirmed').map((side) => side.side) : []
  return sides.length > 0 ? { code: 'record_partly_confirmed', sides } : undefined
}

async function withdrawAct(ctx: Ctx, view: RecordView): Promise<Act> {
  const answer = await rehearse(ctx, withdrawRecord, { record: view.id, unit: view.unit, version: view.version, reason: TRIAL } as never)
  return { text: texts.withdraw, href: deskPaths.act(view.id, 'withdraw'), danger: true, reason: answer.ok ? undefined : answer.refusal }
}

/** Acts against the fact of a record that made one; those of lists stand beside their entries. */
async function factActs(ctx: Ctx, view: RecordView, pack: RecordPack): Promise<Act[]> {
  if (!view.fact) return []
  return actsAgainst(ctx, { record: view.id, fact: view.fact, pack })
}

/** Cancel in the words of the pack, strike, reinstate. */
export async function actsAgainst(ctx: Ctx, { record, fact, pack }: { record: string; fact: string; pack: RecordPack }): Promise<Act[]> {
  const today = await ctx.house.clock.today(ctx.house.database.db)
  const href = (act: string) => deskPaths.act(record, 'void', { fact, act })
  const cancels = await Promise.all(
    pack.voids.map(async (decl) => {
      const answer = await rehearse(ctx, cancelFact, { fact, act: decl.id, on: today, reason: TRIAL } as never)
      return { text: decl.title, href: href(decl.id), danger: true, reason: reasonOf(answer) }
    }),
  )
  const strike = await rehearse(ctx, strikeFact, { fact, reason: TRIAL } as never)
  const reinstate = await rehearse(ctx, reinstateFact, { fact, on: today, reason: TRIAL } as never)
  return [
    ...cancels,
    { text: pack.strike.title, href: href('strike'), danger: true, reason: reasonOf(strike) },
    { text: pack.reinstate.title, href: href('reinstate'), reason: reasonOf(reinstate) },
  ]
}

type Rehearsed = Awaited<ReturnType<typeof rehearse>>
/** What is so already is no refusal of the command, but nothing to press a button for. */
const reasonOf = (answer: Rehearsed): Refusal | undefined =>
  answer.ok ? (answer.value === 'nothing' ? { code: 'is_so_already' } : undefined) : answer.refusal

async function followUpActs(ctx: Ctx, view: RecordView, pack: RecordPack): Promise<Act[]> {
  const today = await ctx.house.clock.today(ctx.house.database.db)
  return Promise.all(
    pack.followUps.map(async (step): Promise<Act> => {
      const answer = await rehearse(ctx, reportFollowUp, { record: view.id, step: step.id, happenedOn: today } as never)
      // Fields that are still empty are asked for on the page itself.
      const reason = answer.ok || answer.refusal.code === 'input_invalid' ? undefined : answer.refusal
      return { text: texts.report({ step: step.title }), href: deskPaths.act(view.id, `follow-up/${step.id}`), reason }
    }),
  )
}
