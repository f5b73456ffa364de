import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar-stream'
import { EXIT, StartProblem } from '../../kernel/config/index.js'
import { findMigrations, migrate, migrateJobs } from '../../kernel/db/index.js'
import { filesIn } from '../../kernel/index.js'
import { dropKeys, type Keys, makeKeys } from './keys.js'
import { fullName, quoted } from './tables.js'
import { type BackupHead, type BackupSums, FORMAT } from './write.js'

export interface RestoreDone {
  readonly head: BackupHead
  readonly rows: number
  readonly files: number
}

/**
 * Puts a backup into an empty database and an empty folder of files. The database is brought to exactly the state of migrations that the backup names,
 * filled, and only then given its keys and indexes; every part is checked by its SHA-256, every table by its number of rows, every file by its name.
 * On any difference nothing is kept: the whole filling is one transaction (facts not yet sealed come in a second, short one).
 * @throws StartProblem backup_unreadable, restore_not_empty, database_newer
 */
export async function restoreBackup(
  { ownerUrl, appRole }: { readonly ownerUrl: string; readonly appRole: string },
  files: string,
  file: string,
  onProgress: (what: string) => void = () => {},
): Promise<RestoreDone> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const store = filesIn(files)
  const state: Filling = { client, parts: new Map(), rows: new Map(), unsealed: [] }
  let head: BackupHead | undefined
  let sums: BackupSums | undefined
  let keys: Keys | undefined
  let stored = 0
  try {
    await refuseFilled(client)
    const tar = extract()
    const reading = pipeline(createReadStream(file), createZstdDecompress(), tar)
    reading.catch(() => {})
    for await (const found of tar) {
      const { name } = found.header
      const entry = found as unknown as AsyncIterable<Buffer>
      if (name === 'head.json') {
        head = JSON.parse((await whole(entry, name, state)).toString()) as BackupHead
        if (head.format !== FORMAT) throw unreadable(`format ${head.format}`)
        await migrate({ ownerUrl, appRole, migrations: migrationsThen(head), libraries: [migrateJobs] })
        await client.query('begin')
        keys = await dropKeys(client, head.tables)
      } else if (name === 'sums.json') sums = JSON.parse((await whole(entry, undefined, state)).toString()) as BackupSums
      else if (name.startsWith('file/')) {
        const kept = await store.put(entry, Number.MAX_SAFE_INTEGER)
        if (!kept.ok || kept.value.hash !== name.slice('file/'.length)) throw unreadable(name)
        stored++
      } else if (head) await copyPart(state, head, name, await whole(entry, name, state), onProgress)
      else throw unreadable(name)
    }
    await reading
    if (!head || !sums || !keys) throw unreadable('head.json, sums.json')
    await endCopy(state)
    check(state, sums)
    onProgress('indexes')
    await makeKeys(client, keys)
    await settleMarks(client, head, state)
    return { head, rows: [...state.rows.values()].reduce((sum, n) => sum + n, 0), files: stored }
  } catch (fault) {
    // An open COPY would keep the connection waiting for its end.
    state.copying?.stream.destroy(fault as Error)
    await client.query('rollback').catch(() => {})
    throw fault instanceof StartProblem || (fault as { code?: string }).code?.match(/^[0-9A-Z]{5}$/)
      ? fault
      : unreadable((fault as Error).message)
  } finally {
    await client.end()
  }
}

interface Filling {
  readonly client: pg.Client
  readonly parts: Map<string, string>
  readonly rows: Map<string, number>
  /** COPY text of facts not yet sealed. */
  readonly unsealed: Buffer[]
  copying?: { table: string; stream: ReturnType<typeof copyFrom>; done: Promise<void> }
}

async function whole(entry: AsyncIterable<Buffer>, name: string | undefined, state: Filling): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk)
  const content = Buffer.concat(chunks)
  if (name) state.parts.set(name, createHash('sha256').update(content).digest('hex'))
  return content
}

