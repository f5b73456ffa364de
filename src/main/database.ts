import type { Settings } from '../kernel/config/index.js'
import { claimMode, migrate, migrateJobs, type OpenDatabase, openDatabase } from '../kernel/db/index.js'
import type { Run } from './run.js'

export interface ReadyDatabase extends OpenDatabase {
  /** `new`: nothing has been put into it yet. */
  readonly state: 'new' | 'known'
}

/** Opens the database that the settings name, brings it up to this code and notes what it is used for; stops it when the run ends. */
export async function readyDatabase(
  run: Run,
  settings: Settings,
  log: (event: string, detail?: Record<string, unknown>) => void = () => {},
): Promise<ReadyDatabase> {
  const opened = await run.step({ zh: '启动数据库', en: 'Starting the database' }, () => openDatabase(settings, { log }))
  run.onStop('database', opened.stop)
  void opened.lost.then(run.fail)
  const applied = await run.step({ zh: '更新数据库结构', en: 'Migrating the database' }, () =>
    migrate({ ownerUrl: opened.ownerUrl, appRole: opened.appRole, libraries: [migrateJobs] }),
  )
  if (applied.length) log('migrated', { applied: applied.map((each) => `${each.room}/${each.name}`) })
  return { ...opened, state: await claimMode(opened.ownerUrl, settings.mode) }
}
