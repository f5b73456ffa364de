import type { Id } from '../../kernel/index.js'
import { type DemoFederation, type InventedPerson, person } from '../../registry/demo/index.js'
import type { Member } from './cast.js'
import type { Telling } from './fates.js'
import { type Counted, quotaOf } from './size.js'

/** What the stories of all programmes are made from. */
export interface World extends Telling {
  readonly fed: DemoFederation
}

/** A registered person as a form names him: his own sign-in asks him. */
export const asked = (member: Member) => ({ person: member.id, name: member.nameZh })
/** Someone from outside as a form names him, with the address to which a one-time link goes. */
export const named = ({ nameZh, email }: InventedPerson) => ({ name: nameZh, email })
/** The n-th few people of a crowd, as forms name them. */
export const crowd = (of: string, n: number, count: number, seed: number) =>
  Array.from({ length: count }, (_, k) => named(person(of, n * count + k, seed)))
export const unitOf = (entry: { readonly id: Id }): Id<'unit'> => entry.id as Id<'unit'>

/** The n-th of a list in an order that looks like none; each once before any comes again. */
export function spreadOver<T>(list: readonly T[], n: number, step: number): T {
  return list[(n * step) % list.length]!
}
export const link = (...parts: readonly (string | number)[]): string => `https://demo.invalid/${parts.join('/')}`

/** The list with what is wanted at these places: those whose links are printed find something on their desks. */
export function withAt<T>(list: readonly T[], wanted: readonly (readonly [at: number, is: (one: T) => boolean])[]): T[] {
  const turned = [...list]
  const fixed = new Set(wanted.map(([at]) => at))
  for (const [at, is] of wanted) {
    const from = turned.findIndex((one, place) => is(one) && (place === at || !fixed.has(place)))
    if (from < 0 || at >= turned.length) continue
    const held = turned[at]!
    turned[at] = turned[from]!
    turned[from] = held
  }
  return turned
}

/** Number of the first happening of a target that still waits, and of the first that was sent back. */
export function openFrom({ size }: World, target: Counted): { readonly waiting: number; readonly sentBack: number } {
  const { before, since, fates } = quotaOf(size, target)
  return { waiting: before + since, sentBack: before + since + (fates.waiting ?? 0) }
}
