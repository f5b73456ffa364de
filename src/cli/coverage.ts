import { parseArgs } from 'node:util'
import { addDays, type Ctx, type Day, isDay, newId, nobody } from '../kernel/index.js'
import { type BoardTarget, board, targetPage } from '../plan/index.js'
import { type Coverage, type Foretold, intervalCoverage, type Movement, pace } from '../plan/measures/index.js'
import { inHouse } from './verb.js'

export interface CoverageAsk {
  readonly year: number
  /** The day whose figure is foretold: the last one of the period, or an earlier one while the year is under way. */
  readonly until: Day
  readonly everyDays: number
  /** Forecasts from all that is known by now of those days, and not only from what was known on them. */
  readonly hindsight?: boolean
}

/**
 * How often the 80 % interval held what the figure came to: for each counted target, on every `everyDays`th day, the forecast for `until` from what was
 * known on that day, beside the figure as of `until` as it is known now. Fixed lists and places, which come all at once, have no forecast.
 */
export async function coverageOf(ctx: Ctx, ask: CoverageAsk): Promise<{ target: string; coverage: Coverage }[]> {
  const found = await board(ctx, { year: ask.year, asOf: ask.until })
  const targets = found.ok && found.value ? found.value.groups.flatMap((group) => group.targets) : []
  const counted = targets.filter((each) => each.n !== null && !(each.value.comparator === '=' && each.value.over === 'forbidden'))
  const all: { target: string; coverage: Coverage }[] = []
  for (const target of counted) all.push({ target: target.code, coverage: intervalCoverage(await foretold(ctx, target, ask)) })
  return all
}

async function foretold(ctx: Ctx, target: BoardTarget, { year, until, everyDays, hindsight }: CoverageAsk): Promise<Foretold[]> {
  const { code, ratio, value } = target
  const period = { from: target.period.from, to: until }
  const made: Foretold[] = []
  for (let on = period.from; on < until; on = addDays(on, everyDays)) {
    const page = await targetPage(ctx, { year, target: code, asOf: on, ...(hindsight ? {} : { known: { day: on } }) })
    if (!page.ok || !page.value || page.value.target.n === null) continue
    const { daily, target: then } = page.value
    const movements = movementsIn(daily, ratio === null ? undefined : period.from)
    const seen = pace({ aim: { ...value, ratio: ratio ?? undefined }, period, on, n: then.n!, d: then.d ?? undefined, movements })
    if (!seen || seen.tooEarly) continue
    made.push({ on, low: seen.low, high: seen.high, probability: seen.probability, final: target.n!, met: target.n! >= seen.v })
  }
  return made
}

/** Steps between running sums. What a stock held on its first day was there before, and is no movement of the period. */
function movementsIn(daily: readonly { readonly on: Day; readonly n: number }[], heldBefore: Day | undefined): Movement[] {
  let before = 0
  return daily.map(({ on, n }) => {
    const step = { on: on === heldBefore ? addDays(on, -1) : on, n: n - before }
    before = n
    return step
  })
}

/** `plan coverage [--year Y] [--until DAY] [--every N] [--hindsight]`: one line for each target, then one for all of them together. */
export async function planCoverage(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      year: { type: 'string', default: '2022' },
      until: { type: 'string' },
      every: { type: 'string', default: '7' },
      hindsight: { type: 'boolean', default: false },
    },
  })
  const [year, everyDays] = [Number(values.year), Number(values.every)]
  if (!Number.isInteger(year) || !(everyDays >= 1) || (values.until !== undefined && !isDay(values.until))) {
    console.error(
      '用法：plan coverage [--year Y] [--until 日期] [--every 天数] · Usage: plan coverage [--year Y] [--until DAY] [--every N]',
    )
    return 2
  }
  return inHouse(async (house) => {
    await house.projector.settle()
    const today = await house.clock.today(house.database.db)
    const end = `${year}-12-31` as Day
    const until = (values.until ?? [today, end].sort()[0]) as Day
    const found = await coverageOf({ house, viewer: nobody(), requestId: newId() }, { year, until, everyDays, hindsight: values.hindsight })
    // The chance speaks of the target's value, which is asked for at the end of the year only.
    const shown = (coverage: Coverage) => (until === end ? coverage : { ...coverage, brier: undefined })
    for (const each of found) console.log(JSON.stringify({ target: each.target, ...shown(each.coverage) }))
    console.log(JSON.stringify({ until, everyDays, hindsight: values.hindsight, ...shown(together(found.map((each) => each.coverage))) }))
    return 0
  })
}

/** All forecasts of all targets, each counted once. */
export function together(all: readonly Coverage[]): Coverage {
  const sum = (take: (each: Coverage) => number) => all.reduce((total, each) => total + take(each), 0)
  const total = sum((each) => each.total)
  const inside = sum((each) => each.inside)
  return {
    total,
    inside,
    below: sum((each) => each.below),
    above: sum((each) => each.above),
    share: total === 0 ? undefined : inside / total,
    brier: total === 0 ? undefined : sum((each) => (each.brier ?? 0) * each.total) / total,
  }
}
