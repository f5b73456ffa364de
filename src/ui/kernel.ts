/** What the look takes from the kernel, in one place. */

export type { Refusal } from '../kernel/index.js'
export {
  type Day,
  explainRefusal,
  isDay,
  type L10n,
  LANGUAGES,
  type Language,
  type Message,
  messages,
  type RefusalTexts,
  type Sayings,
  say,
  toTraditional,
  weekdayOf,
} from '../kernel/index.js'
