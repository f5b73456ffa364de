import type { BurnUpProps, Reading } from './BurnUp.js'
import { at, monthsOf, percent, shareOfPeriod, spread, ticks } from './scale.js'

const HEIGHT = 280
const LABEL_GAP = 19

/** Where everything of a burn-up lies: x as a share of the width, in points from 0 to 1000 inside the stretching box; y in pixels. */
export function burnUpPlan({ period, asOf, actual, baseline = 0, goal, lastYear, forecast }: BurnUpProps) {
  const reach = goal.reach ?? goal.value
  const highest = Math.max(
    reach,
    baseline,
    forecast?.high ?? 0,
    ...actual.map((one) => one.value),
    ...(lastYear ?? []).map((one) => one.value),
  )
  const scale = ticks(highest)
  const top = scale.at(-1)!
  const x = (on: string) => shareOfPeriod(on, period)
  const y = (value: number) => at(HEIGHT - (Math.max(0, value) / top) * HEIGHT)
  const now = { x: x(asOf), value: actual.at(-1)?.value ?? baseline }
  const nowY = y(now.value)
  const point = (share: number, height: number) => `${at(share * 1000)},${height}`
  return {
    height: HEIGHT,
    ticks: scale.map((value) => ({ value, y: y(value) })),
    months: monthsOf(period).map((month, index, all) => {
      const end = all[index + 1] ?? period.to
      return { number: Number(month.slice(5, 7)), middle: (x(month) + x(end)) / 2 }
    }),
    planLine: { x1: 0, y1: y(baseline), x2: 1000, y2: y(reach) },
    actual: stepLine([{ on: period.from, value: baseline }, ...actual, { on: asOf, value: now.value }], x, y),
    lastYear: lastYear && lastYear.length > 1 ? lastYear.map((one) => point(x(one.on), y(one.value))).join(' ') : undefined,
    now: { ...now, y: nowY },
    nowLabel: nowLabel(now.x, nowY),
    forecast:
      forecast && now.x < 1
        ? {
            line: { x1: at(now.x * 1000), y1: nowY, x2: 1000, y2: y(forecast.expected) },
            fan: [point(now.x, nowY), point(1, y(forecast.high)), point(1, y(forecast.low))].join(' '),
            top: y(forecast.high),
            bottom: Math.max(y(forecast.low), y(forecast.high) + 2),
          }
        : undefined,
    endLabels: endLabels({
      reach: y(reach),
      forecast: forecast && now.x < 1 ? y(forecast.expected) : undefined,
      before: lastYear?.at(-1) && y(lastYear.at(-1)!.value),
    }),
  }
}

/** A count stays level until the day of the next happening, so its line goes in steps. */
function stepLine(readings: readonly Reading[], x: (on: string) => number, y: (value: number) => number): string {
  let before = readings[0]!
  const points = [`${at(x(before.on) * 1000)},${y(before.value)}`]
  for (const reading of readings.slice(1)) {
    const across = at(x(reading.on) * 1000)
    points.push(`${across},${y(before.value)}`)
    if (reading.value !== before.value) points.push(`${across},${y(reading.value)}`)
    before = reading
  }
  return points.join(' ')
}

/** The present value stands below its dot and to the right, unless the frame's edge is there. */
function nowLabel(share: number, y: number) {
  const late = share > 0.85
  const low = y > HEIGHT - 28
  return { x: percent(share), y, dx: late ? -8 : 8, dy: late || low ? -10 : 18, 'text-anchor': late ? 'end' : 'start' } as const
}

function endLabels(places: { reach: number; forecast?: number; before?: number }) {
  const labels = [
    { kind: 'plan' as const, y: places.reach },
    ...(places.forecast === undefined ? [] : [{ kind: 'forecast' as const, y: places.forecast }]),
    ...(places.before === undefined ? [] : [{ kind: 'before' as const, y: places.before }]),
  ]
  const moved = spread(
    labels.map((label) => label.y),
    LABEL_GAP,
    { low: 4, high: HEIGHT - 4 },
  )
  return labels.map((label, index) => ({ ...label, y: moved[index]! }))
}
