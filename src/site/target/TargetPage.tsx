import type { PlanText, TargetPage as TargetReading } from '../../plan/index.js'
import { CopyButton, Definition, Figure, type Frame, LinkButton, Notice, Page, paths, Say, StateMark } from '../../ui/index.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { Marks } from '../parts/Marks.js'
import { Phrase, programmeName } from '../parts/Phrase.js'
import { TargetFigure } from '../parts/TargetFigure.js'
import type { ReadAt } from '../standing.js'
import type { NameOf } from '../unitNames.js'
import { About } from './About.js'
import { Checks } from './Checks.js'
import { Growth } from './Growth.js'
import { Method } from './Method.js'
import { texts } from './messages.js'
import { Splits } from './Splits.js'
import { Values } from './Values.js'

export interface TargetPageProps {
  frame: Frame
  reading: TargetReading
  text: PlanText | undefined
  at: ReadAt
  unit: string | undefined
  nameOf: NameOf
}

/** One target: its figure large, how it came about and where it is likely to end, how it is counted, split by unit and quarter. */
export function TargetPage(props: TargetPageProps) {
  const { frame, reading, at, unit, nameOf } = props
  const { target, plan } = reading
  const rows = { ...at.exact, unit }
  return (
    <Page
      frame={frame}
      title={frame.language === 'en' ? (programmeName(target.code, at.asOf)?.en ?? target.phrase) : target.phrase}
      heading={<Heading {...props} />}
      breadcrumbs={crumbsOf(props)}
      beside={<StateMark state={target.state} on={target.metSince} size="large" />}
      actions={
        target.rule && (
          <>
            <CopyButton />
            <LinkButton href={paths.evidenceCsv(plan.year, target.code, rows)} text={texts.csv} />
            <LinkButton kind="primary" href={paths.evidence(plan.year, target.code, rows)} text={texts.seeEvidence} />
          </>
        )
      }
      aside={<About reading={reading} text={props.text} at={at} nameOf={nameOf} />}
    >
      <WrongInAddress at={at} />
      <Head {...props} />
      <Growth reading={reading} at={at} unit={unit} />
      <Method reading={reading} />
      <Splits reading={reading} at={at} />
      <Values reading={reading} />
      <Checks reading={reading} at={at} unit={unit} nameOf={nameOf} />
    </Page>
  )
}

function Heading({ frame, reading, at }: TargetPageProps) {
  const programme = frame.language === 'en' ? programmeName(reading.target.code, at.asOf)?.en : undefined
  return programme ?? <Phrase text={reading.target.phrase} />
}

function crumbsOf({ reading, at }: TargetPageProps) {
  const { target, plan } = reading
  return [
    { text: shared.planOf({ year: plan.year }), href: paths.board(plan.year, at.asked) },
    ...(target.item ? [{ text: shared.itemOf({ item: target.item }), href: paths.item(plan.year, target.item, at.asked) }] : []),
    { text: target.code },
  ]
}

function Head({ reading, at, unit, nameOf, frame }: TargetPageProps) {
  const { target, plan } = reading
  const { from, to } = target.period
  return (
    <>
      <div>
        <TargetFigure target={target} year={plan.year} at={at} size="large" />
        <Marks marks={target.marks} />
        {frame.language === 'en' && (
          <p>
            <Phrase text={target.phrase} />
          </p>
        )}
        <p class="muted">
          <Say of={texts.inPeriod({ from, to })} />
        </p>
        <AtLine at={at} newest={paths.target(plan.year, target.code, { unit })} />
      </div>
      {!target.rule && (
        <Notice kind="info" title={texts.notMeasured}>
          <Say of={texts.notMeasuredText} />
        </Notice>
      )}
      {unit && target.own && (
        <Definition
          entries={[
            {
              term: nameOf(unit),
              value: (
                <Figure
                  value={target.own.n}
                  unit={target.unit}
                  goal={target.own.share === null ? undefined : { value: target.own.share }}
                  href={paths.evidence(plan.year, target.code, { ...at.exact, unit })}
                />
              ),
            },
          ]}
        />
      )}
    </>
  )
}
