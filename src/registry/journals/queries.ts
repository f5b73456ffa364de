import { z } from 'zod'
import { id, query, sql } from '../../kernel/index.js'
import { journalOut, journalPageOut } from '../outputs.js'
import { standpointOf, textAt, times } from '../statement/known.js'
import { likePart } from '../units/queries.js'
import { type Journal, journalAt, journalsIn } from './store.js'

const cursor = z.strictObject({ code: z.string().max(80), id: id('journal') })

export interface JournalPage {
  readonly journals: readonly Journal[]
  readonly next: z.output<typeof cursor> | null
}

export const journals = query({
  name: 'registry.journals',
  title: { zh: '期刊列表', en: 'List of journals' },
  output: journalPageOut,
  input: z.strictObject({
    text: z.string().trim().max(100).optional(),
    owner: id('unit').optional(),
    ...times,
    after: cursor.optional(),
    limit: z.int().min(1).max(500).default(50),
  }),
  allow: 'public',
  list: { visibility: 'public: journals are published works' },
  run: async (_ctx, ask, db): Promise<JournalPage> => {
    const at = await standpointOf(db, ask)
    const said = (what: string) => textAt(sql`j.id`, what, at)
    const which = sql`select j.id, j.issn, j.cn from registry.journal j where ${said('name_zh')} is not null
      ${ask.owner ? sql`and ${said('owner')} = ${ask.owner}::text` : sql``}
      ${
        ask.text
          ? sql`and (${said('name_zh')} ilike ${likePart(ask.text)} or ${said('name_en')} ilike ${likePart(ask.text)}
            or j.issn ilike ${likePart(ask.text)} or j.cn ilike ${likePart(ask.text)})`
          : sql``
      }
      ${ask.after ? sql`and (coalesce(j.cn, j.issn, ''), j.id) > (${ask.after.code}, ${ask.after.id}::uuid)` : sql``}
      order by coalesce(j.cn, j.issn, ''), j.id limit ${ask.limit + 1}`
    const found = await journalsIn(db, which, at.asOf, at.known)
    const page = found.slice(0, ask.limit)
    const last = page.at(-1)
    return { journals: page, next: found.length > ask.limit && last ? { code: last.cn ?? last.issn ?? '', id: last.id } : null }
  },
})

export const journalById = query({
  name: 'registry.journal_by_id',
  title: { zh: '期刊', en: 'A journal' },
  output: journalOut,
  input: z.strictObject({ journal: id('journal'), ...times }),
  allow: 'public',
  run: async (_ctx, ask, db): Promise<Journal | undefined> => {
    const { asOf, known } = await standpointOf(db, ask)
    return journalAt(db, ask.journal, asOf, known)
  },
})
