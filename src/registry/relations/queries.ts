import { z } from 'zod'
import { type Day, type Db, id, query, rows, sql } from '../../kernel/index.js'
import { bearersOut, relationsOut, unitLifeOut } from '../lifeOutputs.js'
import { knowledgeOf, type Standpoint, standpointOf, times, todayOf } from '../statement/known.js'
import { includes, type Stretch, stretchesOf, timesHeld } from '../statement/periods.js'
import { type Said, saidOf, standing } from '../statement/store.js'
import type { Named, Precision, Predicate, UnitId, UnitKind } from '../types.js'
import { unitNames } from '../units/queries.js'
import { likeWhole, wholeFolded } from '../units/text.js'
import type { ReorganisationId } from './reorganisation.js'
import { type Reorganisation, reorganisationsOfUnit } from './reorganisationStore.js'
import { RELATION_KINDS, type RelationKind } from './rules.js'
import { type Heir, heirsOf, type RelationId, relationsOfUnits } from './store.js'

const NAMES = ['name_zh', 'name_en', 'short_zh', 'short_en'] as const

export interface RelationLine {
  readonly relation: RelationId
  readonly kind: RelationKind
  /** The unit asked about stands first (`from`) or second in it. */
  readonly side: 'from' | 'to'
  readonly other: UnitId
  readonly nameZh: string
  readonly nameEn: string | null
  readonly from: Day
  readonly precision: Precision
  readonly until: Day | null
  /** Whether it holds on the day. */
  readonly holds: boolean
  readonly share: number | null
  readonly source: string
}

/** Ties of a unit with their periods, as known at K; each says whether it holds at E. */
export const relationsOf = query({
  name: 'registry.relations_of',
  title: { zh: '单位关系', en: 'Ties of a unit' },
  input: z.strictObject({ unit: id('unit'), kind: z.enum(RELATION_KINDS).optional(), ...times }),
  output: relationsOut,
  allow: 'public',
  list: { visibility: 'public: which bodies belong together is public' },
  run: async (_ctx, ask, db): Promise<readonly RelationLine[]> => {
    const at = await standpointOf(db, ask)
    const ties = (await relationsOfUnits(db, [ask.unit])).filter((each) => ask.kind === undefined || each.kind === ask.kind)
    const said = standing(
      await saidOf(
        db,
        ties.map((each) => each.id),
        at.known,
        { predicates: ['holds', 'share'] },
      ),
    )
    const names = await unitNames(
      db,
      ties.flatMap((each) => [each.from, each.to]),
      at.asOf,
      at.known,
    )
    return ties.flatMap((tie) => {
      const own = said.filter((each) => each.subject === tie.id)
      const other = tie.from === ask.unit ? tie.to : tie.from
      const of = (predicate: Predicate) => own.filter((each) => each.predicate === predicate)
      return timesHeld(of('holds')).map(
        (each): RelationLine => ({
          relation: tie.id,
          kind: tie.kind,
          side: tie.from === ask.unit ? 'from' : 'to',
          other,
          nameZh: names.get(other)?.nameZh ?? '',
          nameEn: names.get(other)?.nameEn ?? null,
          from: each.from,
          precision: each.precision,
          until: each.until,
          holds: includes(each, at.asOf),
          share: (of('share').at(-1)?.value as number | undefined) ?? null,
          source: of('holds').at(-1)?.source ?? '',
        }),
      )
    })
  },
})

export interface NameLine extends Stretch<string> {
  readonly predicate: (typeof NAMES)[number]
}

export interface ActLine extends Pick<Reorganisation, 'kind' | 'on' | 'reason' | 'undone' | 'recordedOn'> {
  readonly reorganisation: ReorganisationId
  readonly before: readonly UnitNamed[]
  readonly after: readonly UnitNamed[]
}
export interface UnitNamed extends Named {
  readonly unit: UnitId
}

export interface UnitLife {
  /** Every name it bore, with its period, as known at K. */
  readonly names: readonly NameLine[]
  /** Who stands in its place at E: nobody but itself, unless it ended. */
  readonly heirs: readonly Heir[]
  readonly acts: readonly ActLine[]
}

/** The life of a unit as known at K: its names over time, what became of it, the acts in which it took part. */
export const unitLife = query({
  name: 'registry.unit_life',
  title: { zh: '单位沿革', en: 'Life of a unit' },
  input: z.strictObject({ unit: id('unit'), ...times }),
  output: unitLifeOut,
  allow: 'public',
  run: async (_ctx, ask, db): Promise<UnitLife> => {
    const at = await standpointOf(db, ask)
    const said = standing(await saidOf(db, [ask.unit], at.known, { predicates: NAMES }))
    const heirs = (await heirsOf(db, [ask.unit], at)).get(ask.unit) ?? []
    return { names: namesOver(said), heirs: heirs.filter((heir) => heir.unit !== ask.unit), acts: await actsOf(db, ask.unit, at) }
  },
})

