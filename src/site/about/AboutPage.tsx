import type { Child } from 'hono/jsx'
import type { Seal } from '../../kernel/index.js'
import {
  Day,
  Definition,
  type Frame,
  formatNumber,
  type L10n,
  Page,
  paths,
  Say,
  StateMark,
  type TargetState,
  useLanguage,
} from '../../ui/index.js'
import { texts } from './messages.js'

/** What this site is, how its figures come about, and the head of the chain to compare with. */
export function AboutPage({ frame, head }: { frame: Frame; head: Seal }) {
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} width="reading" description={texts.lead}>
      <Part id="counting" title={texts.counting} of={[texts.counting1, texts.counting2, texts.counting3]} />
      <Part id="as-of" title={texts.asOfKnown} of={[texts.asOfKnownText]} />
      <Part id="states" title={texts.states} of={[]}>
        <States />
      </Part>
      <Part id="forecast" title={texts.forecast} of={[texts.forecast1, texts.forecast2]} />
      <Part id="marks" title={texts.marks} of={[texts.marksText]} />
      <Part id="chain" title={texts.chain} of={[texts.chainText]}>
        <Head head={head} />
      </Part>
      <Part id="use" title={texts.use} of={[texts.useText]}>
        <p>
          <a href={paths.api()}>
            <Say of={texts.api} />
          </a>
        </p>
      </Part>
    </Page>
  )
}

function Part({ id, title, of, children }: { id: string; title: L10n; of: readonly L10n[]; children?: Child }) {
  return (
    <section class="section prose" id={id}>
      <h2>
        <Say of={title} />
      </h2>
      {of.map((text) => (
        <p>
          <Say of={text} />
        </p>
      ))}
      {children}
    </section>
  )
}

const STATES: readonly (readonly [TargetState, L10n])[] = [
  ['met', texts.stateMet],
  ['on_course', texts.stateOnCourse],
  ['at_risk', texts.stateAtRisk],
  ['behind', texts.stateBehind],
  ['not_started', texts.stateNotStarted],
  ['above_range', texts.stateAboveRange],
  ['no_figure', texts.stateNoFigure],
]

const States = () => (
  <Definition entries={STATES.map(([state, text]) => ({ term: <StateMark state={state} />, value: <Say of={text} /> }))} />
)

function Head({ head }: { head: Seal }) {
  const language = useLanguage()
  if (head.seq === 0)
    return (
      <p>
        <Say of={texts.nothingSealed} />
      </p>
    )
  return (
    <>
      <h3>
        <Say of={texts.head} />
      </h3>
      <Definition
        entries={[
          { term: texts.headSeal, value: formatNumber(language, head.seq) },
          head.day !== null && { term: texts.headDay, value: <Day on={head.day} /> },
          { term: texts.headHash, value: <code class="wrap">{head.hash}</code> },
        ]}
      />
    </>
  )
}
