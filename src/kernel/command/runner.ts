import type pg from 'pg'
import type { Day } from '../day.js'
import { kyselyOn, statementName } from '../db/database.js'
import { factInsert } from '../fact/insert.js'
import type { Ctx } from '../house.js'
import { type Id, newId } from '../ids.js'
import type { Refusal, Result } from '../result.js'
import { canonicalHash } from './canonical.js'
import { type At, type Change, type CommandParts, type Done, notAllowed, trusted } from './command.js'
import { inTurn } from './queue.js'

type Parts = CommandParts<never, unknown, unknown, unknown, Refusal>
type Answer = Result<Done<unknown>, Refusal>
type Client = pg.PoolClient

/**
 * Serialisation failure and deadlock: the transaction did nothing and may be run again. So may one whose real fault was not heard because a later
 * statement of the same trip was heard first (see `together`): if it fails for good, the last attempt says why.
 */
const AGAIN = new Set(['40001', '40P01', '25P02'])
const UNIQUE = '23505'
const ATTEMPTS = 24

const BEFORE = `select (select demo_today from kernel.clock) as demo_today,
  (select jsonb_build_object('answer', answer, 'command', command, 'hash', encode(input_hash, 'hex')) from kernel.idempotency where account = $1 and key = $2) as seen`
const REMEMBER = 'insert into kernel.idempotency (account, key, command, input_hash, answer) values ($1, $2, $3, $4, $5)'
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000'

/** See `command`. Every way out is a committed change, `nothing`, a refusal, or a thrown fault; never a half-written state. */
export async function runCommand(parts: Parts, ctx: Ctx, raw: unknown): Promise<Answer> {
  const parsed = trusted(parts.input, raw)
  if (!parsed.ok) return parsed
  const input = parsed.value as never
  if (parts.allow !== 'open' && !parts.allow(ctx.viewer, input)) return { ok: false, refusal: notAllowed(ctx.viewer, parts.permission) }
  const subject = parts.subject?.(input)
  const answer = await inTurn(subject === undefined ? undefined : `${parts.name.split('.')[0]}/${subject}`, () =>
    attemptUntilDone(parts, ctx, input),
  )
  if (answer.ok && answer.value.facts.length > 0) ctx.house.projector.wake()
  if (answer.ok && answer.value.did === 'done') ctx.house.answerCheck?.(parts, answer.value.answer)
  return answer
}

async function attemptUntilDone(parts: Parts, ctx: Ctx, input: never): Promise<Answer> {
  const metrics = ctx.house.metrics
  for (let attempt = 1; ; attempt++) {
    const client = await ctx.house.database.writePool.connect()
    let broken: Error | undefined
    try {
      const answer = await attemptOnce(parts, ctx, input, client)
      metrics.commands.inc({ command: parts.name, outcome: answer.ok ? answer.value.did : 'refused' })
      return answer
    } catch (fault) {
      await client.query('rollback').catch((also: Error) => {
        broken = also
      })
      const code = (fault as { code?: string }).code ?? ''
      const constraint = (fault as { constraint?: string }).constraint ?? ''
      if (code === UNIQUE && parts.clashes?.[constraint]) return { ok: false, refusal: parts.clashes[constraint]! }
      const raced = code === UNIQUE && constraint === 'idempotency_pkey'
      if (!(AGAIN.has(code) || raced) || attempt >= ATTEMPTS) {
        metrics.commands.inc({ command: parts.name, outcome: 'fault' })
        throw fault
      }
      metrics.retries.inc({ command: parts.name })
    } finally {
      client.release(broken)
    }
    await pause(Math.min(2 ** attempt, 200) * (0.5 + Math.random()))
  }
}

async function attemptOnce(parts: Parts, ctx: Ctx, input: never, client: Client): Promise<Answer> {
  const account = ctx.viewer.account ?? NO_ACCOUNT
  const key = ctx.idempotencyKey
  const [before] = await Promise.all([
    client.query<{ demo_today: Day | null; seen: { answer: Done<unknown>; command: string; hash: string } | null }>(
      named(BEFORE, [account, key ?? '']),
    ),
    client.query('begin isolation level serializable'),
  ])
  const hash = key === undefined ? undefined : canonicalHash(input)
  const { demo_today, seen } = before.rows[0]!
  if (seen) {
    await client.query('rollback')
    if (seen.command !== parts.name || seen.hash !== hash?.toString('hex'))
      return { ok: false, refusal: { code: 'idempotency_key_reused', command: seen.command } }
    return { ok: true, value: seen.answer }
  }
  const at: At = { today: ctx.house.clock.todayFrom(demo_today), viewer: ctx.viewer, id: <N extends string>() => newId<N>() }
  const tx = kyselyOn(client)
  const decision = parts.decide(await parts.load(tx, input, at), input, at)
  if (!decision.ok || decision.value === 'nothing') {
    await client.query('commit')
    return decision.ok ? { ok: true, value: { did: 'nothing', answer: undefined, facts: [] } } : decision
  }
  return finish(parts, ctx, decision.value, at, client, key === undefined ? undefined : { account, key, hash: hash! })
}

async function finish(
  parts: Parts,
  ctx: Ctx,
  change: Change<unknown, unknown>,
  at: At,
  client: Client,
  once: { account: string; key: string; hash: Buffer } | undefined,
): Promise<Answer> {
  await parts.save(kyselyOn(client), change.change, at)
  const facts = change.facts ?? []
  const ids = facts.map((each) => each.id ?? newId<'fact'>())
  const done: Done<unknown> = { did: 'done', answer: change.answer, facts: ids as Id<'fact'>[] }
  const last: Promise<unknown>[] = []
  if (facts.length > 0)
    last.push(
      client.query(
        named(
          ...factInsert(facts, ids, {
            today: at.today,
            now: ctx.house.clock.now(),
            viewer: ctx.viewer,
            command: parts.name,
            request: ctx.requestId,
          }),
        ),
      ),
    )
  if (once) last.push(client.query(named(REMEMBER, [once.account, once.key, parts.name, once.hash, JSON.stringify(done)])))
  last.push(client.query('commit'))
  const results = await Promise.allSettled(last)
  const failed = results.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
  return { ok: true, value: done }
}

const named = (text: string, values: unknown[]) => ({ text, values, name: statementName(text) })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
