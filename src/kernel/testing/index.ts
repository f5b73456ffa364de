export { checkAnswer } from './answers.js'
export { sharedPath } from './shared.js'
export { type TestDatabase, testDatabase } from './testDatabase.js'
export { type TestHouse, testHouse } from './testHouse.js'
