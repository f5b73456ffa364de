import type { Logger } from 'pino'
import type { Clock } from './clock.js'
import type { AnswerCheck } from './command/output.js'
import type { Database } from './db/database.js'
import type { Files } from './files.js'
import type { Jobs } from './jobs.js'
import type { Mail } from './mail.js'
import type { Metrics } from './metrics.js'
import type { Projector } from './seal/projector.js'
import type { Viewer } from './viewer.js'

/** The running environment of one process. */
export interface House {
  readonly database: Database
  readonly clock: Clock
  readonly files: Files
  readonly mail: Mail
  readonly jobs: Jobs
  readonly projector: Projector
  readonly metrics: Metrics
  readonly log: Logger
  readonly mode: 'demo' | 'empty' | 'production' | 'test'
  readonly publicUrl: string
  /** Only tests have one: it holds every answer against what its command or query says of it. */
  readonly answerCheck?: AnswerCheck
}

/** What every command and query is called with: the house, who asks, and the request it belongs to. */
export interface Ctx {
  readonly house: House
  readonly viewer: Viewer
  readonly requestId: string
  /** The same key sent twice by one account makes one change (06 P-074). */
  readonly idempotencyKey?: string
}
