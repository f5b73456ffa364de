import type { Refusal, RefusalTexts, Result, Room } from '../kernel/index.js'
import { asJson, problem, type WebContext } from '../ui/http/index.js'
import { apiRefusals } from './messages.js'

/** Answers in JSON, and refusals as problem details with the rooms' own sentences. */
export interface Answers {
  json(c: WebContext, value: unknown, status?: 200 | 201): Response
  refused(c: WebContext, refusal: Refusal): Response
  /** The value as JSON (nothing there is 404), or the refusal. */
  of(c: WebContext, answer: Result<unknown, Refusal>): Response
}

export function answersIn(rooms: readonly Room[]): Answers {
  const texts: RefusalTexts[] = [...rooms.map((room) => room.refusals as RefusalTexts), apiRefusals]
  const refused: Answers['refused'] = (c, refusal) => problem(c, refusal, texts)
  const json: Answers['json'] = (c, value, status = 200) => {
    c.header('content-type', 'application/json; charset=utf-8')
    return c.body(JSON.stringify(value, asJson), status)
  }
  return {
    json,
    refused,
    of: (c, answer) => {
      if (!answer.ok) return refused(c, answer.refusal)
      return answer.value === undefined ? refused(c, { code: 'thing_unknown' }) : json(c, answer.value)
    },
  }
}
