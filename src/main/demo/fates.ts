import { addDays, type Day } from '../../kernel/index.js'
import { type Dice, dice } from '../../registry/demo/index.js'
import { END, happeningDays, later, RATE_BEGINS, workday, YEAR_BEGINS } from './calendar.js'
import type { Cast } from './cast.js'
import { type Counted, type DemoSize, type Fate, quotaOf } from './size.js'
import { type Sketch, type Story, Tale } from './story.js'

const SENT_BACK = [
  '佐证材料看不清，请重新上传',
  '日期与附件不一致，请核对',
  '内容过于简略，请补充具体情况',
  '对方单位名称有误，请更正',
  '缺少参与人员说明，请补充',
]
const REFUSED = ['没有发生过这次活动', '与实际情况不符，我方未参与', '该事项属于上一年度', '对方单位填写错误，不是我单位']
const WITHDRAWN = ['误填，另行提交', '重复提交，撤回一条']
const STRUCK = ['异议成立：佐证材料不实', '核验发现与另一事项重复', '经核实活动未实际开展']
const REINSTATED = ['申诉成立，恢复计数', '补充材料后确认属实']

/** A kind of happening that a target counts, as the demo invents it. */
export interface Programme {
  readonly target: Counted
  /** The n-th happening, on that day; each n is another event. */
  readonly sketch: (n: number, on: Day, throws: Dice) => Sketch
  /** What may come later of a confirmed one. */
  readonly later?: (tale: Tale, confirmedOn: Day, throws: Dice) => void
  /** A second report is about a later act for the same one, not about the same event. */
  readonly repeats?: boolean
  /** Days between a happening and its report are drawn from here; most report within the week. */
  readonly lag?: (throws: Dice) => number
}

export interface Telling {
  readonly size: DemoSize
  readonly seed: number
  readonly cast: Cast
}

/** Reported within days mostly, some after weeks, a few after more than a month. */
const usualLag = (throws: Dice): number => {
  const at = throws.next()
  if (at < 0.6) return throws.below(3)
  if (at < 0.88) return 2 + throws.below(6)
  return at < 0.98 ? 8 + throws.below(18) : 31 + throws.below(15)
}

/** Days of the happenings that count in the end, in order. */
export function liveDays({ size, seed }: Telling, target: Counted): Day[] {
  const { before, since } = quotaOf(size, target)
  const throws = dice(target, seed)
  return [...happeningDays(throws, before, YEAR_BEGINS, addDays(RATE_BEGINS, -1)), ...happeningDays(throws, since, RATE_BEGINS, END)]
}

/** The stories of a target: those that count in the end, and those that fare otherwise. */
export const storiesOf = (telling: Telling, programme: Programme, days = liveDays(telling, programme.target)): Story[] => [
  ...days.map((on, n) => begun(telling, programme, n, on, liveFate(telling, programme.target, n)).story),
  ...otherStories(telling, programme, days),
]

/** The first ones that count have been cancelled in between. */
export const liveFate = ({ size }: Telling, target: Counted, n: number): Fate | undefined =>
  n < (quotaOf(size, target).fates.reinstated ?? 0) ? 'reinstated' : undefined

/** Which of those that still wait, or have been sent back and not mended, the n-th happening of a target is; these come right after those that count. */
export function openNo(
  { size }: Telling,
  target: Counted,
  n: number,
): { readonly fate: 'waiting' | 'sent_back'; readonly no: number } | undefined {
  const { before, since, fates } = quotaOf(size, target)
  const past = n - before - since
  const { waiting = 0, sent_back = 0 } = fates
  if (past < 0 || past >= waiting + sent_back) return undefined
  return past < waiting ? { fate: 'waiting', no: past } : { fate: 'sent_back', no: past - waiting }
}

/** What fares otherwise: still waiting, refused, reported twice, cancelled … */
export function otherStories(telling: Telling, programme: Programme, days: readonly Day[]): Story[] {
  const throws = dice(programme.target, 'others', telling.seed)
  const { fates } = quotaOf(telling.size, programme.target)
  let n = days.length
  return FATES.flatMap((fate) =>
    happeningDays(throws, fates[fate] ?? 0, ...periodOf(fate)).map((on, k) => {
      if (fate !== 'duplicate') return begun(telling, programme, n++, on, fate).story
      const again = throws.below(days.length)
      return twinOf(telling, programme, again, days[again]!, k).story
    }),
  )
}
const FATES = ['waiting', 'sent_back', 'refused', 'withdrawn', 'draft', 'duplicate', 'cancelled', 'struck'] as const

