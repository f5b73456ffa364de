import { type Day, type Id, ok, type Refusal, type Result, system, type Viewer, viewerOf } from '../kernel/index.js'
import { grantsOf } from './roles.js'
import type { OutsideDocument } from './types.js'

/** The answer of a command that is expected to be done; otherwise the test fails with the refusal. */
export function done<A>(result: Result<{ did: string; answer: A }, Refusal>): NonNullable<A> {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value.answer as NonNullable<A>
}

/** The answer of a query. */
export function got<A>(result: Result<A, Refusal>): A {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** A viewer with one role. */
export const holding = (role: string, unit: Id<'unit'> | null = null, person: Id<'person'> | null = null): Viewer =>
  viewerOf({
    via: 'session',
    account: '00000000-0000-4000-8000-0000000000aa' as Id<'account'>,
    person,
    name: role,
    grants: grantsOf(role, unit),
  })

export const paper = (more: Partial<OutsideDocument> = {}): OutsideDocument => ({
  title: '关于注销示例基地的通知',
  issuer: '示例市发展和改革委员会',
  dated: '2022-06-10' as Day,
  number: '示发改〔2022〕7号',
  ...more,
})

export { ok, system }
