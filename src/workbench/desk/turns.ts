import { type Ctx, type Day, isDay, matterKinds, mattersElsewhere, mattersOf, type OpenMatter } from '../../kernel/index.js'
import { type ElsewhereCursor, type ElsewhereLine, type WaitingLine, waitingForOthers, waitingToConfirm } from '../../records/index.js'
import { notInOneGo } from '../records/confirm/queue.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const ROWS = 50

/** A turn of the viewer: the matter, and what of it can be done in place. */
export interface TurnLine {
  readonly matter: OpenMatter
  readonly group: string
  /** The record that waits for his confirmation, where the matter is one. */
  readonly waiting: WaitingLine | undefined
  /** It may be confirmed at once, or with others. */
  readonly safe: boolean
}

export interface Turns {
  readonly lines: readonly TurnLine[]
  readonly kinds: readonly { readonly kind: string; readonly n: number }[]
  readonly next: string | undefined
}

/** All matters whose turn is the viewer's, oldest first. */
export async function turnsFor(ctx: Ctx, ask: { kind?: string; after?: string }): Promise<Turns> {
  const { db } = ctx.house.database
  const [since, id] = ask.after?.split('~') ?? []
  const after = since && id && isDay(since) && UUID.test(id) ? { since: since as Day, id } : undefined
  const [matters, kinds, waiting] = await Promise.all([
    mattersOf(db, ctx.viewer, { kind: ask.kind, after, limit: ROWS + 1 }),
    matterKinds(db, ctx.viewer),
    waitingToConfirm(ctx, { limit: 200 }),
  ])
  const queue = new Map((waiting.ok ? waiting.value.rows : []).map((line) => [`${line.id}/${line.side}`, line]))
  const lines = matters.slice(0, ROWS).map((matter): TurnLine => {
    const [group = matter.kind, side] = matter.kind.split('/')
    const line = group === 'record.confirm' ? queue.get(`${matter.subject}/${side}`) : undefined
    return { matter, group, waiting: line, safe: line !== undefined && notInOneGo(line) === undefined }
  })
  const last = lines.at(-1)?.matter
  return { lines, kinds, next: matters.length > ROWS && last ? `${last.since}~${last.id}` : undefined }
}

export interface Elsewhere {
  readonly records: readonly ElsewhereLine[]
  readonly matters: readonly OpenMatter[]
  readonly next: string | undefined
}

const PLAN_KINDS = ['plan.review', 'plan.confirm', 'plan.change_rule']

function cursorOf(text: string | undefined): ElsewhereCursor | undefined {
  const [since, record, side, no] = text?.split('~') ?? []
  if (!since || !isDay(since) || !record || !UUID.test(record) || !side || !Number.isInteger(Number(no))) return undefined
  return { since: since as Day, record, side, no: Number(no) }
}

/** What the viewer's side has started and others have to go on with. */
export async function elsewhereFor(ctx: Ctx, after: string | undefined): Promise<Elsewhere> {
  const cursor = cursorOf(after)
  const seesPlans = ctx.viewer.canSomewhere('plan.see_drafts')
  const [records, matters] = await Promise.all([
    waitingForOthers(ctx, { after: cursor as never, limit: ROWS }),
    cursor ? [] : mattersElsewhere(ctx.house.database.db, ctx.viewer, { kinds: seesPlans ? PLAN_KINDS : [], limit: ROWS }),
  ])
  if (!records.ok) return { records: [], matters, next: undefined }
  const { next } = records.value
  return { records: records.value.rows, matters, next: next && `${next.since}~${next.record}~${next.side}~${next.no}` }
}
