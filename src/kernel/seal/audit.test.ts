import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command } from '../command/command.js'
import type { Day } from '../day.js'
import { fact } from '../fact/fact.js'
import { recount } from '../ledger/audit.js'
import { defineMeasure } from '../ledger/measure.js'
import { ok } from '../result.js'
import { type TestHouse, testHouse } from '../testing/index.js'
import { verifyChain } from './verify.js'

const noted = fact('audit.noted', {
  data: z.object({ n: z.number() }),
  about: (d) => ({ subject: `n${d.n}`, unit: null, on: '2022-06-01' as Day }),
  sample: { n: 1 },
})
const note = command({
  name: 'test.note',
  title: { zh: '记', en: 'Note' },
  input: z.object({ from: z.number(), count: z.number() }),
  allow: () => true,
  load: async () => undefined,
  decide: (_none, { from, count }) =>
    ok({ change: undefined, facts: Array.from({ length: count }, (_, index) => noted({ n: from + index })) }),
  save: async () => {},
})

let test: TestHouse
let owner: pg.Client
const verify = async (heads: { seq: number; head: string }[] = []) => {
  const client = await test.house.database.pool.connect()
  try {
    return await verifyChain(client, heads)
  } finally {
    client.release()
  }
}
const byForce = async (statement: string) => {
  await owner.query('alter table kernel.fact disable trigger all; alter table kernel.seal disable trigger all')
  await owner.query(statement)
  await owner.query('alter table kernel.fact enable trigger all; alter table kernel.seal enable trigger all')
}

beforeAll(async () => {
  test = await testHouse()
  owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  await defineMeasure(test.house.database.db, {
    id: 'noted',
    version: 1,
    kinds: ['audit.noted'],
    key: ['data.n'],
    reading: 'flow',
    from: '2022-01-01' as Day,
    to: '2022-12-31' as Day,
    closes: '2023-03-31' as Day,
  })
  for (let round = 0; round < 5; round++) {
    await note(test.as(), { from: round * 20, count: 20 })
    await test.house.projector.settle()
  }
})
afterAll(async () => {
  await owner.end()
  await test.close()
})

describe('the chain', () => {
  it('is whole, gap-free and covers every fact', async () => {
    expect(await verify()).toMatchObject({ code: 'chain_whole', facts: 100 })
    expect(
      (await owner.query('select count(*)::int as n, max(seq)::int as top, count(distinct fact)::int as facts from kernel.seal')).rows[0],
    ).toEqual({ n: 100, top: 100, facts: 100 })
  })

  it('names the first row that was changed behind its back', async () => {
    const victim = (await owner.query<{ fact: string }>('select fact from kernel.seal where seq = 42')).rows[0]!.fact
    await owner.query('create table kernel.before as select * from kernel.fact')
    await byForce(
      `update kernel.fact set data = '{"n": 4200}' where id = '${victim}'; update kernel.fact set subject = 'x' where id = (select fact from kernel.seal where seq = 77)`,
    )
    expect(await verify()).toEqual({ code: 'fact_changed', seq: 42, fact: victim })
    await byForce(
      'update kernel.fact f set data = k.data, subject = k.subject from kernel.before k where k.id = f.id; drop table kernel.before',
    )
    expect(await verify()).toMatchObject({ code: 'chain_whole' })
  })

  it('notices a removed tail by a printed head, and a rewritten one too', async () => {
    const head = (await owner.query<{ hash: Buffer }>('select hash from kernel.seal where seq = 100')).rows[0]!.hash.toString('hex')
    expect(await verify([{ seq: 100, head }])).toMatchObject({ code: 'chain_whole' })
    expect(await verify([{ seq: 100, head: 'ab'.repeat(32) }])).toMatchObject({ code: 'head_unknown', seq: 100 })
    await owner.query('begin')
    await byForce(`create table kernel.kept as select * from kernel.seal where seq > 95; delete from kernel.seal where seq > 95`)
    await owner.query(`update kernel.seal_mark set seq = 95`)
    await owner.query('commit')
    expect(await verify()).toMatchObject({ code: 'chain_whole', facts: 95 })
    expect(await verify([{ seq: 100, head }])).toEqual({ code: 'tail_removed', newest: 95, claimed: 100 })
    await byForce('insert into kernel.seal select * from kernel.kept')
    await owner.query('update kernel.seal_mark set seq = 100; drop table kernel.kept')
  })

  it('names a fact that was removed', async () => {
    const victim = (await owner.query<{ fact: string }>('select fact from kernel.seal where seq = 100')).rows[0]!.fact
    await byForce(
      `create table kernel.kept as select * from kernel.fact where id = '${victim}'; delete from kernel.fact where id = '${victim}'`,
    )
    expect(await verify()).toEqual({ code: 'fact_missing', seq: 100, fact: victim })
    await owner.query('insert into kernel.fact select * from kernel.kept; drop table kernel.kept')
    expect(await verify()).toMatchObject({ code: 'chain_whole', facts: 100 })
  })
})

describe('the recount', () => {
  it('finds nothing when nothing is wrong, and repairs nothing by itself', async () => {
    expect(await recount(test.house.database)).toEqual([])
  })

  it('names the measure, the part and the first key that differs, and can be put right', async () => {
    await owner.query(
      "update kernel.cell set n = n + 1 where kg = 'A' and eg = 'M' and scope = 0; delete from kernel.entry where about = 7",
    )
    const findings = await recount(test.house.database)
    expect(findings.map(({ measure, part, missing, extra }) => ({ measure, part, missing, extra }))).toEqual([
      { measure: 'noted', part: 'ledger', missing: 1, extra: 0 },
      { measure: 'noted', part: 'cells', missing: 1, extra: 1 },
    ])
    await recount(test.house.database, true)
    expect(await recount(test.house.database)).toEqual([])
    expect(await test.figureOf('noted', '2022-06-30' as Day)).toBe(100)
  })
})
