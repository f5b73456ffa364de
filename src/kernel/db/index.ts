// The database's own door, for start-up, backup and restore; rooms find what they need in src/kernel/index.ts.
// The jobs' library keeps a schema of its own, which is brought up to date together with ours.
export { migrateJobs } from '../jobs.js'
export { type Embedded, type EmbeddedEvent, joinEmbedded, startEmbedded } from './embedded/index.js'
export { grantToApp } from './grants.js'
export { type MigrateOptions, migrate } from './migrate.js'
export { findMigrations, type Migration } from './migrations.js'
export { claimMode } from './mode.js'
export { type OpenDatabase, type OpenOptions, openDatabase } from './open.js'
