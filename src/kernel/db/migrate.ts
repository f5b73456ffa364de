import pg from 'pg'
import { EXIT, StartProblem } from '../config/index.js'
import { grantToApp } from './grants.js'
import { findMigrations, type Migration } from './migrations.js'

export interface MigrateOptions {
  /** Address with the role that owns the database. */
  readonly ownerUrl: string
  /** The role that serves and owns nothing. */
  readonly appRole: string
  readonly migrations?: readonly Migration[]
  /** Schemas that belong to a library (jobs, accounts) are brought up to date here, after the rooms' own and before the rights are given. */
  readonly libraries?: readonly ((ownerUrl: string) => Promise<void>)[]
  readonly applying?: (migration: Migration) => void
}

interface Applied {
  room: string
  number: number
  name: string
  sha256: string
}

/** One lock for all who migrate this database ("COLL" as a number). */
const LOCK = 0x434f4c4c

/**
 * Brings the database up to this code: each new migration in a transaction of its own, then the rights of the application's role.
 * Only one process migrates at a time; the others wait and find nothing to do.
 * @returns the migrations applied just now
 * @throws StartProblem database_newer, migration_changed, migration_files, migration_failed
 */
export async function migrate(options: MigrateOptions): Promise<Migration[]> {
  const wanted = options.migrations ?? findMigrations()
  const client = new pg.Client({ connectionString: options.ownerUrl, options: '-c client_min_messages=warning -c statement_timeout=0' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const applied = await readApplied(client)
    const missing = stillToApply(wanted, applied)
    for (const each of missing) {
      options.applying?.(each)
      await apply(client, each)
    }
    for (const bringUp of options.libraries ?? []) await bringUp(options.ownerUrl)
    await grantToApp(client, options.appRole)
    return missing
  } finally {
    await client.end().catch(() => {})
  }
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  await client.query(`
    create schema if not exists kernel;
    create table if not exists kernel.migration (
      room text not null,
      number integer not null,
      name text not null,
      sha256 text not null,
      at timestamptz not null default now(),
      primary key (room, number)
    );
    comment on table kernel.migration is 'read-only: which migrations have run'`)
  return (await client.query<Applied>('select room, number, name, sha256 from kernel.migration')).rows
}

/** What has not run yet. Refuses when the past does not agree with the files: migrations go forward and are never edited once applied. */
export function stillToApply(wanted: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const files = new Map(wanted.map((each) => [`${each.room}/${each.number}`, each]))
  for (const done of applied) {
    const file = files.get(`${done.room}/${done.number}`)
    if (!file) throw newer(done)
    if (file.name !== done.name || file.sha256 !== done.sha256) throw changed(done, file)
  }
  const last = new Map<string, number>()
  for (const done of applied) last.set(done.room, Math.max(last.get(done.room) ?? 0, done.number))
  const missing = wanted.filter((each) => !applied.some((done) => done.room === each.room && done.number === each.number))
  const late = missing.find((each) => each.number < (last.get(each.room) ?? 0))
  if (late) throw cameLate(late, last.get(late.room) ?? 0)
  return missing
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const { room, number, name, sha256 } = migration
  try {
    await client.query('begin')
    await client.query(`create schema if not exists ${client.escapeIdentifier(room)}`)
    await client.query(migration.sql)
    await client.query('insert into kernel.migration (room, number, name, sha256) values ($1, $2, $3, $4)', [room, number, name, sha256])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    throw failed(migration, fault as pg.DatabaseError)
  }
}

function newer(done: Applied): StartProblem {
  return new StartProblem(
    'database_newer',
    {
      zh: `数据库由更新版本的 Collegium 写成（已执行本版本没有的迁移 ${done.room}/${done.name}）；请改用该版本或更新的版本。数据库未作任何改动。`,
      en: `The database was written by a newer Collegium (it has run ${done.room}/${done.name}, which this version does not know); start that version or a later one. Nothing in the database was changed.`,
    },
    EXIT.newer,
  )
}

function changed(done: Applied, file: Migration): StartProblem {
  return new StartProblem(
    'migration_changed',
    {
      zh: `迁移文件 src/${file.room}/migrations/${file.name}.sql 与数据库已执行的 ${done.name} 不同；已执行的迁移不可修改，请恢复原文件并另写新的迁移。`,
      en: `The migration src/${file.room}/migrations/${file.name}.sql differs from ${done.name}, which the database has run; a migration that has run is not edited: restore it and write a new one.`,
    },
    EXIT.database,
  )
}

function cameLate(late: Migration, last: number): StartProblem {
  return new StartProblem(
    'migration_files',
    {
      zh: `迁移文件 src/${late.room}/migrations/${late.name}.sql 的编号小于已执行的 ${last}；请改用更大的编号。`,
      en: `The migration src/${late.room}/migrations/${late.name}.sql has a lower number than ${last}, which has already run; give it a higher one.`,
    },
    EXIT.database,
  )
}

function failed(migration: Migration, fault: pg.DatabaseError): StartProblem {
  const line = fault.position ? migration.sql.slice(0, Number(fault.position)).split('\n').length : undefined
  const where = `src/${migration.room}/migrations/${migration.name}.sql${line ? `:${line}` : ''}`
  if (fault.code === '53100')
    return new StartProblem(
      'disk_full',
      {
        zh: `磁盘已满，迁移 ${where} 未执行，数据没有改动。`,
        en: `The disk is full; the migration ${where} did not run and nothing was changed.`,
      },
      EXIT.disk,
    )
  return new StartProblem(
    'migration_failed',
    { zh: `迁移 ${where} 执行失败，已撤回：${fault.message}`, en: `The migration ${where} failed and was undone: ${fault.message}` },
    EXIT.database,
    { cause: fault },
  )
}
