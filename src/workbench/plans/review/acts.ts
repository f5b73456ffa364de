import type { Ctx, Refusal, Result } from '../../../kernel/index.js'
import {
  acceptRest,
  acknowledgeWarning,
  addTarget,
  answerCard,
  answerQuestion,
  cutTask,
  disposeNumeral,
  joinTasks,
  noteIllegible,
  proposeReading,
  reviewProposal,
  setLevels,
  settleDuplicate,
  setYear,
  type Tree,
} from '../../../plan/index.js'
import { type Posted, textOf } from '../../../ui/http/index.js'
import { changeOf } from './change.js'

export interface Act {
  readonly ctx: Ctx
  readonly version: string
  readonly posted: Posted
  /** The tree as it stood when the form was sent. */
  readonly tree: Tree
}

type Answer = Promise<Result<{ readonly did: 'done' | 'nothing'; readonly answer?: { readonly acts: number } | undefined }, Refusal>>

const numberAt = (posted: Posted, name: string): number => Number(textOf(posted, name) ?? 'NaN')
const reasonOf = (posted: Posted): string => textOf(posted, 'reason') ?? ''

/** Each act of the page, one command each. What a command refuses, it refuses in words. */
export const ACTS: Readonly<Record<string, (act: Act) => Answer>> = {
  'accept-rest': ({ ctx, version }) => acceptRest(ctx, { version }),
  target: ({ ctx, version, posted, tree }) => {
    const at = numberAt(posted, 'at')
    const verdict = textOf(posted, 'verdict') as 'accept' | 'change' | 'reject'
    const change =
      verdict === 'change'
        ? changeOf(
            posted,
            tree.targets.find((each) => each.num_start === at),
          )
        : undefined
    const empty = change !== undefined && Object.keys(change).length === 0
    return reviewProposal(ctx, { version, at, verdict, reason: reasonOf(posted), ...(change && !empty ? { change } : {}) })
  },
  numeral: ({ ctx, version, posted }) =>
    disposeNumeral(ctx, {
      version,
      at: numberAt(posted, 'at'),
      disposition: textOf(posted, 'disposition') as never,
      reason: reasonOf(posted),
    }),
  card: ({ ctx, version, posted }) =>
    answerCard(ctx, {
      version,
      at: numberAt(posted, 'at'),
      target: textOf(posted, 'answer') === 'target' ? withComparator(changeOf(posted), posted) : null,
      reason: reasonOf(posted),
    }),
  add: ({ ctx, version, posted }) =>
    addTarget(ctx, { version, at: numberAt(posted, 'at'), target: withComparator(changeOf(posted), posted), reason: reasonOf(posted) }),
  cut: ({ ctx, version, posted }) =>
    cutTask(ctx, { version, task: textOf(posted, 'task') ?? '', at: numberAt(posted, 'cutAt'), reason: reasonOf(posted) }),
  join: ({ ctx, version, posted }) => joinTasks(ctx, { version, task: textOf(posted, 'task') ?? '', reason: reasonOf(posted) }),
  note: ({ ctx, version, posted }) => noteIllegible(ctx, { version, at: numberAt(posted, 'at'), text: textOf(posted, 'text') ?? '' }),
  reading: async ({ ctx, version, posted }) => {
    const source = textOf(posted, 'source')
    const answer = await proposeReading(ctx, {
      version,
      start: numberAt(posted, 'start'),
      end: numberAt(posted, 'end'),
      text: textOf(posted, 'text') ?? '',
      ground: textOf(posted, 'ground') as never,
      ...(source ? { source } : {}),
    })
    return answer.ok ? { ok: true, value: { did: answer.value.did } } : answer
  },
  year: ({ ctx, version, posted }) => setYear(ctx, { version, year: Number((textOf(posted, 'year') ?? '').normalize('NFKC')) }),
  question: ({ ctx, version, posted }) =>
    answerQuestion(ctx, {
      version,
      target: textOf(posted, 'target') ?? '',
      question: textOf(posted, 'question') ?? '',
      answer: textOf(posted, 'answer') as never,
      reason: reasonOf(posted),
    }),
  warning: ({ ctx, version, posted }) => {
    const line = textOf(posted, 'line')
    const code = textOf(posted, 'code')
    if (code === 'E-DUP') return settleDuplicate(ctx, { version, line: Number(line), reason: reasonOf(posted) })
    return acknowledgeWarning(ctx, { version, code: code as never, ...(line ? { line: Number(line) } : {}), reason: reasonOf(posted) })
  },
  levels: ({ ctx, version, posted, tree }) => {
    const levels = Object.fromEntries(
      tree.styles.map(({ style }) => [style, textOf(posted, `level-${style}`)]).filter(([, level]) => level),
    )
    return setLevels(ctx, { version, levels, marks: [...tree.marks] })
  },
  line: ({ ctx, version, posted, tree }) => {
    const char = numberAt(posted, 'char')
    const level = textOf(posted, 'level')
    const others = tree.marks.filter((mark) => mark.char !== char)
    return setLevels(ctx, { version, marks: level ? [...others, { char, level: level as never }] : others })
  },
}

/** A target that a person makes has a comparison, also where the form's first choice was left as it stood. */
const withComparator = (change: Record<string, unknown>, posted: Posted): Record<string, unknown> =>
  change.comparator === undefined && textOf(posted, 'comparison') !== undefined ? { ...change, comparator: '=' } : change

/** After these the structure is another one, and the page shows it instead of the next open place. */
export const MOVES_STRUCTURE = new Set(['cut', 'join', 'levels', 'line'])