/** What still waits at the end happened lately; what was cancelled or struck had time to be. */
function periodOf(fate: Fate): [Day, Day] {
  if (fate === 'waiting' || fate === 'sent_back') return [addDays(END, -40), addDays(END, -1)]
  if (fate === 'draft') return [addDays(END, -25), addDays(END, -1)]
  return fate === 'cancelled' || fate === 'struck' ? [YEAR_BEGINS, addDays(END, -45)] : [YEAR_BEGINS, addDays(END, -12)]
}

const soon = (on: Day, throws: Dice, most: number): Day => workday(addDays(on, throws.below(most + 1)))

function begun(telling: Telling, programme: Programme, n: number, on: Day, fate: Fate | undefined): Tale {
  const throws = dice(programme.target, 'story', n, telling.seed)
  const tale = new Tale(`${programme.target}/${n}`, programme.sketch(n, on, throws), telling.seed)
  const lag = fate ? throws.below(3) : (programme.lag ?? usualLag)(throws)
  const reported = workday(addDays(on, lag))
  if (fate === 'draft') return tale.draft(reported)
  tale.submit(reported)
  return fateOf(telling, programme, tale, reported, fate, throws)
}

/** How a record that has been handed over fares from there. */
export function fateOf(telling: Telling, programme: Programme, tale: Tale, reported: Day, fate: Fate | undefined, throws: Dice): Tale {
  const { sketch } = tale
  const side = sketch.sides[throws.below(sketch.sides.length)]!
  if (fate === 'waiting') {
    if (sketch.sides.length > 1 && throws.next() < 0.4) tale.confirm(soon(reported, throws, 3), sketch.sides[0]!)
    return tale
  }
  if (fate === 'sent_back') return tale.turnAway(soon(reported, throws, 4), 'send_back', side, throws.pick(SENT_BACK))
  if (fate === 'refused') return tale.turnAway(soon(reported, throws, 6), 'refuse', side, throws.pick(REFUSED))
  if (fate === 'withdrawn') return tale.withdraw(soon(reported, throws, 4), throws.pick(WITHDRAWN))
  let from = reported
  if (throws.next() < 0.04) {
    const back = soon(reported, throws, 4)
    from = soon(back, throws, 5)
    tale.turnAway(back, 'send_back', side, throws.pick(SENT_BACK)).submit(from)
  }
  let last = from
  for (const each of sketch.sides) {
    const on = soon(from, throws, 6)
    tale.confirm(on, each)
    last = later(on, last)
  }
  tale.inOrder()
  if (fate) afterwards(telling, tale, last, fate, throws)
  else programme.later?.(tale, last, throws)
  return tale
}

/** Cancelled by a side, struck by the panel, or cancelled and counted again. */
function afterwards({ cast }: Telling, tale: Tale, confirmed: Day, fate: Fate, throws: Dice): void {
  const on = workday(addDays(confirmed, 3 + throws.below(12)))
  const panel = throws.pick(cast.panel)
  if (fate === 'struck') {
    tale.strike(workday(addDays(on, 14)), panel, throws.pick(STRUCK))
    return
  }
  const cancels = tale.sketch.cancels
  if (!cancels) throw new Error(`nobody may cancel ${tale.id}`)
  tale.cancel(on, cancels.by, cancels.reason, cancels.act)
  if (fate === 'reinstated') tale.reinstate(workday(addDays(on, 10)), panel, throws.pick(REINSTATED))
}

/** A second report: of the same event by someone else, or of a later act for the same one. Confirmed too, and counted as "also". */
function twinOf(telling: Telling, programme: Programme, n: number, on: Day, k: number): Tale {
  const throws = dice(programme.target, 'twin', k, telling.seed)
  const later = addDays(on, 7 + throws.below(40))
  const when = programme.repeats && later < addDays(END, -6) ? later : on
  const sketch = programme.sketch(n, when, dice(programme.target, 'story', n, telling.seed))
  const tale = new Tale(`${programme.target}/again-${k}`, { ...sketch, ...sketch.twin }, telling.seed)
  const reported = workday(addDays(when, 4 + throws.below(9)))
  tale.submit(reported)
  for (const side of sketch.sides) tale.confirm(soon(reported, throws, 5), side)
  return tale.inOrder()
}
