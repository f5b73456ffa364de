import { room } from '../kernel/index.js'
import { board } from './board/board.js'
import { confirmPlan, rejectPlan } from './confirm/commands.js'
import { proposeRule, settleRule } from './counting/commands.js'
import { ruleEffect, rulesOf } from './counting/effect.js'
import { setPlanDates } from './dates/commands.js'
import { planDates } from './dates/queries.js'
import { answerDispute, appealDispute } from './disputes/answer.js'
import { decideDispute } from './disputes/decide.js'
import { disputable } from './disputes/disputable.js'
import { dispute, disputes } from './disputes/queries.js'
import { raiseDispute } from './disputes/raise.js'
import { moveDispute } from './disputes/timePasses.js'
import { planFacts } from './facts.js'
import { importPlan } from './intake/commands.js'
import { planRefusals } from './messages.js'
import { proposeReading } from './notes/commands.js'
import { planChanges } from './pages/changes.js'
import { decomposition } from './pages/decomposition.js'
import { importLog, plans } from './pages/plans.js'
import { previewPlan, reviewDiff, reviewPage } from './pages/review.js'
import { planText } from './pages/text.js'
import { checklistPage, itemPage, sectionPage, taskList, taskPage, unassigned } from './pages/work.js'
import {
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
} from './review/commands.js'
import { evidence, notCounted } from './target/evidence.js'
import { targetPage } from './target/page.js'
import { ratioLists, registerLog } from './target/ratio.js'
import { checkRow } from './verification/checkRow.js'
import { drawSamples } from './verification/drawSamples.js'
import { publishSeed } from './verification/publishSeed.js'
import { samplePage, verification } from './verification/queries.js'
import { reportReview } from './verification/reportReview.js'
import { proposeAmendment } from './versions/commands.js'
import { assignTask, releaseTask, supportTask } from './work/assign.js'
import { setDuty } from './work/duty.js'
import { approveExcess } from './work/excess.js'
import { feedTarget, unfeedTarget } from './work/feed.js'
import { addMilestone, dropMilestone, meetMilestone } from './work/milestones.js'
import { setShare } from './work/share.js'
import { importTaskList, previewTaskList } from './work/taskList.js'

export const planRoom = room({
  name: 'plan',
  floor: 4.1,
  title: { zh: '计划', en: 'Plan' },
  commands: [
    importPlan,
    reviewProposal,
    acceptRest,
    disposeNumeral,
    answerCard,
    addTarget,
    cutTask,
    joinTasks,
    setLevels,
    setYear,
    noteIllegible,
    settleDuplicate,
    acknowledgeWarning,
    answerQuestion,
    proposeReading,
    confirmPlan,
    rejectPlan,
    proposeAmendment,
    proposeRule,
    settleRule,
    setPlanDates,
    assignTask,
    supportTask,
    releaseTask,
    setDuty,
    feedTarget,
    unfeedTarget,
    setShare,
    addMilestone,
    meetMilestone,
    dropMilestone,
    approveExcess,
    importTaskList,
    publishSeed,
    drawSamples,
    checkRow,
    reportReview,
    raiseDispute,
    answerDispute,
    decideDispute,
    appealDispute,
    moveDispute,
  ],
  queries: [
    plans,
    importLog,
    previewPlan,
    planText,
    reviewPage,
    reviewDiff,
    board,
    targetPage,
    evidence,
    notCounted,
    ratioLists,
    registerLog,
    sectionPage,
    itemPage,
    taskPage,
    taskList,
    unassigned,
    decomposition,
    checklistPage,
    planChanges,
    previewTaskList,
    rulesOf,
    ruleEffect,
    planDates,
    verification,
    samplePage,
    disputes,
    dispute,
    disputable,
  ],
  facts: planFacts,
  permissions: {
    'plan.import': { zh: '导入计划', en: 'Import plans' },
    'plan.review': { zh: '核对计划', en: 'Review plans' },
    'plan.amend': { zh: '提出调整、规则与日期', en: 'Propose amendments, rules and dates' },
    'plan.confirm': { zh: '确认计划', en: 'Confirm plans' },
    'plan.change_rule': { zh: '确认计数规则', en: 'Confirm counting rules' },
    'plan.assign': { zh: '分解任务', en: 'Assign tasks' },
    'plan.assign_own': { zh: '为本部门认领任务', en: 'Take on tasks for one’s own department' },
    'plan.comment': { zh: '批注', en: 'Comment' },
    'plan.verify': { zh: '组织核验', en: 'Run verification' },
    'plan.check_sample': { zh: '核验样本', en: 'Check samples' },
    'plan.dispute': { zh: '代表本单位提出、答复异议，报告复核', en: 'Raise and answer disputes for a unit, report reviews' },
    'plan.answer_dispute': { zh: '代表联合会答复异议', en: 'Answer disputes for the federation' },
    'plan.decide_dispute': { zh: '裁定异议', en: 'Decide disputes' },
    'plan.house': { zh: '由系统自动办理', en: 'Done by the house itself' },
    'plan.see_drafts': { zh: '查看未确认的计划', en: 'See plans that are not confirmed' },
  },
  refusals: planRefusals as never,
})
