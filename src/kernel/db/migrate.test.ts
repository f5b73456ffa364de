import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/testDatabase.js'
import { migrate, stillToApply } from './migrate.js'
import { findMigrations, type Migration } from './migrations.js'

const migration = (room: string, number: number, sql: string): Migration => ({
  room,
  number,
  name: `${String(number).padStart(3, '0')}_test`,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
})

describe('migrations', () => {
  let database: TestDatabase
  const all = findMigrations()
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database?.close())

  const ask = async (url: string, statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(statement)).rows
    } finally {
      await client.end()
    }
  }
  const bring = (...more: Migration[]) => migrate({ ownerUrl: database.ownerUrl, appRole: 'collegium_app', migrations: [...all, ...more] })
  const made = [
    migration('exchange', 901, 'create table exchange.need (id int primary key)'),
    migration(
      'exchange',
      902,
      "create table exchange.log (n int generated always as identity); comment on table exchange.log is 'append-only: what was said'",
    ),
    migration('exchange', 903, 'create schema exchange_read; create view exchange_read.need as select id from exchange.need'),
  ]

  it('run once, even when two processes start together, and give the application its rights', async () => {
    const both = await Promise.all([bring(...made), bring(...made)])
    expect(both.map((each) => each.length).sort()).toEqual([0, 3])
    await ask(database.appUrl, 'insert into exchange.need values (1)')
    await ask(database.appUrl, 'update exchange.need set id = 2')
    await ask(database.appUrl, 'insert into exchange.log default values')
    expect(await ask(database.appUrl, 'select id from exchange_read.need')).toEqual([{ id: 2 }])
    await expect(ask(database.appUrl, 'delete from exchange.log')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(database.appUrl, 'drop table exchange.need')).rejects.toMatchObject({ code: '42501' })
  })

  it('that fail leave nothing behind and name file and line', async () => {
    const broken = migration('exchange', 904, 'create table exchange.half (id int);\n\nselect no_such_thing')
    await expect(bring(...made, broken)).rejects.toMatchObject({
      code: 'migration_failed',
      message: expect.stringMatching(/src\/exchange\/migrations\/904_test\.sql:3 failed and was undone/),
    })
    expect(await ask(database.ownerUrl, "select to_regclass('exchange.half') as found")).toEqual([{ found: null }])
    expect(await bring(...made)).toEqual([])
  })

  it('that were edited after they ran are refused by name', async () => {
    const edited = { ...made[0]!, sha256: '0'.repeat(64) }
    await expect(bring(edited, ...made.slice(1))).rejects.toMatchObject({
      code: 'migration_changed',
      message: expect.stringMatching(/exchange\/migrations\/901_test\.sql/),
    })
  })

  it('of a newer version are refused and nothing changes', async () => {
    await expect(bring()).rejects.toMatchObject({ code: 'database_newer', exitCode: 7 })
  })

  it('only go forward', () => {
    const applied = [{ room: 'plan', number: 3, name: '003_test', sha256: migration('plan', 3, '').sha256 }]
    expect(() => stillToApply([migration('plan', 2, ''), migration('plan', 3, '')], applied)).toThrow(
      /002_test\.sql has a lower number than 3/,
    )
    expect(stillToApply([migration('plan', 3, ''), migration('plan', 4, 'x')], applied).map((each) => each.number)).toEqual([4])
  })
})

describe('migration files', () => {
  const found = (files: Record<string, string>) => {
    const root = mkdtempSync(join(tmpdir(), 'collegium-test-'))
    try {
      for (const [path, sql] of Object.entries(files)) {
        mkdirSync(join(root, 'src', path, '..'), { recursive: true })
        writeFileSync(join(root, 'src', path), sql)
      }
      return findMigrations(root).map((each) => `${each.room}/${each.name}`)
    } finally {
      rmSync(root, { recursive: true })
    }
  }

  it('run by floor, then by number', () => {
    const files = {
      'plan/migrations/001_a.sql': '',
      'kernel/migrations/002_b.sql': '',
      'kernel/migrations/001_c.sql': '',
      'registry/migrations/010_d.sql': '',
    }
    expect(found(files)).toEqual(['kernel/001_c', 'kernel/002_b', 'registry/010_d', 'plan/001_a'])
  })

  it.each([
    ['with the same number', { 'plan/migrations/001_a.sql': '', 'plan/migrations/001_b.sql': '' }, /number 1 is used twice/],
    ['without a number', { 'plan/migrations/first.sql': '' }, /first\.sql is not named NNN_name\.sql/],
    ['of an unknown room', { 'attic/migrations/001_a.sql': '' }, /src\/attic\/migrations: no such room/],
  ])('%s are refused', (_what, files, sentence) => {
    expect(() => found(files as Record<string, string>)).toThrow(sentence)
  })
})
