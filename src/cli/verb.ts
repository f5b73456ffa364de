import { pino } from 'pino'
import { EXIT, projectRoot, readSettings, StartProblem } from '../kernel/config/index.js'
import { migrate, migrateJobs, openDatabase } from '../kernel/db/index.js'
import { assembleHouse, type House } from '../kernel/index.js'

export interface Verb {
  readonly name: string
  readonly usage: string
  readonly help: { readonly zh: string; readonly en: string }
  /** Gives the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>
}

/**
 * Opens the house that the settings name for one act, joining the server of a running Collegium when there is one, and closes it again.
 * Known problems are told in two sentences and give their exit code.
 */
export async function inHouse(act: (house: House) => Promise<number>): Promise<number> {
  try {
    const read = readSettings(process.env, 'empty', projectRoot())
    if (!read.ok) {
      for (const problem of read.problems) process.stderr.write(`${problem.name} ${problem.zh}\n${problem.name} ${problem.en}\n`)
      return EXIT.settings
    }
    const { settings } = read
    const open = await openDatabase(settings, { join: true })
    try {
      await migrate({ ownerUrl: open.ownerUrl, appRole: open.appRole, libraries: [migrateJobs] })
      const { house, close } = assembleHouse({
        appUrl: open.appUrl,
        files: settings.files,
        mode: settings.mode,
        pool: 4,
        mailFrom: settings.mailFrom,
        publicUrl: settings.publicUrl ?? `http://${settings.host}:${settings.port}`,
        log: pino({ level: 'warn' }, pino.destination({ fd: 2, sync: true })),
      })
      try {
        return await act(house)
      } finally {
        await close()
      }
    } finally {
      await open.stop()
    }
  } catch (fault) {
    if (!(fault instanceof StartProblem)) throw fault
    process.stderr.write(`${fault.told.zh}\n${fault.told.en}\n`)
    return fault.exitCode
  }
}
