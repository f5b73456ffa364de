import { type L10n, messages } from '../kernel/index.js'
import { roleTitle, UNIT_KIND_NAMES, type UnitKind } from '../registry/index.js'
import type { RecordState, Standing } from './types.js'

export const roomTitle: L10n = { zh: '填报与确认', en: 'Records and confirmation' }

export const permissionNames = {
  'records.record': { zh: '填报', en: 'Record happenings' },
  'records.confirm': { zh: '确认、退回、拒绝填报', en: 'Confirm, send back or refuse records' },
  'records.see': { zh: '查看填报', en: 'See records' },
  'records.strike': { zh: '剔除与恢复事实', en: 'Strike and reinstate facts' },
  'records.house': { zh: '由系统自动办理', en: 'Done by the house itself' },
  'records.switch_emitter': { zh: '切换事实来源', en: 'Switch who makes facts' },
}

/** States of a record, as pages call them. */
export const STATE_WORDS: Readonly<Record<RecordState, L10n>> = {
  draft: { zh: '草稿', en: 'draft' },
  waiting: { zh: '待确认', en: 'waiting' },
  sent_back: { zh: '已退回', en: 'sent back' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  refused: { zh: '已拒绝', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

export const STANDING_WORDS: Readonly<Record<Standing, L10n>> = {
  live: { zh: '计数', en: 'counts' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
  struck: { zh: '已剔除', en: 'struck' },
}

/** What was done, in a record's history. */
export const ACT_WORDS: Readonly<Record<string, L10n>> = {
  begun: { zh: '开始填写', en: 'begun' },
  imported: { zh: '导入提交', en: 'imported' },
  submitted: { zh: '提交', en: 'submitted' },
  resubmitted: { zh: '修改后再次提交', en: 'submitted again' },
  changed: { zh: '修改', en: 'changed' },
  confirmed: { zh: '确认', en: 'confirmed' },
  sent_back: { zh: '退回', en: 'sent back' },
  refused: { zh: '拒绝', en: 'refused' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  asked_again: { zh: '重新发出邀请', en: 'invited again' },
  evidence_added: { zh: '附上佐证', en: 'evidence added' },
  evidence_removed: { zh: '移除佐证', en: 'evidence removed' },
  cancel: { zh: '撤销计数', en: 'cancelled' },
  strike: { zh: '剔除', en: 'struck' },
  reinstate: { zh: '恢复计数', en: 'reinstated' },
  followed_up: { zh: '报告后续', en: 'what came later was reported' },
  follow_up_confirmed: { zh: '确认后续', en: 'what came later was confirmed' },
  follow_up_refused: { zh: '未认可后续', en: 'what came later was refused' },
}

const MIB = 1024 * 1024
const size = (bytes: number) => (bytes >= MIB ? `${Math.round(bytes / MIB)} MB` : `${Math.ceil(bytes / 1024)} kB`)
const roles = (names: readonly string[]): L10n => ({
  zh: [...new Set(names)].map((name) => roleTitle(name).zh).join('、'),
  en: [...new Set(names)].map((name) => roleTitle(name).en).join(', '),
})
const kinds = (names: readonly string[]): L10n => ({
  zh: names.map((name) => UNIT_KIND_NAMES[name as UnitKind]?.zh ?? name).join('、'),
  en: names.map((name) => UNIT_KIND_NAMES[name as UnitKind]?.en ?? name).join(', '),
})
const state = (name: RecordState): L10n => STATE_WORDS[name] ?? { zh: name, en: name }
const TYPES: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'text/csv': 'CSV',
  'text/plain': 'TXT',
}
const types = (names: readonly string[]) => names.map((name) => TYPES[name] ?? name).join(', ')
const pack = (text: L10n) => text

/** One sentence for each refusal: what, why, and what to do next. Codes of single fields stand here too, as forms show them beside the field. */
export const refusals = messages({
  // Records and their turns
  record_unknown: { zh: '没有这条填报，或您无权查看。', en: 'There is no such record, or it is not yours to see.' },
  record_not_open: ({ state: now }: { state: RecordState }) => ({
    zh: `这条填报${state(now).zh}，不能再编辑。`,
    en: `This record is ${state(now).en} and can no longer be edited.`,
  }),
  record_not_waiting: ({ state: now }: { state: RecordState }) => ({
    zh: `这条填报现在是“${state(now).zh}”，不在待确认中。`,
    en: `This record is now “${state(now).en}” and does not wait for confirmation.`,
  }),
  record_changed: ({ yours, present, by, on }: { yours: number | null; present: number; by: string; on: string }) => ({
    zh: `您看到的是第${yours ?? '—'}版，${by || '他人'}已于${on}改为第${present}版。请对照两个版本后再提交，您填写的内容没有丢失。`,
    en: `You read version ${yours ?? '—'}; ${by || 'someone'} made version ${present} on ${on}. Compare the two and send yours again; nothing that you wrote is lost.`,
  }),
  record_partly_confirmed: ({ sides }: { sides: readonly string[] }) => ({
    zh: `已有${sides.length}方确认，不能再改；如需修改，请对方退回。`,
    en: `${sides.length} side(s) have confirmed, so it can no longer be changed; ask a side to send it back.`,
  }),
  record_confirmed_cancel_instead: {
    zh: '已确认并成为事实，不能撤回；可以从某一天起撤销计数。',
    en: 'It is confirmed and a fact; it cannot be withdrawn, but it can be cancelled from a day on.',
  },
  record_not_confirmed: { zh: '只有已确认的填报才有后续。', en: 'Only a confirmed record has anything that comes later.' },
  reason_missing: { zh: '请写明理由（至少4个字）。', en: 'Please give the reason (at least 4 characters).' },
  not_your_side: { zh: '这一方不由您确认。', en: 'This side is not yours to confirm.' },
  recorder_may_not_confirm: {
    zh: '这是您自己填报的，须由接受方确认。',
    en: 'You recorded this; the receiver must confirm it.',
  },
  provider_may_not_confirm: {
    zh: '您属于提供方，不能代表接受方确认。',
    en: 'You belong to the providing side and cannot confirm for the receiving side.',
  },
  named_may_not_confirm: { zh: '填报中提到您本人，须由他人确认。', en: 'You are named in this record; someone else must confirm it.' },
  confirmed_other_side: {
    zh: '您已代表另一方确认；各方须由不同的人确认。',
    en: 'You have confirmed for another side; each side needs a person of its own.',
  },
  side_confirmed_already: ({ by, on }: { by?: string; on?: string }) => ({
    zh: `这一方已由${by || '他人'}于${on ?? ''}确认。`,
    en: `${by || 'Someone'} confirmed for this side on ${on ?? ''}.`,
  }),
  // Who may record, and by what
  pack_unknown: { zh: '没有这个填报项目，或尚未启用。', en: 'There is no such record pack, or it is not in force yet.' },
  unit_unknown: { zh: '登记册中没有这个单位。', en: 'There is no such unit in the registry.' },
  unit_does_not_record: ({ kinds: may }: { kinds: readonly string[] }) => ({
    zh: `这个项目由${kinds(may).zh}填报。`,
    en: `This pack is for: ${kinds(may).en}.`,
  }),
  role_does_not_record: ({ roles: may }: { roles: readonly string[] }) => ({
    zh: `这个项目由${roles(may).zh}填报；请单位负责人授予相应角色。`,
    en: `This pack is recorded by: ${roles(may).en}. Ask your unit for that role.`,
  }),
  engine_emits: {
    zh: '这类事实已由业务模块自动产生，不再填报。',
    en: 'These facts now come from their own engine and are no longer recorded.',
  },
  check_refused: ({ checks }: { checks: readonly L10n[] }) => ({
    zh: checks.map((check) => check.zh).join(' '),
    en: checks.map((check) => check.en).join(' '),
  }),
  // Places and doubles
  places_full: ({ size: all }: { size: number }) => ({
    zh: `${all}个名额都已占用；其中一个被收回后才能再授予。`,
    en: `All ${all} places are taken; one must be given back first.`,
  }),
  place_unknown: ({ place, size: all }: { place: number; size: number }) => ({
    zh: `没有第${place}号，只有1到${all}号。`,
    en: `There is no number ${place}, only 1 to ${all}.`,
  }),
  place_taken: ({ place, free }: { place: number; free: readonly number[] }) => ({
    zh: `第${place}号已占用${free.length > 0 ? `，空着的有${free.slice(0, 20).join('、')}` : ''}。`,
    en: `Number ${place} is taken${free.length > 0 ? `; free are ${free.slice(0, 20).join(', ')}` : ''}.`,
  }),
  exclusive_taken: ({ zh, en }: { zh: string; en: string }) => pack({ zh, en }),
  duplicate_refused: {
    zh: '同一事项已有一条有效的填报，不能再记一条。',
    en: 'A record of the same thing already counts; a second one cannot be recorded.',
  },
  list_not_whole: ({ given, needed, size: all }: { given: number; needed: number; size: number }) => ({
    zh: needed === all ? `清单须正好${all}条，现有${given}条。` : `清单现空缺${needed}条，须正好补${needed}条，现有${given}条。`,
    en:
      needed === all
        ? `The list must have exactly ${all} entries; it has ${given}.`
        : `${needed} place(s) of the list are empty: give exactly that many, not ${given}.`,
  }),
  // Cancelling, striking, reinstating
  fact_unknown: { zh: '没有这条由填报产生的事实。', en: 'No record has made such a fact.' },
  cancel_before_fact: ({ happenedOn }: { happenedOn: string }) => ({
    zh: `撤销日期不能早于发生日期${happenedOn}；若从未发生，应予剔除。`,
    en: `A cancel cannot be dated before the happening (${happenedOn}); what never happened is struck.`,
  }),
  reinstate_before_void: ({ voidedOn }: { voidedOn: string }) => ({
    zh: `恢复日期不能早于撤销生效日期${voidedOn}。`,
    en: `A reinstatement cannot be dated before what it undoes (${voidedOn}).`,
  }),
  date_in_future: ({ latest }: { latest: string }) => ({ zh: `日期不能晚于${latest}。`, en: `The day cannot be later than ${latest}.` }),
  fact_struck: { zh: '这条事实已被剔除。', en: 'This fact has been struck.' },
  fact_not_voided: { zh: '这条事实没有被撤销或剔除。', en: 'This fact is neither cancelled nor struck.' },
  reinstate_stands: { zh: '恢复本身不能撤销；请再次撤销原来的事实。', en: 'A reinstatement is not undone; cancel the fact itself again.' },
  void_unknown: { zh: '这个项目没有这种撤销方式。', en: 'This pack knows no such way to cancel.' },
  void_too_late: ({ latest, days }: { latest: string; days: number }) => ({
    zh: `只能在发生后${days}天内（到${latest}为止）撤销；此后须走异议程序。`,
    en: `It can be cancelled within ${days} days (until ${latest}); after that only a dispute can.`,
  }),
  not_yours_to_void: ({ roles: may }: { roles: readonly string[] }) => ({
    zh: `这由${roles(may).zh || '有关各方'}办理。`,
    en: `This is for: ${roles(may).en || 'the parties'}.`,
  }),
  // What came later
  not_yours_to_report: { zh: '这一步不由您报告。', en: 'This step is not yours to report.' },
  follow_up_too_early: ({ earliest }: { earliest: string }) => ({
    zh: `不能早于发生日期${earliest}。`,
    en: `It cannot be before the happening (${earliest}).`,
  }),
  follow_up_there: { zh: '这一步已经报告过。', en: 'This step has been reported already.' },
  // One-time links
  link_unknown: {
    zh: '链接无效，或已被新的链接取代；请查收最近的一封邀请信。',
    en: 'This link is not valid, or a newer one took its place; look for the latest letter.',
  },
  link_used: ({ on }: { on: string }) => ({ zh: `这个链接已于${on}使用。谢谢！`, en: `This link was used on ${on}. Thank you!` }),
  link_expired: ({ on }: { on: string }) => ({
    zh: `这个链接已于${on}过期；请填报单位重新发出邀请。`,
    en: `This link expired on ${on}; ask the recording unit for a new one.`,
  }),
  invited_missing: { zh: '请填写由谁确认。', en: 'Please name who is to confirm.' },
  invited_without_address: ({ name }: { name?: string }) => ({
    zh: `请填写${name || '被邀请人'}的邮箱，确认链接将发到那里。`,
    en: `Please give the e-mail of ${name || 'the person invited'}; the link goes there.`,
  }),
  invited_twice: { zh: '同一人被列了两次；各方须由不同的人确认。', en: 'One person is named twice; each side needs a person of its own.' },
  side_without_unit: {
    zh: '找不到应确认的单位：所选条目没有归属单位。',
    en: 'The unit that should confirm is not known: the entry chosen belongs to none.',
  },
  fact_unit_unknown: { zh: '所选条目没有归属单位，无法计入。', en: 'The entry chosen belongs to no unit, so that it cannot be counted.' },
  // Files
  evidence_missing: ({ minimum, given }: { minimum: number; given: number }) => ({
    zh: `至少需要${minimum}份佐证，现有${given}份。`,
    en: `At least ${minimum} file(s) of evidence are needed; there are ${given}.`,
  }),
  file_unknown: { zh: '文件尚未上传，请重新选择文件。', en: 'The file has not been uploaded; please choose it again.' },
  file_type_unknown: ({ name }: { name: string }) => ({
    zh: `认不出“${name}”的类型；请另存为PDF、图片、DOCX、XLSX、CSV或TXT。`,
    en: `The type of “${name}” is not recognised; save it as PDF, picture, DOCX, XLSX, CSV or TXT.`,
  }),
  file_type_not_taken: ({ name, type, takes }: { name: string; type: string; takes: readonly string[] }) => ({
    zh: `“${name}”是${types([type])}，这里只收${types(takes)}。`,
    en: `“${name}” is ${types([type])}; taken here: ${types(takes)}.`,
  }),
  file_unpacks_too_big: ({ name }: { name: string }) => ({
    zh: `“${name}”解压后过大或已损坏。`,
    en: `“${name}” unpacks too large, or is damaged.`,
  }),
  file_too_big: ({ limit }: { limit: number }) => ({ zh: `文件超过上限${size(limit)}。`, en: `The file is larger than ${size(limit)}.` }),
  file_empty: { zh: '文件是空的。', en: 'The file is empty.' },
  files_too_many: ({ maximum, given }: { maximum: number; given: number }) => ({
    zh: `最多${maximum}份文件，现有${given}份。`,
    en: `At most ${maximum} files; there are ${given}.`,
  }),
  // Tables, imports, logs
  table_empty: { zh: '表格里没有内容。', en: 'The table is empty.' },
  table_too_many_rows: ({ limit }: { limit: number }) => ({
    zh: `超过${limit.toLocaleString('en')}行，请分成几个文件。`,
    en: `More than ${limit.toLocaleString('en')} rows; please split the file.`,
  }),
  table_too_many_columns: ({ limit, line }: { limit: number; line: number }) => ({
    zh: `第${line}行超过${limit}列。`,
    en: `Row ${line} has more than ${limit} columns.`,
  }),
  table_cell_too_long: ({ line, column, limit }: { line: number; column: number; limit: number }) => ({
    zh: `第${line}行第${column}列超过${limit}个字。`,
    en: `Row ${line}, column ${column} is longer than ${limit} characters.`,
  }),
  table_unreadable: ({ line }: { line: number }) => ({
    zh: `第${line}行附近无法读出，文件可能已损坏。`,
    en: `The file cannot be read near row ${line}; it may be damaged.`,
  }),
  table_column_missing: ({ column }: { column: string }) => ({
    zh: `表头缺少“${column}”一列。`,
    en: `The header lacks the column “${column}”.`,
  }),
  table_encoding: {
    zh: '文字编码既不是UTF-8也不是GB18030；请另存为UTF-8。',
    en: 'The text is neither UTF-8 nor GB18030; save it as UTF-8.',
  },
  table_unpacks_too_big: { zh: '表格解压后过大或已损坏。', en: 'The workbook unpacks too large, or is damaged.' },
  import_by_form: { zh: '这个项目整份填报，请在表单里上传清单。', en: 'This pack is recorded as a whole; upload its list in the form.' },
  bulk_unknown: { zh: '没有这项批量办理。', en: 'There is no such bulk act.' },
  pack_takes_no_list: { zh: '这个项目没有可上传的清单。', en: 'This pack has no list to upload.' },
  pack_takes_no_log: { zh: '这个项目不收日志文件。', en: 'This pack takes no log.' },
  log_lines_bad: ({ bad, lines, first }: { bad: number; lines: number; first: readonly { line: number }[] }) => ({
    zh: `${lines}行中有${bad}行读不出或不是当天的：第${first
      .map((each) => each.line)
      .slice(0, 10)
      .join('、')}行。请改正后重新上传。`,
    en: `${bad} of ${lines} lines cannot be read or are of another day: line ${first
      .map((each) => each.line)
      .slice(0, 10)
      .join(', ')}. Mend them and upload the file again.`,
  }),
  log_lines_differ: ({ stated, lines }: { stated: number; lines: number }) => ({
    zh: `您填的是${stated}行，文件里是${lines}行；文件可能不完整。`,
    en: `You stated ${stated} lines; the file has ${lines}. It may be incomplete.`,
  }),
  import_rows_differ: ({ stated, rows }: { stated: number; rows: number }) => ({
    zh: `预览是${stated}行，文件里是${rows}行；请重新预览。`,
    en: `The preview showed ${stated} rows; the file has ${rows}. Please look at the preview again.`,
  }),
  log_handed_over: { zh: '这个日志文件已经提交过。', en: 'This log has been handed over already.' },
  log_other_day: { zh: '不是当天的记录。', en: 'Of another day.' },
  // Emitters
  emitter_in_use: ({ record, period }: { record: number; period: string }) => ({
    zh: `${period}年已有填报产生的有效事实（如第${record}号）；请从下一年起切换，或先逐条撤销。`,
    en: `Records have made facts of ${period} that stand (such as no. ${record}); switch from the next year, or cancel them first.`,
  }),
  emitter_has_waiting: ({ record, period }: { record: number; period: string }) => ({
    zh: `${period}年还有待确认的填报（如第${record}号）；请先办结。`,
    en: `Records of ${period} still wait (such as no. ${record}); settle them first.`,
  }),
  // Fields
  values_too_long: { zh: '内容过长。', en: 'The contents are too long.' },
  period: { zh: '请填写四位年份。', en: 'Please give a year of four digits.' },
  fact_kind: { zh: '事实种类的写法不对。', en: 'This is no fact kind.' },
  pack_id: { zh: '项目编号的写法不对。', en: 'This is no programme.' },
  fact_data_missing: {
    zh: '这一栏是计数所必需的，请从登记册中选择。',
    en: 'Counting needs this field; please choose an entry of the registry.',
  },
  field_text: { zh: '请填写文字。', en: 'Please write text.' },
  field_list: { zh: '请逐行填写。', en: 'Please fill in rows.' },
  text_too_long: ({ maximum, given }: { maximum: number; given: number }) => ({
    zh: `最多${maximum}字，现有${given}字。`,
    en: `At most ${maximum} characters; there are ${given}.`,
  }),
  text_too_short: ({ minimum, given }: { minimum: number; given: number }) => ({
    zh: `至少${minimum}字，现有${given}字。`,
    en: `At least ${minimum} characters; there are ${given}.`,
  }),
  text_control: { zh: '含有不可见的控制字符。', en: 'It contains invisible control characters.' },
  text_pattern: { zh: '格式不符，请看说明。', en: 'The form is not right; see the note.' },
  number_unknown: { zh: '请填写数字。', en: 'Please write a number.' },
  number_decimals: ({ decimals }: { decimals: number }) => ({
    zh: decimals === 0 ? '须为整数。' : `最多${decimals}位小数。`,
    en: decimals === 0 ? 'It must be a whole number.' : `At most ${decimals} decimals.`,
  }),
  number_too_small: ({ minimum }: { minimum: number }) => ({ zh: `不能小于${minimum}。`, en: `Not less than ${minimum}.` }),
  number_too_big: ({ maximum }: { maximum: number }) => ({ zh: `不能大于${maximum}。`, en: `Not more than ${maximum}.` }),
  day_unreadable: ({ given }: { given: string }) => ({
    zh: `“${given}”不是能读出的日期；请写作2022-06-30、2022/6/30、2022年6月30日或20220630。`,
    en: `“${given}” cannot be read as a day; write 2022-06-30, 2022/6/30, 2022年6月30日 or 20220630.`,
  }),
  day_too_early: ({ earliest }: { earliest: string }) => ({ zh: `不能早于${earliest}。`, en: `Not before ${earliest}.` }),
  day_too_late: ({ latest }: { latest: string }) => ({ zh: `不能晚于${latest}。`, en: `Not after ${latest}.` }),
  choice_unknown: { zh: '请从列出的选项中选择。', en: 'Please choose one of the options.' },
  choice_too_few: ({ minimum }: { minimum: number }) => ({ zh: `至少选${minimum}项。`, en: `Choose at least ${minimum}.` }),
  choice_too_many: ({ maximum }: { maximum: number }) => ({ zh: `最多选${maximum}项。`, en: `Choose at most ${maximum}.` }),
  reference_unknown: ({ given }: { given?: string }) => ({
    zh: `登记册中没有${given ? `“${given}”` : '这一条'}，或种类不符；请用登记册中的全名或编号。`,
    en: `The registry has no ${given ? `“${given}”` : 'such entry'} of this kind; use the full name or the code that stands there.`,
  }),
  reference_gone: ({ name }: { name?: string }) => ({
    zh: `${name ?? '所选条目'}当时已注销或尚未成立。`,
    en: `${name ?? 'The entry'} did not exist on that day.`,
  }),
  reference_not_own: ({ name }: { name?: string }) => ({
    zh: `${name ?? '所选条目'}不属于填报单位。`,
    en: `${name ?? 'The entry'} does not belong to the recording unit.`,
  }),
  reference_without_cn: ({ name }: { name?: string }) => ({
    zh: `${name ?? '所选期刊'}没有登记CN号。`,
    en: `${name ?? 'The journal'} has no CN number in the registry.`,
  }),
  reference_not_listed: ({ name }: { name?: string }) => ({
    zh: `${name ?? '所选条目'}当天不在要求的名单上。`,
    en: `${name ?? 'The entry'} did not stand on the list asked for on that day.`,
  }),
  reference_too_new: ({ name, listedBy }: { name?: string; listedBy: string }) => ({
    zh: `${name ?? '所选条目'}在${listedBy}之后才列入，本年不计。`,
    en: `${name ?? 'The entry'} was listed after ${listedBy} and does not count this year.`,
  }),
  reference_wrong_level: ({ level }: { level: number }) => ({
    zh: `请选择第${level}级条目。`,
    en: `Please choose an entry of level ${level}.`,
  }),
  person_unknown: { zh: '请填写姓名，或从登记册中选择。', en: 'Please give a name, or choose from the registry.' },
  person_name: ({ maximum }: { maximum: number }) => ({ zh: `姓名最多${maximum}字。`, en: `A name has at most ${maximum} characters.` }),
  email_unknown: { zh: '邮箱地址不完整。', en: 'The e-mail address is not complete.' },
  people_too_many: ({ maximum }: { maximum: number }) => ({ zh: `最多${maximum}人。`, en: `At most ${maximum} people.` }),
  people_too_few: ({ minimum }: { minimum: number }) => ({ zh: `至少${minimum}人。`, en: `At least ${minimum} people.` }),
  people_twice: { zh: '同一人被列了两次。', en: 'Someone is named twice.' },
  list_too_long: ({ maximum, given }: { maximum: number; given: number }) => ({
    zh: `最多${maximum}行，现有${given}行。`,
    en: `At most ${maximum} rows; there are ${given}.`,
  }),
  list_too_short: ({ minimum, given }: { minimum: number; given: number }) => ({
    zh: `至少${minimum}行，现有${given}行。`,
    en: `At least ${minimum} rows; there are ${given}.`,
  }),
})
