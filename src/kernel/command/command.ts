import type { z } from 'zod'
import type { Day } from '../day.js'
import type { Db, Tx } from '../db/database.js'
import type { NewFact } from '../fact/fact.js'
import type { Ctx } from '../house.js'
import type { Id } from '../ids.js'
import type { L10n } from '../messages.js'
import type { Refusal, Result } from '../result.js'
import type { Viewer } from '../viewer.js'
import type { Fitting } from './output.js'
import { runCommand } from './runner.js'
import { unstorable } from './storable.js'

/** What `decide` may know besides the loaded state: no clock, random, network or database of its own. */
export interface At {
  /** The federation's today. */
  readonly today: Day
  readonly viewer: Viewer
  /** A new id; the same on a retry of the same attempt is not promised, so ids leave only through the saved change. */
  id<N extends string>(): Id<N>
}

/** A change for `save`, the facts that become true with it, and what the caller is told. */
export interface Change<C, A> {
  readonly change: C
  readonly facts?: readonly NewFact[]
  readonly answer?: A
}

export interface Done<A> {
  readonly did: 'done' | 'nothing'
  readonly answer: A | undefined
  readonly facts: readonly Id<'fact'>[]
}

export interface CommandParts<S extends z.ZodType, L, C, A, R extends Refusal> {
  /** `room.verb_noun`, as the log says it. */
  readonly name: `${string}.${string}`
  readonly title: L10n
  /** The one place where raw data becomes trusted. */
  readonly input: S
  /** What a caller is told when it is done, as JSON; `noAnswer` where there is nothing to tell. See `QueryParts.output`. */
  readonly output?: z.ZodType
  /** Who may, judged before anything is read. `'open'` marks an act that needs no sign-in and checks its own token. */
  readonly allow: ((who: Viewer, input: z.output<S>) => boolean) | 'open'
  /** Permission named in the refusal and on the permission page. */
  readonly permission?: string
  /** Commands with the same subject wait for one another in this process. Leave out where nothing is shared. */
  readonly subject?: (input: z.output<S>) => string | undefined
  readonly load: (tx: Tx, input: z.output<S>, at: At) => Promise<L>
  /** Pure: a refusal, `'nothing'` when it is already so, or a change with its facts. */
  readonly decide: (loaded: L, input: z.output<S>, at: At) => Result<'nothing' | Change<C, A>, R>
  readonly save: (tx: Tx, change: C, at: At) => Promise<void>
  /** Names of unique constraints that stand for a refusal. */
  readonly clashes?: Readonly<Record<string, R>>
  /** Codes of the refusals, so that the manifest test can ask for their sentences. */
  readonly refusals?: readonly string[]
}

export type AnyRefusal = Refusal

export interface Command<I = unknown, A = unknown, R extends Refusal = AnyRefusal> {
  (ctx: Ctx, input: I): Promise<Result<Done<A>, R | Refusal>>
  readonly parts: CommandParts<z.ZodType, unknown, unknown, A, R>
}

/**
 * Declares a command. The runner parses, authorises, opens a SERIALIZABLE transaction, loads, decides, saves state and facts, commits,
 * and retries on a serialisation failure: safe, since `decide` is pure and everything outside follows from facts.
 */
export function command<S extends z.ZodType, L, C, A = undefined, R extends Refusal = Refusal, W extends z.ZodType = z.ZodUnknown>(
  parts: CommandParts<S, L, C, A, R> & { readonly output?: W },
): Fitting<A, W, Command<z.input<S>, A, R>> {
  const call = (ctx: Ctx, input: z.input<S>) => runCommand(parts as never, ctx, input) as Promise<Result<Done<A>, R | Refusal>>
  return Object.assign(call, { parts: parts as never }) as never
}

