import { z } from 'zod'
import { canonical, type Day, type Db, first, id, query, rows, sql } from '../../kernel/index.js'
import type { Annotation } from '../book/types.js'
import { importInput, optionsOf } from '../intake/commands.js'
import { receivePlan } from '../intake/read.js'
import { planPreviewOut, reviewDiffOut, reviewPageOut } from '../outputs/review.js'
import type { Act } from '../review/acts.js'
import { type OpenCondition, openConditions } from '../review/conditions.js'
import { draftOf } from '../review/draft.js'
import { loadSource, loadVersion, type OpenVersion } from '../review/store.js'
import { firstDifference } from '../review/wholeness.js'
import type { Tree, VersionState } from '../types.js'
import { fatesOf, kept, type Matched } from '../versions/matching.js'
import { seesDrafts } from './plans.js'

export interface ReviewPage {
  readonly version: Pick<
    OpenVersion,
    'id' | 'plan' | 'no' | 'state' | 'body' | 'document' | 'reason' | 'inForceFrom' | 'madeByName' | 'madeOn' | 'decision'
  >
  readonly tree: Tree | null
  readonly conditions: readonly OpenCondition[]
  /** Byte offset of the first difference between spans and source; null when they agree. */
  readonly differs: number | null
  readonly reviewers: readonly string[]
  /** Whether this viewer reviewed, and so may not confirm. */
  readonly mine: boolean
  readonly acts: readonly Act[]
  /** Readings proposed for illegible runs, and remarks: beside the text, never in it (06 P-032). */
  readonly notes: readonly Annotation[]
  /** Against the version before it, where there is one. */
  readonly fates: readonly Matched[]
}

/** What a reviewer or confirmer has before him: text and tree, everything that was said, and what is still open. */
export const reviewPage = query({
  name: 'plan.review_page',
  title: { zh: '核对计划', en: 'Review' },
  output: reviewPageOut,
  input: z.object({ version: id('plan_version') }),
  allow: seesDrafts,
  permission: 'plan.see_drafts',
  run: async (ctx, input, db): Promise<ReviewPage | undefined> => {
    const version = await loadVersion(db, input.version)
    if (!version) return undefined
    const frozen = await first<{ tree: Tree | null }>(db, sql`select tree from plan.version where id = ${input.version}`)
    const tree = frozen?.tree ?? (version.reading ? draftOf(version.reading, version.acts) : null)
    const source = version.source ? await loadSource(db, version.source) : undefined
    const before = await first<{ tree: Tree }>(
      db,
      sql`select tree from plan.version where plan = ${version.plan} and state = 'confirmed' and no < ${version.no} order by no desc limit 1`,
    )
    const reviewers = [...new Map(version.acts.map((act) => [act.byAccount, act.byName])).values()]
    const { id, plan, no, state, body, document, reason, inForceFrom, madeByName, madeOn, decision } = version
    return {
      version: { id, plan, no, state, body, document, reason, inForceFrom, madeByName, madeOn, decision },
      tree,
      conditions: tree && version.reading && state !== 'confirmed' ? openConditions(tree) : [],
      differs: tree && source ? (firstDifference(tree, source.text) ?? null) : null,
      reviewers,
      mine:
        version.acts.some((act) => act.byAccount === ctx.viewer.account) || (decision !== null && version.madeBy === ctx.viewer.account),
      acts: version.acts,
      notes: await notesOn(db, version.id),
      fates: before && tree ? fatesOf(before.tree, tree) : [],
    }
  },
})

const notesOn = (db: Db, version: string) =>
  rows<Annotation>(
    db,
    sql`select id, kind, char_start as "charStart", char_end as "charEnd", text, ground, source, by_name as by, "on" from plan.note where version = ${version} order by char_start, id`,
  )

/** One thing that people settled otherwise than the machine proposed, or that it left to them (06 P-042). */
export interface Difference {
  readonly what: 'task' | 'item' | 'section' | 'numeral' | 'target' | 'level' | 'year'
  readonly change: 'added' | 'removed' | 'changed'
  readonly at: number | null
  readonly name: string
  readonly fields: readonly { readonly field: string; readonly proposed: unknown; readonly reviewed: unknown }[]
  readonly reason: string
}

export interface DiffPage {
  readonly version: { readonly id: string; readonly no: number; readonly state: VersionState; readonly madeOn: Day }
  readonly differences: readonly Difference[]
  readonly differs: number | null
}

/** The tree after review against the tree as proposed; the joined text against the source must differ nowhere. */
export const reviewDiff = query({
  name: 'plan.review_diff',
  title: { zh: '核对前后对照', en: 'Review against proposal' },
  output: reviewDiffOut,
  input: z.object({ version: id('plan_version') }),
  allow: seesDrafts,
  permission: 'plan.see_drafts',
  run: async (_ctx, input, db): Promise<DiffPage | undefined> => {
    const version = await loadVersion(db, input.version)
    if (!version?.proposed || !version.reading) return undefined
    const tree = draftOf(version.reading, version.acts)
    const source = await loadSource(db, version.source!)
    return {
      version: { id: version.id, no: version.no, state: version.state, madeOn: version.madeOn },
      differences: differencesOf(draftOf(version.proposed, []), tree),
      differs: (source && firstDifference(tree, source.text)) ?? null,
    }
  },
})

