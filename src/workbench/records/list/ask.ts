import { RECORD_STATES, type RecordState, type Standing } from '../../../records/index.js'
import type { WebContext } from '../../../ui/http/index.js'
import type { RecordsView } from '../../deskPaths.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const STANDINGS: readonly Standing[] = ['live', 'cancelled', 'struck']

/** What the address asks of the list; what cannot be meant is left out. */
export interface ListAsk {
  readonly state?: RecordState
  readonly standing?: Standing
  readonly target?: string
  readonly pack?: string
  readonly unit?: string
  readonly text?: string
  readonly after?: number
}

export function askOf(c: WebContext): ListAsk {
  const read = (name: string) => c.req.query(name)?.trim() || undefined
  const after = Number(read('after'))
  const unit = read('unit')
  return {
    state: RECORD_STATES.find((state) => state === read('state')),
    standing: STANDINGS.find((standing) => standing === read('standing')),
    target: read('target')?.slice(0, 10),
    pack: read('pack')?.slice(0, 64),
    unit: unit && UUID.test(unit) ? unit : undefined,
    text: read('text')?.slice(0, 60),
    after: Number.isSafeInteger(after) && after > 0 ? after : undefined,
  }
}

export const viewOf = (ask: ListAsk): RecordsView => ({ ...ask })

/** The same for the query. */
export const inputOf = ({ state, after, ...ask }: ListAsk, limit: number) => ({
  ...ask,
  ...(state ? { states: [state] } : {}),
  ...(after ? { after } : {}),
  limit,
})
