import { z } from 'zod'
import { type Day, type Db, id, query, rows, sql } from '../../kernel/index.js'
import { bearersOut, relationsOut, unitLifeOut } from '../lifeOutputs.js'
import { type Knowledge, type Standpoint, saidBy, standpointOf, times, todayOf } from '../statement/known.js'
import { type Said, saidOf } from '../statement/store.js'
import type { Named, Precision, Predicate, UnitId, UnitKind } from '../types.js'
import { unitNames } from '../units/queries.js'
import { likeWhole } from '../units/text.js'
import type { ReorganisationId, ReorganisationKind } from './reorganisation.js'
import { type Reorganisation, reorganisationsOfUnit } from './reorganisationStore.js'
import { RELATION_KINDS, type RelationKind, stretchesOf } from './rules.js'
import { type Heir, heirsOf, type RelationId, relationsOfUnits } from './store.js'

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

const standing = (said: readonly Said[]) => said.filter((each) => !each.superseded && !each.withdrawn)

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
      return stretchesOf(of('holds'))
        .filter((each) => each.value === true)
        .map(
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
            holds: each.from <= at.asOf && (each.until === null || at.asOf < each.until),
            share: (of('share').at(-1)?.value as number | undefined) ?? null,
            source: of('holds').at(-1)?.source ?? '',
          }),
        )
    })
  },
})

export interface NameLine {
  readonly predicate: 'name_zh' | 'name_en' | 'short_zh' | 'short_en'
  readonly value: string
  readonly from: Day
  readonly precision: Precision
  readonly until: Day | null
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

const NAMES = ['name_zh', 'name_en', 'short_zh', 'short_en'] as const

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
    const names = NAMES.flatMap((predicate) =>
      stretchesOf(said.filter((each) => each.predicate === predicate)).flatMap((each): NameLine[] =>
        each.value === null
          ? []
          : [{ predicate, value: String(each.value), from: each.from, precision: each.precision, until: each.until }],
      ),
    )
    const heirs = (await heirsOf(db, ask.unit, at)).filter((heir) => heir.unit !== ask.unit)
    return { names, heirs, acts: await actsOf(db, ask.unit, at) }
  },
})

/** Acts that were known at K; one that was undone by then is shown as such. */
async function actsOf(db: Db, unit: string, at: Standpoint): Promise<ActLine[]> {
  const acts = await reorganisationsOfUnit(db, unit)
  if (acts.length === 0) return []
  const known = await knownFacts(
    db,
    acts.map((each) => each.id as string),
    at.known,
  )
  const seen = acts.filter((act) => known.has(act.fact))
  const names = await unitNames(
    db,
    seen.flatMap((act) => [...act.before, ...act.after]),
    at.asOf,
    at.known,
  )
  const named = (id: UnitId): UnitNamed => ({ unit: id, nameZh: names.get(id)?.nameZh ?? '', nameEn: names.get(id)?.nameEn ?? null })
  return seen.map((act) => ({
    ...{ reorganisation: act.id, kind: act.kind as ReorganisationKind, on: act.on, reason: act.reason, recordedOn: act.recordedOn },
    undone: act.undone && known.has(`undone/${act.id}`),
    before: act.before.map(named),
    after: act.after.map(named),
  }))
}

/** Facts of acts and of their undoing that had been recorded by K. */
async function knownFacts(db: Db, acts: readonly string[], known: Knowledge): Promise<ReadonlySet<string>> {
  const found = await rows<{ key: string }>(
    db,
    sql`select a.fact::text as key from registry.reorganisation a where a.id = any(${acts}::uuid[]) and ${saidBy('a', known)}
      union all select 'undone/' || u.reorganisation from registry.reorganisation_undone u where u.reorganisation = any(${acts}::uuid[]) and ${saidBy('u', known)}`,
  )
  return new Set(found.map((each) => each.key))
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
    const { known } = await standpointOf(db, ask)
    const [on, heirsOn] = [ask.on ?? today, ask.heirsOn ?? today]
    const units = await rows<{ unit: UnitId; kind: UnitKind }>(
      db,
      sql`select distinct u.id as unit, u.kind from registry.statement s join registry.unit u on u.id = s.subject
        where s.predicate = any(${[...NAMES]}::text[]) and ${likeWhole(sql`s.value #>> '{}'`, ask.name)} order by u.id limit 50`,
    )
    const bearers: Bearer[] = []
    for (const { unit, kind } of units) bearers.push(...(await bornBy(db, { unit, kind }, ask.name, { on, heirsOn, known })))
    return bearers.sort((a, b) => Number(b.borneThen) - Number(a.borneThen) || (a.from < b.from ? 1 : -1))
  },
})

const folded = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

async function bornBy(
  db: Db,
  { unit, kind }: { unit: UnitId; kind: UnitKind },
  name: string,
  when: { on: Day; heirsOn: Day; known: Knowledge },
): Promise<Bearer[]> {
  const said = standing(await saidOf(db, [unit], when.known, { predicates: NAMES }))
  const periods = NAMES.flatMap((predicate) => stretchesOf(said.filter((each) => each.predicate === predicate))).filter(
    (each) => each.value !== null && folded(String(each.value)) === folded(name),
  )
  if (periods.length === 0) return []
  const holding = periods.find((each) => each.from <= when.on && (each.until === null || when.on < each.until))
  const best = holding ?? periods.at(-1)!
  const now = (await unitNames(db, [unit], when.heirsOn, when.known)).get(unit)
  return [
    {
      ...{ unit, kind, name: String(best.value), from: best.from, until: best.until, borneThen: holding !== undefined },
      ...{ nameZh: now?.nameZh ?? String(best.value), nameEn: now?.nameEn ?? null },
      heirs: await heirsOf(db, unit, { asOf: when.heirsOn, known: when.known }),
    },
  ]
}
