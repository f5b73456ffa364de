import { z } from 'zod'
import { command, type Day, day, id, noAnswer, ok, type Refusal, type Result, refuse, sql, type Tx } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { periodOf } from '../book/period.js'
import { planAmended, planConfirmed, planRejected } from '../facts.js'
import { confirmedOut } from '../outputs/acts.js'
import { openConditions } from '../review/conditions.js'
import { draftOf } from '../review/draft.js'
import { loadSource, loadVersion, type OpenVersion } from '../review/store.js'
import { firstDifference } from '../review/wholeness.js'
import { done } from '../turns.js'
import type { Tree } from '../types.js'
import { decidedTree, settle } from './settle.js'
import { loadStanding, measureIds, type StandingRows, saveConfirmed } from './store.js'

/** Each target is counted for ever after; a text with more numbers than this is no plan that a federation could follow. */
const TARGETS_AT_MOST = 500

interface Found {
  readonly version: OpenVersion | undefined
  readonly draft: Tree | undefined
  /** Byte offset of the first difference between the joined spans and the source. */
  readonly differs: number | undefined
  readonly standing: StandingRows | undefined
  readonly measures: ReadonlySet<string>
  readonly other: boolean
}

/** Codes of the refusals, each with its own sentence (06 P-043, A-20). */
export const CONFIRM_REFUSALS = [
  'version_unknown',
  'already_settled',
  'reviewer_confirms',
  'numerals_open',
  'targets_open',
  'cards_open',
  'duplicates_open',
  'warnings_open',
  'illegible_unnoted',
  'targets_incomplete',
  'questions_open',
  'value_differs',
  'year_missing',
  'items_missing',
  'text_differs',
  'targets_too_many',
  'before_in_force',
  'E-EXISTS',
]

/** A second person confirms what others reviewed: the tree is frozen, its targets get their measures, and what an amendment changes comes into force. */
export const confirmPlan = changing(
  command({
    name: 'plan.confirm_plan',
    title: { zh: '确认计划', en: 'Confirm the plan' },
    output: confirmedOut,
    input: z.object({ version: id('plan_version'), inForceFrom: day.optional(), document: z.string().trim().min(1).max(300).optional() }),
    allow: (who) => who.can('plan.confirm'),
    permission: 'plan.confirm',
    subject: (input) => input.version,
    refusals: CONFIRM_REFUSALS,
    load: async (tx, input): Promise<Found> => loadAll(tx, input.version),
    decide: (found, input, at) => {
      const may = mayConfirm(found, at.viewer.account)
      if (!may.ok) return may
      const { version, tree } = may.value
      const { standing } = found
      const year = standing?.tree.year ?? tree.year!
      const inForceFrom = input.inForceFrom ?? version.inForceFrom ?? (periodOf(year).from as Day)
      if (standing && inForceFrom < standing.lastForce) return refuse({ code: 'before_in_force', inForceFrom, last: standing.lastForce })
      const settled = version.decision ? { ...settle(standing!.tree, standing), ...decided(standing!, version) } : settle(tree, standing)
      const document = input.document ?? version.document
      const fact = at.id<'fact'>()
      const named = {
        plan: version.plan,
        on: at.today,
        version: version.id,
        no: version.no,
        inForceFrom,
        document,
        targets: settled.valued.map((target) => target.id),
      }
      const made = standing
        ? planAmended({ ...named, reason: version.reason, targets: [...named.targets, ...settled.endedTargets] })
        : planConfirmed({ ...named, year })
      return ok({
        change: {
          version,
          settled,
          standing,
          year,
          inForceFrom,
          document,
          reason: version.reason,
          fact,
          measureIds: found.measures,
          newId: () => at.id(),
        },
        facts: [{ ...made, id: fact }],
        answer: { plan: version.plan, version: version.id, targets: settled.tree.targets.length },
      })
    },
    save: async (tx, change, at) => {
      await done(tx, change.version.id, at.today)
      await saveConfirmed(tx, change, { account: at.viewer.account, name: at.viewer.name, on: at.today })
      await stampPlan(tx)
    },
  }),
)

