import { chainHead, type Day, headAndClock, isDay, type L10n, type Seal } from '../kernel/index.js'
import type { Knowledge } from '../registry/index.js'
import { ctxOf, type WebContext } from '../ui/http/index.js'
import type { At } from '../ui/index.js'
import { texts } from './messages.js'

/** K as a query takes it. */
export type Known = { seq: number } | { day: Day }

/** Where the figures of one page are read, and how its links say so. */
export interface ReadAt {
  readonly today: Day
  /** E, spelled out. */
  readonly asOf: Day
  /** K as the reader asked for it; undefined: all that is known. */
  readonly known: Known | undefined
  /** The newest seal when the figures were read. */
  readonly head: Seal
  /** What was wrong in the address, in words; the default is shown instead. */
  readonly wrong: readonly L10n[]
  /** For links to further pages: what the reader asked for, so that an undated page stays undated. */
  readonly asked: At
  /** For links from figures: the same E and K, spelled out (06 P-100). */
  readonly exact: At
}

const SEAL = /^s(\d{1,15})$/

/** E and K from the address (`asOf=2022-09-30`, `known=2022-10-08` or `known=s12345`). What cannot be read is left out, with a notice. */
export async function readAt(c: WebContext): Promise<ReadAt> {
  const { database, clock } = ctxOf(c).house
  const { head, demoToday } = await headAndClock(database.db)
  return standingAt({ asOf: c.req.query('asOf'), known: c.req.query('known') }, clock.todayFrom(demoToday), head)
}

/** See `readAt`; pure. */
export function standingAt(asked: { asOf?: string; known?: string }, today: Day, head: Seal): ReadAt {
  const wrong: L10n[] = []
  const asOf = dayOf(asked.asOf, today, wrong, 'asOf')
  const known = knownOf(asked.known, today, head, wrong)
  const spelled = known === undefined ? undefined : 'seq' in known ? `s${known.seq}` : known.day
  return {
    today,
    asOf: asOf ?? today,
    known,
    head,
    wrong,
    asked: { asOf: asOf ?? null, known: spelled ?? null },
    exact: { asOf: asOf ?? today, known: exactK(known, head) },
  }
}

function dayOf(text: string | undefined, today: Day, wrong: L10n[], which: 'asOf' | 'known'): Day | undefined {
  const given = text?.trim()
  if (!given) return undefined
  if (!isDay(given)) {
    wrong.push(which === 'asOf' ? texts.asOfWrong({ given: given.slice(0, 40) }) : texts.knownWrong({ given: given.slice(0, 40) }))
    return undefined
  }
  if (given > today) {
    wrong.push(texts.dayAhead({ given, today }))
    return undefined
  }
  return given
}

function knownOf(text: string | undefined, today: Day, head: Seal, wrong: L10n[]): Known | undefined {
  const given = text?.trim()
  const seal = given === undefined ? null : SEAL.exec(given)
  if (!seal) {
    const day = dayOf(given, today, wrong, 'known')
    // What is known today is all that is known; the day would go stale tomorrow.
    return day === undefined || day === today ? undefined : { day }
  }
  const seq = Number(seal[1])
  if (seq <= head.seq) return { seq }
  wrong.push(texts.sealAhead({ seq, head: head.seq }))
  return undefined
}

/** A knowledge day that is over names its last seal for good; one that still grows does not, so the seal is named instead. */
function exactK(known: Known | undefined, head: Seal): string {
  if (known === undefined) return `s${head.seq}`
  if ('seq' in known) return `s${known.seq}`
  return head.day !== null && known.day < head.day ? known.day : `s${head.seq}`
}

const TRIES = 3

/**
 * Asks for figures and says at which seal they are. Without a K in the address the newest figures are read, which are quickest; they are those of the
 * head if nothing was sealed meanwhile. While facts keep coming in, the third time the head itself is asked for.
 */
export async function readFigures<T>(c: WebContext, ask: (at: ReadAt) => Promise<T>): Promise<{ at: ReadAt; value: T }> {
  for (let tries = 1; ; tries++) {
    const at = await readAt(c)
    if (at.known !== undefined) return { at, value: await ask(at) }
    if (tries === TRIES) return { at, value: await ask({ ...at, known: { seq: at.head.seq } }) }
    const value = await ask(at)
    if ((await chainHead(ctxOf(c).house.database.db)).seq === at.head.seq) return { at, value }
  }
}

/** E and K of a page as the register's queries take them. */
export function registerTimes(at: Pick<ReadAt, 'asOf' | 'known'>): { asOf: Day; knownAt?: Day; knownSeal?: number } {
  if (at.known === undefined) return { asOf: at.asOf }
  return 'seq' in at.known ? { asOf: at.asOf, knownSeal: at.known.seq } : { asOf: at.asOf, knownAt: at.known.day }
}

/** K of a page as the register's names take it. */
export const knowledgeOf = (at: Pick<ReadAt, 'known'>): Knowledge =>
  at.known === undefined ? null : 'seq' in at.known ? { seal: at.known.seq } : at.known.day
