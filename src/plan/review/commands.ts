import { z } from 'zod'
import { ok, refuse } from '../../kernel/index.js'
import { cutTask as cutBoundary, dispositions, joinTasks as joinBoundary } from '../reading/index.js'
import type { ReviewedTarget, Tree } from '../types.js'
import { levelsInput, marksInput, type NewAct, targetChange } from './acts.js'
import { withBoundaries } from './boundaries.js'
import { warningKey } from './draft.js'
import { type Judged, reviewing } from './judging.js'
import { questionKey } from './questions.js'
import { MANY } from './said.js'

const reason = z.string().trim().max(2_000).default('')
const place = z.int().min(0).max(2_000_000)
const verdict = z.enum(['accept', 'change', 'reject'])

/** Below this the machine asks for a second look, so that accepting everything at once leaves the target open. */
const SURE = 0.6

/** Accepts, changes or rejects one proposed target, by the place of its number. */
export const reviewProposal = reviewing({
  name: 'plan.review_proposal',
  title: { zh: '核对拟定指标', en: 'Review a proposed target' },
  input: { at: place, verdict, change: targetChange.optional(), reason },
  refusals: ['proposal_unknown', 'change_missing'],
  say: ({ tree }, { at, verdict, change, reason }) => {
    const target = tree.targets.find((each) => each.num_start === at)
    if (!target) return refuse({ code: 'proposal_unknown', at })
    if (verdict === 'change' && !change) return refuse({ code: 'change_missing', field: 'change' })
    if (target.verdict === 'added')
      return ok([{ ...actOn(target, 'add_target', verdict, reason), answer: { start: target.num_start, end: target.num_end, ...change } }])
    return ok([{ ...actOn(target, 'target', verdict, reason), answer: verdict === 'change' ? change : undefined }])
  },
})

const actOn = (target: ReviewedTarget, kind: 'target' | 'add_target', verdict: NewAct['verdict'], reason: string): NewAct => ({
  kind,
  subject: String(target.num_start),
  verdict,
  proposal: target.proposed ?? target,
  reason,
})

/** What is still open and of which the machine was sure: targets, and numbers that are none. Cards are always a person's. */
export function sureOf(tree: Tree): { readonly targets: Tree['targets']; readonly numerals: Tree['numerals'] } {
  return {
    targets: tree.targets.filter((each) => each.verdict === 'open' && each.confidence >= SURE),
    numerals: tree.numerals.filter((each) => each.verdict === 'open' && !each.card && each.disposition !== 'target'),
  }
}

/** Accepts everything that is still open and of which the machine was sure. */
export const acceptRest = reviewing({
  name: 'plan.accept_rest',
  title: { zh: '接受其余识别结果', en: 'Accept the rest' },
  input: { what: z.enum(['numerals', 'targets', 'both']).default('both'), reason },
  say: ({ tree }, { what, reason }) => {
    const acts: NewAct[] = []
    const accept = (kind: 'numeral' | 'target', places: readonly number[]) => {
      if (places.length > 0) acts.push({ kind, subject: MANY, verdict: 'accept', answer: { subjects: places.map(String) }, reason })
    }
    const { targets, numerals } = sureOf(tree)
    const places = { targets: targets.map((each) => each.num_start), numerals: numerals.map((each) => each.start) }
    if (what !== 'numerals') accept('target', places.targets)
    if (what !== 'targets') accept('numeral', places.numerals)
    return ok(acts)
  },
})

/** Says what a number is. */
export const disposeNumeral = reviewing({
  name: 'plan.dispose_numeral',
  title: { zh: '认定数字的性质', en: 'Say what a number is' },
  input: { at: place, disposition: z.enum(dispositions), reason },
  refusals: ['numeral_unknown', 'numeral_carries_target', 'disposition_target'],
  say: ({ tree }, { at, disposition, reason }) => {
    const numeral = tree.numerals.find((each) => each.start === at)
    if (!numeral) return refuse({ code: 'numeral_unknown', at })
    const carried = tree.targets.find((each) => each.num_start <= at && at < each.num_end && each.verdict !== 'rejected')
    if (carried) return refuse({ code: 'numeral_carries_target', target: carried.id })
    if (disposition === 'target') return refuse({ code: 'disposition_target' })
    const same = disposition === numeral.proposedDisposition
    return ok([
      {
        kind: 'numeral',
        subject: String(at),
        verdict: same ? 'accept' : 'change',
        proposal: { disposition: numeral.proposedDisposition, reason: numeral.reason },
        answer: { disposition },
        reason,
      },
    ])
  },
})