export interface QueryParts<S extends z.ZodType, O> {
  readonly name: `${string}.${string}`
  readonly title: L10n
  readonly input: S
  /**
   * Exactly what is answered, as JSON carries it: strict objects, so that a field more or less is found. The description of the API says it, tests
   * hold every real answer against it, and nothing is parsed by it while the house runs.
   */
  readonly output?: z.ZodType
  /** `'public'` for what anyone may read. */
  readonly allow: ((who: Viewer, input: z.output<S>) => boolean) | 'public'
  readonly permission?: string
  /** For a list: how rows are limited to what the viewer may see. Required for lists; the manifest test asks for it. */
  readonly list?: {
    readonly visibility: string
    /** Which field of the answer has the rows, where it has several lists and none is called `rows`. */
    readonly rows?: string
    /** Lists of the answer that go on by themselves: by the list (`in.rows`), the field of the input that takes the `next` beside it. */
    readonly cursors?: Readonly<Record<string, string>>
    /** The cursor after this last row of a page, where the answer is a bare list without a `next` of its own. */
    // biome-ignore lint/suspicious/noExplicitAny: rows are of the query's own shape
    readonly next?: (last: any) => unknown
  }
  /** Gives the answer, or undefined where there is none (or none for this viewer): a page then says 404. */
  readonly run: (ctx: Ctx, input: z.output<S>, db: Db) => Promise<O>
}

export interface Query<I = unknown, O = unknown> {
  (ctx: Ctx, input: I): Promise<Result<O, Refusal>>
  readonly parts: QueryParts<z.ZodType, O>
}

/** Declares a query. One shape for page, API, export and count, so that they all obey the same rule. */
export function query<S extends z.ZodType, O, W extends z.ZodType = z.ZodUnknown>(
  parts: QueryParts<S, O> & { readonly output?: W },
): Fitting<O, W, Query<z.input<S>, O>> {
  const call = async (ctx: Ctx, raw: z.input<S>): Promise<Result<O, Refusal>> => {
    const parsed = trusted(parts.input, raw)
    if (!parsed.ok) return parsed
    const asked = parsed.value as z.output<S>
    if (parts.allow !== 'public' && !parts.allow(ctx.viewer, asked)) return { ok: false, refusal: notAllowed(ctx.viewer, parts.permission) }
    const value = await parts.run(ctx, asked, ctx.house.database.db)
    ctx.house.answerCheck?.(parts, value)
    return { ok: true, value }
  }
  return Object.assign(call, { parts: parts as never }) as never
}

/** Raw data as the schema makes it: the only way in, for commands and queries alike. */
export function trusted(schema: unknown, raw: unknown): Result<unknown, Refusal> {
  const beyond = unstorable(raw)
  if (beyond) return { ok: false, refusal: beyond }
  const parsed = (schema as z.ZodType).safeParse(raw)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, refusal: inputRefusal(parsed.error) }
}

/** Every finding of a failed parse, each with its field, so that a form shows all at once. */
export function inputRefusal(error: z.ZodError): Refusal {
  const fields = error.issues.slice(0, 50).map((issue): Refusal => {
    const detail = issue as { code: string; minimum?: number | bigint; maximum?: number | bigint; input?: unknown }
    const own = issue.message && /^[a-z][a-z_]+$/.test(issue.message) ? issue.message : undefined
    const missing = issue.code === 'invalid_type' && detail.input === undefined
    return {
      code: own ?? (missing ? 'field_missing' : `field_${issue.code}`),
      field: issue.path.join('.'),
      ...(detail.minimum === undefined ? {} : { minimum: Number(detail.minimum) }),
      ...(detail.maximum === undefined ? {} : { maximum: Number(detail.maximum) }),
    }
  })
  return { code: 'input_invalid', fields, ...(fields[0]?.field ? { field: fields[0].field } : {}) }
}

export function notAllowed(viewer: Viewer, permission?: string): Refusal {
  return viewer.via === 'nobody' ? { code: 'sign_in_needed', permission } : { code: 'not_allowed', permission }
}
