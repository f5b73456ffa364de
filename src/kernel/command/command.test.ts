import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Day } from '../day.js'
import { first, rows, sql } from '../db/database.js'
import { fact } from '../fact/fact.js'
import { type Id, id, newId, uuidOf } from '../ids.js'
import { ok, refuse } from '../result.js'
import { type TestHouse, testHouse } from '../testing/index.js'
import { nobody, viewerOf } from '../viewer.js'
import { command } from './command.js'

let test: TestHouse
beforeAll(async () => {
  test = await testHouse('2022-06-30' as Day)
  await sql`insert into kernel.setting (name, value) select 'counter/' || n, '0' from generate_series(1, 40) n`.execute(
    test.house.database.db,
  )
})
afterAll(() => test.close())

const raised = fact('counter.raised', {
  data: z.object({ counter: z.string(), to: z.number() }),
  about: (d) => ({ subject: d.counter, unit: null, on: '2022-06-30' as Day }),
  sample: { counter: 'counter/1', to: 1 },
})

/** A counter held in a row: the smallest state that a race can spoil. */
const raise = command({
  name: 'test.raise',
  title: { zh: '加一', en: 'Raise' },
  input: z.object({ counter: z.string().max(40), limit: z.number().optional(), seen: z.number().optional() }),
  allow: (who) => who.can('test.raise'),
  permission: 'test.raise',
  subject: (input) => input.counter,
  load: (tx, { counter }) => first<{ value: number }>(tx, sql`select value::int as value from kernel.setting where name = ${counter}`),
  decide: (found, input) => {
    if (!found) return refuse({ code: 'counter_unknown' })
    if (input.seen !== undefined && input.seen !== found.value)
      return refuse({ code: 'version_conflict', yours: input.seen, present: found.value })
    if (input.limit !== undefined && found.value >= input.limit) return ok('nothing')
    const to = found.value + 1
    return ok({ change: { counter: input.counter, to }, facts: [raised({ counter: input.counter, to })], answer: to })
  },
  save: async (tx, change) => {
    await sql`update kernel.setting set value = to_jsonb(${change.to}::int) where name = ${change.counter}`.execute(tx)
  },
})

const clerk = viewerOf({ via: 'session', account: newId<'account'>(), grants: [{ permission: 'test.raise', unit: null, role: 'clerk' }] })
const countOf = async (counter: string) =>
  (await first<{ value: number }>(test.house.database.db, sql`select value::int as value from kernel.setting where name = ${counter}`))!
    .value
const factsOf = async (counter: string) =>
  (await rows(test.house.database.db, sql`select 1 from kernel.fact where subject = ${counter}`)).length

it('names every wrong field at once, and nothing is read', async () => {
  const answer = await raise(test.as(clerk), { counter: 'x'.repeat(50), limit: 'many' } as never)
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'input_invalid', fields: [{ field: 'counter', maximum: 40 }, { field: 'limit' }] },
  })
})

it('asks a stranger to sign in, and tells a member that he may not', async () => {
  expect(await raise(test.as(nobody()), { counter: 'counter/1' })).toMatchObject({
    ok: false,
    refusal: { code: 'sign_in_needed', permission: 'test.raise' },
  })
  const member = viewerOf({ via: 'session', account: newId<'account'>() })
  expect(await raise(test.as(member), { counter: 'counter/1' })).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
})

it('leaves one fact for each change and none for a refusal or for nothing', async () => {
  expect(await raise(test.as(clerk), { counter: 'counter/none' })).toMatchObject({ ok: false, refusal: { code: 'counter_unknown' } })
  expect(await raise(test.as(clerk), { counter: 'counter/1', limit: 1 })).toMatchObject({ ok: true, value: { did: 'done', answer: 1 } })
  expect(await raise(test.as(clerk), { counter: 'counter/1', limit: 1 })).toMatchObject({ ok: true, value: { did: 'nothing' } })
  expect(await factsOf('counter/1')).toBe(1)
})

it('shows both versions when someone was faster', async () => {
  expect(await raise(test.as(clerk), { counter: 'counter/1', seen: 7 })).toEqual({
    ok: false,
    refusal: { code: 'version_conflict', yours: 7, present: 1 },
  })
})

it('twenty presses on one subject are twenty changes, none lost and none given up', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => raise(test.as(clerk), { counter: 'counter/2' })))
  expect(answers.every((each) => each.ok)).toBe(true)
  expect(await countOf('counter/2')).toBe(20)
  expect(await factsOf('counter/2')).toBe(20)
})

it('the same request sent twice, even at once, makes one change and gives one answer (P-074)', async () => {
  const key = 'form-1'
  const [one, other] = await Promise.all([
    raise(test.as(clerk, key), { counter: 'counter/3' }),
    raise(test.as(clerk, key), { counter: 'counter/3' }),
  ])
  expect(one).toEqual(other)
  expect(await raise(test.as(clerk, key), { counter: 'counter/3' })).toEqual(one)
  expect(await countOf('counter/3')).toBe(1)
  expect(await raise(test.as(clerk, key), { counter: 'counter/4' })).toMatchObject({
    ok: false,
    refusal: { code: 'idempotency_key_reused' },
  })
})

it('a clash of a unique constraint may stand for a refusal, and nothing of the attempt stays', async () => {
  const take = command({
    name: 'test.take',
    title: { zh: '占', en: 'Take' },
    input: z.object({ id: id('setting') }),
    allow: () => true,
    load: async () => undefined,
    decide: (_none, input) => ok({ change: input.id, facts: [raised({ counter: input.id, to: 1 })] }),
    save: async (tx, change: Id<'setting'>) => {
      await sql`insert into kernel.setting (name, value) values (${change}, '1')`.execute(tx)
    },
    clashes: { setting_pkey: { code: 'place_taken' } },
  })
  const place = uuidOf('place') as Id<'setting'>
  expect(await take(test.as(), { id: place })).toMatchObject({ ok: true })
  expect(await take(test.as(), { id: place })).toEqual({ ok: false, refusal: { code: 'place_taken' } })
  expect(await factsOf(place)).toBe(1)
})

it('facts cannot be changed, not even by the owner', async () => {
  const app = test.house.database.pool
  await expect(app.query("update kernel.fact set kind = 'x.y'")).rejects.toMatchObject({ code: '42501' })
  await expect(app.query('delete from kernel.fact')).rejects.toMatchObject({ code: '42501' })
  await expect(app.query('truncate kernel.fact')).rejects.toMatchObject({ code: '42501' })
})
