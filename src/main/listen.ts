import { type AddressInfo, Server } from 'node:net'
import { EXIT, type Settings, StartProblem } from '../kernel/config/index.js'

const PATIENCE_MS = 2_000

/** A port that is ours until the server listens on it. */
export interface KeptPort {
  /** The real one, also when any free one was asked for. */
  readonly port: number
  /** Lets go of it; the server must listen on it at once. */
  release(): Promise<void>
}

/**
 * Asks before the long part of start-up whether a port is free, so that one in use is told at once. A Collegium that is just stopping on it is given
 * a moment. Any free one (0) is chosen now and held, so that addresses printed and mailed name it; one asked for by number is not held, so that who waits
 * for it is refused, as he expects, until we answer.
 * @throws StartProblem port_in_use, port_refused
 */
export async function keepPort(host: string, port: number, patienceMs = PATIENCE_MS): Promise<KeptPort> {
  const end = performance.now() + patienceMs
  for (;;) {
    const keeper = await tryToListen(host, port)
    if (keeper instanceof Server) return kept(keeper, port === 0)
    if (keeper.code !== 'EADDRINUSE' || performance.now() > end) throw listenProblem(keeper, host, port)
    await new Promise((wake) => setTimeout(wake, 100))
  }
}

function tryToListen(host: string, port: number): Promise<Server | NodeJS.ErrnoException> {
  return new Promise((done) => {
    // Whoever connects before there is an answer is hung up on, so that letting go never waits for him.
    const keeper = new Server((early) => early.destroy())
    keeper.once('error', done)
    keeper.listen({ host, port, exclusive: true }, () => done(keeper))
  })
}

async function kept(keeper: Server, isHeld: boolean): Promise<KeptPort> {
  const { port } = keeper.address() as AddressInfo
  let released: Promise<void> | undefined
  const release = () => {
    released ??= new Promise((done) => keeper.close(() => done()))
    return released
  }
  if (!isHeld) await release()
  return { port, release }
}

/** The address that is printed, mailed and compared with the origin of requests: the one that people are told, else the real port of this machine. */
export const publicAddress = (settings: Pick<Settings, 'publicUrl' | 'host'>, kept: Pick<KeptPort, 'port'>): string =>
  settings.publicUrl ?? `http://${settings.host}:${kept.port}`

/** The sentence for a port that cannot be listened on; anything unknown is handed back as it is. */
export function listenProblem(fault: unknown, host: string, port: number): unknown {
  const code = (fault as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') {
    return new StartProblem(
      'port_in_use',
      {
        zh: `端口 ${port}（${host}）已被占用；请停止占用它的程序，或用 COLLEGIUM_PORT 指定另一个端口。`,
        en: `Port ${port} on ${host} is in use; stop what uses it or name another one by COLLEGIUM_PORT.`,
      },
      EXIT.inUse,
    )
  }
  if (code !== 'EACCES' && code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND' && code !== 'EAI_AGAIN') return fault
  return new StartProblem(
    'port_refused',
    {
      zh: `不能监听 ${host} 的端口 ${port}（${code}）；请检查 COLLEGIUM_HOST 和 COLLEGIUM_PORT。`,
      en: `Cannot listen on port ${port} of ${host} (${code}); check COLLEGIUM_HOST and COLLEGIUM_PORT.`,
    },
    EXIT.settings,
  )
}
