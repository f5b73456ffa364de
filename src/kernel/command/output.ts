import { z } from 'zod'

/** Sees an answer on its way out. Throws when it is not what `output` says. */
export type AnswerCheck = (parts: { readonly name: string; readonly output?: z.ZodType | undefined }, answer: unknown) => void

/** A value as JSON carries it; brands stay, since they are texts. */
export type AsJson<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends bigint
    ? number
    : T extends object
      ? { -readonly [K in keyof T]: AsJson<T[K]> }
      : T

/** What a caller gets of what `run` gives: of a result its value, and never the undefined that stands for 404. */
export type Answered<O> = O extends { readonly ok: true; readonly value: infer V }
  ? V
  : O extends { readonly ok: false } | undefined
    ? never
    : O

/**
 * The compiler's part of the proof: a declaration whose answer does not fit its schema is no `Query` or `Command`, so that no manifest and no caller
 * takes it. (Fields too many are found by the tests.)
 */
export type Fitting<O, W extends z.ZodType, Made> = [AsJson<Answered<O>>] extends [z.input<W>]
  ? Made
  : { readonly answerDoesNotFitOutput: AsJson<Answered<O>> }

/** For commands that have nothing to tell but that they are done. */
export const noAnswer = z.undefined()

/** Words that answers are described in. Every shape is strict; those with a name become components of the API's description. */
export const answerParts = {
  count: (says: string) => z.int().min(0).meta({ description: says }),
  /** A whole number that may be below zero: movements, gaps. */
  whole: (says: string) => z.int().meta({ description: says }),
  number: (says: string) => z.number().meta({ description: says }),
  /** 0 to 1. */
  share: (says: string) => z.number().min(0).max(1).meta({ description: says }),
  text: (says: string) => z.string().meta({ description: says }),
  flag: (says: string) => z.boolean().meta({ description: says }),
  hash: (says = 'SHA-256 of the bytes, in hexadecimal digits') =>
    z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: says }),
  seal: (says = 'Position in the sealed chain of facts') => z.int().min(0).meta({ description: says }),
  /** Where the next page begins. */
  next: <C extends z.ZodType>(cursor: C) => cursor.meta({ description: 'Cursor of the next page: goes back in as it is' }),
  l10n: z
    .strictObject({ zh: z.string(), en: z.string() })
    .meta({ id: 'L10n', description: 'A text of the house in Simplified Chinese and English' }),
  /** What is kept as it was given, in a shape that another part of the house decides. */
  open: (says: string) => z.record(z.string(), z.unknown()).meta({ description: says }),
  refusal: z
    .looseObject({ code: z.string() })
    .meta({ id: 'Finding', description: 'Why not: a code, and the numbers and names that explain it' }),
} as const
