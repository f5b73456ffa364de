import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { EXIT, StartProblem } from '../kernel/config/index.js'
import { openDatabase } from '../kernel/db/index.js'
import { writeBackup } from './backup/write.js'
import { runOnce, settingsFor } from './run.js'

/** `npm run backup FILE`: one consistent snapshot of database and files, also beside a running server. */
export const main = (args: readonly string[]): Promise<number> =>
  runOnce(async (run) => {
    const file = fileFrom(args, 'backup')
    if (existsSync(file))
      throw new StartProblem(
        'backup_exists',
        { zh: `文件 ${file} 已存在，不会覆盖。`, en: `${file} exists already and is not overwritten.` },
        EXIT.folder,
      )
    const settings = settingsFor('empty')
    const open = await openDatabase(settings, { join: true })
    run.onStop('database', open.stop)
    const done = await run.step({ zh: '备份', en: 'Backing up' }, () => writeBackup(open.ownerUrl, settings.files, file))
    console.log(JSON.stringify({ file, ...done }))
    return 0
  })

/** The file named on the command line, absolute. @throws StartProblem settings_wrong */
export function fileFrom(args: readonly string[], verb: string): string {
  const [file, ...more] = args
  if (!file || more.length > 0)
    throw new StartProblem('settings_wrong', { zh: `用法：npm run ${verb} 文件`, en: `Usage: npm run ${verb} FILE` }, EXIT.settings)
  return resolve(file)
}
