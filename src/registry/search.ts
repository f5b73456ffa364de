import { rows, sql, type Tx } from '../kernel/index.js'
import { indexDocuments, removeDocument } from '../kernel/search/index.js'
import { standsAt } from './statement/known.js'

interface Row {
  readonly id: string
  readonly kind: string
  readonly title: string | null
  readonly titleEn: string | null
  readonly body: string
  readonly page: string | null
}

/** Names that once held stay findable: whoever reads an old document finds the body of that day (08 G-086). */
const NAMES = sql`coalesce((select string_agg(distinct s.value #>> '{}', ' · ') from registry.statement s where s.subject = n.id and s.predicate in ('name_zh', 'name_en', 'short_zh', 'seat')
  and ${standsAt('s', null)}), '')`
const NOW = (what: string) => sql`coalesce(registry_read.text_at(n.id, ${what}, registry_read.today()),
  (select s.value #>> '{}' from registry.statement s where s.subject = n.id and s.predicate = ${what} and ${standsAt('s', null)}
    order by s.valid_from limit 1))`

/** Puts what is now said of these units or journals into the search; what has no name left, since the act that began it was taken back, goes out of it. */
export async function refreshSearch(
  tx: Tx,
  of: { readonly units?: readonly string[]; readonly journals?: readonly string[] },
): Promise<void> {
  const units = of.units ?? []
  const journals = of.journals ?? []
  if (units.length + journals.length === 0) return
  const found = await rows<Row>(
    tx,
    sql`select n.id, n.kind, ${NOW('name_zh')} as title, ${NOW('name_en')} as "titleEn", concat_ws(' · ', n.code, ${NAMES}) as body, n.page from (
      select u.id, u.kind, u.code, u.id::text as page from registry.unit u where u.id = any(${units}::uuid[])
      union all
      select j.id, 'journal', concat_ws(' · ', j.cn, j.issn), coalesce(registry_read.text_at(j.id, 'office', registry_read.today()), registry_read.text_at(j.id, 'owner', registry_read.today()))
      from registry.journal j where j.id = any(${journals}::uuid[])) n`,
  )
  const named = found.filter((row) => row.title !== null)
  for (const row of found) if (row.title === null) await removeDocument(tx, 'registry', row.kind, row.id)
  await indexDocuments(
    tx,
    named.map((row) => ({
      room: 'registry',
      kind: row.kind,
      id: row.id,
      title: row.title ?? '',
      titleEn: row.titleEn ?? '',
      body: row.body,
      // A journal has no page of its own yet: it is found on that of its office or owner.
      link: row.page ? `/units/${row.page}` : '/units',
      audience: 'public' as const,
    })),
  )
}
