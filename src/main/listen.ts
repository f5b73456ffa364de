import { createServer } from 'node:net'
import { EXIT, StartProblem } from '../kernel/config/index.js'

const PATIENCE_MS = 2_000

/**
 * Asks before the long part of start-up whether an address is free. A Collegium that is just stopping is given a moment.
 * @throws StartProblem port_in_use, port_refused
 */
export async function ensureFree(host: string, port: number, patienceMs = PATIENCE_MS): Promise<void> {
  const end = performance.now() + patienceMs
  for (;;) {
    const fault = await tryToListen(host, port)
    if (!fault) return
    if (fault.code !== 'EADDRINUSE' || performance.now() > end) throw listenProblem(fault, host, port)
    await new Promise((wake) => setTimeout(wake, 100))
  }
}

function tryToListen(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', done)
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => done(undefined)))
  })
}

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
