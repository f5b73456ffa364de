import type { TargetPage as TargetReading } from '../../plan/index.js'
import { formatNumber, formatShare, type Language, paths, Say, useLanguage } from '../../ui/index.js'
import { methodTexts as texts } from './messages.js'

/** How the forecast comes about, with the numbers that went into it. */
export function Method({ reading }: { reading: TargetReading }) {
  const language = useLanguage()
  const { target, paceRules } = reading
  const { pace } = target
  if (!pace || reading.byMilestones) return null
  const sentences =
    pace.left === 0
      ? [texts.over]
      : pace.tooEarly
        ? [texts.tooEarly({ facts: paceRules.leastFacts, days: paceRules.leastDays }), texts.rateOnly(rateOf(pace, language))]
        : foreseen(target.state === 'met', pace, language)
  return (
    <section class="section prose" id="method">
      <h2>
        <Say of={texts.heading} />
      </h2>
      {sentences.map((sentence) => (
        <p>
          <Say of={sentence} />
        </p>
      ))}
      <p class="muted small">
        <Say of={texts.rules({ version: paceRules.version })} /> · <a href={paths.about('forecast')}>{<Say of={texts.more} />}</a>
      </p>
    </section>
  )
}

type Pace = NonNullable<TargetReading['target']['pace']>

const daily = (perDay: number, language: Language) => formatNumber(language, perDay, perDay >= 100 ? 0 : 2)

const rateOf = (pace: Pace, language: Language) => ({
  w: pace.w,
  c: formatNumber(language, pace.c),
  rate: daily(pace.rate, language),
  left: pace.left,
  needed: daily(pace.needed ?? 0, language),
})

function foreseen(met: boolean, pace: Pace, language: Language) {
  const number = (value: number) => formatNumber(language, value)
  const chance = pace.probability > 0.999 ? '> 99.9 %' : pace.probability < 0.001 ? '< 0.1 %' : formatShare(language, pace.probability)
  return [
    met ? texts.rateOnly(rateOf(pace, language)) : texts.rate(rateOf(pace, language)),
    texts.expected({ expected: number(pace.expected), low: number(pace.low), high: number(pace.high), chance }),
    ...(!met && pace.short > 0
      ? [texts.short({ short: number(pace.short), raise: pace.raise === undefined ? null : formatShare(language, pace.raise) })]
      : []),
    texts.law({ phi: formatNumber(language, pace.phi, 2) }),
    ...(pace.net ? [texts.net] : []),
  ]
}
