import type pg from 'pg'
import type { Day } from '../day.js'
import type { SealedFact } from '../seal/sealing.js'
import { addToCells } from './cells.js'
import { type EntryRow, type KeyEvents, keyChanges } from './histories.js'
import type { Memberships } from './membership.js'
import { loadHistories, slot } from './store.js'
import { unitNumbers } from './unitNumbers.js'

/** Kept between batches of one projector. */
export interface ProjectorMemory {
  memberships: Memberships
  readonly units: Map<string, number>
}

/**
 * Writes what a batch of sealed facts changes: ledger rows, facts left out and why, voids, and cells. Runs inside the projector's transaction.
 * The same rows come out whatever the size of the batches (PT-10, PT-14).
 */
export async function projectFacts(client: pg.PoolClient, memory: ProjectorMemory, facts: readonly SealedFact[], day: Day): Promise<void> {
  if (facts.length === 0) return
  const units = await unitNumbers(
    client,
    memory.units,
    facts.map((fact) => fact.unit),
  )
  const touched = new Map<string, KeyEvents>()
  const leftOut: LeftOut[] = []
  for (const fact of facts) {
    if (fact.target !== null) continue
    for (const { measure, membership } of memory.memberships.of(fact)) {
      const unit = units.get(fact.unit ?? '') ?? -1
      if (membership.in) touch(touched, measure.no, membership.key).facts.push({ seq: fact.seq, on: fact.effectiveOn, unit })
      else leftOut.push({ measure: measure.no, about: fact.seq, reason: membership.reason, e: fact.effectiveOn, unit })
    }
  }
  await placeVoids(client, memory, facts, touched)
  spreadToDependents(memory, touched)
  const changes = await changesOf(client, memory, touched, facts[0]!.seq)
  await writeEntries(client, changes)
  await writeLeftOut(client, leftOut)
  await addToCells(client, changes, day)
  const last = facts[facts.length - 1]!.seq
  await client.query('update kernel.projection set seq = $1, day = $2', [last, day])
  await client.query('update kernel.measure set built_to = $1 where built_to is not null', [last])
}

interface LeftOut {
  measure: number
  about: number
  reason: string
  e: Day
  unit: number
}

function touch(touched: Map<string, KeyEvents>, measure: number, key: string): KeyEvents {
  const name = slot(measure, key)
  const known = touched.get(name)
  if (known) return known
  const made: KeyEvents = { measure, key, facts: [], voids: [] }
  touched.set(name, made)
  return made
}

interface RootRow {
  seq: number
  fact: string
  kind: string
  subject: string
  unit: string | null
  effective_on: Day
  reported_on: Day
  data: Record<string, unknown>
}

