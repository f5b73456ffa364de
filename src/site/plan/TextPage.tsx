import type { PlanLine, PlanText } from '../../plan/index.js'
import {
  Day,
  Definition,
  type Frame,
  formatDay,
  formatNumber,
  LinkButton,
  Name,
  Page,
  paths,
  Say,
  type Span,
  SpanText,
  Table,
  useLanguage,
} from '../../ui/index.js'
import { texts as shared } from '../messages.js'
import { WrongInAddress } from '../parts/AtLine.js'
import { scriptOf } from '../parts/Phrase.js'
import { charactersOf, spansIn } from '../parts/PlanWords.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

export interface TextPageProps {
  frame: Frame
  at: ReadAt
  year: number
  text: PlanText
  versions: PlanLine['versions']
}

/** The plan as received, character for character, with what lies on it. */
export function TextPage(props: TextPageProps) {
  const { frame, at, year } = props
  return (
    <Page
      frame={frame}
      title={texts.planText({ year })}
      lead={texts.planTextLead}
      breadcrumbs={[{ text: shared.planOf({ year }), href: paths.board(year, at.asked) }, { text: texts.words }]}
      width="reading"
      aside={<AboutText {...props} />}
    >
      <WrongInAddress at={at} />
      <Lines {...props} />
    </Page>
  )
}

interface Line {
  readonly start: number
  readonly end: number
}

/** Lines of the text: the newline characters themselves are kept in the file, and shown as the end of a paragraph. */
function linesOf(characters: readonly string[]): Line[] {
  const lines: Line[] = []
  let start = 0
  for (let at = 0; at <= characters.length; at++) {
    if (at < characters.length && characters[at] !== '\n') continue
    if (at > start) lines.push({ start, end: at })
    start = at + 1
  }
  return lines
}

function Lines({ text, year, at }: TextPageProps) {
  const characters = charactersOf(text)
  const lang = scriptOf(characters.join(''))
  return (
    <>
      {linesOf(characters).map((line) => (
        <SpanText
          text={characters.slice(line.start, line.end).join('')}
          lang={lang}
          spans={[...structureIn(text, line, year, at), ...spansIn(text, line, { year, at })]}
        />
      ))}
    </>
  )
}

/** Items and tasks that lie in a line, with the places that links lead to. */
function structureIn(text: PlanText, line: Line, year: number, at: ReadAt): Span[] {
  const within = <T extends { readonly start: number; readonly end: number }>(span: T) => span.start < line.end && span.end > line.start
  const titles = text.spans.filter((span) => (span.kind === 'item_title' || span.kind === 'section_title') && within(span))
  const spans: Span[] = [
    ...titles.map((span): Span => ({ start: span.start, end: span.end, kind: 'item' })),
    ...text.tasks
      .filter(within)
      .map(
        (task): Span => ({ start: task.start, end: task.end, kind: 'task', href: paths.task(year, task.code, at.asked), title: task.code }),
      ),
    ...text.targets.filter(within).map((target): Span => ({ start: target.start, end: target.end, kind: 'target', id: target.code })),
    ...text.illegible
      .filter((run) => run.char_start < line.end && run.char_end > line.start)
      .map((run): Span => ({ start: run.char_start, end: run.char_end, kind: 'illegible', id: `c${run.char_start}` })),
  ]
  return spans.map((span) => ({ ...span, start: span.start - line.start, end: span.end - line.start }))
}

function AboutText({ text, versions, at, year }: TextPageProps) {
  const language = useLanguage()
  const { plan, version } = text
  return (
    <>
      <h2>
        <Say of={texts.legend} />
      </h2>
      <ul>
        {LEGEND.map(({ kind, text: word }) => (
          <li class="plan-text">
            <mark class={`span-${kind}`}>
              <Say of={word} />
            </mark>
          </li>
        ))}
      </ul>
      <h2>
        <Say of={texts.aboutText} />
      </h2>
      <Definition
        entries={[
          { term: texts.body, value: <Name zh={plan.body} /> },
          { term: texts.version, value: <Say of={texts.versionNo({ no: version.no, on: formatDay(language, version.inForceFrom) })} /> },
          { term: texts.document, value: <Name zh={version.document} /> },
          { term: texts.characters, value: formatNumber(language, charactersOf(text).length) },
          version.sha256 !== null && { term: texts.sha256, value: <code class="wrap">{version.sha256}</code> },
        ]}
      />
      {version.sha256 && <LinkButton href={paths.planSource(year, version.id)} download text={texts.download} />}
      <IllegiblePlaces text={text} />
      {versions.length > 1 && (
        <Table
          caption={texts.versions}
          columns={[
            { title: texts.version, heads: true, cell: (each) => each.no },
            { title: texts.document, cell: (each) => <Name zh={each.document} /> },
            {
              title: texts.inForceFrom,
              cell: (each) =>
                each.inForceFrom ? (
                  <a href={paths.planText(year, { ...at.asked, asOf: each.inForceFrom })}>
                    <Day on={each.inForceFrom} />
                  </a>
                ) : null,
            },
          ]}
          rows={versions}
        />
      )}
    </>
  )
}

const LEGEND = [
  { kind: 'task', text: texts.markTask },
  { kind: 'target', text: texts.markTarget },
  { kind: 'number', text: texts.markNumber },
  { kind: 'illegible', text: texts.markIllegible },
] as const

function IllegiblePlaces({ text }: { text: PlanText }) {
  if (text.illegible.length === 0) return null
  return (
    <>
      <h2>
        <Say of={texts.illegiblePlaces} />
      </h2>
      <ul>
        {text.illegible.map((run) => (
          <li>
            <a href={`#c${run.char_start}`}>
              <Say of={texts.line({ line: run.line, from: run.char_start, to: run.char_end })} />
            </a>
            {run.note && (
              <div class="muted small" lang="zh">
                {run.note}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