function decided(standing: StandingRows, version: OpenVersion) {
  const { changes } = version.decision!
  const tree = decidedTree(standing.tree, changes)
  const valued = new Set(changes.flatMap((change) => ('value' in change ? [change.target] : [])))
  return {
    tree,
    valued: tree.targets.filter((target) => valued.has(target.id)),
    endedTargets: changes.flatMap((change) => ('ends' in change ? [change.target] : [])),
  }
}

async function loadAll(tx: Tx, id: string): Promise<Found> {
  const version = await loadVersion(tx, id)
  const draft = version?.reading ? draftOf(version.reading, version.acts) : undefined
  const source = version?.source ? await loadSource(tx, version.source) : undefined
  const other = version && draft ? await anotherConfirmed(tx, version, draft.year) : false
  return {
    version,
    draft,
    differs: draft && source ? firstDifference(draft, source.text) : undefined,
    standing: version && (await loadStanding(tx, version.plan)),
    measures: await measureIds(tx),
    other,
  }
}

async function anotherConfirmed(tx: Tx, version: OpenVersion, year: number | null): Promise<boolean> {
  const found =
    await sql`select 1 from plan.plan where body = ${version.body} and year = ${year} and state in ('confirmed', 'in_force', 'closed') and id <> ${version.plan}`.execute(
      tx,
    )
  return found.rows.length > 0
}

/** Whether this person may confirm the version now: nothing is open, the text is whole, and somebody else reviewed it. */
export function mayConfirm(found: Found, account: string | null): Result<{ version: OpenVersion; tree: Tree }, Refusal> {
  const { version, draft, standing } = found
  if (!version) return refuse({ code: 'version_unknown' })
  if (version.state === 'confirmed' || version.state === 'rejected') return refuse({ code: 'already_settled', state: version.state })
  if (reviewersOf(version).includes(account)) return refuse({ code: 'reviewer_confirms' })
  if (version.decision) return ok({ version, tree: standing!.tree })
  if (found.differs !== undefined) return refuse({ code: 'text_differs', offset: found.differs })
  const open = openConditions(draft!)
  if (open.length === 1) return refuse(open[0] as Refusal)
  if (open.length > 1) return refuse({ ...(open[0] as Refusal), others: open.slice(1) })
  const measured = draft!.targets.filter((target) => target.verdict !== 'rejected').length
  if (measured > TARGETS_AT_MOST) return refuse({ code: 'targets_too_many', targets: measured, limit: TARGETS_AT_MOST })
  if (found.other) return refuse({ code: 'E-EXISTS', year: draft!.year })
  return ok({ version, tree: draft! })
}

/** Those who said something in the review; of an amendment by decision, the one who proposed it. */
const reviewersOf = (version: OpenVersion): (string | null)[] =>
  version.decision ? [version.madeBy] : [...new Set(version.acts.map((act) => act.byAccount))]

/** Puts a version aside that was not confirmed yet. */
export const rejectPlan = changing(
  command({
    name: 'plan.reject_plan',
    title: { zh: '不采用', en: 'Reject' },
    output: noAnswer,
    input: z.object({ version: id('plan_version'), reason: z.string().trim().min(1).max(2_000) }),
    allow: (who) => who.can('plan.review') || who.can('plan.confirm'),
    permission: 'plan.review',
    subject: (input) => input.version,
    refusals: ['version_unknown', 'already_settled'],
    load: (tx, input) => loadVersion(tx, input.version),
    decide: (version, { reason }, at) => {
      if (!version) return refuse({ code: 'version_unknown' })
      if (version.state === 'rejected') return ok('nothing' as const)
      if (version.state === 'confirmed') return refuse({ code: 'already_settled', state: version.state })
      const fact = at.id<'fact'>()
      return ok({
        change: { version, reason, fact },
        facts: [{ ...planRejected({ plan: version.plan, on: at.today, version: version.id, no: version.no, reason }), id: fact }],
      })
    },
    save: async (tx, { version, reason, fact }, at) => {
      await sql`update plan.version set state = 'rejected', reason = ${reason}, settled_by = ${at.viewer.account}, settled_by_name = ${at.viewer.name}, settled_on = ${at.today},
        settled_fact = ${fact} where id = ${version.id}`.execute(tx)
      await done(tx, version.id, at.today)
      if (version.no === 1) await sql`update plan.plan set state = 'rejected' where id = ${version.plan}`.execute(tx)
      await stampPlan(tx)
    },
  }),
)