/** Parts of one table follow one another in the file and are fed into one COPY. */
async function copyPart(
  state: Filling,
  head: BackupHead,
  name: string,
  content: Buffer,
  onProgress: (what: string) => void,
): Promise<void> {
  const label = name.split('/')[1] ?? ''
  if (label.endsWith('+unsealed')) {
    state.unsealed.push(content)
    return
  }
  if (state.copying?.table !== label) {
    await endCopy(state)
    onProgress(label)
    const table = head.tables.find((each) => `${each.schema}.${each.table}` === label)
    if (!table) throw unreadable(name)
    const stream = state.client.query(copyFrom(`copy ${fullName(table)} (${table.columns.map(quoted).join(', ')}) from stdin`))
    state.copying = { table: label, stream, done: new Promise((resolve, reject) => stream.once('finish', resolve).once('error', reject)) }
    state.copying.done.catch(() => {})
  }
  const { stream, done } = state.copying!
  if (!stream.write(content)) await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), done])
}

async function endCopy(state: Filling): Promise<void> {
  if (!state.copying) return
  const { table, stream, done } = state.copying
  stream.end()
  await done
  state.rows.set(table, stream.rowCount ?? 0)
  delete state.copying
}

function check(state: Filling, sums: BackupSums): void {
  for (const [name, sum] of Object.entries(sums.parts)) if (state.parts.get(name) !== sum) throw unreadable(name)
  if (state.parts.size !== Object.keys(sums.parts).length) throw unreadable('parts')
  for (const [table, rows] of Object.entries(sums.rows)) {
    if (!table.endsWith('+unsealed') && (state.rows.get(table) ?? 0) !== rows)
      throw unreadable(`${table}: ${state.rows.get(table) ?? 0} of ${rows} rows`)
  }
}

/** The mark of sealing names a transaction of the old server; here everything sealed came in with this one. */
async function settleMarks(client: pg.Client, head: BackupHead, state: Filling): Promise<void> {
  await client.query(`update kernel.seal_mark set xid = pg_current_xact_id(), last_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'`)
  for (const { schema, name, last } of head.sequences)
    if (last !== null) await client.query('select setval($1::regclass, $2)', [`${quoted(schema)}.${quoted(name)}`, last])
  await client.query('commit')
  const facts = head.tables.find((each) => each.schema === 'kernel' && each.table === 'fact')
  if (state.unsealed.length > 0 && facts) {
    const stream = client.query(copyFrom(`copy kernel.fact (${facts.columns.map(quoted).join(', ')}) from stdin`))
    await pipeline(state.unsealed, stream)
  }
  await client.query('analyze')
}

/** The migrations that had run when the backup was made; later ones run at the next start, on the filled database. */
function migrationsThen(head: BackupHead) {
  const here = findMigrations()
  const unknown = head.migrations.find(
    (then) => !here.some((each) => each.room === then.room && each.name === then.name && each.sha256 === then.sha256),
  )
  if (unknown)
    throw new StartProblem(
      'database_newer',
      {
        zh: `备份由另一个版本写成（${unknown.room}/${unknown.name}），本版本不认识，没有恢复任何内容。`,
        en: `The backup was written by another version (${unknown.room}/${unknown.name} is not known here); nothing was restored.`,
      },
      EXIT.newer,
    )
  return here.filter((each) => head.migrations.some((then) => then.room === each.room && then.name === each.name))
}

async function refuseFilled(client: pg.Client): Promise<void> {
  const found = (
    await client.query<{ n: number }>(
      `select count(*)::int as n from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'kernel' and c.relname = 'migration'`,
    )
  ).rows[0]!.n
  if (found > 0)
    throw new StartProblem(
      'restore_not_empty',
      {
        zh: '目标数据库不是空的，没有恢复任何内容；请指定空的数据文件夹（COLLEGIUM_DATA）或空数据库。',
        en: 'The target database is not empty; nothing was restored. Name an empty data folder (COLLEGIUM_DATA) or an empty database.',
      },
      EXIT.folder,
    )
}

const unreadable = (where: string) =>
  new StartProblem(
    'backup_unreadable',
    {
      zh: `备份文件不完整或被改动（${where}），没有恢复任何内容。`,
      en: `The backup is incomplete or was changed (${where}); nothing was restored.`,
    },
    EXIT.fault,
  )
