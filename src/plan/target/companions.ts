import { byUnit, type Ctx, type L10n, measures, seriesOf, splitOf } from '../../kernel/index.js'
import type { RecordPack } from '../../records/index.js'
import { companionName } from '../confirm/companions.js'
import type { Aimed } from './find.js'

/** A figure beside the headline. `n` is null where the room that keeps it is still to come, or the companion is a split. */
export interface CompanionFigure {
  readonly id: string
  readonly title: L10n
  readonly state: 'shown' | 'not_shown_yet'
  readonly room: string | null
  readonly n: number | null
  readonly measure: string | null
  /** For a split: by which field of the facts (`data.<field>`), or by `unit`. */
  readonly by: string | null
  readonly parts: readonly { readonly value: string | null; readonly label: L10n | null; readonly n: number }[]
}

/** Companions at the same (E, K): counted by measures of their own, or split from the facts that count. */
export async function companionsOf(ctx: Ctx, aimed: Aimed, packs: readonly RecordPack[]): Promise<CompanionFigure[]> {
  const { target, reading, unit } = aimed
  const { db } = ctx.house.database
  const measured = target.measured
  const wanted = packs.flatMap((pack) => pack.companions.map((companion) => ({ pack, companion })))
  if (!measured || wanted.length === 0) return wanted.map(({ companion }) => plain(companion))
  const known = await measures(db)
  const noOf = (id: string) => known.find((each) => each.rule.id === id)?.no
  const nos = wanted.flatMap(({ companion }) => noOf(companionName(measured.id, companion.id)) ?? [])
  const series = await seriesOf(db, nos, reading, unit)
  return Promise.all(
    wanted.map(async ({ pack, companion }): Promise<CompanionFigure> => {
      const measure = companionName(measured.id, companion.id)
      const no = noOf(measure)
      if (no !== undefined) return { ...plain(companion), measure, n: series.get(no)?.figure ?? 0 }
      if (companion.counts.of !== 'split') return plain(companion)
      const { by } = companion.counts
      const parts =
        by === 'unit'
          ? (await byUnit(db, measured.no, reading)).map((each) => ({ value: each.unit, n: each.n }))
          : await splitOf(db, { measure: measured.no, reading, unit, field: by.slice('data.'.length) })
      return { ...plain(companion), by, parts: parts.map((part) => ({ ...part, label: labelIn(pack, by, part.value) })) }
    }),
  )
}

/** The measure of a companion that has one of its own, for its rows. */
export async function companionMeasure(ctx: Ctx, aimed: Aimed, companion: string): Promise<number | undefined> {
  const { measured } = aimed.target
  if (!measured) return undefined
  const name = companionName(measured.id, companion)
  return (await measures(ctx.house.database.db)).find((each) => each.rule.id === name)?.no
}

const plain = (companion: RecordPack['companions'][number]): CompanionFigure => ({
  id: companion.id,
  title: companion.title,
  state: companion.state,
  room: companion.room ?? null,
  n: null,
  measure: null,
  by: null,
  parts: [],
})

/** The words for a value that was chosen from a list. */
function labelIn(pack: RecordPack, by: string, value: string | null): L10n | null {
  const path = pack.data.carry[by.slice('data.'.length)] ?? by.slice('data.'.length)
  const [head, column] = path.split('.')
  const field = pack.fields.find((each) => each.id === head)
  const owner = field?.kind === 'list' ? field.columns.find((each) => each.id === column) : field
  return (owner && 'options' in owner && owner.options.find((option) => option.id === value)?.label) || null
}
