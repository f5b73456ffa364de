import { expect, it } from 'vitest'
import { type Day, defineMeasure, measures, run, seriesOf, sql } from '../index.js'
import { testHouse } from '../testing/index.js'

it('counts many new measures from the first fact, some at a time, until none is left', async () => {
  const test = await testHouse('2022-06-30' as Day)
  const { db } = test.house.database
  await run(
    db,
    sql`insert into kernel.fact (id, kind, version, room, subject, effective_on, recorded_on, recorded_at, reported_on, command, request, data)
      select gen_random_uuid(), 'thing.happened', 1, 'test', n::text, '2022-03-01', '2022-06-30', now(), '2022-06-30', 'test.happen', 'r', '{}' from generate_series(1, 7) n`,
  )
  await test.house.projector.settle()
  const common = {
    version: 1,
    kinds: ['thing.happened'],
    key: ['subject'],
    reading: 'flow' as const,
    from: '2022-01-01' as Day,
    to: '2022-12-31' as Day,
    closes: '2023-03-31' as Day,
  }
  for (let n = 1; n <= 230; n++) await defineMeasure(db, { ...common, id: `M${n}`, ...(n === 230 ? { within: 'M1' } : {}) })
  const seq = await test.house.projector.settle()
  const all = await measures(db)
  expect(all.map((each) => each.builtTo)).toEqual(all.map(() => seq))
  const figures = await seriesOf(
    db,
    all.map((each) => each.no),
    { asOf: '2022-06-30' as Day, known: undefined },
  )
  expect([...figures.values()].map((each) => each.figure)).toEqual(all.map(() => 7))
  await test.close()
})
