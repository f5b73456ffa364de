import { z } from 'zod'
import { daysBetween, id, query } from '../../kernel/index.js'
import type { PlanAt, TargetAt } from '../book/types.js'
import { STATES, type State } from '../measures/index.js'
import { boardOut } from '../outputs/pages.js'
import { ratioOf } from '../types.js'
import { planAsk, type Standpoint, standpointOf, unitNumber } from './ask.js'
import { figuresOf } from './figures.js'
import { marksFor } from './markCounts.js'
import { stateToday } from './planState.js'
import { quartersOf } from './quarters.js'
import type { Board, BoardGroup, BoardTarget, Figure } from './types.js'
import { waitingByTarget } from './waiting.js'

/** The plan board: every target with its figure at (E, K), grouped by item, by lead unit or by quarter. The same for every viewer. */
export const board = query({
  name: 'plan.board',
  title: { zh: '计划看板', en: 'Plan board' },
  output: boardOut,
  input: z.object({
    ...planAsk,
    unit: id('unit').optional(),
    group: z.enum(['item', 'section', 'unit', 'quarter']).default('item'),
    state: z.enum(STATES).optional(),
  }),
  allow: 'public',
  run: async (ctx, input): Promise<Board | undefined> => {
    const here = await standpointOf(ctx, input)
    if (!here) return undefined
    const { plan, reading } = here
    const { database } = ctx.house
    const [figures, own, waiting] = await Promise.all([
      figuresOf(database, plan.targets, reading),
      input.unit === undefined ? undefined : figuresOf(database, plan.targets, reading, await unitNumber(ctx, input.unit)),
      waitingByTarget(ctx),
    ])
    const { marks, pending } = await marksFor(database, plan.targets, figures, reading)
    const quarters = input.group === 'quarter' ? await quartersOf(database, plan, reading) : undefined
    const shares = sharesOf(plan, input.unit)
    const targets = plan.targets.map((target) => {
      const figure = figures.get(target.code)!
      return boardTarget(target, figure, {
        marks: marks.get(target.code) ?? [],
        lead: leadOf(plan, target),
        waiting: waiting.get(target.code) ?? 0,
        own: own ? { n: own.get(target.code)?.n ?? 0, share: shares.get(target.code) ?? null } : null,
        quarters: quarters?.get(target.code) ?? null,
      })
    })
    return { ...headOf(here, input), counts: countsOf(targets), groups: groupsOf(plan, targets, input), marksPending: pending }
  },
})

type Input = { unit?: string; group: Board['group']; state?: State }

function headOf({ plan, reading, known, today, all }: Standpoint, input: Input) {
  const { book, version } = plan
  return {
    plan: { id: book.id, body: book.body, year: book.year, version: version.no, state: stateToday(book, today) },
    years: [...new Set(all.map((each) => each.year))],
    asOf: reading.asOf,
    known,
    daysLeft: Math.max(0, daysBetween(reading.asOf, plan.period.to)),
    group: input.group,
    unit: input.unit ?? null,
  }
}

type Beside = Pick<BoardTarget, 'marks' | 'lead' | 'waiting' | 'own' | 'quarters'>

/** What is shown of a target, its figure and what stands beside it. */
export function boardTarget(target: TargetAt, figure: Figure, beside: Beside): BoardTarget {
  const { said, value, adopted } = target
  const moved =
    adopted !== value && (JSON.stringify(adopted.value) !== JSON.stringify(value.value) || adopted.comparator !== value.comparator)
  return {
    ...figure,
    code: target.code,
    item: target.item,
    task: target.task,
    phrase: said.phrase,
    counted: said.unit,
    unit: value.unit,
    modality: said.modality,
    kind: said.kind,
    value,
    adopted: moved ? adopted : null,
    ratio: ratioOf(said) ?? null,
    period: target.period,
    rule: target.measured ? { measure: target.measured.id, version: target.measured.version } : null,
    fed: target.feedings.length > 0,
    ...beside,
  }
}

export const leadOf = (plan: PlanAt, target: TargetAt): string | null => plan.tasks.find((task) => task.code === target.task)?.lead ?? null

export function countsOf(targets: readonly { readonly state: State }[]): Record<State, number> {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>
  for (const target of targets) counts[target.state]++
  return counts
}

function sharesOf(plan: PlanAt, unit: string | undefined): Map<string, number> {
  if (unit === undefined) return new Map()
  const held = plan.book.shares.filter(
    (each) => each.unit === unit && each.from <= plan.asOf && (each.until === null || each.until > plan.asOf),
  )
  return new Map(held.map((each) => [each.target, each.value]))
}

function groupsOf(plan: PlanAt, all: readonly BoardTarget[], input: Input): BoardGroup[] {
  const targets = input.state ? all.filter((target) => target.state === input.state) : all
  const groups = input.group === 'unit' ? byLead(targets) : input.group === 'section' ? bySection(plan, targets) : byItem(plan, targets)
  // An item that promises no number stays on the board; a filter by state leaves only what it found.
  const keepsEmpty = input.group === 'item' && !input.state
  return groups.filter((group) => group.targets.length > 0 || (keepsEmpty && group.key !== null))
}

const waitingIn = (targets: readonly BoardTarget[]) => targets.reduce((sum, target) => sum + target.waiting, 0)

function byItem(plan: PlanAt, targets: readonly BoardTarget[]): BoardGroup[] {
  const groups = plan.items.map((item): BoardGroup => {
    const mine = targets.filter((target) => item.targets.includes(target.code))
    const tasks = plan.tasks.filter((task) => task.item === item.code)
    return {
      key: item.code,
      title: item.title,
      section: item.section,
      lead: only(tasks.map((task) => task.lead)),
      leader: only(tasks.map((task) => task.leader)),
      deadline: tasks.map((task) => task.deadline).reduce((a, b) => (a && (!b || a >= b) ? a : b), null),
      waiting: waitingIn(mine),
      targets: mine,
    }
  })
  const placed = new Set(plan.items.flatMap((item) => item.targets))
  const rest = targets.filter((target) => !placed.has(target.code))
  return [
    ...groups,
    { key: null, title: null, section: null, lead: null, leader: null, deadline: null, waiting: waitingIn(rest), targets: rest },
  ]
}

function bySection(plan: PlanAt, targets: readonly BoardTarget[]): BoardGroup[] {
  const items = byItem(plan, targets)
  const codes = [...plan.sections.map((section) => section.code), null]
  return codes.map((code): BoardGroup => {
    const mine = items.filter((group) => group.section === code)
    return {
      key: code,
      title: plan.sections.find((section) => section.code === code)?.title ?? null,
      section: code,
      lead: only(mine.map((group) => group.lead)),
      leader: only(mine.map((group) => group.leader)),
      deadline: null,
      waiting: mine.reduce((sum, group) => sum + group.waiting, 0),
      targets: mine.flatMap((group) => group.targets),
    }
  })
}

/** The one name that all share who have one; else none. */
function only(names: readonly (string | null)[]): string | null {
  const given = new Set(names.filter((name) => name !== null))
  return given.size === 1 ? [...given][0]! : null
}

function byLead(targets: readonly BoardTarget[]): BoardGroup[] {
  const leads = [...new Set(targets.map((target) => target.lead))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
  return leads.map((lead) => {
    const mine = targets.filter((target) => target.lead === lead)
    return { key: lead, title: null, section: null, lead, leader: null, deadline: null, waiting: waitingIn(mine), targets: mine }
  })
}
