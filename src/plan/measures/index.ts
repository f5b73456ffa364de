// How a target's figure is judged: pure rules, no clock and no database.

export { type Coverage, type Foretold, foretoldThrough, intervalCoverage } from './coverage.js'
export { type Forecast, forecast, type NeededRate, neededRate, type Prospect } from './forecast.js'
export { isBackdated, isEndOfQuarter, isLate, lastOfQuarter, type Mark, type MarkCounts, marksOf } from './marks.js'
export { stateWords } from './messages.js'
export { type Movement, type Pace, type PaceInput, type Period, pace, phiOf, weeklyCounts } from './pace.js'
export { type Aim, cutPercent, isAbove, type Passing, passes, passingRange, smallestPassing, surplusOf } from './passing.js'
export { PACE_RULES, type PaceRules } from './rules.js'
export { type Milestone, STATES, type Standing, type State, stateOf } from './states.js'
