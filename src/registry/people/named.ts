import { z } from 'zod'
import { query, rows, sql } from '../../kernel/index.js'
import { personsNamedOut } from '../outputs.js'
import type { PersonId, UnitId } from '../types.js'

/** Someone of that name, told apart from others of the same name by where he works. */
export interface PersonNamed {
  readonly id: PersonId
  readonly employer: UnitId | null
  readonly employerZh: string | null
  readonly employerEn: string | null
}

/**
 * Who bears exactly this name. For recorders who already know the name and need the person's number: a part of a name finds nobody, so that the
 * register cannot be browsed (08 G-122).
 */
export const personsNamed = query({
  name: 'registry.persons_named',
  title: { zh: '按全名查人员编号', en: 'People of a full name' },
  output: personsNamedOut,
  input: z.strictObject({ name: z.string().trim().min(2).max(80) }),
  permission: 'registry.keep_people',
  allow: (who) => who.canSomewhere('records.record') || who.canSomewhere('registry.keep_people'),
  list: { visibility: 'recorders and keepers of the register; only people whose full name is given' },
  run: (_ctx, { name }, db): Promise<PersonNamed[]> =>
    rows<PersonNamed>(
      db,
      sql`select p.id, e.unit as employer, u.name_zh as "employerZh", u.name_en as "employerEn" from registry.person p,
        lateral (select registry_read.text_at(p.id, 'employer', registry_read.today())::uuid as unit) e left join registry_read.unit u on u.id = e.unit
        where p.name_zh = ${name} or lower(p.name_en) = lower(${name}) order by p.registered_on, p.id limit 20`,
    ),
})
