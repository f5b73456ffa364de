import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../kernel/config/index.js'
import type { Ctx, Day, Id } from '../../kernel/index.js'
import {
  acceptRest,
  acknowledgeWarning,
  addMilestone,
  answerCard,
  answerQuestion,
  assignTask,
  confirmPlan,
  disposeNumeral,
  feedTarget,
  importPlan,
  noteIllegible,
  type ReviewPage,
  reviewPage,
  reviewProposal,
  setDuty,
  setShare,
  supportTask,
  type Tree,
} from '../../plan/index.js'
import { packsForTarget } from '../../records/index.js'
import type { DemoFederation } from '../../registry/demo/index.js'
import { type Cast, type DepartmentCode, departmentId } from './cast.js'
import { must, type Stage, setClock } from './stage.js'

export interface DemoPlan {
  readonly plan: Id<'plan'>
  readonly tree: Tree
}

const IMPORTED = '2021-12-20' as Day
const REVIEWED = '2021-12-24' as Day
const CONFIRMED = '2021-12-28' as Day
const ASSIGNED = '2021-12-30' as Day

/** The plan of 2022: imported and reviewed by the plan editor, confirmed by another person, then handed out. */
export async function makePlan(stage: Stage, fed: DemoFederation, cast: Cast): Promise<DemoPlan> {
  const editor = await stage.as(cast.editor)
  await setClock(stage, IMPORTED)
  const version = await imported(editor)
  await setClock(stage, REVIEWED)
  await review(editor, version)
  await setClock(stage, CONFIRMED)
  must('confirm plan', await confirmPlan(await stage.as(cast.confirmer), { version: version as never }))
  const page = await pageOf(editor, version)
  return handOut(stage, fed, cast, { plan: page.version.plan as Id<'plan'>, tree: page.tree! })
}

const pageOf = async (ctx: Ctx, version: string): Promise<ReviewPage> =>
  must('review page', await reviewPage(ctx, { version: version as never }))!

async function imported(ctx: Ctx): Promise<string> {
  const bytes = readFileSync(join(projectRoot(), 'src', 'plan', 'demo', '2022.txt')).toString('base64')
  return must('import plan', await importPlan(ctx, { bytes, fileName: '2022年学会学术工作要点.txt' })).answer!.version
}

const ILLEGIBLE = '收到的文本此处有八个字符无法辨认，按原样保存；数字与单位清楚可读。'

/** Settles what the machine left open, as the notes on counting say: every card is looked at, every question answered as proposed. */
async function review(ctx: Ctx, version: string): Promise<void> {
  const of = { version: version as never }
  must('accept rest', await acceptRest(ctx, of))
  let { tree } = await pageOf(ctx, version)
  for (const target of tree!.targets.filter((each) => each.verdict === 'open'))
    must('target', await reviewProposal(ctx, { ...of, at: target.num_start, verdict: 'accept', reason: '与原文一致' }))
  for (const numeral of tree!.numerals.filter((each) => each.card && each.verdict === 'open'))
    must('card', await answerCard(ctx, { ...of, at: numeral.start, target: null, reason: '数量不明确，本年不作指标，列入跟踪' }))
  for (const span of tree!.illegible) must('note', await noteIllegible(ctx, { ...of, at: span.char_start, text: ILLEGIBLE }))
  for (const code of new Set(tree!.warnings.filter((each) => !each.settled && each.code.startsWith('W-')).map((each) => each.code)))
    must('warning', await acknowledgeWarning(ctx, { ...of, code: code as 'W-MIXED', reason: '已核对原文' }))
  for (const { target, code } of tree!.questions)
    must('question', await answerQuestion(ctx, { ...of, target, question: code, answer: 'proposed', reason: '按指标说明采用拟定的理解' }))
  tree = (await pageOf(ctx, version)).tree
  for (const numeral of tree!.numerals.filter((each) => each.verdict === 'open' && !each.target))
    must('numeral', await disposeNumeral(ctx, { ...of, at: numeral.start, disposition: numeral.disposition as never, reason: '核对原文' }))
}

const SUPPORTS: Readonly<Record<string, readonly DepartmentCode[]>> = {
  XH: ['FW', 'SJ'],
  QK: ['FW', 'GJ'],
  XS: ['GJ', 'XH'],
  KC: ['SJ', 'XH'],
}
/** Items whose work reaches abroad are supported by the department for it. */
const ABROAD = new Set(['5', '8', '12'])

