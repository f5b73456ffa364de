import type { Ctx } from '../../../kernel/index.js'
import { type ColumnDecl, type FieldDecl, packOf } from '../../../records/index.js'
import { Name, type Suggestion } from '../../../ui/index.js'
import { nearTo, writtenAs } from './resolve.js'
import { POINTING } from './typed.js'

/** Entries of the registry for a box, best first: those that the field may point at, by any part of the name or by code. */
export async function suggestionsFor(ctx: Ctx, ask: { pack: string; path: string; text: string }): Promise<readonly Suggestion[]> {
  const text = ask.text.trim().slice(0, 100)
  if (ctx.viewer.via === 'nobody' || text === '') return []
  const today = await ctx.house.clock.today(ctx.house.database.db)
  const pack = packOf(ask.pack, today)
  const [head, column] = ask.path.split('.')
  const field = pack?.fields.find((each) => each.id === head)
  const own: FieldDecl | ColumnDecl | undefined = field?.kind === 'list' ? field.columns.find((each) => each.id === column) : field
  if (!own || !POINTING.has(own.kind)) return []
  const near = await nearTo(ctx, own as never, text, today, 10)
  return near.map((entry) => ({
    value: writtenAs(entry, near),
    shown: (
      <>
        <Name zh={entry.nameZh} en={entry.nameEn} />
        {entry.code && <span class="muted small"> {entry.code}</span>}
      </>
    ),
  }))
}
