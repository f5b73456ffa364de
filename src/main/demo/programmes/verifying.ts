import type { Ctx, Day, Id } from '../../../kernel/index.js'
import {
  answerDispute,
  appealDispute,
  checkRow,
  decideDispute,
  drawSamples,
  type EvidenceLine,
  evidence,
  publishSeed,
  raiseDispute,
  type SampleLine,
  verification,
  type WindowName,
} from '../../../plan/index.js'
import { END, workday } from '../calendar.js'
import type { Member } from '../cast.js'
import { forAll } from '../settleIn.js'
import { must, type Stage } from '../stage.js'
import type { Act, Story } from '../story.js'
import type { World } from '../world.js'

const YEAR = 2022
/** Salons are never cancelled in the demo, so that a dispute about one is all that happens to it. */
const DISPUTED = 'T12-2'

const windowOf = async (ctx: Ctx, name: WindowName) => {
  const found = must('verification', await verification(ctx, { year: YEAR }))!
  return { plan: found.plan.id as Id<'plan'>, samples: found.windows.find((each) => each.name === name)!.samples }
}

/** From so many rows on, one error is below 5 per cent. */
const BEARS_AN_ERROR = 30

/** Rows are found right, but for one whose files cannot be opened and one with a wrong word, where the sample is large enough to bear them. */
const outcomeOf = (sample: SampleLine, no: number) => {
  if (sample.size < BEARS_AN_ERROR || no > 2) return { outcome: 'agreed' as const }
  return no === 1
    ? { outcome: 'not_checkable' as const, reason: '佐证扫描件无法打开，已请单位补交' }
    : { outcome: 'error' as const, error: 'wrong_detail' as const, reason: '题目漏写一字，不影响计数' }
}

async function checkAll(stage: Stage, checkers: readonly Member[], name: WindowName): Promise<void> {
  const { samples } = await windowOf(stage.asSystem, name)
  await forAll([...samples.entries()], async ([n, sample]) => {
    const ctx = await stage.as(checkers[n % checkers.length]!)
    for (let no = 1; no <= sample.size; no++)
      must(`check ${sample.target}/${no}`, await checkRow(ctx, { sample: sample.id as never, no, ...outcomeOf(sample, no) }))
  })
}

/** A quarter verified: seed, samples a day later, checked within the window. */
function quarter({ cast }: World, name: WindowName, days: readonly [seed: Day, drawn: Day, checked: Day]): Story {
  const as = async (stage: Stage) => stage.as(cast.secretariat)
  return {
    id: `verification/${name}`,
    acts: [
      {
        on: days[0],
        run: async (stage) =>
          must('seed', await publishSeed(await as(stage), { plan: (await windowOf(stage.asSystem, name)).plan, window: name })),
      },
      {
        on: days[1],
        run: async (stage) =>
          must('draw', await drawSamples(await as(stage), { plan: (await windowOf(stage.asSystem, name)).plan, window: name })),
      },
      { on: days[2], run: (stage) => checkAll(stage, cast.verifiers, name) },
    ],
  }
}

interface Sides {
  readonly fact: Id<'fact'>
  readonly plan: Id<'plan'>
  readonly owner: { readonly unit: Id<'unit'>; readonly by: Member }
  readonly raiser: { readonly unit: Id<'unit'>; readonly by: Member }
}

/** The n-th salon of the quarter by day and title, its society, and another one that disputes it. */
async function sidesOf(stage: Stage, { cast, fed }: World, name: WindowName, n: number): Promise<Sides> {
  const [from, to] = name === 'verify_q1' ? ['2022-01-01', '2022-03-31'] : ['2022-04-01', '2022-06-30']
  const page = must(
    'salons',
    await evidence(stage.asSystem, { year: YEAR, target: DISPUTED, from: from as Day, to: to as Day, limit: 100 }),
  )!
  const named = (row: EvidenceLine) => `${row.on} ${row.title}`
  const rows = page.rows.filter((row) => fed.societies.some((each) => each.id === row.unit)).sort((a, b) => (named(a) < named(b) ? -1 : 1))
  const row = rows[n % rows.length]!
  const owner = fed.societies.find((each) => each.id === row.unit)!
  const raiser =
    fed.societies.find((each) => each.id !== owner.id && !rows.some((other) => other.unit === each.id)) ?? fed.societies.at(-1)!
  const side = (society: typeof owner) => ({ unit: society.id as Id<'unit'>, by: cast.societyOffice(society) })
  const { plan } = await windowOf(stage.asSystem, name)
  return { fact: row.fact as Id<'fact'>, plan, owner: side(owner), raiser: side(raiser) }
}

