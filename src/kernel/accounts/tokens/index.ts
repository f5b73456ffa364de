import { createHash, randomBytes } from 'node:crypto'
import { type Db, first, rows, run, sql } from '../../db/database.js'
import { type Id, newId } from '../../ids.js'
import { ok, type Refusal, type Result, refuse } from '../../result.js'
import { type Grant, type Viewer, viewerOf } from '../../viewer.js'

/** Longest life of a token, in days. */
export const TOKEN_DAYS = 366
/** Tokens in use that one account may have. */
const MOST_TOKENS = 50
const SHAPE = /^clg_[A-Za-z0-9_-]{43}$/

export interface ApiToken {
  readonly id: Id<'token'>
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly usedAt: Date | null
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * Makes a token that may do a part of what its owner may: `scopes` are permissions that he holds somewhere. The token itself is shown once and
 * not kept. Refuses `token_scopes_empty`, `token_scope_not_held`, `token_days`, `token_name`, `tokens_too_many`, `sign_in_needed`.
 */
export async function createToken(
  db: Db,
  viewer: Viewer,
  ask: { name: string; scopes: readonly string[]; days: number; now: Date },
): Promise<Result<{ id: Id<'token'>; token: string; expiresAt: Date }, Refusal>> {
  // A token may not breed tokens: only someone who has signed in himself makes one.
  if (!viewer.account || viewer.via !== 'session') return refuse<Refusal>({ code: 'sign_in_needed' })
  const name = ask.name.trim()
  if (name.length < 1 || name.length > 80) return refuse<Refusal>({ code: 'token_name', field: 'name', maximum: 80 })
  const scopes = [...new Set(ask.scopes)]
  if (scopes.length === 0) return refuse<Refusal>({ code: 'token_scopes_empty', field: 'scopes' })
  const beyond = scopes.find((scope) => !viewer.canSomewhere(scope))
  if (beyond) return refuse<Refusal>({ code: 'token_scope_not_held', field: 'scopes', scope: beyond })
  if (!Number.isInteger(ask.days) || ask.days < 1 || ask.days > TOKEN_DAYS)
    return refuse<Refusal>({ code: 'token_days', field: 'days', minimum: 1, maximum: TOKEN_DAYS })
  const living = await first<{ n: number }>(
    db,
    sql`select count(*) as n from kernel.api_token where account = ${viewer.account} and revoked_at is null and expires_at > ${ask.now}`,
  )
  if ((living?.n ?? 0) >= MOST_TOKENS) return refuse<Refusal>({ code: 'tokens_too_many', limit: MOST_TOKENS })
  const token = `clg_${randomBytes(32).toString('base64url')}`
  const id = newId<'token'>()
  const expiresAt = new Date(ask.now.getTime() + ask.days * 86_400_000)
  await run(
    db,
    sql`insert into kernel.api_token (id, account, name, hash, scopes, created_at, expires_at) values (${id}, ${viewer.account}, ${name}, ${hashOf(token)}, ${scopes}::text[], ${ask.now}, ${expiresAt})`,
  )
  return ok({ id, token, expiresAt })
}

/** One's own tokens, newest first; never the token itself. */
export async function tokensOf(db: Db, account: Id<'account'>): Promise<ApiToken[]> {
  return rows<ApiToken>(
    db,
    sql`select id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", used_at as "usedAt" from kernel.api_token where account = ${account} order by created_at desc, id limit 200`,
  )
}

/** Ends one's own token at once; false when there is none to end. */
export async function revokeToken(db: Db, account: Id<'account'>, token: Id<'token'>): Promise<boolean> {
  return (
    (await run(
      db,
      sql`update kernel.api_token set revoked_at = now() where id = ${token} and account = ${account} and revoked_at is null`,
    )) > 0
  )
}

export interface TokenHolder {
  readonly token: Id<'token'>
  readonly account: Id<'account'>
  readonly scopes: readonly string[]
}

/** Whose token this is, when it is alive; notes its use once a minute. */
export async function tokenHolder(db: Db, token: string, now: Date): Promise<TokenHolder | undefined> {
  if (!SHAPE.test(token)) return undefined
  const found = await first<TokenHolder & { stale: boolean }>(
    db,
    sql`select id as token, account, scopes, coalesce(used_at < ${new Date(now.getTime() - 60_000)}, true) as stale from kernel.api_token
      where hash = ${hashOf(token)} and revoked_at is null and expires_at > ${now}`,
  )
  if (!found) return undefined
  const { stale, ...holder } = found
  if (stale) await run(db, sql`update kernel.api_token set used_at = ${now} where id = ${holder.token}`)
  return holder
}

/**
 * What the owner may today, cut down to the token's scopes: a right that the owner has lost is lost to his tokens too. With a scope goes the name of
 * the role that gives it (`as.<role>`), since turns are taken and records made in a role; a name without a scope passes nothing.
 */
export function withScopes(owner: Viewer, scopes: readonly string[]): Viewer {
  const passed = owner.grants.filter((grant) => scopes.includes(grant.permission))
  const named = (grant: Grant) =>
    grant.permission.startsWith('as.') && passed.some((each) => each.role === grant.role && each.unit === grant.unit)
  return viewerOf({
    account: owner.account,
    person: owner.person,
    name: owner.name,
    language: owner.language,
    via: 'token',
    grants: owner.grants.filter((grant) => passed.includes(grant) || named(grant)),
  })
}
