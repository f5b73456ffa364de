import { type Day, isDay } from '../../kernel/index.js'

/** Where a list of facts goes on: the day and the seal of its last row. */
export interface Cursor {
  readonly on: Day
  readonly seq: number
}

export const cursorText = (cursor: Cursor): string => `${cursor.on}_${cursor.seq}`

/** Undefined for anything that is no cursor: the list then begins at its beginning. */
export function cursorOf(text: string | undefined): Cursor | undefined {
  const [on = '', seq = ''] = (text ?? '').split('_')
  return isDay(on) && /^\d{1,15}$/.test(seq) ? { on, seq: Number(seq) } : undefined
}
