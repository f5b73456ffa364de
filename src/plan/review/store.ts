import { type Day, type Db, first, rows, sql, type Tx } from '../../kernel/index.js'
import { type Reading, setLevels, setMarks } from '../reading/index.js'
import type { PlanId, PlanState, VersionId, VersionState } from '../types.js'
import type { Act, Answers, NewAct } from './acts.js'

/** A version under review with all that was said about it. */
export interface OpenVersion {
  readonly id: VersionId
  readonly plan: PlanId
  readonly no: number
  readonly state: VersionState
  readonly planState: PlanState
  readonly body: string
  readonly document: string
  readonly reason: string
  readonly inForceFrom: Day | null
  readonly madeBy: string | null
  readonly madeByName: string
  readonly madeOn: Day
  readonly source: string | null
  readonly decision: Decision | null
  /** What the machine read first. */
  readonly proposed: Reading | null
  /** The reading at the levels and for the year that reviewers chose. */
  readonly reading: Reading | null
  readonly acts: readonly Act[]
}

/** What an amendment by decision changes, and from when. */
export interface Decision {
  readonly changes: readonly DecidedChange[]
}
export type DecidedChange =
  | { readonly target: string; readonly value: number | readonly [number, number] }
  | { readonly target: string; readonly ends: true }

interface VersionRow {
  id: VersionId
  plan: PlanId
  no: number
  state: VersionState
  plan_state: PlanState
  body: string
  document: string
  reason: string
  in_force_from: Day | null
  made_by: string | null
  made_by_name: string
  made_on: Day
  source: string | null
  decision: Decision | null
  reading: Reading | null
}

export async function loadVersion(db: Db | Tx, id: string): Promise<OpenVersion | undefined> {
  const row = await first<VersionRow>(
    db,
    sql`select v.id, v.plan, v.no, v.state, p.state as plan_state, p.body, v.document, v.reason, v.in_force_from, v.made_by, v.made_by_name, v.made_on, v.source, v.decision, v.reading
    from plan.version v join plan.plan p on p.id = v.plan where v.id = ${id}`,
  )
  if (!row) return undefined
  const acts = await loadActs(db, id)
  return {
    id: row.id,
    plan: row.plan,
    no: row.no,
    state: row.state,
    planState: row.plan_state,
    body: row.body,
    document: row.document,
    reason: row.reason,
    inForceFrom: row.in_force_from,
    madeBy: row.made_by,
    madeByName: row.made_by_name,
    madeOn: row.made_on,
    source: row.source,
    decision: row.decision,
    proposed: row.reading,
    reading: row.reading && readAgain(row.reading, acts),
    acts,
  }
}

async function loadActs(db: Db | Tx, version: string): Promise<Act[]> {
  return rows<Act>(
    db,
    sql`select no, kind, subject, verdict, proposal, answer, reason, by_account as "byAccount", by_name as "byName", "on" from plan.review_act where version = ${version} order by no`,
  )
}

/** The source's bytes; of a DOCX, the text that was taken out of it. */
export async function loadSource(db: Db | Tx, sha256: string): Promise<{ received: Buffer; text: Buffer } | undefined> {
  const row = await first<{ bytes: Buffer; extracted: Buffer | null }>(
    db,
    sql`select bytes, extracted from plan.source where sha256 = ${sha256}`,
  )
  return row && { received: row.bytes, text: row.extracted ?? row.bytes }
}

/** Levels and year change what the numbers mean, so the text is read again with them; the first reading stays on record. */
export function readAgain(reading: Reading, acts: readonly Act[]): Reading {
  const said = acts.findLast((act) => act.kind === 'levels')?.answer as Answers['levels'] | undefined
  const year = (acts.findLast((act) => act.kind === 'year')?.answer as Answers['year'] | undefined)?.year
  const dated = year === undefined ? reading : { ...reading, year }
  if (said) return setMarks(setLevels(dated, said.levels), said.marks)
  return year === undefined ? reading : setMarks(dated, reading.marks)
}

/** Writes what was said, and that the version is being reviewed. */
export async function addActs(
  tx: Tx,
  version: OpenVersion,
  acts: readonly NewAct[],
  by: { account: string | null; name: string; on: Day; ids: readonly string[] },
): Promise<void> {
  let no = version.acts.at(-1)?.no ?? 0
  for (const [index, act] of acts.entries()) {
    no++
    await sql`insert into plan.review_act (id, version, no, kind, subject, verdict, proposal, answer, reason, by_account, by_name, "on")
      values (${by.ids[index]}, ${version.id}, ${no}, ${act.kind}, ${act.subject}, ${act.verdict}, ${jsonOf(act.proposal)}::jsonb, ${jsonOf(act.answer)}::jsonb,
        ${act.reason}, ${by.account}, ${by.name}, ${by.on})`.execute(tx)
  }
  if (version.state === 'parsed') await sql`update plan.version set state = 'in_review' where id = ${version.id}`.execute(tx)
  if (version.planState === 'parsed') await sql`update plan.plan set state = 'in_review' where id = ${version.plan}`.execute(tx)
}

const jsonOf = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value))
