import { z } from 'zod'
import { id, isDay } from '../kernel/index.js'
import { readDate } from './statement/rules.js'

const NO_CONTROL = /^[^\u0000-\u001f\u007f]*$/

/** One line of text: trimmed, composed, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length > 0, 'field_empty')
    .refine((text) => NO_CONTROL.test(text), 'control_character')

export const name = line(200)
export const source = line(500)
export const reason = line(500)
export const unitInput = id('unit')

/** A date as known: a year, a month or a day. */
export const roughDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'date_shape')
  .refine((text) => isDay(readDate(text).day), 'day_unknown')
  .transform(readDate)

const codeShape = /^\S.{0,39}$/u
export const code = line(40).refine((text) => codeShape.test(text), 'code_shape')
