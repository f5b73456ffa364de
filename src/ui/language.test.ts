import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatDay,
  formatDaysLeft,
  formatInstant,
  formatNumber,
  formatRange,
  formatShare,
  type L10n,
  type Message,
} from './language.js'
import { stateWords, texts } from './messages.js'
import { acceptedLanguage, readPreferences, withQuery } from './preferences.js'

describe('numbers and days in words', () => {
  it.each([
    [formatDay('zh-Hans', '2022-09-30'), '2022-09-30 (周五)'],
    [formatDay('zh-Hant', '2022-09-30'), '2022-09-30 (週五)'],
    [formatDay('en', '2022-09-30'), '2022-09-30 (Fri)'],
    [formatDay('en', '2024-02-29'), '2024-02-29 (Thu)'],
    [formatDay('en', '2022-02-30'), '2022-02-30'],
    [formatDay('en', null), '—'],
    [formatNumber('zh-Hans', 412050), '412,050'],
    [formatNumber('en', 0), '0'],
    [formatNumber('en', -2.71859), '−2.719'],
    [formatNumber('en', 6.7, 2), '6.70'],
    [formatNumber('en', 12345678901234567890n), '12,345,678,901,234,567,890'],
    [formatNumber('en', null), '—'],
    [formatNumber('en', Number.NaN), '—'],
    [formatShare('en', 0.4939), '49.4 %'],
    [formatShare('en', null), '—'],
    [formatRange('en', 188, 216), '188–216'],
    [formatRange('en', -3, 4), '−3 to 4'],
    [formatRange('zh-Hant', -3, 4), '−3 至 4'],
    [formatRange('en', null, 4), '—'],
    [formatInstant('en', '2022-09-30T16:05:59Z'), '2022-10-01 00:05 (UTC+8)'],
    [formatInstant('en', new Date('2022-09-30T06:05:59Z'), { seconds: true }), '2022-09-30 14:05:59 (UTC+8)'],
    [formatInstant('en', '2022-09-30T06:05:59Z', { zone: 'UTC' }), '2022-09-30 06:05 (UTC)'],
    [formatInstant('en', 'never'), '—'],
    [formatDaysLeft('en', 1), '1 day left'],
    [formatDaysLeft('zh-Hans', 92), '还有 92 天'],
    [formatDaysLeft('zh-Hant', -3), '已過 3 天'],
    [formatDaysLeft('en', 0), 'today'],
    [formatBytes('en', 999), '999 B'],
    [formatBytes('en', 1_400_000), '1.4 MB'],
    [formatBytes('en', 0), '0 B'],
  ])('%s', (shown, wanted) => {
    expect(shown).toBe(wanted)
  })
})

describe('our own words', () => {
  const samples: Record<string, never> = new Proxy({}, { get: () => '7' })
  const each = Object.entries({ ...texts, ...stateWords } as Record<string, Message>).map(
    ([key, message]) => [key, typeof message === 'function' ? message(samples) : message] as [string, L10n],
  )
  it.each(each)('%s is said in both languages', (_key, text) => {
    expect(text.zh).toMatch(/\p{Script=Han}/u)
    expect(text.en).not.toMatch(/[\p{Script=Han}，。；：！？]/u)
    expect(text.en.trim()).not.toBe('')
    // Chinese keeps its own punctuation.
    expect(text.zh).not.toMatch(/\p{Script=Han}[,;:!?]/u)
  })
})

describe('what the reader wants', () => {
  it.each([
    ['zh-CN,zh;q=0.9', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK;q=0.8, en;q=0.2', 'zh-Hant'],
    ['en;q=0.3, zh;q=0.7', 'zh-Hans'],
    ['fr, de', undefined],
    ['en;q=0, zh', 'zh-Hans'],
    [undefined, undefined],
    [';;;q=,', undefined],
  ] as const)('%s is answered with %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language)
  })

  const app = new Hono().get('/', (c) => c.json(readPreferences(c, c.req.query('account') as undefined)))
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await app.request(path, { headers })
    return { ...((await answer.json()) as object), cookies: answer.headers.getSetCookie().join() }
  }
  it('asks the address first, then the cookie, the account, the browser', async () => {
    expect(await ask('/?lang=en', { cookie: 'lang=zh-Hant' })).toMatchObject({
      language: 'en',
      cookies: expect.stringContaining('lang=en'),
    })
    expect(await ask('/?account=en', { cookie: 'lang=zh-Hant' })).toMatchObject({ language: 'zh-Hant', cookies: '' })
    expect(await ask('/?account=en', { 'accept-language': 'zh-TW' })).toMatchObject({ language: 'en' })
    expect(await ask('/', { 'accept-language': 'zh-TW' })).toMatchObject({ language: 'zh-Hant' })
    expect(await ask('/')).toMatchObject({ language: 'zh-Hans', theme: 'system' })
  })
  it('passes over what it does not have, and forgets a theme that is given up', async () => {
    expect(await ask('/?lang=<script>&theme=pink')).toMatchObject({ language: 'zh-Hans', theme: 'system', cookies: '' })
    expect(await ask('/?theme=dark')).toMatchObject({ theme: 'dark', cookies: expect.stringContaining('theme=dark; Max-Age') })
    expect(await ask('/?theme=system', { cookie: 'theme=dark' })).toMatchObject({
      theme: 'system',
      cookies: expect.stringContaining('Max-Age=0'),
    })
  })

  it.each([
    ['/plan?by=unit&lang=en#x', { lang: 'zh-Hans' }, '/plan?by=unit&lang=zh-Hans'],
    ['/plan?by=unit', { by: undefined }, '/plan'],
    ['/plan', { q: '学会 & <b>' }, '/plan?q=%E5%AD%A6%E4%BC%9A+%26+%3Cb%3E'],
  ] as const)('%s with %o is %s', (url, changes, wanted) => {
    expect(withQuery(url, changes)).toBe(wanted)
  })
})
