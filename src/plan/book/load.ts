import { type Database, type Day, type Measure, type MeasureRule, measures, readingAtOnce, rows, sql, type Tx } from '../../kernel/index.js'
import { countingOf } from '../confirm/rules.js'
import type { PlanId, PlanState, TargetId, TaskId, VersionId } from '../types.js'
import type {
  Annotation,
  Assignment,
  BookRule,
  BookTarget,
  BookVersion,
  Duty,
  Excess,
  Feeding,
  PlanBook,
  Share,
  Step,
  YearDate,
} from './types.js'

interface PlanRow {
  id: PlanId
  body: string
  year: number
  state: PlanState
  in_force_from: Day
}

/** Every confirmed plan with all that belongs to it, from one snapshot, newest year first. */
export async function loadBooks(database: Database): Promise<PlanBook[]> {
  return readingAtOnce(database, async (tx) => {
    const plans = await rows<PlanRow>(
      tx,
      sql`select id, body, year, state, in_force_from from plan.plan where state in ('confirmed', 'in_force', 'closed') order by year desc, body, id`,
    )
    const known = plans.length === 0 ? [] : await measures(tx)
    const books: PlanBook[] = []
    for (const plan of plans) books.push(await loadBook(tx, plan, known))
    return books
  })
}

async function loadBook(tx: Tx, plan: PlanRow, known: readonly Measure[]): Promise<PlanBook> {
  const versions = await loadVersions(tx, plan.id)
  const tasks = await rows<{ id: TaskId; code: string }>(tx, sql`select id, code from plan.task where plan = ${plan.id}`)
  const parts = {
    versions,
    targets: await loadTargets(tx, plan.id, versions, known),
    ...(await loadWork(tx, plan.id)),
    dates: await rows<YearDate>(
      tx,
      sql`select r.name, r.from_on as "from", r.to_on as "to", r.reason, r.by_name as by, r."on", s.seq
      from plan.setting r left join kernel_read.seal s on s.fact = r.made_fact where r.plan = ${plan.id} order by r.no`,
    ),
    notes: await rows<Annotation>(
      tx,
      sql`select id, kind, char_start as "charStart", char_end as "charEnd", text, ground, source, by_name as by, "on" from plan.note where plan = ${plan.id} order by char_start, id`,
    ),
  }
  const dated = [...parts.assignments, ...parts.duties, ...parts.feedings, ...parts.shares, ...parts.steps]
  const sealed =
    [...versions, ...parts.excesses, ...parts.dates, ...dated, ...parts.targets.flatMap((each) => each.rules)].every(
      (each) => each.seq !== null,
    ) &&
    dated.every((each) => each.until === null || each.endedSeq !== null) &&
    parts.steps.every((each) => each.metFact === null || each.metSeq !== null)
  return {
    id: plan.id,
    body: plan.body,
    year: plan.year,
    state: plan.state,
    inForceFrom: plan.in_force_from,
    tasks: new Map(tasks.map((task) => [task.code, task.id])),
    ...parts,
    sealed,
  }
}

async function loadVersions(tx: Tx, plan: PlanId): Promise<BookVersion[]> {
  return rows<BookVersion>(
    tx,
    sql`select v.id, v.no, v.source, v.document, v.reason, v.in_force_from as "inForceFrom", v.tree, v.settled_on as "confirmedOn",
      v.settled_by_name as "confirmedBy", v.made_by_name as "madeBy", s.seq
    from plan.version v left join kernel_read.seal s on s.fact = v.settled_fact where v.plan = ${plan} and v.state = 'confirmed' order by v.no`,
  )
}

interface TargetRow {
  id: TargetId
  code: string
  item: string | null
  task: string | null
  ended_on: Day | null
}
interface ValueRow {
  target: TargetId
  of: VersionId
  in_force_from: Day
  comparator: '>=' | '<=' | '=' | 'between'
  strict: boolean
  over: 'surplus' | 'flag' | 'forbidden' | 'not applicable'
  low: string
  high: string | null
  unit: { zh: string; en: string }
  document: string
  reason: string
}
interface RuleRow {
  target: TargetId
  version: number
  measure: string
  denominator: string | null
  rule: MeasureRule
  denominator_rule: MeasureRule | null
  reason: string
  settled_on: Day
  seq: number | null
}

