import { describe, expect, it } from 'vitest'
import { rejoin, spansOf } from './index.js'
import key from './keys/seed.json' with { type: 'json' }
import { encodeAs } from './testing/encode.js'
import { bearing, reading, renumbered, seedBytes, seedText, variants } from './testing/seed.js'

const seed = reading(seedBytes)
const proposed = ({ item, num_start, num_end, comparator, strict, value, modality, kind, over, fact }: (typeof seed.targets)[number]) => ({
  item,
  num_start,
  num_end,
  comparator,
  strict,
  value,
  modality,
  kind,
  over,
  fact,
})

describe('the seed plan', () => {
  it('is known by its bytes (A-01)', () => {
    expect(seed.sha256).toBe('76c0b47af538ab4dadadaa6186e908dba142cba51d068bf99f2296d6f062ff4f')
    expect([seed.bytes, seed.characters, seed.year, seed.encoding]).toEqual([11_213, 3_931, 2022, 'utf-8'])
    expect(Buffer.from(rejoin(seed))).toEqual(Buffer.from(seedBytes))
  })

  it('has the spans and the tree of the fixture (A-03)', () => {
    const counts = Object.fromEntries(
      (
        [
          'preamble',
          'section_no',
          'section_title',
          'lead',
          'item_no',
          'item_title',
          'task',
          'source_line',
          'newline',
          'blank',
          'paragraph',
          'heading_other',
        ] as const
      ).map((kind) => [kind, spansOf(seed, kind).length]),
    )
    expect(counts).toEqual({
      preamble: 1,
      section_no: 4,
      section_title: 4,
      lead: 4,
      item_no: 16,
      item_title: 16,
      task: 64,
      source_line: 1,
      newline: 25,
      blank: 0,
      paragraph: 0,
      heading_other: 0,
    })
    expect(seed.sections.map((section) => section.items.length)).toEqual([5, 4, 3, 4])
    expect(seed.items.map((item) => item.tasks.length)).toEqual([5, 5, 3, 4, 3, 5, 3, 4, 3, 3, 2, 4, 4, 4, 6, 6])
    expect(seed.items[0]).toMatchObject({ id: '1', title: '強化思想政治引領', tasks: ['1.1', '1.2', '1.3', '1.4', '1.5'] })
    expect(seed.source).toBe('中國科協')
    expect(seed.warnings.map((warning) => warning.code)).toEqual(['W-MIXED'])
  })

  it('proposes the 26 targets and none besides (A-04)', () => {
    expect(seed.targets.map(proposed)).toEqual(key.targets.map(({ id: _id, unit: _unit, ...target }) => target))
    expect(seed.targets.map((target) => target.id)).toEqual(key.targets.map((target) => target.id))
    expect(seed.targets.map((target) => target.phrase)).toEqual(key.phrases)
    const units = key.targets.filter((target, i) => seed.targets[i]!.unit.zh === target.unit)
    expect(units.length).toBe(26)
  })

  it('gives each of the 84 numerals the disposition of the ledger (A-05)', () => {
    expect(seed.numerals.map(({ start, text, disposition }) => [start, text, disposition])).toEqual(key.ledger)
    expect(seed.numerals.filter((numeral) => numeral.disposition === 'target').every((numeral) => numeral.target !== undefined)).toBe(true)
  })

  it('marks the one illegible run and reads the number before it (A-06)', () => {
    expect(
      seed.illegible.map(({ char_start, char_end, byte_start, byte_end, text }) => ({ char_start, char_end, byte_start, byte_end, text })),
    ).toEqual([{ char_start: 1318, char_end: 1325, byte_start: 3798, byte_end: 3813, text: '??瘜冢鰪妼W' }])
    expect(seed.notices).toEqual([])
    expect(seed.targets.find((target) => target.id === 'T06-1')).toMatchObject({
      value: 200,
      illegible: { char_start: 1318, char_end: 1325 },
    })
    expect(seed.items[5]!.title + seed.tasks.filter((task) => task.item === '6').map((task) => task.text)).not.toMatch(/專刊|專題/)
  })

  it('names what the tasks are about', () => {
    expect(seed.tasks.find((task) => task.id === '4.2')).toMatchObject({
      verbs: expect.arrayContaining(['修訂', '加強']),
      named: [
        { text: '全國學會組織通則', mark: '《》' },
        { text: '全國學會分支(代表)機構管理辦法', mark: '《》' },
      ],
    })
  })
})

describe('the seed in other clothes', () => {
  it('in GB18030 gives the same text, tree and targets, and its own bytes back (A-02)', () => {
    const bytes = encodeAs(seedText, 'gb18030')
    const other = reading(bytes)
    expect([bytes.length, other.encoding, rejoin(other) === seedText]).toEqual([7_572, 'gb18030', true])
    expect(other.targets).toEqual(seed.targets)
    expect(other.tasks).toEqual(seed.tasks)
    expect(encodeAs(rejoin(other), 'gb18030')).toEqual(bytes)
  })

  it.each(Object.keys(variants))('%s: the same 26, and its own bytes back (A-08)', (name) => {
    const text = variants[name]!(seedText)
    const other = reading(text)
    expect(bearing(other)).toEqual(bearing(seed))
    expect(rejoin(other)).toBe(text)
  })

  it.each(Object.keys(renumbered))('numbered %s: the same tree (A-09)', (name) => {
    const text = renumbered[name]!(seedText)
    expect(text).not.toBe(seedText)
    const other = reading(text)
    expect([other.sections.length, other.items.length, other.tasks.length]).toEqual([4, 16, 64])
    expect(other.items.map((item) => item.tasks.length)).toEqual(seed.items.map((item) => item.tasks.length))
    expect(other.items.map((item) => item.id)).toEqual(seed.items.map((item) => item.id))
    expect(bearing(other)).toEqual(bearing(seed))
  })

  it('in Big5 is doubted, and read when Big5 is chosen (A-11)', async () => {
    const { readPlan } = await import('./index.js')
    const bytes = encodeAs(seedText, 'big5')
    const doubted = readPlan(bytes)
    expect(doubted).toMatchObject({ ok: false, refusal: { code: 'E-ENC-DOUBT', encoding: 'gb18030' } })
    expect(!doubted.ok && Number(doubted.refusal.share)).toBeLessThan(60)
    const chosen = reading(bytes, { encoding: 'big5' })
    expect([chosen.items.length, chosen.targets.length, chosen.encoding_by]).toEqual([16, 26, 'hand'])
    expect(encodeAs(rejoin(chosen), 'big5')).toEqual(bytes)
  })
})
