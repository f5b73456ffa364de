import { addDays } from '../../../kernel/index.js'
import { dice, person } from '../../../registry/demo/index.js'
import { END, workday } from '../calendar.js'
import { storiesOf } from '../fates.js'
import type { Story } from '../story.js'
import { crowd, named, openFrom, unitOf, type World, withAt } from '../world.js'

const BASE_NEEDS = [
  '入驻企业希望对接材料检测方面的专家',
  '孵化团队需要知识产权与融资方面的指导',
  '希望了解行业标准，完善中试平台',
  '需要为青年创业者开展技术经纪培训',
] as const
const BASE_OUTCOMES = [
  '安排三位专家现场指导，形成两份改进建议',
  '举办专题辅导一场，七家企业签订后续服务意向',
  '提供检测资源清单并开通绿色通道',
  '帮助两家团队完成技术路线评审',
] as const

/** T13-1: services to demonstration bases in pilot cities, confirmed by the base itself. */
export function baseServices(world: World): Story[] {
  const { fed, cast } = world
  const staying = fed.bases.filter((base) => !leavers(world).includes(base))
  const { waiting } = openFrom(world, 'T13-1')
  const drawn = dice('bases in turn', world.seed).some(staying, staying.length)
  const order = withAt(drawn, [[waiting, (base) => base === fed.bases[0]]])
  return storiesOf(world, {
    target: 'T13-1',
    repeats: true,
    sketch: (n, on, throws) => {
      const base = order[n % order.length]!
      const society = throws.pick(fed.societies)
      return {
        pack: 'base-service',
        on,
        unit: unitOf(society),
        by: cast.societyOffice(society),
        values: { base: base.id, need: throws.pick(BASE_NEEDS), outcome: throws.pick(BASE_OUTCOMES) },
        evidence: throws.next() < 0.3 ? ['report', 'photo'] : ['report'],
        sides: [{ side: 'base', by: cast.baseContact(base) }],
      }
    },
  })
}

/** Two bases that leave the register during the year: one with a paper from outside, one without (06 A-41). */
export const leavers = ({ fed }: World) => fed.bases.slice(-2)

/** T14-1: science service teams, each formed by a society for one task of a city. */
export function serviceTeams(world: World): Story[] {
  const { fed, cast, seed } = world
  const { waiting, sentBack } = openFrom(world, 'T14-1')
  const tasks = withAt(fed.teamTasks, [
    [sentBack, ({ society }) => society.code === fed.societies[0]!.code],
    [waiting, ({ city }) => city.code === fed.cities[0]!.code],
  ])
  return storiesOf(world, {
    target: 'T14-1',
    sketch: (n, on, throws) => {
      const task = tasks[n % tasks.length]!
      const { society, city } = task
      return {
        pack: 'service-team',
        on,
        unit: unitOf(society),
        by: cast.societyOffice(society),
        values: {
          society: society.id,
          name: `${city.short}${task.nameZh.replace(city.short, '')}服务团`,
          city: city.id,
          task: task.id,
          leader: named(person('team leaders', n, seed)),
          members: crowd('team members', n, 5 + throws.below(4), seed),
          consent: 'yes',
          carriedOver: throws.next() < 0.15 ? 'yes' : 'no',
        },
        evidence: ['letter'],
        sides: [{ side: 'city', by: cast.cityOffice(city) }],
        cancels: { act: 'dissolved', by: cast.cityOffice(city), reason: '任务调整，双方同意解散' },
      }
    },
    later: (tale, confirmedOn, throws) => {
      const on = workday(addDays(confirmedOn, 20 + throws.below(50)))
      if (on >= END || throws.next() > 0.6) return
      const city = tale.sketch.sides[0]!.by
      tale.followUp(
        on,
        'served',
        tale.sketch.by,
        { what: '到试点城市开展首次服务，走访企业并形成建议' },
        { on: workday(addDays(on, 3)), by: city },
      )
    },
  })
}

/** T15-1: cooperating stations, accredited under the standard in force. */
export function stations(world: World): Story[] {
  const { fed, cast } = world
  return storiesOf(world, {
    target: 'T15-1',
    sketch: (n, on, throws) => {
      const site = fed.sites[n % fed.sites.length]!
      const operators = [...fed.enterprises, ...fed.institutes].filter((each) => each.city.code === site.city.code)
      return {
        pack: 'station',
        on,
        unit: unitOf(site.city),
        by: cast.cityOffice(site.city),
        values: {
          site: site.id,
          operator: throws.pick(operators).id,
          address: site.address,
          grade: throws.pick(['first', 'second', 'second', 'third']),
          stationClass: throws.pick(['city', 'park', 'enterprise', 'institute']),
          standard: fed.standards[0]!.id,
          clauses: 24,
          notMet: 0,
          before: throws.next() < 0.2 ? 'yes' : 'no',
        },
        evidence: ['checklist'],
        sides: [{ side: 'checker', by: throws.pick(cast.stationCheckers) }],
        cancels: { by: cast.stationCheckers[0]!, act: 'withdrawn', reason: '运营单位变更，撤销认定' },
      }
    },
    later: (tale, confirmedOn, throws) => {
      for (let on = addDays(confirmedOn, 10 + throws.below(40)); on < END && throws.next() < 0.7; on = addDays(on, 40 + throws.below(50)))
        tale.followUp(workday(on), 'served', tale.sketch.by, { what: '为园区企业开展技术咨询与检测对接' })
    },
  })
}

/** T16-1: enterprise associations of parks; the list over which they are counted comes into force only in October. */
export function parkAssociations(world: World): Story[] {
  const { fed, cast, seed } = world
  const { waiting, sentBack } = openFrom(world, 'T16-1')
  const associations = withAt(fed.parkAssociations, [
    [sentBack, ({ park }) => park.code === fed.parks[0]!.code],
    [waiting, ({ park }) => park.city.code === fed.cities[0]!.code],
  ])
  return storiesOf(world, {
    target: 'T16-1',
    sketch: (n, on, throws) => {
      const association = associations[n % associations.length]!
      const { park } = association
      const member = fed.enterprises.find((each) => each.park?.code === park.code) ?? fed.enterprises[0]!
      return {
        pack: 'park-association',
        on,
        unit: unitOf(park),
        by: cast.parkContact(park),
        values: {
          park: park.id,
          association: association.id,
          form: throws.next() < 0.7 ? 'park' : 'enterprise',
          member: member.id,
          charterOn: addDays(on, -(5 + throws.below(20))),
          officers: crowd('officers of parks', n, 3, seed),
          firstMeetingOn: on,
        },
        evidence: ['charter'],
        sides: [{ side: 'city', by: cast.cityOffice(park.city) }],
        cancels: { act: 'dissolved', by: cast.cityOffice(park.city), reason: '园区合并，企业科协解散' },
      }
    },
    later: (tale, confirmedOn, throws) => {
      const on = workday(addDays(confirmedOn, 30 + throws.below(60)))
      if (on < END && throws.next() < 0.6) tale.followUp(on, 'met', tale.sketch.by, { what: '召开工作例会，部署下阶段服务' })
    },
  })
}
