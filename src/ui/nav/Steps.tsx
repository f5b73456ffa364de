import { type L10n, useSay } from '../language.js'
import { texts } from '../messages.js'
import { Say, useWords, type Words } from '../words.js'

export interface Step {
  readonly name: Words
  readonly state: 'done' | 'now' | 'ahead' | 'stopped'
  /** Below the name: a date, who acts. */
  readonly note?: Words
}

const SPOKEN = { done: texts.stepDone, now: texts.stepNow, ahead: texts.stepAhead, stopped: texts.stepStopped } as const

/** Where something is on its way, as a line of stations. */
export function Steps({ label, steps }: { label: L10n | string; steps: readonly Step[] }) {
  const say = useSay()
  const words = useWords()
  return (
    <ol class="steps" aria-label={words(label)}>
      {steps.map((step) => (
        <li class={`step step-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <Say of={step.name} />
          <span class="unseen">{` (${say(SPOKEN[step.state])})`}</span>
          {step.note && (
            <span class="step-note">
              <Say of={step.note} />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