/** Every task gets its lead department, two that support it and two societies, a leader and a deadline; every target its programme. */
async function handOut(stage: Stage, fed: DemoFederation, cast: Cast, made: DemoPlan): Promise<DemoPlan> {
  await setClock(stage, ASSIGNED)
  const ctx = await stage.as(cast.secretariat)
  const { plan, tree } = made
  const since = '2022-01-01' as Day
  for (const [n, task] of tree.tasks.entries()) {
    const item = task.item ?? ''
    const lead = fed.departments.find((each) => (each.items as readonly number[]).includes(Number(item)))?.code ?? 'XH'
    const where = { plan, task: task.id, from: since }
    must('lead', await assignTask(ctx, { ...where, unit: departmentId(lead as DepartmentCode), reason: '年度分工' }))
    const supports = ABROAD.has(item) ? (['GJ', 'FW'] as const) : SUPPORTS[lead]!
    for (const code of supports) must('support', await supportTask(ctx, { ...where, unit: departmentId(code), reason: '年度分工' }))
    const society = fed.societies[(n * 13) % fed.societies.length]!
    must('support', await supportTask(ctx, { ...where, unit: society.id as never, reason: '协同单位' }))
    const leader = cast.leaders[n % cast.leaders.length]!
    const deadline = (n % 5 === 0 ? '2022-11-30' : '2022-12-31') as Day
    must('duty', await setDuty(ctx, { ...where, leader: leader.nameZh, person: leader.id, deadline, reason: '年度分工' }))
  }
  for (const target of tree.targets) await feed(ctx, plan, target.id)
  await addSteps(stage, ctx, made)
  for (const city of fed.cities)
    must(
      'share',
      await setShare(ctx, { plan, target: 'T15-2', unit: city.id as never, value: Math.ceil(5_000 / fed.cities.length / 2), from: since }),
    )
  return made
}

/** The round of the ten questions on human society opens only in October, and so does its programme: until then the target is not started. */
const OPENS: Readonly<Record<string, Day>> = { 'T10-4': '2022-10-10' as Day }

async function feed(ctx: Ctx, plan: Id<'plan'>, target: string): Promise<void> {
  const opensOn = OPENS[target] ?? ('2022-01-01' as Day)
  for (const pack of packsForTarget(target, '2022-01-01' as Day))
    must(`feed ${target}`, await feedTarget(ctx, { plan, target, programme: pack.id, opensOn, reason: '年度项目' }))
}

/** Targets that come all at once are judged by their milestones; some of these are met in the year, one is past due at its end. */
const STEPS = {
  'T06-3': [
    { title: '首批名额授予期刊', titleEn: 'First places awarded', due: '2022-06-30' as Day },
    { title: '全部名额授予期刊', titleEn: 'All places awarded', due: '2022-11-30' as Day },
  ],
  'T10-1': [{ title: '重大前沿科学问题发布', titleEn: 'Frontier questions published', due: '2022-06-30' as Day }],
  'T10-2': [
    { title: '工程技术难题发布', titleEn: 'Engineering problems published', due: '2022-06-30' as Day },
    { title: '补齐撤下的难题', titleEn: 'Empty place filled', due: '2022-10-12' as Day },
  ],
  'T10-3': [{ title: '产业技术问题发布', titleEn: 'Industrial questions published', due: '2022-09-25' as Day }],
  'T10-4': [{ title: '十大科学问题发布', titleEn: 'Ten questions published', due: '2022-12-20' as Day }],
  'T11-1': [{ title: '路线图研究全部开题', titleEn: 'All roadmap studies opened', due: '2022-10-31' as Day }],
} as const

async function addSteps(stage: Stage, ctx: Ctx, { plan, tree }: DemoPlan): Promise<void> {
  for (const [target, steps] of Object.entries(STEPS)) {
    const task = tree.targets.find((each) => each.id === target)!.task!
    for (const [n, step] of steps.entries()) {
      const added = must(`milestone of ${target}`, await addMilestone(ctx, { plan, task, target, ...step, reason: '年度安排' }))
      stage.steps.set(`${target}/${n + 1}`, added.answer!.row)
    }
  }
}
