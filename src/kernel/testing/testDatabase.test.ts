import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './testDatabase.js'

describe('a test database', () => {
  let one: TestDatabase
  let other: TestDatabase
  beforeAll(async () => {
    ;[one, other] = await Promise.all([testDatabase(), testDatabase()])
  })
  afterAll(async () => {
    await Promise.all([one?.close(), other?.close()])
  })

  const ask = async (url: string, statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(statement)).rows
    } finally {
      await client.end()
    }
  }

  it('is migrated, and separate from every other', async () => {
    const migrated = await ask(one.appUrl, 'select count(*)::int as n from kernel.migration')
    expect(migrated[0].n).toBeGreaterThan(0)
    await ask(one.ownerUrl, 'create table public.only_here (n int)')
    expect(await ask(other.ownerUrl, "select to_regclass('public.only_here') as found")).toEqual([{ found: null }])
  })

  it('lets the application write rows, but neither change facts nor own anything', async () => {
    await expect(ask(one.appUrl, "update kernel.fact set kind = 'x'")).rejects.toMatchObject({ code: '42501' })
    await expect(ask(one.appUrl, 'delete from kernel.seal')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(one.appUrl, 'truncate kernel.setting')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(one.appUrl, 'create table kernel.mine (n int)')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(one.appUrl, 'create schema mine')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(one.appUrl, "insert into kernel.migration values ('x', 1, 'x', 'x')")).rejects.toMatchObject({ code: '42501' })
    await ask(one.appUrl, "insert into kernel.setting (name, value) values ('a', '1')")
    expect(await ask(one.appUrl, 'select name from kernel.setting')).toEqual([{ name: 'a' }])
  })

  it('knows Chinese letters as letters', async () => {
    expect(await ask(one.appUrl, "select '学' ~ '\\w' as letter")).toEqual([{ letter: true }])
  })
})
