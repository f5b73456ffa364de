import pg from 'pg'
import { EXIT, type Settings, StartProblem } from '../config/index.js'
import { APP, DATABASE, type EmbeddedEvent, joinEmbedded, makeDatabase, OWNER, startEmbedded } from './embedded/index.js'

export interface OpenDatabase {
  /** For migrating, backing up and restoring. */
  readonly ownerUrl: string
  /** For everything else: a role that owns nothing. */
  readonly appUrl: string
  readonly appRole: string
  readonly embedded: boolean
  /** The data folder's own secret; undefined with an external database. */
  readonly secret: string | undefined
  /** Process number of the embedded server, when this process runs it. */
  serverPid(): number | undefined
  /** Settles only when an embedded server died and could not be brought back. */
  readonly lost: Promise<unknown>
  stop(): Promise<void>
}

export interface OpenOptions {
  /** A command-line verb may use the server that a running Collegium has started on the same data folder. */
  readonly join?: boolean
  readonly log?: (event: EmbeddedEvent, detail?: Record<string, unknown>) => void
}

const never = new Promise<never>(() => {})

/**
 * The database that the settings name: an external one when `DATABASE_URL` is set, else the embedded one of the data folder.
 * Not migrated yet.
 * @throws StartProblem
 */
export async function openDatabase(
  settings: Pick<Settings, 'data' | 'databaseUrl' | 'migrateUrl' | 'mode'>,
  options: OpenOptions = {},
): Promise<OpenDatabase> {
  const { databaseUrl, migrateUrl } = settings
  if (databaseUrl && migrateUrl) return openExternal(databaseUrl, migrateUrl)
  const joined = options.join ? await joinEmbedded(settings.data) : undefined
  if (joined)
    return embedded(
      joined.urlFor,
      joined.secret,
      () => undefined,
      never,
      async () => {},
    )
  const server = await startEmbedded({ folder: settings.data, log: options.log })
  try {
    await makeDatabase(server.url)
  } catch (fault) {
    await server.stop()
    throw fault
  }
  return embedded(server.urlFor, server.secret, server.pid, server.lost, server.stop)
}

function embedded(
  urlFor: (role: typeof OWNER | typeof APP, database: string) => string,
  secret: string,
  serverPid: () => number | undefined,
  lost: Promise<unknown>,
  stop: () => Promise<void>,
): OpenDatabase {
  return { ownerUrl: urlFor(OWNER, DATABASE), appUrl: urlFor(APP, DATABASE), appRole: APP, embedded: true, secret, serverPid, lost, stop }
}

async function openExternal(appUrl: string, ownerUrl: string): Promise<OpenDatabase> {
  const [app, owner] = await Promise.all([lookAt('DATABASE_URL', appUrl), lookAt('COLLEGIUM_MIGRATE_URL', ownerUrl)])
  checkServer(owner)
  checkRights(app, owner)
  return {
    ownerUrl,
    appUrl,
    appRole: app.role,
    embedded: false,
    secret: undefined,
    serverPid: () => undefined,
    lost: never,
    stop: async () => {},
  }
}

interface Seen {
  role: string
  database: string
  version: number
  encoding: string
  mighty: boolean
  owns: boolean
  creates: boolean
}

async function lookAt(setting: string, url: string): Promise<Seen> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<Seen>(SEE)).rows[0] as Seen
  } catch (fault) {
    throw unreachable(setting, url, fault as Error)
  } finally {
    await client.end().catch(() => {})
  }
}

const SEE = `
  select current_user::text as role, current_database()::text as database, current_setting('server_version_num')::int / 10000 as version,
    pg_encoding_to_char(d.encoding) as encoding, r.rolsuper or r.rolbypassrls or r.rolcreaterole as mighty,
    pg_has_role(current_user, d.datdba, 'member') or exists (select 1 from pg_class where pg_has_role(current_user, relowner, 'member') and relnamespace <> 'pg_toast'::regnamespace) as owns,
    has_database_privilege(current_database(), 'create') as creates
  from pg_database d, pg_roles r
  where d.datname = current_database() and r.rolname = current_user`

const LEAST_MAJOR = 18

function checkServer(owner: Seen): void {
  if (owner.version < LEAST_MAJOR) {
    throw rights(
      `数据库是 PostgreSQL ${owner.version}，至少需要 ${LEAST_MAJOR}`,
      `the database is PostgreSQL ${owner.version}; ${LEAST_MAJOR} or later is needed`,
    )
  }
  if (owner.encoding !== 'UTF8')
    throw rights(
      `数据库 ${owner.database} 的编码是 ${owner.encoding}，必须是 UTF8`,
      `the database ${owner.database} is encoded in ${owner.encoding}; it must be UTF8`,
    )
  if (!owner.creates)
    throw rights(
      `COLLEGIUM_MIGRATE_URL 的角色 ${owner.role} 不能建立模式`,
      `the role ${owner.role} of COLLEGIUM_MIGRATE_URL cannot create schemas`,
    )
}

/** Facts are append-only by right: whoever owns the tables, or is mighty, could take the rights back. */
function checkRights(app: Seen, owner: Seen): void {
  if (app.mighty)
    throw rights(
      `DATABASE_URL 的角色 ${app.role} 权限过大（超级用户或可建角色）`,
      `the role ${app.role} of DATABASE_URL is too mighty (superuser or may create roles)`,
    )
  if (app.owns)
    throw rights(
      `DATABASE_URL 的角色 ${app.role} 拥有数据库或其中的表，它不应拥有任何东西`,
      `the role ${app.role} of DATABASE_URL owns the database or tables in it; it must own nothing`,
    )
  if (app.database !== owner.database) throw rights('两个地址指向不同的数据库', 'the two addresses name different databases')
}

function rights(zh: string, en: string): StartProblem {
  return new StartProblem(
    'database_rights',
    { zh: `不能使用这个数据库：${zh}。`, en: `This database cannot be used: ${en}.` },
    EXIT.database,
  )
}

/** The address is shown without its password. */
function unreachable(setting: string, url: string, fault: Error): StartProblem {
  const shown = URL.parse(url)
  if (shown?.password) shown.password = '…'
  const reason = fault.message || (fault as NodeJS.ErrnoException).code || 'no answer'
  return new StartProblem(
    'database_unreachable',
    {
      zh: `连不上 ${setting} 指定的数据库（${shown?.host}${shown?.pathname}，用户 ${shown?.username}）：${reason}`,
      en: `The database named by ${setting} (${shown?.host}${shown?.pathname}, user ${shown?.username}) does not answer: ${reason}`,
    },
    EXIT.database,
    { cause: fault },
  )
}
