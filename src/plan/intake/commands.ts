import { z } from 'zod'
import {
  type Command,
  type Ctx,
  command,
  type Day,
  type Done,
  day,
  first,
  id,
  noAnswer,
  ok,
  type Refusal,
  type Result,
  refuse,
  sql,
} from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { planImported, planImportRefused } from '../facts.js'
import { importedOut } from '../outputs/acts.js'
import { levelsInput, marksInput } from '../review/acts.js'
import { handOn } from '../turns.js'
import type { PlanId, VersionId } from '../types.js'
import { hashOf } from './hash.js'
import { type Received, receivePlan } from './read.js'

/** Ten MiB of a DOCX as base64, with room for line breaks. */
const LARGEST = 14_300_000
const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const

export const importInput = z.strictObject({
  /** The file, base64. Kept byte for byte. */
  bytes: z
    .string()
    .max(LARGEST, 'file_too_big')
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'base64'),
  fileName: z.string().trim().min(1).max(255),
  /** Issuing body; the source line of the text when absent. */
  body: z.string().trim().min(1).max(200).optional(),
  year: z.int().min(1949).max(2199).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  levels: levelsInput.optional(),
  marks: marksInput.optional(),
  /** Taken in as a new whole text of this confirmed plan (06 P-050). */
  amends: z
    .strictObject({
      plan: id('plan'),
      document: z.string().trim().min(1).max(300),
      inForceFrom: day,
      reason: z.string().trim().min(1).max(2_000),
    })
    .optional(),
})
type ImportInput = z.output<typeof importInput>

export interface Imported {
  readonly plan: PlanId
  readonly version: VersionId
  readonly no: number
  readonly targets: number
}

interface Found {
  readonly received: Received
  readonly same: { readonly plan: PlanId; readonly version: VersionId; readonly on: Day } | undefined
  readonly confirmed: { readonly plan: PlanId; readonly on: Day } | undefined
  readonly amended:
    | {
        readonly id: PlanId
        readonly body: string
        readonly year: number
        readonly state: string
        readonly last: number
        readonly open: number | null
      }
    | undefined
}

export const optionsOf = (input: Pick<ImportInput, 'fileName' | 'year' | 'encoding' | 'levels' | 'marks'>) => ({
  fileName: input.fileName,
  year: input.year,
  encoding: input.encoding,
  levels: input.levels,
  marks: input.marks,
})

const taking = command({
  name: 'plan.import_plan',
  title: { zh: '导入计划', en: 'Import a plan' },
  output: importedOut,
  input: importInput,
  allow: (who) => who.can('plan.import'),
  permission: 'plan.import',
  subject: () => 'import',
  refusals: [
    'E-EMPTY',
    'E-BINARY',
    'E-ENC',
    'E-ENC-DOUBT',
    'E-CUT',
    'E-SIZE',
    'E-SAME',
    'E-EXISTS',
    'plan_unknown',
    'plan_not_confirmed',
    'amendment_open',
    'before_in_force',
    'body_missing',
  ],
  load: async (tx, input): Promise<Found> => {
    const received = await receivePlan(input.bytes, optionsOf(input))
    const reading = received.answer.ok ? received.answer.reading : undefined
    return {
      received,
      same: await first(
        tx,
        sql`select v.plan, v.id as version, v.made_on as "on" from plan.version v where v.source = ${received.sha256} and v.state <> 'rejected' order by v.made_on limit 1`,
      ),
      confirmed: await first(
        tx,
        sql`select id as plan, made_on as "on" from plan.plan where body = ${input.body ?? reading?.source ?? ''} and year = ${input.year ?? reading?.year ?? null}
        and state in ('confirmed', 'in_force', 'closed')`,
      ),
      amended: input.amends
        ? await first(
            tx,
            sql`select p.id, p.body, p.year, p.state, (select max(no) from plan.version v where v.plan = p.id) as last,
            (select no from plan.version v where v.plan = p.id and v.state in ('parsed', 'in_review')) as open from plan.plan p where p.id = ${input.amends.plan}`,
          )
        : undefined,
    }
  },
  decide: (found, input, at) => {
    const may = mayImport(found, input)
    if (!may.ok) return may
    const { received, amended } = found
    if (!received.answer.ok) return refuse({ ...received.answer.refusal } as Refusal)
    const { reading } = received.answer
    const plan = amended?.id ?? at.id<'plan'>()
    const version = at.id<'plan_version'>()
    const no = (amended?.last ?? 0) + 1
    const body = amended?.body ?? input.body ?? reading.source!
    const year = amended?.year ?? reading.year
    return ok({
      change: { input, received, reading, plan, version, no, body, year, log: at.id<'plan_import'>() },
      facts: [
        planImported({
          plan,
          on: at.today,
          version,
          no,
          body,
          year,
          sha256: received.sha256,
          bytes: received.bytes.length,
          characters: reading.characters,
          targets: reading.targets.length,
        }),
      ],
      answer: { plan, version, no, targets: reading.targets.length } satisfies Imported,
    })
  },
  save: async (tx, { input, received, reading, plan, version, no, body, year, log }, at) => {
    await sql`insert into plan.source (sha256, bytes, extracted) values (${received.sha256}, ${received.bytes}, ${received.extracted}) on conflict (sha256) do nothing`.execute(
      tx,
    )
    if (!input.amends)
      await sql`insert into plan.plan (id, body, year, state, made_on) values (${plan}, ${body}, ${year}, 'parsed', ${at.today})`.execute(
        tx,
      )
    await sql`insert into plan.version (id, plan, no, source, document, reason, in_force_from, reading, state, made_by, made_by_name, made_on)
      values (${version}, ${plan}, ${no}, ${received.sha256}, ${input.amends?.document ?? input.fileName}, ${input.amends?.reason ?? ''}, ${input.amends?.inForceFrom ?? null},
        ${JSON.stringify(reading)}::jsonb, 'parsed', ${at.viewer.account}, ${at.viewer.name}, ${at.today})`.execute(tx)
    await sql`insert into plan.import (id, sha256, size, file_name, encoding, outcome, version, by_account, by_name, "on")
      values (${log}, ${received.sha256}, ${received.bytes.length}, ${input.fileName}, ${reading.encoding}, 'taken', ${version}, ${at.viewer.account}, ${at.viewer.name}, ${at.today})`.execute(
      tx,
    )
    await handOn(tx, 'plan.review', { id: version, name: input.amends?.document ?? input.fileName, on: at.today })
    await stampPlan(tx)
  },
})

