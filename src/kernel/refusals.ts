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
  field_characters: {
    zh: '含有无法保存的字符（空字符，或不成对的代理字符）。',
    en: 'This has characters that cannot be kept (NUL, or half a surrogate pair).',
  },
  field_not_a_number: { zh: '此数超出可表示的范围。', en: 'This number is beyond what can be written.' },
  field_too_deep: ({ maximum }: { maximum?: number }): L10n => ({
    zh: `嵌套超过 ${limit(maximum)} 层。`,
    en: `This is nested more than ${limit(maximum)} levels deep.`,
  }),
  day_unknown: { zh: '没有这一天；请写作 2022-09-30 的形式。', en: 'There is no such day; write it like 2022-09-30.' },
  instant_unknown: { zh: '没有这个时刻；请原样使用答复中的 next。', en: 'There is no such instant; use the next of the answer as it is.' },
  id: { zh: '编号的形式不对。', en: 'This is not an id.' },
  file_too_big: ({ limit: most }: { limit?: number }): L10n => ({
    zh: `文件超过上限 ${limit(most)} 字节。`,
    en: `The file is larger than ${limit(most)} bytes.`,
  }),
  file_empty: { zh: '文件是空的。', en: 'The file is empty.' },
  thing_unknown: { zh: '没有找到，或您无权查看。', en: 'Not found, or not yours to see.' },
  body_not_json: { zh: '请求体不是 JSON 对象（UTF-8）。', en: 'The body is not a JSON object (UTF-8).' },
  body_too_big: ({ limit: most }: { limit?: number }): L10n => ({
    zh: `请求体超过上限 ${limit(most)} 字节。`,
    en: `The body is larger than ${limit(most)} bytes.`,
  }),
  media_type_not_taken: ({ given, takes }: { given?: string; takes?: readonly string[] }): L10n => ({
    zh: `不接受 ${given || '未说明的'} 类型的请求体；请用 ${(takes ?? []).join('、')}。`,
    en: `A body of type ${given || 'not stated'} is not taken; send ${(takes ?? []).join(' or ')}.`,
  }),
  endpoint_unknown: ({ method, path }: { method?: string; path?: string }): L10n => ({
    zh: `没有接口 ${method} ${path}。`,
    en: `There is no endpoint ${method} ${path}.`,
  }),
  method_not_allowed: ({ method, allow }: { method?: string; allow?: readonly string[] }): L10n => ({
    zh: `此接口不接受 ${method}；可用 ${(allow ?? []).join('、')}。`,
    en: `This endpoint does not take ${method}; use ${(allow ?? []).join(' or ')}.`,
  }),
  token_wrong: {
    zh: '访问令牌无效：写错、已过期或已停用。可在“账户与登录”页新建。',
    en: 'The access token is not valid: mistyped, expired or revoked. Make a new one on the page “Account and sign-ins”.',
  },
  cross_site_refused: {
    zh: '请求来自其他网站，未予办理。程序请使用访问令牌。',
    en: 'The request came from another site and was not carried out. Programs use an access token.',
  },
  too_many_requests: ({ seconds }: { seconds?: number }): L10n => ({
    zh: `请求过于频繁，请在 ${limit(seconds)} 秒后再试。`,
    en: `Too many requests; please try again in ${limit(seconds)} s.`,
  }),
  fault: {
    zh: '系统出了问题，不是您的请求有误。请稍后再试；仍不行时，请把请求编号告诉管理员。',
    en: 'Something broke on our side; your request was not at fault. Try again shortly, or tell the administrator the request number.',
  },
} satisfies RefusalTexts
