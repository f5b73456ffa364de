import { type Ctx, type Day, daysBetween, isDay, stateOfFact } from '../../../kernel/index.js'
import { notCountedReasons, targetPage } from '../../../plan/index.js'
import type { RecordPack, RecordView } from '../../../records/index.js'
import { formatDay, formatNumber, type L10n, type Language, say } from '../../../ui/index.js'
import { texts } from './messages.js'

/** What an act against a fact does to the figures, in words and as a number. */
export interface Effect {
  readonly lines: readonly L10n[]
  /** By how much the figure of the first target falls (or rises, for a reinstatement). */
  readonly moves: number
}

interface Aim {
  readonly view: RecordView
  readonly pack: RecordPack
  readonly fact: string
  readonly how: 'cancel' | 'strike' | 'reinstate'
  readonly on: Day
  readonly language: Language
}

/**
 * For each target of the pack: the figure now, and what it would be. A fact that does not count, or whose event others report as well, changes nothing,
 * and the line says why.
 */
export async function effectOf(ctx: Ctx, aim: Aim): Promise<Effect> {
  const { pack, fact, how, on } = aim
  const { db } = ctx.house.database
  const today = await ctx.house.clock.today(db)
  const asOf = daysBetween(today, on) > 0 ? today : on
  const states = await stateOfFact(db, fact, how === 'strike' ? today : asOf)
  const figures = await Promise.all(pack.targets.map((target) => figureOf(ctx, aim, target, asOf)))
  const lines: L10n[] = []
  let moves = 0
  for (const [index, target] of pack.targets.entries()) {
    const state = states.find((each) => each.measure === target)
    const figure = figures[index]
    if (!state || figure === undefined) continue
    const does = how === 'reinstate' ? (state.counted || state.alsoThere > 0 ? 0 : 1) : state.counted && state.alsoThere === 0 ? -1 : 0
    moves ||= Math.abs(does)
    lines.push(lineOf(aim, { target, state, figure, does }))
  }
  return { lines, moves }
}

async function figureOf(ctx: Ctx, { view }: Aim, target: string, asOf: Day): Promise<number | undefined> {
  const year = Number((view.period ?? view.happenedOn ?? '').slice(0, 4))
  if (!Number.isInteger(year) || year < 1900) return undefined
  const page = await targetPage(ctx, { year, target, asOf } as never)
  return page.ok ? (page.value?.target.n ?? undefined) : undefined
}

interface Line {
  readonly target: string
  readonly state: Awaited<ReturnType<typeof stateOfFact>>[number]
  readonly figure: number
  readonly does: number
}

function lineOf({ on, language, view, how, pack }: Aim, { target: code, state, figure, does }: Line): L10n {
  const target = `${code} ${say(language, pack.title)}`
  const day = formatDay(language, how === 'strike' ? view.happenedOn : on)
  const number = (value: number) => formatNumber(language, value)
  if (does < 0) return texts.figureFalls({ target, from: number(figure), to: number(figure + does), on: day })
  if (does > 0) return texts.figureRises({ target, from: number(figure), to: number(figure + does), on: day })
  if (state.counted || how === 'reinstate') return texts.figureStays({ target, why: texts.whyAlso({ n: state.alsoThere }) })
  return texts.figureStays({ target, why: texts.whyNotCounted({ reason: notCountedReasons[state.reason ?? 'not_yet'] }) })
}

export const dayOr = (text: string | undefined, other: Day): Day => (text && isDay(text) ? text : other)
