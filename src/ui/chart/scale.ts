/** A number as an SVG coordinate: two decimals are finer than any screen. */
export const at = (value: number): number => Math.round(value * 100) / 100
export const percent = (share: number): string => `${at(share * 100)}%`

/** Even steps from 0 that cover `most`, of 1, 2, 2.5 or 5 times a power of ten: the ones that leave the least empty room in at most `limit` steps. */
export function ticks(most: number, limit = 5, whole = true): number[] {
  const reach = most > 1e-9 && Number.isFinite(most) ? most : 1
  const power = 10 ** Math.floor(Math.log10(reach / limit))
  const sizes = [1, 2, 2.5, 5, 10, 20]
    .map((factor) => Number((factor * power).toPrecision(6)))
    .filter((size) => !whole || Number.isInteger(size))
  const fits = (sizes.length > 0 ? sizes : [1]).map((size) => ({
    size,
    count: Math.max(1, Math.ceil(Number((reach / size).toPrecision(9)))),
  }))
  const best =
    fits
      .filter(({ count }) => count <= limit)
      .sort((one, other) => one.size * one.count - other.size * other.count || other.count - one.count)[0] ?? fits.at(-1)!
  return Array.from({ length: best.count + 1 }, (_, index) => Number((index * best.size).toPrecision(12)))
}

/** Where a value lies between two bounds, 0 to 1; outside values are held at the edge. */
export function shareOf(value: number, low: number, high: number): number {
  return high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0
}

const DAY_MS = 86_400_000
/** Where a day lies in a period, 0 to 1; the last day lies at 1. */
export function shareOfPeriod(on: string, period: { readonly from: string; readonly to: string }): number {
  const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS
  return shareOf(days(on), days(period.from), days(period.to))
}

/** First days of the months within a period. */
export function monthsOf(period: { readonly from: string; readonly to: string }): string[] {
  const months: string[] = []
  const month = new Date(`${period.from.slice(0, 7)}-01T00:00:00Z`)
  while (months.length < 240) {
    const day = month.toISOString().slice(0, 10)
    if (day > period.to) break
    if (day >= period.from) months.push(day)
    month.setUTCMonth(month.getUTCMonth() + 1)
  }
  return months
}

/** Moves labels apart, so that none is nearer than `gap` to the next, and keeps them between the bounds; gives their places in the given order. */
export function spread(places: readonly number[], gap: number, bounds: { readonly low: number; readonly high: number }): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((one, other) => one.place - other.place)
  const moved: number[] = new Array(places.length)
  let last = Number.NEGATIVE_INFINITY
  for (const one of order) {
    one.place = Math.max(one.place, last + gap, bounds.low)
    last = one.place
  }
  let next = Number.POSITIVE_INFINITY
  for (const one of order.toReversed()) {
    one.place = Math.min(one.place, next - gap, bounds.high)
    next = one.place
    moved[one.index] = one.place
  }
  return moved
}
