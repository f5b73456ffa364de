import type { TestHouse } from '../../kernel/testing/index.js'
import { type DemoAsk, loadDemo } from './loadDemo.js'
import type { DemoAccounts } from './people.js'
import { SETTLED_IN } from './settleIn.js'

/** Fills a fresh test house with the small demo federation (about 500 records, a few seconds); its clock then stands at 2022-09-30. */
export async function smallDemo(test: TestHouse, ask: Omit<DemoAsk, 'size'> = {}): Promise<DemoAccounts> {
  await test.setToday(SETTLED_IN)
  return loadDemo(test.house, { ...ask, size: 'small' })
}
