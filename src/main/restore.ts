import { existsSync } from 'node:fs'
import { EXIT, StartProblem } from '../kernel/config/index.js'
import { openDatabase } from '../kernel/db/index.js'
import { restoreBackup } from './backup/restore.js'
import { fileFrom } from './backup.js'
import { runOnce, settingsFor } from './run.js'

/** `npm run restore FILE`: puts a backup onto an empty data folder, or into an empty external database. */
export const main = (args: readonly string[]): Promise<number> =>
  runOnce(async (run) => {
    const file = fileFrom(args, 'restore')
    if (!existsSync(file))
      throw new StartProblem('backup_unreadable', { zh: `没有文件 ${file}。`, en: `There is no file ${file}.` }, EXIT.settings)
    const settings = settingsFor('empty')
    const open = await run.step({ zh: '启动数据库', en: 'Starting the database' }, () => openDatabase(settings))
    run.onStop('database', open.stop)
    const done = await run.step({ zh: '恢复', en: 'Restoring' }, () => restoreBackup(open, settings.files, file))
    console.log(JSON.stringify({ rows: done.rows, files: done.files, seq: done.head.seq, head: done.head.head }))
    return 0
  })
