import { z } from 'zod'
import type { L10n } from '../../kernel/index.js'
import { dataOf, type FactKindDecl, type FactRole, words } from './decl.js'

/** Why a fact no longer counts, or counts again. `rule` is the id of the void or lapse in the pack that was applied. */
const voidData = dataOf({ reason: z.string().min(1).max(2_000), rule: words.optional(), document: z.string().min(1).max(500).optional() })
const sample = { reason: '示例理由', rule: 'withdrawn' }

const against = (kind: string, role: FactRole, targets: readonly string[], of: string, title: L10n): FactKindDecl => ({
  kind,
  version: 1,
  title,
  role,
  targets,
  data: voidData,
  sample,
  against: [of],
})

interface Noun {
  readonly noun: string
  readonly of: string
  readonly targets: readonly string[]
  readonly name: L10n
  readonly others: readonly (readonly [verb: string, role: FactRole, title: L10n])[]
}

/** Every counting kind with the facts that may speak against it, as docs on the targets name them; a strike and a reinstatement exist for each. */
const nouns: readonly Noun[] = [
  {
    noun: 'society_plan',
    of: 'society_plan.adopted',
    targets: ['T03-1'],
    name: { zh: '学会年度方案', en: 'Society plan' },
    others: [['withdrawn', 'cancel', { zh: '学会年度方案已撤回', en: 'Society plan withdrawn' }]],
  },
  {
    noun: 'special_issue',
    of: 'special_issue.commissioned',
    targets: ['T06-1'],
    name: { zh: '专刊', en: 'Special issue' },
    others: [
      ['withdrawn', 'cancel', { zh: '专刊组约已撤回', en: 'Special issue withdrawn' }],
      ['lapsed', 'lapse', { zh: '专刊组约已失效', en: 'Special issue lapsed' }],
    ],
  },
  {
    noun: 'bulletin_issue',
    of: 'bulletin_issue.released',
    targets: ['T06-2'],
    name: { zh: '快报或掠影', en: 'Bulletin or sketch issue' },
    others: [['retracted', 'cancel', { zh: '快报或掠影已撤稿', en: 'Bulletin or sketch issue retracted' }]],
  },
  {
    noun: 'new_journal_place',
    of: 'new_journal_place.awarded',
    targets: ['T06-3'],
    name: { zh: '新刊名额', en: 'New-journal place' },
    others: [
      ['revoked', 'cancel', { zh: '新刊名额已收回', en: 'New-journal place revoked' }],
      ['declined', 'cancel', { zh: '新刊名额被放弃', en: 'New-journal place declined' }],
    ],
  },
  {
    noun: 'fine_journal',
    of: 'fine_journal.selected',
    targets: ['T06-4'],
    name: { zh: '精品期刊', en: 'Fine journal' },
    others: [
      ['deselected', 'cancel', { zh: '精品期刊已移出', en: 'Fine journal deselected' }],
      ['lapsed', 'lapse', { zh: '精品期刊培育已失效', en: 'Fine journal’s file lapsed' }],
    ],
  },
  {
    noun: 'discipline_list',
    of: 'discipline_list.published',
    targets: ['T07-1'],
    name: { zh: '学科分级目录', en: 'Discipline list' },
    others: [
      ['withdrawn', 'cancel', { zh: '学科分级目录已撤回', en: 'Discipline list withdrawn' }],
      ['lapsed', 'lapse', { zh: '学科分级目录因标准废止而失效', en: 'Discipline list lapsed with its standard' }],
    ],
  },
  {
    noun: 'case',
    of: 'case.accessioned',
    targets: ['T07-2'],
    name: { zh: '案例', en: 'Case' },
    others: [
      ['withdrawn', 'cancel', { zh: '案例已撤回', en: 'Case withdrawn' }],
      ['merged', 'cancel', { zh: '案例已并入更早的一篇', en: 'Case merged into an earlier one' }],
    ],
  },
  {
    noun: 'download',
    of: 'case.downloaded',
    targets: ['T07-3'],
    name: { zh: '案例下载', en: 'Case download' },
    others: [
      ['voided', 'strike', { zh: '下载已作废（程序、测试、内部或故障修复）', en: 'Download voided (robot, test, staff or repair)' }],
    ],
  },
  {
    noun: 'journal_indexing',
    of: 'journal_indexing.accepted',
    targets: ['T08-1'],
    name: { zh: '期刊收录', en: 'Journal indexing' },
    others: [['delisted', 'cancel', { zh: '期刊被数据库剔除', en: 'Journal delisted by the database' }]],
  },
  {
    noun: 'foreign_event',
    of: 'foreign_event.attended',
    targets: ['T08-2'],
    name: { zh: '境外会展', en: 'Foreign meeting or fair' },
    others: [['annulled', 'cancel', { zh: '境外会展参与已取消', en: 'Foreign meeting or fair annulled' }]],
  },
  {
    noun: 'data_policy',
    of: 'data_policy.enacted',
    targets: ['T09-1'],
    name: { zh: '数据政策', en: 'Data policy' },
    others: [
      ['repealed', 'cancel', { zh: '数据政策已废止', en: 'Data policy repealed' }],
      ['lapsed', 'lapse', { zh: '数据政策页面长期无法访问，已失效', en: 'Data policy lapsed: its page stayed unreachable' }],
    ],
  },
  {
    noun: 'journal_service',
    of: 'journal_service.confirmed',
    targets: ['T09-2'],
    name: { zh: '期刊公共服务', en: 'Journal service' },
    others: [['disputed', 'strike', { zh: '期刊服务的异议成立', en: 'Dispute about a journal service upheld' }]],
  },
  {
    noun: 'question',
    of: 'question.published',
    targets: ['T10-1', 'T10-2', 'T10-3', 'T10-4'],
    name: { zh: '清单问题', en: 'Question of a list' },
    others: [['retracted', 'cancel', { zh: '清单问题已撤下', en: 'Question retracted from its list' }]],
  },
  {
    noun: 'roadmap_study',
    of: 'roadmap_study.launched',
    targets: ['T11-1'],
    name: { zh: '路线图研究', en: 'Roadmap study' },
    others: [
      ['terminated', 'cancel', { zh: '路线图研究已终止', en: 'Roadmap study terminated' }],
      ['lapsed', 'lapse', { zh: '路线图研究已失效', en: 'Roadmap study lapsed' }],
    ],
  },
  {
    noun: 'discipline_study',
    of: 'discipline_study.launched',
    targets: ['T11-2'],
    name: { zh: '学科发展研究', en: 'Discipline study' },
    others: [
      ['terminated', 'cancel', { zh: '学科发展研究已终止', en: 'Discipline study terminated' }],
      ['lapsed', 'lapse', { zh: '学科发展研究已失效', en: 'Discipline study lapsed' }],
    ],
  },
  {
    noun: 'expert_seminar',
    of: 'expert_seminar.held',
    targets: ['T12-1'],
    name: { zh: '专家研讨', en: 'Expert seminar' },
    others: [['annulled', 'cancel', { zh: '专家研讨已作废', en: 'Expert seminar annulled' }]],
  },
  {
    noun: 'youth_salon',
    of: 'youth_salon.held',
    targets: ['T12-2'],
    name: { zh: '青年科学家沙龙', en: 'Young scientists’ salon' },
    others: [['annulled', 'cancel', { zh: '青年科学家沙龙已作废', en: 'Young scientists’ salon annulled' }]],
  },
  {
    noun: 'base_service',
    of: 'base.served',
    targets: ['T13-1'],
    name: { zh: '基地服务', en: 'Service to a base' },
    others: [['disputed', 'strike', { zh: '基地服务的异议成立', en: 'Dispute about a service to a base upheld' }]],
  },
  {
    noun: 'service_team',
    of: 'service_team.formed',
    targets: ['T14-1'],
    name: { zh: '科技服务团', en: 'Service team' },
    others: [
      ['dissolved', 'cancel', { zh: '科技服务团在首次服务前解散', en: 'Service team dissolved before its first service' }],
      ['lapsed', 'lapse', { zh: '科技服务团未开展服务，已失效', en: 'Service team lapsed without a service' }],
    ],
  },
  {
    noun: 'station',
    of: 'station.accredited',
    targets: ['T15-1'],
    name: { zh: '合作站点', en: 'Station' },
    others: [['withdrawn', 'cancel', { zh: '合作站点认定已撤销', en: 'Station withdrawn' }]],
  },
  {
    noun: 'match',
    of: 'match.recorded',
    targets: ['T15-2'],
    name: { zh: '供需对接', en: 'Match' },
    others: [['voided', 'cancel', { zh: '供需对接已作废', en: 'Match voided' }]],
  },
  {
    noun: 'park_association',
    of: 'park_association.founded',
    targets: ['T16-1'],
    name: { zh: '园区企业科协', en: 'Park association' },
    others: [
      ['dissolved', 'cancel', { zh: '园区企业科协已解散', en: 'Park association dissolved' }],
      ['idled', 'lapse', { zh: '园区企业科协连续十二个月无活动', en: 'Park association idle for twelve months' }],
    ],
  },
  {
    noun: 'participation',
    of: 'participation.confirmed',
    targets: ['T16-2'],
    name: { zh: '企业人才参与', en: 'Participation' },
    others: [
      ['voided', 'cancel', { zh: '参与确认已撤回', en: 'Participation voided' }],
      ['disproved', 'strike', { zh: '经查当日并非企业雇员', en: 'Not employed by an enterprise on the day' }],
    ],
  },
]

const disputed = (name: L10n): L10n => ({ zh: `${name.zh}经核查不成立`, en: `${name.en} struck` })
const again = (name: L10n): L10n => ({ zh: `${name.zh}已恢复`, en: `${name.en} reinstated` })

/** A reinstatement may name any fact that speaks against the noun's counting kind. */
export const voidKinds: readonly FactKindDecl[] = nouns.flatMap(({ noun, of, targets, name, others }) => {
  const speaking = [
    ...others.map(([verb, role, title]) => against(`${noun}.${verb}`, role, targets, of, title)),
    against(`${noun}.struck`, 'strike', targets, of, disputed(name)),
  ]
  const reinstated = { ...against(`${noun}.reinstated`, 'reinstate', targets, of, again(name)), against: speaking.map((each) => each.kind) }
  return [...speaking, reinstated]
})
