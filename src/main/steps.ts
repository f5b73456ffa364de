import type { Told } from '../kernel/config/index.js'

const QUIET_MS = 1_500
const AGAIN_MS = 5_000

/** Runs a step. One that lasts longer than a moment says what is being done, then how long it has taken. Always on stderr: stdout is the command's. */
export async function step<T>(told: Told, work: () => T | Promise<T>): Promise<T> {
  if (process.env.COLLEGIUM_SILENT === '1') return work()
  const began = performance.now()
  const elapsed = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  let spoken = false
  const say = () => {
    process.stderr.write(spoken ? `  … ${elapsed()}\n` : `${told.zh} · ${told.en} …\n`)
    spoken = true
    timer = setTimeout(say, AGAIN_MS)
  }
  let timer = setTimeout(say, QUIET_MS)
  try {
    const value = await work()
    if (spoken) process.stderr.write(`  ✓ ${elapsed()}\n`)
    return value
  } finally {
    clearTimeout(timer)
  }
}
