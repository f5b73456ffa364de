import { z } from 'zod'
import { type Command, canonical, command, id, type L10n, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { planReviewed } from '../facts.js'
import { reviewedOut } from '../outputs/acts.js'
import { handOn, type TurnKind } from '../turns.js'
import type { Tree } from '../types.js'
import type { NewAct } from './acts.js'
import { openConditions } from './conditions.js'
import { draftOf } from './draft.js'
import { addActs, loadVersion, type OpenVersion, readAgain } from './store.js'

export type ReviewRefusal = Refusal & { readonly code: 'version_unknown' | 'review_closed' | 'not_a_text' | 'reason_missing' | string }

/** What a reviewer is judging: the version, and the tree as it stands after all that was said so far. */
export interface Judged {
  readonly version: OpenVersion
  readonly tree: Tree
}

const REVIEW_REFUSALS = ['version_unknown', 'review_closed', 'not_a_text', 'reason_missing']

/**
 * A command of review: works out what the reviewer's words come to, and writes them down beside the machine's proposal. Saying the same twice changes
 * nothing.
 */
export function reviewing<S extends z.ZodRawShape>(parts: {
  readonly name: `plan.${string}`
  readonly title: L10n
  readonly input: S
  readonly refusals?: readonly string[]
  readonly say: (judged: Judged, input: z.output<z.ZodObject<S>>) => Result<readonly NewAct[], Refusal>
}): Command<z.input<z.ZodObject<S & { version: z.ZodType<string> }>>, { readonly acts: number }, Refusal> {
  const input = z.object({ version: id('plan_version'), ...parts.input })
  const made = command({
    name: parts.name,
    title: parts.title,
    output: reviewedOut,
    input,
    allow: (who) => who.can('plan.review'),
    permission: 'plan.review',
    subject: (asked) => (asked as { version: string }).version,
    refusals: [...REVIEW_REFUSALS, ...(parts.refusals ?? [])],
    load: (tx, asked) => loadVersion(tx, (asked as { version: string }).version),
    decide: (version, asked, at) => {
      const may = mayReview(version)
      if (!may.ok) return may
      const judged = { version: may.value, tree: draftOf(may.value.reading!, may.value.acts) }
      const said = parts.say(judged, asked as z.output<z.ZodObject<S>>)
      if (!said.ok) return said
      const unexplained = said.value.find((act) => act.reason === '' && needsReason(act))
      if (unexplained) return refuse({ code: 'reason_missing', field: 'reason' })
      const acts = said.value.filter((act) => !alreadySaid(may.value, act))
      if (acts.length === 0) return ok('nothing' as const)
      const first = (may.value.acts.at(-1)?.no ?? 0) + 1
      return ok({
        change: { version: may.value, acts, ids: acts.map(() => at.id<'review_act'>()), turn: turnAfter(may.value, acts, judged.tree) },
        facts: [
          planReviewed({
            plan: may.value.plan,
            on: at.today,
            version: may.value.id,
            acts: acts.map((act, index) => ({ no: first + index, kind: act.kind, subject: act.subject, verdict: act.verdict })),
          }),
        ],
        answer: { acts: acts.length },
      })
    },
    save: async (tx, { version, acts, ids, turn }, at) => {
      if (turn) await handOn(tx, turn, { id: version.id, name: version.document, on: at.today })
      await addActs(tx, version, acts, { account: at.viewer.account, name: at.viewer.name, on: at.today, ids })
      await stampPlan(tx)
    },
  })
  return changing(made) as never
}

export function mayReview(version: OpenVersion | undefined): Result<OpenVersion, Refusal> {
  if (!version) return refuse({ code: 'version_unknown' })
  if (version.state === 'confirmed' || version.state === 'rejected') return refuse({ code: 'review_closed', state: version.state })
  if (!version.reading) return refuse({ code: 'not_a_text' })
  return ok(version)
}

/** Whose turn it becomes: once nothing is open, somebody else's; when something opens again, the reviewers'. */
function turnAfter(version: OpenVersion, acts: readonly NewAct[], before: Tree): TurnKind | undefined {
  const all = [
    ...version.acts,
    ...acts.map((act, index) => ({ ...act, no: version.acts.length + 1 + index, byAccount: null, byName: '', on: version.madeOn })),
  ]
  const ready = openConditions(draftOf(readAgain(version.proposed!, all), all)).length === 0
  if (ready === (openConditions(before).length === 0)) return undefined
  return ready ? 'plan.confirm' : 'plan.review'
}

/** What the machine proposed about a number or a target is changed or rejected with a reason; boundaries, notes and the year speak for themselves. */
const needsReason = (act: NewAct): boolean =>
  act.verdict !== 'accept' && ['numeral', 'target', 'card', 'add_target', 'question', 'duplicate'].includes(act.kind)

const alreadySaid = (version: OpenVersion, act: NewAct): boolean => {
  const last = version.acts.findLast((each) => each.kind === act.kind && each.subject === act.subject)
  return (
    last !== undefined &&
    last.verdict === act.verdict &&
    last.reason === act.reason &&
    canonical(last.answer ?? null) === canonical(act.answer ?? null)
  )
}
