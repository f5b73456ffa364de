import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { binary } from './binaries.js'
import { folderProblem, serverFolder } from './folder.js'
import { handOver, type Identity, runAs } from './identity.js'
import { serverProblem } from './problems.js'

/** Makes the files of the embedded server when there are none. They are made aside and moved into place: interrupted half-way, the next start begins afresh. */
export async function makeCluster(folder: string, identity: Identity, rootPassword: string, durable: boolean): Promise<void> {
  const files = serverFolder(folder)
  if (existsSync(join(files, 'PG_VERSION'))) {
    // A folder put back from a copy often comes with the copier's permissions, which the server refuses.
    if (process.platform !== 'win32') chmodSync(files, 0o700)
    return
  }
  const fresh = `${files}.new`
  const passwords = join(folder, 'postgres.password')
  try {
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { mode: 0o700 })
    writeFileSync(passwords, rootPassword, { mode: 0o600 })
    handOver(identity, fresh)
    handOver(identity, passwords)
    const args = [
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${passwords}`,
      `--pgdata=${fresh}`,
    ]
    const made = await runAs(identity, binary(identity.native, 'initdb'), durable ? args : [...args, '--no-sync'], folder)
    if (!made.ok) throw serverProblem(folder, made.output)
    renameSync(fresh, files)
  } catch (fault) {
    throw folderProblem(folder, fault)
  } finally {
    rmSync(passwords, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}
