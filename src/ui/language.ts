import { createContext, useContext } from 'hono/jsx'
import { isDay, type L10n, type Language, say, weekdayOf } from './kernel.js'

export {
  explainRefusal,
  type L10n,
  LANGUAGES,
  type Language,
  type Message,
  messages,
  type RefusalTexts,
  type Sayings,
  say,
} from './kernel.js'

/** The language of the page that is being rendered; `Page` and `Speak` set it, components read it. */
export const LanguageContext = createContext<Language>('zh-Hans')
export const useLanguage = (): Language => useContext(LanguageContext)

/** Inside a component: `const say = useSay()`, then `say(texts.title)`. */
export function useSay(): (text: L10n) => string {
  const language = useLanguage()
  return (text) => say(language, text)
}

const WEEKDAYS = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] }
/** What stands where there is no value: not a zero. */
export const NOTHING = '—'

/** `周五`, `週五` or `Fri`. */
export const weekdayName = (language: Language, on: string): string => {
  const index = weekdayOf(on)
  return say(language, { zh: WEEKDAYS.zh[index]!, en: WEEKDAYS.en[index]! })
}

/** `2022-09-30 (周五)`; a text that is no day is given back as it is, and a missing one as a dash. */
export function formatDay(language: Language, on: string | null | undefined): string {
  if (!on) return NOTHING
  return isDay(on) ? `${on} (${weekdayName(language, on)})` : on
}

/**
 * A number with thousands set off, `412,050`; a missing one as a dash.
 * @param decimals digits after the point, always written; without it up to 3, only those needed
 */
export function formatNumber(_language: Language, value: number | bigint | null | undefined, decimals?: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return NOTHING
  // Small whole numbers are most of what pages show, and need no formatter.
  if (decimals === undefined && Number.isInteger(value) && value >= 0 && value < 1_000) return `${value}`
  return numberFormat(decimals).format(value).replace('-', '−')
}

/** Making one takes longer than using it hundreds of times. */
const numberFormats = new Map<number | undefined, Intl.NumberFormat>()

function numberFormat(decimals: number | undefined): Intl.NumberFormat {
  const known = numberFormats.get(decimals)
  if (known) return known
  const digits =
    decimals === undefined ? { maximumFractionDigits: 3 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  // All three languages of the house set numbers the same way.
  const made = new Intl.NumberFormat('en', digits)
  numberFormats.set(decimals, made)
  return made
}

/** A share between 0 and 1 as `49.4 %`. */
export function formatShare(language: Language, share: number | null | undefined, decimals = 1): string {
  return share === null || share === undefined || Number.isNaN(share) ? NOTHING : `${formatNumber(language, share * 100, decimals)} %`
}

/** An interval as `188–216`; with negative bounds `−3 to 4`, so that the dash is not read as a sign. */
export function formatRange(
  language: Language,
  low: number | null | undefined,
  high: number | null | undefined,
  decimals?: number,
): string {
  if (low === null || low === undefined || high === null || high === undefined) return NOTHING
  const between = low < 0 || high < 0 ? say(language, { zh: ' 至 ', en: ' to ' }) : '–'
  return `${formatNumber(language, low, decimals)}${between}${formatNumber(language, high, decimals)}`
}

/** `2022-09-30 14:05 (UTC+8)`: an instant on the clock of the zone, with the zone. `seconds` adds them. */
export function formatInstant(
  _language: Language,
  at: Date | string | null | undefined,
  options: { zone?: string; seconds?: boolean } = {},
): string {
  if (!at) return NOTHING
  const instant = typeof at === 'string' ? new Date(at) : at
  if (Number.isNaN(instant.getTime())) return NOTHING
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: options.zone ?? 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: options.seconds ? '2-digit' : undefined,
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const clock = [part('hour'), part('minute'), ...(options.seconds ? [part('second')] : [])].join(':')
  const zone = part('timeZoneName')
    .replace('GMT', 'UTC')
    .replace(/^UTC\+0$/, 'UTC')
  return `${part('year')}-${part('month')}-${part('day')} ${clock} (${zone})`
}

/** `还有 12 天`, `今天`, `已过 3 天`: stands beside a date, never instead of it. */
export function formatDaysLeft(language: Language, days: number): string {
  if (days === 0) return say(language, { zh: '今天截止', en: 'today' })
  const count = formatNumber(language, Math.abs(days))
  const unit = Math.abs(days) === 1 ? 'day' : 'days'
  return days > 0
    ? say(language, { zh: `还有 ${count} 天`, en: `${count} ${unit} left` })
    : say(language, { zh: `已过 ${count} 天`, en: `${count} ${unit} ago` })
}

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const
/** `1.4 MB`, in thousands as file managers show them. */
export function formatBytes(language: Language, bytes: number): string {
  let power = 0
  let rest = bytes
  while (rest >= 1000 && power < BYTE_UNITS.length - 1) {
    rest /= 1000
    power += 1
  }
  return `${formatNumber(language, rest, power === 0 || rest >= 100 ? 0 : 1)} ${BYTE_UNITS[power]}`
}

/** Whether the text holds Chinese characters: such a name is marked `lang="zh"` on an English page. */
export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)