async function loadTargets(tx: Tx, plan: PlanId, versions: readonly BookVersion[], known: readonly Measure[]): Promise<BookTarget[]> {
  const targets = await rows<TargetRow>(
    tx,
    sql`select t.id, t.code, i.code as item, k.code as task, t.ended_on from plan.target t
    left join plan.item i on i.id = t.item left join plan.task k on k.id = t.task where t.plan = ${plan} order by t.code`,
  )
  const values = await rows<ValueRow>(
    tx,
    sql`select v.target, v.version as of, v.in_force_from, v.comparator, v.strict, v.over, v.low, v.high, v.unit, v.document, v.reason
    from plan.target_value v join plan.target t on t.id = v.target where t.plan = ${plan}`,
  )
  const rules = await rows<RuleRow>(
    tx,
    sql`select r.target, r.version, r.measure, r.denominator, r.rule, r.denominator_rule, r.reason, r.settled_on, s.seq
    from plan.rule r join plan.target t on t.id = r.target left join kernel_read.seal s on s.fact = r.settled_fact where t.plan = ${plan} and r.state = 'confirmed' order by r.version`,
  )
  const noOf = new Map(versions.map((each) => [each.id as string, each.no]))
  return targets.map((row) => ({
    id: row.id,
    code: row.code,
    item: row.item,
    task: row.task,
    endedOn: row.ended_on,
    values: values
      .filter((each) => each.target === row.id)
      .map((each) => valueFrom(each, noOf.get(each.of) ?? 0))
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.version - b.version)),
    rules: rules.filter((each) => each.target === row.id).map((each) => ruleFrom(each, known)),
  }))
}

const valueFrom = (row: ValueRow, version: number) => ({
  of: row.of,
  from: row.in_force_from,
  comparator: row.comparator,
  strict: row.strict,
  over: row.over,
  value: row.high === null ? Number(row.low) : ([Number(row.low), Number(row.high)] as const),
  unit: row.unit,
  document: row.document,
  reason: row.reason,
  version,
})

function ruleFrom(row: RuleRow, known: readonly Measure[]): BookRule {
  const numbered = (id: string, version: number) => known.find((each) => each.rule.id === id && each.rule.version === version)?.no
  return {
    version: row.version,
    measure: row.measure,
    no: numbered(row.measure, row.version),
    denominator: row.denominator,
    denominatorNo: row.denominator === null ? undefined : numbered(row.denominator, 1),
    counting: countingOf(row.rule, row.denominator_rule),
    closes: row.rule.closes,
    reason: row.reason,
    confirmedOn: row.settled_on,
    seq: row.seq,
  }
}

async function loadWork(tx: Tx, plan: PlanId) {
  const dated = sql`r.id, r.until_on as "until", r.reason, s.seq, e.seq as "endedSeq"`
  const seals = sql`left join kernel_read.seal s on s.fact = r.made_fact left join kernel_read.seal e on e.fact = r.ended_fact`
  return {
    assignments: await rows<Assignment>(
      tx,
      sql`select ${dated}, r.from_on as "from", k.code as task, r.role, r.unit from plan.assignment r join plan.task k on k.id = r.task ${seals}
      where r.plan = ${plan} order by r.from_on, r.id`,
    ),
    duties: await rows<Duty>(
      tx,
      sql`select ${dated}, r.from_on as "from", k.code as task, r.leader, r.person, r.deadline from plan.duty r join plan.task k on k.id = r.task ${seals}
      where r.plan = ${plan} order by r.from_on, r.id`,
    ),
    feedings: await rows<Feeding>(
      tx,
      sql`select ${dated}, r.opens_on as "from", t.code as target, r.programme from plan.feeding r join plan.target t on t.id = r.target ${seals}
      where r.plan = ${plan} order by r.opens_on, r.id`,
    ),
    shares: await rows<Share>(
      tx,
      sql`select ${dated}, r.from_on as "from", t.code as target, r.unit, r.value::float8 as value from plan.share r join plan.target t on t.id = r.target ${seals}
      where r.plan = ${plan} order by r.from_on, r.id`,
    ),
    steps: await rows<Step>(
      tx,
      sql`select ${dated}, r.due as "from", k.code as task, t.code as target, jsonb_build_object('zh', r.title_zh, 'en', r.title_en) as title, r.due,
        r.met_fact as "metFact", r.met_on as "metOn", m.seq as "metSeq"
      from plan.milestone r join plan.task k on k.id = r.task left join plan.target t on t.id = r.target ${seals} left join kernel_read.seal m on m.fact = r.meeting_fact
      where r.plan = ${plan} order by r.due, r.id`,
    ),
    excesses: await rows<Excess>(
      tx,
      sql`select t.code as target, r.from_on as "from", r.reason, r.document, s.seq from plan.excess r join plan.target t on t.id = r.target
      left join kernel_read.seal s on s.fact = r.made_fact where r.plan = ${plan} order by r.from_on, r.id`,
    ),
  }
}
