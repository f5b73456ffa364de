import { Converter } from 'opencc-js/t2cn'

/** Positions in a tsvector end here; what comes later in a longer text is found by its words but not by its phrases. */
export const LAST_POSITION = 16_383
/** A lexeme keeps at most so many positions. */
const MOST_POSITIONS = 255

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇ー]/u

const simplified = new Map<string, string>()
let convert: ((text: string) => string) | undefined

const converter = (): ((text: string) => string) => Converter({ from: 't', to: 'cn' })

/** One character as it is indexed. By itself, never by phrase: a word must look the same in a sentence and in a search box. */
function folded(character: string): string {
  const known = simplified.get(character)
  if (known !== undefined) return known
  if (!convert) convert = converter()
  const turned = convert(character)
  const kept = turned.length === character.length ? turned : character
  if (simplified.size < 30_000) simplified.set(character, kept)
  return kept
}

/** One form of each text for indexing and asking alike: composed, half-width, small letters, Simplified characters. */
export const plain = (text: string): string =>
  [...text.normalize('NFKC').toLowerCase()].map((each) => (each < '\u2e80' ? each : folded(each))).join('')

/** Runs of East Asian characters, and what lies between them. */
export function runsOf(text: string): { readonly han: readonly string[][]; readonly latin: string } {
  const han: string[][] = []
  let latin = ''
  let open: string[] | undefined
  for (const character of text) {
    if (EAST_ASIAN.test(character)) {
      if (!open) {
        open = []
        han.push(open)
      }
      open.push(character)
      continue
    }
    if (open) latin += ' '
    open = undefined
    latin += character
  }
  return { han, latin }
}

/** The text of a tsvector of single characters and pairs, each where it begins; a gap between runs keeps a pair or phrase from crossing it. */
export function vectorText(text: string, weight: 'A' | 'D'): string {
  const places = new Map<string, number[]>()
  let position = 0
  const put = (lexeme: string, at: number) => {
    const known = places.get(lexeme)
    if (!known) places.set(lexeme, [Math.min(at, LAST_POSITION)])
    else if (known.length < MOST_POSITIONS && at <= LAST_POSITION) known.push(at)
  }
  for (const run of runsOf(plain(text)).han) {
    position++
    run.forEach((character, i) => {
      position++
      put(character, position)
      const next = run[i + 1]
      if (next) put(character + next, position)
    })
  }
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.map((each) => `${each}${weight}`).join(',')}`).join(' ')
}

/** What someone asks for, as a tsquery of characters and pairs (empty when there are none) and as words in Latin letters and digits. */
export function readAsked(text: string): { readonly han: string; readonly words: readonly string[] } {
  const { han, latin } = runsOf(plain(text.slice(0, 200)))
  const phrases = han.map((run) => {
    if (run.length === 1) return `'${run[0]}'`
    return run
      .slice(1)
      .map((character, i) => `'${run[i]}${character}'`)
      .join(' <-> ')
  })
  const words = latin.match(/[\p{L}\p{N}]+/gu) ?? []
  return { han: phrases.map((phrase) => `(${phrase})`).join(' & '), words: words.slice(0, 12) }
}
