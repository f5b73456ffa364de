import { z } from 'zod'

declare const dayBrand: unique symbol
/** A calendar day of the federation, `YYYY-MM-DD`, in the federation's own time zone. Days compare as strings. */
export type Day = string & { readonly [dayBrand]?: true }

const DAY_MS = 86_400_000
const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a day that exists in the Gregorian calendar, between the years 1900 and 2199. */
export function isDay(text: string): text is Day {
  const parts = shape.exec(text)
  if (!parts) return false
  const year = Number(parts[1])
  if (year < 1900 || year > 2199) return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text
}

/** The zod schema of a day; the message is a code which the pages turn into words. */
export const day = z
  .string()
  .meta({ format: 'date' })
  .refine(isDay, 'day_unknown')
  .transform((text) => text as Day)

const CLOCK = /^[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$/

/** The zod schema of an instant as lists hand it out in their cursors: a day that exists, a time of day, and its distance from UTC. */
export const instant = z
  .string()
  .max(40)
  .meta({ format: 'date-time' })
  .refine((text) => isDay(text.slice(0, 10)) && CLOCK.test(text.slice(10)), 'instant_unknown')

// Read digit by digit: the parser of dates takes four times as long, and a board asks for hundreds.
const millis = (on: Day) => Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8, 10)))

/** The day `count` days later (earlier when negative). */
export const addDays = (on: Day, count: number): Day => new Date(millis(on) + count * DAY_MS).toISOString().slice(0, 10) as Day
/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((millis(to) - millis(from)) / DAY_MS)
/** First day of the day's month. */
export const monthOf = (on: Day): Day => `${on.slice(0, 7)}-01` as Day
/** 1 to 4. */
export const quarterOf = (on: Day): number => Math.floor((Number(on.slice(5, 7)) - 1) / 3) + 1
/** 0 is Sunday. */
export const weekdayOf = (on: Day): number => new Date(millis(on)).getUTCDay()

/** The day on which the instant falls in the zone, for example `Asia/Shanghai`. */
export function dayOf(instant: Date, zone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
  return parts as Day
}
