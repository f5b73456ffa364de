import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Tree } from '../../../plan/index.js'
import { readPlan } from '../../../plan/reading/index.js'
import { draftOf } from '../../../plan/testing.js'
import { windowAt } from './window.js'

const runs = process.env.COLLEGIUM_FULL === '1' ? 2_000 : 200

function treeOf(text: string): Tree | undefined {
  const answer = readPlan(Buffer.from(text, 'utf8'), {})
  return answer.ok ? draftOf(answer.reading, []) : undefined
}

/** Lines of very different lengths, with all line ends, blank lines and characters beyond the basic plane. */
const texts = fc
  .array(
    fc.tuple(
      fc.constantFrom('1.组织活动不少于3次。', '一、总体要求', '', '𠀀𠀁示例。', '示例，'.repeat(2_000), '  '),
      fc.constantFrom('\n', '\r\n', '\n\n'),
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((lines) => lines.map(([line, end]) => line + end).join(''))

it('the parts of a text follow one another without gap, and each place is in its part', () => {
  fc.assert(
    fc.property(texts, fc.double({ min: 0, max: 1, noNaN: true }), (text, where) => {
      const tree = treeOf(text)
      fc.pre(tree !== undefined)
      const first = windowAt(tree!, 0)
      let end = first.from
      for (let part = 1; part <= first.parts; part++) {
        const window = windowAt(tree!, end)
        expect([window.part, window.parts, window.from]).toEqual([part, first.parts, end])
        expect(window.to - window.from).toBeLessThanOrEqual(12_002)
        end = window.to
      }
      expect(end).toBe(tree!.characters)
      const at = Math.floor(where * (tree!.characters - 1))
      const window = windowAt(tree!, at)
      expect(window.from <= at && at < window.to).toBe(true)
    }),
    { seed: 11, numRuns: runs },
  )
})

it('the lines of a part are the characters of the text at their offsets', () => {
  const text = `一、示例\n1.甲。${'乙，'.repeat(9_000)}\n2.丙𠀀丁。\n`
  const tree = treeOf(text)!
  const characters = [...text]
  const parts = windowAt(tree, 0).parts
  expect(parts).toBeGreaterThan(1)
  for (let at = 0, part = 1; part <= parts; part++) {
    const window = windowAt(tree, at)
    for (const line of window.lines) expect(characters.slice(line.start, line.start + [...line.text].length).join('')).toBe(line.text)
    at = window.to
  }
})
