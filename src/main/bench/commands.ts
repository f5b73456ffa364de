import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, canonicalHash, command, type Day, defineMeasure, fact, first, newId, ok, refuse, sql } from '../../kernel/index.js'
import { type Bench, type Finding, median, paired, quantile, rate } from './harness.js'

const ROWS = 200_000
const SMALL = 40
const CLIENTS = 20

const moved = fact('bench.moved', {
  data: z.object({ row: z.number(), stage: z.number() }),
  about: (d) => ({ subject: `bench/${d.row}`, unit: null, on: '2022-09-30' as Day }),
  sample: { row: 1, stage: 1 },
})

const mover = (table: 'state' | 'small') =>
  command({
    name: 'bench.move',
    title: { zh: '移动', en: 'Move' },
    input: z.object({ row: z.number().int().min(1), note: z.string().max(200) }),
    allow: (who) => who.can('bench.write'),
    subject: (input) => `${table}/${input.row}`,
    load: (tx, { row }) => first<{ stage: number }>(tx, sql`select stage from ${sql.table(`bench.${table}`)} where id = ${row}`),
    decide: (found, { row }) =>
      found
        ? ok({ change: { row, stage: found.stage + 1 }, facts: [moved({ row, stage: found.stage + 1 })], answer: found.stage + 1 })
        : refuse({ code: 'row_unknown' }),
    save: async (tx, change) => {
      await sql`update ${sql.table(`bench.${table}`)} set stage = ${change.stage} where id = ${change.row}`.execute(tx)
    },
  })

const INSERT_FACT = `insert into kernel.fact (id, kind, version, room, subject, effective_on, recorded_on, recorded_at, reported_on, actor, command, request, data)
  values ($1, 'bench.moved', 1, 'bench', $2, '2022-09-30', '2022-09-30', now(), '2022-09-30', $3, 'bench.move', $4, $5)`

/** The same statements, prepared, one after another, at the same isolation, without anything of ours. */
function bare(bench: Bench, table: 'state' | 'small') {
  return async (row: number) => {
    const client = await bench.database.writePool.connect()
    try {
      await client.query('begin isolation level serializable')
      const found = (await client.query({ name: `b_load_${table}`, text: `select stage from bench.${table} where id = $1`, values: [row] }))
        .rows[0] as { stage: number }
      await client.query({
        name: `b_save_${table}`,
        text: `update bench.${table} set stage = $2 where id = $1`,
        values: [row, found.stage + 1],
      })
      await client.query({
        name: 'b_fact',
        text: INSERT_FACT,
        values: [newId(), `bench/${row}`, bench.clerk.account, randomUUID(), JSON.stringify({ row, stage: found.stage + 1 })],
      })
      await client.query({
        name: 'b_once',
        text: `insert into kernel.idempotency (account, key, command, input_hash, answer) values ($1, $2, 'bench.move', $3, '{}')`,
        values: [bench.clerk.account, randomUUID(), canonicalHash({ row })],
      })
      await client.query('commit')
    } catch (fault) {
      await client.query('rollback')
      if ((fault as { code?: string }).code !== '40001') throw fault
    } finally {
      client.release()
    }
  }
}

const ctx = (bench: Bench): Ctx => ({ house: bench.house, viewer: bench.clerk, requestId: randomUUID(), idempotencyKey: randomUUID() })
const retriesOf = async (bench: Bench) => (await bench.house.metrics.retries.get()).values.reduce((sum, each) => sum + each.value, 0)

