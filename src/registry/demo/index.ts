// Data for a demo federation: public tables as they are, everything else invented and marked so. Nothing here touches the database.

export { type Dice, dice } from './dice.js'
export { type Enterprise, enterprises } from './enterprises.js'
export { demoId, type Entry, MARK } from './entry.js'
export { type CaseSketch, caseSketch, type Need, need, offer } from './exchange.js'
export { type DemoFederation, inventFederation, type Size } from './invent.js'
export type { JournalSketch } from './journals.js'
export { firstLevelDisciplines, keyIndustries, QUESTION_LISTS, type QuestionList, questions, sittingTopic } from './lists.js'
export { type InventedPerson, people, person } from './people.js'
export type { City, Place } from './places.js'
export { disciplines, divisions, industries, type LevelRow, type SocietyRow, societies, type TableRow } from './tables.js'
