import { sureOf } from '../../../plan/index.js'
import {
  Button,
  type Frame,
  LinkButton,
  Notice,
  Page,
  Pager,
  Pill,
  Progress,
  paths,
  Say,
  SpanText,
  scriptOf,
  Tabs,
  useSay,
} from '../../../ui/index.js'
import { crumbsOf, planTabs } from '../ask.js'
import { versionStates } from '../list/messages.js'
import { texts as shared } from '../messages.js'
import { ActForm } from './ActForm.js'
import { marksOn } from './marks.js'
import { texts } from './messages.js'
import { OpenList } from './OpenList.js'
import { LevelsSide, Questions, Warnings } from './Sides.js'
import { Spot } from './Spot.js'
import { TreeList } from './TreeList.js'
import { progressOf } from './tally.js'
import { placeHref, type ReviewView, type Show } from './view.js'

/** With script, links and forms of the desk bring the review anew in its place; without it, the whole page. */
const IN_PLACE = {
  'hx-boost:inherited': 'true',
  'hx-target:inherited': '#review',
  'hx-select:inherited': '#review',
  'hx-select-oob:inherited': '#flash:innerHTML',
  'hx-swap:inherited': 'outerHTML show:none',
}

/** Two columns: the text as received, and what was read from it; choosing a place on either side shows the other (06 P-041). */
export function ReviewPage({ frame, view }: { frame: Frame; view: ReviewView }) {
  const { here, page } = view
  return (
    <Page
      frame={frame}
      title={texts.title}
      beside={
        <>
          <Pill text={shared.version({ no: page.version.no })} /> <Pill tone="accent" text={versionStates[page.version.state]} />
        </>
      }
      lead={texts.lead}
      breadcrumbs={crumbsOf(here, texts.title)}
      unlisted
    >
      <Tabs label={shared.planning} tabs={planTabs(here, 'review')} />
      <div id="review">
        <Standing view={view} />
        <confirm-desk class="review" {...IN_PLACE}>
          <TextSide view={view} />
          <section class="review-side" aria-label={frame.language === 'en' ? texts.side.en : texts.side.zh} tabindex={0}>
            <Spot view={view} />
            <SideTabs view={view} />
            <Side view={view} />
          </section>
        </confirm-desk>
      </div>
    </Page>
  )
}

/** How far the review is, and what can be done at once. */
function Standing({ view }: { view: ReviewView }) {
  const { tree, open, here, page } = view
  const { done, total } = progressOf(tree)
  const sure = sureOf(tree)
  const n = sure.targets.length + sure.numerals.length
  return (
    <>
      {!view.mayReview && <Closed view={view} />}
      <div class="standing">
        <p>
          <Say of={texts.progress} /> <Progress done={done} total={total} label={texts.progress} />
        </p>
        {view.mayReview && n > 0 && (
          <ActForm view={view} act="accept-rest" layout="line">
            <Button text={texts.acceptSure({ n })} />
            <span class="muted small">
              <Say of={texts.acceptSureHelp} />
            </span>
          </ActForm>
        )}
        <LinkButton href={paths.planDesk(here.plan.id, '/compare', { version: page.version.no })} text={texts.goCompare} />
        {open.length === 0 && view.page.version.state !== 'confirmed' && (
          <LinkButton kind="primary" href={paths.planDesk(here.plan.id, '/confirm', { version: page.version.no })} text={texts.goConfirm} />
        )}
      </div>
    </>
  )
}

function Closed({ view }: { view: ReviewView }) {
  const settled = view.page.version.state === 'confirmed' || view.page.version.state === 'rejected'
  return (
    <Notice kind="info" title={settled ? texts.closed : texts.readOnly}>
      {!settled && (
        <a href={paths.permission('plan.review')}>
          <Say of={texts.whoMay} />
        </a>
      )}
    </Notice>
  )
}

function TextSide({ view }: { view: ReviewView }) {
  const say = useSay()
  const { tree, window } = view
  const spans = marksOn(tree, window, view.open, view.at, (at) => placeHref(view, at))
  const lang = scriptOf(window.lines.map((line) => line.text).join(''))
  const bound = (part: number): number => Math.max(0, part)
  return (
    <section class="review-text" aria-label={say(texts.textAsReceived)} data-part={window.part}>
      <h2>
        <Say of={texts.textAsReceived} />
      </h2>
      {window.lines.map((line) => (
        <div id={`l${line.no}`} class="review-line">
          {line.text.trim() === '' ? null : (
            <SpanText
              text={line.text}
              lang={lang}
              spans={spans.map((span) => ({ ...span, start: span.start - line.start, end: span.end - line.start }))}
            />
          )}
        </div>
      ))}
      {window.parts > 1 && (
        <>
          <p class="muted">
            <Say of={texts.part({ part: window.part, parts: window.parts })} />
          </p>
          <Pager
            {...(window.part > 1 ? { previous: placeHref(view, bound(window.from - 1)) } : {})}
            {...(window.part < window.parts ? { next: placeHref(view, window.to) } : {})}
          />
        </>
      )}
    </section>
  )
}

function SideTabs({ view }: { view: ReviewView }) {
  const { tree } = view
  const unanswered = tree.questions.filter((each) => each.answer === null).length
  const unsettled = tree.warnings.filter((each) => !each.settled && !['E-NONUM', 'E-YEAR'].includes(each.code)).length
  const tab = (show: Show, text: { zh: string; en: string }, count?: number) => ({
    href: placeHref(view, view.at, show),
    text,
    current: view.show === show,
    ...(count ? { count } : {}),
  })
  return (
    <Tabs
      label={texts.side}
      tabs={[
        tab('open', texts.tabOpen, view.open.length),
        tab('tree', texts.tabTree),
        tab('questions', texts.tabQuestions, unanswered),
        tab('warnings', texts.tabWarnings, unsettled),
        tab('levels', texts.tabLevels),
      ]}
    />
  )
}

function Side({ view }: { view: ReviewView }) {
  switch (view.show) {
    case 'open':
      return <OpenList view={view} />
    case 'tree':
      return <TreeList view={view} />
    case 'questions':
      return <Questions view={view} />
    case 'warnings':
      return <Warnings view={view} />
    case 'levels':
      return <LevelsSide view={view} />
  }
}
