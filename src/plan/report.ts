import { type Ctx, daysBetween, type Known } from '../kernel/index.js'
import { countsOf } from './board/board.js'
import type { BoardTarget } from './board/types.js'
import { quarterPeriod } from './book/period.js'
import { disputesKnown, type ReportedDispute } from './disputes/atSeal.js'
import type { State } from './measures/index.js'
import { type Opened, opened, type TaskLine } from './pages/work.js'

/** Where the rows behind a number are: the same E and K in the address (06 P-100). */
export interface DrillThrough {
  readonly evidence: string
  readonly page: string
}

export interface ReportedTarget extends BoardTarget, DrillThrough {
  /** Expected shortfall; null without a forecast. */
  readonly short: number | null
}

export interface PlanReportData {
  readonly plan: { readonly id: string; readonly body: string; readonly year: number; readonly version: number; readonly document: string }
  readonly quarter: 1 | 2 | 3 | 4
  readonly asOf: string
  readonly known: { readonly seq: number; readonly day: string | null }
  readonly daysLeft: number
  readonly counts: Readonly<Record<State, number>>
  readonly sections: readonly {
    readonly code: string
    readonly title: string
    readonly counts: Readonly<Record<State, number>>
    readonly items: readonly {
      readonly code: string
      readonly title: string
      readonly counts: Readonly<Record<State, number>>
      readonly targets: readonly string[]
    }[]
  }[]
  readonly targets: readonly ReportedTarget[]
  readonly unassigned: { readonly tasks: readonly TaskLine[]; readonly targets: readonly string[] }
  /** Values that came into force within the plan year, after the first. */
  readonly amendments: readonly {
    readonly target: string
    readonly from: string
    readonly value: string
    readonly before: string
    readonly document: string
    readonly reason: string
  }[]
  readonly illegible: readonly {
    readonly line: number
    readonly text: string
    readonly note: string | null
    readonly target: string | null
  }[]
  /** Disputes undecided at the seal, and those decided since the quarter began; absent from reports issued before there were any. */
  readonly disputes?: readonly (ReportedDispute & { readonly page: string })[]
}

/**
 * Everything that the report of a quarter says about the plan, read at one E and one seal: the same (E, K) gives the same data for ever, since plan rows,
 * rules and figures are all read as known at that seal. Marks are exact, never pending.
 * @param known a seal or knowledge day; it must be given, since a report freezes it
 */
export async function planReportData(
  ctx: Ctx,
  ask: { readonly year: number; readonly plan?: string; readonly quarter: 1 | 2 | 3 | 4; readonly known: NonNullable<Known> },
): Promise<PlanReportData | undefined> {
  const asOf = quarterPeriod(ask.year, ask.quarter).to
  const found = await opened(ctx, { year: ask.year, plan: ask.plan, asOf, known: ask.known })
  if (!found) return undefined
  const { book } = found.here.plan
  const disputes = await disputesKnown(ctx.house.database.db, book.id, found.here.known!.seq, quarterPeriod(ask.year, ask.quarter).from)
  return {
    ...dataOf(found, ask.quarter),
    disputes: disputes.map((one) => ({ ...one, page: `/plans/${book.year}/disputes/${one.dispute}` })),
  }
}

function dataOf({ here, targets, taskLine }: Opened, quarter: 1 | 2 | 3 | 4): PlanReportData {
  const { plan, reading, known } = here
  const { book, version } = plan
  const at = `?asOf=${reading.asOf}&known=s${known!.seq}`
  const of = (codes: readonly string[]) => countsOf(targets.filter((target) => codes.includes(target.code)))
  const items = plan.items.map((item) => ({
    code: item.code,
    title: item.title,
    section: item.section,
    counts: of(item.targets),
    targets: item.targets,
  }))
  return {
    plan: { id: book.id, body: book.body, year: book.year, version: version.no, document: version.document },
    quarter,
    asOf: reading.asOf,
    known: known!,
    daysLeft: Math.max(0, daysBetween(reading.asOf, plan.period.to)),
    counts: countsOf(targets),
    sections: plan.sections.map((section) => {
      const inside = items.filter((item) => item.section === section.code)
      return {
        code: section.code,
        title: section.title,
        counts: of(inside.flatMap((item) => item.targets)),
        items: inside.map(({ section: _section, ...item }) => item),
      }
    }),
    targets: targets.map((target) => ({
      ...target,
      // Records that wait are of today, not of the seal: a frozen report leaves them out.
      waiting: 0,
      short: target.pace && !target.pace.tooEarly ? target.pace.short : null,
      page: `/plans/${book.year}/targets/${target.code}${at}`,
      evidence: `/plans/${book.year}/targets/${target.code}/evidence${at}`,
    })),
    unassigned: {
      tasks: plan.tasks.filter((task) => task.lead === null).map(taskLine),
      targets: targets.filter((target) => !target.fed).map((target) => target.code),
    },
    amendments: plan.targets.flatMap((target) =>
      target.values.slice(1).map((value, index) => ({
        target: target.code,
        from: value.from,
        value: written(value.value),
        before: written(target.values[index]!.value),
        document: value.document,
        reason: value.reason,
      })),
    ),
    illegible: version.tree.illegible.map((span) => ({
      line: span.line,
      text: span.text,
      note: span.note,
      target: plan.targets.find((target) => target.said.illegible?.char_start === span.char_start)?.code ?? null,
    })),
  }
}

const written = (value: number | readonly [number, number]): string =>
  typeof value === 'number' ? String(value) : `${value[0]}–${value[1]}`
