import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type L10n, say } from '../kernel/index.js'

const folder = import.meta.dirname
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)messages\.ts$/.test(file))

/** Stands for whatever a text is made from. */
const given = new Proxy({}, { get: (_target, name) => (name === Symbol.toPrimitive ? undefined : '7') })

async function textsOf(file: string): Promise<[string, L10n][]> {
  const module = (await import(join(folder, file))) as Record<string, Record<string, L10n | ((parts: unknown) => L10n)>>
  return Object.entries(module).flatMap(([catalogue, texts]) =>
    Object.entries(texts).map(([name, text]): [string, L10n] => [`${catalogue}.${name}`, typeof text === 'function' ? text(given) : text]),
  )
}

describe('texts of the public pages', () => {
  it('there are some in every folder of pages', () => {
    expect(files.length).toBeGreaterThan(9)
  })
  it.each(files)('%s: written in both languages, and turned into Traditional where that differs', async (file) => {
    for (const [name, text] of await textsOf(file)) {
      expect(text.zh, name).toMatch(/\S/)
      expect(text.en, name).toMatch(/\S/)
      expect(text.en, name).not.toMatch(/\p{Script=Han}|[，。；：（）]/u)
      expect(`${text.zh}${text.en}`, name).not.toMatch(/undefined|\[object/)
      expect(say('zh-Hant', text), name).not.toMatch(/[们国学单计划证据实认为类报这说长门见]/u)
    }
  })
  it.each(files)('%s: Chinese in full-width marks and without letter-spacing', async (file) => {
    for (const [name, text] of await textsOf(file)) expect(text.zh, name).not.toMatch(/\p{Script=Han}[,;:?!()](?=\p{Script=Han})/u)
  })
})
