import pg from 'pg'
import type { FolderKeys } from './folder.js'

export const OWNER = 'collegium_owner'
export const APP = 'collegium_app'
export const DATABASE = 'collegium'

/** The two roles of an embedded server: one owns the databases and migrates, the other owns nothing and serves. Safe to repeat. */
export async function makeRoles(rootUrl: string, keys: FolderKeys): Promise<void> {
  await asRoot(rootUrl, async (client) => {
    for (const [role, password] of [
      [OWNER, keys.owner],
      [APP, keys.app],
    ] as const) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
      const verb = found.rowCount ? 'alter' : 'create'
      await client.query(`${verb} role ${role} login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(password)}`)
    }
  })
}

/** An empty database of the owner's, when there is none of that name. Only the two roles may connect. */
export async function makeDatabase(rootUrl: string, name: string = DATABASE): Promise<void> {
  await asRoot(rootUrl, async (client) => {
    const quoted = client.escapeIdentifier(name)
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!found.rowCount) await client.query(`create database ${quoted} owner ${OWNER} template template0`)
    await client.query(`revoke all on database ${quoted} from public`)
    await client.query(`grant connect on database ${quoted} to ${APP}`)
  })
}

async function asRoot(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
