import { messages } from '../../kernel/index.js'

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

export const questionRefusals = messages({
  question_what: { zh: '疑问种类只用小写字母和下划线。', en: 'The name of a question uses small letters and underscores only.' },
  repair_value: { zh: '更正内容不是这一项可以填的值。', en: 'What a yes would put there is no value of this field.' },
  question_unknown: { zh: '没有这项疑问。', en: 'There is no such question.' },
  question_answered: { zh: '这项疑问刚刚已由他人答复。', en: 'Somebody else has just answered this.' },
  question_no_repair: {
    zh: '这项疑问没有可以直接更正的内容；请保留，并用相应的办理事项处理。',
    en: 'There is nothing that a yes could correct; keep it, and use the act that fits.',
  },
})
