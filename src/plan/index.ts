// The plan's door: from a plain text to confirmed targets, and from facts back to every figure in it.

export { board } from './board/board.js'
export { DAYS_A_MONTH } from './board/figures.js'
export type { Board, BoardGroup, BoardTarget, Figure } from './board/types.js'
export { confirmPlan, rejectPlan } from './confirm/commands.js'
export { countingOf } from './confirm/rules.js'
export { proposeRule, settleRule } from './counting/commands.js'
export { ruleEffect, rulesOf } from './counting/effect.js'
export { setPlanDates } from './dates/commands.js'
export { type PlanDates, planDates } from './dates/queries.js'
export { type ChecklistRow, checklist, mechanismsOf, reviewOf2022 } from './demo/index.js'
export { answerDispute, appealDispute } from './disputes/answer.js'
export { decideDispute } from './disputes/decide.js'
export { type Disputable, disputable } from './disputes/disputable.js'
export { aboutWords, disputeStates, outcomeWords } from './disputes/messages.js'
export { type DisputeLine, type DisputePage, dispute, disputeFile, disputes, type StepView } from './disputes/queries.js'
export { raiseDispute } from './disputes/raise.js'
export { ABOUT, DISPUTE_RULES, OUTCOMES } from './disputes/rules.js'
export { moveDueDisputes, planJobs } from './disputes/timePasses.js'
export { type Imported, importPlan } from './intake/commands.js'
export { cutPercent, type Mark, PACE_RULES, type Pace, STATES, type State, stateWords } from './measures/index.js'
export {
  conditionText,
  conditionWords,
  missingWords,
  notCountedReasons,
  planRefusals,
  planStates,
  restrictedWord,
  rowStates,
} from './messages.js'
export { proposeReading } from './notes/commands.js'
export { planReportOut } from './outputs/pages.js'
export { type ChangeLine, planChanges } from './pages/changes.js'
export type { RowLine, RowState } from './pages/checklist.js'
export { type Decomposition, decomposition, type FeedLine, type StepLine } from './pages/decomposition.js'
export { importLog, type PlanLine, plans, seesDrafts, type VersionLine } from './pages/plans.js'
export { type Difference, type DiffPage, previewPlan, type ReviewPage, reviewDiff, reviewPage } from './pages/review.js'
export { type PlanText, planText, sourceOf, type TextSpan } from './pages/text.js'
export { checklistPage, itemPage, sectionPage, type TaskLine, taskList, taskPage, unassigned } from './pages/work.js'
export { cliPlanRead, dispositionNames, numeralReasons, sentenceOf, whyTarget } from './reading/index.js'
export { type PlanReportData, planReportData } from './report.js'
export {
  acceptRest,
  acknowledgeWarning,
  addTarget,
  answerCard,
  answerQuestion,
  cutTask,
  disposeNumeral,
  joinTasks,
  noteIllegible,
  reviewProposal,
  setLevels,
  settleDuplicate,
  setYear,
  sureOf,
} from './review/commands.js'
export type { OpenCondition } from './review/conditions.js'
export { missingIn } from './review/conditions.js'
export { planRoom } from './room.js'
export { evidenceFile } from './target/csv.js'
export { type EvidenceLine, evidence, type NotCountedLine, notCounted } from './target/evidence.js'
export { type TargetPage, targetPage } from './target/page.js'
export { ratioLists, registerLog } from './target/ratio.js'
export type { Counting, PlanState, ReviewedNumeral, ReviewedTarget, TargetValue, Tree } from './types.js'
export { CHECK_OUTCOMES, checkRow, ERRORS } from './verification/checkRow.js'
export { drawSamples } from './verification/drawSamples.js'
export { checkErrors, checkOutcomes, windowNames, windowStates } from './verification/messages.js'
export { publishSeed } from './verification/publishSeed.js'
export {
  type CheckedRow,
  type SampleLine,
  type SamplePage,
  samplePage,
  type Verification,
  verification,
  type WindowLine,
} from './verification/queries.js'
export { reportReview } from './verification/reportReview.js'
export { SAMPLE_RULES, WINDOW_NAMES, type WindowName } from './verification/rules.js'
export { proposeAmendment } from './versions/commands.js'
export { assignTask, releaseTask, supportTask } from './work/assign.js'
export { setDuty } from './work/duty.js'
export { approveExcess } from './work/excess.js'
export { feedTarget, unfeedTarget } from './work/feed.js'
export { addMilestone, dropMilestone, meetMilestone } from './work/milestones.js'
export { ownDepartments } from './work/own.js'
export { setShare } from './work/share.js'
export { importTaskList, previewTaskList, taskListFile } from './work/taskList.js'
