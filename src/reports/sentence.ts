import { ok, type Result, refuse } from '../kernel/index.js'

/** A piece of a sentence: plain words, or a number with the address of its rows. Words from the plan and from documents are quoted as they are. */
export type Piece = { readonly words: string } | { readonly quote: string } | { readonly figure: string; readonly link: string }

/** A sentence whose own words hold a digit that no link explains may not be published (06 P-121). */
export function checkSentence(pieces: readonly Piece[]): Result<readonly Piece[], { code: 'sentence_number_unlinked'; words: string }> {
  const loose = pieces.find((piece) => 'words' in piece && /[0-9０-９]/.test(piece.words))
  return loose && 'words' in loose ? refuse({ code: 'sentence_number_unlinked', words: loose.words }) : ok(pieces)
}
