import { z } from 'zod'
import {
  addDays,
  byUnit,
  type Ctx,
  type Day,
  dailyOf,
  daysBetween,
  type L10n,
  query,
  type Reading,
  type Stretch,
} from '../../kernel/index.js'
import type { RecordPack } from '../../records/index.js'
import { unitNames } from '../../registry/index.js'
import { boardTarget, leadOf } from '../board/board.js'
import { comesAtOnce, figuresOf } from '../board/figures.js'
import { marksFor } from '../board/markCounts.js'
import { quartersOf } from '../board/quarters.js'
import type { BoardTarget, Figure } from '../board/types.js'
import { waitingByTarget } from '../board/waiting.js'
import type { Step, TargetAt } from '../book/types.js'
import { packsFor } from '../confirm/companions.js'
import { sentenceFor } from '../confirm/counting.js'
import { forecast, PACE_RULES } from '../measures/index.js'
import { targetPageOut } from '../outputs/target.js'
import type { Period, TargetValue } from '../types.js'
import { type CompanionFigure, companionsOf } from './companions.js'
import { type Aimed, aimedAt, targetAsk } from './find.js'

/** A value of the line of values, and whether it was lowered within 60 days of the end (06 P-052). */
export interface ValueLine extends TargetValue {
  readonly loweredLate: boolean
}

/** The forecast as a band: the expected figure and the 80 % interval at each day of the band. */
export interface Band {
  readonly on: Day
  readonly expected: number
  readonly low: number
  readonly high: number
}

export interface TargetPage {
  readonly plan: { readonly id: string; readonly body: string; readonly year: number; readonly version: number }
  readonly asOf: Day
  readonly known: { readonly seq: number; readonly day: Day | null } | null
  readonly target: BoardTarget
  readonly values: readonly ValueLine[]
  /** Running figure on each day on which it moved, within the period. */
  readonly daily: readonly { readonly on: Day; readonly n: number }[]
  readonly register: readonly { readonly on: Day; readonly n: number }[] | null
  /** The straight line from what there was on the first day to the smallest figure that passes. Null where a figure comes all at once. */
  readonly line: { readonly from: { readonly on: Day; readonly n: number }; readonly to: { readonly on: Day; readonly n: number } } | null
  readonly band: readonly Band[]
  /** The same target a year ago, scaled so that its last day is the value (06 P-093); null where there is none by the same kind of fact. */
  readonly lastYear: readonly { readonly on: Day; readonly n: number }[] | null
  readonly rule: RuleText | null
  readonly byUnit: readonly {
    readonly unit: string | null
    readonly name: { readonly nameZh: string; readonly nameEn: string | null } | null
    readonly n: number
  }[]
  readonly byQuarter: readonly number[]
  readonly shares: {
    readonly rows: readonly { readonly unit: string; readonly value: number }[]
    readonly sum: number
    readonly gap: number | null
  } | null
  readonly counterMeasures: readonly {
    readonly title: L10n
    readonly state: 'checked' | 'shown' | 'not_checked_yet'
    readonly room: string | null
  }[]
  readonly companions: readonly CompanionFigure[]
  readonly programmes: readonly { readonly id: string; readonly title: L10n | null; readonly opensOn: Day }[]
  readonly workingReading: L10n | null
  readonly steps: readonly Step[]
  /** True where the state rests on milestones and not on the rate. */
  readonly byMilestones: boolean
  readonly paceRules: typeof PACE_RULES
  readonly marksPending: boolean
}

export interface RuleText {
  readonly measure: string
  readonly version: number
  readonly sentence: L10n | null
  readonly register: L10n | null
  readonly kinds: readonly string[]
  readonly where: string | null
  readonly key: readonly string[]
  readonly period: Period
  readonly closes: Day
  readonly versions: readonly { readonly version: number; readonly reason: string; readonly confirmedOn: Day }[]
}

/** Everything about one target at (E, K): the figure large, how it came about, how it is counted, and where it is likely to end. */
export const targetPage = query({
  name: 'plan.target_page',
  title: { zh: '指标', en: 'A target' },
  output: targetPageOut,
  input: z.object(targetAsk),
  allow: 'public',
  run: async (ctx, input): Promise<TargetPage | undefined> => {
    const aimed = await aimedAt(ctx, input)
    return aimed && pageOf(ctx, aimed, input.unit)
  },
})