type Step = (sides: Sides, dispute: Id<'dispute'>, stage: Stage) => Promise<unknown>

/** A dispute about a salon from its raising on; the further steps each on their day. */
function dispute(
  world: World,
  id: string,
  at: { name: WindowName; n: number; on: Day; text: string },
  steps: readonly (readonly [Day, Step])[],
): Story {
  let held: { sides: Sides; dispute: Id<'dispute'> } | undefined
  const raise: Act = {
    on: at.on,
    run: async (stage) => {
      const sides = await sidesOf(stage, world, at.name, at.n)
      const ctx = await stage.as(sides.raiser.by)
      const evidence = [await stage.paper(sides.raiser.by, 'notice')]
      const said = { plan: sides.plan, target: DISPUTED, facts: [sides.fact], unit: sides.raiser.unit, text: at.text, evidence }
      held = { sides, dispute: must(`raise ${id}`, await raiseDispute(ctx, said)).answer!.dispute }
    },
  }
  const later = steps.map(([on, step]): Act => ({ on, run: (stage) => step(held!.sides, held!.dispute, stage) }))
  return { id: `dispute/${id}`, acts: [raise, ...later] }
}

const answers =
  (text: string): Step =>
  async ({ owner }, one, stage) => {
    const evidence = [await stage.paper(owner.by, 'photo')]
    return must('answer', await answerDispute(await stage.as(owner.by), { dispute: one, unit: owner.unit, text, evidence }))
  }
const decides =
  (by: Member, outcome: 'upheld' | 'refused', text: string): Step =>
  async (_sides, one, stage) =>
    must('decide', await decideDispute(await stage.as(by), { dispute: one, outcome, text }))
const appeals =
  (text: string): Step =>
  async ({ owner }, one, stage) =>
    must('appeal', await appealDispute(await stage.as(owner.by), { dispute: one, unit: owner.unit, text }))

const on = (day: string): Day => workday(day as Day)

/** Two quarters verified by sample, and three disputes: refused; upheld and turned round on appeal; unanswered, so that the panel has to decide it. */
export function verifications(world: World): Story[] {
  const { panel } = world.cast
  const stories = [
    quarter(world, 'verify_q1', [on('2022-04-01'), on('2022-04-06'), on('2022-04-12')]),
    quarter(world, 'verify_q2', [on('2022-07-01'), on('2022-07-04'), on('2022-07-12')]),
    dispute(
      world,
      'refused',
      { name: 'verify_q1', n: 1, on: on('2022-04-07'), text: '同日同地另有一场同题活动，疑为同一场，请核查是否重复计数。' },
      [
        [on('2022-04-13'), answers('两场主题不同、时段不同，议程和签到表附后。')],
        [on('2022-04-22'), decides(panel[1]!, 'refused', '两场议程、时段与到场人员均不相同，不是同一场，异议不成立。')],
      ],
    ),
    dispute(world, 'appealed', { name: 'verify_q2', n: 0, on: on('2022-07-05'), text: '现场照片与往年活动照片相同，疑未实际举办。' }, [
      [on('2022-07-08'), answers('活动如期举办，照片系同一会场拍摄，现场签到表附后。')],
      [on('2022-07-20'), decides(panel[0]!, 'upheld', '所附照片不能证明当日举办，且未提供签到表原件，异议成立。')],
      [on('2022-07-26'), appeals('补交签到表原件与会场出具的使用证明，请求复议。')],
      [on('2022-08-05'), decides(panel[2]!, 'refused', '签到表原件与会场使用证明足以证明当日举办，撤销原裁定，恢复计数。')],
    ]),
    dispute(
      world,
      'unanswered',
      { name: 'verify_q2', n: 3, on: on('2022-07-11'), text: '参加者不足通知所列的最低人数，请核查是否达到计数条件。' },
      [],
    ),
  ]
  return stories.filter((story) => story.acts.every((act) => act.on <= END))
}
