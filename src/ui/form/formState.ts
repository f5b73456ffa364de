import type { Refusal } from '../kernel.js'
import { explainRefusal, type L10n, type RefusalTexts } from '../language.js'
import { texts } from '../messages.js'

export interface Finding {
  /** Name of the field that is wrong; without it the refusal concerns the whole form. */
  readonly field?: string
  readonly text: L10n
}

/** All findings of a refusal in words, those of its `fields` after its own. An unknown code says so, with the code, instead of nothing. */
export function findingsOf(refusal: Refusal | undefined, catalogues: readonly RefusalTexts[] = []): Finding[] {
  if (!refusal) return []
  const inWords = (one: Refusal): Finding => ({
    field: one.field,
    text: explainRefusal(one, ...catalogues) ?? texts.refusedCode({ code: one.code }),
  })
  const parts = (refusal.fields ?? []).map(inWords)
  // A refusal that only gathers field findings has nothing to add to them.
  const gathers = refusal.code === 'input_invalid' || explainRefusal(refusal, ...catalogues) === undefined
  const own = parts.length > 0 && gathers ? [] : [inWords(refusal)]
  return [...own, ...parts]
}

/** The id of a field's input, to which the summary links. */
export const fieldId = (name: string, prefix = 'f'): string => `${prefix}-${name}`.replace(/[^A-Za-z0-9_-]+/g, '-')

/** What was typed, by field name; a list for fields that are sent several times. */
export type Asked = Readonly<Record<string, unknown>>

export function askedText(asked: Asked | undefined, name: string): string | undefined {
  const value = asked?.[name]
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined
}

export function askedList(asked: Asked | undefined, name: string): string[] | undefined {
  const value = asked?.[name]
  if (value === undefined) return undefined
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
}
