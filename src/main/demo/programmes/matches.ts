import { addDays, type Day } from '../../../kernel/index.js'
import { csvFile } from '../../../records/index.js'
import { type Dice, dice, need, offer } from '../../../registry/demo/index.js'
import { registerSubjects } from '../../../registry/index.js'
import { END, earlier, isWorkday, later, workday, YEAR_BEGINS } from '../calendar.js'
import { departmentId } from '../cast.js'
import { fateOf, liveDays, liveFate, openNo, type Programme, storiesOf } from '../fates.js'
import { importStory } from '../importing.js'
import { must } from '../stage.js'
import { type Sketch, type Story, Tale } from '../story.js'
import { unitOf, type World } from '../world.js'

const CONTACTS = [
  '视频会议一次，双方技术负责人参加，商定先做小试',
  '到企业现场一天，查看产线并采集样品',
  '电话沟通两次，交换了技术资料和报价',
  '在对接会上当面洽谈，约定两周内互访',
  '线上演示一次，企业提出三条改进意见',
] as const

/** Share of matches that come about at fairs, whose list is handed in as one table. */
const AT_FAIRS = 0.45

/** T15-2: needs of enterprises meet offers of institutes and societies; singly, or many at once at a fair. */
export function matches(world: World): Story[] {
  const programme = matching(world)
  const days = liveDays(world, 'T15-2')
  const throws = dice('fairs', world.seed)
  const atFair = days.map(() => throws.next() < AT_FAIRS)
  const single = storiesOf(world, programme, days).filter((_, n) => n >= days.length || !atFair[n])
  return [...registering(world, days), ...single, ...fairs(world, programme, days, atFair)]
}

function matching(world: World): Programme {
  const { fed, cast, seed } = world
  const sketch = (n: number, on: Day, throws: Dice): Sketch => {
    const wanted = need(n, fed.enterprises, seed)
    const society = throws.pick(fed.societies)
    const open = openNo(world, 'T15-2', n)
    const drawn = throws.pick(fed.institutes)
    const institute = open && open.no < 3 ? fed.institutes[0]! : drawn
    const bySociety = throws.next() < 0.25 && institute === drawn
    const giver = bySociety ? { unit: society, by: cast.societyOffice(society) } : { unit: institute, by: cast.institute(institute) }
    const others = fed.societies.filter((each) => each !== society)
    const recording = throws.pick(others)
    // The first one sent back is for a station whose operator's link is printed.
    const mends = open?.fate === 'sent_back' && open.no === 0
    const city = mends ? fed.cities[0]! : wanted.unit.city
    const station = { code: city.code.replace('CS', 'FWZ') }
    const at = mends ? 1 : throws.next()
    const operator = cast.stationOperator(station)
    const by =
      at < 0.5
        ? { unit: unitOf(recording), by: cast.societyOffice(recording) }
        : at < 0.8
          ? { unit: unitOf(city), by: cast.cityOffice(city) }
          : { unit: operator.employer!, by: operator }
    return {
      pack: 'match',
      on,
      ...by,
      values: {
        need: wanted.id,
        needUnit: wanted.unit.id,
        offer: offer(n, seed).id,
        offerUnit: giver.unit.id,
        channel: throws.next() < 0.6 ? 'online' : 'on_site',
        contact: throws.pick(CONTACTS),
      },
      sides: [
        { side: 'need', by: cast.firm(wanted.unit) },
        { side: 'offer', by: giver.by },
      ],
      cancels: { by: cast.firm(wanted.unit), act: 'voided', reason: '需求方撤回确认：对方未能按约定提供资料' },
      twin: { unit: departmentId('KC'), by: cast.officeOf('KC') },
    }
  }
  return {
    target: 'T15-2',
    sketch,
    later: (tale, confirmedOn, throws) => {
      const on = addDays(confirmedOn, 15 + throws.below(60))
      if (throws.next() > 0.08 || on > END) return
      tale.followUp(workday(on), 'outcome', tale.sketch.sides[0]!.by, { outcome: throws.pick(['contract', 'landed', 'failed']) })
    },
  }
}

