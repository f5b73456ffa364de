import { type Ctx, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { asJson } from '../../ui/http/index.js'
import type { Endpoint } from '../endpoints.js'
import { listsIn, type Onward, onwardOf, type Row, rowsIn } from '../paging.js'

/** Rows that one call gives at most, and what they may weigh as text. */
export const MOST_ROWS = 10_000
const MOST_CHARACTERS = 32 * 1024 * 1024

export interface Collected {
  readonly rows: readonly Row[]
  /** Where the next call goes on; undefined at the end of the list. */
  readonly next: Onward | undefined
}

/**
 * Reads a list page by page through its own query, so that what a file holds is what the page shows: one rule for both. Stops after `most` rows, or
 * when they have become too heavy to be kept, and then says where to go on. Undefined where there is no such list for this viewer.
 */
export async function collect(
  ctx: Ctx,
  endpoint: Endpoint,
  question: Row,
  { most, named = endpoint.list?.rows }: { readonly most: number; readonly named?: string },
): Promise<Result<Collected | undefined, Refusal>> {
  const rows: Row[] = []
  const page = endpoint.input.properties?.limit?.maximum as number | undefined
  let weight = 0
  let next: Onward | undefined
  do {
    const asked: Row = {
      ...question,
      ...(page === undefined ? {} : { limit: Math.min(page, most - rows.length) }),
      ...(next === undefined ? {} : { [next.field]: next.cursor }),
    }
    const answer = await endpoint.run(ctx, asked)
    if (!answer.ok) return answer
    if (answer.value === undefined) return ok(undefined)
    const found = rowsIn(answer.value, named)
    if (!found) return refuse({ code: 'export_rows_unnamed', field: 'rows', lists: listsIn(answer.value) })
    for (const row of found) weight += JSON.stringify(row, asJson).length
    rows.push(...found)
    next = found.length === 0 ? undefined : onwardOf(endpoint, asked, answer.value, named)
  } while (next !== undefined && rows.length < most && weight < MOST_CHARACTERS)
  return ok({ rows, next })
}
