import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { first, rows, sql } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { confirmPlan } from '../confirm/commands.js'
import { base64, confirmer, done, editor, importSeed, reviewAll, SEED, seedBytes } from '../testing.js'
import { importPlan } from './commands.js'

/** Ends every connection of the application the moment it has written something and before it commits: what a killed service leaves to the database. */
async function killAt(test: TestHouse, ownerUrl: string, table: string, act: () => Promise<unknown>): Promise<unknown> {
  const name = table.replace('plan.', 'plan.x_')
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  owner.on('error', () => {})
  await owner.query(`create function ${name}_fall() returns trigger language plpgsql as $$ begin raise exception 'the service is gone' using errcode = '57P01'; end $$;
    create constraint trigger fall after insert or update on ${table} initially deferred for each row execute function ${name}_fall()`)
  try {
    return await act().catch((fault: Error) => fault)
  } finally {
    await owner.query(`drop trigger fall on ${table}; drop function ${name}_fall`)
    await owner.end()
    void test
  }
}

describe.skipIf(!SEED)('an import or a confirmation that is cut off (A-58)', () => {
  let test: TestHouse
  beforeAll(async () => {
    test = await testHouse()
  })
  afterAll(() => test.close())

  const state = async () => {
    const { db } = test.house.database
    const tables = ['plan', 'version', 'item', 'task', 'target', 'target_value', 'rule']
    const counts = await Promise.all(
      tables.map(async (table) =>
        Number((await first<{ n: number }>(db, sql`select count(*) as n from ${sql.table(`plan.${table}`)}`))!.n),
      ),
    )
    const measures = Number((await first<{ n: number }>(db, sql`select count(*) as n from kernel_read.measure`))!.n)
    const facts = Number((await first<{ n: number }>(db, sql`select count(*) as n from kernel_read.fact`))!.n)
    return { ...Object.fromEntries(tables.map((table, index) => [table, counts[index]])), measures, facts }
  }

  it('leaves the plan wholly as it was before', async () => {
    const empty = await state()
    const fault = await killAt(test, test.ownerUrl, 'plan.version', () =>
      importPlan(test.as(editor), { bytes: base64(seedBytes()), fileName: '2022.txt' }),
    )
    expect(fault).toBeInstanceOf(Error)
    expect(await state()).toEqual(empty)
    const { version } = await importSeed(test)
    await reviewAll(test, version)
    const reviewed = await state()
    for (const table of ['plan.version', 'plan.rule', 'plan.target_value']) {
      expect(await killAt(test, test.ownerUrl, table, () => confirmPlan(test.as(confirmer), { version }))).toBeInstanceOf(Error)
      expect(await state(), table).toEqual(reviewed)
    }
    done(await confirmPlan(test.as(confirmer), { version }))
    expect(await state()).toMatchObject({ plan: 1, version: 1, item: 16, task: 64, target: 26, target_value: 26, rule: 26 })
    expect(await rows(test.house.database.db, sql`select distinct state from plan.version`)).toEqual([{ state: 'confirmed' }])
  })
})