/** Needs and offers come into the subject register in monthly lists, weeks before the matches that bring them together. */
function registering({ fed, cast, seed, size }: World, days: readonly Day[]): Story[] {
  const spare = size === 'full' ? 200 : 20
  const months = Map.groupBy(
    Array.from({ length: days.length + spare }, (_, n) => n),
    (n) => addDays(days[n] ?? YEAR_BEGINS, -20).slice(0, 7),
  )
  return [...months].map(([month, all]) => {
    const eve = later(addDays(`${month}-01` as Day, -1), addDays(YEAR_BEGINS, -1))
    const lists = [
      ['need', all.map((n) => need(n, fed.enterprises, seed)).map(({ unit, ...each }) => ({ ...each, owner: unit.id }))],
      ['offer', all.map((n) => offer(n, seed))],
    ] as const
    const acts = lists.flatMap(([kind, entries]) =>
      chunks(entries, 500).map((some) => ({
        on: eve,
        run: async (stage: Parameters<Story['acts'][number]['run']>[0]) => {
          const subjects = some.map(({ id, ...each }) => ({ subject: id, ...each }))
          const ask = { kind, subjects, since: '2022', source: '需求与供给月度清单（演示）' }
          must(`${kind} of ${month}`, await registerSubjects(await stage.as(cast.officeOf('KC')), ask as never))
        },
      })),
    )
    return { id: `needs/${month}`, acts }
  })
}

export const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))

/** Fairs of a city: twenty to sixty matches on one day, recorded by the city from one table. */
function fairs(world: World, programme: Programme, days: readonly Day[], atFair: readonly boolean[]): Story[] {
  const throws = dice('fairs of cities', world.seed)
  const left = days.flatMap((on, n) => (atFair[n] ? [{ on, n }] : []))
  const stories: Story[] = []
  while (left.length > 0) {
    const some = left.splice(0, world.size === 'full' ? 20 + throws.below(41) : 6 + throws.below(8))
    const city = throws.pick(world.fed.cities)
    const on = fairDay(some.map((each) => each.on))
    stories.push(...fair(world, programme, { city, on, no: stories.length, ns: some.map((each) => each.n) }))
  }
  return stories
}

/** The working day in the middle of the days that the fair draws together, on the same side of the rate's window. */
function fairDay(days: readonly Day[]): Day {
  let on = earlier(days[Math.floor(days.length / 2)]!, addDays(END, -3))
  while (!isWorkday(on)) on = addDays(on, -1)
  return on
}

function fair(
  world: World,
  programme: Programme,
  of: { city: World['fed']['cities'][number]; on: Day; no: number; ns: readonly number[] },
): Story[] {
  const { cast, fed, seed } = world
  const throws = dice('fair', of.no, seed)
  const by = { unit: unitOf(of.city), by: cast.cityOffice(of.city) }
  const reported = earlier(workday(addDays(of.on, 1 + throws.below(5))), addDays(END, -1))
  const tales = of.ns.map((n) => {
    const sketch = programme.sketch(n, of.on, dice('T15-2', 'story', n, seed))
    return new Tale(`T15-2/${n}`, { ...sketch, ...by, values: { ...sketch.values, channel: 'on_site' } }, seed).imported()
  })
  const codes = new Map<unknown, string>([...fed.enterprises, ...fed.institutes, ...fed.societies].map((each) => [each.id, each.code]))
  const table = tales.map(({ sketch: { on, values } }, k) => [
    on,
    need(of.ns[k]!, fed.enterprises, seed).code,
    codes.get(values.needUnit),
    offer(of.ns[k]!, seed).code,
    codes.get(values.offerUnit),
    '现场',
    String(values.contact),
  ])
  const bytes = csvFile(['对接日期', '需求', '需求方', '供给', '供给方', '方式', '接触记录'], table)
  const name = `${of.city.short}对接会${of.on}.csv`
  const fates = tales.map((tale, k) => {
    const fate = liveFate(world, 'T15-2', of.ns[k]!)
    return fateOf(world, programme, tale, addDays(reported, 1), fate, dice('T15-2', 'fate', of.ns[k]!, seed)).story
  })
  return [importStory({ id: `fair/${of.no}`, pack: 'match', ...by, on: reported, name, bytes, tales }), ...fates]
}
