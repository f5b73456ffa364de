import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { LANGUAGES, type Language } from './language.js'

export type Theme = 'light' | 'dark' | 'system'
export const THEMES: readonly Theme[] = ['light', 'dark', 'system']

const YEAR_SECONDS = 365 * 24 * 60 * 60
const COOKIE = { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: YEAR_SECONDS } as const

const asLanguage = (text: string | undefined): Language | undefined => LANGUAGES.find((language) => language === text)
const asTheme = (text: string | undefined): Theme | undefined => THEMES.find((theme) => theme === text)

/** The best of our languages for an `Accept-Language` header: by its weights, Traditional for Taiwan, Hong Kong and Macau. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...parts] = wish.trim().toLowerCase().split(';')
      const weight = Number(
        parts
          .find((part) => part.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { tag, weight: Number.isFinite(weight) ? weight : 0 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
  for (const { tag } of wishes) {
    if (/^zh-(hant|tw|hk|mo)\b/.test(tag)) return 'zh-Hant'
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-Hans'
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return undefined
}

export interface Preferences {
  readonly language: Language
  readonly theme: Theme
}

/**
 * What the reader wants, from `?lang=` and `?theme=` (remembered in a cookie), else the cookie, else the account's language, else the browser's.
 * A language or theme that we do not have is passed over in silence: it is a wish, not an input. Programs keep no cookies: `remember` false.
 */
export function readPreferences(c: Context, accountLanguage?: Language, remember = true): Preferences {
  const askedLanguage = asLanguage(c.req.query('lang'))
  const askedTheme = asTheme(c.req.query('theme'))
  const secure = new URL(c.req.url).protocol === 'https:'
  if (remember && askedLanguage) setCookie(c, 'lang', askedLanguage, { ...COOKIE, secure })
  if (remember && askedTheme === 'system') deleteCookie(c, 'theme', { path: '/' })
  else if (remember && askedTheme) setCookie(c, 'theme', askedTheme, { ...COOKIE, secure })
  const language = askedLanguage ?? asLanguage(getCookie(c, 'lang')) ?? accountLanguage ?? acceptedLanguage(c.req.header('accept-language'))
  return { language: language ?? 'zh-Hans', theme: askedTheme ?? asTheme(getCookie(c, 'theme')) ?? 'system' }
}

/** The same page with some query parameters changed (`undefined` takes one away); used for language, theme, filters, tabs and pages. */
export function withQuery(url: string, changes: Readonly<Record<string, string | undefined>>): string {
  const [path = '', query = ''] = url.split('#')[0]!.split('?')
  const params = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) params.delete(name)
    else params.set(name, value)
  }
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

/** Headers of every page: nothing inline, nothing from elsewhere, never in a frame. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}
