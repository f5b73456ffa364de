import { room } from '../kernel/index.js'
import { confirmRecord, refuseRecord, sendBackRecord } from './commands/confirm.js'
import { saveDraft, withdrawRecord } from './commands/drafts.js'
import { changeRecord, submitRecord } from './commands/submit.js'
import { cancelFact, reinstateFact, strikeFact } from './commands/voids.js'
import { recordsFacts } from './facts.js'
import { refusals } from './messages.js'
import { likelyDuplicates } from './queries/duplicates.js'
import { openAndRefused, recordCounts, recordsOf, waitingCounts, waitingToConfirm } from './queries/lists.js'
import { evidenceFile, recordById, recordOfFact } from './queries/one.js'
import { packById, packsList } from './queries/packs.js'

export const recordsRoom = room({
  name: 'records',
  floor: 2,
  title: { zh: '填报与确认', en: 'Records and confirmation' },
  commands: [
    saveDraft,
    submitRecord,
    changeRecord,
    withdrawRecord,
    confirmRecord,
    sendBackRecord,
    refuseRecord,
    cancelFact,
    strikeFact,
    reinstateFact,
  ],
  queries: [
    recordsOf,
    recordCounts,
    recordById,
    waitingToConfirm,
    waitingCounts,
    openAndRefused,
    likelyDuplicates,
    recordOfFact,
    evidenceFile,
    packsList,
    packById,
  ],
  facts: recordsFacts,
  permissions: {
    'records.record': { zh: '填报', en: 'Record happenings' },
    'records.confirm': { zh: '确认、退回、拒绝填报', en: 'Confirm, send back or refuse records' },
    'records.see': { zh: '查看填报', en: 'See records' },
    'records.strike': { zh: '剔除与恢复事实', en: 'Strike and reinstate facts' },
  },
  refusals,
})
