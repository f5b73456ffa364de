// Steps that last tell what is being done and for how long. Always on stderr: stdout belongs to the command.

/** Problems that the user can mend: printed as they are, without a stack trace. */
export class Problem extends Error {
  constructor(zh, en, exitCode = 1) {
    super(en)
    this.told = [zh, en]
    this.exitCode = exitCode
  }
}

const QUIET_MS = 1_500
const AGAIN_MS = 5_000

/** Runs a step; when it takes longer than a moment, says so at once, then every few seconds, and at its end. */
export async function step(zh, en, silent, work) {
  if (silent) return work()
  const began = Date.now()
  const said = () => `${zh} · ${en} …`
  const elapsed = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  let spoken = false
  let timer = setTimeout(function tell() {
    process.stderr.write(spoken ? `  … ${elapsed()}\n` : `${said()}\n`)
    spoken = true
    timer = setTimeout(tell, AGAIN_MS)
    timer.unref()
  }, QUIET_MS)
  timer.unref()
  try {
    const value = await work()
    if (spoken) process.stderr.write(`  ✓ ${elapsed()}\n`)
    return value
  } finally {
    clearTimeout(timer)
  }
}

/** Prints what stopped us and gives the exit code. */
export function tell(fault) {
  if (!(fault instanceof Problem)) {
    process.stderr.write(`${fault?.stack ?? fault}\n`)
    return 1
  }
  for (const line of fault.told) process.stderr.write(`${line}\n`)
  return fault.exitCode
}
