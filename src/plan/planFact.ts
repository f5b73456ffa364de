import { z } from 'zod'
import { type Day, day, type FactKind, fact, id } from '../kernel/index.js'

/** What stored examples of this room's facts are made of. */
export const SAMPLE = {
  PLAN: '0190f3c0-0000-7000-8000-000000000001',
  ROW: '0190f3c0-0000-7000-8000-000000000002',
  UNIT: '0190f3c0-0000-7000-8000-000000000003',
  ON: '2022-03-01' as Day,
} as const

/** Declares a fact of this room: about a plan, and, where a unit takes something on, the unit's. */
export function planFact<S extends z.ZodRawShape>(kind: string, shape: S, sample: Record<string, unknown>) {
  const data = z.object({ plan: id('plan'), on: day, ...shape })
  return fact(kind, {
    data,
    about: (said) => {
      const { plan, on, unit } = said as { plan: string; on: Day; unit?: string | null }
      return { subject: plan, unit: unit ?? null, on }
    },
    sample: { plan: SAMPLE.PLAN, on: SAMPLE.ON, ...sample },
  }) as FactKind<z.output<typeof data>>
}
