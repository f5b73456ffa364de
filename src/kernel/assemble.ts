import type { Logger } from 'pino'
import { FEDERATION_ZONE, wallClock } from './clock.js'
import { openPools } from './db/database.js'
import { filesIn } from './files.js'
import type { House } from './house.js'
import { jobs, noJobs } from './jobs.js'
import { mail } from './mail.js'
import { metrics } from './metrics.js'
import { projector } from './seal/projector.js'

export interface HouseParts {
  /** Address with the role that owns nothing. */
  readonly appUrl: string
  /** Folder of the content-addressed files. */
  readonly files: string
  readonly mode: House['mode']
  readonly publicUrl: string
  readonly log: Logger
  readonly pool?: number
  readonly smtpUrl?: string
  readonly mailFrom: string
  /** A server runs jobs; a verb of the command line does not. */
  readonly withJobs?: boolean
}

/** Puts the parts of a house together over a migrated database. Nothing runs yet: the projector and the jobs are started by the server. */
export function assembleHouse(parts: HouseParts): { house: House; close(): Promise<void> } {
  const { log } = parts
  const database = openPools(parts.appUrl, parts.pool ?? 8)
  const clock = wallClock(FEDERATION_ZONE)
  const counts = metrics()
  counts.watch(database)
  const house: House = {
    database,
    clock,
    files: filesIn(parts.files),
    mail: mail({ db: database.db, from: parts.mailFrom, log, ...(parts.smtpUrl ? { smtpUrl: parts.smtpUrl } : {}) }),
    jobs: parts.withJobs ? jobs({ url: parts.appUrl, log }) : noJobs,
    projector: projector({ database, clock, metrics: counts, log }),
    metrics: counts,
    log,
    mode: parts.mode,
    publicUrl: parts.publicUrl,
  }
  const close = async () => {
    await house.projector.stop()
    await house.jobs.stop()
    await database.close()
  }
  return { house, close }
}
