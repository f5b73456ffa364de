import type { Tree } from '../../../plan/index.js'
import { Button, Definition, Field, Say, scriptOf } from '../../../ui/index.js'
import { ActForm } from './ActForm.js'
import { texts } from './messages.js'
import type { ReviewView } from './view.js'

type Task = Tree['tasks'][number]

/** A task with its hints, and where it could be cut or joined. Boundaries only: no wording is changed. */
export function TaskSpot({ view, task }: { view: ReviewView; task: Task }) {
  const owners = task.owners.map((owner) => owner.name)
  return (
    <section class="section" aria-labelledby={`k${task.char_start}`}>
      <h3 id={`k${task.char_start}`}>
        <Say of={texts.task} /> {task.id}
      </h3>
      <p class="spot-words" lang={scriptOf(task.text)}>
        {task.text}
      </p>
      <Definition
        entries={[
          task.verbs.length > 0 && { term: texts.verbs, value: <span lang={scriptOf(task.text)}>{task.verbs.join('、')}</span> },
          task.named.length > 0 && {
            term: texts.named,
            value: <span lang={scriptOf(task.text)}>{task.named.map((each) => each.text).join('、')}</span>,
          },
          owners.length > 0 && { term: texts.owners, value: owners.join('、') },
        ]}
      />
      {view.mayReview && (
        <details open={view.refused?.form.startsWith('cut') || view.refused?.form.startsWith('join') || undefined}>
          <summary>
            <Say of={texts.cutOrJoin} />
          </summary>
          <p class="help">
            <Say of={texts.boundariesHelp} />
          </p>
          <Clauses view={view} task={task} />
          <ActForm view={view} act="join" which={task.char_start} values={{ task: task.id }} layout="line">
            <Button text={texts.joinNext} />
          </ActForm>
        </details>
      )}
    </section>
  )
}

/** Behind these a task may be cut, as the reader's own rule has it. */
const CLAUSE_END = /[,，、;；:：。.!！?？)）”』」》]/

function Clauses({ view, task }: { view: ReviewView; task: Task }) {
  const clauses: { text: string; end: number }[] = []
  let text = ''
  for (const [index, character] of [...task.text].entries()) {
    text += character
    if (!CLAUSE_END.test(character)) continue
    clauses.push({ text, end: task.char_start + index + 1 })
    text = ''
  }
  const cuttable = clauses.filter((clause) => clause.end < task.char_end)
  if (cuttable.length === 0) return null
  return (
    <ul class="clauses">
      {cuttable.slice(0, 60).map((clause) => (
        <li>
          <span lang={scriptOf(task.text)}>{clause.text}</span>
          <ActForm view={view} act="cut" which={clause.end} values={{ task: task.id, cutAt: clause.end }} layout="line">
            <Button kind="quiet" text={texts.cutHere} label={`✂ ${clause.text}`} />
          </ActForm>
        </li>
      ))}
    </ul>
  )
}

const LEVELS = [
  { value: 'section', text: texts.levelSection },
  { value: 'subsection', text: texts.levelSubsection },
  { value: 'item', text: texts.levelItem },
  { value: 'lead', text: texts.levelLead },
  { value: 'none', text: texts.levelNone },
]

/** What a single line is, where the numbering does not say it or says it wrongly. */
export function LineSpot({ view, line }: { view: ReviewView; line: { readonly no: number; readonly start: number } }) {
  const marked = view.tree.marks.find((mark) => mark.char === line.start)
  return (
    <details open={view.refused?.form === `line-${line.start}` || undefined}>
      <summary>
        <Say of={texts.lineIs} /> ({line.no})
      </summary>
      <ActForm view={view} act="line" which={line.start} values={{ char: line.start }} layout="line">
        <Field
          kind="select"
          name="level"
          label={texts.level}
          empty={texts.levelAuto}
          required={false}
          value={marked?.level ?? ''}
          options={LEVELS}
        />
        <Button text={texts.setLine} />
      </ActForm>
    </details>
  )
}
