import { type Sql, sql } from '../../kernel/index.js'

/** A name as it is compared as a whole: without width, blanks and capitals. */
export const wholeFolded = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

/** Whether a text is the same name but for width, blanks and capitals; the expression of the index `statement_name_folded`. */
export const likeWhole = (column: Sql, name: string): Sql =>
  sql`lower(regexp_replace(normalize(${column}, NFKC), '\\s', '', 'g')) = ${wholeFolded(name)}`