async function pageOf(ctx: Ctx, aimed: Aimed, unitId: string | undefined): Promise<TargetPage> {
  const { plan, target, reading, unit, known } = aimed
  const { database } = ctx.house
  const [figures, own, waiting] = await Promise.all([
    figuresOf(database, [target], reading),
    unitId ? figuresOf(database, [target], reading, unit) : undefined,
    waitingByTarget(ctx),
  ])
  const figure = figures.get(target.code)!
  const { marks, pending } = await marksFor(database, [target], figures, reading)
  const [moves, splits] = await Promise.all([movesOf(ctx, target, reading, unit), splitsOf(ctx, aimed)])
  const share = plan.book.shares.find((each) => each.unit === unitId && each.target === target.code && each.until === null)
  const packs = packsFor(target.said)
  return {
    plan: { id: plan.book.id, body: plan.book.body, year: plan.book.year, version: plan.version.no },
    asOf: reading.asOf,
    known,
    target: boardTarget(target, figure, {
      marks: marks.get(target.code) ?? [],
      lead: leadOf(plan, target),
      waiting: waiting.get(target.code) ?? 0,
      own: own ? { n: own.get(target.code)?.n ?? 0, share: share?.value ?? null } : null,
      quarters: splits.byQuarter,
    }),
    values: valueLines(target),
    ...moves,
    line: lineOf(target, figure, moves.daily),
    band: bandOf(target, figure, reading.asOf),
    lastYear: await lastYearOf(ctx, aimed, figure),
    rule: ruleText(aimed),
    ...splits,
    shares: sharesOf(aimed),
    counterMeasures: packs.flatMap((pack) => pack.counterMeasures.map(({ title, state, room }) => ({ title, state, room: room ?? null }))),
    companions: await companionsOf(ctx, aimed, packs),
    programmes: programmesOf(target, packs),
    workingReading: packs.find((pack) => pack.workingReading)?.workingReading ?? null,
    steps: target.steps,
    byMilestones: comesAtOnce(target),
    paceRules: PACE_RULES,
    marksPending: pending,
  }
}

async function movesOf(ctx: Ctx, target: TargetAt, reading: Reading, unit: number) {
  const { measured, period } = target
  if (!measured) return { daily: [], register: null }
  const { db } = ctx.house.database
  const [own, register] = await Promise.all([
    dailyOf(db, measured.no, reading, unit),
    measured.denominator === undefined ? undefined : dailyOf(db, measured.denominator, reading, unit),
  ])
  return { daily: running(own, period.from), register: register ? running(register, period.from) : null }
}

/** Running sums by day; everything before the first day is where the line begins. */
export function running(moves: readonly Stretch[], from: Day): { on: Day; n: number }[] {
  let n = 0
  const points: { on: Day; n: number }[] = []
  for (const move of moves) {
    n += move.n
    if (move.until < from) points.splice(0, 1, { on: from, n })
    else points.push({ on: move.until, n })
  }
  return points
}

function valueLines(target: TargetAt): ValueLine[] {
  return target.values.map((value, index) => {
    const before = target.values[index - 1]
    const lowered = before !== undefined && leastOf(value) < leastOf(before)
    return { ...value, loweredLate: lowered && daysBetween(value.from, target.period.to) < 60 }
  })
}

const leastOf = ({ value }: TargetValue): number => (typeof value === 'number' ? value : value[0])

function lineOf(target: TargetAt, figure: Figure, daily: TargetPage['daily']): TargetPage['line'] {
  const { from, to } = target.period
  if (!figure.pace || comesAtOnce(target)) return null
  const began = daily[0]?.on === from && target.measured?.counting.period === 'ever' ? daily[0].n : 0
  return { from: { on: from, n: began }, to: { on: to, n: figure.pace.v } }
}

/** At most this many points make a band; more would not be seen. */
const BAND_POINTS = 24

