import { z } from 'zod'
import {
  type Ctx,
  type Day,
  day,
  type EvidenceRow,
  evidenceOf,
  type NotCounted,
  type NotCountedReason,
  notCountedBy,
  notCountedOf,
  query,
  seriesOf,
  type Viewer,
} from '../../kernel/index.js'
import { type Behind, openAndRefused, personalKinds, recordsBehind } from '../../records/index.js'
import { unitNames } from '../../registry/index.js'
import { figuresOf } from '../board/figures.js'
import { evidenceOut, notCountedOut } from '../outputs/evidence.js'
import { companionMeasure } from './companions.js'
import { type Aimed, aimedAt, targetAsk } from './find.js'

/** One fact of a list. Of a restricted one the reader learns unit and day, and that there is one; it is never left out (06 P-103). */
export interface EvidenceLine {
  readonly restricted: boolean
  readonly on: Day
  readonly unit: string | null
  readonly unitName: { readonly nameZh: string; readonly nameEn: string | null } | null
  readonly fact: string | null
  readonly seq: number | null
  readonly kind: string
  readonly subject: string | null
  readonly title: string | null
  readonly programme: string | null
  readonly reportedOn: Day | null
  readonly recordedOn: Day | null
  readonly data: Readonly<Record<string, unknown>> | null
  /** The record behind it, where there is one. Its id is null where this reader may not open it. */
  readonly record: Behind | null
}

const page = {
  after: z.strictObject({ on: day, seq: z.coerce.number().int().min(0) }).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}
const PUBLIC_ROWS = { visibility: 'all rows; of facts about persons, those the viewer may not see as unit and day only' }

/** The facts that a figure counts, newest first: as many as the figure says, for every reader. */
export const evidence = query({
  name: 'plan.evidence',
  title: { zh: '计入的事实', en: 'Evidence' },
  output: evidenceOut,
  input: z.object({
    ...targetAsk,
    ...page,
    from: day.optional(),
    to: day.optional(),
    /** Rows of a companion figure instead. */
    companion: z.string().max(64).optional(),
    /** Only facts that hold this value in a field, as splits show them; without a value, those that hold none. */
    by: z
      .string()
      .regex(/^[A-Za-z]\w{0,63}$/)
      .optional(),
    is: z.string().max(300).optional(),
  }),
  allow: 'public',
  list: PUBLIC_ROWS,
  run: async (ctx, input, db) => {
    const aimed = await aimedAt(ctx, input)
    if (!aimed) return undefined
    const { target, reading, unit } = aimed
    const companion = input.companion === undefined ? undefined : await companionMeasure(ctx, aimed, input.companion)
    if (input.companion !== undefined && companion === undefined) return undefined
    const measure = companion ?? target.measured?.no
    const figure =
      companion === undefined
        ? (await figuresOf(ctx.house.database, [target], reading, unit)).get(target.code)!.n
        : (await seriesOf(db, [companion], reading, unit)).get(companion)!.figure
    const head = headOf(aimed, figure)
    if (measure === undefined) return { ...head, rows: [] as EvidenceLine[], next: undefined }
    const between = input.from || input.to ? { from: input.from ?? target.period.from, to: input.to ?? reading.asOf } : undefined
    const having = input.by ? { field: input.by, value: input.is ?? null } : undefined
    const found = await evidenceOf(db, { measure, reading, unit, after: input.after, limit: input.limit, between, having })
    return { ...head, rows: await linesOf(ctx, found.facts, reading.asOf), next: found.next }
  },
})

/** What every list of facts says about itself, so that it can be cited and found again. */
export const headOf = ({ plan, target, reading, known }: Aimed, figure: number | null) => ({
  plan: plan.book.id,
  target: target.code,
  phrase: target.said.phrase,
  figure,
  asOf: reading.asOf,
  known,
  rule: target.measured ? { measure: target.measured.id, version: target.measured.version } : null,
  /** A share, whose register can be listed. */
  overRegister: target.measured?.denominator !== undefined,
})

