export { sharedPath } from './shared.js'
export { type TestDatabase, testDatabase } from './testDatabase.js'