/** The write path: rate against bare SQL, aborted attempts on unrelated subjects and on a small table, one subject for all, the projector beside it. */
export async function benchCommands(bench: Bench): Promise<Finding[]> {
  await bench.owner.query(`create schema bench; create table bench.state (id int primary key, stage int not null); create table bench.small (id int primary key, stage int not null);
    insert into bench.state select n, 0 from generate_series(1, ${ROWS}) n; insert into bench.small select n, 0 from generate_series(1, ${SMALL}) n; analyze bench.state; analyze bench.small;
    grant usage on schema bench to collegium_app; grant select, insert, update on all tables in schema bench to collegium_app`)
  await defineMeasure(bench.database.db, {
    id: 'moves',
    version: 1,
    kinds: ['bench.moved'],
    where: 'data.stage > 0',
    key: ['data.row', 'data.stage'],
    reading: 'flow',
    from: '2022-01-01' as Day,
    to: '2022-12-31' as Day,
    closes: '2023-03-31' as Day,
  })
  const move = mover('state')
  const moveSmall = mover('small')
  const any = () => 1 + Math.floor(Math.random() * ROWS)
  const bareMove = bare(bench, 'state')
  await rate(CLIENTS, 1, () => move(ctx(bench), { row: any(), note: 'warm' }))
  let before = await retriesOf(bench)
  let acts = 0
  const speeds = await paired(5, {
    bare: () => rate(CLIENTS, 2, () => bareMove(any())),
    ours: () =>
      rate(CLIENTS, 2, async () => {
        acts++
        await move(ctx(bench), { row: any(), note: 'a note' })
      }),
  })
  const aborted = ((await retriesOf(bench)) - before) / acts
  before = await retriesOf(bench)
  acts = 0
  const small = await rate(CLIENTS, 3, async (client) => {
    acts++
    await moveSmall(ctx(bench), { row: 1 + client, note: 'a note' })
  })
  const abortedSmall = ((await retriesOf(bench)) - before) / acts
  let given = 0
  const one = await rate(CLIENTS, 3, async () => {
    const answer = await move(ctx(bench), { row: 7, note: 'a note' })
    if (!answer.ok) given++
  })
  return [
    {
      name: 'commands/s, ours ÷ bare SQL (8 connections, 20 clients)',
      value: `${Math.round(speeds.ours)} ÷ ${Math.round(speeds.bare)} = ${(speeds.ours / speeds.bare).toFixed(2)}`,
      asked: '≥ 0.70',
      holds: speeds.ours / speeds.bare >= 0.7,
    },
    {
      name: 'aborted attempts, 20 clients on unrelated subjects',
      value: `${(aborted * 100).toFixed(2)} %`,
      asked: '< 1 %',
      holds: aborted < 0.01,
    },
    {
      name: 'aborted attempts, the same on a table of 40 rows',
      value: `${(abortedSmall * 100).toFixed(2)} % (${Math.round(small)}/s)`,
      asked: '< 1 %',
      holds: abortedSmall < 0.01,
    },
    {
      name: '20 clients on one subject ÷ unrelated subjects, given up',
      value: `${(one / speeds.ours).toFixed(2)}, ${given}`,
      asked: '≥ 0.30, 0',
      holds: one / speeds.ours >= 0.3 && given === 0,
    },
    ...(await benchProjector(bench, move)),
  ]
}

async function benchProjector(bench: Bench, move: ReturnType<typeof mover>): Promise<Finding[]> {
  const waiting = (await bench.database.pool.query<{ n: number }>('select count(*) as n from kernel.fact')).rows[0]!.n
  const started = performance.now()
  const sealed = await bench.house.projector.settle()
  const seconds = (performance.now() - started) / 1000
  bench.house.projector.start()
  const lags: number[] = []
  let latest: string | undefined
  const watching = (async () => {
    for (let n = 0; n < 40; n++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      if (!latest) continue
      const from = performance.now()
      await bench.house.projector.counted(latest, 10_000)
      lags.push(performance.now() - from)
    }
  })()
  const beside = await rate(CLIENTS, 4, async () => {
    const answer = await move(ctx(bench), { row: 1 + Math.floor(Math.random() * ROWS), note: 'a note' })
    if (answer.ok) latest = answer.value.facts[0]
  })
  await watching
  await bench.house.projector.stop()
  const speed = sealed / seconds
  return [
    {
      name: 'projector: facts/s sealed and counted ÷ commands/s',
      value: `${Math.round(speed)} ÷ ${Math.round(beside)} = ${(speed / beside).toFixed(1)} (${waiting} facts)`,
      asked: '≥ 5',
      holds: speed / beside >= 5,
    },
    {
      name: 'a fact is in its figures after (at that load)',
      value: `p50 ${Math.round(median(lags))} ms, p99 ${Math.round(quantile(lags, 0.99))} ms`,
      asked: 'p50 < 200 ms, all < 2 s',
      holds: median(lags) < 200 && quantile(lags, 1) < 2000,
    },
  ]
}
