import { type ChildProcess, spawn } from 'node:child_process'
import { pino } from 'pino'
import { migrate, openDatabase } from '../../kernel/db/index.js'
import { assembleHouse, recount, verifyChain } from '../../kernel/index.js'

export interface Round {
  readonly killed: 'server' | 'database'
  readonly acknowledged: number
  readonly missing: number
  /** Rows whose stage is not the number of their facts. */
  readonly halfSaved: number
  readonly chain: string
  readonly facts: number
  readonly differences: number
}

export const isWhole = (round: Round): boolean =>
  round.missing === 0 && round.halfSaved === 0 && round.chain === 'chain_whole' && round.differences === 0

/**
 * One round: start the tortured process on the folder, let it work for `ms`, kill it or its database server with SIGKILL, then open the folder again
 * and look whether everything acknowledged is there.
 * @param command program and arguments that start the tortured process on this folder
 */
export async function tortureOnce(folder: string, command: readonly string[], killed: Round['killed'], ms: number): Promise<Round> {
  const acknowledged: string[] = []
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const serverPid = await listen(child, acknowledged)
  await pause(ms)
  if (killed === 'database') {
    process.kill(serverPid, 'SIGKILL')
    // The process lives on: it must bring the server back by itself and go on acknowledging.
    await pause(2_000)
  }
  child.kill('SIGKILL')
  await ended
  return inspect(folder, killed, acknowledged)
}

/** Resolves with the database server's process id at the first acknowledgement; keeps collecting until the pipe closes. */
function listen(child: ChildProcess, acknowledged: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    let rest = ''
    let pid = 0
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('server ')) pid = Number(line.slice(7))
        else acknowledged.push(line)
      }
      if (pid > 0 && acknowledged.length > 0) resolve(pid)
    })
    child.once('close', () => reject(new Error('the tortured process ended before it acknowledged anything')))
  })
}

async function inspect(folder: string, killed: Round['killed'], acknowledged: readonly string[]): Promise<Round> {
  const open = await openDatabase({ data: folder, databaseUrl: undefined, migrateUrl: undefined, mode: 'empty' })
  try {
    await migrate({ ownerUrl: open.ownerUrl, appRole: open.appRole })
    const { house, close } = assembleHouse({
      appUrl: open.appUrl,
      files: `${folder}/files`,
      mode: 'test',
      publicUrl: '',
      mailFrom: '',
      log: pino({ level: 'silent' }),
    })
    const { pool } = house.database
    await house.projector.settle()
    const missing = (
      await pool.query<{ n: number }>(
        'select count(*)::int as n from unnest($1::uuid[]) a(id) where not exists (select from kernel.fact f where f.id = a.id)',
        [acknowledged],
      )
    ).rows[0]!.n
    const halfSaved = (
      await pool.query<{ n: number }>(
        `select count(*)::int as n from torture.state s where s.stage <> (select count(*) from kernel.fact f where f.subject = 'torture/' || s.id)`,
      )
    ).rows[0]!.n
    const client = await pool.connect()
    const chain = await verifyChain(client)
    client.release()
    const differences = (await recount(house.database)).length
    await close()
    return {
      killed,
      acknowledged: acknowledged.length,
      missing,
      halfSaved,
      chain: chain.code,
      facts: chain.code === 'chain_whole' ? chain.facts : 0,
      differences,
    }
  } finally {
    await open.stop()
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
