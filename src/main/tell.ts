import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXIT, StartProblem, type Told } from '../kernel/config/index.js'

/** Prints in two languages why we stop, on stderr, and gives the exit code. Never a stack trace: that of a fault goes to a file, which is named. */
export function explain(reason: unknown): number {
  if (reason instanceof StartProblem) {
    print(reason.told)
    return reason.exitCode
  }
  const message = reason instanceof Error ? reason.message : String(reason)
  const file = keep(reason)
  print({
    zh: `学汇因内部错误停止：${message}${file ? `（详情见 ${file}）` : ''}`,
    en: `Collegium stopped because of a fault: ${message}${file ? ` (details in ${file})` : ''}`,
  })
  return EXIT.fault
}

function print({ zh, en }: Told): void {
  process.stderr.write(`${zh}\n${en}\n`)
}

function keep(fault: unknown): string | undefined {
  try {
    const file = join(mkdtempSync(join(tmpdir(), 'collegium-fault-')), 'fault.txt')
    writeFileSync(file, `${new Date().toISOString()}\n${described(fault)}\n`, { mode: 0o600 })
    return file
  } catch {
    return undefined
  }
}

function described(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  return `${fault.stack ?? fault.message}${fault.cause ? `\ncaused by ${described(fault.cause)}` : ''}`
}
