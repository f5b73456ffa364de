import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../kernel/config/index.js'
import { runOnce } from './run.js'
import { torturedProcess } from './torture/child.js'
import { isWhole, tortureOnce } from './torture/rounds.js'

/** `npm run torture -- --kills N`: kills the server and, in every other round, the database during 500 concurrent commands, and looks each time whether anything acknowledged was lost. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '10' },
      child: { type: 'string' },
      seconds: { type: 'string', default: '120' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
    },
  })
  if (values.child) return torturedProcess(values.child, Number(values.seconds))
  return runOnce(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'collegium-torture-'))
    const random = mulberry(Number(values.seed))
    console.log(`seed ${values.seed}`)
    let bad = 0
    try {
      for (let round = 1; round <= Number(values.kills); round++) {
        const result = await tortureOnce(
          join(folder, 'data'),
          [process.execPath, join(projectRoot(), 'scripts', 'launch.mjs'), 'torture', '--child', join(folder, 'data')],
          round % 2 === 0 ? 'database' : 'server',
          500 + random() * 2_500,
        )
        if (!isWhole(result)) bad++
        console.log(`${round}/${values.kills} ${JSON.stringify(result)}`)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    console.log(bad === 0 ? '无一丢失，无一半存 · nothing lost, nothing half-saved' : `${bad} 轮有误 · ${bad} rounds went wrong`)
    return bad === 0 ? 0 : 1
  })
}

/** Seeded, so that the moments of the kills can be repeated as nearly as a machine allows. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
