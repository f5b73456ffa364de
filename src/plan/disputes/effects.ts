import {
  type At,
  type Day,
  factById,
  first,
  type Id,
  type NewFact,
  ok,
  type Refusal,
  type Result,
  refuse,
  type StoredFact,
  sql,
  type Tx,
} from '../../kernel/index.js'
import {
  cancelAgainDecided,
  loadVoid,
  reinstateDecided,
  saveVoid,
  strikeDecided,
  type Voiding,
  type VoidKnown,
} from '../../records/index.js'
import { planFact, planFactKinds } from '../../registry/index.js'
import type { About } from './rules.js'
import type { DisputedFact } from './store.js'

/** A disputed fact with what has been said against it so far. */
export interface Target extends DisputedFact {
  readonly stored: StoredFact | undefined
  readonly record: VoidKnown
  /** The newest cancel or strike against it that nothing has undone; for facts that no record made. */
  readonly act: { readonly id: Id<'fact'>; readonly on: Day } | undefined
  /** The cancel or strike that the first decision undid, if it undid one. */
  readonly undid: StoredFact | undefined
}

export async function loadTargets(tx: Tx, facts: readonly DisputedFact[], at: At): Promise<Target[]> {
  const found: Target[] = []
  for (const fact of facts)
    found.push({
      ...fact,
      stored: await factById(tx, fact.fact),
      record: await loadVoid(tx, fact.fact, at),
      act: await standingAct(tx, fact.fact),
      undid: await undoneBy(tx, fact.effect),
    })
  return found
}

const standingAct = (tx: Tx, fact: string): Promise<Target['act']> =>
  first(
    tx,
    sql`select v.id, v.effective_on as "on" from kernel_read.fact v where v.target = ${fact} and v.how in ('cancel', 'strike')
      and not exists (select from kernel_read.fact w where w.target = v.id and w.how = 'reinstate') order by v.recorded_at desc, v.id desc limit 1`,
  )

async function undoneBy(tx: Tx, effect: Id<'fact'> | null): Promise<StoredFact | undefined> {
  const made = effect === null ? undefined : await factById(tx, effect)
  return made?.how === 'reinstate' && made.target ? factById(tx, made.target) : undefined
}

/** What a decision does to one fact. `voiding` is what the records room then writes; facts that no record made have none. */
export interface Effect {
  readonly of: Id<'fact'>
  readonly upheld: boolean
  readonly made: Id<'fact'> | null
  /** It takes back the effect of the first decision. */
  readonly undoes: boolean
  readonly voiding: Voiding | undefined
  readonly facts: readonly NewFact[]
}

interface Said {
  readonly reason: string
  readonly document: string
}

/**
 * What follows for each fact from a decision: upheld about what counts, it is struck; upheld about what does not count, the newest cancel or strike is undone.
 * On appeal what the first decision did, and this one does not uphold, is undone from its own day, as if it had never been.
 */
export function effectsOf(
  about: About,
  targets: readonly Target[],
  upheld: readonly string[],
  said: Said,
  at: At,
): Result<readonly Effect[], Refusal> {
  const effects: Effect[] = []
  for (const target of targets) {
    const now = upheld.includes(target.fact)
    const stands = target.effect !== null && target.undone === null
    if (now === stands) {
      effects.push({ of: target.fact, upheld: now, made: null, undoes: false, voiding: undefined, facts: [] })
      continue
    }
    const strikes = (about === 'fact') === now
    const cancels = strikes && stands && target.undid?.how === 'cancel'
    const made = cancels
      ? cancelAgain(target, target.undid!, said, at)
      : strikes
        ? strike(target, said, at)
        : reinstate(target, stands ? target.effect! : undefined, said, at)
    if (!made.ok) return made
    effects.push({ of: target.fact, upheld: now, undoes: stands, ...made.value })
  }
  return ok(effects)
}

type Made = Pick<Effect, 'made' | 'voiding' | 'facts'>
const NOTHING: Made = { made: null, voiding: undefined, facts: [] }

