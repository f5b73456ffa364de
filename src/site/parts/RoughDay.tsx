import { addDays, type Day as OneDay } from '../../kernel/index.js'
import { Day, None, Say } from '../../ui/index.js'
import { texts } from '../messages.js'

/** A day as exactly as it is known: a year and a month stay what they are, and are never shown as their first day (08 G-002). */
export function RoughDay({ on, precision }: { on: string; precision: 'day' | 'month' | 'year' }) {
  if (precision === 'day') return <Day on={on} />
  const year = on.slice(0, 4)
  const text = precision === 'year' ? texts.roughYear({ year }) : texts.roughMonth({ year, month: String(Number(on.slice(5, 7))) })
  return (
    <time datetime={precision === 'year' ? year : on.slice(0, 7)}>
      <Say of={text} />
    </time>
  )
}

/** The last day of a period, which the register keeps by the first day after it. */
export const LastDay = ({ until }: { until: string | null }) => (until === null ? <None /> : <Day on={addDays(until as OneDay, -1)} />)
