/** What an operator is told when Collegium cannot start: two sentences, never a stack trace. */
export interface Told {
  readonly zh: string
  readonly en: string
}

/** Exit codes of start-up; an operator's script may branch on them. */
export const EXIT = { fault: 1, settings: 2, folder: 3, inUse: 4, disk: 5, database: 6, newer: 7 } as const
export type StartProblemCode =
  | 'settings_wrong'
  | 'folder_foreign'
  | 'folder_unwritable'
  | 'folder_in_use'
  | 'folder_newer'
  | 'folder_older'
  | 'folder_damaged'
  | 'disk_full'
  | 'port_in_use'
  | 'port_refused'
  | 'database_binaries_missing'
  | 'database_as_root'
  | 'database_user'
  | 'database_failed'
  | 'database_unreachable'
  | 'database_newer'
  | 'database_rights'
  | 'migration_changed'
  | 'migration_failed'
  | 'migration_files'
  | 'mode_mixed'
  | 'restore_not_empty'
  | 'backup_unreadable'
  | 'backup_exists'

/** A known reason why Collegium does not start. Thrown anywhere during start-up, printed once at the edge (`src/main/run.ts`). */
export class StartProblem extends Error {
  constructor(
    readonly code: StartProblemCode,
    readonly told: Told,
    readonly exitCode: number = EXIT.fault,
    options?: { cause?: unknown },
  ) {
    super(told.en, options)
    this.name = 'StartProblem'
  }
}
