import { messages } from '../../kernel/index.js'

/** Words that many signed-in pages share. */
export const texts = messages({
  forbidden: { zh: '您不能打开这个页面', en: 'You may not open this page' },
  refusedTitle: { zh: '没有办成', en: 'This could not be done' },
  refusedCode: ({ code }: { code: string }) => ({ zh: `系统拒绝了这项操作（${code}）。`, en: `This was refused (${code}).` }),
  requestNumber: { zh: '请求编号', en: 'Request number' },
  signIn: { zh: '登录', en: 'Sign in' },
  permissions: { zh: '我的权限', en: 'What I may do' },
  desk: { zh: '我方待办', en: 'Our turn' },
  back: { zh: '返回', en: 'Back' },
  reason: { zh: '理由', en: 'Reason' },
  save: { zh: '保存', en: 'Save' },
  federation: { zh: '全联合会', en: 'The whole federation' },
  none: { zh: '无', en: 'None' },
})

/** Refusals of what was typed into a page, before any command was asked. */
export const partRefusals = messages({
  unit_not_found: ({ text }: { text: string }) => ({
    zh: `名录中没有找到“${text}”。请写全称或代码。`,
    en: `The directory has no “${text}”. Give the full name or the code.`,
  }),
  unit_several: ({ names }: { names: readonly string[] }) => ({
    zh: `有几个单位符合：${names.join('、')}。请写全称。`,
    en: `Several units fit: ${names.join(', ')}. Give the full name.`,
  }),
})
