import type { BoardTarget } from '../../plan/index.js'
import { Figure, formatNumber, NOTHING, paths, Say, useLanguage, useSay } from '../../ui/index.js'
import { texts } from '../board/messages.js'
import type { ReadAt } from '../standing.js'
import { goalOf, goalText } from './goal.js'

export interface TargetFigureProps {
  target: Pick<BoardTarget, 'code' | 'n' | 'd' | 'percent' | 'ratio' | 'value' | 'unit'>
  year: number
  at: ReadAt
  size?: 'row' | 'large' | 'far'
}

/** A target's figure with what the plan asks for; its number leads to its rows, at the same E and K. A ratio shows its two whole numbers. */
export function TargetFigure({ target, year, at, size = 'row' }: TargetFigureProps) {
  const language = useLanguage()
  const href = paths.evidence(year, target.code, at.exact)
  if (target.ratio) return <RatioFigure target={target} year={year} at={at} size={size} />
  return (
    <Figure
      value={target.n}
      goal={goalOf(target.value, language)}
      unit={target.unit}
      href={target.n === null ? undefined : href}
      size={size}
    />
  )
}

/** One for each is said by the unit alone: `1 案/會`, `one for each`. */
const each = ({ unit, value }: TargetFigureProps['target']) => (value.value === 1 ? { zh: `1 ${unit.zh}`, en: unit.en } : unit)

function RatioFigure({ target, year, at, size }: TargetFigureProps) {
  const language = useLanguage()
  const say = useSay()
  const { n, d, percent } = target
  const known = n !== null && d !== null && d > 0
  const numbers = known && (
    <>
      <a href={paths.register(year, target.code, { ...at.exact, part: 'in' })} data-figure={n}>
        {formatNumber(language, n)}
      </a>
      {` ${say(texts.outOf)} `}
      <a href={paths.register(year, target.code, at.exact)} data-figure={d}>
        {formatNumber(language, d)}
      </a>
    </>
  )
  const asPercent = target.ratio === 'percent'
  return (
    <span class={`figure figure-${size}`}>
      <strong class="figure-value">{!known ? NOTHING : asPercent ? `${percent}\u00a0%` : numbers}</strong>
      {known && asPercent && (
        <span class="figure-goal">
          {say(texts.open)}
          {numbers}
          {say(texts.close)}
        </span>
      )}
      <span class="figure-goal">{asPercent || target.value.value !== 1 ? ` / ${goalText(target.value, language)}` : ' /'}</span>
      <span class="figure-unit">
        {' '}
        <Say of={asPercent ? '%' : each(target)} />
      </span>
    </span>
  )
}
