import { messages } from '../kernel/index.js'
import { roleTitle } from './roles.js'
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

/** What the register asks, with the numbers and codes that explain it. */
export const QUESTION_TEXTS = messages({
  code_twice: ({ given, expected }: { given?: string; expected?: string }) => ({
    zh: `代码 ${given ?? ''} 出现了两次${expected ? `，本条可能应为 ${expected}` : ''}。`,
    en: `The code ${given ?? ''} stands twice${expected ? `; this one may be meant to be ${expected}` : ''}.`,
  }),
  parent_not_prefix: ({ given, expected }: { given?: string; expected?: string }) => ({
    zh: `所列上级 ${given ?? ''} 不是代码的前缀${expected ? `，按代码应为 ${expected}` : ''}。`,
    en: `The entry above, ${given ?? ''}, is not the beginning of the code${expected ? `; by the code it would be ${expected}` : ''}.`,
  }),
  parent_missing: ({ given }: { given?: string }) => ({
    zh: `所列上级 ${given ?? ''} 不在表中。`,
    en: `The entry above, ${given ?? ''}, is not in the table.`,
  }),
  same_name: ({ given, expected }: { given?: string; expected?: string }) => ({
    zh: `与 ${expected ?? ''} 同名（${given ?? ''}），请核对是否为不同单位。`,
    en: `It has the same name as ${expected ?? ''} (${given ?? ''}): are these two bodies?`,
  }),
  class_differs: ({ given }: { given?: string }) => ({
    zh: `统一社会信用代码 ${given ?? ''} 的类别与单位种类不符。`,
    en: `The class of the credit code ${given ?? ''} does not agree with the kind of the unit.`,
  }),
})

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

const actNamed = (name: string) =>
  Object.hasOwn(REORGANISATION_NAMES, name) ? REORGANISATION_NAMES[name as keyof typeof REORGANISATION_NAMES] : { zh: name, en: name }

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

const kind = (name: string) => UNIT_KIND_NAMES[name as UnitKind] ?? { zh: name, en: name }
const kinds = (names: readonly string[]) => ({
  zh: names.map((each) => kind(each).zh).join('、'),
  en: names.map((each) => kind(each).en.toLowerCase()).join(', '),
})

export const roomTitle = { zh: '登记册', en: 'Registry' }

export const permissionNames = {
  'registry.keep_units': { zh: '登记、更名、调整和注销单位', en: 'Register, rename, move and close units' },
  'registry.keep_own': { zh: '维护本单位资料并登记下属机构', en: 'Keep the own unit’s particulars and register what is below it' },
  'registry.keep_officers': { zh: '登记本单位负责人的任期', en: 'Record terms of office of the own unit' },
  'registry.keep_lists': {
    zh: '维护学会名录、基地与园区名单和试点城市',
    en: 'Keep the registers of societies, bases, parks and pilot cities',
  },
  'registry.keep_subjects': { zh: '维护主题词条', en: 'Keep the subject register' },
  'registry.keep_journals': { zh: '登记和维护期刊', en: 'Register and keep journals' },
  'registry.keep_own_journals': { zh: '登记本单位主办的期刊', en: 'Register the own unit’s journals' },
  'registry.keep_people': { zh: '登记人员、任职单位与账号', en: 'Register people, employments and accounts' },
  'registry.read_personal': { zh: '说明用途后查看个人信息', en: 'Look at personal data for a stated purpose' },
  'registry.appoint': { zh: '任命和结束角色', en: 'Give and end roles' },
  'registry.see_roles': { zh: '查看任职情况', en: 'See who holds which role' },
}