function mayImport({ received, same, confirmed, amended }: Found, input: ImportInput): Result<true, Refusal> {
  if (!received.answer.ok) return refuse({ ...received.answer.refusal } as Refusal)
  if (same) return refuse({ code: 'E-SAME', date: same.on, plan: same.plan, version: same.version })
  if (input.amends) {
    if (!amended) return refuse({ code: 'plan_unknown' })
    if (!['confirmed', 'in_force'].includes(amended.state)) return refuse({ code: 'plan_not_confirmed', state: amended.state })
    if (amended.open !== null) return refuse({ code: 'amendment_open', version: amended.open })
    return ok(true)
  }
  if (confirmed) return refuse({ code: 'E-EXISTS', year: input.year ?? received.answer.reading.year, plan: confirmed.plan })
  if (!input.body && !received.answer.reading.source) return refuse({ code: 'body_missing', field: 'body' })
  return ok(true)
}

/** Refusals that come from the bytes themselves: these are kept in the import log, with the bytes unless there are none or too many. */
const OF_BYTES = new Set(['E-EMPTY', 'E-BINARY', 'E-ENC', 'E-ENC-DOUBT', 'E-CUT', 'E-SIZE', 'E-SAME', 'E-EXISTS'])
const NOT_KEPT = new Set(['E-EMPTY', 'E-SIZE'])
const KEPT_AT_MOST = 10_485_760

const keepRefused = command({
  name: 'plan.keep_refused_import',
  title: { zh: '记录未能导入的文件', en: 'Keep a refused import' },
  output: noAnswer,
  input: z.object({
    bytes: z.string(),
    fileName: z.string(),
    encoding: z.string().nullable(),
    refusal: z.looseObject({ code: z.string() }),
  }),
  allow: (who) => who.can('plan.import'),
  permission: 'plan.import',
  load: async () => undefined,
  decide: (_nothing, { bytes, fileName, encoding, refusal }, at) => {
    const received = Buffer.from(bytes, 'base64')
    const kept = NOT_KEPT.has(refusal.code) || received.length === 0 || received.length > KEPT_AT_MOST ? undefined : received
    return ok({
      change: { received, kept, fileName, encoding, refusal, log: at.id<'plan_import'>() },
      facts: [planImportRefused({ on: at.today, sha256: kept ? hashOf(kept) : null, bytes: received.length, refused: refusal.code })],
    })
  },
  save: async (tx, { received, kept, fileName, encoding, refusal, log }, at) => {
    const sha256 = kept ? hashOf(kept) : null
    if (kept) await sql`insert into plan.source (sha256, bytes) values (${sha256}, ${kept}) on conflict (sha256) do nothing`.execute(tx)
    await sql`insert into plan.import (id, sha256, size, file_name, encoding, outcome, refusal, by_account, by_name, "on")
      values (${log}, ${sha256}, ${received.length}, ${fileName}, ${encoding}, 'refused', ${JSON.stringify(refusal)}::jsonb, ${at.viewer.account}, ${at.viewer.name}, ${at.today})`.execute(
      tx,
    )
  },
})

/**
 * Takes a plan in: bytes, reading and plan in one transaction, or nothing but a line in the import log with the reason. The reading is made before the
 * transaction begins, so that a long text holds nobody up.
 */
export const importPlan: Command<z.input<typeof importInput>, Imported, Refusal> = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof importInput>): Promise<Result<Done<Imported>, Refusal>> => {
    const parsed = importInput.safeParse(raw)
    if (parsed.success && ctx.viewer.can('plan.import')) await receivePlan(parsed.data.bytes, optionsOf(parsed.data))
    const answer = (await changing(taking)(ctx, raw)) as Result<Done<Imported>, Refusal>
    if (!answer.ok && parsed.success && OF_BYTES.has(answer.refusal.code)) {
      const { bytes, fileName, encoding } = parsed.data
      await keepRefused({ ...ctx, idempotencyKey: undefined }, { bytes, fileName, encoding: encoding ?? null, refusal: answer.refusal })
    }
    return answer
  },
  { parts: taking.parts as never },
)
