/** The exact words of a target: its clause, or its member of a list, without what belongs to others as well. */
import { comparedAfter, STRIVE } from '../words/comparators.js'
import { verbsIn } from '../words/verbs.js'
import type { Found } from './classify.js'

type Bounds = readonly [number, number]

/** `inClause` are the targets of the same clause in the order of the text, `sharedStrive` says that 争取 governs more targets than this one. */
export function phraseOf(one: Found, inClause: readonly Found[], shadow: string, sharedStrive = false): Bounds {
  if (one.proposal.within) return one.proposal.within
  const [start, end] = inClause.length > 1 && inClause.length < 40 ? member(one, inClause, shadow) : alone(one, shadow, sharedStrive)
  return trimmed(start, end, one, shadow)
}

/** Cells of a row end at two blanks; an illegible run ends what can be quoted. */
function trimmed(from: number, to: number, { proposal }: Found, shadow: string): Bounds {
  let [start, end] = [from, to]
  const cell = shadow.slice(start, proposal.numStart).lastIndexOf('  ')
  if (cell >= 0) start += cell + 2
  const gap = shadow.slice(proposal.numEnd, end).search(/ {2}|\uffff/)
  if (gap >= 0) end = proposal.numEnd + gap
  while (start < proposal.numStart && /[ \t、]/.test(shadow[start]!)) start++
  while (end > proposal.numEnd && /[ \t]/.test(shadow[end - 1]!)) end--
  return [start, end]
}

/** A lead longer than this, or one that enumerates, is not part of the phrase when a verb stands right before the number. */
const LEAD_LONGEST = 10

function alone(one: Found, shadow: string, sharedStrive: boolean): Bounds {
  const { proposal, context } = one
  const aside = inBracket(one, shadow)
  if (aside) return aside
  let start = context.clauseStart
  const from = fromOf(one, shadow)
  const lead = shadow.slice(start, from)
  const verb = verbsIn(lead, 0, lead.length, 40).at(-1)
  const adjacent = verb !== undefined && verb.at + verb.verb.length === lead.length && proposal.kind === 'explicit'
  if (adjacent && (verb.at > LEAD_LONGEST || lead.slice(0, verb.at).includes('、'))) start += verb.at
  else if (sharedStrive) start += STRIVE_FIRST.exec(lead)?.[0].length ?? 0
  return [start, Math.min(context.clauseEnd, openEnd(shadow, proposal.numEnd, context.clauseEnd))]
}

const STRIVE_FIRST = new RegExp(`^(?:${STRIVE.source})`)

/** 吸纳1000名以上人才参与甲、乙等活动: an open enumeration behind a second verb is left out. */
function openEnd(shadow: string, from: number, end: number): number {
  const tail = shadow.slice(from, end)
  if (!tail.includes('等')) return end
  const verb = verbsIn(tail, 0, tail.length, 40).find(({ at, verb: word }) => /^[^、]{1,20}、.{1,40}等/.test(tail.slice(at + word.length)))
  return verb ? from + verb.at + verb.verb.length : end
}

/** Where the number begins together with the word that decides it; a word that governs a list stands with its first member. */
function fromOf({ proposal, context }: Found, shadow: string): number {
  const { wordStart, numStart } = proposal
  const own = wordStart >= context.clauseStart && wordStart < numStart && !/[\d、]/.test(shadow.slice(wordStart, numStart))
  return own ? wordStart : numStart
}

/** 示范学会(20家): a bracket with a bare number belongs to the noun before it. */
function inBracket({ context, proposal }: Found, shadow: string): Bounds | undefined {
  const bracket = context.enclosures.find(({ kind }) => kind === '()')
  if (!bracket || bracket.start + 1 !== proposal.numStart || bracket.end !== context.clauseEnd) return undefined
  const before = shadow.slice(Math.max(context.leafStart, bracket.start - 24), bracket.start)
  const noun = before.slice(before.search(/[^,。;:、()\s]*$/))
  const verb = verbsIn(noun, 0, noun.length, 1)[0]
  const skip = verb?.at === 0 && verb.verb.length < noun.length ? verb.verb.length : 0
  return noun.length > 0 ? [bracket.start - noun.length + skip, bracket.end + 1] : undefined
}

function member(one: Found, inClause: readonly Found[], shadow: string): Bounds {
  const { proposal, context } = one
  const place = inClause.indexOf(one)
  // Words of full coverage close their member: 党组织全覆盖、工作全覆盖.
  const words = proposal.kind === 'coverage' && !/\d/.test(shadow[proposal.numStart]!)
  const before = inClause[place - 1]
  const next = inClause[place + 1]
  const end = next ? between(one, next, shadow)[0] : context.clauseEnd
  const start = before ? between(before, one, shadow)[1] : words ? context.clauseStart : opening(one, inClause, shadow)
  return [start, words ? proposal.numEnd : end]
}

const SEPARATOR = /、|以及|(?<![参])与(?!会)|(?<![普涉以])及(?!时|其|以上|格)|和(?!谐|平|美)| {2,}/g

/** The separator between two members: the first one, unless the number follows the last one directly (甲、乙和3个丙). */
function between(left: Found, right: Found, shadow: string): Bounds {
  const from = Math.min(left.context.afterStart + (comparedAfter(left.context.after)?.length ?? 0), right.proposal.numStart)
  const to = Math.max(from, fromOf(right, shadow))
  const found = [...shadow.slice(from, to).matchAll(SEPARATOR)].map(
    ({ index, 0: mark }): Bounds => [from + index, from + index + mark.length],
  )
  const last = found.at(-1)
  if (last === undefined) return atVerb(shadow, from, to)
  return last[1] === to ? last : found[0]!
}

/** 选派100名特派员深入50个乡镇: the next verb begins the next phrase. */
function atVerb(shadow: string, from: number, to: number): Bounds {
  const verb = verbsIn(shadow, from, to, 4).find(({ at }) => at > from)
  const at = verb?.at ?? from
  return [at, at]
}

/** Where the first member begins: at its number when the things counted stand behind the numbers, or behind the verb that all members share. */
function opening(first: Found, inClause: readonly Found[], shadow: string): number {
  const { clauseStart } = first.context
  const others = inClause.slice(1).map((mate, i) => shadow.slice(between(inClause[i]!, mate, shadow)[1], fromOf(mate, shadow)))
  const counted = between(first, inClause[1]!, shadow)[0] > first.context.afterStart
  if (others.every((lead) => lead === '') && (counted || fromOf(first, shadow) < first.proposal.numStart)) return fromOf(first, shadow)
  const lead = shadow.slice(clauseStart, fromOf(first, shadow))
  const among = /^其中:?/.exec(lead)?.[0].length ?? 0
  if (others.some((words) => verbsIn(words, 0, words.length, 1)[0]?.at === 0)) return clauseStart + among
  let at = among
  for (const { verb, at: place } of verbsIn(lead, 0, lead.length, 6)) {
    if (at === among ? place > LEAD_LONGEST : place !== at) break
    at = place + verb.length
  }
  return clauseStart + (at < lead.length ? at : among)
}