/** Facts as lines for this viewer, with names of units and what the record behind them says. */
export async function linesOf(ctx: Ctx, facts: readonly EvidenceRow[], asOf: Day): Promise<EvidenceLine[]> {
  const { db } = ctx.house.database
  const units = facts.flatMap((fact) => (fact.unit ? [fact.unit] : []))
  const [names, behind] = await Promise.all([
    unitNames(db, units, asOf),
    recordsBehind(
      db,
      ctx.viewer,
      facts.map((fact) => fact.id),
    ),
  ])
  const personal = personalKinds(asOf)
  return facts.map((fact) => lineOf(fact, { personal, names, record: behind.get(fact.id), viewer: ctx.viewer }))
}

interface Beside {
  readonly personal: ReadonlySet<string>
  readonly names: ReadonlyMap<string, { nameZh: string; nameEn: string | null }>
  readonly record: Behind | undefined
  readonly viewer: Viewer
}

function lineOf(fact: EvidenceRow, { personal, names, record, viewer }: Beside): EvidenceLine {
  const unitName = (fact.unit && names.get(fact.unit)) || null
  const seen = record?.seen ?? viewer.can('records.see', { unit: fact.unit })
  if (personal.has(fact.kind) && !seen) return { ...HIDDEN, on: fact.effectiveOn, unit: fact.unit, unitName, kind: fact.kind }
  return {
    restricted: false,
    on: fact.effectiveOn,
    unit: fact.unit,
    unitName,
    fact: fact.id,
    seq: fact.seq,
    kind: fact.kind,
    subject: fact.subject,
    title: record?.title ?? null,
    programme: fact.programme,
    reportedOn: fact.reportedOn,
    recordedOn: fact.recordedOn,
    data: fact.data,
    record: record ?? null,
  }
}

const HIDDEN = {
  restricted: true,
  fact: null,
  seq: null,
  subject: null,
  title: null,
  programme: null,
  reportedOn: null,
  recordedOn: null,
  data: null,
  record: null,
} as const

export interface NotCountedLine extends EvidenceLine {
  readonly reason: NotCountedReason
  /** Seal of the act or of the other fact that is the reason. */
  readonly by: number | null
}

const NOT_COUNTED = [
  'out_of_scope',
  'out_of_period',
  'late',
  'not_yet',
  'cancelled',
  'struck',
  'duplicate',
  'outside_register',
] as const satisfies readonly NotCountedReason[]

/** What did not count, by reason, and the records that are no facts: with the evidence, everything of the kind that was known at K (06 P-101). */
export const notCounted = query({
  name: 'plan.not_counted',
  title: { zh: '未计入', en: 'Not counted' },
  output: notCountedOut,
  input: z.object({
    ...targetAsk,
    ...page,
    /** Only facts left out for this reason. */
    reason: z.enum(NOT_COUNTED).optional(),
    recordsAfter: z.coerce.number().int().optional(),
    /** Only records in these states. */
    recordStates: z
      .array(z.enum(['waiting', 'sent_back', 'refused']))
      .min(1)
      .max(3)
      .optional(),
  }),
  allow: 'public',
  list: { ...PUBLIC_ROWS, cursors: { 'records.rows': 'recordsAfter' } },
  run: async (ctx, input, db) => {
    const aimed = await aimedAt(ctx, input)
    if (!aimed) return undefined
    const { target, reading, unit } = aimed
    const records = await openAndRefused(ctx, {
      target: target.code,
      unit: input.unit,
      states: input.recordStates,
      after: input.recordsAfter,
      limit: Math.min(200, input.limit),
    })
    const open = records.ok ? records.value : undefined
    const head = { ...headOf(aimed, null), records: open ?? { rows: [], next: undefined, counts: [] } }
    if (!target.measured) return { ...head, reasons: [], rows: [] as NotCountedLine[], next: undefined }
    const ask = { measure: target.measured.no, reading, unit }
    const [reasons, found] = await Promise.all([
      notCountedBy(db, ask),
      notCountedOf(db, { ...ask, reason: input.reason, after: input.after, limit: input.limit }),
    ])
    return { ...head, reasons, rows: await notCountedLines(ctx, found.facts, reading.asOf), next: found.next }
  },
})

async function notCountedLines(ctx: Ctx, facts: readonly NotCounted[], asOf: Day): Promise<NotCountedLine[]> {
  const lines = await linesOf(ctx, facts, asOf)
  return lines.map((line, index) => ({ ...line, reason: facts[index]!.reason, by: facts[index]!.by }))
}
