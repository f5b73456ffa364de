import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '../../kernel/config/index.js'

/** Makes one file of a test's own program, so that it can be started as a process without building the product. */
export async function bundled(entry: string, name = 'program.mjs'): Promise<string> {
  const folder = join(projectRoot(), '.cache', `start-up-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, name)
  await build({
    entryPoints: [join(import.meta.dirname, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  })
  return outfile
}

export interface Watched {
  readonly child: ChildProcess
  readonly pid: number
  /** Waits for a JSON line with this `event` (the first, or a later one); fails with all output when the process ends before it. */
  event(name: string, nth?: number): Promise<Record<string, unknown>>
  /** Waits for the end; gives exit code and everything written. */
  ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>
}

/** Starts a program with nothing of the surroundings' environment but the path, and watches what it prints. */
export function watch(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  options: { cwd?: string; uid?: number; gid?: number } = {},
): Watched {
  const { PATH = '', TMPDIR = '' } = process.env
  const child = spawn(command, args, {
    ...options,
    env: { PATH, ...(TMPDIR ? { TMPDIR } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  const waiting = new Set<() => void>()
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
      for (const look of waiting) look()
    })
  }
  const end = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.once('close', (code, signal) => done({ code, signal })),
  )
  const find = (name: string, nth: number) =>
    said.stdout
      .split('\n')
      .filter((line) => line.startsWith(`{"event":"${name}"`))
      .map((line) => JSON.parse(line) as Record<string, unknown>)[nth]
  return {
    child,
    pid: child.pid ?? 0,
    event: (name, nth = 0) =>
      new Promise((found, fail) => {
        const look = () => {
          const event = find(name, nth)
          if (!event) return
          waiting.delete(look)
          found(event)
        }
        waiting.add(look)
        look()
        void end.then(() => fail(new Error(`ended before ${name}:\n${said.stdout}\n${said.stderr}`)))
      }),
    ended: async () => ({ ...(await end), ...said }),
  }
}