function bandOf(target: TargetAt, figure: Figure, asOf: Day): Band[] {
  const { pace, n, d } = figure
  if (!pace || n === null || pace.left <= 0 || pace.tooEarly || comesAtOnce(target) || asOf > target.period.to) return []
  const limit = target.value.over === 'forbidden' || d !== null ? (d ?? pace.v) : undefined
  const step = Math.max(1, Math.ceil(pace.left / BAND_POINTS))
  const band: Band[] = [{ on: asOf, expected: n, low: n, high: n }]
  for (let ahead = step; ; ahead += step) {
    const left = Math.min(ahead, pace.left)
    const { expected, low, high } = forecast({ n, c: pace.c, w: pace.w, left, phi: pace.phi, v: pace.v, limit })
    band.push({ on: addDays(asOf, left), expected, low, high })
    if (left === pace.left) return band
  }
}

async function lastYearOf(ctx: Ctx, { target, all, plan }: Aimed, figure: Figure): Promise<TargetPage['lastYear']> {
  const before = all.find((each) => each.year === plan.book.year - 1 && each.body === plan.book.body)
  const { fact, list } = target.said
  const code = before?.versions.at(-1)?.tree.targets.find((each) => each.fact === fact && each.list === list)?.id
  const no = before?.targets.find((each) => each.code === code)?.rules.at(-1)?.no
  if (!before || no === undefined || !figure.pace) return null
  const end = `${before.year}-12-31` as Day
  const points = running(await dailyOf(ctx.house.database.db, no, { asOf: end, known: undefined }), `${before.year}-01-01` as Day)
  const total = points.at(-1)?.n ?? 0
  if (total === 0) return null
  return points.map(({ on, n }) => ({ on: `${plan.book.year}${on.slice(4)}` as Day, n: (n / total) * figure.pace!.v }))
}

function ruleText({ plan, target }: Aimed): RuleText | null {
  const { measured, said, period } = target
  if (!measured) return null
  const written = sentenceFor(said)
  const rules = plan.book.targets.find((each) => each.code === target.code)?.rules ?? []
  return {
    measure: measured.id,
    version: measured.version,
    sentence: measured.version === 1 ? (written?.rule ?? null) : null,
    register: written?.register ?? null,
    kinds: measured.counting.kinds,
    where: measured.counting.where ?? null,
    key: measured.counting.key,
    period,
    closes: measured.closes,
    versions: rules.map(({ version, reason, confirmedOn }) => ({ version, reason, confirmedOn })),
  }
}

async function splitsOf(ctx: Ctx, { plan, target, reading }: Aimed) {
  const { database } = ctx.house
  if (!target.measured) return { byUnit: [], byQuarter: [0, 0, 0, 0] }
  const [units, quarters] = await Promise.all([
    byUnit(database.db, target.measured.no, reading),
    quartersOf(database, { ...plan, targets: [target] }, reading),
  ])
  const names = await unitNames(
    database.db,
    units.flatMap((each) => (each.unit ? [each.unit] : [])),
    reading.asOf,
  )
  return {
    byUnit: units.map((each) => ({ ...each, name: (each.unit && names.get(each.unit)) || null })),
    byQuarter: quarters.get(target.code) ?? [0, 0, 0, 0],
  }
}

function sharesOf({ plan, target }: Aimed): TargetPage['shares'] {
  const held = plan.book.shares.filter(
    (each) => each.target === target.code && each.from <= plan.asOf && (each.until === null || each.until > plan.asOf),
  )
  if (held.length === 0) return null
  const sum = held.reduce((total, each) => total + each.value, 0)
  const value = typeof target.value.value === 'number' ? target.value.value : target.value.value[0]
  return { rows: held.map(({ unit, value: own }) => ({ unit, value: own })), sum, gap: target.value.unit.zh === '%' ? null : value - sum }
}

const programmesOf = (target: TargetAt, packs: readonly RecordPack[]) =>
  target.feedings.map((feeding) => ({
    id: feeding.programme,
    title: packs.find((pack) => pack.id === feeding.programme || pack.programme === feeding.programme)?.title ?? null,
    opensOn: feeding.from,
  }))
