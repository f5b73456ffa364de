import { ConverterFactory, Locale } from 'opencc-js/cn2t'
import type { Refusal } from './result.js'
import { wordsAfter, wordsBefore } from './traditional.js'

/** The languages of pages and letters. Simplified Chinese and English are written; Traditional Chinese is derived. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en'
export const LANGUAGES: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en']

/** One text of our own in both written languages: `zh` is Simplified Chinese. Never used for names, titles or the plan's text. */
export interface L10n {
  readonly zh: string
  readonly en: string
}

/** A fixed text, or one that is made from its numbers and names. */
// biome-ignore lint/suspicious/noExplicitAny: every message has its own parameters; `messages` keeps their exact type
export type Message = L10n | ((params: any) => L10n)

const traditional = new Map<string, string>()
/** Fixed texts are few; a bound keeps texts made from numbers from filling the memory. */
const REMEMBERED = 5_000
let convert: ((text: string) => string) | undefined

function loadConverter(): (text: string) => string {
  const [words = [], ...further] = Locale.from.cn ?? []
  return ConverterFactory([wordsBefore, ...words], ...further, ...(Locale.to.tw ?? []), [wordsAfter])
}

/** The text in Traditional Chinese (characters chosen by phrase, then the house's own exceptions). */
export function toTraditional(text: string): string {
  const known = traditional.get(text)
  if (known !== undefined) return known
  // Building the look-ups takes some 80 ms, which a process that never speaks Traditional should not pay.
  convert ??= loadConverter()
  const turned = convert(text)
  if (traditional.size >= REMEMBERED) traditional.clear()
  traditional.set(text, turned)
  return turned
}

/** The text in the reader's language. */
export function say(language: Language, text: L10n): string {
  if (language === 'en') return text.en
  return language === 'zh-Hans' ? text.zh : toTraditional(text.zh)
}

/** Keeps the exact type of a room's texts, and makes the compiler ask for both languages of each. */
export const messages = <const T extends Readonly<Record<string, Message>>>(texts: T): T => texts

/** One sentence for each code of the refusals `R`, given the numbers that the refusal carries. */
export type Sayings<R extends Refusal> = { readonly [Code in R['code']]: L10n | ((refusal: Extract<R, { readonly code: Code }>) => L10n) }

/** A room's sentences by code, as pages collect them from several rooms. */
export type RefusalTexts = Readonly<Record<string, Message>>

/** The refusal in words: the first catalogue that knows its code wins; `undefined` when none does. */
export function explainRefusal(refusal: Refusal, ...catalogues: readonly RefusalTexts[]): L10n | undefined {
  for (const texts of catalogues) {
    if (!Object.hasOwn(texts, refusal.code)) continue
    const found = texts[refusal.code]!
    return typeof found === 'function' ? found(refusal) : found
  }
  return undefined
}
