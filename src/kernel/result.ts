/** An answer that is either a value or a refusal: a "no" with a code that a person can act on. Faults are thrown, never returned. */
export type Result<T, R = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R }

/** A refusal carries a `code` and the numbers that explain it, never a sentence: sentences live in `messages.ts`. */
export interface Refusal {
  readonly code: string
  /** Name of the input field that is wrong, dotted for nested ones. */
  readonly field?: string
  /** Further findings of the same kind, so that a form can show all of them at once. */
  readonly fields?: readonly Refusal[]
  readonly [detail: string]: unknown
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const refuse = <R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } => ({ ok: false, refusal })
