import type { Child } from 'hono/jsx'
import type { Day } from '../kernel/index.js'
import { type Knowledge, unitNames } from '../registry/index.js'
import { ctxOf, type WebContext } from '../ui/http/index.js'
import { Name } from '../ui/index.js'

/** The name of a unit as the reader sees it; the register's own, never translated. */
export type NameOf = (unit: string) => Child

/** Names of all the units of a page, in one statement, as of its day. A unit that the register does not know is shown by the end of its id. */
export async function namesFor(
  c: WebContext,
  units: readonly (string | null | undefined)[],
  asOf: Day,
  knowledge: Knowledge = null,
): Promise<NameOf> {
  const known = await unitNames(
    ctxOf(c).house.database.db,
    units.filter((unit): unit is string => Boolean(unit)),
    asOf,
    knowledge,
  )
  return (unit) => {
    const name = known.get(unit)
    return name ? <Name zh={name.nameZh} en={name.nameEn} /> : <code>{unit.slice(-6)}</code>
  }
}
