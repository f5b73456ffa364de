// The door of the records room: what happened, reported by one side and confirmed by another.
// Recording, and what follows from it until the fact is born

// Many at once
export { type BulkRow, beginImport, importId, stopImport, storedTable } from './bulk/importing.js'
export { listRowsOf } from './bulk/listRows.js'
export { importDailyLog } from './bulk/log.js'
export { type LogScan, scanLog } from './bulk/logLines.js'
export { bulkState, bulksOf, type ImportPreview, previewImport, previewLog } from './bulk/queries.js'
export { runBulk, runWaitingBulk } from './bulk/run.js'
export { importTemplate } from './bulk/template.js'
export { type Confirmed, confirmRecord } from './commands/confirm.js'
export { confirmMany, MOST_AT_ONCE, type OneOfMany } from './commands/confirmMany.js'
export { saveDraft, withdrawRecord } from './commands/drafts.js'
export { emitters, switchEmitter } from './commands/emitter.js'
export { attachEvidence, LARGEST_FILE, removeEvidence, uploadEvidence } from './commands/evidence.js'
export { answerFollowUp, reportFollowUp } from './commands/followUps.js'
export { askAgain, confirmByLink, evidenceByLink, recordByLink, sendWaitingInvitations } from './commands/invitations.js'
export { lapseDue } from './commands/lapses.js'
export { changeRecord, type Submitted, submitRecord } from './commands/submit.js'
export { refuseRecord, sendBackRecord } from './commands/turnAway.js'
export { loadVoid, saveVoid, type Voiding, type VoidKnown } from './commands/voiding.js'
// After the fact is born
export { cancelFact, reinstateFact, strikeFact } from './commands/voids.js'
export { isShown } from './conditions.js'
export { cancelAgainDecided, type Hands, handsBehind, reinstateDecided, strikeDecided } from './disputed.js'
export { addEntries, namedValues, pointedNames } from './entries.js'
export { EVIDENCE_TYPES } from './evidence/sniff.js'
export { recordsJobs } from './jobs.js'
export { ACT_WORDS, STANDING_WORDS, STATE_WORDS } from './messages.js'
export { openPageOut } from './outputs/lists.js'
// Packs, words, and what other rooms share
export { type ColumnDecl, type FieldDecl, type Party, packAt, packOf, packsForTarget, packsOn, type RecordPack } from './pack.js'
export { type CountingRule, countingRuleOf, countingRules, measuresOf } from './packs/measures/index.js'
export { asRole } from './parties.js'
export { type Behind, personalKinds, recordsBehind } from './queries/behind.js'
// Lists and single records
export { type Likely, likelyDuplicates } from './queries/duplicates.js'
export { type ElsewhereCursor, type ElsewhereLine, waitingForOthers } from './queries/elsewhere.js'
export {
  type OpenLine,
  openAndRefused,
  type Page,
  type RecordLine,
  recordCounts,
  recordsOf,
  type WaitingCursor,
  type WaitingLine,
  waitingCounts,
  waitingToConfirm,
} from './queries/lists.js'
export { evidenceFile, type RecordView, recordById, recordOfFact, type SideView } from './queries/one.js'
export { type PackLine, packById, packsList } from './queries/packs.js'
export { recordsRoom } from './room.js'
export { uploadsOf } from './store.js'
export type { Table, TableRefusal, TableRow } from './tables/limits.js'
export { readTable } from './tables/read.js'
export { type Cell, csvFile, type SheetColumn, TABLE_MEDIA, type TableKind, tableBytes, withoutFormula, xlsxFile } from './tables/write.js'
export type { Confirmation, EvidenceFile, RecordState, Standing, StoredRecord, Turn, Values } from './types.js'
export { RECORD_STATES } from './types.js'
