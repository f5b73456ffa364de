import { type Accounts, accounts as openAccounts } from '../../src/kernel/accounts/index.js'
import { type House, newId } from '../../src/kernel/index.js'
import { type TestHouse, testHouse } from '../../src/kernel/testing/index.js'
import { DEMO_PEOPLE, type DemoPerson, type DemoSize, loadDemo } from '../../src/main/demo/index.js'
import { demoAccountFor, demoLinks } from '../../src/main/demoAccounts.js'
import { buildWeb } from '../../src/main/web.js'
import { viewerForAccount } from '../../src/registry/index.js'
import { issueReport } from '../../src/reports/index.js'
import type { WebApp } from '../../src/ui/http/index.js'

export interface DemoHouse {
  readonly test: TestHouse
  readonly house: House
  readonly accounts: Accounts
  readonly app: WebApp
  readonly people: readonly DemoPerson[]
  /** A new one-time link for this person, as the first start prints it. */
  linkFor(key: string): Promise<string>
  close(): Promise<void>
}

const MANY = 1e9
const UNLIMITED = { signIn: MANY, search: MANY, write: MANY }

/** The whole product over a demo federation that was played for it, in a database of its own; with the report of its second quarter. */
export async function demoHouse(size: DemoSize): Promise<DemoHouse> {
  const test = await testHouse()
  const house: House = { ...test.house, mode: 'demo' }
  const accounts = openAccounts({
    url: house.database.pool.options.connectionString!,
    secret: 'a secret of the tests, long enough for anything',
    baseUrl: house.publicUrl,
    db: house.database.db,
    mail: house.mail,
    now: house.clock.now,
    log: house.log,
  })
  // The demo begins before its year; the clock of a demo only moves forward.
  await house.database.pool.query('update kernel.clock set demo_today = null')
  const people = await loadDemo(house, { size, accountFor: demoAccountFor({ accounts }) })
  await house.projector.settle()
  await reportOfQuarter(house, accounts)
  return {
    ...{ test, house, accounts, people },
    app: buildWeb({ house, accounts, proxies: 0, limits: UNLIMITED }),
    linkFor: async (key) => {
      const [link] = await demoLinks(
        { accounts },
        DEMO_PEOPLE.filter((person) => person.key === key),
      )
      if (!link) throw new Error(`nobody of the demo is called ${key}`)
      return link.url
    },
    close: async () => {
      await accounts.close()
      await test.close()
    },
  }
}

/** Issued by the secretariat, so that there is a report to read. */
async function reportOfQuarter(house: House, accounts: Accounts): Promise<void> {
  const office = await accounts.accountByEmail('secretariat@demo.invalid')
  if (!office) throw new Error('the demo has no secretariat')
  const viewer = await viewerForAccount(house.database.db, office.account, 'zh-Hans', 'session')
  const issued = await issueReport({ house, viewer, requestId: newId() }, { year: 2022, quarter: 2 })
  if (!issued.ok && issued.refusal.code !== 'report_already') throw new Error(JSON.stringify(issued.refusal))
  await house.projector.settle()
}
