import { type Language, say } from '../kernel/index.js'
import { aboutWords, disputeStates, outcomeWords, type PlanReportData, STATES, type State, stateWords } from '../plan/index.js'
import { words } from './messages.js'

export interface ReportIdentity {
  readonly id: string
  readonly number: number
  readonly sha256: string
  readonly head: string
  readonly issuedOn: string
}

export interface TargetRow {
  readonly code: string
  readonly item: string
  readonly phrase: string
  readonly figure: string
  /** The number of rows of its evidence; null where there is no figure. */
  readonly n: number | null
  readonly goal: string
  readonly state: State
  readonly stateWord: string
  readonly rates: string
  readonly outlook: string
  readonly illegible: boolean
  /** What stands beside the figure of facts that are disputed; empty where none are. */
  readonly disputed: string
  readonly evidence: string
  /** Share of the target: figure and interval, for the chart; null where there is none. */
  readonly share: { readonly at: number; readonly low: number | null; readonly high: number | null } | null
}

export interface ReportView {
  readonly language: Language
  readonly title: string
  readonly issuedOn: string
  readonly lines: readonly (readonly [string, string])[]
  readonly labels: Readonly<Record<keyof typeof words, string>>
  readonly counts: readonly { readonly state: State; readonly word: string; readonly n: number }[]
  readonly sections: readonly { readonly code: string; readonly title: string; readonly counts: readonly number[] }[]
  readonly rows: readonly TargetRow[]
  readonly attention: readonly string[]
  readonly amendments: readonly string[]
  readonly unassigned: readonly string[]
  readonly unfed: readonly string[]
  readonly illegible: readonly string[]
  readonly disputes: readonly string[]
}

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })

/** What the report says in one language; page, print and PDF show exactly this, so that they cannot differ. Names and plan text stay as they are. */
export function reportView(data: PlanReportData, identity: ReportIdentity, language: Language): ReportView {
  const labels = Object.fromEntries(
    Object.entries(words)
      .filter(([, text]) => typeof text !== 'function')
      .map(([name, text]) => [name, say(language, text as { zh: string; en: string })]),
  ) as ReportView['labels']
  const rows = data.targets.map((target) => rowOf(target, language))
  const wordOf = (state: State) => say(language, stateWords[state])
  const needsLook = rows.filter((row) => row.state === 'behind' || row.state === 'at_risk' || row.state === 'above_range')
  return {
    language,
    title: say(language, words.title({ body: data.plan.body, year: data.plan.year, quarter: data.quarter })),
    issuedOn: identity.issuedOn,
    lines: [
      [labels.frozen, data.asOf],
      [labels.knownAt, String(data.known.seq)],
      [labels.version, `${data.plan.version} · ${data.plan.document}`],
      [labels.head, identity.head],
      [labels.digest, identity.sha256],
    ],
    labels,
    counts: STATES.map((state) => ({ state, word: wordOf(state), n: data.counts[state] ?? 0 })),
    sections: data.sections.map((section) => ({
      code: section.code,
      title: section.title,
      counts: STATES.map((state) => section.counts[state] ?? 0),
    })),
    rows,
    attention: needsLook.map((row) => `${row.code} ${row.phrase} — ${row.stateWord}: ${row.figure} ${row.goal}`),
    amendments: data.amendments.map((each) => `${each.target}: ${each.before} → ${each.value} (${each.from}, ${each.document})`),
    unassigned: data.unassigned.tasks.map((task) => String(task.code)),
    unfed: data.unassigned.targets,
    illegible: data.illegible.map((span) => `${span.target ? `${span.target} · ` : ''}${span.text}${span.note ? ` — ${span.note}` : ''}`),
    disputes: (data.disputes ?? []).map((one) =>
      say(
        language,
        words.dispute({
          ...one,
          aboutWord: aboutWords[one.about],
          stateWord: disputeStates[one.state],
          outcomeWord: one.outcome && outcomeWords[one.outcome],
        }),
      ),
    ),
  }
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '=': '=', between: '' }

function rowOf(target: PlanReportData['targets'][number], language: Language): TargetRow {
  const { value, pace } = target
  const sign = value.strict ? (value.comparator === '>=' ? '>' : '<') : (SIGNS[value.comparator] ?? value.comparator)
  const wanted = typeof value.value === 'number' ? number(value.value) : `${number(value.value[0])}–${number(value.value[1])}`
  const figure =
    target.n === null || target.d === 0
      ? '—'
      : target.d === null
        ? number(target.n)
        : `${number(target.n)} / ${number(target.d)}${target.percent === null ? '' : ` (${target.percent} %)`}`
  const shown = pace !== null && !pace.tooEarly && pace.low !== null && pace.high !== null && target.state !== 'met'
  return {
    code: target.code,
    item: target.item ?? '',
    phrase: target.phrase,
    figure,
    n: target.n,
    goal: ['/', sign, wanted, say(language, target.unit)].filter(Boolean).join(' '),
    state: target.state,
    stateWord: `${say(language, stateWords[target.state])}${target.metSince ? ` ${target.metSince}` : ''}`,
    rates:
      target.neededPerMonth === null || target.ratePerMonth === null
        ? '—'
        : `${number(target.neededPerMonth)} · ${number(target.ratePerMonth)}`,
    outlook: shown ? `${number(pace.low!)}–${number(pace.high!)}` : '—',
    illegible: target.marks.some((mark) => mark.code === 'illegible_noun'),
    disputed: disputedIn(target, language),
    evidence: target.evidence,
    share: shareOf(target, shown),
  }
}

function disputedIn(target: PlanReportData['targets'][number], language: Language): string {
  const mark = target.marks.find((each) => each.code === 'disputed')
  return mark?.code === 'disputed' ? say(language, words.disputed({ n: mark.n })) : ''
}

function shareOf(target: PlanReportData['targets'][number], shown: boolean): TargetRow['share'] {
  const goal = typeof target.value.value === 'number' ? target.value.value : target.value.value[0]
  const whole = target.d === null ? goal : target.ratio === 'percent' ? (target.d * goal) / 100 : target.d
  if (target.n === null || !(whole > 0)) return null
  return { at: target.n / whole, low: shown ? target.pace!.low! / whole : null, high: shown ? target.pace!.high! / whole : null }
}
