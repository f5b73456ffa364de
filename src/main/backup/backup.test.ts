import { createCipheriv } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import {
  command,
  type Day,
  defineMeasure,
  fact,
  filesIn,
  ok,
  openPools,
  projector,
  recount,
  seriesOf,
  verifyChain,
} from '../../kernel/index.js'
import { type TestDatabase, type TestHouse, testDatabase, testHouse } from '../../kernel/testing/index.js'
import { restoreBackup } from './restore.js'
import { writeBackup } from './write.js'

const kept = fact('backup.kept', {
  data: z.object({ n: z.number(), text: z.string() }),
  about: (d) => ({ subject: `k${d.n}`, unit: null, on: '2022-06-01' as Day }),
  sample: { n: 1, text: 'x' },
})
const voided = fact('backup.voided', {
  data: z.object({ fact: z.string() }),
  about: (d) => ({ subject: d.fact, unit: null, on: '2022-06-02' as Day, voids: { fact: d.fact as never, how: 'cancel' as const } }),
  sample: { fact: '00000000-0000-4000-8000-000000000000' },
})
const keep = command({
  name: 'test.keep',
  title: { zh: '存', en: 'Keep' },
  input: z.object({ from: z.number(), count: z.number(), cancel: z.string().optional() }),
  allow: () => true,
  load: async () => undefined,
  decide: (_none, { from, count, cancel }) =>
    ok({
      change: undefined,
      facts: cancel
        ? [voided({ fact: cancel })]
        : Array.from({ length: count }, (_, index) => kept({ n: from + index, text: '制表\t换行\n反斜杠\\N 𠮷' })),
    }),
  save: async () => {},
})

const folder = mkdtempSync(join(tmpdir(), 'collegium-backup-'))
const file = join(folder, 'federation.tar.zst')
let source: TestHouse
let sealed: { seq: number; head: string }
let hash: string
const targets: TestDatabase[] = []
const emptyDatabase = async () => {
  const made = await testDatabase({ empty: true })
  targets.push(made)
  return { ownerUrl: made.ownerUrl, appUrl: made.appUrl, appRole: 'collegium_app' }
}

/** The folder of the source's files. */
const stores = (of: string) => source.house.files.pathOf(of).split(`/${of.slice(0, 2)}/`)[0]!

beforeAll(async () => {
  source = await testHouse('2022-06-10' as Day)
  await defineMeasure(source.house.database.db, {
    id: 'kept',
    version: 1,
    kinds: ['backup.kept'],
    key: ['data.n'],
    reading: 'flow',
    from: '2022-01-01' as Day,
    to: '2022-12-31' as Day,
    closes: '2023-03-31' as Day,
  })
  const first = await keep(source.as(), { from: 0, count: 500 })
  await source.house.projector.settle()
  await source.setToday('2022-06-12' as Day)
  await keep(source.as(), { from: 0, count: 0, cancel: first.ok ? first.value.facts[7]! : '' })
  await source.house.projector.settle()
  const stored = await source.house.files.put(Buffer.from('evidence'), 1_000)
  hash = stored.ok ? stored.value.hash : ''
  await keep(source.as(), { from: 1_000, count: 3 })
  const done = await writeBackup(source.ownerUrl, stores(hash), file)
  sealed = { seq: done.seq, head: done.head }
  expect(done).toMatchObject({ files: 1, seq: 501 })
})
afterAll(async () => {
  await source.close()
  for (const each of targets) await each.close()
  rmSync(folder, { recursive: true, force: true })
})

it('comes back on another database with the same facts, chain, figures and files, and goes on from there', async () => {
  const target = await emptyDatabase()
  await restoreBackup(target, join(folder, 'files'), file)
  const database = openPools(target.appUrl, 4)
  const parts = { database, clock: source.house.clock, metrics: source.house.metrics, log: source.house.log }
  const client = await database.pool.connect()
  expect(await verifyChain(client, [sealed])).toMatchObject({ code: 'chain_whole', facts: 501, head: sealed.head })
  client.release()
  expect(await recount(database)).toEqual([])
  const board = async () => (await seriesOf(database.db, [1], { asOf: '2022-06-30' as Day, known: undefined })).get(1)!.figure
  expect(await board()).toBe(499)
  expect(await filesIn(join(folder, 'files')).size(hash)).toBe(8)
  expect(await projector(parts).settle()).toBe(504)
  expect(await board()).toBe(502)
  const house = { ...source.house, database, projector: projector(parts) }
  expect(await keep({ ...source.as(), house }, { from: 2_000, count: 1 })).toMatchObject({ ok: true })
  await house.projector.settle()
  expect(await board()).toBe(503)
  expect(await recount(database)).toEqual([])
  await database.close()
})

// With workers of its own the compressor of Node broke off, or wrote half, from some tens of megabytes on.
it('a large one is written whole, and read back', async () => {
  const noise = (size: number) => createCipheriv('aes-256-ctr', Buffer.alloc(32), Buffer.alloc(16)).update(Buffer.alloc(size))
  const large = await source.house.files.put(noise(96 * 1024 * 1024), 100 * 1024 * 1024)
  const larger = join(folder, 'larger.tar.zst')
  await writeBackup(source.ownerUrl, stores(hash), larger)
  await restoreBackup(await emptyDatabase(), join(folder, 'largerFiles'), larger)
  expect(large.ok && (await filesIn(join(folder, 'largerFiles')).size(large.value.hash))).toBe(96 * 1024 * 1024)
})

it('has the keys, indexes and rights of a migrated database', async () => {
  const describe = async (url: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const indexes = (
      await client.query(
        `select indexdef from pg_indexes where schemaname !~ '^pg_' and schemaname not in ('jobs', 'information_schema') order by 1`,
      )
    ).rows
    const constraints = (
      await client.query(
        `select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d from pg_constraint where conrelid <> 0 and connamespace::regnamespace::text !~ '^(pg_|jobs|information)' order by 1, 2`,
      )
    ).rows
    const rights = (
      await client.query(
        `select table_schema, table_name, privilege_type from information_schema.role_table_grants where grantee = 'collegium_app' and table_schema <> 'jobs' order by 1, 2, 3`,
      )
    ).rows
    await client.end()
    return { indexes, constraints, rights }
  }
  expect(await describe(targets[0]!.ownerUrl)).toEqual(await describe(source.ownerUrl))
})

it('refuses a database that is not empty, and a file that was changed or cut, and keeps nothing', async () => {
  await expect(restoreBackup({ ownerUrl: targets[0]!.ownerUrl, appRole: 'collegium_app' }, join(folder, 'x'), file)).rejects.toMatchObject({
    code: 'restore_not_empty',
  })
  const bytes = readFileSync(file)
  const cut = join(folder, 'cut')
  writeFileSync(cut, bytes.subarray(0, bytes.length - 4_000))
  const target = await emptyDatabase()
  await expect(restoreBackup(target, join(folder, 'y'), cut)).rejects.toMatchObject({ code: 'backup_unreadable' })
  const client = new pg.Client({ connectionString: target.ownerUrl })
  await client.connect()
  expect((await client.query('select count(*)::int as n from kernel.fact')).rows).toEqual([{ n: 0 }])
  await client.end()
})
