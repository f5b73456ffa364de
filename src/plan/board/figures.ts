import { addDays, type Database, type Day, dailyOf, type Reading, type Series, type Stretch, seriesOf } from '../../kernel/index.js'
import type { TargetAt } from '../book/types.js'
import { type Aim, cutPercent, type Pace, type PaceInput, pace, passes, type State, stateOf, surplusOf } from '../measures/index.js'
import { aimOf, ratioOf } from '../types.js'
import type { Figure } from './types.js'

/** Days of a mean month, for rates shown by the month. */
export const DAYS_A_MONTH = 365 / 12

/** Figures of all the targets at (E, K): one statement for all of them. `unit` is a unit's number, 0 the whole federation. */
export async function figuresOf(
  database: Database,
  targets: readonly TargetAt[],
  reading: Reading,
  unit = 0,
): Promise<Map<string, Figure>> {
  const nos = targets.flatMap((each) =>
    each.measured ? [each.measured.no, ...(each.measured.denominator === undefined ? [] : [each.measured.denominator])] : [],
  )
  const series = await seriesOf(database.db, [...new Set(nos)], reading, unit)
  const figures = new Map<string, Figure>()
  for (const target of targets) figures.set(target.code, figureOf(target, series, reading.asOf))
  await Promise.all(
    targets.map(async (target) => {
      const figure = figures.get(target.code)!
      if (figure.state === 'met' && unit === 0)
        figures.set(target.code, { ...figure, metSince: await metSince(database, target, figure, reading) })
    }),
  )
  return figures
}

const NOTHING: Omit<Figure, 'state'> = {
  n: null,
  d: null,
  percent: null,
  surplus: 0,
  pace: null,
  neededPerMonth: null,
  ratePerMonth: null,
  metSince: null,
  points: [],
}

/** A target's figure from the movements of its measure, and what follows from it. */
export function figureOf(target: TargetAt, series: ReadonlyMap<number, Series>, asOf: Day): Figure {
  const { measured } = target
  const own = measured && series.get(measured.no)
  const ratio = ratioOf(target.said)
  const d = measured?.denominator === undefined ? undefined : (series.get(measured.denominator)?.figure ?? 0)
  if (!own || (ratio !== undefined && d === undefined)) return { ...NOTHING, state: 'no_figure' }
  const aim = aimOf(target.value, ratio)
  const n = own.figure
  const at = paceOnce({ aim, period: target.period, on: asOf, n, d, movements: movementsOf(own.stretches) })
  const empty = ratio !== undefined && !d
  return {
    n,
    d: d ?? null,
    percent: ratio === undefined || !d ? null : (cutPercent(n, d) ?? null),
    state: standing(target, aim, asOf, n, d, at),
    surplus: empty ? 0 : surplusOf(aim, n, d),
    pace: at ?? null,
    neededPerMonth: at?.needed === undefined ? null : at.needed * DAYS_A_MONTH,
    ratePerMonth: at ? at.rate * DAYS_A_MONTH : null,
    metSince: null,
    points: pointsOf(own.stretches, target.period.from, asOf),
  }
}

function standing(target: TargetAt, aim: Aim, asOf: Day, n: number, d: number | undefined, at: Pace | undefined): State {
  return stateOf({
    aim,
    on: asOf,
    n,
    d,
    programmeOpen: target.feedings.length > 0,
    byMilestones: comesAtOnce(target),
    milestones: target.steps.map((step) => ({ due: step.due, metOn: step.metOn ?? undefined })),
    excessApproved: target.excess !== undefined,
    pace: at,
  })
}

/** Fixed lists and numbered places come by decision, all at once: their milestones say how they stand (06 P-091). */
export const comesAtOnce = ({ value, said }: TargetAt): boolean =>
  value.comparator === '=' && value.over === 'forbidden' && ratioOf(said) === undefined

const movementsOf = (stretches: readonly Stretch[]) => stretches.map((each) => ({ on: each.until, n: each.n }))

const paces = new Map<string, Pace | undefined>()
const REMEMBERED = 4_000

/** The pace is a pure function of few numbers, which stay the same until a fact arrives: computed once for each. */
function paceOnce(input: PaceInput): Pace | undefined {
  const { aim, period, on, n, d, movements } = input
  const recent = addDays(on, -91)
  const moved = movements.filter((each) => each.on >= recent).map((each) => `${each.on}:${each.n}`)
  const name = [aim.comparator, aim.strict, aim.value, aim.over, aim.ratio, period.from, period.to, on, n, d, moved].join('|')
  if (paces.has(name)) return paces.get(name)
  const found = pace(input)
  if (paces.size >= REMEMBERED) paces.clear()
  paces.set(name, found)
  return found
}

/** Running sums at the end of each stretch that moved, and at E; what lies before the period is where the line begins. */
function pointsOf(stretches: readonly Stretch[], from: Day, asOf: Day): Figure['points'] {
  const points: { on: Day; n: number }[] = []
  let n = 0
  for (const stretch of stretches) {
    n += stretch.n
    // Stretches whose movements cancel out are left out: whether one is there at all depends on what came later.
    if (stretch.n !== 0 && stretch.until >= from) points.push({ on: stretch.until, n })
  }
  if (points.length > 0 && points.at(-1)!.on < asOf) points.push({ on: asOf, n })
  return points
}

const metDays = new WeakMap<Database, Map<string, Day | null>>()

/** The first day of the unbroken run of days, up to E, on which the test passes. */
async function metSince(database: Database, target: TargetAt, figure: Figure, reading: Reading): Promise<Day | null> {
  const { no, denominator } = target.measured!
  const aim = aimOf(target.value, ratioOf(target.said))
  const points = figure.points.map((each) => `${each.on}:${each.n}`)
  const name = [no, denominator, JSON.stringify(aim), reading.asOf, reading.known?.seq, figure.n, figure.d, points].join('|')
  const mine = metDays.get(database) ?? new Map<string, Day | null>()
  metDays.set(database, mine)
  const remembered = mine.get(name)
  if (remembered !== undefined) return remembered
  const [own, register] = await Promise.all([
    dailyOf(database.db, no, reading),
    denominator === undefined ? undefined : dailyOf(database.db, denominator, reading),
  ])
  const found = runOf(aim, own, register, target.period.from)
  if (mine.size >= REMEMBERED) mine.clear()
  mine.set(name, found)
  return found
}

/** See `metSince`; days are those on which the count or the register moved. */
export function runOf(aim: Aim, own: readonly Stretch[], register: readonly Stretch[] | undefined, from: Day): Day | null {
  const days = [...new Set([from, ...own.map((each) => each.until), ...(register ?? []).map((each) => each.until)])].sort()
  const at = (moves: readonly Stretch[]) => new Map(moves.map((each) => [each.until as string, each.n]))
  const [ownAt, registerAt] = [at(own), register && at(register)]
  let [n, d] = [0, 0]
  let since: Day | null = null
  for (const on of days) {
    n += ownAt.get(on) ?? 0
    d += registerAt?.get(on) ?? 0
    if (!passes(aim, n, register ? d : undefined)) since = null
    else if (since === null) since = on < from ? from : (on as Day)
  }
  return since
}