/** Answers the card of a vague, approximate or relative number: no target, or the value that a person gives it. A machine never picks one. */
export const answerCard = reviewing({
  name: 'plan.answer_card',
  title: { zh: '回答待定数字', en: 'Answer a review card' },
  input: { at: place, target: targetChange.nullable(), reason },
  refusals: ['card_unknown', 'value_missing', 'baseline_missing'],
  say: ({ tree }, { at, target, reason }) => {
    const numeral = tree.numerals.find((each) => each.start === at)
    if (!numeral?.card) return refuse({ code: 'card_unknown', at })
    if (target && (target.value === undefined || target.comparator === undefined))
      return refuse({ code: 'value_missing', field: 'target.value' })
    if (target && numeral.proposedDisposition === 'relative' && !target.baseline)
      return refuse({ code: 'baseline_missing', field: 'target.baseline' })
    return ok([
      {
        kind: 'card',
        subject: String(at),
        verdict: 'change',
        proposal: { disposition: numeral.proposedDisposition, text: numeral.text },
        answer: { target },
        reason,
      },
    ])
  },
})

/** Makes a target of a number that the machine had put aside. */
export const addTarget = reviewing({
  name: 'plan.add_target',
  title: { zh: '补充指标', en: 'Add a target' },
  input: { at: place, target: targetChange, reason },
  refusals: ['numeral_unknown', 'numeral_carries_target', 'value_missing'],
  say: ({ tree }, { at, target, reason }) => {
    const numeral = tree.numerals.find((each) => each.start === at)
    if (!numeral) return refuse({ code: 'numeral_unknown', at })
    const carried = tree.targets.find((each) => each.num_start === at && each.verdict !== 'added')
    if (carried) return refuse({ code: 'numeral_carries_target', target: carried.id })
    if (target.value === undefined && numeral.value === null) return refuse({ code: 'value_missing', field: 'target.value' })
    return ok([
      {
        kind: 'add_target',
        subject: String(at),
        verdict: 'change',
        proposal: { disposition: numeral.proposedDisposition, text: numeral.text },
        answer: { ...target, start: numeral.start, end: numeral.end },
        reason,
      },
    ])
  },
})

/** Cuts a task in two behind a clause mark. Wording is never edited. */
export const cutTask = reviewing({
  name: 'plan.cut_task',
  title: { zh: '拆分任务', en: 'Cut a task' },
  input: { task: z.string().max(60), at: place, reason },
  refusals: ['task_unknown', 'no_clause_mark', 'title_is_whole', 'no_neighbour'],
  say: ({ version }, { task, at, reason }) => {
    const now = withBoundaries(version.reading!, version.acts)
    const done = cutBoundary(now, task, at)
    if (!done.ok) return refuse({ ...done.refusal })
    return ok([{ kind: 'cut', subject: `cut/${at}/${version.acts.length}`, verdict: 'change', proposal: { task }, answer: { at }, reason }])
  },
})

/** Joins a task with the one after it. */
export const joinTasks = reviewing({
  name: 'plan.join_tasks',
  title: { zh: '合并任务', en: 'Join two tasks' },
  input: { task: z.string().max(60), reason },
  refusals: ['task_unknown', 'no_neighbour'],
  say: ({ version }, { task, reason }) => {
    const now = withBoundaries(version.reading!, version.acts)
    const done = joinBoundary(now, task)
    if (!done.ok) return refuse({ ...done.refusal })
    const at = now.tasks[now.tasks.findIndex((each) => each.id === task) + 1]!.char_start
    return ok([
      { kind: 'join', subject: `join/${at}/${version.acts.length}`, verdict: 'change', proposal: { task }, answer: { at }, reason },
    ])
  },
})

/** Sets the levels of numbering styles for the whole text, and what single lines are. */
export const setLevels = reviewing({
  name: 'plan.set_levels',
  title: { zh: '调整编号层级', en: 'Set levels of numbering' },
  input: { levels: levelsInput.default({}), marks: marksInput.default([]), reason },
  say: ({ tree }, { levels, marks, reason }) =>
    ok([
      {
        kind: 'levels',
        subject: 'text',
        verdict: 'change',
        proposal: { levels: tree.levels, marks: tree.marks },
        answer: { levels: { ...tree.levels, ...levels }, marks },
        reason,
      },
    ]),
})

