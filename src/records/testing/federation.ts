import { type Day, type Id, newId, run, sql, uuidOf, type Viewer, viewerOf } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { permissionsOf } from '../../registry/index.js'

/** Ids that depend on their names alone, so that a failing test names the same things each time. */
export const idOf = <N extends string>(name: string): Id<N> => uuidOf('test', name) as Id<N>

export const UNITS = {
  department: 'department',
  otherDepartment: 'department',
  society: 'society',
  otherSociety: 'society',
  office: 'journal_office',
  city: 'city',
  base: 'base',
  park: 'park',
  station: 'station',
  needer: 'enterprise',
  offerer: 'enterprise',
  employer: 'enterprise',
} as const
export type UnitName = keyof typeof UNITS
export const unitId = (name: UnitName): Id<'unit'> => idOf<'unit'>(`unit/${name}`)

const PARENTS: Partial<Record<UnitName, UnitName>> = { base: 'city', park: 'city', office: 'society' }

/** Someone who holds these roles, `role@unit` or `role` for the whole federation. */
export function someone(name: string, ...roles: readonly string[]): Viewer {
  const grants = roles.flatMap((text) => {
    const [role, unit] = text.split('@') as [string, UnitName | undefined]
    return permissionsOf(role).map((permission) => ({ permission, unit: unit ? unitId(unit) : null, role }))
  })
  return viewerOf({ via: 'session', account: idOf('account/'.concat(name)), person: idOf('person/'.concat(name)), name, grants })
}

export interface Federation extends TestHouse {
  /** Adds entries of the subject register and gives their ids. */
  subjects(kind: string, count: number, like?: { readonly listedIn?: string; readonly level?: number }): Promise<Id<'subject'>[]>
  journals(count: number, like?: { readonly listedIn?: string }): Promise<Id<'journal'>[]>
  people(count: number): Promise<Id<'person'>[]>
  rowsIn(table: string): Promise<number>
}

/** A small federation over a fresh database: units of every kind, with parents and names. */
export async function federation(today: Day = '2022-06-30' as Day): Promise<Federation> {
  const test = await testHouse(today)
  const { db } = test.house.database
  const say = (subject: string, predicate: string, value: unknown) =>
    run(
      db,
      sql`insert into registry.statement (id, fact, subject, predicate, value, valid_from, recorded_on, source)
        values (${newId()}, ${newId()}, ${subject}, ${predicate}, ${JSON.stringify(value)}::jsonb, '2020-01-01', '2020-01-01', 'test')`,
    )
  for (const [name, kind] of Object.entries(UNITS)) {
    await run(
      db,
      sql`insert into registry.unit (id, kind, code, registered_on) values (${unitId(name as UnitName)}, ${kind}, ${name}, '2020-01-01')`,
    )
    await say(unitId(name as UnitName), 'name_zh', `单位${name}`)
    const parent = PARENTS[name as UnitName]
    if (parent) await say(unitId(name as UnitName), 'parent', unitId(parent))
  }
  let made = 0
  const many = async <N extends string>(count: number, make: (id: string, n: number) => Promise<unknown>): Promise<Id<N>[]> => {
    const ids: Id<N>[] = []
    for (let n = 0; n < count; n++) {
      const id = idOf<N>(`thing/${++made}`)
      await make(id, made)
      ids.push(id)
    }
    return ids
  }
  return {
    ...test,
    subjects: (kind, count, like) =>
      many(count, async (id, n) => {
        await run(db, sql`insert into registry.subject (id, kind, code, registered_on) values (${id}, ${kind}, ${`S${n}`}, '2020-01-01')`)
        await say(id, 'name_zh', `条目${n}`)
        if (like?.listedIn) await say(id, `on_${like.listedIn}`, true)
        if (like?.level) await say(id, 'level', like.level)
      }),
    journals: (count, like) =>
      many(count, async (id, n) => {
        await run(db, sql`insert into registry.journal (id, cn, registered_on) values (${id}, ${`CN11-${String(1000 + n)}`}, '2020-01-01')`)
        await say(id, 'name_zh', `期刊${n}`)
        await say(id, 'office', unitId('office'))
        await say(id, 'owner', unitId('society'))
        if (like?.listedIn) await say(id, `on_${like.listedIn}`, true)
      }),
    people: (count) =>
      many(count, async (id, n) => {
        await run(db, sql`insert into registry.person (id, name_zh, registered_on) values (${id}, ${`人员${n}`}, '2020-01-01')`)
        await say(id, 'employer', unitId('employer'))
      }),
    rowsIn: async (table) => Number((await test.house.database.pool.query(`select count(*) as n from ${table}`)).rows[0].n),
  }
}
