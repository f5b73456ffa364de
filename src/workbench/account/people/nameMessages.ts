import { messages } from '../../../kernel/index.js'

export const texts = messages({
  names: { zh: '名称', en: 'Names' },
  name: { zh: '姓名', en: 'Name' },
  kind: { zh: '种类', en: 'Kind' },
  script: { zh: '文字', en: 'Script' },
  surname: { zh: '姓', en: 'Surname' },
  given: { zh: '名', en: 'Given name' },
  surnameFirst: { zh: '姓在前', en: 'The surname stands first' },
  whole: { zh: '完整姓名', en: 'Whole name' },
  wholeHelp: { zh: '不能分为姓和名时填写。', en: 'Where it cannot be parted into surname and given name.' },
  sinceHelp: { zh: '写作 1980、1980-05 或 1980-05-01。', en: 'As 1980, 1980-05 or 1980-05-01.' },
  lastDay: { zh: '用到哪一天', en: 'Last day on which it was borne' },
  add: { zh: '登记名称', en: 'Record a name' },
  numbers: { zh: '外部标识', en: 'Numbers' },
  scheme: { zh: '标识体系', en: 'Scheme' },
  number: { zh: '标识', en: 'Number' },
  standing: { zh: '依据', en: 'How it is known' },
  addNumber: { zh: '登记标识', en: 'Record a number' },
  takeBack: { zh: '撤回', en: 'Take back' },
  takeBackTitle: { zh: '撤回名称', en: 'Take the name back' },
  takeBackConsequence: ({ text }: { text: string }) => ({
    zh: `“${text}”不再是此人的名称，也不能再按它找到此人；按更早的认定时点仍能看到。`,
    en: `“${text}” is no longer a name of this person and finds nobody; who asks as known earlier still reads it.`,
  }),
})

export const SCRIPT_NAMES = {
  hans: { zh: '简体中文', en: 'Simplified Chinese' },
  hant: { zh: '繁体中文', en: 'Traditional Chinese' },
  latn: { zh: '拉丁字母', en: 'Latin letters' },
  other: { zh: '其他文字', en: 'Another script' },
} as const

export const said = messages({
  named: { zh: '名称已登记。', en: 'The name is recorded.' },
  numbered: { zh: '标识已登记。', en: 'The number is recorded.' },
  name_taken_back: { zh: '名称已撤回。', en: 'The name has been taken back.' },
})
