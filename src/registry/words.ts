import type { UnitKind } from './types.js'

/** Kinds of units, as pages call them. */
export const UNIT_KIND_NAMES: Readonly<Record<UnitKind, { zh: string; en: string }>> = {
  federation: { zh: '联合会', en: 'Federation' },
  department: { zh: '部门', en: 'Department' },
  society: { zh: '全国学会', en: 'National society' },
  branch: { zh: '分支机构', en: 'Branch' },
  union: { zh: '学会联合体', en: 'Union of societies' },
  local_association: { zh: '地方组织', en: 'Local association' },
  journal_office: { zh: '期刊编辑部', en: 'Journal office' },
  city: { zh: '城市', en: 'City' },
  park: { zh: '园区', en: 'Park' },
  base: { zh: '双创示范基地', en: 'Demonstration base' },
  station: { zh: '合作站点', en: 'Station' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  institute: { zh: '科研院所', en: 'Institute' },
  university: { zh: '高等学校', en: 'University' },
  ministry: { zh: '部委', en: 'Ministry' },
  foreign_body: { zh: '境外机构', en: 'Foreign body' },
  organisation: { zh: '其他组织', en: 'Organisation' },
}

export const PERSON_NAME_KINDS = {
  legal: { zh: '现用名', en: 'Legal name' },
  former: { zh: '曾用名', en: 'Former name' },
  pen: { zh: '笔名', en: 'Pen name' },
  transliterated: { zh: '拼音或转写', en: 'Transliteration' },
  foreign: { zh: '外文名', en: 'Foreign name' },
} as const

export const STANDING_NAMES = {
  self_claimed: { zh: '本人申报', en: 'self-claimed' },
  authenticated: { zh: '已认证', en: 'authenticated' },
  read_from_work: { zh: '取自作品', en: 'read from a work' },
} as const

/** Ties between units, read from the first unit to the second, and back. */
export const RELATION_NAMES = {
  member_of: { from: { zh: '所属组织', en: 'Member of' }, to: { zh: '成员单位', en: 'Has as member' } },
  supported_by: { from: { zh: '支撑（挂靠）单位', en: 'Supported by' }, to: { zh: '支撑（挂靠）', en: 'Supports' } },
  supervised_by: { from: { zh: '业务主管单位', en: 'Supervised by' }, to: { zh: '主管', en: 'Supervises' } },
  controlled_by: { from: { zh: '控制方', en: 'Controlled by' }, to: { zh: '控制', en: 'Controls' } },
  succeeded_by: { from: { zh: '继承单位', en: 'Succeeded by' }, to: { zh: '前身', en: 'Predecessor' } },
  spun_off_from: { from: { zh: '分出自', en: 'Spun off from' }, to: { zh: '分出', en: 'Spun off' } },
  twinned_with: { from: { zh: '结对单位', en: 'Twinned with' }, to: { zh: '结对单位', en: 'Twinned with' } },
} as const

/** Acts that change which bodies there are. */
export const REORGANISATION_NAMES = {
  merge: { zh: '合并', en: 'Merger' },
  split: { zh: '分立', en: 'Split' },
  spin_off: { zh: '分出', en: 'Spin-off' },
  regroup: { zh: '重组', en: 'Regrouping' },
} as const

export const POST_NAMES = {
  president: { zh: '理事长（会长）', en: 'President' },
  vice_president: { zh: '副理事长（副会长）', en: 'Vice-president' },
  secretary_general: { zh: '秘书长', en: 'Secretary-general' },
  deputy_secretary_general: { zh: '副秘书长', en: 'Deputy secretary-general' },
  legal_representative: { zh: '法定代表人', en: 'Legal representative' },
  chair_of_supervisors: { zh: '监事长', en: 'Chair of supervisors' },
  supervisor: { zh: '监事', en: 'Supervisor' },
  standing_council: { zh: '常务理事', en: 'Member of the standing council' },
  council: { zh: '理事', en: 'Member of the council' },
  branch_leader: { zh: '分支机构负责人', en: 'Leader of the branch' },
  committee_chair: { zh: '工作委员会主任', en: 'Committee chair' },
  editor_in_chief: { zh: '主编', en: 'Editor-in-chief' },
  director: { zh: '负责人', en: 'Director' },
} as const

/** The words for kinds of units as refusals name them; a kind without words is its own. */
export const kindInWords = (name: string) => UNIT_KIND_NAMES[name as UnitKind] ?? { zh: name, en: name }
export const kindsInWords = (names: readonly string[]) => ({
  zh: names.map((each) => kindInWords(each).zh).join('、'),
  en: names.map((each) => kindInWords(each).en.toLowerCase()).join(', '),
})
