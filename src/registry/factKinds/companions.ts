import type { z } from 'zod'
import { count, dataOf, type FactKindDecl, sampleId, uuid, words } from './decl.js'

const companion = (
  kind: string,
  target: string,
  zh: string,
  en: string,
  shape: z.ZodRawShape = {},
  sample: Record<string, unknown> = {},
): FactKindDecl => ({ kind, version: 1, title: { zh, en }, role: 'companion', targets: [target], data: dataOf(shape), sample })

/** Later happenings of the same record. They never enter a headline; companion figures and lapses are read from them. */
export const companionKinds: readonly FactKindDecl[] = [
  companion('special_issue.delivered', 'T06-1', '专刊稿件已交付', 'Special issue delivered', { papers: count }, { papers: 9 }),
  companion('special_issue.published', 'T06-1', '专刊已出版', 'Special issue published', { papers: count }, { papers: 9 }),
  companion('special_issue.bereaved', 'T06-1', '客座主编退出', 'Guest editor left'),
  companion('special_issue.reassigned', 'T06-1', '客座主编已更换', 'Guest editor replaced'),
  companion('fine_journal.supported', 'T06-4', '精品期刊获得支持', 'Support act for a fine journal', { act: words }, { act: '编辑培训' }),
  companion('discipline_list.orphaned', 'T07-1', '所依标准已废止', 'Standard of a discipline list repealed'),
  companion(
    'discipline_list.rebased',
    'T07-1',
    '目录改依新标准',
    'Discipline list moved to a new standard',
    { standard: uuid },
    { standard: sampleId(5) },
  ),
  companion('data_policy.unreachable', 'T09-1', '政策页面检查失败', 'Policy page check failed'),
  companion('data_policy.reachable', 'T09-1', '政策页面恢复正常', 'Policy page reachable again'),
  companion(
    'data_policy.applied',
    'T09-1',
    '首篇论文关联数据',
    'First paper linked to data under the policy',
    { paper: words },
    { paper: '10.0000/sample' },
  ),
  companion(
    'roadmap_study.milestone_accepted',
    'T11-1',
    '路线图研究节点通过',
    'Roadmap milestone accepted',
    { milestone: words },
    { milestone: '中期' },
  ),
  companion('roadmap_study.published', 'T11-1', '路线图已出版', 'Roadmap published'),
  companion(
    'discipline_study.milestone_accepted',
    'T11-2',
    '学科研究节点通过',
    'Discipline study milestone accepted',
    { milestone: words },
    { milestone: '中期' },
  ),
  companion('discipline_study.published', 'T11-2', '学科研究已出版', 'Discipline study published'),
  companion(
    'expert_seminar.recommended',
    'T12-1',
    '研讨形成并报送建议',
    'Recommendation submitted after a seminar',
    { title: words },
    { title: '示例建议' },
  ),
  companion('service_team.served', 'T14-1', '服务团开展服务并获确认', 'Confirmed service of a team'),
  companion('station.served', 'T15-1', '站点开展服务', 'Service at a station'),
  companion('match.advanced', 'T15-2', '对接有了结果', 'Outcome of a match', { outcome: words }, { outcome: 'contract' }),
  companion('park_association.met', 'T16-1', '园区企业科协开展活动', 'Activity of a park association'),
]
