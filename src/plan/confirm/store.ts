import { type Day, defineMeasure, first, type MeasureRule, rows, sql, type Tx } from '../../kernel/index.js'
import type { BookTarget } from '../book/types.js'
import type { OpenVersion } from '../review/store.js'
import type { Counting, PlanId, ReviewedTarget, TargetId, TaskId, Tree, VersionId } from '../types.js'
import { companionRules } from './companions.js'
import { closesOf, countingOf, type RulePair, rulesFor } from './rules.js'
import type { Settled, Standing } from './settle.js'

/** Everything that the confirmed versions of a plan have made so far. */
export interface StandingRows extends Standing {
  readonly itemIds: ReadonlyMap<string, string>
  readonly taskIds: ReadonlyMap<string, TaskId>
  readonly targetIds: ReadonlyMap<string, TargetId>
  readonly rules: ReadonlyMap<
    string,
    { readonly version: number; readonly counting: Counting; readonly closes: Day; readonly period: string }
  >
  readonly lastForce: Day
}

/** Undefined for a plan that has no confirmed version yet. */
export async function loadStanding(tx: Tx, plan: PlanId): Promise<StandingRows | undefined> {
  const version = await first<{ tree: Tree; in_force_from: Day }>(
    tx,
    sql`select tree, in_force_from from plan.version where plan = ${plan} and state = 'confirmed' order by in_force_from desc, no desc limit 1`,
  )
  if (!version) return undefined
  const ids = <T extends string>(table: 'item' | 'task' | 'target') =>
    rows<{ id: T; code: string }>(tx, sql`select id, code from ${sql.table(`plan.${table}`)} where plan = ${plan}`)
  const [items, tasks, targets] = [await ids('item'), await ids<TaskId>('task'), await ids<TargetId>('target')]
  const values = await rows<{
    code: string
    comparator: '>='
    strict: boolean
    over: 'surplus'
    low: string
    high: string | null
    unit: { zh: string; en: string }
    from: Day
  }>(
    tx,
    sql`select t.code, v.comparator, v.strict, v.over, v.low, v.high, v.unit, v.in_force_from as "from" from plan.target_value v join plan.target t on t.id = v.target
    where t.plan = ${plan} order by v.in_force_from, v.id`,
  )
  const rules = await rows<{
    code: string
    version: number
    rule: MeasureRule
    denominator_rule: MeasureRule | null
  }>(
    tx,
    sql`select t.code, r.version, r.rule, r.denominator_rule from plan.rule r join plan.target t on t.id = r.target where t.plan = ${plan} order by r.version`,
  )
  return {
    tree: version.tree,
    lastForce: version.in_force_from,
    itemCodes: new Set(items.map((each) => each.code)),
    taskCodes: new Set(tasks.map((each) => each.code)),
    itemIds: new Map(items.map((each) => [each.code, each.id])),
    taskIds: new Map(tasks.map((each) => [each.code, each.id])),
    targetIds: new Map(targets.map((each) => [each.code, each.id])),
    targets: targets.map(
      (each): BookTarget => ({
        id: each.id,
        code: each.code,
        item: null,
        task: null,
        endedOn: null,
        rules: [],
        values: values
          .filter((value) => value.code === each.code)
          .map(({ low, high, ...value }) => ({
            ...value,
            value: high === null ? Number(low) : [Number(low), Number(high)],
            document: '',
            reason: '',
            version: 0,
            of: '' as VersionId,
          })),
      }),
    ),
    rules: new Map(
      rules.map(({ code, version: no, rule, denominator_rule }) => [
        code,
        { version: no, counting: countingOf(rule, denominator_rule), closes: rule.closes, period: `${rule.from}/${rule.to}` },
      ]),
    ),
  }
}

/** Ids of measures that may not be used again. */
export const measureIds = async (tx: Tx): Promise<ReadonlySet<string>> =>
  new Set((await rows<{ id: string }>(tx, sql`select distinct id from kernel_read.measure`)).map((each) => each.id))

/** `T06-1`; where another plan has that measure already, with the year behind it. */
export function measureName(code: string, year: number, taken: ReadonlySet<string>): string {
  if (!taken.has(code)) return code
  let name = `${code}@${year}`
  for (let no = 2; taken.has(name); no++) name = `${code}@${year}.${no}`
  return name
}

export interface Confirming {
  readonly version: OpenVersion
  readonly settled: Settled
  readonly standing: StandingRows | undefined
  readonly year: number
  readonly inForceFrom: Day
  readonly document: string
  readonly reason: string
  readonly fact: string
  readonly measureIds: ReadonlySet<string>
  readonly newId: () => string
}

