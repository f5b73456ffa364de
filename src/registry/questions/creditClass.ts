import { type At, type NewFact, uuidOf } from '../../kernel/index.js'
import { questionRaised } from '../facts.js'
import { classFits } from '../identifiers.js'
import type { UnitId, UnitKind } from '../types.js'
import type { Question } from './store.js'

export type Raised = Question & { readonly fact: NonNullable<NewFact['id']> }

/**
 * A credit code whose class does not agree with the kind of the unit is taken and asked about (08 G-080): either may be the wrong one. Nothing where
 * they agree.
 */
export function askOfClass(
  unit: UnitId,
  kind: UnitKind,
  code: string | null | undefined,
  source: string,
  at: At,
): { question: Raised; fact: NewFact }[] {
  if (!code || classFits(code, kind)) return []
  const id = uuidOf('question', `${unit}/class_differs/${code}`) as Question['id']
  const fact = at.id<'fact'>()
  const detail = { given: code, kind }
  return [
    {
      question: { id, subject: unit, what: 'class_differs', detail, repair: null, source, fact },
      fact: { ...questionRaised({ question: id, subject: unit, what: 'class_differs', on: at.today }), id: fact },
    },
  ]
}
