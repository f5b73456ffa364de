import type { L10n, RefusalTexts } from './messages.js'

const limit = (n: unknown) => Number(n).toLocaleString('en')

/** Sentences of what any command or query may refuse before its own rules are asked; rooms add theirs. */
export const kernelRefusals = {
  input_invalid: { zh: '有几处填写需要改正。', en: 'Some entries need to be corrected.' },
  sign_in_needed: { zh: '请先登录。', en: 'Please sign in first.' },
  not_allowed: ({ permission }: { permission?: string }): L10n => ({
    zh: `您的角色没有这项权限${permission ? `（${permission}）` : ''}。可在“我的权限”页查看谁可以办理。`,
    en: `Your roles do not give this permission${permission ? ` (${permission})` : ''}. The page “What I may do” shows who may.`,
  }),
  idempotency_key_reused: {
    zh: '这个防重复标识已用于另一项操作；请刷新页面后重试。',
    en: 'This idempotency key was used for another act; reload the page and try again.',
  },
  field_missing: { zh: '此项必填。', en: 'This is required.' },
  field_invalid_type: { zh: '此项的类型不对。', en: 'This has the wrong type.' },
  field_invalid_format: { zh: '此项的格式不对。', en: 'This has the wrong format.' },
  field_invalid_value: { zh: '此项不在可选范围内。', en: 'This is not one of the choices.' },
  field_invalid_union: { zh: '此项的写法不被接受。', en: 'This is written in a way that is not accepted.' },
  field_invalid_key: { zh: '此项的名称不被接受。', en: 'This name is not accepted.' },
  field_invalid_element: { zh: '其中一项不被接受。', en: 'One of the entries is not accepted.' },
  field_not_multiple_of: { zh: '此项的步长不对。', en: 'This is not a permitted step.' },
  field_unrecognized_keys: { zh: '含有不认识的字段。', en: 'There are fields that are not known here.' },
  field_custom: { zh: '此项不被接受。', en: 'This is not accepted.' },
  field_too_small: ({ minimum }: { minimum?: number }): L10n => ({
    zh: `不得小于（或少于）${limit(minimum)}。`,
    en: `At least ${limit(minimum)}.`,
  }),
  field_too_big: ({ maximum }: { maximum?: number }): L10n => ({ zh: `不得超过 ${limit(maximum)}。`, en: `At most ${limit(maximum)}.` }),
  day_unknown: { zh: '没有这一天；请写作 2022-09-30 的形式。', en: 'There is no such day; write it like 2022-09-30.' },
  id: { zh: '编号的形式不对。', en: 'This is not an id.' },
  file_too_big: ({ limit: most }: { limit?: number }): L10n => ({
    zh: `文件超过上限 ${limit(most)} 字节。`,
    en: `The file is larger than ${limit(most)} bytes.`,
  }),
  file_empty: { zh: '文件是空的。', en: 'The file is empty.' },
  thing_unknown: { zh: '没有找到，或您无权查看。', en: 'Not found, or not yours to see.' },
  body_not_json: ({ limit: most }: { limit?: number }): L10n => ({
    zh: `请求体不是 JSON，或超过 ${limit(most)} 字符。`,
    en: `The body is not JSON, or longer than ${limit(most)} characters.`,
  }),
  endpoint_unknown: ({ method, path }: { method?: string; path?: string }): L10n => ({
    zh: `没有接口 ${method} ${path}。`,
    en: `There is no endpoint ${method} ${path}.`,
  }),
} satisfies RefusalTexts
