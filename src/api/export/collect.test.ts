import { expect, it } from 'vitest'
import { z } from 'zod'
import { type Ctx, type House, nobody, query, room } from '../../kernel/index.js'
import { endpointsOf } from '../endpoints.js'
import { collect } from './collect.js'

const PAGE = 3
const cursor = z.strictObject({ at: z.int() }).optional()
/** A page of the numbers 0 to `size` − 1 after a cursor. */
const pageOf = (size: number, limit: number, after: { at: number } | undefined) => {
  const from = after ? after.at + 1 : 0
  const rows = Array.from({ length: Math.min(limit, size - from) }, (_, n) => ({ n: from + n }))
  return { rows, next: from + limit < size ? { at: from + limit - 1 } : undefined }
}

/** An answer with a list that the query pages, and two that go on by themselves, as a share has what is in and what is not. */
const lists = query({
  name: 'sample.lists',
  title: { zh: '样例', en: 'Sample' },
  input: z.strictObject({ after: cursor, inAfter: cursor, notAfter: cursor, limit: z.int().min(1).max(PAGE).default(2) }),
  allow: 'public',
  list: { visibility: 'public', rows: 'own', cursors: { 'in.rows': 'inAfter', 'notIn.rows': 'notAfter' } },
  run: async (_ctx, { after, inAfter, notAfter, limit }) => {
    const own = pageOf(7, limit, after)
    return { own: own.rows, next: own.next, in: pageOf(8, limit, inAfter), notIn: pageOf(10, limit, notAfter), whole: [{ n: 0 }] }
  },
})
const sample = room({
  ...{ name: 'sample', floor: 1, title: { zh: '样例', en: 'Sample' }, commands: [], queries: [lists], facts: [] },
  ...{ permissions: {}, refusals: {} },
})
const [endpoint] = endpointsOf([sample])
const ctx: Ctx = { house: { database: {} } as House, viewer: nobody(), requestId: 'test' }
const collected = async (named: string | undefined, most = 100) => {
  const found = await collect(ctx, endpoint!, {}, { most, ...(named ? { named } : {}) })
  if (!found.ok || !found.value) throw new Error(JSON.stringify(found))
  return { numbers: found.value.rows.map((row) => row.n), next: found.value.next }
}

it.each([
  [undefined, 7],
  ['own', 7],
  ['in.rows', 8],
  ['notIn.rows', 10],
  ['whole', 1],
])('the list %s is read to its end, page after page', async (named, size) => {
  expect(await collected(named)).toEqual({ numbers: Array.from({ length: size }, (_, n) => n), next: undefined })
})

it.each([
  ['own', { field: 'after', cursor: { at: 3 } }],
  ['in.rows', { field: 'inAfter', cursor: { at: 3 } }],
  ['notIn.rows', { field: 'notAfter', cursor: { at: 3 } }],
])('a part of %s says with which field it goes on', async (named, next) => {
  expect(await collected(named, 4)).toEqual({ numbers: [0, 1, 2, 3], next })
})

it('a list that is not there names those that are', async () => {
  const answer = await collect(ctx, endpoint!, {}, { most: 10, named: 'nothing' })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'export_rows_unnamed', lists: ['own', 'in.rows', 'notIn.rows', 'whole'] } })
})
