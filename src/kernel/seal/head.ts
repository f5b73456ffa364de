import type { Day } from '../day.js'
import { type Db, first, sql } from '../db/database.js'

/** A place in the chain: the seal's position, its hash in hex, and the federation's day on which it was made. */
export interface Seal {
  readonly seq: number
  readonly hash: string
  readonly day: Day | null
}

/** The newest seal; position 0 with an empty hash while nothing has been sealed. */
export async function chainHead(db: Db): Promise<Seal> {
  const found = await first<Seal>(
    db,
    sql`select m.seq, encode(m.hash, 'hex') as hash, (select max(d.day) from kernel.seal_day d) as day from kernel.seal_mark m`,
  )
  return found ?? { seq: 0, hash: '', day: null }
}

/** One seal by its position; undefined where there is none. */
export const sealAt = (db: Db, seq: number): Promise<Seal | undefined> =>
  first<Seal>(
    db,
    sql`select s.seq, encode(s.hash, 'hex') as hash,
      (select d.day from kernel.seal_day d where d.first_seq <= s.seq order by d.first_seq desc limit 1) as day
    from kernel.seal s where s.seq = ${seq}`,
  )

/** The newest seal together with what the federation's clock says, in one statement: what every public page begins with. */
export async function headAndClock(db: Db): Promise<{ readonly head: Seal; readonly demoToday: Day | null }> {
  const found = await first<Seal & { demoToday: Day | null }>(
    db,
    sql`select m.seq, encode(m.hash, 'hex') as hash, (select max(d.day) from kernel.seal_day d) as day, (select demo_today from kernel.clock) as "demoToday"
      from kernel.seal_mark m`,
  )
  const { demoToday = null, ...head } = found ?? { seq: 0, hash: '', day: null }
  return { head, demoToday }
}
