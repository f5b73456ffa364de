import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readPlan } from './index.js'

const seed = readFileSync(new URL('../demo/2022.txt', import.meta.url))

function readingOf(bytes: Uint8Array) {
  const answer = readPlan(bytes)
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`)
  return answer.reading
}

it('reads the seed as it was received: size, hash, characters, year', () => {
  const reading = readingOf(seed)
  expect(reading.sha256).toBe('76c0b47af538ab4dadadaa6186e908dba142cba51d068bf99f2296d6f062ff4f')
  expect([reading.bytes, reading.characters, reading.year, reading.encoding]).toEqual([11_213, 3_931, 2022, 'utf-8'])
})

it('finds the tree of the seed', () => {
  const reading = readingOf(seed)
  const leaves = reading.spans.filter((span) => !span.overlay)
  const count = (kind: string) => reading.spans.filter((span) => span.kind === kind).length
  expect(leaves.map((span) => span.text).join('')).toBe(new TextDecoder().decode(seed))
  expect([
    count('preamble'),
    count('section_title'),
    count('lead'),
    count('item_title'),
    count('task'),
    count('source_line'),
    count('newline'),
  ]).toEqual([1, 4, 4, 16, 64, 1, 25])
  expect(reading.items.map((item) => item.tasks.length)).toEqual([5, 5, 3, 4, 3, 5, 3, 4, 3, 3, 2, 4, 4, 4, 6, 6])
  expect([reading.numerals.length, reading.targets.length, reading.illegible.length]).toEqual([84, 26, 1])
})
