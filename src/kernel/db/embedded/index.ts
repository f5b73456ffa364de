export { endServer } from './orphan.js'
export { birthOf, processesIn, stateOf, until } from './processes.js'
export { APP, DATABASE, makeDatabase, OWNER } from './roles.js'
export { type Embedded, type EmbeddedEvent, type EmbeddedOptions, joinEmbedded, type Role, startEmbedded, type UrlFor } from './start.js'
