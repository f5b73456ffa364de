import { messages } from '../../../kernel/index.js'

export const texts = messages({
  title: { zh: '登记疑问', en: 'Questions of the register' },
  lead: {
    zh: '收录来源数据时不能自动判断的地方。来源怎么写就怎么登记，由人答复后才更正；答复和理由都会保留。',
    en: 'What could not be decided when sources were read. Everything stands as its source has it until somebody answers; answers and their reasons are kept.',
  },
  desk: { zh: '登记册办理', en: 'Keep the register' },
  open: { zh: '待答复', en: 'Open' },
  answered: { zh: '已答复', en: 'Answered' },
  noneOpen: { zh: '没有待答复的疑问', en: 'No question is open' },
  noneAnswered: { zh: '还没有答复过的疑问', en: 'No question has been answered yet' },
  about: { zh: '词条或单位', en: 'Entry or unit' },
  code: { zh: '代码', en: 'Code' },
  question: { zh: '疑问', en: 'Question' },
  source: { zh: '来源', en: 'Source' },
  raised: { zh: '提出', en: 'Raised' },
  answer: { zh: '答复', en: 'Answer' },
  repair: { zh: '按提示更正', en: 'Correct it as suggested' },
  repairHelp: { zh: '原来的登记仍可按更早的认定时点查看。', en: 'What was registered stays readable as known before.' },
  keep: { zh: '保持不变', en: 'Leave it as it is' },
  keepHelp: { zh: '来源无误，或另用相应事项处理。', en: 'The source is right, or another act will settle it.' },
  repaired: { zh: '已更正', en: 'corrected' },
  kept: { zh: '保持不变', en: 'kept' },
  reason: { zh: '理由和依据', en: 'Reason and source' },
  send: { zh: '答复', en: 'Answer' },
  back: { zh: '返回', en: 'Back' },
  link: { zh: '登记疑问', en: 'Questions' },
})

export const said = messages({ answered: { zh: '疑问已答复。', en: 'The question is answered.' } })
