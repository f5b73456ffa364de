import { z } from 'zod'
import { type Day, type Db, id, instant, query, rows, sql, type Viewer } from '../../kernel/index.js'
import { stateToday } from '../board/planState.js'
import { importLogOut, plansOut } from '../outputs/plans.js'
import type { PlanState, VersionState } from '../types.js'

/** Those who prepare plans see what is not confirmed yet; everyone sees the rest. */
export const seesDrafts = (who: Viewer): boolean =>
  ['plan.see_drafts', 'plan.import', 'plan.review', 'plan.confirm'].some((permission) => who.can(permission))

export interface PlanLine {
  readonly id: string
  readonly body: string
  readonly year: number | null
  readonly state: PlanState
  readonly inForceFrom: Day | null
  readonly versions: readonly VersionLine[]
}

export interface VersionLine {
  readonly id: string
  readonly no: number
  readonly state: VersionState
  readonly kind: 'text' | 'decision'
  readonly document: string
  readonly inForceFrom: Day | null
  readonly madeOn: Day
  readonly madeBy: string
  readonly settledOn: Day | null
  readonly settledBy: string | null
  readonly acts: number
}

/** All plans with their versions, newest year first. */
export const plans = query({
  name: 'plan.plans',
  title: { zh: '计划', en: 'Plans' },
  output: plansOut,
  input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  allow: 'public',
  list: { visibility: 'confirmed plans and versions; all for those who prepare plans' },
  run: async (ctx, { limit }, db): Promise<PlanLine[]> => {
    const drafts = seesDrafts(ctx.viewer)
    const today = await ctx.house.clock.today(db)
    const found = await rows<Omit<PlanLine, 'versions'>>(
      db,
      sql`select id, body, coalesce(year, (select (v.reading->>'year')::int from plan.version v where v.plan = p.id and v.no = 1)) as year, state, in_force_from as "inForceFrom" from plan.plan p
      where ${drafts ? sql`true` : sql`state in ('confirmed', 'in_force', 'closed')`} order by year desc nulls first, body, made_on desc, id limit ${limit}`,
    )
    const versions = await versionsOf(
      db,
      found.map((plan) => plan.id),
      drafts,
    )
    return found.map((plan) => ({
      ...plan,
      state: stateToday(plan, today),
      versions: versions.filter((each) => each.plan === plan.id).map(({ plan: _plan, ...version }) => version),
    }))
  },
})

const versionsOf = (db: Db, ids: readonly string[], drafts: boolean) =>
  rows<VersionLine & { plan: string }>(
    db,
    sql`select v.id, v.plan, v.no, v.state, case when v.source is null then 'decision' else 'text' end as kind, v.document, v.in_force_from as "inForceFrom", v.made_on as "madeOn",
      v.made_by_name as "madeBy", v.settled_on as "settledOn", v.settled_by_name as "settledBy", (select count(*) from plan.review_act a where a.version = v.id) as acts
    from plan.version v where v.plan = any(${ids}::uuid[]) and ${drafts ? sql`true` : sql`v.state = 'confirmed'`} order by v.no`,
  )

export interface ImportLine {
  readonly id: string
  readonly at: string
  readonly on: Day
  readonly fileName: string
  readonly size: number
  readonly encoding: string | null
  readonly sha256: string | null
  readonly outcome: 'taken' | 'refused'
  readonly refusal: { readonly code: string } | null
  readonly version: string | null
  readonly by: string
}

/** Everything that was ever brought in, the refused ones with their reason. */
export const importLog = query({
  name: 'plan.import_log',
  title: { zh: '导入记录', en: 'Import log' },
  output: importLogOut,
  input: z.object({
    before: z.object({ at: instant, id: id('plan_import') }).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  allow: (who) => who.can('plan.import') || who.can('plan.see_drafts'),
  permission: 'plan.import',
  list: { visibility: 'those who import or see drafts', next: (last: ImportLine) => ({ at: last.at, id: last.id }) },
  run: (_ctx, { before, limit }, db) =>
    rows<ImportLine>(
      db,
      sql`select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, "on", file_name as "fileName", size, encoding, sha256, outcome, refusal, version, by_name as by
      from plan.import ${before ? sql`where (at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``} order by at desc, id desc limit ${limit}`,
    ),
})
