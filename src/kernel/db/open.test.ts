import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/testDatabase.js'
import { claimMode } from './mode.js'
import { openDatabase } from './open.js'

/** The test server stands for an external one: only addresses are known of it. */
describe('an external database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database?.close())
  const open = (databaseUrl: string, migrateUrl: string) => openDatabase({ data: '/nowhere', mode: 'production', databaseUrl, migrateUrl })
  const asOwner = async (statement: string) => {
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }

  it('is opened with a role that owns nothing and one that migrates', async () => {
    const opened = await open(database.appUrl, database.ownerUrl)
    expect(opened).toMatchObject({ embedded: false, appRole: 'collegium_app', secret: undefined })
    expect(opened.serverPid()).toBeUndefined()
    await opened.stop()
  })

  it('is refused when the serving role owns the database, or a table in it', async () => {
    await expect(open(database.ownerUrl, database.ownerUrl)).rejects.toMatchObject({
      code: 'database_rights',
      message: expect.stringMatching(/collegium_owner of DATABASE_URL owns/),
    })
    await asOwner('grant create on schema public to collegium_app')
    const client = new pg.Client({ connectionString: database.appUrl })
    await client.connect()
    await client.query('create table public.mine (n int)').finally(() => client.end())
    await expect(open(database.appUrl, database.ownerUrl)).rejects.toMatchObject({
      code: 'database_rights',
      message: expect.stringMatching(/collegium_app of DATABASE_URL owns/),
    })
  })

  it('is refused when the migrating role may not make schemas', async () => {
    await expect(open(database.appUrl, database.appUrl)).rejects.toMatchObject({
      code: 'database_rights',
      message: expect.stringMatching(/collegium_app of COLLEGIUM_MIGRATE_URL cannot create schemas/),
    })
  })

  it('with a wrong password is told without the password', async () => {
    const wrong = Object.assign(new URL(database.appUrl), { password: 'hush' }).href
    const refused = open(wrong, database.ownerUrl)
    await expect(refused).rejects.toMatchObject({
      code: 'database_unreachable',
      message: expect.stringMatching(/named by DATABASE_URL .*collegium_app/),
    })
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringMatching(/hush/) })
  })

  it('keeps what it is used for', async () => {
    const own = await testDatabase()
    expect(await claimMode(own.ownerUrl, 'demo')).toBe('new')
    expect(await claimMode(own.ownerUrl, 'demo')).toBe('known')
    await expect(claimMode(own.ownerUrl, 'production')).rejects.toMatchObject({ code: 'mode_mixed' })
    await own.close()
    expect(await claimMode(database.ownerUrl, 'empty')).toBe('new')
    expect(await claimMode(database.ownerUrl, 'production')).toBe('known')
    await expect(claimMode(database.ownerUrl, 'demo')).rejects.toMatchObject({ code: 'mode_mixed' })
  })
})
