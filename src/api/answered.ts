import type { Endpoint } from './endpoints.js'
import type { Schema } from './schemas.js'

/** Component that says what an endpoint answers. */
export const answerName = ({ name }: Pick<Endpoint, 'name'>): string => `${name}.answer`

/** Everything that is answered, as components: one for each endpoint, and the shapes that have a name of their own. */
export function answersOf(endpoints: readonly Endpoint[]): Record<string, Schema> {
  const found: Record<string, Schema> = {}
  for (const endpoint of endpoints) {
    const { answer } = endpoint
    if (!answer) continue
    Object.assign(found, answer.named)
    found[answerName(endpoint)] = endpoint.kind === 'command' ? doneOf(answer.schema) : answer.schema!
  }
  return found
}

/** What is done may tell something; where it was so already, there is nothing to tell. */
function doneOf(answer: Schema | undefined): Schema {
  if (answer === undefined) return { $ref: '#/components/schemas/Done' }
  const facts = { type: 'array', items: { type: 'string', format: 'uuid' }, description: 'Ids of the facts that became true' }
  const done = {
    type: 'object',
    required: ['did', 'answer', 'facts'],
    properties: { did: { type: 'string', const: 'done' }, answer, facts },
  }
  return { oneOf: [done, { $ref: '#/components/schemas/Nothing' }] }
}

/** How a list of an answer goes on. */
export interface Paging {
  /** Where its rows are: `units`, `in.rows`, or empty where the answer itself is the list. */
  readonly rows: string
  /** Field of the input that takes the cursor. */
  readonly field: string
  /** Field of the answer that gives it, or the header that has the whole address. */
  readonly next: string
}

/** Every list of the answer that comes in pages, the query's own first. */
export function pagingOf({ list, answer }: Endpoint): Paging[] {
  const others = Object.entries(list?.cursors ?? {}).map(([rows, field]) => ({ rows, field, next: rows.replace(/[^.]+$/, 'next') }))
  if (!list?.cursor) return others
  return [{ rows: list.rows ?? rowsOf(answer?.schema), field: list.cursor, next: list.next ? 'Link' : 'next' }, ...others]
}

/** The list that an answer holds: its `rows`, or the only one. */
function rowsOf(schema: Schema | undefined): string {
  const fields = Object.entries(schema?.properties ?? {})
  const lists = fields.filter(([, each]) => each.type === 'array').map(([name]) => name)
  return lists.includes('rows') ? 'rows' : (lists[0] ?? '')
}