async function actsOf(db: Db, unit: string, at: Standpoint): Promise<ActLine[]> {
  const acts = await reorganisationsOfUnit(db, unit, at.known)
  const parties = acts.flatMap((act) => [...act.before, ...act.after])
  const names = await unitNames(db, parties, at.asOf, at.known)
  const named = (id: UnitId): UnitNamed => ({ unit: id, nameZh: names.get(id)?.nameZh ?? '', nameEn: names.get(id)?.nameEn ?? null })
  return acts.map(({ id, kind, on, reason, recordedOn, undone, before, after }) => ({
    ...{ reorganisation: id, kind, on, reason, recordedOn, undone },
    before: before.map(named),
    after: after.map(named),
  }))
}

export interface Bearer extends Named {
  readonly unit: UnitId
  readonly kind: UnitKind
  /** The name that was looked for, as it stands in the register. */
  readonly name: string
  readonly from: Day
  readonly until: Day | null
  /** It bore the name on that day; else at another time. */
  readonly borneThen: boolean
  /** Who stands in its place today (or at `heirsOn`). */
  readonly heirs: readonly Heir[]
}

/**
 * The body that a name in an old document means: who bore it on the document's day, and who stands in its place today (08 G-086). Bodies that bore the
 * name at other times come after, marked as such. Blanks, width and capitals do not matter; half a name is nobody's.
 */
export const bodyNamed = query({
  name: 'registry.body_named',
  title: { zh: '旧名称对应的单位', en: 'The body behind an old name' },
  input: z.strictObject({
    name: z.string().trim().min(2).max(200),
    on: times.asOf,
    heirsOn: times.asOf,
    knownAt: times.knownAt,
    knownSeal: times.knownSeal,
  }),
  output: bearersOut,
  allow: 'public',
  list: { visibility: 'public: names of organisations are public' },
  run: async (_ctx, ask, db): Promise<readonly Bearer[]> => {
    const today = await todayOf(db)
    const known = knowledgeOf(ask)
    const [on, heirsOn] = [ask.on ?? today, ask.heirsOn ?? today]
    const units = await rows<{ unit: UnitId; kind: UnitKind }>(
      db,
      sql`select distinct u.id as unit, u.kind from registry.statement s join registry.unit u on u.id = s.subject
        where s.predicate = any(${[...NAMES]}::text[]) and ${likeWhole(sql`s.value #>> '{}'`, ask.name)} order by u.id limit 50`,
    )
    const said = standing(
      await saidOf(
        db,
        units.map((each) => each.unit),
        known,
        { predicates: NAMES },
      ),
    )
    const bearers = units.flatMap(({ unit, kind }) => {
      const borne = nameBorne(
        said.filter((each) => each.subject === unit),
        ask.name,
        on,
      )
      return borne ? [{ unit, kind, ...borne }] : []
    })
    const ids = bearers.map((each) => each.unit)
    const [names, heirs] = [await unitNames(db, ids, heirsOn, known), await heirsOf(db, ids, { asOf: heirsOn, known })]
    return bearers
      .map((each): Bearer => {
        const now = names.get(each.unit)
        return { ...each, nameZh: now?.nameZh ?? each.name, nameEn: now?.nameEn ?? null, heirs: heirs.get(each.unit) ?? [] }
      })
      .sort((a, b) => Number(b.borneThen) - Number(a.borneThen) || (a.from < b.from ? 1 : -1))
  },
})

/** The period in which one unit bore the name: the one that holds the day, else the last. */
function nameBorne(said: readonly Said[], name: string, on: Day): Pick<Bearer, 'name' | 'from' | 'until' | 'borneThen'> | undefined {
  const periods = namesOver(said).filter((each) => wholeFolded(each.value) === wholeFolded(name))
  const then = periods.find((each) => includes(each, on))
  const best = then ?? periods.at(-1)
  return best && { name: best.value, from: best.from, until: best.until, borneThen: then !== undefined }
}

/** Every name in the order of its kinds, then of its days. */
const namesOver = (said: readonly Said[]): NameLine[] =>
  NAMES.flatMap((predicate) =>
    stretchesOf(said.filter((each) => each.predicate === predicate)).flatMap(({ value, ...stretch }): NameLine[] =>
      value === null ? [] : [{ predicate, value: String(value), ...stretch }],
    ),
  )