/** See `reviewDiff`; `before` is the tree as proposed, nothing said about it yet. */
export function differencesOf(before: Tree, after: Tree): Difference[] {
  const found: Difference[] = []
  if (before.year !== after.year)
    found.push(changed('year', null, 'year', [{ field: 'year', proposed: before.year, reviewed: after.year }], ''))
  const styles = [...new Set([...Object.keys(before.levels), ...Object.keys(after.levels)])] as (keyof Tree['levels'])[]
  for (const style of styles)
    if (before.levels[style] !== after.levels[style])
      found.push(changed('level', null, style, [{ field: 'level', proposed: before.levels[style], reviewed: after.levels[style] }], ''))
  found.push(
    ...boundaries('section', before.sections, after.sections),
    ...boundaries('item', before.items, after.items),
    ...boundaries('task', before.tasks, after.tasks),
  )
  for (const numeral of after.numerals) {
    const fields = fieldsChanged(before.numerals.find((each) => each.start === numeral.start) ?? numeral, numeral, ['disposition'])
    if (fields.length > 0) found.push(changed('numeral', numeral.start, numeral.text, fields, numeral.reviewReason))
  }
  return [...found, ...targetDifferences(before, after)]
}

const TARGET_FIELDS = [
  'comparator',
  'strict',
  'over',
  'value',
  'unit',
  'modality',
  'kind',
  'period',
  'fact',
  'list',
  'per',
  'char_start',
  'char_end',
  'task',
] as const

function targetDifferences(before: Tree, after: Tree): Difference[] {
  const found: Difference[] = []
  for (const target of after.targets) {
    const old = before.targets.find((each) => each.num_start === target.num_start)
    if (target.verdict === 'rejected')
      found.push({ ...changed('target', target.num_start, target.id, [], target.reason), change: 'removed' })
    else if (!old) found.push({ ...changed('target', target.num_start, target.id, [], target.reason), change: 'added' })
    else {
      const fields = fieldsChanged(old, target, TARGET_FIELDS)
      if (fields.length > 0) found.push(changed('target', target.num_start, target.id, fields, target.reason))
    }
  }
  const left = kept(before).filter((old) => !after.targets.some((each) => each.num_start === old.num_start))
  return [...found, ...left.map((old) => ({ ...changed('target', old.num_start, old.id, [], ''), change: 'removed' as const }))]
}

const changed = (what: Difference['what'], at: number | null, name: string, fields: Difference['fields'], reason: string): Difference => ({
  what,
  change: 'changed',
  at,
  name,
  fields,
  reason,
})

function fieldsChanged<T extends object>(before: T, after: T, fields: readonly (keyof T & string)[]): Difference['fields'] {
  return fields
    .filter((field) => canonical(before[field] ?? null) !== canonical(after[field] ?? null))
    .map((field) => ({ field, proposed: before[field], reviewed: after[field] }))
}

type Bounded = { readonly id: string; readonly char_start: number; readonly char_end: number }

function boundaries(what: 'section' | 'item' | 'task', before: readonly Bounded[], after: readonly Bounded[]): Difference[] {
  const name = (each: Bounded) => `${each.char_start}-${each.char_end}`
  const [old, now] = [new Set(before.map(name)), new Set(after.map(name))]
  const gone = before
    .filter((each) => !now.has(name(each)))
    .map((each) => ({ ...changed(what, each.char_start, each.id, [], ''), change: 'removed' as const }))
  const come = after
    .filter((each) => !old.has(name(each)))
    .map((each) => ({ ...changed(what, each.char_start, each.id, [], ''), change: 'added' as const }))
  return [...gone, ...come]
}

/** What the machine would read, before anything is stored: the import page shows it, also for an encoding chosen by hand. */
export const previewPlan = query({
  name: 'plan.preview_plan',
  title: { zh: '预览导入', en: 'Preview an import' },
  output: planPreviewOut,
  input: importInput.omit({ amends: true, body: true }),
  allow: (who) => who.can('plan.import'),
  permission: 'plan.import',
  run: async (_ctx, input, db) => {
    const { answer, sha256 } = await receivePlan(input.bytes, optionsOf(input))
    if (!answer.ok) return { sha256, refusal: answer.refusal, reading: null, same: [] }
    const same = await rows<{ version: string; plan: string; on: Day }>(
      db,
      sql`select id as version, plan, made_on as "on" from plan.version where source = ${sha256} and state <> 'rejected'`,
    )
    return { sha256, refusal: null, reading: answer.reading, same }
  },
})
