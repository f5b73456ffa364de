import type { Day, Id } from '../../kernel/index.js'
import { beginImport, previewImport, runBulk } from '../../records/index.js'
import type { Member } from './cast.js'
import { must } from './stage.js'
import type { Story, Tale } from './story.js'

export interface Table {
  readonly id: string
  readonly pack: string
  readonly unit: Id
  readonly by: Member
  readonly on: Day
  readonly name: string
  readonly bytes: Buffer
  /** What the rows tell, in their order. */
  readonly tales: readonly Tale[]
}

/** A table of happenings: brought, previewed, begun and run through; its rows then go on as records of their own. */
export function importStory({ id, pack, unit, by, on, name, bytes, tales }: Table): Story {
  return {
    id,
    acts: [
      {
        on,
        run: async (stage) => {
          const ctx = await stage.as(by)
          const file = await stage.upload(by, name, bytes)
          const ask = { pack, unit: unit as never, file }
          const preview = must(name, must(name, await previewImport(ctx, { ...ask, limit: 500 })))
          const bad = preview.rows.find((row) => row.does !== 'waits' && row.does !== 'there')
          if (bad) throw new Error(`row ${bad.line} of ${name} would be ${bad.does}: ${JSON.stringify(bad.refusal)}`)
          for (const [n, row] of preview.rows.entries()) stage.records.set(tales[n]!.id, row.record)
          const begun = must(name, await beginImport(ctx, { ...ask, total: preview.total }))
          await runBulk(stage.house, begun.answer?.bulk ?? preview.bulk)
        },
      },
    ],
  }
}
