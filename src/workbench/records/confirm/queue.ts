import { type Ctx, type Day, isDay } from '../../../kernel/index.js'
import { type WaitingCursor, type WaitingLine, waitingToConfirm } from '../../../records/index.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Turns that are held in view at once; `from` leads on. */
const WINDOW = 200

export interface QueueAsk {
  readonly pack?: string
  readonly target?: string
  readonly from?: string
  readonly at?: string
}

export interface Queue {
  readonly lines: readonly WaitingLine[]
  readonly next: string | undefined
  readonly ask: QueueAsk
}

/** The name of a turn in addresses: record, side, number. */
export const turnName = (line: { readonly id: string; readonly side: string; readonly turnNo: number }): string =>
  `${line.id}~${line.side}~${line.turnNo}`

const cursorText = (cursor: WaitingCursor): string => `${cursor.since}~${cursor.record}~${cursor.side}~${cursor.no}`
function cursorOf(text: string | undefined): WaitingCursor | undefined {
  const [since, record, side, no] = text?.split('~') ?? []
  if (!since || !isDay(since) || !record || !UUID.test(record) || !side || side.length > 48) return undefined
  return Number.isInteger(Number(no)) ? { since: since as Day, record, side, no: Number(no) } : undefined
}

/** The viewer's turns as the address asks for them, oldest first. */
export async function queueFor(ctx: Ctx, ask: QueueAsk, limit = WINDOW): Promise<Queue> {
  const found = await waitingToConfirm(ctx, { pack: ask.pack, target: ask.target, after: cursorOf(ask.from) as never, limit })
  if (!found.ok) return { lines: [], next: undefined, ask }
  return { lines: found.value.rows, next: found.value.next && cursorText(found.value.next), ask }
}

/** Why a turn should not be taken together with others; undefined when it may. */
export const notInOneGo = (line: WaitingLine): 'own' | 'alike' | undefined => (line.own ? 'own' : line.alike ? 'alike' : undefined)
