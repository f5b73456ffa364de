import { messages } from '../../../kernel/index.js'

export const texts = messages({
  newTitle: ({ pack }: { pack: { zh: string; en: string } }) => ({ zh: `填报：${pack.zh}`, en: `Record: ${pack.en}` }),
  editTitle: ({ no, pack }: { no: number; pack: { zh: string; en: string } }) => ({
    zh: `修改第 ${no} 号填报：${pack.zh}`,
    en: `Change record no. ${no}: ${pack.en}`,
  }),
  feeds: ({ targets }: { targets: readonly string[] }) => ({
    zh: `计入指标 ${targets.join('、')}。确认之前数字不变。`,
    en: `Counts towards ${targets.join(', ')}. The figure stays as it is until it is confirmed.`,
  }),
  records: { zh: '填报', en: 'Records' },
  choose: { zh: '选择填报项目', en: 'Choose what to record' },
  unit: { zh: '填报单位', en: 'Recording unit' },
  unitHelp: { zh: '以哪个单位的名义填报。', en: 'The unit on whose behalf you record.' },
  unitBeyond: {
    zh: '这里只列出前 100 个单位；如未列出，请从该单位的页面进入。',
    en: 'Only the first 100 units are listed; for others start from the unit’s page.',
  },
  evidence: { zh: '佐证文件', en: 'Evidence' },
  evidenceHelp: ({ min, kinds, size, label }: { min: number; kinds: string; size: string; label: { zh: string; en: string } }) => ({
    zh: `${label.zh}。${min > 0 ? `至少 ${min} 份；` : ''}${kinds}，单个不超过 ${size}。`,
    en: `${label.en}. ${min > 0 ? `At least ${min}; ` : ''}${kinds}, up to ${size} each.`,
  }),
  fileHelp: ({ kinds, size }: { kinds: string; size: string }) => ({ zh: `${kinds}，不超过 ${size}。`, en: `${kinds}, up to ${size}.` }),
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮箱', en: 'E-mail' },
  emailHelp: { zh: '一次性确认链接将发到这个邮箱。', en: 'The one-time link goes to this address.' },
  registeredHelp: {
    zh: '写登记册中的全名；同名的会列出所在单位供选择。',
    en: 'The full name as in the registry; people of one name are told apart by where they work.',
  },
  row: ({ n }: { n: number }) => ({ zh: `第 ${n} 行`, en: `Row ${n}` }),
  rowField: ({ n, field }: { n: number; field: { zh: string; en: string } }) => ({
    zh: `第 ${n} 行：${field.zh}`,
    en: `Row ${n}, ${field.en}`,
  }),
  moreRows: { zh: '再加几行', en: 'Add rows' },
  howMany: ({ min, max }: { min: number | undefined; max: number }) => ({
    zh: `${min ? `至少 ${min} 行，` : ''}最多 ${max} 行；空行不计。`,
    en: `${min ? `At least ${min} ${min === 1 ? 'row' : 'rows'}, at` : 'At'} most ${max}; empty rows are left out.`,
  }),
  wholeList: ({ size }: { size: number }) => ({
    zh: `整份清单正好 ${size} 条；补空缺时，正好填空出的几号。`,
    en: `The whole list has exactly ${size} entries; later, exactly those places that have become empty.`,
  }),
  onlyIf: ({ when }: { when: { zh: string; en: string } }) => ({ zh: `仅当${when.zh}时填写。`, en: `Only if ${when.en}.` }),
  is: ({ field, option }: { field: { zh: string; en: string }; option: { zh: string; en: string } }) => ({
    zh: `“${field.zh}”为“${option.zh}”`,
    en: `“${field.en}” is “${option.en}”`,
  }),
  suggestHelp: {
    zh: '输入名称的任意部分或编号，从列出的条目中选择。',
    en: 'Type any part of the name, or the code, and choose from the list.',
  },
  nearTo: ({ text }: { text: string }) => ({
    zh: `登记册中没有“${text}”。是下面的哪一条？`,
    en: `The registry has no “${text}”. Is it one of these?`,
  }),
  noneNear: ({ text }: { text: string }) => ({ zh: `登记册中没有与“${text}”相近的条目。`, en: `The registry has nothing like “${text}”.` }),
  addAlone: ({ text }: { text: string }) => ({
    zh: `名称无误，提交时新增“${text}”`,
    en: `The name is right: add “${text}” when this is sent`,
  }),
  take: ({ name }: { name: string }) => ({ zh: `改用“${name}”`, en: `Use “${name}”` }),
  addIt: ({ text }: { text: string }) => ({ zh: `都不是，新增“${text}”`, en: `None of these: add “${text}”` }),
  submit: { zh: '提交，交由确认', en: 'Send for confirmation' },
  submitAgain: { zh: '重新提交，交由确认', en: 'Send again for confirmation' },
  change: { zh: '保存修改，请各方重新确认', en: 'Save the change and ask all sides again' },
  draft: { zh: '存为草稿', en: 'Save as draft' },
  look: { zh: '先查重', en: 'Look for doubles first' },
  readList: { zh: '从文件读入各行', en: 'Read the rows from a file' },
  listFile: { zh: '清单文件', en: 'File with the rows' },
  listFileHelp: {
    zh: 'XLSX 或 CSV，表头用各栏的名称。读入后请在下面核对，再提交。',
    en: 'XLSX or CSV, headed by the names of the columns. Check the rows below before you send the form.',
  },
  template: { zh: '下载空白表（XLSX）', en: 'Empty table (XLSX)' },
  unknownColumns: ({ names }: { names: readonly string[] }) => ({
    zh: `没有读的列：${names.join('、')}。`,
    en: `Columns that were not read: ${names.join(', ')}.`,
  }),
  rowsRead: ({ n }: { n: number }) => ({ zh: `已读入 ${n} 行，请核对。`, en: `${n} rows were read; please check them.` }),
  importMany: { zh: '有许多条？从文件导入', en: 'Many at once? Import a file' },
  steps: { zh: '之后的步骤', en: 'What happens next' },
  stepWrite: { zh: '填写', en: 'Enter' },
  stepCounted: { zh: '计入指标', en: 'Counted' },
  who: { zh: '由谁确认', en: 'Who confirms' },
  byRole: ({ role, where }: { role: { zh: string; en: string }; where: { zh: string; en: string } }) => ({
    zh: `${where.zh}${role.zh}`,
    en: `${role.en}${where.en}`,
  }),
  ofFederation: { zh: '联合会的', en: ' (federation)' },
  ofOwnUnit: { zh: '本单位的', en: ' (your unit)' },
  ofField: ({ field }: { field: { zh: string; en: string } }) => ({
    zh: `所填“${field.zh}”的`,
    en: ` (of the “${field.en}” entered)`,
  }),
  aboveField: ({ field }: { field: { zh: string; en: string } }) => ({
    zh: `所填“${field.zh}”上级单位的`,
    en: ` (above the “${field.en}” entered)`,
  }),
  invited: ({ field, each }: { field: { zh: string; en: string }; each: boolean }) => ({
    zh: each ? `“${field.zh}”中的每一位，凭一次性链接` : `“${field.zh}”本人，凭一次性链接`,
    en: each ? `each person under “${field.en}”, by one-time link` : `the person under “${field.en}”, by one-time link`,
  }),
  dueBy: ({ day, days }: { day: string; days: number }) => ({ zh: `${days} 天内，${day} 前`, en: `within ${days} days, by ${day}` }),
  afterwards: {
    zh: '各方都确认后即成为事实并计数；任何一方可以退回或拒绝，会写明理由。',
    en: 'Once all have confirmed it is a fact and counts; any side may send it back or refuse it, and says why.',
  },
  likely: { zh: '可能已经填报', en: 'Perhaps already recorded' },
  likelyHelp: {
    zh: '与您填写的内容相近。若是同一件事，请打开后补充，不必再报；重复的只计一次。',
    en: 'Similar to what you are entering. If it is the same, open it and add to it; doubles count once.',
  },
  likelyConfirm: {
    zh: '与这条相近的填报。若是同一件事，可以退回并写明；同一事项只计一次。',
    en: 'Similar to this one. If it is the same event, send this back and say so; doubles count once.',
  },
  noLikely: { zh: '填写时在这里列出相近的填报。', en: 'Similar records appear here while you fill in the form.' },
  noneLikely: { zh: '没有发现相近的填报。', en: 'No similar record was found.' },
  whyKey: { zh: '同一事项：只会计一次', en: 'the same event: counts once' },
  whyFields: { zh: '要素相同', en: 'the same particulars' },
  whyTitle: { zh: '名称相近', en: 'a similar title' },
  otherUnits: { zh: '其他单位的填报', en: 'A record of another unit' },
  openIt: { zh: '打开这条填报', en: 'Open this record' },
  bothTitle: { zh: '两个版本的对照', en: 'The two versions side by side' },
  bothHelp: ({ by, on, version }: { by: string; on: string; version: number }) => ({
    zh: `您打开之后，${by || '他人'}于 ${on} 改成了第 ${version} 版。下面左边是您写的，右边是现在的。再次提交将以您的为准。`,
    en: `After you opened it, ${by || 'someone'} made version ${version} on ${on}. Yours is on the left, the present one on the right. Sending again puts yours in its place.`,
  }),
  field: { zh: '项目', en: 'Field' },
  yours: { zh: '您填写的', en: 'Yours' },
  present: { zh: '现在的', en: 'At present' },
  workingReading: { zh: '暂用的理解', en: 'A working reading' },
})

/** What has just been done, by the word in the address. */
export const doneTexts = messages({
  draft: { zh: '草稿已保存，还没有提交。', en: 'The draft is saved. It has not been sent yet.' },
})
