import { messages } from '../kernel/index.js'
import { peopleRefusals } from './people/messages.js'
import { questionRefusals } from './questions/messages.js'
import { relationRefusals } from './relations/messages.js'
import { termRefusals } from './terms/messages.js'
import { kindInWords, kindsInWords } from './words.js'

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
    zh: `登记${kindInWords(asked).zh}须指明上级单位。`,
    en: `A ${kindInWords(asked).en.toLowerCase()} needs a unit above it.`,
  }),
  parent_closed: ({ name }: { name: string }) => ({ zh: `上级单位${name}已注销。`, en: `The parent unit ${name} is closed.` }),
  parent_wrong_kind: ({ kind: own, parentKind, allowed }: { kind: string; parentKind: string; allowed: readonly string[] }) =>
    allowed.length === 0
      ? { zh: `${kindInWords(own).zh}没有上级单位。`, en: `A ${kindInWords(own).en.toLowerCase()} stands under no other unit.` }
      : {
          zh: `${kindInWords(own).zh}不能设在${kindInWords(parentKind).zh}之下，可以设在：${kindsInWords(allowed).zh}。`,
          en: `A ${kindInWords(own).en.toLowerCase()} cannot stand under a ${kindInWords(parentKind).en.toLowerCase()}; it can stand under: ${kindsInWords(allowed).en}.`,
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
  ...questionRefusals,
  ...relationRefusals,
  ...termRefusals,
  ...peopleRefusals,
  field_empty: { zh: '这里不能为空。', en: 'This cannot be empty.' },
  control_character: { zh: '含有不可见的控制字符，请删除。', en: 'It holds invisible control characters; remove them.' },
  code_shape: { zh: '代码不超过 40 个字符，不以空格开头。', en: 'A code has at most 40 characters and does not begin with a blank.' },
  date_shape: { zh: '日期写作 2019、2019-06 或 2019-06-18。', en: 'Write a date as 2019, 2019-06 or 2019-06-18.' },
  file_hash: { zh: '文件标识不正确。', en: 'This is not the mark of a stored file.' },
})