function strike(target: Target, said: Said, at: At): Result<Made, Refusal> {
  const { record, stored, fact } = target
  if (!stored) return refuse({ code: 'fact_unknown' })
  if (record.aimed) return byRecord(strikeDecided(record, { fact, ...said }, at))
  const kind = kindAgainst(stored.kind, 'strike')
  return kind === undefined ? ok(NOTHING) : ok(byItself(kind, stored, { fact, how: 'strike' }, undefined, said, at))
}

/** From the day of the cancel that was undone: before it the fact counted, and it does so again. */
function cancelAgain({ record, stored, fact }: Target, undid: StoredFact, said: Said, at: At): Result<Made, Refusal> {
  if (!stored) return refuse({ code: 'fact_unknown' })
  const { kind, effectiveOn: on } = undid
  if (record.aimed) return byRecord(cancelAgainDecided(record, { fact, kind, on, ...said }, at))
  return ok(byItself(kind, stored, { fact, how: 'cancel' }, on, said, at))
}

function reinstate(target: Target, act: Id<'fact'> | undefined, said: Said, at: At): Result<Made, Refusal> {
  const { record, stored, fact } = target
  if (!stored) return refuse({ code: 'fact_unknown' })
  if (record.aimed) {
    // What was never cancelled or struck (reported late, a double) has nothing that could be undone; the decision stands as a reading of the rule.
    if (!act && !record.voids.some((each) => each.how !== 'reinstate')) return ok(NOTHING)
    return byRecord(reinstateDecided(record, { fact, ...(act ? { act } : {}), ...said }, at))
  }
  const kind = kindAgainst(stored.kind, 'reinstate')
  const undone = act ?? target.act?.id
  return kind === undefined || !undone
    ? ok(NOTHING)
    : ok(byItself(kind, stored, { fact: undone, how: 'reinstate' }, target.act?.on, said, at))
}

/** Where there is nothing left to undo, or it has been struck since, the decision stands as a reading of the rule. */
const NOTHING_TO_UNDO: readonly string[] = ['fact_not_voided', 'reinstate_stands', 'fact_struck']

function byRecord(decided: ReturnType<typeof strikeDecided>): Result<Made, Refusal> {
  if (!decided.ok) return NOTHING_TO_UNDO.includes(decided.refusal.code) ? ok(NOTHING) : decided
  if (decided.value === 'nothing') return ok(NOTHING)
  const { change, facts } = decided.value
  return ok({ made: change.id, voiding: change, facts })
}

/** The kind that speaks so against this kind; of several, the general one. */
const kindAgainst = (kind: string, role: 'strike' | 'reinstate'): string | undefined => {
  const fit = planFactKinds.filter(
    (each) => each.role === role && (role === 'strike' ? each.against?.includes(kind) : nounOf(each.kind) === nounOf(kind)),
  )
  return (fit.find((each) => /\.(struck|reinstated)$/.test(each.kind)) ?? fit[0])?.kind
}
const nounOf = (kind: string): string => kind.slice(0, kind.indexOf('.'))

/** For facts that an engine made, which has no records: the fact alone. */
function byItself(
  kind: string,
  stored: StoredFact,
  voids: { fact: Id<'fact'>; how: 'cancel' | 'strike' | 'reinstate' },
  on: Day | undefined,
  said: Said,
  at: At,
): Made {
  const id = at.id<'fact'>()
  const about = {
    subject: stored.subject,
    unit: stored.unit,
    on: on ?? stored.effectiveOn,
    programme: stored.programme ?? undefined,
    voids,
  }
  return {
    made: id,
    voiding: undefined,
    facts: [{ ...planFact(kind, about, { reason: said.reason, rule: 'dispute', document: said.document }), id }],
  }
}

/** Writes what the effects do to records. */
export async function saveEffects(tx: Tx, effects: readonly Effect[], at: At): Promise<void> {
  for (const effect of effects) if (effect.voiding) await saveVoid(tx, effect.voiding, at)
}
