// What the pages ask the plan room for.
export { board } from '../plan/board/board.js'
export type { Board, BoardGroup, BoardTarget } from '../plan/board/types.js'
export { type Mark, STATES, type State } from '../plan/measures/index.js'
export type { TargetValue } from '../plan/types.js'
