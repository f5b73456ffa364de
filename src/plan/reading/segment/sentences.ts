/** P-013: where sentences end. Stops inside 《》, “” or brackets do not end one; closing marks stay with the sentence. */
import { startsWithVerb } from '../words/verbs.js'

const OPENERS = '《“‘('
const CLOSERS = '》”’)'
const STOPS = '。!?'
const CLOSING = '》”’)"\''

/** The closing mark of every opening mark in [start, end), and the other way round; marks without partner are left out. */
export function pairs(shadow: string, start: number, end: number): Map<number, number> {
  const partner = new Map<number, number>()
  const open: number[][] = [[], [], [], []]
  for (let i = start; i < end; i++) {
    const char = shadow[i]!
    const opener = OPENERS.indexOf(char)
    if (opener >= 0) open[opener]!.push(i)
    const closer = CLOSERS.indexOf(char)
    const from = closer >= 0 ? open[closer]!.pop() : undefined
    if (from === undefined) continue
    partner.set(from, i)
    partner.set(i, from)
  }
  return partner
}

export interface Sentence {
  readonly start: number
  readonly end: number
}

/** Cuts [start, end) of one line into sentences that touch one another; trailing blanks stay with the sentence before. */
export function sentencesIn(shadow: string, start: number, end: number): Sentence[] {
  const partner = pairs(shadow, start, end)
  const found: Sentence[] = []
  let from = start
  for (let i = start; i < end; i++) {
    const to = partner.get(i)
    if (to !== undefined && to > i) {
      i = to
      continue
    }
    if (!endsHere(shadow, i, end)) continue
    while (i + 1 < end && (STOPS.includes(shadow[i + 1]!) || isStrayCloser(shadow, i + 1, partner))) i++
    found.push({ start: from, end: i + 1 })
    from = i + 1
  }
  if (from < end) found.push({ start: from, end })
  return found
}

function isStrayCloser(shadow: string, at: number, partner: ReadonlyMap<number, number>): boolean {
  return CLOSING.includes(shadow[at]!) && !partner.has(at)
}

function endsHere(shadow: string, at: number, end: number): boolean {
  const char = shadow[at]!
  if (STOPS.includes(char)) return true
  return char === ';' && startsWithVerb(shadow, at + 1, end)
}
