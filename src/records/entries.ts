import { type Ctx, type Day, type Db, ok, type Refusal, type Result, viewerOf } from '../kernel/index.js'
import { registerSubjects } from '../registry/index.js'
import { addable, type NewEntry, namesIn, resolved } from './bulk/resolve.js'
import type { RecordPack } from './pack.js'
import { asRole } from './parties.js'
import { loadReferences, pointersOf, type Reference } from './references.js'
import type { UnitId, Values } from './types.js'

/** A form's values with ids in place of names and codes, by the rule of the imports; what nobody knows stays text, and what may be added is named. */
export async function namedValues(db: Db, pack: RecordPack, values: Values): Promise<{ values: Values; adds: readonly NewEntry[] }> {
  const names = await namesIn(db, pack, [values])
  return { values: resolved(pack, values, names), adds: addable(pack, [values], names) }
}

/**
 * Adds entries to the subject register that a record points at, for a unit that may record by the pack. One command each: a recorder may add what
 * his record needs, and nothing more.
 */
export async function addEntries(
  ctx: Ctx,
  pack: RecordPack,
  unit: UnitId,
  adds: readonly NewEntry[],
): Promise<Result<readonly NewEntry[], Refusal>> {
  if (!pack.recorder.roles.some((role) => ctx.viewer.can(asRole(role), { unit })))
    return { ok: false, refusal: { code: 'role_does_not_record', roles: pack.recorder.roles } }
  const today = await ctx.house.clock.today(ctx.house.database.db)
  const { account, person, name } = ctx.viewer
  // The house registers for the recorder, as it does in an import; who he is stays with the act.
  const house: Ctx = { house: ctx.house, requestId: ctx.requestId, viewer: viewerOf({ via: 'system', account, person, name }) }
  for (const { id, kind, text } of adds) {
    const subject = { subject: id, code: text.slice(0, 80), nameZh: text.slice(0, 200), owner: unit }
    const answer = await registerSubjects(house, { kind, subjects: [subject], since: today.slice(0, 4), source: `填报：${pack.title.zh}` })
    if (!answer.ok) return answer
  }
  return ok(adds)
}

/** Names of what values point at, as of a day, by id. */
export async function pointedNames(
  db: Db,
  pack: RecordPack,
  values: Values,
  on: Day,
): Promise<Record<string, Pick<Reference, 'nameZh' | 'nameEn' | 'kind'>>> {
  const ids = pointersOf(pack, values).map((pointer) => pointer.id)
  const found = await loadReferences(db, ids, on)
  return Object.fromEntries([...found].map(([id, { nameZh, nameEn, kind }]) => [id, { nameZh, nameEn, kind }]))
}
