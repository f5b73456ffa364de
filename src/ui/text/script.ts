import { toTraditional } from '../kernel.js'

/** A text of which less than this share would change on its way to Traditional is Traditional already (some plans mix both). */
const MIXED = 0.1
const LOOKED_AT = 2_000

/** Language of a stretch of a source, for the reader's fonts and voices; the text itself is never touched. */
export function scriptOf(text: string): 'zh-Hant' | 'zh-Hans' {
  const characters = [...text.slice(0, LOOKED_AT)]
  const turned = [...toTraditional(characters.join(''))]
  const changed = characters.filter((character, index) => character !== turned[index]).length
  return turned.length === characters.length && changed <= characters.length * MIXED ? 'zh-Hant' : 'zh-Hans'
}
