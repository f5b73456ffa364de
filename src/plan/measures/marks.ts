import { addDays, type Day, daysBetween } from '../../kernel/index.js'
import { PACE_RULES, type PaceRules } from './rules.js'

/** A mark beside a figure (P-085). Shares are of the facts counted, 0 to 1. */
export type Mark =
  | { readonly code: 'illegible_noun' }
  | { readonly code: 'disputed'; readonly n: number }
  | { readonly code: 'backdated'; readonly n: number; readonly share: number }
  | { readonly code: 'end_loaded'; readonly n: number; readonly share: number; readonly limit: number }
  | { readonly code: 'late'; readonly n: number }

/** Whether a happening was reported more than 30 days after its day (01 rule 7). */
export const isBackdated = (on: Day, reportedOn: Day, rules: PaceRules = PACE_RULES): boolean =>
  daysBetween(on, reportedOn) > rules.backdatedAfter

/** Whether a report came after the close of verification, the closing day itself being in time (01 rule 2, A-39). */
export const isLate = (reportedOn: Day, closes: Day): boolean => reportedOn > closes

/** Whether the day is one of the last 15 of its quarter (01 rule 8). */
export const isEndOfQuarter = (recordedOn: Day, rules: PaceRules = PACE_RULES): boolean =>
  daysBetween(recordedOn, lastOfQuarter(recordedOn)) < rules.endOfQuarter

/** The last day of the quarter in which the day lies. */
export function lastOfQuarter(on: Day): Day {
  const year = Number(on.slice(0, 4))
  const next = Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 4
  const first = next > 12 ? `${year + 1}-01-01` : `${year}-${String(next).padStart(2, '0')}-01`
  return addDays(first as Day, -1)
}

/** What is known of a figure's facts, counted by the predicates above. */
export interface MarkCounts {
  readonly counted: number
  readonly backdated: number
  /** Facts recorded in the last 15 days of whichever quarter. */
  readonly endOfQuarter: number
  readonly disputed: number
  /** Facts that would have counted had they been reported in time. */
  readonly late: number
  readonly illegible: boolean
}

/** The marks that a figure carries, in the order in which they are shown. The backdated share is shown whenever it is not 0. */
export function marksOf(counts: MarkCounts, rules: PaceRules = PACE_RULES): Mark[] {
  const marks: Mark[] = []
  if (counts.illegible) marks.push({ code: 'illegible_noun' })
  if (counts.disputed > 0) marks.push({ code: 'disputed', n: counts.disputed })
  if (counts.counted > 0 && counts.backdated > 0)
    marks.push({ code: 'backdated', n: counts.backdated, share: counts.backdated / counts.counted })
  const endLoaded = counts.counted > 0 ? counts.endOfQuarter / counts.counted : 0
  if (endLoaded > rules.endLoadedAbove)
    marks.push({ code: 'end_loaded', n: counts.endOfQuarter, share: endLoaded, limit: rules.endLoadedAbove })
  if (counts.late > 0) marks.push({ code: 'late', n: counts.late })
  return marks
}
