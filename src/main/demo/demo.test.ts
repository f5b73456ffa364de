import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { board } from '../../plan/index.js'
import { loadDemo } from './index.js'

describe('the small demo', () => {
  let test: TestHouse
  beforeAll(async () => {
    test = await testHouse()
    await test.house.database.pool.query('update kernel.clock set demo_today = null')
    const began = performance.now()
    await loadDemo(test.house, {
      size: (process.env.SIZE as 'full') ?? 'small',
      onProgress: (p) => {
        if (process.env.SIZE && p.day.endsWith('-15')) console.log(p, Math.round(performance.now() - began))
      },
    })
    console.log('loaded in', performance.now() - began)
  }, 600_000)
  afterAll(() => test?.close())

  it('shows', async () => {
    const page = await board(test.as(), { year: 2022, asOf: '2022-09-30' as Day })
    if (!page.ok) throw new Error()
    for (const t of page.value!.groups.flatMap((g) => g.targets))
      console.log(t.code, t.n, t.d, JSON.stringify(t.value.value), t.state, t.pace?.probability?.toFixed(3), t.waiting, t.fed)
    console.log(page.value!.counts)
    console.log((await test.house.database.pool.query('select count(*), (select count(*) from kernel.entry) e from kernel.fact')).rows)
    console.log(
      (await test.house.database.pool.query('select state, standing, count(*) from records.record group by 1,2 order by 1,2')).rows,
    )
    expect(1).toBe(1)
  })
})