/** Finds for every cancel, strike and reinstate of the batch the fact at its root, and books it with that fact's keys. */
async function placeVoids(
  client: pg.PoolClient,
  memory: ProjectorMemory,
  facts: readonly SealedFact[],
  touched: Map<string, KeyEvents>,
): Promise<void> {
  const voids = facts.filter((fact) => fact.target !== null)
  if (voids.length === 0) return
  const seqOf = new Map(facts.map((fact) => [fact.id, fact.seq]))
  const unknown = voids.map((fact) => fact.target!).filter((target) => !seqOf.has(target))
  if (unknown.length > 0) {
    const found = await client.query<{ fact: string; seq: number }>('select fact, seq from kernel.seal where fact = any($1::uuid[])', [
      unknown,
    ])
    for (const row of found.rows) seqOf.set(row.fact, row.seq)
  }
  const targets = voids.map((fact) => seqOf.get(fact.target!) ?? 0)
  const rootOf = new Map<number, number>()
  const known = await client.query<{ seq: number; root: number }>('select seq, root from kernel.void where seq = any($1::bigint[])', [
    targets,
  ])
  for (const row of known.rows) rootOf.set(row.seq, row.root)
  const booked = voids.map((fact, index) => {
    const root = rootOf.get(targets[index]!) ?? targets[index]!
    rootOf.set(fact.seq, root)
    return { fact, target: targets[index]!, root }
  })
  await client.query(
    'insert into kernel.void (seq, target, root, how, e) select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::date[])',
    [
      booked.map((b) => b.fact.seq),
      booked.map((b) => b.target),
      booked.map((b) => b.root),
      booked.map((b) => b.fact.how),
      booked.map((b) => b.fact.effectiveOn),
    ],
  )
  const roots = await client.query<RootRow>(
    `select s.seq, f.id as fact, f.kind, f.subject, f.unit, f.effective_on, f.reported_on, f.data
    from kernel.seal s join kernel.fact f on f.id = s.fact where s.seq = any($1::bigint[])`,
    [[...new Set(booked.map((b) => b.root))]],
  )
  const bySeq = new Map(roots.rows.map((row) => [row.seq, row]))
  for (const { fact, target, root } of booked) {
    const row = bySeq.get(root)
    if (!row) continue
    const countable = {
      kind: row.kind,
      subject: row.subject,
      unit: row.unit,
      effectiveOn: row.effective_on,
      reportedOn: row.reported_on,
      data: row.data,
    }
    for (const { measure, membership } of memory.memberships.of(countable)) {
      if (membership.in)
        touch(touched, measure.no, membership.key).voids.push({ seq: fact.seq, target, on: fact.effectiveOn, how: fact.how! })
    }
  }
}

/** What happens to a key of a register may change whether the same key counts in a measure that lies within it. */
function spreadToDependents(memory: ProjectorMemory, touched: Map<string, KeyEvents>): void {
  for (const events of [...touched.values()]) {
    for (const dependent of memory.memberships.dependents.get(events.measure) ?? []) {
      touch(touched, dependent.no, events.key)
    }
  }
}

async function changesOf(
  client: pg.PoolClient,
  memory: ProjectorMemory,
  touched: Map<string, KeyEvents>,
  before: number,
): Promise<EntryRow[]> {
  const wanted = [...touched.values()]
  const registers = wanted.flatMap((events) => {
    const register = memory.memberships.withinOf.get(events.measure)
    return register ? [{ measure: register.no, key: events.key }] : []
  })
  const stored = await loadHistories(client, [...wanted, ...registers], before)
  const out: EntryRow[] = []
  for (const events of wanted) {
    const register = memory.memberships.withinOf.get(events.measure)
    const registerEvents = register && touched.get(slot(register.no, events.key))
    out.push(
      ...keyChanges(
        events,
        stored.get(slot(events.measure, events.key)),
        register && { stored: stored.get(slot(register.no, events.key)), fresh: registerEvents },
      ),
    )
  }
  return out
}

async function writeEntries(client: pg.PoolClient, changes: readonly EntryRow[]): Promise<void> {
  if (changes.length === 0) return
  const of = <T>(take: (row: EntryRow) => T) => changes.map(take)
  await client.query({
    name: 'entry_add',
    text: 'insert into kernel.entry (measure, unit, key, about, k, e, d) select * from unnest($1::smallint[], $2::integer[], $3::uuid[], $4::bigint[], $5::bigint[], $6::date[], $7::smallint[])',
    values: [of((r) => r.measure), of((r) => r.unit), of((r) => r.key), of((r) => r.about), of((r) => r.k), of((r) => r.e), of((r) => r.d)],
  })
}

async function writeLeftOut(client: pg.PoolClient, left: readonly LeftOut[]): Promise<void> {
  if (left.length === 0) return
  await client.query(
    'insert into kernel.left_out (measure, about, reason, e, unit) select * from unnest($1::smallint[], $2::bigint[], $3::text[], $4::date[], $5::integer[])',
    [left.map((l) => l.measure), left.map((l) => l.about), left.map((l) => l.reason), left.map((l) => l.e), left.map((l) => l.unit)],
  )
}
