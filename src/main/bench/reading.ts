import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../kernel/config/index.js'
import { readPlan, TEXT_BYTES_MAX } from '../../plan/reading/index.js'
import { type Bench, type Finding, timed } from './harness.js'

/** A plan text of one MiB: the seed's items over and over, renumbered, so that it is one plan with thousands of items. */
export async function benchReading(_bench: Bench): Promise<Finding[]> {
  const seed = readFileSync(join(projectRoot(), 'src/plan/demo/2022.txt'), 'utf8')
  const bodies = seed
    .split('\n')
    .filter((line) => /^\d+\./.test(line))
    .map((line) => line.replace(/^\d+\./, ''))
  let text = '2022年工作要点\n一、工作\n'
  for (let no = 1; Buffer.byteLength(text) < 1_040_000; no++) text += `${no}.${bodies[no % bodies.length]}\n`
  const bytes = Buffer.from(text)
  const ms = await timed(3, async () => {
    if (!readPlan(bytes).ok) throw new Error('the text was refused')
  })
  return [
    {
      name: `a plan text of ${(bytes.length / 1024 / 1024).toFixed(2)} MiB read`,
      value: `${(ms / 1000).toFixed(2)} s`,
      asked: '< 2 s',
      holds: ms < 2_000,
    },
    ...(await limitsOf(text)),
  ]
}

/** The largest text there may be, read in a process of its own, whose memory is told by the system; and one byte more, which is refused unread. */
async function limitsOf(text: string): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'collegium-reading-'))
  try {
    const file = join(folder, 'plan.txt')
    writeFileSync(file, text + 'a'.repeat(TEXT_BYTES_MAX - Buffer.byteLength(text)))
    const { seconds, mebibytes, taken } = await inOwnProcess(file)
    const tooBig = new Uint8Array(TEXT_BYTES_MAX + 1).fill(0x61)
    const ms = await timed(20, async () => {
      if (readPlan(tooBig).ok) throw new Error('a text that is too big was let in')
    })
    return [
      {
        name: `${TEXT_BYTES_MAX.toLocaleString('en')} bytes in a process of its own: time, memory`,
        value: `${seconds.toFixed(2)} s, ${mebibytes.toFixed(0)} MiB`,
        asked: '≤ 10 s, ≤ 512 MiB (A-12)',
        holds: taken && seconds <= 10 && mebibytes <= 512,
      },
      { name: 'one byte more is refused', value: `${ms.toFixed(3)} ms`, asked: '≤ 200 ms (A-12)', holds: ms <= 200 },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inOwnProcess(file: string): Promise<{ seconds: number; mebibytes: number; taken: boolean }> {
  const reader = new URL('../../plan/reading/index.js', import.meta.url).href
  const script = `const { readFileSync } = await import('node:fs')
    const { readPlan } = await import(${JSON.stringify(reader)})
    const bytes = readFileSync(${JSON.stringify(file)})
    const began = performance.now()
    const { ok } = readPlan(bytes)
    console.log(JSON.stringify({ seconds: (performance.now() - began) / 1000, mebibytes: process.resourceUsage().maxRSS / 1024, taken: ok }))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  return JSON.parse(stdout)
}
