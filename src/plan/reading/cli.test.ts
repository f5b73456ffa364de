import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cliPlanRead } from './index.js'
import { encodeAs } from './testing/encode.js'
import { seedText } from './testing/seed.js'

const seed = fileURLToPath(new URL('../demo/2022.txt', import.meta.url))
let folder: string
let printed: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-read-'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const file = async (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

it('prints the reading as JSON', async () => {
  expect(await cliPlanRead([seed, '--json'])).toBe(0)
  const reading = JSON.parse(printed)
  expect([
    reading.targets.length,
    reading.numerals.length,
    reading.spans.filter((span: { kind: string }) => span.kind === 'task').length,
  ]).toEqual([26, 84, 64])
  expect(reading.warnings[0]).toMatchObject({ code: 'W-MIXED', zh: expect.stringContaining('混用'), en: expect.stringContaining('Mixed') })
})

it('prints a summary for people', async () => {
  expect(await cliPlanRead([seed])).toBe(0)
  expect(printed).toMatch(/targets 26/)
  expect(printed).toMatch(/^T07-2 {2}> 10000 篇 {2}strive/m)
})

it('reads an encoding that is named', async () => {
  const path = await file('big5.txt', encodeAs(seedText, 'big5'))
  expect(await cliPlanRead([path, '--json'])).toBe(2)
  expect(JSON.parse(printed).refusal).toMatchObject({ code: 'E-ENC-DOUBT', zh: expect.any(String), en: expect.any(String) })
  printed = ''
  expect(await cliPlanRead([path, '--encoding', 'big5', '--json'])).toBe(0)
  expect(JSON.parse(printed).targets.length).toBe(26)
})

it.each([
  ['a file that is not there', ['/nowhere/plan.txt'], 'unreadable_file'],
  ['a folder', [tmpdir()], 'unreadable_file'],
  ['a device', ['/dev/null'], 'unreadable_file'],
  ['no file', [], 'usage'],
  ['two files', [seed, seed], 'usage'],
  ['standard input', ['-'], 'usage'],
  ['an option without its value', [seed, '--encoding'], 'usage'],
  ['an encoding nobody knows', [seed, '--encoding', 'ebcdic'], 'usage'],
  ['an option nobody knows', [seed, '--shiny'], 'usage'],
  ['a year that is none', [seed, '--year', 'soon'], 'usage'],
])('refuses %s in a sentence', async (_name, args, code) => {
  expect(await cliPlanRead(args)).toBe(2)
  const { refusal } = JSON.parse(printed)
  expect(refusal.code).toBe(code)
  expect(refusal.zh.length).toBeGreaterThan(5)
  expect(refusal.zh).toMatch(/[\u4e00-\u9fff].*。/)
  expect(refusal.en).not.toMatch(/\n|\bat .*:\d+/)
})

it('refuses a PDF and says what to do', async () => {
  expect(await cliPlanRead([await file('plan.pdf', '%PDF-1.7\n')])).toBe(2)
  expect(JSON.parse(printed).refusal).toMatchObject({ code: 'E-BINARY', kind: 'PDF', en: expect.stringContaining('Save it as plain text') })
})

it('refuses a file that is too big for any reading without opening it', async () => {
  const path = await file('big.txt', '')
  await truncate(path, 60_000_000)
  expect(await cliPlanRead([path])).toBe(2)
  expect(JSON.parse(printed).refusal).toMatchObject({ code: 'E-SIZE', size: 60_000_000, limit: 1_048_576 })
})

it('prints JSON that can be read back, whatever a text holds', async () => {
  const text = `2023年计划\n1.甲。举办5场\u0001${'活动'.repeat(200)}\u2028\ufeff😀𠮷"\\\u0085\ufffd。\n`
  expect(await cliPlanRead([await file('odd.txt', text), '--json'])).toBe(0)
  const reading = JSON.parse(printed)
  expect(reading.targets.map((target: { phrase: string }) => target.phrase)[0]).toMatch(/^举办5场/)
  expect(reading.characters).toBe([...text].length)
})

it('does not let a text steer the terminal', async () => {
  const text = `2023年计划\n1.甲。举办5场\u001b[31m活动${'活动'.repeat(200)}。\n`
  expect(await cliPlanRead([await file('steer.txt', text)])).toBe(0)
  expect(printed).toContain('举办5场')
  expect(printed).not.toContain('\u001b')
})