/** Freezes the version and makes the rows that programmes, people and measures refer to. */
export async function saveConfirmed(tx: Tx, given: Confirming, by: { account: string | null; name: string; on: Day }): Promise<void> {
  const { version, settled, inForceFrom, document } = given
  await sql`update plan.version set state = 'confirmed', tree = ${JSON.stringify(settled.tree)}::jsonb, in_force_from = ${inForceFrom}, document = ${document},
    reason = ${given.reason}, settled_by = ${by.account}, settled_by_name = ${by.name}, settled_on = ${by.on}, settled_fact = ${given.fact} where id = ${version.id}`.execute(
    tx,
  )
  if (!given.standing)
    await sql`update plan.plan set state = 'confirmed', year = ${given.year}, in_force_from = ${inForceFrom} where id = ${version.plan}`.execute(
      tx,
    )
  const itemIds = new Map(given.standing?.itemIds)
  const taskIds = new Map<string, string>(given.standing?.taskIds)
  const targetIds = new Map<string, string>(given.standing?.targetIds)
  const insert = (table: string, entries: readonly object[]) => insertRows(tx, table, entries)
  const start = { plan: version.plan, started_by: version.id, started_on: inForceFrom }
  await insert(
    'plan.item',
    settled.newItems.map((item) => ({ id: named(itemIds, item.id, given), code: item.id, ...start })),
  )
  await insert(
    'plan.task',
    settled.newTasks.map((task) => ({
      id: named(taskIds, task.id, given),
      code: task.id,
      item: itemIds.get(task.item ?? '') ?? null,
      ...start,
    })),
  )
  await insert(
    'plan.target',
    settled.newTargets.map((target) => ({
      id: named(targetIds, target.id, given),
      code: target.id,
      item: itemIds.get(String(target.item)) ?? null,
      task: taskIds.get(target.task ?? '') ?? null,
      measure: null,
      ...start,
    })),
  )
  for (const [table, codes] of [
    ['item', settled.endedItems],
    ['task', settled.endedTasks],
    ['target', settled.endedTargets],
  ] as const)
    if (codes.length > 0)
      await sql`update ${sql.table(`plan.${table}`)} set ended_by = ${version.id}, ended_on = ${inForceFrom} where plan = ${version.plan} and code = any(${codes}::text[]) and ended_on is null`.execute(
        tx,
      )
  await insert(
    'plan.target_value',
    settled.valued.map((target) => valueRow(target, targetIds.get(target.id)!, given)),
  )
  await defineRules(tx, given, targetIds, by)
}

function named(ids: Map<string, string>, code: string, given: Confirming): string {
  const id = given.newId()
  ids.set(code, id)
  return id
}

const valueRow = (target: ReviewedTarget, id: string, given: Confirming) => ({
  id: given.newId(),
  target: id,
  version: given.version.id,
  in_force_from: given.inForceFrom,
  comparator: target.comparator,
  strict: target.strict,
  over: target.over,
  low: typeof target.value === 'number' ? target.value : target.value[0],
  high: typeof target.value === 'number' ? null : target.value[1],
  unit: target.unit,
  document: given.document,
  reason: given.reason,
})

/** One statement for all rows of a table, whatever their number. */
async function insertRows(tx: Tx, table: string, entries: readonly object[]): Promise<void> {
  for (let from = 0; from < entries.length; from += 5_000)
    await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(entries.slice(from, from + 5_000))}::jsonb)`.execute(
      tx,
    )
}

/** Targets that are new, or whose period or counting changed, get a rule; the projector counts it from the first fact on. */
async function defineRules(
  tx: Tx,
  given: Confirming,
  targetIds: ReadonlyMap<string, string>,
  by: { account: string | null; name: string; on: Day },
): Promise<void> {
  const taken = new Set(given.measureIds)
  const entries: object[] = []
  for (const target of given.settled.tree.targets) {
    if (!target.counting) continue
    const before = given.standing?.rules.get(target.id)
    const closes = before?.closes ?? closesOf(target.period)
    const counting = before?.counting ?? target.counting
    const wanted = rulesFor({ measure: '', version: 1, counting, period: target.period, closes }).rule
    if (before && before.period === `${wanted.from}/${wanted.to}`) continue
    const measure = before ? await measureOf(tx, targetIds.get(target.id)!) : measureName(target.id, given.year, taken)
    taken.add(measure)
    const version = (before?.version ?? 0) + 1
    const pair = rulesFor({ measure, version, counting, period: target.period, closes: before ? closesOf(target.period) : closes })
    await defineRule(tx, pair)
    if (version === 1) for (const companion of companionRules(pair.rule, target)) await defineMeasure(tx, companion)
    if (!before) await sql`update plan.target set measure = ${measure} where id = ${targetIds.get(target.id)!}`.execute(tx)
    entries.push(
      ruleRow(given.newId(), targetIds.get(target.id)!, version, pair, {
        ...by,
        reason: given.reason,
        fact: given.fact,
        madeBy: given.version,
      }),
    )
  }
  await insertRows(tx, 'plan.rule', entries)
}

const measureOf = async (tx: Tx, target: string): Promise<string> =>
  (await first<{ measure: string }>(tx, sql`select measure from plan.target where id = ${target}`))!.measure

/** The register first: a numerator lies within it. */
export async function defineRule(tx: Tx, pair: RulePair): Promise<void> {
  if (pair.denominator) await defineMeasure(tx, pair.denominator)
  await defineMeasure(tx, pair.rule)
}

const ruleRow = (
  id: string,
  target: string,
  version: number,
  pair: RulePair,
  by: { account: string | null; name: string; on: Day; reason: string; fact: string; madeBy: OpenVersion },
) => ({
  id,
  target,
  version,
  measure: pair.rule.id,
  denominator: pair.denominator?.id ?? null,
  rule: pair.rule,
  denominator_rule: pair.denominator,
  state: 'confirmed',
  reason: by.reason,
  made_by: by.madeBy.madeBy,
  made_by_name: by.madeBy.madeByName,
  made_on: by.on,
  settled_by: by.account,
  settled_by_name: by.name,
  settled_on: by.on,
  settled_fact: by.fact,
})
