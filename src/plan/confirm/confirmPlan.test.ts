import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import type { TestHouse } from '../../kernel/testing/index.js'
import { board } from '../board/board.js'
import { done, houseWithPlan, SEED } from '../testing.js'

describe.skipIf(!SEED)('the plan of 2022, imported, reviewed and confirmed', () => {
  let test: TestHouse & { plan: string; version: string }
  beforeAll(async () => {
    test = await houseWithPlan()
  })
  afterAll(() => test?.close())

  it('shows 26 targets, none of them met and none with a percentage, before anything has happened (A-30)', async () => {
    const page = done(await board(test.as(), { year: 2022, asOf: '2022-01-05' as Day }))!
    const targets = page.groups.flatMap((group) => group.targets)
    expect(targets).toHaveLength(26)
    expect(targets.every((target) => target.n === 0 || target.state === 'no_figure')).toBe(true)
    expect(targets.filter((target) => target.percent !== null)).toEqual([])
    expect(page.counts.met).toBe(0)
  })
})