/** Gives the year of a plan that does not say it. */
export const setYear = reviewing({
  name: 'plan.set_year',
  title: { zh: '填写计划年度', en: 'Give the plan year' },
  input: { year: z.int().min(1949).max(2199), reason },
  say: ({ tree }, { year, reason }) =>
    ok(
      tree.year === year
        ? []
        : [{ kind: 'year', subject: 'plan', verdict: 'change', proposal: { year: tree.year }, answer: { year }, reason }],
    ),
})

/** Puts an editor's note beside an illegible run. The text stays as received. */
export const noteIllegible = reviewing({
  name: 'plan.note_illegible',
  title: { zh: '为无法辨认处加注', en: 'Note an illegible run' },
  input: { at: place, text: z.string().trim().min(1).max(1_000) },
  refusals: ['illegible_unknown'],
  say: ({ tree }, { at, text }) => {
    const span = tree.illegible.find((each) => each.char_start <= at && at < each.char_end)
    if (!span) return refuse({ code: 'illegible_unknown', at })
    return ok([
      { kind: 'note', subject: String(span.char_start), verdict: 'accept', proposal: { text: span.text }, answer: { text }, reason: '' },
    ])
  },
})

/** Settles a number that appears twice: both keep their text, as `n` and `n#2`. */
export const settleDuplicate = reviewing({
  name: 'plan.settle_duplicate',
  title: { zh: '处理重复编号', en: 'Settle a repeated number' },
  input: { line: z.int().min(1), reason: z.string().trim().min(1).max(2_000) },
  refusals: ['duplicate_unknown'],
  say: (judged, { line, reason }) => {
    const warning = judged.tree.warnings.find((each) => each.code === 'E-DUP' && each.line === line)
    return warning ? ok([settling('duplicate', warning, reason)]) : refuse({ code: 'duplicate_unknown', line })
  },
})

/** Takes note of a warning, or of all of them. */
export const acknowledgeWarning = reviewing({
  name: 'plan.acknowledge_warning',
  title: { zh: '确认提示', en: 'Acknowledge a warning' },
  input: { code: z.enum(['W-LONG', 'W-GAP', 'W-RESTART', 'W-MIXED']), line: z.int().min(1).optional(), reason },
  refusals: ['warning_unknown'],
  say: ({ tree }: Judged, { code, line, reason }) => {
    const meant = tree.warnings.filter((each) => each.code === code && (line === undefined || each.line === line))
    if (meant.length === 0) return refuse({ code: 'warning_unknown', warning: code })
    return ok(meant.filter((each) => !each.settled).map((each) => settling('acknowledge', each, reason)))
  },
})

const settling = (
  kind: 'duplicate' | 'acknowledge',
  warning: { readonly code: string; readonly line?: number; readonly what?: unknown },
  reason: string,
): NewAct => ({
  kind,
  subject: warningKey(warning),
  verdict: 'accept',
  proposal: warning,
  reason,
})

/** Chooses between the two readings of a rule that the text leaves open: for one target, or for all of which it is asked. */
export const answerQuestion = reviewing({
  name: 'plan.answer_question',
  title: { zh: '回答确认前的问题', en: 'Answer a question before the confirmation' },
  input: { target: z.string().max(40).optional(), question: z.string().max(60), answer: z.enum(['proposed', 'other']), reason },
  refusals: ['question_unknown'],
  say: ({ tree }, { target, question, answer, reason }) => {
    const meant = tree.questions.filter((each) => each.code === question && (target === undefined || each.target === target))
    const [one] = meant
    if (!one) return refuse({ code: 'question_unknown', target, question })
    const about = new Map(tree.targets.map((each) => [each.id, each]))
    const subjects = meant.map((each) => questionKey(about.get(each.target)!, question))
    const { proposed, other } = one
    const verdict = answer === 'proposed' ? 'accept' : 'change'
    const only = subjects.length === 1 ? { subject: subjects[0]!, answer: { answer } } : { subject: MANY, answer: { answer, subjects } }
    return ok([{ kind: 'question', verdict, proposal: { proposed, other }, reason, ...only }])
  },
})
