import { addDays, type Day } from '../../../kernel/index.js'
import { dice, person } from '../../../registry/demo/index.js'
import { END, happeningDays, RATE_BEGINS, YEAR_BEGINS } from '../calendar.js'
import { type Programme, storiesOf } from '../fates.js'
import { quotaOf } from '../size.js'
import type { NewPerson, Story } from '../story.js'
import { unitOf, type World } from '../world.js'

const EACH = 8
const ACTS = [
  ['need_discovery', '产业需求挖掘走访'],
  ['technology_presentation', '技术成果推介会'],
  ['diagnosis', '企业技术诊断'],
  ['training', '创新方法培训'],
] as const
const PARTS = ['speaker', 'adviser', 'diagnostician', 'demonstrator', 'organiser'] as const
/** Acts in which one more person was named, who turned out not to be employed by an enterprise. */
const DISPROVED = [2, 9, 17]

/** T16-2: people of enterprises who took part in acts of service; the figure counts persons, an act names several. */
export function participations(world: World): Story[] {
  const { before, since } = quotaOf(world.size, 'T16-2')
  const sizes = [...inActs(before), ...inActs(since)]
  const starts = sizes.map((_, n) => sizes.slice(0, n).reduce((sum, each) => sum + each, 0))
  const throws = dice('participations', world.seed)
  const days: Day[] = [
    ...happeningDays(throws, inActs(before).length, YEAR_BEGINS, addDays(RATE_BEGINS, -1)),
    ...happeningDays(throws, inActs(since).length, RATE_BEGINS, END),
  ]
  const all = before + since
  return storiesOf(
    world,
    programme(world, days.length, (n) => ({ from: starts[n] ?? all + (n - sizes.length) * EACH, count: sizes[n] ?? EACH })),
    days,
  )
}

const inActs = (people: number): number[] => [
  ...Array.from({ length: Math.floor(people / EACH) }, () => EACH),
  ...(people % EACH ? [people % EACH] : []),
]

function programme(world: World, firstWaiting: number, peopleOf: (n: number) => { from: number; count: number }): Programme {
  const { fed, cast, seed } = world
  const firmOf = (k: number) => fed.enterprises[(k * 7) % fed.enterprises.length]!
  const participant = (crowd: string, k: number): NewPerson => {
    const { id, nameZh, nameEn } = person(crowd, k, seed)
    return { id, nameZh, nameEn, employer: unitOf(firmOf(k)) }
  }
  return {
    target: 'T16-2',
    sketch: (n, on, throws) => {
      const { from, count } = peopleOf(n)
      const receiver = n === firstWaiting ? fed.enterprises[0]! : firmOf(from)
      const operator = cast.stationOperator({ code: receiver.city.code.replace('CS', 'FWZ') })
      const [act, title] = throws.pick(ACTS)
      const people = Array.from({ length: count }, (_, k) => participant('specialists', from + k))
      if (DISPROVED.includes(n)) people.push(participant('not employed', n))
      // Someone who took part before: shown as “also”, counted once.
      else if (n > 2 && n < 60 && n % 3 === 0) people.push(participant('specialists', peopleOf(n - 3).from))
      return {
        pack: 'participation',
        on,
        unit: operator.employer!,
        by: operator,
        people,
        values: {
          act,
          title: `${receiver.city.short}${title}`,
          receiver: receiver.id,
          place: `${receiver.city.short}市`,
          participants: people.map(({ id, nameZh, employer }) => ({
            person: { person: id, name: nameZh },
            employer,
            part: throws.pick(PARTS),
          })),
        },
        evidence: ['photo'],
        sides: [{ side: 'receiver', by: cast.firm(receiver) }],
      }
    },
    later: (tale, confirmedOn) => {
      const n = Number(tale.id.split('/')[1])
      if (!DISPROVED.includes(n)) return
      const { count } = peopleOf(n)
      tale.strike(addDays(confirmedOn, 20), cast.panel[0]!, '经核实，该人员当日不在企业任职', count + 1)
    },
  }
}
