import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recount } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { type BoardTarget, board, STATES } from '../../plan/index.js'
import { loadDemo } from './index.js'
import { SETTLED_IN } from './settleIn.js'

/** The figures that `npm start` shows first; with them, the state for which each was chosen. */
const EXPECTED: Readonly<Record<string, readonly [n: number, state: string]>> = {
  'T03-1': [187, 'behind'],
  'T06-1': [161, 'on_course'],
  'T06-2': [53, 'met'],
  'T06-3': [13, 'on_course'],
  'T06-4': [51, 'met'],
  'T07-1': [31, 'behind'],
  'T07-2': [3600, 'behind'],
  'T07-3': [8200, 'behind'],
  'T08-1': [41, 'at_risk'],
  'T08-2': [4, 'above_range'],
  'T09-1': [87, 'on_course'],
  'T09-2': [416, 'on_course'],
  'T10-1': [10, 'met'],
  'T10-2': [9, 'at_risk'],
  'T10-3': [0, 'behind'],
  'T10-4': [0, 'not_started'],
  'T11-1': [12, 'met'],
  'T11-2': [17, 'at_risk'],
  'T12-1': [16, 'at_risk'],
  'T12-2': [22, 'on_course'],
  'T13-1': [67, 'met'],
  'T14-1': [170, 'on_course'],
  'T15-1': [74, 'at_risk'],
  'T15-2': [3600, 'at_risk'],
  'T16-1': [0, 'no_figure'],
  'T16-2': [805, 'on_course'],
}

describe.skipIf(process.env.COLLEGIUM_FULL !== '1')('the whole demo (full tier)', () => {
  let test: TestHouse
  beforeAll(async () => {
    test = await testHouse()
    await test.setToday(SETTLED_IN)
    await loadDemo(test.house)
  }, 900_000)
  afterAll(() => test?.close())

  it('shows each of the seven states, over more than 10,000 counted facts', async () => {
    const page = await board(test.as(), { year: 2022 })
    const targets: BoardTarget[] = page.ok && page.value ? page.value.groups.flatMap((group) => group.targets) : []
    expect(Object.fromEntries(targets.map(({ code, n, state }) => [code, [n, state]]))).toEqual(EXPECTED)
    expect(STATES.filter((state) => !targets.some((target) => target.state === state))).toEqual([])
    expect(targets.reduce((sum, { n }) => sum + (n ?? 0), 0)).toBeGreaterThan(10_000)
    expect(targets.find((target) => target.code === 'T13-1')).toMatchObject({ d: 119 })
  })

  it('has nothing that a recount would count otherwise', async () => {
    expect(await recount(test.house.database)).toEqual([])
  })
})
