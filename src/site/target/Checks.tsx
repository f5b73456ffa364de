import type { TargetPage as TargetReading } from '../../plan/index.js'
import { formatNumber, None, Pill, paths, type RowsView, Say, Table, useLanguage } from '../../ui/index.js'
import type { ReadAt } from '../standing.js'
import type { NameOf } from '../unitNames.js'
import { texts } from './messages.js'

export interface ChecksProps {
  reading: TargetReading
  at: ReadAt
  /** In the view of one unit. */
  unit: string | undefined
  nameOf: NameOf
}

/** Companion figures, and what is done against gaming: what is checked, and what is not checked yet. */
export function Checks({ reading, at, unit, nameOf }: ChecksProps) {
  return (
    <>
      <Companions reading={reading} at={at} unit={unit} nameOf={nameOf} />
      <CounterMeasures reading={reading} />
      <Questioned reading={reading} />
    </>
  )
}

type Companion = TargetReading['companions'][number]
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

function Companions({ reading, at, unit, nameOf }: ChecksProps) {
  const language = useLanguage()
  if (reading.companions.length === 0) return null
  const rows = (view: RowsView) => paths.evidence(reading.plan.year, reading.target.code, { ...at.exact, unit, ...view })
  const shown = (companion: Companion) => {
    if (companion.n !== null)
      return (
        <a href={rows({ companion: companion.id })} data-figure={companion.n}>
          {formatNumber(language, companion.n)}
        </a>
      )
    if (companion.parts.length > 0)
      return (
        <ul>
          {companion.parts.slice(0, 10).map((part) => (
            <li>
              {part.label ? <Say of={part.label} /> : part.value && UUID.test(part.value) ? nameOf(part.value) : (part.value ?? <None />)}{' '}
              <a href={rows(partOf(companion, part.value))} data-figure={part.n}>
                {formatNumber(language, part.n)}
              </a>
            </li>
          ))}
        </ul>
      )
    return companion.state === 'not_shown_yet' ? (
      <span class="muted">
        <Say of={texts.companionLater} />
      </span>
    ) : (
      <None />
    )
  }
  return (
    <Table
      caption={texts.companions}
      columns={[
        { title: texts.companion, heads: true, cell: (companion) => <Say of={companion.title} /> },
        { title: texts.figure, numeric: true, cell: shown },
      ]}
      rows={reading.companions}
    />
  )
}

/** Where the rows of one part of a split are. */
const partOf = ({ by }: Companion, value: string | null): RowsView =>
  by === 'unit' ? { unit: value } : { by: by?.slice('data.'.length), is: value }

/** Where the figure is sampled and disputed. */
function Questioned({ reading }: { reading: TargetReading }) {
  const { plan, target } = reading
  return (
    <p>
      <a href={paths.verification(plan.year)}>
        <Say of={texts.verification} />
      </a>{' '}
      ·{' '}
      <a href={paths.disputes(plan.year, { target: target.code })}>
        <Say of={texts.disputes} />
      </a>
    </p>
  )
}

const TONES = { checked: 'good', shown: 'accent', not_checked_yet: 'plain' } as const

function CounterMeasures({ reading }: { reading: TargetReading }) {
  if (reading.counterMeasures.length === 0) return null
  return (
    <Table
      caption={texts.counterMeasures}
      tone="loose"
      columns={[
        { title: texts.check, heads: true, cell: (measure) => <Say of={measure.title} /> },
        { title: texts.state, width: 'narrow', cell: (measure) => <Pill tone={TONES[measure.state]} text={texts[measure.state]} /> },
      ]}
      rows={reading.counterMeasures}
    />
  )
}