export const refusals = messages({
  unit_unknown: { zh: '登记册中没有这个单位。', en: 'There is no such unit in the registry.' },
  unit_known: { zh: '这个编号已登记为另一个单位。', en: 'This id already stands for another unit.' },
  unit_code_taken: { zh: '同类单位中已有这个代码。', en: 'Another unit of this kind already has this code.' },
  federation_known: { zh: '联合会已登记，只能有一个。', en: 'The federation is already registered; there can be only one.' },
  unit_is_closed: ({ name }: { name: string }) => ({ zh: `${name}已注销或尚未成立。`, en: `${name} is closed or does not exist yet.` }),
  parent_unknown: { zh: '登记册中没有这个上级单位。', en: 'There is no such parent unit in the registry.' },
  parent_needed: ({ kind: asked }: { kind: string }) => ({
    zh: `登记${kind(asked).zh}须指明上级单位。`,
    en: `A ${kind(asked).en.toLowerCase()} needs a unit above it.`,
  }),
  parent_closed: ({ name }: { name: string }) => ({ zh: `上级单位${name}已注销。`, en: `The parent unit ${name} is closed.` }),
  parent_wrong_kind: ({ kind: own, parentKind, allowed }: { kind: string; parentKind: string; allowed: readonly string[] }) =>
    allowed.length === 0
      ? { zh: `${kind(own).zh}没有上级单位。`, en: `A ${kind(own).en.toLowerCase()} stands under no other unit.` }
      : {
          zh: `${kind(own).zh}不能设在${kind(parentKind).zh}之下，可以设在：${kinds(allowed).zh}。`,
          en: `A ${kind(own).en.toLowerCase()} cannot stand under a ${kind(parentKind).en.toLowerCase()}; it can stand under: ${kinds(allowed).en}.`,
        },
  parent_cycle: ({ path }: { path: readonly string[] }) => ({
    zh: `这样会成环：${path.join(' → ')}。`,
    en: `This would make a circle: ${path.join(' → ')}.`,
  }),
  branch_under_branch: ({ name }: { name: string }) => ({
    zh: `分支机构不得再设分支机构（${name}本身是分支机构）。`,
    en: `A branch may not have branches of its own (${name} is a branch).`,
  }),
  branch_name_prefix: ({ society }: { society: string }) => ({
    zh: `分支机构名称须以学会全称“${society}”开头。`,
    en: `The name of a branch begins with the full name of its society, “${society}”.`,
  }),
  branch_region: ({ own }: { own: string }) => ({
    zh: `“${own}”是地域性分支机构；全国性社会团体不得设立。`,
    en: `“${own}” is a branch for a part of the country; a national body may have none.`,
  }),
  branch_name_below: ({ word }: { word: string }) => ({
    zh: `“${word}”是分支机构之下的名称；分支机构不得再设下级。`,
    en: `“${word}” names something below a branch; a branch has nothing below it.`,
  }),
  branch_no_code: {
    zh: '分支机构是学会的组成部分，不具有法人资格，没有统一社会信用代码。',
    en: 'A branch is part of its society and no legal person: it has no credit code of its own.',
  },
  pilot_differs: ({ from, to }: { from?: string; to?: string }) => ({
    zh: `${from ?? '原城市'}与${to ?? '新城市'}的试点状态不同，改隶会改变分母：请先移出名单，再重新列入。`,
    en: `${from ?? 'The former city'} and ${to ?? 'the new city'} differ in the pilot, so moving would change a denominator: delist first, then list again.`,
  }),
  children_open: ({ count, names }: { count: number; names: readonly string[] }) => ({
    zh: `还有 ${count} 个下属单位未注销或调整：${names.join('、')}${count > names.length ? '等' : ''}。`,
    en: `${count} units below it are still open: ${names.join(', ')}${count > names.length ? ' …' : ''}.`,
  }),
  still_listed: ({ name }: { name: string }) => ({
    zh: `${name}仍在名单上；须先凭外部文件移出名单。`,
    en: `${name} still stands on a register; take it off with an outside document first.`,
  }),
  too_many_below: ({ count, limit }: { count: number; limit: number }) => ({
    zh: `下属单位有 ${count} 个，一次最多撤销 ${limit} 个；请先撤销下级。`,
    en: `There are ${count} units below; at most ${limit} can be dissolved at once. Dissolve the lower ones first.`,
  }),
  too_many_places: ({ count, limit }: { count: number; limit: number }) => ({
    zh: `该城市有 ${count} 个基地和园区，一次最多处理 ${limit} 个。`,
    en: `The city has ${count} bases and parks; at most ${limit} can be handled at once.`,
  }),
  credit_code_length: ({ length }: { length: number }) => ({
    zh: `统一社会信用代码应为 18 位，现为 ${length} 位。`,
    en: `A unified social credit code has 18 characters; this has ${length}.`,
  }),
  credit_code_character: ({ position, character, perhaps }: { position: number; character: string; perhaps: string }) => ({
    zh: `第 ${position} 位不能用“${character}”${perhaps ? `，是否应为“${perhaps}”` : ''}。`,
    en: `Position ${position}: “${character}” is not allowed${perhaps ? `; perhaps “${perhaps}”` : ''}.`,
  }),
  credit_code_check: ({ computed, given }: { computed: string; given: string }) => ({
    zh: `校验码不符：按前 17 位应为“${computed}”，填写的是“${given}”。`,
    en: `The check character does not fit: the first 17 give “${computed}”, not “${given}”.`,
  }),
  ror_shape: {
    zh: 'ROR 编号应为 0 开头的 9 位字符，如 02mhbdp94。',
    en: 'A ROR id has nine characters and begins with 0, for example 02mhbdp94.',
  },
  ror_character: ({ position, character }: { position: number; character: string }) => ({
    zh: `ROR 编号第 ${position} 位不能用“${character}”。`,
    en: `Position ${position} of the ROR id: “${character}” is not allowed.`,
  }),
  ror_check: ({ computed, given }: { computed: string; given: string }) => ({
    zh: `ROR 校验码不符：应为“${computed}”，填写的是“${given}”。`,
    en: `The check digits of the ROR id do not fit: “${computed}” was expected, not “${given}”.`,
  }),
  orcid_shape: ({ length }: { length: number }) => ({
    zh: `ORCID 应为 16 位，如 0000-0002-1825-0097；现为 ${length} 位。`,
    en: `An ORCID iD has 16 characters, for example 0000-0002-1825-0097; this has ${length}.`,
  }),
  orcid_check: ({ computed, given }: { computed: string; given: string }) => ({
    zh: `ORCID 校验码不符：应为“${computed}”，填写的是“${given}”。`,
    en: `The check character of the ORCID iD does not fit: “${computed}” was expected, not “${given}”.`,
  }),
  isni_shape: ({ length }: { length: number }) => ({
    zh: `ISNI 应为 16 位；现为 ${length} 位。`,
    en: `An ISNI has 16 characters; this has ${length}.`,
  }),
  isni_check: ({ computed, given }: { computed: string; given: string }) => ({
    zh: `ISNI 校验码不符：应为“${computed}”，填写的是“${given}”。`,
    en: `The check character of the ISNI does not fit: “${computed}” was expected, not “${given}”.`,
  }),
  doi_prefix: {
    zh: 'DOI 应以 10. 和登记机构号开头，如 10.1000/182。',
    en: 'A DOI begins with 10. and a registrant’s number, for example 10.1000/182.',
  },
  doi_shape: { zh: 'DOI 中有空格或不允许的字符。', en: 'The DOI holds a blank or a character that is not allowed.' },
  group_standard_shape: {
    zh: '团体标准编号应如 T/CSEE 0001—2022。',
    en: 'The number of a group standard looks like T/CSEE 0001—2022.',
  },
  issn_shape: { zh: 'ISSN 应为 8 位，如 1674-733X。', en: 'An ISSN has eight characters, for example 1674-733X.' },
  issn_check: ({ computed, given }: { computed: string; given: string }) => ({
    zh: `ISSN 校验码不符：应为“${computed}”，填写的是“${given}”。`,
    en: `The ISSN’s check character does not fit: it should be “${computed}”, not “${given}”.`,
  }),
  issn_taken: { zh: '已有期刊使用这个 ISSN。', en: 'Another journal already has this ISSN.' },
  cn_shape: { zh: 'CN 号应如 CN11-5846/TP。', en: 'A CN number looks like CN11-5846/TP.' },
  cn_province: ({ province }: { province: string }) => ({
    zh: `CN 号的地区代码“${province}”不存在。`,
    en: `“${province}” is no regional code of a CN number.`,
  }),
  cn_taken: { zh: '已有期刊使用这个 CN 号。', en: 'Another journal already has this CN number.' },
  journal_known: { zh: '这个编号已登记为期刊。', en: 'This id already stands for a journal.' },
  journal_unknown: { zh: '登记册中没有这种期刊。', en: 'There is no such journal in the registry.' },
  office_unknown: { zh: '登记册中没有这个期刊编辑部。', en: 'There is no such journal office in the registry.' },
  field_invalid_value: { zh: '这里不能填这个值。', en: 'This value cannot be given here.' },
  society_unknown: { zh: '登记册中没有这个学会。', en: 'There is no such society in the registry.' },
  society_not_admitted: ({ name }: { name: string }) => ({ zh: `${name}不在名录上。`, en: `${name} is not on the register.` }),
  base_unknown: { zh: '登记册中没有这个双创示范基地。', en: 'There is no such demonstration base in the registry.' },
  park_unknown: { zh: '登记册中没有这个园区。', en: 'There is no such park in the registry.' },
  city_unknown: { zh: '登记册中没有这个城市。', en: 'There is no such city in the registry.' },
  leaves_before_entering: ({ listedOn }: { listedOn: string }) => ({
    zh: `移出日期早于列入日期（${listedOn}）。`,
    en: `It cannot leave before it entered (${listedOn}).`,
  }),
  regains_before_losing: ({ lostOn }: { lostOn: string }) => ({
    zh: `恢复日期早于失去日期（${lostOn}）。`,
    en: `It cannot regain its standing before it lost it (${lostOn}).`,
  }),
  document_not_outside: ({ issuer }: { issuer: string }) => ({
    zh: `${issuer}是本联合会；移出须凭外部单位出具的文件。`,
    en: `${issuer} is this federation itself; a removal needs a document issued outside.`,
  }),
  document_not_findable: {
    zh: '请给出文号、网址或上传文件，便于他人核对。',
    en: 'Give its number, its address or a file, so that others can check it.',
  },
  not_on_list: ({ list }: { list: string }) => ({
    zh: `当日不在名单“${list}”上。`,
    en: `It does not stand on the list “${list}” on that day.`,
  }),
  list_name: { zh: '名单名称只用小写字母和下划线。', en: 'The name of a list uses small letters and underscores only.' },
  subject_kind: { zh: '类别名称只用小写字母和下划线。', en: 'The name of a kind uses small letters and underscores only.' },
  subject_unknown: { zh: '登记册中没有这个词条。', en: 'There is no such entry in the registry.' },
  subject_known: { zh: '这个编号已登记为词条。', en: 'This id already stands for an entry.' },
  subject_twice: ({ row, before, value }: { row: number; before: number; value: string }) => ({
    zh: `第 ${row} 行的代码“${value}”与第 ${before} 行相同。`,
    en: `Row ${row} has the same code, “${value}”, as row ${before}.`,
  }),
  subjects_wrong: ({ count }: { count: number }) => ({
    zh: `有 ${count} 行不能登记，全部未登记。`,
    en: `${count} rows cannot be registered; none was.`,
  }),
  entry_twice: ({ value }: { value: string }) => ({ zh: `代码“${value}”出现了两次。`, en: `The code “${value}” stands twice.` }),
  question_what: { zh: '疑问种类只用小写字母和下划线。', en: 'The name of a question uses small letters and underscores only.' },
  repair_value: { zh: '更正内容不是这一项可以填的值。', en: 'What a yes would put there is no value of this field.' },
  question_unknown: { zh: '没有这项疑问。', en: 'There is no such question.' },
  question_answered: { zh: '这项疑问刚刚已由他人答复。', en: 'Somebody else has just answered this.' },
  question_no_repair: {
    zh: '这项疑问没有可以直接更正的内容；请保留，并用相应的办理事项处理。',
    en: 'There is nothing that a yes could correct; keep it, and use the act that fits.',
  },
  relation_ended_inside: ({ ended }: { ended: string }) => ({
    zh: `已登记这一关系自${ended}起不再存续；请把结束日期填到这一天，或先更正那次结束。`,
    en: `This tie is recorded to have ended on ${ended}; give that day as its end, or correct the end first.`,
  }),
  term_ended_inside: ({ ended }: { ended: string }) => ({
    zh: `已登记这一任期止于${ended}；请把最后一天填到这一天，或先更正那次结束。`,
    en: `This term is recorded to have ended on ${ended}; give that day as its last, or correct the end first.`,
  }),
  relation_unknown: { zh: '没有这项单位关系。', en: 'There is no such tie.' },
  relation_is_history: {
    zh: '前身、继承与分出是沿革，不能“结束”；录入有误时请撤回原来的办理事项。',
    en: 'That one body followed another is history and does not end; if it was entered in error, take back the act that said so.',
  },
  relation_cycle: ({ path }: { path: readonly string[] }) => ({
    zh: `这样会成环：${path.join(' → ')}。`,
    en: `This would make a circle: ${path.join(' → ')}.`,
  }),
  relation_kind: ({ kind: own, allowed }: { kind: string; allowed: readonly string[] }) => ({
    zh: `对方是${kind(own).zh}，这种关系的对方只能是：${kinds(allowed).zh}。`,
    en: `The other unit is of the kind “${kind(own).en.toLowerCase()}”; here it can be: ${kinds(allowed).en}.`,
  }),
  relation_date: ({ older, began, newer, since }: { older: string; began: string; newer: string; since: string }) => ({
    zh: `前身${older}成立于 ${began}，晚于${newer}（${since}）。`,
    en: `The predecessor ${older} began on ${began}, after ${newer} (${since}).`,
  }),
  relation_before_unit: ({ name, began, since }: { name: string; began: string; since: string }) => ({
    zh: `${name} 到 ${began} 才成立，关系不能自 ${since} 起。`,
    en: `${name} began on ${began}; the tie cannot begin on ${since}.`,
  }),
  reorganisation_shape: ({ kind: act, before, after }: { kind: string; before: number; after: number }) => ({
    zh: `${actNamed(act).zh}不能由 ${before} 个单位变为 ${after} 个：合并为多变一，分立为一变多，分出须保留原单位，重组为多变多。`,
    en: `A ${actNamed(act).en.toLowerCase()} does not lead from ${before} to ${after} units: a merger makes one of several, a split several of one, a spin-off leaves the old one, a regrouping makes several of several.`,
  }),
  reorganisation_twice: { zh: '同一单位写了两次。', en: 'One unit is named twice.' },
  shares_number: ({ given, wanted }: { given: number; wanted: number }) => ({
    zh: `给出了 ${given} 个份额，应为 ${wanted} 个。`,
    en: `${given} shares were given; there are ${wanted} bodies after.`,
  }),
  shares_sum: ({ sum }: { sum: number }) => ({
    zh: `份额合计应为 100%，现为 ${sum}%。`,
    en: `The shares add up to ${sum} % and not to 100 %.`,
  }),
  reorganisation_unknown: { zh: '没有这项合并、分立或重组。', en: 'There is no such merger, split or regrouping.' },
  reorganisation_counted: {
    zh: '这项办理曾凭外部文件把单位移出名单，分母已经变化；不能直接撤回，请按名单的办理事项重新列入。',
    en: 'It took a unit off a register with a paper from outside, and a ratio is counted over that: list it again by its own act instead.',
  },
  reorganisation_built_upon: (built: {
    corrected: number
    said: number
    below: number
    roles: number
    terms: number
    counted: number
  }) => ({
    zh: `之后已有新的登记，不能撤回：更正 ${built.corrected} 项，新登记 ${built.said} 项，下属或所属 ${built.below} 项，角色 ${built.roles} 项，任期 ${built.terms} 项，已计入的事实 ${built.counted} 项。`,
    en: `More was built on it since, so it cannot be taken back: ${built.corrected} corrections, ${built.said} later statements, ${built.below} things below, ${built.roles} roles, ${built.terms} terms, ${built.counted} counted facts.`,
  }),
  term_unknown: { zh: '没有这个任期。', en: 'There is no such term.' },
  term_order: ({ from, until }: { from: string; until: string }) => ({
    zh: `任期自 ${from} 起，不能到 ${until} 为止。`,
    en: `A term that begins on ${from} cannot end on ${until}.`,
  }),
  post_taken: ({ from, until }: { from: string; until: string | null }) => ({
    zh: `该职务已有人担任（${from} 至 ${until ?? '未定'}），期间重叠。`,
    en: `Somebody holds this office already (${from} to ${until ?? 'open'}), and the periods overlap.`,
  }),
  post_concurrent: ({ here, there }: { here: string; there: string }) => ({
    zh: `同一人不得兼任两个单位的法定代表人：${there}与${here}。`,
    en: `Nobody is the legal representative of two bodies at a time: ${there} and ${here}.`,
  }),
  statement_unknown: { zh: '没有这条登记内容。', en: 'There is no such statement.' },
  statement_guarded: {
    zh: '此项影响分母或结构，须用相应的办理事项更改，不能直接更正。',
    en: 'This moves a denominator or the structure: change it by its own act, not by a correction.',
  },
  statement_superseded: {
    zh: '这条内容已被更正，请更正最新的一条。',
    en: 'This statement has already been corrected; correct the newest one.',
  },
  period_order: { zh: '结束日期须晚于开始日期。', en: 'The end must come after the beginning.' },
  person_unknown: { zh: '登记册中没有这个人。', en: 'There is no such person in the registry.' },
  person_known: { zh: '此人已经登记。', en: 'This person is already registered.' },
  name_parts: { zh: '请填写完整姓名，或姓和名。', en: 'Give the whole name, or the surname and the given name.' },
  name_unknown: { zh: '此人没有这条名称。', en: 'The person has no such name.' },
  identifier_taken: {
    zh: '这个标识已由另一人认证。',
    en: 'Somebody else has proved that this number is his.',
  },
  identifier_differs: ({ known }: { known: string }) => ({
    zh: `此人已有认证的标识 ${known}，与填写的不同；请先核对是否同一人。`,
    en: `The person has another authenticated number, ${known}; first find out whether this is one person.`,
  }),
  account_linked_already: {
    zh: '账号或人员已有关联，一人一个账号。',
    en: 'The account or the person is linked already; each person has one account.',
  },
  purpose_needed: { zh: '请写明查看的用途（至少 4 个字）。', en: 'State the purpose (at least four characters).' },
  identity_shape: { zh: '身份证号应为 18 位。', en: 'An identity number has 18 characters.' },
  identity_check: { zh: '身份证号校验码不符。', en: 'The check character of the identity number does not fit.' },
  identity_hash: { zh: '只接受证件号的加密摘要。', en: 'Only the keyed hash of a document number is taken.' },
  role_unknown: ({ role }: { role: string }) => ({ zh: `没有角色“${role}”。`, en: `There is no role “${role}”.` }),
  role_does_not_fit: ({ role, unitKind }: { role: string; unitKind: string }) => ({
    zh: `“${roleTitle(role).zh}”不能设在${kind(unitKind).zh}。`,
    en: `“${roleTitle(role).en}” cannot be held for a unit of the kind “${kind(unitKind).en.toLowerCase()}”.`,
  }),
  role_beyond_scope: ({ role }: { role: string }) => ({
    zh: `您的角色无权在此任命或结束“${roleTitle(role).zh}”。`,
    en: `Your own role does not let you give or end “${roleTitle(role).en}” here.`,
  }),
  role_overlaps: ({ from, until }: { from: string; until: string | null }) => ({
    zh: `此人已任此职（${from} 至 ${until ?? '未定'}），期间重叠。`,
    en: `The person already holds this role (${from} to ${until ?? 'open'}), and the periods overlap.`,
  }),
  appoint_self: { zh: '不能任命自己，须由他人任命。', en: 'Nobody appoints himself; someone else must do it.' },
  assignment_unknown: { zh: '没有这项任职。', en: 'There is no such appointment.' },
  ends_in_the_past: ({ earliest }: { earliest: string }) => ({
    zh: `已经行使的权限不能追溯取消；最早可到 ${earliest} 为止。`,
    en: `Rights that were used stand; the last day can be ${earliest} at the earliest.`,
  }),
  field_empty: { zh: '这里不能为空。', en: 'This cannot be empty.' },
  control_character: { zh: '含有不可见的控制字符，请删除。', en: 'It holds invisible control characters; remove them.' },
  code_shape: { zh: '代码不超过 40 个字符，不以空格开头。', en: 'A code has at most 40 characters and does not begin with a blank.' },
  date_shape: { zh: '日期写作 2019、2019-06 或 2019-06-18。', en: 'Write a date as 2019, 2019-06 or 2019-06-18.' },
  file_hash: { zh: '文件标识不正确。', en: 'This is not the mark of a stored file.' },
})
