import type { Day } from '../../kernel/index.js'
import type { TargetValue } from '../types.js'
import { defaultDates, periodOf } from './period.js'
import type {
  BookRule,
  BookTarget,
  BookVersion,
  Dated,
  ItemAt,
  KnownSince,
  PlanAt,
  PlanBook,
  SectionAt,
  TargetAt,
  TaskAt,
} from './types.js'

/** What was known at the seal; everything, when there is none. */
const knownAt = (seq: number | undefined) => (each: KnownSince) => seq === undefined || (each.seq !== null && each.seq <= seq)

/** Rows that hold on the day, as known at the seal: an end that was not known yet had not happened. */
function heldOn<T extends Dated>(all: readonly T[], on: Day, seq: number | undefined): T[] {
  const known = knownAt(seq)
  return all.filter((each) => {
    if (!known(each) || each.from > on) return false
    const ended = each.until !== null && (seq === undefined || (each.endedSeq !== null && each.endedSeq <= seq))
    return !ended || each.until! > on
  })
}

/**
 * The plan as it stands on a day: the version in force, each target with the value in force, who does it and what feeds it. A day before the first
 * version reads the first; so does a seal at which the plan was not known yet, since figures may be older than the plan.
 */
export function planAt(book: PlanBook, asOf: Day, seq: number | undefined): PlanAt | undefined {
  const known = book.versions.filter(knownAt(seq))
  const versions = known.length > 0 ? known : book.versions.slice(0, 1)
  const version = inForce(versions, asOf)
  if (!version) return undefined
  const { tree } = version
  const held = {
    assignments: heldOn(book.assignments, asOf, seq),
    duties: heldOn(book.duties, asOf, seq),
    feedings: heldOn(book.feedings, asOf, seq),
    excesses: book.excesses.filter(knownAt(seq)).filter((each) => each.from <= asOf),
    steps: book.steps
      .filter(knownAt(seq))
      .filter((each) => each.until === null || (seq !== undefined && (each.endedSeq === null || each.endedSeq > seq)))
      .map((each) => (seq !== undefined && each.metSeq !== null && each.metSeq > seq ? { ...each, metOn: null, metFact: null } : each)),
  }
  const targets = tree.targets.flatMap((said): TargetAt[] => {
    const own = book.targets.find((each) => each.code === said.id)
    const values = own?.values.filter((each) => versions.some((other) => other.id === each.of))
    const value = values && valueOn(values, asOf)
    if (!own || !value) return []
    return [
      {
        id: own.id,
        code: own.code,
        item: own.item,
        task: said.task,
        said,
        value,
        adopted: values[0]!,
        values,
        measured: measuredBy(own, seq),
        period: periodOf(said.period),
        feedings: held.feedings.filter((each) => each.target === own.code),
        steps: held.steps.filter((each) => each.target === own.code),
        excess: held.excesses.findLast((each) => each.target === own.code),
        illegible: said.illegible !== undefined,
      },
    ]
  })
  return {
    book,
    version,
    asOf,
    period: periodOf(book.year),
    sections: sectionsOf(version),
    items: itemsOf(version, targets),
    tasks: tasksOf(version, held, targets),
    targets,
    dates: datesOf(book, seq),
  }
}

const inForce = (versions: readonly BookVersion[], on: Day): BookVersion | undefined =>
  versions
    .filter((each) => each.inForceFrom <= on)
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : a.inForceFrom > b.inForceFrom ? 1 : a.no - b.no))
    .at(-1) ?? versions[0]

/** The last value in force on the day; before the first, the first. */
export const valueOn = (values: readonly TargetValue[], on: Day): TargetValue | undefined =>
  values.filter((each) => each.from <= on).at(-1) ?? values[0]

function measuredBy(target: BookTarget, seq: number | undefined): TargetAt['measured'] {
  const rule: BookRule | undefined = target.rules.filter(knownAt(seq)).at(-1) ?? target.rules[0]
  if (rule?.no === undefined) return undefined
  return {
    no: rule.no,
    denominator: rule.denominatorNo,
    id: rule.measure,
    version: rule.version,
    counting: rule.counting,
    closes: rule.closes,
  }
}

function sectionsOf({ tree }: BookVersion): SectionAt[] {
  return tree.sections.map((section) => ({
    code: section.id,
    title: section.title,
    items: tree.items.filter((item) => item.section === section.id).map((item) => item.id),
  }))
}

function itemsOf({ tree }: BookVersion, targets: readonly TargetAt[]): ItemAt[] {
  return tree.items.map((item) => ({
    code: item.id,
    title: item.title,
    section: item.section,
    tasks: tree.tasks.filter((task) => task.item === item.id).map((task) => task.id),
    targets: targets.filter((target) => String(target.said.item) === item.id).map((target) => target.code),
  }))
}

function tasksOf(
  { tree }: BookVersion,
  held: { readonly assignments: PlanBook['assignments']; readonly duties: PlanBook['duties'] },
  targets: readonly TargetAt[],
): TaskAt[] {
  return tree.tasks.map((task) => {
    const mine = held.assignments.filter((each) => each.task === task.id)
    const duty = held.duties.findLast((each) => each.task === task.id)
    return {
      code: task.id,
      item: task.item,
      section: task.section,
      text: task.text,
      lead: mine.findLast((each) => each.role === 'lead')?.unit ?? null,
      supports: mine.filter((each) => each.role === 'support').map((each) => each.unit),
      leader: duty?.leader ?? null,
      deadline: duty?.deadline ?? null,
      targets: targets.filter((target) => target.said.task === task.id).map((target) => target.code),
    }
  })
}

function datesOf(book: PlanBook, seq: number | undefined): PlanAt['dates'] {
  const set = book.dates.filter(knownAt(seq)).map((each) => [each.name, { from: each.from, to: each.to }] as const)
  return { ...defaultDates(book.year), ...Object.fromEntries(set) }
}
