import { explainRefusal, kernelRefusals, type L10n, type Refusal } from '../../kernel/index.js'
import { planRefusals, type SampleLine, type Verification, type WindowLine, windowNames, windowStates } from '../../plan/index.js'
import { ONCE, once } from '../../ui/http/index.js'
import {
  Button,
  Day,
  Empty,
  Form,
  type Frame,
  formatShare,
  Hidden,
  Notice,
  Page,
  Pill,
  paths,
  Say,
  Table,
  useLanguage,
} from '../../ui/index.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'

export interface VerificationPageProps {
  frame: Frame
  found: Verification
  /** This reader publishes seeds and draws. */
  mayRun: boolean
  done: L10n | undefined
  refusal?: Refusal
}

/** The windows of a plan's year: when each is open, its seed, its samples and what they showed. */
export function VerificationPage({ frame, found, mayRun, done, refusal }: VerificationPageProps) {
  const { plan, windows, rules } = found
  const words = refusal && explainRefusal(refusal, planRefusals, kernelRefusals)
  return (
    <Page
      frame={frame}
      title={texts.title({ year: plan.year })}
      lead={texts.lead}
      breadcrumbs={[{ text: shared.planOf({ year: plan.year }), href: paths.board(plan.year) }, { text: texts.verification }]}
    >
      {words && (
        <Notice kind="refusal">
          <Say of={words} />
        </Notice>
      )}
      {done && (
        <Notice kind="done">
          <Say of={done} />
        </Notice>
      )}
      {windows.map((window) => (
        <Window window={window} year={plan.year} mayRun={mayRun} />
      ))}
      <p class="muted small">
        <Say of={texts.how({ least: rules.least, share: 100 / rules.oneIn, version: rules.version })} />
      </p>
    </Page>
  )
}

function Window({ window, year, mayRun }: { window: WindowLine; year: number; mayRun: boolean }) {
  const { seed, samples } = window
  return (
    <section id={window.name}>
      <h2>
        <Say of={windowNames[window.name]} /> <Pill tone={window.state === 'open' ? 'accent' : 'plain'} text={windowStates[window.state]} />
      </h2>
      <p>
        <Say of={texts.lasts({ from: window.from, to: window.to })} /> · <Say of={texts.verifies(window.verifies)} />
      </p>
      {seed ? (
        <p>
          <Say of={texts.seed} /> <code class="wrap">{seed.seed}</code>
          <br />
          <span class="muted">
            <Say of={texts.seedOf(seed)} />
          </span>
        </p>
      ) : (
        <p class="muted">
          <Say of={texts.noSeed} />
        </p>
      )}
      {seed && <Samples window={window} year={year} />}
      {mayRun && window.state === 'open' && (!seed || samples.length === 0) && <Run window={window} year={year} />}
    </section>
  )
}

function Run({ window, year }: { window: WindowLine; year: number }) {
  return (
    <Form action={paths.verification(year, window.seed ? '/draw' : '/seed')} prefix={window.name}>
      <Hidden name={ONCE} value={once()} />
      <Hidden name="window" value={window.name} />
      {!window.seed && (
        <p class="muted">
          <Say of={texts.publishHelp} />
        </p>
      )}
      <Button kind="primary" text={window.seed ? texts.draw : texts.publish} />
    </Form>
  )
}

function Samples({ window, year }: { window: WindowLine; year: number }) {
  return (
    <Table
      caption={texts.samples}
      hideCaption
      rows={window.samples}
      empty={<Empty title={window.state === 'open' ? texts.notDrawn : texts.noRows} />}
      columns={[
        {
          title: texts.target,
          heads: true,
          width: 'narrow',
          cell: (line) => <a href={paths.sample(year, line.id)}>{line.target}</a>,
        },
        { title: texts.population, numeric: true, cell: (line) => line.population },
        { title: texts.size, numeric: true, cell: (line) => line.size },
        { title: texts.checked, numeric: true, cell: (line) => line.checked },
        { title: texts.errors, numeric: true, cell: (line) => line.errors },
        { title: texts.notCheckable, numeric: true, cell: (line) => line.notCheckable },
        { title: texts.rate, cell: (line) => <Rate line={line} /> },
        { title: texts.result, cell: (line) => <Result line={line} /> },
      ]}
    />
  )
}

/** The error rate with its interval, once the whole sample has been checked. */
export function Rate({ line }: { line: SampleLine }) {
  const language = useLanguage()
  if (!line.rate)
    return (
      <span class="muted">
        <Say of={texts.running} />
      </span>
    )
  if (line.rate.rate === null) return <Say of={texts.noRate} />
  const share = (value: number) => formatShare(language, value, 1)
  return <Say of={texts.rateOf({ rate: share(line.rate.rate), low: share(line.rate.low), high: share(line.rate.high) })} />
}

export function Result({ line }: { line: SampleLine }) {
  if (line.doneOn === null)
    return (
      <>
        <Say of={texts.due} /> <Day on={line.due} />
      </>
    )
  return line.reopened ? <Pill tone="bad" text={texts.reopened} /> : <Pill tone="good" text={texts.passed} />
}
