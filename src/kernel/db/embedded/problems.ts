import { EXIT, StartProblem } from '../../config/index.js'
import { diskFull, serverLog } from './folder.js'

/** The sentence for a server that does not run, from what it wrote last. */
export function serverProblem(folder: string, output: string): StartProblem {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(folder)
  const line = lastComplaint(output)
  return new StartProblem(
    'database_failed',
    {
      zh: `内嵌数据库没有启动：${line}（详见 ${serverLog(folder)}）。已有数据没有改动。`,
      en: `The embedded database does not start: ${line} (more in ${serverLog(folder)}). Its data was not changed.`,
    },
    EXIT.database,
  )
}

/** The most telling line of a server's output: the last one that says what went wrong. */
function lastComplaint(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim())
  const told = lines.findLast((line) => /\b(FATAL|PANIC|error|could not|cannot)\b/i.test(line)) ?? lines.at(-1)
  return (told ?? 'no output').replace(/^[\d-]+ [\d:.]+ UTC \[\d+\]\s*/, '').slice(0, 300)
}
