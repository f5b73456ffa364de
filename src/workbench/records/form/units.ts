import type { Ctx, Id } from '../../../kernel/index.js'
import { asRole, type RecordPack } from '../../../records/index.js'
import { unitById, unitsOf } from '../../../registry/index.js'

export interface OwnUnit {
  readonly id: Id<'unit'>
  readonly nameZh: string
  readonly nameEn: string | null
}

/** The units for which this viewer may record by a pack; `beyond` when a role held for the whole federation lets him choose among more than are listed. */
export interface OwnUnits {
  readonly units: readonly OwnUnit[]
  readonly beyond: boolean
}

const MOST = 100

export async function unitsFor(ctx: Ctx, pack: RecordPack): Promise<OwnUnits> {
  const permissions = new Set(pack.recorder.roles.map(asRole))
  const held = ctx.viewer.grants.filter((grant) => permissions.has(grant.permission))
  const ids = [...new Set(held.flatMap((grant) => (grant.unit === null ? [] : [grant.unit])))]
  const own = await Promise.all(ids.slice(0, MOST).map((unit) => unitById(ctx, { unit })))
  const units = own.flatMap((found) => {
    const unit = found.ok ? found.value?.unit : undefined
    return unit && (pack.recorder.unitKinds as readonly string[]).includes(unit.kind)
      ? [{ id: unit.id, nameZh: unit.nameZh, nameEn: unit.nameEn }]
      : []
  })
  if (!held.some((grant) => grant.unit === null)) return { units, beyond: false }
  const page = await unitsOf(ctx, { kinds: [...pack.recorder.unitKinds], limit: MOST })
  const all = page.ok ? page.value.units.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })) : []
  const listed = [...units, ...all.filter((unit) => !units.some((each) => each.id === unit.id))]
  return { units: listed, beyond: page.ok && page.value.next !== null }
}
