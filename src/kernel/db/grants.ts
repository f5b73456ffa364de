import type pg from 'pg'

/**
 * What the application's role may do, worked out anew after every migration, in one transaction: use the schemas of the owner,
 * read all, and change rows, except that tables whose comment says `append-only` take new rows and nothing else, and tables whose
 * comment says `read-only` nothing. It never owns, creates, truncates or alters anything.
 */
export async function grantToApp(client: pg.ClientBase, appRole: string): Promise<void> {
  const app = client.escapeIdentifier(appRole)
  const { rows } = await client.query<{ schema: string; relation: string | null; kind: string | null; said: string }>(OWNED)
  await client.query('begin')
  try {
    for (const schema of new Set(rows.map((row) => row.schema))) {
      const name = client.escapeIdentifier(schema)
      await client.query(
        `revoke all on schema ${name} from public; revoke all on schema ${name} from ${app}; grant usage on schema ${name} to ${app};
         revoke all on all tables in schema ${name} from ${app}; revoke all on all tables in schema ${name} from public`,
      )
    }
    // Recounts compare in temporary tables, which end with their transaction.
    const database = (await client.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? ''
    await client.query(`grant temporary on database ${client.escapeIdentifier(database)} to ${app}`)
    for (const row of rows) {
      if (!row.relation || !row.kind) continue
      await client.query(
        `grant ${rightsOn(row.kind, row.said)} on ${client.escapeIdentifier(row.schema)}.${client.escapeIdentifier(row.relation)} to ${app}`,
      )
    }
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  }
}

/** Schemas that the migrating role owns, and what lies in them. */
const OWNED = `
  select n.nspname as schema, c.relname as relation, c.relkind as kind, coalesce(obj_description(c.oid, 'pg_class'), '') as said
  from pg_namespace n
  left join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'S')
  where n.nspowner = current_user::regrole and n.nspname !~ '^pg_'
  order by 1, 2`

function rightsOn(kind: string, said: string): string {
  if (kind === 'S') return 'usage, select'
  if (kind === 'v' || kind === 'm' || said.includes('read-only')) return 'select'
  return said.includes('append-only') ? 'select, insert' : 'select, insert, update, delete'
}
