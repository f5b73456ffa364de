// Tables of public sources, read as they are: every row kept, every oddity told, what must be decided asked.
export { type DivisionFiles, readDivisions } from './divisions.js'
export { readFields } from './fields.js'
export { readIndustries } from './industries.js'
export { type TakenIn, takeInCodeList, takeInSocieties } from './load.js'
export type { CodeEntry, CodeList, Oddity } from './rows.js'
export { readSocieties, type SocietyList } from './societies.js'
export { entryId, takeInEntries } from './takeIn.js'
