import type { Day } from '../../kernel/index.js'
import type { Period } from '../types.js'

/** First and last day of a target's period: a year, `2022-H1`, `2022-Q3`, `2022-03` (from the year's first day to the month's end), `2022/2024`. */
export function periodOf(period: number | string): Period {
  const text = String(period)
  const years = /^(\d{4})\/(\d{4})$/.exec(text)
  if (years) return { from: `${years[1]}-01-01` as Day, to: `${years[2]}-12-31` as Day }
  const year = text.slice(0, 4)
  const half = /^\d{4}-H([12])$/.exec(text)?.[1]
  if (half) return half === '1' ? span(year, '01-01', '06-30') : span(year, '07-01', '12-31')
  const quarter = /^\d{4}-Q([1-4])$/.exec(text)?.[1]
  if (quarter) return quarterPeriod(Number(year), Number(quarter))
  const month = /^\d{4}-(\d{2})$/.exec(text)?.[1]
  if (month) return { from: `${year}-01-01` as Day, to: lastOfMonth(Number(year), Number(month)) }
  return span(year, '01-01', '12-31')
}

const span = (year: string, from: string, to: string): Period => ({ from: `${year}-${from}` as Day, to: `${year}-${to}` as Day })

export const lastOfMonth = (year: number, month: number): Day => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as Day

export const quarterPeriod = (year: number, quarter: number): Period => ({
  from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01` as Day,
  to: lastOfMonth(year, quarter * 3),
})

/** Windows in which figures are verified, unless dates were set otherwise (06 P-110): 15 days from a quarter's end, and to 31 March for the year. */
export function defaultDates(year: number): Record<'verify_q1' | 'verify_q2' | 'verify_q3' | 'verify_q4' | 'verify_year', Period> {
  const after = (quarter: number): Period => {
    const from = quarter === 4 ? `${year + 1}-01-01` : `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`
    return { from: from as Day, to: `${from.slice(0, 8)}15` as Day }
  }
  return {
    verify_q1: after(1),
    verify_q2: after(2),
    verify_q3: after(3),
    verify_q4: after(4),
    verify_year: { from: `${year + 1}-01-01` as Day, to: `${year + 1}-03-31` as Day },
  }
}
