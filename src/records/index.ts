// The door of the records room: what happened, reported by one side and confirmed by another.
export { confirmRecord, refuseRecord, sendBackRecord } from './commands/confirm.js'
export { saveDraft, withdrawRecord } from './commands/drafts.js'
export { changeRecord, type Submitted, submitRecord } from './commands/submit.js'
export { cancelFact, reinstateFact, strikeFact } from './commands/voids.js'
export { packAt, packOf, packsForTarget, packsOn, type RecordPack } from './pack.js'
export { type CountingRule, countingRuleOf, countingRules } from './packs/measures/index.js'
export { recordsRoom } from './room.js'
