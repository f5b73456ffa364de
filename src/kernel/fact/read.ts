import { type Db, first, rows, sql } from '../db/database.js'
import type { StoredFact } from './fact.js'

const COLUMNS = sql`f.id, s.seq, f.kind, f.version, f.room, f.subject, f.unit, f.effective_on as "effectiveOn", f.recorded_on as "recordedOn", f.recorded_at as "recordedAt",
  f.reported_on as "reportedOn", f.actor, f.programme, f.target, f.how, f.command, f.data`

export async function factById(db: Db, id: string): Promise<StoredFact | undefined> {
  return first<StoredFact>(db, sql`select ${COLUMNS} from kernel.fact f left join kernel.seal s on s.fact = f.id where f.id = ${id}`)
}

/** Everything that was ever said about a subject, oldest first; with `voids`, also the facts that cancel, strike or reinstate those. */
export async function factsAbout(db: Db, subject: string, limit = 500): Promise<StoredFact[]> {
  return rows<StoredFact>(
    db,
    sql`select ${COLUMNS} from kernel.fact f left join kernel.seal s on s.fact = f.id
    where f.subject = ${subject} or f.target in (select id from kernel.fact where subject = ${subject}) order by f.recorded_at, f.id limit ${limit}`,
  )
}
