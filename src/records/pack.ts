import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../kernel/config/index.js'
import type { Day } from '../kernel/index.js'
import { type FieldDecl, type RecordPack, readPack } from '../kernel/pack/index.js'

export type { ColumnDecl, FieldDecl, Party, RecordPack } from '../kernel/pack/index.js'

/** Every record pack in every version, by id, newest version first. */
let loaded: Map<string, RecordPack[]> | undefined

/** Reads `src/records/packs/*.json` once. A faulty pack is a fault of the house: it names the file and the finding. */
function allPacks(): Map<string, RecordPack[]> {
  if (loaded) return loaded
  const folder = join(projectRoot(), 'src', 'records', 'packs')
  const found = new Map<string, RecordPack[]>()
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue
    const read = readPack(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    if (!read.ok) throw new Error(`src/records/packs/${file}: ${JSON.stringify(read.refusal)}`)
    if (read.value.engine === 'record') found.set(read.value.id, [...(found.get(read.value.id) ?? []), read.value])
  }
  for (const versions of found.values()) versions.sort((a, b) => b.version - a.version)
  loaded = found
  return found
}

/** For tests: the packs given instead of those in the folder. */
export function usePacks(packs: readonly RecordPack[]): void {
  const given = new Map<string, RecordPack[]>()
  for (const pack of packs)
    given.set(
      pack.id,
      [...(given.get(pack.id) ?? []), pack].sort((a, b) => b.version - a.version),
    )
  loaded = given
}

/** The version that a new record is pinned to: the newest one in force. */
export const packOf = (id: string, today: Day): RecordPack | undefined =>
  allPacks()
    .get(id)
    ?.find((pack) => pack.validFrom <= today)

/** The version that a record is pinned to. */
export const packAt = (id: string, version: number): RecordPack | undefined =>
  allPacks()
    .get(id)
    ?.find((pack) => pack.version === version)

/** Newest versions in force, in the order of their targets. */
export function packsOn(today: Day): RecordPack[] {
  const inForce = [...allPacks().keys()].map((id) => packOf(id, today)).filter((pack) => pack !== undefined)
  return inForce.sort((a, b) => (a.targets[0]! < b.targets[0]! ? -1 : a.targets[0]! > b.targets[0]! ? 1 : a.id < b.id ? -1 : 1))
}

export const packsForTarget = (target: string, today: Day): RecordPack[] => packsOn(today).filter((pack) => pack.targets.includes(target))

export const fieldOf = (pack: RecordPack, id: string): FieldDecl | undefined => pack.fields.find((field) => field.id === id)
