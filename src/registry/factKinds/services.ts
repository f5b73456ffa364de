import { z } from 'zod'
import { code, counting, type FactKindDecl, sampleId, uuid, yesNo } from './decl.js'

/** Counting kinds of items 13 to 16: bases, teams, stations, matches, parks, people. */
export const serviceKinds: readonly FactKindDecl[] = [
  counting(
    'base.served',
    ['T13-1'],
    { zh: '双创示范基地已获服务', en: 'Demonstration base served' },
    { base: uuid, team: uuid.optional() },
    { base: sampleId(15), team: sampleId(16) },
  ),
  counting(
    'service_team.formed',
    ['T14-1'],
    { zh: '科技服务团已组建', en: 'Service team formed' },
    { society: uuid, city: uuid, task: uuid, carriedOver: yesNo },
    { society: sampleId(1), city: sampleId(17), task: sampleId(18), carriedOver: 'no' },
  ),
  counting(
    'station.accredited',
    ['T15-1'],
    { zh: '合作站点已认定', en: 'Station accredited' },
    { site: uuid, operator: uuid, grade: code, stationClass: code },
    { site: sampleId(19), operator: sampleId(20), grade: 'second', stationClass: 'park' },
  ),
  counting(
    'match.recorded',
    ['T15-2'],
    { zh: '技术供需对接已记录', en: 'Supply–demand match recorded' },
    { need: uuid, offer: uuid, needUnit: uuid, offerUnit: uuid, channel: z.enum(['on_site', 'online']) },
    { need: sampleId(21), offer: sampleId(22), needUnit: sampleId(23), offerUnit: sampleId(1), channel: 'online' },
  ),
  counting(
    'park_association.founded',
    ['T16-1'],
    { zh: '园区企业科协已成立', en: 'Enterprise association founded for a park' },
    { park: uuid, association: uuid, member: uuid },
    { park: sampleId(24), association: sampleId(25), member: sampleId(23) },
  ),
  counting(
    'participation.confirmed',
    ['T16-2'],
    { zh: '企业科技人才参与已确认', en: 'Participation of an enterprise specialist confirmed' },
    {
      person: uuid,
      employer: uuid,
      act: z.enum(['need_discovery', 'technology_presentation', 'diagnosis', 'training', 'other']),
      part: code,
    },
    { person: sampleId(26), employer: sampleId(23), act: 'need_discovery', part: 'adviser' },
  ),
]
