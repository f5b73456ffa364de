import { createHmac } from 'node:crypto'
import { type At, addDays, type Day, type Id, type NewFact, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { grantEnded } from '../facts.js'
import type { PersonId } from '../types.js'
import type { Assignment } from './store.js'

/** A name as those see it who need not know it: `张*`, `J.` (08 G-122). */
export const maskZh = (name: string): string => `${[...name][0] ?? ''}*`
export const maskEn = (name: string | null): string | null => (name ? `${[...name][0]}.` : null)

/** A role that ends before its term. */
export interface Ending {
  readonly assignment: Id<'assignment'>
  readonly lastDay: Day
  readonly reason: string
}

/** Ends an assignment so that `firstDayWithout` is the first day without the rights. */
export function endingOf(assignment: Assignment, firstDayWithout: Day, reason: string, at: At): { ending: Ending; fact: NewFact } {
  const { id, person, role, unit } = assignment
  const fact = {
    ...grantEnded({ assignment: id, person: person as PersonId, role, unit, on: firstDayWithout, reason }),
    id: at.id<'fact'>(),
  }
  return { ending: { assignment: id, lastDay: addDays(firstDayWithout, -1), reason }, fact }
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A resident identity number, normalised and checked (GB 11643, ISO 7064 MOD 11-2). */
export function readIdentityNumber(text: string): Result<string, Refusal> {
  const number = text.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '')
  if (!/^\d{17}[\dX]$/.test(number)) return refuse({ code: 'identity_shape' })
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0)
  return '10X98765432'[sum % 11] === number[17] ? ok(number) : refuse({ code: 'identity_check' })
}

/** What is kept of a document number: a keyed hash, so that two registrations of one person meet and nothing can be read back. */
export const identityHash = (number: string, secret: string): string =>
  createHmac('sha256', `identity:${secret}`).update(number).digest('hex')
