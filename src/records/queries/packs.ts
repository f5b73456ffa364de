import { z } from 'zod'
import { type Db, type Id, query, rows, sql, type Viewer } from '../../kernel/index.js'
import { packOut, packsOut } from '../outputs/packs.js'
import { packAt, packOf, packsForTarget, packsOn, type RecordPack } from '../pack.js'
import { asRole } from '../parties.js'

/** A pack in a list, and whether the viewer may record by it. */
export interface PackLine {
  readonly id: string
  readonly version: number
  readonly title: RecordPack['title']
  readonly targets: readonly string[]
  readonly programme: string
  readonly fact: string
  readonly mayRecord: boolean
}

export const packsList = query({
  name: 'records.packs_list',
  title: { zh: '填报项目', en: 'Record packs' },
  output: packsOut,
  input: z.object({ target: z.string().max(10).optional() }),
  allow: 'public',
  list: { visibility: 'packs are public' },
  run: async (ctx, { target }, db): Promise<PackLine[]> => {
    const today = await ctx.house.clock.today(db)
    const kinds = await kindsOfUnits(db, ctx.viewer)
    return (target ? packsForTarget(target, today) : packsOn(today)).map((pack) => ({
      ...{ id: pack.id, version: pack.version, title: pack.title, targets: pack.targets, programme: pack.programme, fact: pack.fact },
      mayRecord: records(ctx.viewer, pack, kinds),
    }))
  },
})

/** Somebody with the right role for a unit of the right kind, or for the whole federation. */
const records = (viewer: Viewer, { recorder }: RecordPack, kinds: ReadonlyMap<string, string>): boolean =>
  recorder.roles.some((role) => {
    const units = viewer.unitsWith(asRole(role))
    return units === 'all' || units.some((unit) => (recorder.unitKinds as readonly string[]).includes(kinds.get(unit) ?? ''))
  })

/** What each unit is for which the viewer holds anything. */
async function kindsOfUnits(db: Db, viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  const units = [...new Set(viewer.grants.flatMap((grant) => (grant.unit === null ? [] : [grant.unit])))]
  if (units.length === 0) return new Map()
  const found = await rows<{ id: Id<'unit'>; kind: string }>(
    db,
    sql`select id, kind from registry_read.unit where id = any(${units}::uuid[])`,
  )
  return new Map(found.map((unit) => [unit.id, unit.kind]))
}

/** The whole pack: what a form is drawn from. The newest in force when no version is named. */
export const packById = query({
  name: 'records.pack_by_id',
  title: { zh: '填报项目详情', en: 'One record pack' },
  output: packOut,
  input: z.object({ pack: z.string().max(64), version: z.int().min(1).optional() }),
  allow: 'public',
  run: async (ctx, { pack, version }, db): Promise<RecordPack | undefined> =>
    version === undefined ? packOf(pack, await ctx.house.clock.today(db)) : packAt(pack, version),
})
