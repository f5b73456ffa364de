import { z } from 'zod'
import {
  type At,
  command,
  first,
  id,
  isUuid,
  noAnswer,
  notAllowed,
  ok,
  type Refusal,
  refuse,
  rows,
  sql,
  type Tx,
  uuidOf,
} from '../../kernel/index.js'
import { questionAnswered, questionRaised, statementCorrected } from '../facts.js'
import { readCreditCode } from '../identifiers.js'
import { reason, source } from '../input.js'
import { questionsRaisedOut } from '../lifeOutputs.js'
import { refreshSearch } from '../search.js'
import { addStatements, type Said, type Saying, saidOf, standing } from '../statement/store.js'
import { inTurn } from '../turn.js'
import { addQuestions, type Question, questionById, raisedAmong } from './store.js'

const MOST = 200
const value = z.union([z.string().max(500), z.number(), z.boolean(), z.null()])
const REPAIRED = ['broader', 'name_zh', 'name_en', 'credit_code', 'class'] as const

/** Whether a yes could put this value there: a correction passes no other check. */
function fitsPredicate(predicate: (typeof REPAIRED)[number], given: z.output<typeof value>): boolean {
  if (given === null) return predicate !== 'name_zh'
  if (typeof given !== 'string' || given.trim() === '') return false
  if (predicate === 'broader') return isUuid(given)
  return predicate === 'credit_code' ? readCreditCode(given).ok : true
}

const one = z.strictObject({
  subject: id<string>('subject'),
  what: z.string().regex(/^[a-z][a-z_]{1,39}$/, 'question_what'),
  detail: z.record(z.string().max(40), z.union([z.string().max(500), z.number()])).default({}),
  /** What a yes would correct. */
  repair: z
    .strictObject({ predicate: z.enum(REPAIRED), value })
    .refine((repair) => fitsPredicate(repair.predicate, repair.value), { message: 'repair_value', path: ['value'] })
    .nullable()
    .default(null),
})

/** The same question about the same thing is one question, however often its source is read. */
const idOf = (asked: z.output<typeof one>): Question['id'] =>
  uuidOf('question', `${asked.subject}/${asked.what}/${JSON.stringify(asked.detail)}`) as Question['id']

export const raiseQuestions = command({
  name: 'registry.raise_questions',
  title: { zh: '提出登记疑问', en: 'Ask what the register cannot decide' },
  input: z.strictObject({ questions: z.array(one).min(1).max(MOST), source }),
  output: questionsRaisedOut,
  permission: 'registry.keep_subjects',
  allow: (who) => who.can('registry.keep_subjects'),
  subject: inTurn,
  load: async (tx, asked) => ({
    raised: await raisedAmong(tx, asked.questions.map(idOf)),
    known: new Set(
      (
        await rows<{ id: string }>(
          tx,
          sql`select id from registry.unit where id = any(${asked.questions.map((each) => each.subject)}::uuid[])
            union all select id from registry.subject where id = any(${asked.questions.map((each) => each.subject)}::uuid[])`,
        )
      ).map((each) => each.id),
    ),
  }),
  decide: ({ raised, known }, asked, at) => {
    const lost = asked.questions.findIndex((each) => !known.has(each.subject))
    if (lost >= 0) return refuse<Refusal>({ code: 'subject_unknown', field: `questions.${lost}.subject` })
    const fresh = [...new Map(asked.questions.map((each) => [idOf(each), each])).entries()].filter(([key]) => !raised.has(key))
    if (fresh.length === 0) return ok('nothing')
    const questions = fresh.map(([key, each]) => ({ ...each, id: key, source: asked.source, fact: at.id<'fact'>() }))
    const facts = questions.map((each) => ({
      ...questionRaised({ question: each.id, subject: each.subject, what: each.what, on: at.today }),
      id: each.fact,
    }))
    return ok({ change: questions, facts, answer: { raised: questions.length } })
  },
  save: (tx: Tx, questions, at: At) => addQuestions(tx, questions, at.today),
  refusals: ['subject_unknown'],
})

interface Answering {
  readonly question: Question
  readonly answered: 'repair' | 'keep' | null
  readonly ofUnit: boolean
  /** What is said now of that which the repair would correct. */
  readonly said: readonly Said[]
}

export const answerQuestion = command({
  name: 'registry.answer_question',
  title: { zh: '答复登记疑问', en: 'Answer a question of the register' },
  input: z.strictObject({ question: id('question'), choice: z.enum(['repair', 'keep']), reason }),
  output: noAnswer,
  permission: 'registry.keep_subjects',
  allow: (who) => who.can('registry.keep_subjects'),
  subject: inTurn,
  load: async (tx, asked): Promise<Answering | undefined> => {
    const found = await questionById(tx, asked.question)
    if (!found) return undefined
    const said = found.repair ? await saidOf(tx, [found.subject], null, { predicates: [found.repair.predicate] }) : []
    const unit = await first<{ id: string }>(tx, sql`select id from registry.unit where id = ${found.subject}`)
    return { question: found, answered: found.answered, ofUnit: unit !== undefined, said }
  },
  decide: (found, asked, at) => {
    if (!found) return refuse<Refusal>({ code: 'question_unknown', field: 'question' })
    if (found.answered !== null) return found.answered === asked.choice ? ok('nothing') : refuse({ code: 'question_answered' })
    const { question } = found
    const fact = at.id<'fact'>()
    const answered = {
      ...questionAnswered({ question: question.id, subject: question.subject, choice: asked.choice, reason: asked.reason, on: at.today }),
      id: fact,
    }
    if (asked.choice === 'keep') return ok({ change: { ...asked, fact, said: [] as Saying[] }, facts: [answered] })
    if (!question.repair) return refuse({ code: 'question_no_repair', field: 'choice' })
    // A yes is a correction: of a unit, only for those who may correct what is said of units.
    if (found.ofUnit && !at.viewer.can('registry.keep_units')) return refuse(notAllowed(at.viewer, 'registry.keep_units'))
    const old = standing(found.said).at(-1)
    if (!old) return refuse({ code: 'statement_superseded', field: 'question' })
    const { id: _old, recordedOn: _on, recordedAt: _at, recordedBy: _by, superseded: _done, ...kept } = old
    const correction = at.id<'fact'>()
    const said: Saying = {
      ...kept,
      id: at.id<'statement'>(),
      value: question.repair.value,
      fact: correction,
      source: question.source,
      supersedes: old.id,
      reason: asked.reason,
    }
    const corrected = statementCorrected({
      subject: question.subject,
      predicate: question.repair.predicate,
      statement: said.id,
      supersedes: old.id,
      withdrawn: false,
      reason: asked.reason,
      on: said.validFrom,
    })
    return ok({ change: { ...asked, fact, said: [said] }, facts: [answered, { ...corrected, id: correction }] })
  },
  save: async (tx, change, at) => {
    await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
    await refreshSearch(tx, { units: change.said.map((each) => each.subject) })
    await sql`insert into registry.answer (question, choice, reason, fact, answered_by, answered_on)
      values (${change.question}, ${change.choice}, ${change.reason}, ${change.fact}, ${at.viewer.account}, ${at.today})`.execute(tx)
  },
  clashes: {
    answer_pkey: { code: 'question_answered' } as Refusal,
    statement_superseded_once: { code: 'statement_superseded' } as Refusal,
  },
  refusals: ['question_unknown', 'question_no_repair', 'question_answered', 'statement_superseded'],
})
