import type { TargetPage as TargetReading } from '../../plan/index.js'
import { formatNumber, None, Pill, Say, Table, useLanguage } from '../../ui/index.js'
import type { NameOf } from '../unitNames.js'
import { texts } from './messages.js'

/** Companion figures, and what is done against gaming: what is checked, and what is not checked yet. */
export function Checks({ reading, nameOf }: { reading: TargetReading; nameOf: NameOf }) {
  return (
    <>
      <Companions reading={reading} nameOf={nameOf} />
      <CounterMeasures reading={reading} />
    </>
  )
}

type Companion = TargetReading['companions'][number]
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

function Companions({ reading, nameOf }: { reading: TargetReading; nameOf: NameOf }) {
  const language = useLanguage()
  if (reading.companions.length === 0) return null
  const shown = (companion: Companion) => {
    if (companion.n !== null) return formatNumber(language, companion.n)
    if (companion.parts.length > 0)
      return (
        <ul>
          {companion.parts.slice(0, 10).map((part) => (
            <li>
              {part.label ? <Say of={part.label} /> : part.value && UUID.test(part.value) ? nameOf(part.value) : (part.value ?? <None />)}
              {` ${formatNumber(language, part.n)}`}
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
