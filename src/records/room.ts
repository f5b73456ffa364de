import { room } from '../kernel/index.js'
import { beginImport, importChunk, stopImport } from './bulk/importing.js'
import { logChunk, submitLog } from './bulk/log.js'
import { bulkState, bulksOf, previewImport, previewLog } from './bulk/queries.js'
import { confirmRecord } from './commands/confirm.js'
import { saveDraft, withdrawRecord } from './commands/drafts.js'
import { emitters, switchEmitter } from './commands/emitter.js'
import { attachEvidence, keepUpload, removeEvidence } from './commands/evidence.js'
import { answerFollowUp, reportFollowUp } from './commands/followUps.js'
import { askAgain, confirmByLink, evidenceByLink, inviteSide, recordByLink } from './commands/invitations.js'
import { lapseFact } from './commands/lapses.js'
import { changeRecord, submitRecord } from './commands/submit.js'
import { refuseRecord, sendBackRecord } from './commands/turnAway.js'
import { cancelFact, reinstateFact, strikeFact } from './commands/voids.js'
import { recordsFacts } from './facts.js'
import { permissionNames, refusals, roomTitle } from './messages.js'
import { likelyDuplicates } from './queries/duplicates.js'
import { waitingForOthers } from './queries/elsewhere.js'
import { openAndRefused, recordCounts, recordsOf, waitingCounts, waitingToConfirm } from './queries/lists.js'
import { evidenceFile, recordById, recordOfFact } from './queries/one.js'
import { packById, packsList } from './queries/packs.js'

export const recordsRoom = room({
  name: 'records',
  floor: 2,
  title: roomTitle,
  commands: [
    ...[saveDraft, submitRecord, changeRecord, withdrawRecord],
    ...[keepUpload, attachEvidence, removeEvidence],
    ...[confirmRecord, sendBackRecord, refuseRecord, inviteSide, askAgain, confirmByLink],
    ...[cancelFact, strikeFact, reinstateFact, lapseFact, reportFollowUp, answerFollowUp],
    ...[beginImport, importChunk, stopImport, submitLog, logChunk, switchEmitter],
  ],
  queries: [
    ...[recordsOf, recordCounts, recordById, waitingToConfirm, waitingForOthers, waitingCounts, openAndRefused, likelyDuplicates],
    ...[recordOfFact, evidenceFile, recordByLink, evidenceByLink, packsList, packById],
    ...[previewImport, previewLog, bulkState, bulksOf, emitters],
  ],
  facts: recordsFacts,
  permissions: permissionNames,
  refusals,
})
