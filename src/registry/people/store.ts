import { type At, type Day, type Db, first, type Id, rows, sql, type Tx } from '../../kernel/index.js'
import type { PersonId, UnitId } from '../types.js'
import type { Ending } from './rules.js'

export interface Person {
  readonly id: PersonId
  readonly nameZh: string
  readonly nameEn: string | null
  readonly namePublic: boolean
  readonly account: Id<'account'> | null
}

export interface Assignment {
  readonly id: Id<'assignment'>
  readonly person: PersonId
  readonly role: string
  readonly unit: UnitId | null
  readonly firstDay: Day
  readonly lastDay: Day | null
}

export async function personById(db: Db, id: string): Promise<Person | undefined> {
  return first<Person>(
    db,
    sql`select p.id, p.name_zh as "nameZh", p.name_en as "nameEn", p.name_public as "namePublic", a.account
      from registry.person p left join registry.account_person a on a.person = p.id where p.id = ${id}`,
  )
}

export async function personByIdentity(db: Db, hash: string): Promise<PersonId | undefined> {
  return (await first<{ id: PersonId }>(db, sql`select id from registry.person where identity_hash = decode(${hash}, 'hex')`))?.id
}

export async function personOfAccount(db: Db, account: string): Promise<PersonId | undefined> {
  return (await first<{ person: PersonId }>(db, sql`select person from registry.account_person where account = ${account}`))?.person
}

export interface NewPerson {
  readonly id: PersonId
  readonly nameZh: string
  readonly nameEn: string | null
  readonly namePublic: boolean
  readonly identityHash: string | null
}

export async function addPerson(tx: Tx, person: NewPerson, today: Day): Promise<void> {
  await sql`insert into registry.person (id, name_zh, name_en, name_public, identity_hash, registered_on)
    values (${person.id}, ${person.nameZh}, ${person.nameEn}, ${person.namePublic}, decode(${person.identityHash}, 'hex'), ${today})`.execute(
    tx,
  )
}

const ASSIGNMENT = sql`id, person, role, unit, first_day as "firstDay", last_day as "lastDay" from registry.role_held`

/** Roles of the person that hold on the day or later. */
export async function assignmentsOf(db: Db, person: string, on: Day): Promise<Assignment[]> {
  return rows<Assignment>(
    db,
    sql`select ${ASSIGNMENT} where person = ${person} and (last_day is null or last_day >= ${on}) order by first_day, id limit 1000`,
  )
}

/** Roles held for these units on the day or later. */
export async function assignmentsOfUnits(db: Db, units: readonly string[], on: Day): Promise<Assignment[]> {
  return rows<Assignment>(
    db,
    sql`select ${ASSIGNMENT} where unit = any(${units}::uuid[]) and (last_day is null or last_day >= ${on}) order by id limit 5000`,
  )
}

export async function assignmentById(db: Db, id: string): Promise<Assignment | undefined> {
  return first<Assignment>(db, sql`select ${ASSIGNMENT} where id = ${id}`)
}

export const assignmentsById = (db: Db, ids: readonly string[]): Promise<Assignment[]> =>
  rows<Assignment>(db, sql`select ${ASSIGNMENT} where id = any(${ids}::uuid[]) order by id`)

export interface NewAssignment extends Assignment {
  readonly reason: string
}

export async function addAssignment(tx: Tx, given: NewAssignment, at: At): Promise<void> {
  await sql`insert into registry.role_assignment (id, person, role, unit, first_day, last_day, reason, given_by, recorded_on)
    values (${given.id}, ${given.person}, ${given.role}, ${given.unit}, ${given.firstDay}, ${given.lastDay}, ${given.reason}, ${at.viewer.account}, ${at.today})`.execute(
    tx,
  )
}

/** Of several ends of one assignment the earliest stands. */
export async function addEndings(tx: Tx, endings: readonly Ending[], at: At): Promise<void> {
  for (const each of endings)
    await sql`insert into registry.role_end (id, assignment, last_day, reason, ended_by, recorded_on)
      values (${at.id<'ending'>()}, ${each.assignment}, ${each.lastDay}, ${each.reason}, ${at.viewer.account}, ${at.today})`.execute(tx)
}
