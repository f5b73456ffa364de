import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { wallClock } from '../clock.js'
import type { Day } from '../day.js'
import { openPools, run, sql } from '../db/database.js'
import { filesIn } from '../files.js'
import type { Ctx, House } from '../house.js'
import { newId } from '../ids.js'
import { noJobs } from '../jobs.js'
import { type Known, resolveKnown, seriesOf } from '../ledger/read.js'
import { mail } from '../mail.js'
import { metrics } from '../metrics.js'
import { projector } from '../seal/projector.js'
import { system, type Viewer } from '../viewer.js'
import { checkAnswer } from './answers.js'
import { testDatabase } from './testDatabase.js'

export interface TestHouse {
  readonly house: House
  /** A context for this viewer; the system when left out. */
  as(viewer?: Viewer, idempotencyKey?: string): Ctx
  /** Moves the federation clock (also backwards: a test may). */
  setToday(day: Day): Promise<void>
  /** Figure of the newest version of a measure, after everything has been sealed and counted. */
  figureOf(measure: string, asOf: Day, known?: Known): Promise<number>
  /** Address with the role that owns the database, for what the application may not do. */
  readonly ownerUrl: string
  close(): Promise<void>
}

/** A whole house over a fresh database of its own; the projector runs only when asked (`settle`), so that tests decide when facts are sealed. */
export async function testHouse(today: Day = '2022-06-30' as Day): Promise<TestHouse> {
  const own = await testDatabase()
  const database = openPools(own.appUrl, 8)
  const folder = mkdtempSync(join(tmpdir(), 'collegium-test-'))
  const log = pino({ level: process.env.COLLEGIUM_LOG_LEVEL ?? 'silent' })
  const clock = wallClock()
  const counts = metrics()
  const house: House = {
    database,
    clock,
    files: filesIn(join(folder, 'files')),
    mail: mail({ db: database.db, from: 'test@localhost', log }),
    jobs: noJobs,
    projector: projector({ database, clock, metrics: counts, log }),
    metrics: counts,
    log,
    mode: 'test',
    publicUrl: 'http://127.0.0.1:3000',
    answerCheck: checkAnswer,
  }
  const setToday = async (day: Day) => {
    await run(database.db, sql`update kernel.clock set demo_today = ${day}`)
  }
  await setToday(today)
  return {
    house,
    ownerUrl: own.ownerUrl,
    setToday,
    as: (viewer = system, idempotencyKey) => ({ house, viewer, requestId: newId(), ...(idempotencyKey ? { idempotencyKey } : {}) }),
    figureOf: async (measure, asOf, known) => {
      await house.projector.settle()
      const found = await database.pool.query<{ no: number }>('select no from kernel.measure where id = $1 order by version desc limit 1', [
        measure,
      ])
      const no = found.rows[0]!.no
      return (await seriesOf(database.db, [no], { asOf, known: await resolveKnown(database.db, known) })).get(no)!.figure
    },
    close: async () => {
      await house.projector.stop()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
      await own.close()
    },
  }
}
