import type { TargetPage as TargetReading } from '../../plan/index.js'
import { BurnUp, Empty, type Language, paths, Say, useLanguage } from '../../ui/index.js'
import { goalText, signOf } from '../parts/goal.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

/** How the figure grows towards its target. A unit's own figure is drawn against its share, if it has been given one. */
export function Growth({ reading, at, unit }: { reading: TargetReading; at: ReadAt; unit: string | undefined }) {
  const { target, daily, plan } = reading
  if (!target.rule) return null
  if (daily.length === 0)
    return (
      <Empty title={texts.noData}>
        <p>
          <Say of={texts.noDataText} />
        </p>
      </Empty>
    )
  const goal = goalOf(reading, unit, useLanguage())
  if (!goal) return null
  const { pace } = target
  const foreseen = !unit && !reading.byMilestones && pace && !pace.tooEarly && pace.left > 0 && target.state !== 'met'
  const { period } = target
  return (
    <BurnUp
      id="growth"
      title={texts.growth}
      unit={target.ratio === 'percent' ? '' : target.unit}
      period={period}
      asOf={[at.asOf, period.to].sort()[0]!}
      actual={daily.map(({ on, n }) => ({ on, value: n }))}
      baseline={daily[0]?.on === period.from ? 0 : (reading.line?.from.n ?? 0)}
      goal={goal}
      lastYear={unit ? undefined : (reading.lastYear?.map(({ on, n }) => ({ on, value: n })) ?? undefined)}
      forecast={foreseen ? { expected: pace.expected, low: pace.low, high: pace.high } : null}
      state={target.state}
      source={texts.source}
      method={paths.about('forecast')}
      rowsOn={(on) => paths.evidence(plan.year, target.code, { ...at.exact, asOf: on, unit })}
    />
  )
}

function goalOf({ target }: TargetReading, unit: string | undefined, language: Language) {
  const { value, pace, own } = target
  if (unit) return own?.share ? { comparator: '≥' as const, value: own.share } : undefined
  if (target.ratio) return pace ? { comparator: '≥' as const, value: pace.v } : undefined
  const least = typeof value.value === 'number' ? value.value : value.value[0]
  return {
    comparator: signOf(value),
    value: least,
    ...(pace ? { reach: pace.v } : {}),
    ...(value.comparator === 'between' ? { text: goalText(value, language) } : {}),
  }
}
