import type { Child } from 'hono/jsx'
import { isUuid, type Result, refuse } from '../../kernel/index.js'
import { type UnitKind, unitNames, unitsOf } from '../../registry/index.js'
import { ctxOf, type WebContext } from '../../ui/http/index.js'
import { Name, Say } from '../../ui/index.js'
import { texts } from './messages.js'

/** The name of a unit as the reader sees it; without one, the whole federation. */
export type NameOf = (unit: string | null | undefined) => Child

/** Names of all units of a page, in one statement, as of today. */
export async function namesFor(c: WebContext, units: readonly (string | null | undefined)[]): Promise<NameOf> {
  const { house } = ctxOf(c)
  const known = await unitNames(
    house.database.db,
    units.filter((unit): unit is string => Boolean(unit)),
    await house.clock.today(house.database.db),
  )
  return (unit) => {
    if (!unit) return <Say of={texts.federation} />
    const name = known.get(unit)
    return name ? <Name zh={name.nameZh} en={name.nameEn} /> : <code>{unit.slice(-6)}</code>
  }
}

/**
 * The unit that somebody typed: its id, its code, its whole name, or any part of a name that only one unit has. Refuses `unit_not_found`, and
 * `unit_several` with the first names.
 */
export async function unitTyped(c: WebContext, field: string, text: string, kinds?: readonly UnitKind[]): Promise<Result<string>> {
  if (isUuid(text)) return { ok: true, value: text }
  const found = await unitsOf(ctxOf(c), { text, limit: 20, ...(kinds ? { kinds: [...kinds] } : {}) })
  const units = found.ok ? found.value.units : []
  const exact = units.filter((unit) => unit.nameZh === text || unit.nameEn === text || unit.code === text)
  const meant = exact.length === 1 ? exact : units
  if (meant.length === 1) return { ok: true, value: meant[0]!.id }
  if (meant.length === 0) return refuse({ code: 'unit_not_found', field, text: text.slice(0, 60) })
  return refuse({ code: 'unit_several', field, names: meant.slice(0, 5).map((unit) => unit.nameZh) })
}
