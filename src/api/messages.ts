import type { L10n, RefusalTexts } from '../kernel/index.js'

/** What only the API refuses; everything else is refused by the command or query itself. */
export const apiRefusals = {
  field_unknown_here: { zh: '此接口没有这个字段。', en: 'This endpoint has no such field.' },
  idempotency_key_wrong: ({ maximum }: { maximum?: number }): L10n => ({
    zh: `Idempotency-Key 须为 1 至 ${maximum} 个可见的 ASCII 字符。`,
    en: `Idempotency-Key must be 1 to ${maximum} visible ASCII characters.`,
  }),
  export_format: ({ takes }: { takes?: readonly string[] }): L10n => ({
    zh: `导出格式须为 ${(takes ?? []).join('、')} 之一。`,
    en: `The format of an export is one of ${(takes ?? []).join(', ')}.`,
  }),
  export_not_a_list: { zh: '此接口不是列表，不能导出。', en: 'This endpoint is no list and cannot be exported.' },
  export_rows_unnamed: ({ lists }: { lists?: readonly string[] }): L10n => ({
    zh: `答复里有几张表，请用 rows 指明要导出哪一张：${(lists ?? []).join('、') || '（没有）'}。`,
    en: `The answer holds several lists; say by rows which one to export: ${(lists ?? []).join(', ') || '(none)'}.`,
  }),
  export_limit: ({ maximum }: { maximum?: number }): L10n => ({
    zh: `一次最多导出 ${maximum} 行；其余用 Link 头所给的地址继续。`,
    en: `At most ${maximum} rows in one export; go on with the address in the Link header.`,
  }),
  upload_missing: {
    zh: '请求里没有文件：请以 multipart/form-data 的 file 字段上传。',
    en: 'There is no file in the request: send it as the field “file” of multipart/form-data.',
  },
  uploads_several: ({ given }: { given?: number }): L10n => ({
    zh: `一次上传一个文件，此次有 ${given} 个。`,
    en: `One file at a time; there are ${given}.`,
  }),
} satisfies RefusalTexts
