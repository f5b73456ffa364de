import { Button, Day, Definition, Field, LinkButton, Say, scriptOf } from '../../../ui/index.js'
import { ActForm } from './ActForm.js'
import { texts } from './messages.js'
import { NumeralSpot } from './NumeralSpot.js'
import { TargetSpot } from './TargetSpot.js'
import { LineSpot, TaskSpot } from './TaskSpot.js'
import { nextAfter } from './tally.js'
import { placeHref, type ReviewView } from './view.js'

/** Everything that lies on the chosen place: target, number, illegible run, task, line. */
export function Spot({ view }: { view: ReviewView }) {
  const { tree, at } = view
  if (at === undefined)
    return (
      <p class="muted">
        <Say of={texts.chooseHint} />
      </p>
    )
  const target =
    tree.targets.find((each) => each.num_start === at) ??
    tree.targets.find((each) => each.char_start <= at && at < each.char_end && each.verdict !== 'rejected')
  const numeral = tree.numerals.find((each) => each.start === at)
  const carried =
    numeral && tree.targets.some((each) => each.verdict !== 'rejected' && each.num_start <= numeral.start && numeral.end <= each.num_end)
  const illegible = tree.illegible.find((each) => each.char_start <= at && at < each.char_end)
  const task = tree.tasks.find((each) => each.char_start <= at && at < each.char_end)
  const line = view.window.lines.findLast((each) => each.start <= at)
  const next = nextAfter(view.open, at)
  const nothing = !target && !numeral && !illegible && !task
  return (
    <div class="spot" id="spot">
      <div class="spot-head">
        <h2>
          <Say of={texts.chosen} />
        </h2>
        <span>
          {next && next.at !== at && (
            <LinkButton kind="quiet" href={placeHref(view, next.at)} text={texts.nextOpen} attrs={{ 'data-shortcut': 'j' }} />
          )}
          <LinkButton kind="quiet" href={placeHref(view, null)} text={texts.closeSpot} />
        </span>
      </div>
      {target && <TargetSpot view={view} target={target} />}
      {numeral && !carried && <NumeralSpot view={view} numeral={numeral} />}
      {illegible && <IllegibleSpot view={view} run={illegible} />}
      {task && <TaskSpot view={view} task={task} />}
      {nothing && (
        <p class="muted">
          <Say of={texts.nothingHere} />
        </p>
      )}
      {line && view.mayReview && <LineSpot view={view} line={line} />}
    </div>
  )
}

function IllegibleSpot({ view, run }: { view: ReviewView; run: ReviewView['tree']['illegible'][number] }) {
  return (
    <section class="section" aria-labelledby={`i${run.char_start}`}>
      <h3 id={`i${run.char_start}`}>
        <Say of={texts.illegible} />
      </h3>
      <p class="spot-words">{run.text}</p>
      <p>
        <Say of={texts.illegibleText} />
      </p>
      <Definition
        entries={[
          { term: texts.characters({ from: run.char_start, to: run.char_end }), value: run.signs.join(', ') },
          run.note !== null && { term: texts.note, value: run.note },
        ]}
      />
      {view.mayReview && (
        <ActForm view={view} act="note" which={run.char_start} values={{ at: run.char_start }}>
          <Field kind="textarea" name="text" label={texts.note} rows={2} maxLength={1_000} value={run.note ?? ''} />
          <Button kind="primary" text={texts.saveNote} />
        </ActForm>
      )}
      <Readings view={view} run={run} />
    </section>
  )
}

const GROUNDS = [
  { value: 'guess', text: texts.groundGuess },
  { value: 'other_copy', text: texts.groundCopy },
  { value: 'issuing_body', text: texts.groundBody },
]

/** What people think the run may have said, each with author, day and ground. */
function Readings({ view, run }: { view: ReviewView; run: ReviewView['tree']['illegible'][number] }) {
  const readings = view.page.notes.filter((note) => note.charStart < run.char_end && run.char_start < note.charEnd)
  return (
    <>
      {readings.length > 0 && (
        <ul>
          {readings.map((note) => (
            <li>
              <span lang={scriptOf(note.text)}>{note.text}</span>{' '}
              <span class="muted small">
                {note.by} <Day on={note.on} /> · <Say of={GROUNDS.find((ground) => ground.value === note.ground)?.text} /> {note.source}
              </span>
            </li>
          ))}
        </ul>
      )}
      {view.mayComment && (
        <details open={view.refused?.form === `reading-${run.char_start}` || undefined}>
          <summary>
            <Say of={texts.proposeReading} />
          </summary>
          <ActForm
            view={view}
            act="reading"
            which={run.char_start}
            values={{ at: run.char_start, start: run.char_start, end: run.char_end }}
            labels={{ text: texts.readingText, ground: texts.ground, source: texts.groundSource }}
          >
            <p class="help">
              <Say of={texts.readingHelp} />
            </p>
            <Field kind="text" name="text" label={texts.readingText} maxLength={500} />
            <Field kind="select" name="ground" label={texts.ground} empty={false} value="guess" options={GROUNDS} />
            <Field kind="text" name="source" label={texts.groundSource} required={false} maxLength={500} />
            <Button text={texts.proposeReading} />
          </ActForm>
        </details>
      )}
    </>
  )
}
