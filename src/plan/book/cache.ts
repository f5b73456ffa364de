import { type Command, type Ctx, type Database, first, sql, type Tx } from '../../kernel/index.js'
import { planAt } from './at.js'
import { loadBooks } from './load.js'
import type { PlanAt, PlanBook } from './types.js'

interface Kept {
  readonly stamp: number
  readonly books: readonly PlanBook[]
  looked: number
  readonly views: Map<string, PlanAt | undefined>
}

const kept = new WeakMap<Database, Kept | Promise<Kept>>()

/** How long another node's change to plan rows may stay unseen here; changes made in this process are seen at once. */
const LOOK_EVERY_MS = 500
/** Days read at the same time are few; the bound keeps a crawler from filling the memory. */
const VIEWS = 400

const stampOf = async (database: Database): Promise<number> =>
  (await first<{ n: number }>(database.db, sql`select n from plan.stamp`))?.n ?? 0

/** All confirmed plans, from memory while no plan row has changed. */
export async function books(database: Database): Promise<readonly PlanBook[]> {
  return (await current(database)).books
}

async function current(database: Database): Promise<Kept> {
  const found = await kept.get(database)
  if (found && Date.now() - found.looked < LOOK_EVERY_MS) return found
  if (found && found.stamp === (await stampOf(database)) && found.books.every((book) => book.sealed)) {
    found.looked = Date.now()
    return found
  }
  const loading = load(database)
  kept.set(database, loading)
  try {
    const made = await loading
    kept.set(database, made)
    return made
  } catch (fault) {
    kept.delete(database)
    throw fault
  }
}

async function load(database: Database): Promise<Kept> {
  const stamp = await stampOf(database)
  return { stamp, books: await loadBooks(database), looked: Date.now(), views: new Map() }
}

/** The plan in force as of a day, as known at a seal (undefined: now). Undefined where there is no such plan. */
export async function planView(
  database: Database,
  ask: { plan: string; asOf: string; knownSeq: number | undefined },
): Promise<PlanAt | undefined> {
  const state = await current(database)
  const name = `${ask.plan}/${ask.asOf}/${ask.knownSeq ?? ''}`
  const known = state.views.get(name)
  if (known || state.views.has(name)) return known
  const book = state.books.find((each) => each.id === ask.plan)
  const made = book && planAt(book, ask.asOf, ask.knownSeq)
  if (state.views.size >= VIEWS) state.views.clear()
  state.views.set(name, made)
  return made
}

/** Forgets what is kept, so that the next reading sees what was just written. */
export const forgetBooks = (database: Database): void => {
  kept.delete(database)
}

/** Every change to plan rows counts the stamp up, in its own transaction. */
export async function stampPlan(tx: Tx): Promise<void> {
  await sql`update plan.stamp set n = n + 1`.execute(tx)
}

/** A command of this room: after it has run, this process reads the plan rows anew. */
// biome-ignore lint/suspicious/noExplicitAny: the command's own types pass through unchanged
export function changing<C extends Command<any, any, any>>(made: C): C {
  const call = async (ctx: Ctx, input: unknown) => {
    try {
      return await made(ctx, input)
    } finally {
      forgetBooks(ctx.house.database)
    }
  }
  return Object.assign(call, { parts: made.parts }) as unknown as C
}
