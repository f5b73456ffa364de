import { EXIT, type Mode, projectRoot, readSettings, type Settings, StartProblem, type Told } from '../kernel/config/index.js'
import { step } from './steps.js'
import { explain } from './tell.js'

/** A process of ours while it runs: what was started, in order, and how it is stopped again. */
export interface Run {
  /** Notes how to stop what has just been started. The last one started stops first. */
  onStop(name: string, stop: () => void | Promise<void>): void
  /** Runs a step of start-up; one that lasts says so on stderr. */
  step<T>(told: Told, work: () => T | Promise<T>): Promise<T>
  /** Aborted as soon as the process is asked to stop. */
  readonly stopping: AbortSignal
  /** Stops the whole run because of a fault or problem that appeared later (a lost database). */
  fail(reason: unknown): void
}

const STOP_MS = 20_000
/** A second Ctrl-C within this time is the same one, which reached us both from the terminal and from the process that started us. */
const SAME_SIGNAL_MS = 1_000

/**
 * Runs a server: starts it, keeps it until it is asked to stop (SIGTERM, SIGINT, SIGHUP, the end of the process that started us, or `fail`),
 * then stops everything in reverse order. Known problems become a sentence. @returns the exit code
 */
export function runServer(start: (run: Run) => Promise<void>): Promise<number> {
  return runUntil(async (run, stopped) => {
    await start(run)
    await stopped
    return 0
  })
}

/** Runs something that ends by itself, in the same manner. What it gives back is the exit code. */
export function runOnce(work: (run: Run) => Promise<number | undefined>): Promise<number> {
  return runUntil(async (run, stopped) => (await Promise.race([work(run), stopped.then(() => 130)])) ?? 0)
}

async function runUntil(work: (run: Run, stopped: Promise<void>) => Promise<number>): Promise<number> {
  const stops: { name: string; stop: () => void | Promise<void> }[] = []
  const controller = new AbortController()
  const stopped = new Promise<void>((wake) => controller.signal.addEventListener('abort', () => wake(), { once: true }))
  let reason: unknown
  const run: Run = {
    onStop: (name, stop) => stops.push({ name, stop }),
    step,
    stopping: controller.signal,
    fail: (fault) => {
      reason ??= fault
      controller.abort()
    },
  }
  const release = listen(controller, run.fail)
  let code: number
  try {
    code = await work(run, stopped)
  } catch (fault) {
    code = 0
    reason ??= fault
  }
  controller.abort()
  if (reason !== undefined) code = explain(reason)
  if (!(await stopAll(stops))) code ||= EXIT.fault
  release()
  return code
}

/** Everything that asks us to stop. The second time in earnest, the process ends at once; the database then ends by itself and loses nothing. */
function listen(controller: AbortController, fail: (fault: unknown) => void): () => void {
  let first = 0
  const onSignal = () => {
    const now = performance.now()
    if (!first) first = now
    else if (now - first > SAME_SIGNAL_MS) process.exit(130)
    controller.abort()
  }
  const onLoss = () => controller.abort()
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, onSignal)
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  if (process.channel) {
    process.on('disconnect', onLoss)
    process.channel.unref()
  }
  return () => {
    for (const signal of signals) process.off(signal, onSignal)
    process.off('uncaughtException', fail)
    process.off('unhandledRejection', fail)
    process.off('disconnect', onLoss)
  }
}

/** Each gets its time; one that hangs or fails does not keep the others from being stopped. */
async function stopAll(stops: { name: string; stop: () => void | Promise<void> }[]): Promise<boolean> {
  let clean = true
  for (const { name, stop } of stops.reverse()) {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error(`${name} did not stop within ${STOP_MS / 1000} s`)), STOP_MS)
    })
    await Promise.race([Promise.resolve().then(stop), late]).catch((fault) => {
      clean = false
      explain(fault)
    })
    clearTimeout(timer)
  }
  return clean
}

/** The settings of this way of starting. @throws StartProblem settings_wrong, which names every mistake */
export function settingsFor(mode: Mode, env: NodeJS.ProcessEnv = process.env): Settings {
  const read = readSettings(env, mode, projectRoot())
  if (read.ok) return read.settings
  const list = (language: 'zh' | 'en') => read.problems.map((problem) => `\n  ${problem.name} ${problem[language]}`).join('')
  throw new StartProblem('settings_wrong', { zh: `设置有误：${list('zh')}`, en: `The settings are wrong:${list('en')}` }, EXIT.settings)
}
