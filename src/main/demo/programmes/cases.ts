import { addDays, type Day, factsAbout, monthOf } from '../../../kernel/index.js'
import { cancelFact, confirmRecord, csvFile, importDailyLog, runBulk } from '../../../records/index.js'
import { caseSketch, type Dice, dice, person } from '../../../registry/demo/index.js'
import { daysIn, END, earlier, isWorkday, RATE_BEGINS, workday, YEAR_BEGINS } from '../calendar.js'
import { departmentId, type Member } from '../cast.js'
import { fateOf, liveDays, liveFate, otherStories, type Programme } from '../fates.js'
import { importStory } from '../importing.js'
import { quotaOf } from '../size.js'
import { must, type Stage } from '../stage.js'
import { type Sketch, type Story, Tale } from '../story.js'
import { unitOf, type World } from '../world.js'

const HEADER = [
  '入库日期',
  '案例编号',
  '题目',
  '全文校验值',
  '提交单位',
  '案例事项',
  '事项日期',
  '已通过的检查',
  '是否已在别处发表',
  '第一检查人',
  '发表处',
]

/** T07-2: cases come in monthly tables of societies of medicine and instruments; a second person checks each. */
export function cases(world: World): Story[] {
  const programme = accession(world)
  const days = liveDays(world, 'T07-2')
  const throws = dice('case tables', world.seed)
  const of = days.map((on, n) => ({ n, on, society: throws.pick(submitters(world)) }))
  const tables = [...Map.groupBy(of, ({ on, society }) => `${monthOf(on).slice(0, 7)}/${society.code}`)]
  return [...tables.flatMap(([id, rows]) => table(world, programme, id, rows)), ...otherStories(world, programme, days)]
}

/** Societies that run the case repository: those of medicine, or the first few where there are none. */
function submitters({ fed }: World) {
  const medical = fed.societies.filter((each) => each.class === '医科')
  return medical.length > 4 ? medical : fed.societies.slice(0, 5)
}

function accession(world: World): Programme {
  const { cast, seed } = world
  const sketch = (n: number, on: Day, throws: Dice): Sketch => {
    const { code, title, fingerprint } = caseSketch(n, seed)
    const society = throws.pick(submitters(world))
    const checker = throws.pick(cast.caseCheckers)
    return {
      pack: 'case-review',
      on,
      unit: unitOf(society),
      by: cast.societyOffice(society),
      values: {
        caseNo: code,
        title: title.zh,
        fingerprint,
        submitter: society.id,
        matter: title.zh.replace(/（.*）/, ''),
        matterOn: addDays(on, -(20 + throws.below(300))),
        passed: ['format', 'consent', 'peer'],
        elsewhere: throws.next() < 0.06 ? 'yes' : 'no',
        elsewhereAt: '学会年会论文集（演示）',
        firstChecker: { name: person('first checkers', throws.below(40), seed).nameZh },
      },
      sides: [{ side: 'second_checker', by: checker }],
      cancels:
        throws.next() < 0.5
          ? { act: 'withdrawn', by: cast.societyOffice(society), reason: '作者撤回案例' }
          : { act: 'merged', by: checker, reason: '与先前入库的案例重复，合并' },
      twin: { unit: departmentId('SJ'), by: cast.officeOf('SJ') },
    }
  }
  return { target: 'T07-2', sketch }
}

type Row = { readonly n: number; readonly on: Day; readonly society: World['fed']['societies'][number] }

function table(world: World, programme: Programme, id: string, rows: readonly Row[]): Story[] {
  const { cast, seed } = world
  const { society } = rows[0]!
  const throws = dice('case table', id, seed)
  const by = { unit: unitOf(society), by: cast.societyOffice(society) }
  const last = rows.at(-1)!.on
  const reported = earlier(workday(addDays(last, throws.below(4))), addDays(END, -1))
  const tales = rows.map(({ n, on }) => {
    const sketch = programme.sketch(n, on, dice('T07-2', 'story', n, seed))
    return new Tale(`T07-2/${n}`, { ...sketch, ...by, values: { ...sketch.values, submitter: society.id } }, seed).imported()
  })
  const lines = tales.map(({ sketch: { on, values } }) => [
    on,
    ...[values.caseNo, values.title, values.fingerprint, society.code, values.matter, values.matterOn].map(String),
    'format;consent;peer',
    String(values.elsewhere),
    (values.firstChecker as { name: string }).name,
    values.elsewhere === 'yes' ? String(values.elsewhereAt) : '',
  ])
  const bytes = csvFile(HEADER, lines)
  const name = `${id.replace('/', '-')}案例入库.csv`
  const fates = tales.map((tale, k) =>
    fateOf(
      world,
      programme,
      withCancel(tale, by.by),
      addDays(reported, 1),
      liveFate(world, 'T07-2', rows[k]!.n),
      dice('T07-2', 'fate', rows[k]!.n, seed),
    ),
  )
  return [
    importStory({ id: `cases/${id}`, pack: 'case-review', ...by, on: reported, name, bytes, tales: fates }),
    ...fates.map((each) => each.story),
  ]
}

