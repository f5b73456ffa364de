import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What can be said of a process: it is there, it has ended but its parent has not taken note of it, or it is gone. */
export type ProcessState = 'running' | 'ended' | 'gone'

export function stateOf(pid: number): ProcessState {
  try {
    process.kill(pid, 0)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return 'gone'
  }
  const state = statOf(pid)?.[0]
  return state === 'Z' || state === 'X' ? 'ended' : 'running'
}

/** A mark that differs between two processes which had the same number one after the other; undefined where the system does not tell. */
export function birthOf(pid: number): string | undefined {
  const ticks = statOf(pid)?.[19]
  if (!ticks) return undefined
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
  } catch {
    return ticks
  }
}

/** The folder that a process works in (a PostgreSQL server works in its data folder); undefined where the system does not tell. */
export function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** All processes that work in this folder. Empty where the system does not tell. */
export function processesIn(folder: string): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => folderOf(pid) === folder && stateOf(pid) === 'running')
  } catch {
    return []
  }
}

/** Fields of /proc/<pid>/stat after the name, which may itself hold blanks and brackets. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** Asks again every few milliseconds until `done` says yes; false when the time is over. */
export async function until(done: () => boolean, withinMs: number, everyMs = 20): Promise<boolean> {
  const end = performance.now() + withinMs
  while (!done()) {
    if (performance.now() > end) return false
    await new Promise((wake) => setTimeout(wake, everyMs))
  }
  return true
}
