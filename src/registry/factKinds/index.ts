import type { About, NewFact } from '../../kernel/index.js'
import { companionKinds } from './companions.js'
import type { FactKindDecl } from './decl.js'
import { societyAndJournalKinds } from './journals.js'
import { registerKinds } from './register.js'
import { scholarshipKinds } from './scholarship.js'
import { serviceKinds } from './services.js'
import { voidKinds } from './voids.js'

export type { FactKindDecl, FactRole } from './decl.js'

/** Every fact kind that can move a figure of the plan or stand beside one, declared once for records and engines alike. */
export const planFactKinds: readonly FactKindDecl[] = [
  ...societyAndJournalKinds,
  ...scholarshipKinds,
  ...serviceKinds,
  ...voidKinds,
  ...companionKinds,
  ...registerKinds,
]

const byKind = new Map(planFactKinds.map((each) => [each.kind, each]))

export const planFactKind = (kind: string): FactKindDecl | undefined => byKind.get(kind)

/**
 * A fact of one of these kinds, for a command to return. Data that the kind does not know, or an unknown kind, is a fault: packs are checked
 * against the kinds before they are used.
 */
export function planFact(kind: string, about: About, data: Readonly<Record<string, unknown>>): NewFact {
  const declared = byKind.get(kind)
  if (!declared) throw new Error(`${kind} is no fact kind of the plan`)
  return { kind, version: declared.version, about, data: declared.data.parse(data) as Record<string, unknown> }
}
