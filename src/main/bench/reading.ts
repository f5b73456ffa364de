import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../kernel/config/index.js'
import { readPlan } from '../../plan/reading/index.js'
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
  ]
}
