import { z } from 'zod'
import { type Ctx, type Day, first, id, query, sql } from '../../kernel/index.js'
import { planAsk, standpointOf } from '../board/ask.js'
import { books } from '../book/cache.js'
import type { Annotation } from '../book/types.js'
import { planTextOut } from '../outputs/review.js'
import type { Tree } from '../types.js'
import { seesDrafts } from './plans.js'

/** A piece of the text with what lies on it: joined in order, the pieces are the text as received. */
export interface TextSpan {
  readonly kind: string
  readonly text: string
  readonly start: number
  readonly end: number
  readonly line: number
  readonly byteStart: number
  readonly byteEnd: number
}

export interface PlanText {
  readonly plan: { readonly id: string; readonly body: string; readonly year: number | null }
  readonly version: {
    readonly id: string
    readonly no: number
    readonly document: string
    readonly inForceFrom: Day | null
    readonly sha256: string | null
  }
  readonly spans: readonly TextSpan[]
  readonly overlays: readonly TextSpan[]
  /** What the text is made into, each with its place. */
  readonly sections: Tree['sections']
  readonly items: Tree['items']
  readonly tasks: readonly { readonly code: string; readonly start: number; readonly end: number; readonly item: string | null }[]
  readonly targets: readonly {
    readonly code: string
    readonly start: number
    readonly end: number
    readonly numStart: number
    readonly numEnd: number
  }[]
  readonly illegible: Tree['illegible']
  readonly notes: readonly Annotation[]
}

/** The plan as received, with its spans: of the version in force on the day, or of a named one. */
export const planText = query({
  name: 'plan.plan_text',
  title: { zh: '计划原文', en: 'Text of the plan' },
  output: planTextOut,
  input: z.object({ ...planAsk, version: id('plan_version').optional() }),
  allow: 'public',
  run: async (ctx, input): Promise<PlanText | undefined> => {
    const found = await textVersion(ctx, input)
    if (!found) return undefined
    const { tree, plan, version, notes } = found
    return {
      plan,
      version,
      spans: tree.spans.filter((span) => !span.overlay).map(spanOf),
      overlays: tree.spans.filter((span) => span.overlay).map(spanOf),
      sections: tree.sections,
      items: tree.items,
      tasks: tree.tasks.map((task) => ({ code: task.id, start: task.char_start, end: task.char_end, item: task.item })),
      targets: tree.targets.map((target) => ({
        code: target.id,
        start: target.char_start,
        end: target.char_end,
        numStart: target.num_start,
        numEnd: target.num_end,
      })),
      illegible: tree.illegible,
      notes,
    }
  },
})

const spanOf = (span: Tree['spans'][number]): TextSpan => ({
  kind: span.kind,
  text: span.text,
  start: span.char_start,
  end: span.char_end,
  line: span.line,
  byteStart: span.byte_start,
  byteEnd: span.byte_end,
})

/** A decision has no text of its own: its tree is that of the text before it. */
async function textVersion(ctx: Ctx, input: Parameters<typeof standpointOf>[1] & { version?: string }) {
  const all = await books(ctx.house.database)
  const book = input.version ? all.find((each) => each.versions.some((version) => version.id === input.version)) : undefined
  const here = book ? undefined : await standpointOf(ctx, input)
  const owner = book ?? here?.plan.book
  const version = book?.versions.find((each) => each.id === input.version) ?? (input.version ? undefined : here?.plan.version)
  if (!owner || !version) return undefined
  const { id: versionId, no, document, inForceFrom, source } = version
  return {
    tree: version.tree,
    notes: owner.notes,
    plan: { id: owner.id, body: owner.body, year: owner.year },
    version: { id: versionId, no, document, inForceFrom, sha256: source },
  }
}

/** The bytes of a version's source, as received (06 A-01). Undefined for a decision, and for a draft where the viewer may not see one. */
export async function sourceOf(
  ctx: Ctx,
  version: string,
): Promise<{ readonly bytes: Buffer; readonly fileName: string; readonly sha256: string } | undefined> {
  return first(
    ctx.house.database.db,
    sql`select s.bytes, s.sha256, coalesce((select i.file_name from plan.import i where i.version = v.id limit 1), v.document) as "fileName"
    from plan.version v join plan.source s on s.sha256 = v.source where v.id = ${version} and (v.state = 'confirmed' or ${seesDrafts(ctx.viewer)})`,
  )
}
