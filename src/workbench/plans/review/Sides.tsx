import type { L10n } from '../../../kernel/index.js'
import { sentenceOf, type Tree } from '../../../plan/index.js'
import { Button, Empty, Field, Pill, Say, Table } from '../../../ui/index.js'
import { ActForm } from './ActForm.js'
import { styleNames, texts } from './messages.js'
import { placeHref, type ReviewView } from './view.js'

/** Readings that the text leaves open: the proposed one, and the other. */
export function Questions({ view }: { view: ReviewView }) {
  const { questions, targets } = view.tree
  if (questions.length === 0) return <Empty title={texts.noQuestions} />
  return (
    <>
      <p class="help">
        <Say of={texts.questionsLead} />
      </p>
      <ul class="list">
        {questions.map((question) => {
          const target = targets.find((each) => each.id === question.target)
          return (
            <li>
              <a href={placeHref(view, target?.num_start, 'questions')}>{question.target}</a>{' '}
              {question.answer !== null && <Pill tone="good" text={texts.answered} />}
              <Answer view={view} question={question} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Answer({ view, question }: { view: ReviewView; question: Tree['questions'][number] }) {
  const option = (value: 'proposed' | 'other', reading: L10n) => ({
    value,
    text: reading,
    help: value === 'proposed' ? texts.proposedReading : texts.otherReading,
  })
  if (!view.mayReview)
    return (
      <p>
        <Say of={question.answer === 'other' ? question.other : question.proposed} />
      </p>
    )
  return (
    <ActForm
      view={view}
      act="question"
      which={`${question.target}-${question.code}`}
      values={{ target: question.target, question: question.code }}
      labels={{ reason: texts.reason, answer: texts.answer }}
    >
      <Field
        kind="radio"
        name="answer"
        label={texts.reading}
        value={question.answer ?? 'proposed'}
        options={[option('proposed', question.proposed), option('other', question.other)]}
      />
      <Field kind="text" name="reason" label={texts.reason} required={false} value={question.reason} maxLength={2_000} />
      <Button text={texts.answer} />
    </ActForm>
  )
}

const QUIET = new Set(['E-NONUM', 'E-YEAR'])

/** What the reader warns of: each is acknowledged; a number that appears twice is settled with a reason. */
export function Warnings({ view }: { view: ReviewView }) {
  const { warnings } = view.tree
  if (warnings.length === 0) return <Empty title={texts.noWarnings} />
  return (
    <ul class="list">
      {warnings.map((warning, index) => (
        <li>
          <Say of={sentenceOf(warning as never)} /> {typeof warning.line === 'number' && <LineLink view={view} line={warning.line} />}{' '}
          {warning.settled && <Pill tone="good" text={texts.acknowledged} />}
          {warning.reason !== '' && <p class="muted">{warning.reason}</p>}
          {view.mayReview && !warning.settled && !QUIET.has(warning.code) && (
            <ActForm
              view={view}
              act="warning"
              which={index}
              values={{ code: warning.code, ...(typeof warning.line === 'number' ? { line: warning.line } : {}) }}
              labels={{ reason: texts.reason }}
              layout="line"
            >
              <Field kind="text" name="reason" label={texts.reason} required={warning.code === 'E-DUP'} maxLength={2_000} />
              <Button text={warning.code === 'E-DUP' ? texts.settleDuplicate : texts.acknowledge} />
            </ActForm>
          )}
        </li>
      ))}
    </ul>
  )
}

function LineLink({ view, line }: { view: ReviewView; line: number }) {
  const span = view.tree.spans.find((each) => !each.overlay && each.line === line)
  if (!span) return null
  return (
    <a href={`${placeHref(view, span.char_start, 'warnings').split('#')[0]}#l${line}`}>
      <Say of={texts.goLine({ line })} />
    </a>
  )
}

const LEVELS = [
  { value: 'section', text: texts.levelSection },
  { value: 'subsection', text: texts.levelSubsection },
  { value: 'item', text: texts.levelItem },
  { value: 'task', text: texts.levelTask },
  { value: 'none', text: texts.levelNone },
]

/** What each style of numbering stands for, for the whole text at once. */
export function LevelsSide({ view }: { view: ReviewView }) {
  const { styles, levels } = view.tree
  if (styles.length === 0)
    return (
      <p>
        <Say of={texts.noStyles} />
      </p>
    )
  return (
    <ActForm view={view} act="levels">
      <p class="help">
        <Say of={texts.levelsHelp} />
      </p>
      <Table
        caption={texts.levels}
        columns={[
          { title: texts.style, heads: true, cell: (one) => <Say of={styleNames[one.style] ?? one.style} /> },
          { title: texts.sample, cell: (one) => <span lang="zh-Hant">{one.sample}</span> },
          { title: texts.count, numeric: true, cell: (one) => one.count },
          {
            title: texts.level,
            cell: (one) =>
              view.mayReview ? (
                <Field
                  kind="select"
                  name={`level-${one.style}`}
                  label={texts.level}
                  hideLabel
                  empty={false}
                  value={levels[one.style] ?? one.level}
                  options={LEVELS}
                />
              ) : (
                <Say of={LEVELS.find((level) => level.value === (levels[one.style] ?? one.level))?.text} />
              ),
          },
        ]}
        rows={styles}
      />
      {view.mayReview && <Button text={texts.saveLevels} />}
    </ActForm>
  )
}
