import { z } from 'zod'
import type { AnswerCheck } from '../command/output.js'

const asJson = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)

/** Of a result its value; a refusal is no answer. */
function answered(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return answer
  return answer.ok === true && 'value' in answer ? answer.value : undefined
}

/**
 * Holds a real answer, as JSON would carry it, against the `output` of its command or query. @throws Error with every field that is missing, of another
 * kind, or that `output` does not know
 */
export const checkAnswer: AnswerCheck = ({ name, output }, answer) => {
  const value = answered(answer)
  if (!output || value === undefined) return
  const read = output.safeParse(JSON.parse(JSON.stringify(value, asJson)))
  if (!read.success) throw new Error(`${name} answers what its output does not say:\n${z.prettifyError(read.error)}`)
}
