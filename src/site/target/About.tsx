import type { PlanText, TargetPage as TargetReading } from '../../plan/index.js'
import { planFactKind } from '../../registry/index.js'
import { Day, Definition, formatDay, formatNumber, None, Notice, paths, Say, useLanguage } from '../../ui/index.js'
import { PlanWords } from '../parts/PlanWords.js'
import type { ReadAt } from '../standing.js'
import type { NameOf } from '../unitNames.js'
import { texts } from './messages.js'

export interface AboutProps {
  reading: TargetReading
  text: PlanText | undefined
  at: ReadAt
  nameOf: NameOf
}

/** Beside the figure: the words of the plan, how they are counted, who is in charge. */
export function About(props: AboutProps) {
  const { reading, text, at } = props
  const { target, plan } = reading
  const task = text?.tasks.find((each) => each.code === target.task)
  return (
    <>
      <h2>
        <Say of={texts.planSays} />
      </h2>
      {text && task && <PlanWords text={text} stretch={task} chosen={target.code} year={plan.year} at={at} />}
      {text && <Illegible {...props} text={text} />}
      <p class="small">
        <a href={paths.planText(plan.year, at.asked, target.code)}>
          <Say of={texts.textLink} />
        </a>
      </p>
      <Particulars {...props} />
      {reading.rule && <Terms rule={reading.rule} />}
    </>
  )
}

/** What could not be read beside the number, with the editor's note and the readings that were proposed; these never enter the text. */
function Illegible({ reading, text }: AboutProps & { text: PlanText }) {
  if (!reading.target.marks.some((mark) => mark.code === 'illegible_noun')) return null
  const target = text.targets.find((each) => each.code === reading.target.code)
  const task = text.tasks.find((each) => each.code === reading.target.task)
  const runs = text.illegible.filter((run) => task && run.char_start >= task.start && run.char_end <= task.end)
  const run = runs.find((each) => target && each.char_start >= target.start) ?? runs[0]
  if (!run) return null
  const readings = text.notes.filter((note) => note.kind === 'reading' && note.charStart < run.char_end && note.charEnd > run.char_start)
  return (
    <Notice kind="warn" title={texts.illegible}>
      <p>
        <Say of={texts.illegibleText({ line: run.line })} />
      </p>
      {run.note && (
        <p>
          <Say of={texts.editorNote} />
          <Say of={{ zh: '：', en: ': ' }} />
          <span lang="zh">{run.note}</span>
        </p>
      )}
      {readings.map((note) => (
        <p>
          <Say of={texts.proposedReading} />
          <Say of={{ zh: '：', en: ': ' }} />
          <span lang="zh">{note.text}</span> (<Say of={texts.grounds} /> <Say of={texts[note.ground]} />, {note.by}, <Day on={note.on} />)
        </p>
      ))}
    </Notice>
  )
}

function Particulars({ reading, at, nameOf }: AboutProps) {
  const { target, plan, rule } = reading
  const { year } = plan
  const language = useLanguage()
  return (
    <Definition
      entries={[
        rule && {
          term: texts.rule,
          value: <Say of={rule.sentence ?? texts.ruleByHand} />,
        },
        rule?.register && { term: texts.registerRule, value: <Say of={rule.register} /> },
        rule && { term: texts.ruleVersion, value: <RuleVersions rule={rule} /> },
        rule && { term: texts.closes, value: <Day on={rule.closes} /> },
        reading.workingReading && { term: texts.workingReading, value: <Say of={reading.workingReading} /> },
        target.modality === 'strive' && { term: texts.modality, value: <Say of={texts.strive} /> },
        { term: texts.owner, value: target.lead ? <a href={paths.unit(target.lead, at.asked)}>{nameOf(target.lead)}</a> : <None /> },
        target.task !== null && { term: texts.task, value: <a href={paths.task(year, target.task, at.asked)}>{target.task}</a> },
        { term: texts.programmes, value: <Programmes reading={reading} /> },
        target.waiting > 0 && {
          term: texts.waiting,
          value: (
            <a href={paths.notCounted(year, target.code, { ...at.exact, reason: 'waiting' })} data-figure={target.waiting}>
              {formatNumber(language, target.waiting)}
            </a>
          ),
        },
      ]}
    />
  )
}

/** The rule as the machine applies it, for those who check. */
function Terms({ rule }: { rule: NonNullable<TargetReading['rule']> }) {
  return (
    <details>
      <summary>
        <Say of={texts.terms} />
      </summary>
      <Definition
        entries={[
          { term: texts.whichFacts, value: rule.kinds.map((kind) => <KindName kind={kind} />) },
          rule.where !== null && { term: texts.onlyWhere, value: <code>{rule.where}</code> },
          { term: texts.oneFor, value: <code>{rule.key.join(', ')}</code> },
          { term: texts.measure, value: <code>{rule.measure}</code> },
        ]}
      />
    </details>
  )
}

function KindName({ kind }: { kind: string }) {
  const title = planFactKind(kind)?.title
  return title ? <Say of={title} /> : <code>{kind}</code>
}

function RuleVersions({ rule }: { rule: NonNullable<TargetReading['rule']> }) {
  const language = useLanguage()
  const confirmed = rule.versions.find((each) => each.version === rule.version)?.confirmedOn
  return <Say of={texts.versionOf({ version: rule.version, on: formatDay(language, confirmed) })} />
}

function Programmes({ reading }: { reading: TargetReading }) {
  const language = useLanguage()
  if (reading.programmes.length === 0)
    return (
      <span class="muted">
        <Say of={texts.noProgramme} />
      </span>
    )
  return (
    <ul>
      {reading.programmes.map((programme) => (
        <li>
          {programme.title ? <Say of={programme.title} /> : <code>{programme.id}</code>}
          <span class="muted">
            <Say of={texts.programmeSince({ day: formatDay(language, programme.opensOn) })} />
          </span>
        </li>
      ))}
    </ul>
  )
}
