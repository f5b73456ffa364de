import type { L10n } from '../messages.js'

/** One thing wrong with a pack: a code for machines, the place in the pack, and a sentence. */
export interface PackFinding extends L10n {
  readonly code: string
  /** Dotted path from the pack's root, for example `confirm.0.by.invite`. */
  readonly path: string
}

/** Collects findings under one path prefix. */
export type Report = (code: string, path: string, zh: string, en: string) => void

const HAN = /\p{Script=Han}/u

/** Every `{ zh, en }` of the pack, with its path: one that is empty, or English that is really Chinese. */
export function checkTexts(value: unknown, report: Report, path = ''): void {
  if (Array.isArray(value)) {
    value.forEach((each, index) => {
      checkTexts(each, report, join(path, index))
    })
    return
  }
  if (typeof value !== 'object' || value === null) return
  const { zh, en } = value as { zh?: unknown; en?: unknown }
  if (typeof zh === 'string' && typeof en === 'string') checkText(zh, en, report, path)
  for (const [key, each] of Object.entries(value)) checkTexts(each, report, join(path, key))
}

function checkText(zh: string, en: string, report: Report, path: string): void {
  if (zh.trim() === '') report('text_missing', join(path, 'zh'), '缺少中文。', 'The Chinese text is missing.')
  else if (!HAN.test(zh)) report('text_wrong_language', join(path, 'zh'), '这里应当是中文。', 'This text should be Chinese.')
  if (en.trim() === '') report('text_missing', join(path, 'en'), '缺少英文。', 'The English text is missing.')
  else if (HAN.test(en)) report('text_wrong_language', join(path, 'en'), '英文里有汉字。', 'The English text contains Chinese characters.')
}

export const join = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)

/** Reports ids that stand twice in a list. */
export function checkIds(items: readonly { readonly id: string }[], report: Report, path: string): void {
  const seen = new Set<string>()
  items.forEach(({ id }, index) => {
    if (seen.has(id)) report('id_twice', `${path}.${index}.id`, `标识“${id}”重复。`, `The id “${id}” is used twice.`)
    seen.add(id)
  })
}
