import pg from 'pg'
import { EXIT, type Mode, StartProblem } from '../config/index.js'

/**
 * Notes in a migrated database what it is used for, the first time; afterwards refuses another use. A demo's invented data must never
 * be served as real, nor a demo be poured into real data. An empty federation may go into production.
 * @returns whether the database is new
 * @throws StartProblem mode_mixed
 */
export async function claimMode(ownerUrl: string, mode: Mode): Promise<'new' | 'known'> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const kind = mode === 'demo' ? 'demo' : 'real'
    const made = await client.query(
      `insert into kernel.setting (name, value) values ('federation', to_jsonb($1::text)) on conflict do nothing`,
      [kind],
    )
    if (made.rowCount) return 'new'
    const { rows } = await client.query<{ kind: string }>(`select value #>> '{}' as kind from kernel.setting where name = 'federation'`)
    if (rows[0]?.kind !== kind) throw mixed(mode)
    return 'known'
  } finally {
    await client.end().catch(() => {})
  }
}

function mixed(mode: Mode): StartProblem {
  const told =
    mode === 'demo'
      ? {
          zh: '这个数据库里是真实数据，不能用演示模式启动；请用 npm run serve 或 npm start -- --empty，或指定另一个数据文件夹（COLLEGIUM_DATA）。',
          en: 'This database holds real data and is not started as a demo; use `npm run serve` or `npm start -- --empty`, or name another data folder (COLLEGIUM_DATA).',
        }
      : {
          zh: '这个数据库里是演示数据，不能用于正式运行；请指定另一个数据库（DATABASE_URL）或数据文件夹（COLLEGIUM_DATA）。',
          en: 'This database holds demo data and is not served as real; name another database (DATABASE_URL) or data folder (COLLEGIUM_DATA).',
        }
  return new StartProblem('mode_mixed', told, EXIT.settings)
}
