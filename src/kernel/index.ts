// The kernel's door, in the order in which a reader wants it.

export { assembleHouse, type HouseParts } from './assemble.js'
export { type Clock, FEDERATION_ZONE, moveDemoClock, wallClock } from './clock.js'
export { canonical, canonicalHash } from './command/canonical.js'
export { type At, type Change, type Command, command, type Done, inputRefusal, notAllowed, type Query, query } from './command/command.js'
export { type AnswerCheck, answerParts, noAnswer } from './command/output.js'
export { rehearse } from './command/rehearse.js'
export { addDays, type Day, day, dayOf, daysBetween, instant, isDay, monthOf, quarterOf, weekdayOf } from './day.js'
export { type Database, type Db, first, openPools, readingAtOnce, rows, run, type Sql, sql, type Tx, together } from './db/database.js'
export {
  type Expression,
  type ExpressionRefusal,
  evaluate,
  expressionLimits,
  expressionTexts,
  fieldsOf,
  type Outcome,
  parseExpression,
  printExpression,
  type Schema,
  type SqlCondition,
  type SqlPlace,
  toSql,
  typeCheck,
  type Values,
  type ValueType,
} from './expression/index.js'
export { type About, declaredKinds, type FactKind, fact, type NewFact, type StoredFact, type VoidHow } from './fact/fact.js'
export { factById, factsAbout } from './fact/read.js'
export { type FileRefusal, type Files, filesIn, type StoredFile } from './files.js'
export type { Ctx, House } from './house.js'
export { type Id, id, isUuid, newId, uuidOf } from './ids.js'
export { type Jobs, jobs, migrateJobs, noJobs } from './jobs.js'
export { type RecountFinding, recount } from './ledger/audit.js'
export {
  countedOnlyBy,
  EVIDENCE_COLUMNS,
  type EvidenceCursor,
  type EvidencePage,
  type EvidenceRow,
  evidenceOf,
  type NotCounted,
  type NotCountedReason,
  notCountedBy,
  notCountedOf,
  type Standing,
  splitOf,
  standingsOf,
} from './ledger/evidence.js'
export { type FactState, stateOfFact } from './ledger/factState.js'
export { defineMeasure, type Measure, type MeasureRule, measures } from './ledger/measure.js'
export {
  byUnit,
  dailyOf,
  type Known,
  type KnownAt,
  monthsOf,
  type Reading,
  resolveKnown,
  type Series,
  type Stretch,
  seriesOf,
  unitNo,
} from './ledger/read.js'
export { type RegisterChange, registerLogOf } from './ledger/registerLog.js'
export { logger } from './log.js'
export { type Letter, lettersOf, type Mail, mail, type SentLetter, writeLetter } from './mail.js'
export { type Room, room } from './manifest.js'
export {
  closeMatters,
  countMatters,
  type Matter,
  matterKinds,
  mattersElsewhere,
  mattersOf,
  type OpenMatter,
  openMatter,
  turnOf,
} from './matter.js'
export {
  explainRefusal,
  type L10n,
  LANGUAGES,
  type Language,
  type Message,
  messages,
  type RefusalTexts,
  type Sayings,
  say,
  toTraditional,
} from './messages.js'
export { type Metrics, metrics } from './metrics.js'
export { kernelRefusals } from './refusals.js'
export { ok, type Refusal, type Result, refuse } from './result.js'
export { chainHead, headAndClock, type Seal, sealAt } from './seal/head.js'
export { type Projector, projector } from './seal/projector.js'
export { type ChainFinding, type PrintedHead, verifyChain } from './seal/verify.js'
export { asksAsHimself, type Grant, nobody, system, type Viewer, type ViewerParts, viewerOf } from './viewer.js'
