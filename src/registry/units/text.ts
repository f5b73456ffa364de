import { type Sql, sql } from '../../kernel/index.js'

/** Whether a text is the same name but for width, blanks and capitals. */
export const likeWhole = (column: Sql, name: string): Sql =>
  sql`lower(regexp_replace(normalize(${column}, NFKC), '\\s', '', 'g')) = ${name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()}`
