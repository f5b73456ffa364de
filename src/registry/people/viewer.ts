import { tokenHolder, withScopes } from '../../kernel/accounts/index.js'
import { type Db, type Id, type Language, rows, sql, type Viewer, viewerOf } from '../../kernel/index.js'
import { grantsOf } from '../roles.js'
import type { PersonId, UnitId } from '../types.js'

interface HeldRow {
  readonly person: PersonId
  readonly nameZh: string
  readonly nameEn: string | null
  readonly role: string | null
  readonly unit: UnitId | null
}

/**
 * Who an account is today: the person behind it, and the grants of all roles that the person holds on the federation's today. Rights end by
 * themselves on the day after a term's last day, since nothing but the roles valid today is read. An account without a person may do nothing.
 */
export async function viewerForAccount(db: Db, account: string, language: Language, via: Viewer['via']): Promise<Viewer> {
  const held = await rows<HeldRow>(
    db,
    sql`select p.id as person, p.name_zh as "nameZh", p.name_en as "nameEn", r.role, r.unit
      from registry.account_person l join registry.person p on p.id = l.person
      left join registry.role_held r on r.person = p.id and r.first_day <= registry_read.today() and (r.last_day is null or r.last_day >= registry_read.today())
      where l.account = ${account} order by r.role, r.unit`,
  )
  const someone = held[0]
  const name = someone ? ((language === 'en' ? someone.nameEn : null) ?? someone.nameZh) : ''
  const grants = held.flatMap((each) => (each.role ? grantsOf(each.role, each.unit) : []))
  return viewerOf({ account: account as Id<'account'>, person: someone?.person ?? null, name, language, via, grants })
}

/** Who asks with an API token: its owner as he is today, cut down to the token's scopes; undefined when the token is unknown, revoked or over. */
export async function viewerForToken(db: Db, token: string, language: Language, now: Date): Promise<Viewer | undefined> {
  const holder = await tokenHolder(db, token, now)
  return holder && withScopes(await viewerForAccount(db, holder.account, language, 'token'), holder.scopes)
}
