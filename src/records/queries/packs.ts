import { z } from 'zod'
import { query } from '../../kernel/index.js'
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
  input: z.object({ target: z.string().max(10).optional() }),
  allow: 'public',
  list: { visibility: 'packs are public' },
  run: async (ctx, { target }, db): Promise<PackLine[]> => {
    const today = await ctx.house.clock.today(db)
    return (target ? packsForTarget(target, today) : packsOn(today)).map((pack) => ({
      ...{ id: pack.id, version: pack.version, title: pack.title, targets: pack.targets, programme: pack.programme, fact: pack.fact },
      mayRecord: pack.recorder.roles.some((role) => ctx.viewer.canSomewhere(asRole(role))),
    }))
  },
})

/** The whole pack: what a form is drawn from. The newest in force when no version is named. */
export const packById = query({
  name: 'records.pack_by_id',
  title: { zh: '填报项目详情', en: 'One record pack' },
  input: z.object({ pack: z.string().max(64), version: z.int().min(1).optional() }),
  allow: 'public',
  run: async (ctx, { pack, version }, db): Promise<RecordPack | undefined> =>
    version === undefined ? packOf(pack, await ctx.house.clock.today(db)) : packAt(pack, version),
})
