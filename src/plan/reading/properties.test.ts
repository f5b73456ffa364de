import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Encoding, type Reading, readPlan, rejoin, spansOf } from './index.js'
import { encodeAs } from './testing/encode.js'
import { bearing, cases, reading, renumbered, seedBytes, seedText, variants } from './testing/seed.js'

/** Any text, rich in what a plan is made of and in what breaks readers. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '一、',
      '（一）',
      '1.',
      '（1）',
      '①',
      '第一章',
      '第二条 ',
      '一是',
      '来源：',
      '2022年',
      '《',
      '》',
      '“',
      '”',
      '（',
      '）',
      '。',
      '；',
      ';',
      '，',
      ',',
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '举办不少于20场会议',
      '达到95%以上',
      '一会一案',
      '全覆盖',
      '百萬次',
      '学会',
      '負責',
      '（财政部负责）',
      '十大问题',
      '2-3个',
      '三分之二',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom('\n', '\r\n', '\r', '\u2028', ' ', '\u3000', '\t', '\ufeff') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\u0001', '\u0085', '\ufffd', '\ue000', '??', '瘜鰪', '😀', '𠮷', '\u{10ffff}', '\u{1f468}\u200d\u{1f469}'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
)
const anyText = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''))

function readAs(text: string, encoding: Encoding): { readonly bytes: Buffer; readonly read: Reading } | undefined {
  const bytes = encodeAs(text, encoding)
  const answer = readPlan(bytes, { encoding })
  return answer.ok ? { bytes, read: answer.reading } : undefined
}

describe('any text', () => {
  it('is parted into leaf spans without gap or overlap (PT-01)', () => {
    let whole = 0
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readAs(text, 'utf-8')
        if (!read) return
        whole++
        let at = 0
        for (const span of spansOf(read.read)) {
          expect(span.char_start).toBe(at)
          expect(span.char_end).toBeGreaterThan(at)
          at = span.char_end
        }
        expect(at).toBe(read.read.characters)
        expect(rejoin(read.read)).toBe(text)
      }),
      cases(10_000),
    )
    expect(whole).toBeGreaterThan(cases(10_000).numRuns / 2)
  })

  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)('has its bytes where each span says, in %s (PT-02)', (encoding) => {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readAs(text, encoding)
        if (!read) return
        for (const span of read.read.spans) {
          const bytes = read.bytes.subarray(span.byte_start, span.byte_end)
          expect(decoder.decode(bytes)).toBe(span.text)
        }
        const leaves = spansOf(read.read)
        expect(Buffer.concat(leaves.map((span) => read.bytes.subarray(span.byte_start, span.byte_end)))).toEqual(read.bytes)
      }),
      cases(10_000),
    )
  })

  it('gives every numeral one disposition and every target a place of its own', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readAs(text, 'utf-8')?.read
        if (!read) return
        const places = new Set(read.targets.map((target) => target.num_start))
        expect(places.size).toBe(read.targets.length)
        for (const numeral of read.numerals) {
          expect(numeral.text).toBe([...text].slice(numeral.start, numeral.end).join(''))
          expect(numeral.disposition === 'target').toBe(numeral.target !== undefined)
        }
        for (const target of read.targets) expect(target.phrase).toBe([...text].slice(target.char_start, target.char_end).join(''))
      }),
      cases(),
    )
  })

  it('is read the same way twice, and so is what a reading gives back (PT-03)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = readAs(text, 'utf-8')
        if (!once) return
        expect(readAs(text, 'utf-8')!.read).toEqual(once.read)
        expect(readAs(rejoin(once.read), 'utf-8')!.read).toEqual(once.read)
      }),
      cases(),
    )
  })
})

describe('a plan', () => {
  const line = fc
    .record({
      verb: fc.constantFrom('举办', '建设', '组织', '开展'),
      word: fc.constantFrom('不少于', '超过', '', '至少', '力争达到'),
      n: fc.integer({ min: 2, max: 99_999 }),
      unit: fc.constantFrom('场', '个', '家', '期'),
      after: fc.constantFrom('', '以上'),
    })
    .map(({ verb, word, n, unit, after }) => `${verb}活动${word}${n}${unit}${word === '' ? after : ''}`)
  const plan = fc
    .array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 6 })
    .map(
      (items) =>
        `2022年计划\n一、甲\n总述。\n${items.map((lines, i) => `${i + 1}.标题${'甲乙丙丁戊己'[i]}。${lines.join('。')}。`).join('\n')}`,
    )

  it('keeps its tests in any script, width, line end and numbering (PT-04)', () => {
    const changes = [...Object.values(variants), ...Object.values(renumbered)]
    const tests = (text: string) => bearing(reading(text)).map(({ comparator, strict, value }) => ({ comparator, strict, value }))
    fc.assert(
      fc.property(plan, fc.constantFrom(...changes), (text, change) => {
        expect(tests(change(text))).toEqual(tests(text))
      }),
      cases(),
    )
  })

  it('never takes an ordinal or a title for a target (PT-06)', () => {
    const numeral = fc.oneof(fc.integer({ min: 1, max: 999 }).map(String), fc.constantFrom('三', '十七', '二十四', '一百', '２２'))
    const noun = fc.constantFrom('届', '次', '期', '批', '号')
    fc.assert(
      fc.property(numeral, noun, fc.constantFrom('举办不少于', '举办', '建成', '力争'), (n, one, verb) => {
        expect(reading(`2022年计划\n1.甲。${verb}第${n}${one}活动。`).targets).toEqual([])
      }),
      cases(),
    )
    for (const { phrase } of reading(seedBytes).targets) {
      expect(reading(`2022年計劃\n1.甲。推動《${phrase}》。`).targets, phrase).toEqual([])
    }
  })

  it('keeps garbled runs code point by code point wherever they stand (PT-18)', () => {
    const garbled = fc.constantFrom('??瘜冢鰪妼W', '\ufffd\ufffd', '锟斤拷', '烫烫烫', '\ue123\ue124', '??瘜', '鰪妼')
    const points = [...seedText]
    fc.assert(
      fc.property(garbled, fc.integer({ min: 0, max: points.length }), (run, at) => {
        const text = points.slice(0, at).join('') + run + points.slice(at).join('')
        const read = reading(text)
        expect(rejoin(read)).toBe(text)
        expect(read.illegible.some((span) => span.char_start <= at && span.char_end > at)).toBe(true)
      }),
      cases(),
    )
  })
})

describe('no input breaks the reader (PT-07)', () => {
  const isAnswer = (bytes: Uint8Array) => {
    const answer = readPlan(bytes)
    expect(answer.ok ? answer.reading.characters >= 0 : /^E-/.test(answer.refusal.code)).toBe(true)
  }

  it('whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), isAnswer), cases())
  })

  it('wherever the seed is cut, and whatever byte of it is turned', () => {
    const step = process.env.COLLEGIUM_FULL === '1' ? 1 : 61
    for (let end = 0; end <= seedBytes.length; end += step) isAnswer(seedBytes.subarray(0, end))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: seedBytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = Uint8Array.from(seedBytes)
        bytes[at]! ^= flip
        isAnswer(bytes)
      }),
      cases(),
    )
  })
})