/** A case that the table’s own society takes back. */
const withCancel = (tale: Tale, by: Member): Tale =>
  Object.assign(tale, { sketch: { ...tale.sketch, cancels: { act: 'withdrawn', by, reason: '作者撤回案例' } } })

const ROBOT = 'u-00000'
const ROBOT_LINES = 9

/** T07-3: a log of each working day; its steward confirms the whole file. A robot got in once, and its lines are voided. */
export function downloads(world: World): Story[] {
  const { before, since } = quotaOf(world.size, 'T07-3')
  const every = world.size === 'full' ? 1 : 12
  const days = daysIn(YEAR_BEGINS, addDays(END, -1))
    .filter(isWorkday)
    .filter((_, n) => n % every === 0)
  const windows = [days.filter((on) => on < RATE_BEGINS), days.filter((on) => on >= RATE_BEGINS)]
  const stories = [before, since].flatMap((lines, w) =>
    shared(lines, windows[w]!.length, world.seed + w).map((count, k) => log(world, windows[w]![k]!, count)),
  )
  return [...stories, log(world, END, 12, true), robot(world, days[Math.floor(days.length / 3)]!)]
}

/** So many lines over so many days, unevenly, adding up exactly. */
function shared(lines: number, days: number, seed: number): number[] {
  const throws = dice('lines of logs', seed)
  const weights = Array.from({ length: days }, () => 0.5 + throws.next())
  const sum = weights.reduce((a, b) => a + b, 0)
  let [given, reached] = [0, 0]
  return weights.map((weight) => {
    reached += weight
    const upTo = Math.round((lines * reached) / sum)
    const mine = upTo - given
    given = upTo
    return mine
  })
}

const clock = (throws: Dice) => [8 + throws.below(12), throws.below(60), throws.below(60)].map((n) => String(n).padStart(2, '0')).join(':')

/** A day’s log of so many different downloads; a few lines stand in it twice, as reloads do. */
function log(world: World, on: Day, count: number, waits = false): Story {
  const throws = dice('log', on, world.seed)
  const seen = new Set<string>()
  const lines: string[][] = []
  while (seen.size < count) {
    const user = `u-${String(1 + throws.below(1800)).padStart(5, '0')}`
    const code = caseSketch(throws.below(2000), world.seed).code
    if (seen.has(`${user}/${code}`)) continue
    seen.add(`${user}/${code}`)
    lines.push([user, code, clock(throws)])
    if (throws.next() < 0.03) lines.push([user, code, clock(throws)])
  }
  return logStory(world, on, lines, waits)
}

function logStory(world: World, on: Day, lines: readonly string[][], waits: boolean, id = `log/${on}`): Story {
  const { cast } = world
  const tale = new Tale(
    id,
    { pack: 'case-download', unit: departmentId('SJ'), by: cast.officeOf('SJ'), on, values: {}, sides: [] },
    world.seed,
  )
  const hand = async (stage: Stage) => {
    const ctx = await stage.as(cast.officeOf('SJ'))
    const file = await stage.upload(cast.officeOf('SJ'), `${on}下载日志.csv`, csvFile(['用户代号', '案例编号', '时刻'], lines))
    const said = {
      record: tale.recordId(stage),
      pack: 'case-download',
      unit: departmentId('SJ'),
      happenedOn: on,
      values: { source: '案例库下载日志', lines: lines.length },
    }
    const answer = await importDailyLog(ctx, { ...said, file })
    must(id, answer)
  }
  const confirm = async (stage: Stage) => {
    const ctx = await stage.as(cast.stewards[0]!)
    const answer = await confirmRecord(ctx, { record: tale.recordId(stage), side: 'steward', version: 1 })
    must(id, answer)
    await runBulk(stage.house, tale.recordId(stage))
  }
  const reported = workday(addDays(on, 1))
  const acts = [{ on: reported, run: hand }, ...(waits ? [] : [{ on: workday(addDays(reported, 1)), run: confirm }])]
  return { id, acts }
}

function robot(world: World, on: Day): Story {
  const { cast } = world
  const codes = Array.from({ length: ROBOT_LINES }, (_, n) => caseSketch(11 * n, world.seed).code)
  const { id, acts } = logStory(
    world,
    on,
    codes.map((code, n) => [ROBOT, code, `03:00:${String(n).padStart(2, '0')}`]),
    false,
    `log/${on}/night`,
  )
  const strike = async (stage: Stage) => {
    const steward = await stage.as(cast.stewards[0]!)
    for (const code of codes) {
      const fact = (await factsAbout(stage.house.database.db, code)).find((each) => (each.data as { user?: string }).user === ROBOT)
      if (!fact) throw new Error(`no download of ${code} by the robot`)
      const answer = await cancelFact(steward, { fact: fact.id, act: 'voided', on, reason: '程序批量下载，不计入' })
      must('void a download', answer)
    }
  }
  return { id, acts: [...acts, { on: workday(addDays(on, 12)), run: strike }] }
}
