import pg from 'pg'
import { pino } from 'pino'
import { z } from 'zod'
import { migrate, openDatabase } from '../../kernel/db/index.js'
import { assembleHouse, command, type Day, defineMeasure, fact, first, newId, ok, refuse, sql, system } from '../../kernel/index.js'

/** Rows to write to, the pool of clients, and how often an acknowledgement is written out. */
export const ROWS = 400
const CLIENTS = 500

const moved = fact('torture.moved', {
  data: z.object({ row: z.number(), stage: z.number() }),
  about: (d) => ({ subject: `torture/${d.row}`, unit: null, on: '2022-06-01' as Day }),
  sample: { row: 1, stage: 1 },
})

/** State and fact that must never part: the stage of a row is the number of its facts. */
const move = command({
  name: 'torture.move',
  title: { zh: '移动', en: 'Move' },
  input: z.object({ row: z.int() }),
  allow: (who) => who.via === 'system',
  subject: ({ row }) => String(row),
  load: (tx, { row }) => first<{ stage: number }>(tx, sql`select stage from torture.state where id = ${row}`),
  decide: (found, { row }) =>
    found
      ? ok({ change: { row, stage: found.stage + 1 }, facts: [moved({ row, stage: found.stage + 1 })] })
      : refuse({ code: 'row_unknown' }),
  save: async (tx, change) => {
    await sql`update torture.state set stage = ${change.stage} where id = ${change.row}`.execute(tx)
  },
})

/**
 * The process that gets killed: opens the data folder, tells its database server's process id, then moves rows from 500 clients and writes the id of
 * each acknowledged fact on its own line. Ends only by being killed, or by `seconds`.
 */
export async function torturedProcess(folder: string, seconds: number): Promise<number> {
  const open = await openDatabase({ data: folder, databaseUrl: undefined, migrateUrl: undefined, mode: 'empty' })
  await migrate({ ownerUrl: open.ownerUrl, appRole: open.appRole })
  const owner = new pg.Client({ connectionString: open.ownerUrl })
  await owner.connect()
  await owner.query(`create schema if not exists torture; create table if not exists torture.state (id int primary key, stage int not null);
    insert into torture.state select n, 0 from generate_series(1, ${ROWS}) n on conflict do nothing;
    grant usage on schema torture to ${open.appRole}; grant select, insert, update on torture.state to ${open.appRole}`)
  await owner.end()
  const { house, close } = assembleHouse({
    appUrl: open.appUrl,
    files: `${folder}/files`,
    mode: 'test',
    publicUrl: '',
    mailFrom: '',
    log: pino({ level: 'silent' }),
  })
  await defineMeasure(house.database.db, {
    id: 'moves',
    version: 1,
    kinds: ['torture.moved'],
    key: ['data.row', 'data.stage'],
    reading: 'flow',
    from: '2022-01-01' as Day,
    to: '2022-12-31' as Day,
    closes: '2023-03-31' as Day,
  })
  house.projector.start()
  process.stdout.write(`server ${open.serverPid()}\n`)
  const until = Date.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (Date.now() < until) {
        const answer = await move({ house, viewer: system, requestId: newId() }, { row: 1 + Math.floor(Math.random() * ROWS) }).catch(
          () => undefined,
        )
        if (answer?.ok) process.stdout.write(`${answer.value.facts[0]}\n`)
        else await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }),
  )
  await close()
  await open.stop()
  return 0
}
