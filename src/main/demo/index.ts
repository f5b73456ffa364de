// The demo federation: a believable year, made by the ordinary commands alone.

export { END as DEMO_DAY } from './calendar.js'
export { type DemoAsk, loadDemo } from './loadDemo.js'
export { DEMO_PEOPLE, type DemoAccounts, type DemoPerson } from './people.js'
export type { DemoSize } from './size.js'
export { type AccountFor, inventedAccount } from './stage.js'
