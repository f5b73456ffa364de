import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** Where an embedded server listens: a Unix socket in a folder of its own, or (Windows) a port on 127.0.0.1. Never on a network. */
const address = z.object({ socketFolder: z.string().optional(), port: z.number().int() })
export type ServerAddress = z.infer<typeof address>

/** A new address, noted in the data folder so that a second process (a command-line verb) can join. */
export async function newAddress(folder: string, port?: number): Promise<ServerAddress> {
  forgetAddress(folder)
  // A socket's path must stay below some 100 bytes, which a data folder's need not; and not every mounted folder can hold a socket.
  const short = tmpdir().length <= 70 ? tmpdir() : '/tmp'
  const made: ServerAddress =
    process.platform === 'win32'
      ? { port: port ?? (await freePort()) }
      : { socketFolder: mkdtempSync(join(short, 'collegium-')), port: 5432 }
  writeFileSync(noted(folder), JSON.stringify(made), { mode: 0o600 })
  return made
}

export function addressOf(folder: string): ServerAddress | undefined {
  try {
    return address.parse(JSON.parse(readFileSync(noted(folder), 'utf8')))
  } catch {
    return undefined
  }
}

export function forgetAddress(folder: string): void {
  const old = addressOf(folder)?.socketFolder
  if (old && /[\\/]collegium-\w{6}$/.test(old)) rmSync(old, { recursive: true, force: true })
  rmSync(noted(folder), { force: true })
}

export function urlOf(at: ServerAddress, role: string, password: string, database: string): string {
  const host = at.socketFolder ? encodeURIComponent(at.socketFolder) : '127.0.0.1'
  return `postgresql://${role}:${encodeURIComponent(password)}@${host}:${at.port}/${encodeURIComponent(database)}`
}

const noted = (folder: string) => join(folder, 'server.json')

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => done(typeof at === 'object' && at ? at.port : 0))
    })
  })
}
