import { asksAsHimself, type Sql, sql, type Viewer } from '../../kernel/index.js'

/**
 * The rule of every list and count of records (rows called `r`): the recording unit and the unit to which the fact belongs, every side that was
 * asked, and whoever may read all. Drafts are their unit's own.
 */
export function visibleTo(viewer: Viewer): Sql {
  const [records, reads] = [viewer.unitsWith('records.record'), viewer.unitsWith('records.see')]
  if (viewer.via === 'system') return sql`true`
  const units = [...new Set([records, reads].flatMap((held) => (held === 'all' ? [] : held)))]
  const all = records === 'all' || reads === 'all'
  return sql`(${all ? sql`(r.state <> 'draft' or r.recorder = ${viewer.account})` : sql`false`} or r.unit = any(${units}::uuid[])
    or (r.state <> 'draft' and (r.fact_unit = any(${units}::uuid[])
      or exists (select from records.confirmation c where c.record = r.id and ${turnIn(viewer)}))))`
}

/** The turns (rows called `c`) that this viewer may take. A token without any scope of the records takes none, even in its owner's name. */
export function turnIn(viewer: Viewer): Sql {
  if (!asksAsHimself(viewer, 'records.see', 'records.record', 'records.confirm')) return sql`false`
  const roles = viewer.grants.filter((grant) => grant.permission.startsWith('as.'))
  const federal = [...new Set(roles.filter((grant) => grant.unit === null).map((grant) => grant.permission))]
  const local = roles.filter((grant) => grant.unit !== null)
  return sql`((c.person is not null and c.person = ${viewer.person}) or c.permission = any(${federal}::text[])
    or (c.permission, c.unit) in (select * from unnest(${local.map((grant) => grant.permission)}::text[], ${local.map((grant) => grant.unit)}::uuid[])))`
}
