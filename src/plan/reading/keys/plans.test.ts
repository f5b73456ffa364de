import { describe, expect, it } from 'vitest'
import { type Encoding, readPlanFile, rejoin } from '../index.js'
import { asDocx } from '../testing/docx.js'
import { encodeAs } from '../testing/encode.js'
import { bearing, reading } from '../testing/seed.js'
import { PLANS, parse, planOf, score, wrapped } from './annotated.js'

/** Of the targets that a key asks for, at least so many must be read right in every part. */
const RIGHT_SHARE = 0.95
const TRADITIONAL: readonly string[] = [
  'taiwan',
  'tw-gov',
  'macao',
  'hk',
  'tw-kpi',
  'trad-assoc',
  'hk-society',
  'univ-trad',
  'hk-univ',
  'tw-library',
  'fed-plan',
]

describe.each(PLANS)('the plan %s', (name) => {
  const plan = planOf(name)

  it('is read as its key says, and no number is taken wrongly', () => {
    const read = reading(plan.text)
    const { asked, right, missing, wrong, extra, unasked } = score(read, plan)
    expect({ wrong, extra, unasked }).toEqual({ wrong: [], extra: [], unasked: [] })
    expect(asked).toBeGreaterThan(5)
    expect(right / asked, missing.join('\n')).toBeGreaterThanOrEqual(RIGHT_SHARE)
    expect(read.year).toBe(plan.year)
    // A plan without numbers is let in, and its items are marked by hand.
    expect(read.warnings.filter(({ blocking, code }) => blocking && code !== 'E-NONUM')).toEqual([])
  })

  const encodings: readonly Encoding[] = TRADITIONAL.includes(name) ? ['gb18030', 'big5', 'utf-16be'] : ['gb18030', 'utf-16le']
  it.each(encodings)('is the same in %s', (encoding) => {
    const bytes = encodeAs(plan.text, encoding)
    const again = reading(bytes, encoding === 'gb18030' ? {} : { encoding })
    expect(again.encoding).toBe(encoding)
    expect(bearing(again)).toEqual(bearing(reading(plan.text)))
  })
})

it.each(PLANS)('%s is the same as a DOCX, its tables as tables', async (name) => {
  const { text } = planOf(name)
  const answer = await readPlanFile(asDocx(text))
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`)
  expect(rejoin(answer.reading)).toBe(text.replace(/\n+$/, ''))
  expect(bearing(answer.reading)).toEqual(bearing(reading(text)))
})

const breaksIn = (text: string): number => text.split('\n').length
/** Here most lines are labels without a stop (牵头部门：…), so a broken line cannot be told from a whole one: its numbers are asked. */
const LABELS: readonly string[] = ['checklist', 'owners-lines']
/** Where only a few lines are broken nothing shows that the text is wrapped; rows of tables are cells, which nobody breaks by width. */
const BREAKS_LEAST = 6
const canBeWrapped = (name: string, width: number, page = false): boolean =>
  !LABELS.includes(name) &&
  !/[\t|]/.test(planOf(name).text) &&
  breaksIn(wrapped(planOf(name), width, page).text) - breaksIn(planOf(name).text) >= BREAKS_LEAST

const WIDTHS: readonly [number, string, boolean][] = [
  [24, 'characters', false],
  [30, 'characters', false],
  [45, 'characters', false],
  [28, 'widths of a page', true],
]
describe.each(WIDTHS)('lines broken after %i %s', (width, _, page) => {
  it.each(PLANS.filter((name) => canBeWrapped(name, width, page)))(
    '%s: a line end in the middle of a sentence changes no number',
    (name) => {
      const plan = wrapped(planOf(name), width, page)
      const read = reading(plan.text)
      const { asked, missing, wrong, extra } = score(read, plan)
      expect({ wrong, extra }).toEqual({ wrong: [], extra: [] })
      expect(missing.length, missing.join('\n')).toBeLessThanOrEqual(Math.max(1, (1 - RIGHT_SHARE) * asked))
      expect(rejoin(read)).toBe(plan.text)
      const points = [...plan.text]
      for (const { char_start, char_end, phrase } of read.targets) expect(points.slice(char_start, char_end).join('')).toBe(phrase)
    },
  )
})

describe('the marking itself', () => {
  it('takes the marks out and finds what differs', () => {
    const plan = parse('#year 2023\n2023年计划\n⟦@1⟧1.甲。举办⟦5¦=5 场⟧场，培训⟦60¦>=70 人⟧人以上，发展⟦8¦?⟧名，新建7个。')
    expect(plan.text).toBe('2023年计划\n1.甲。举办5场，培训60人以上，发展8名，新建7个。')
    const marked = score(reading(plan.text), plan)
    expect([marked.asked, marked.right, marked.wrong.length, marked.extra.length, marked.unasked.length]).toEqual([2, 1, 1, 2, 1])
  })
})
