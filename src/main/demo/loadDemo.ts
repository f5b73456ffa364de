import type { Day, House } from '../../kernel/index.js'
import { END } from './calendar.js'
import { castOf } from './cast.js'
import { DEMO_SEED, type DemoAccounts, shownPeople } from './people.js'
import { makePlan } from './planning.js'
import { play } from './play.js'
import { storiesOfYear } from './programmes/index.js'
import { settleIn } from './settleIn.js'
import { type DemoSize, federationOf } from './size.js'
import { type AccountFor, inventedAccount, setClock, stageOf } from './stage.js'
import type { World } from './world.js'

import { readFileSync, readdirSync } from 'node:fs'
function pgCpu() {
  let sum = 0
  for (const d of readdirSync('/proc')) {
    if (!/^\d+$/.test(d)) continue
    try {
      const cmd = readFileSync(`/proc/${d}/cmdline`, 'utf8')
      if (!cmd.includes('postgres') ) continue
      const env = readFileSync(`/proc/${d}/stat`, 'utf8').split(') ')[1]!.split(' ')
      if (process.env.PGMATCH && !cmd.includes(process.env.PGMATCH)) continue
      if (!/test_|app|idle|postgres:/.test(cmd)) {}
      sum += 0
      if (cmd.includes(`test_${process.pid}_`)) sum += Number(env[11]) + Number(env[12])
    } catch {}
  }
  return sum * 10
}
export interface DemoAsk {
  /** Last day of the year to be played; the federation clock then stands there. */
  readonly until?: Day
  readonly size?: DemoSize
  readonly seed?: number
  /** Makes the accounts by which people act; invented ids when left out, with which nobody can sign in. */
  readonly accountFor?: AccountFor
  readonly onProgress?: (progress: { readonly share: number; readonly day: Day }) => void
}

const SETTLED_IN = '2021-12-01' as Day

/**
 * Fills an empty house with a federation and nine months of its year, by nothing but the commands that people use, each with the rights that his posts give
 * him. Equal seeds and sizes give equal figures. The house must be new: what was interrupted is thrown away and loaded again.
 */
export async function loadDemo(house: House, ask: DemoAsk = {}): Promise<DemoAccounts> {
  const { until = END, size = 'full', seed = DEMO_SEED, accountFor = inventedAccount, onProgress = () => {} } = ask
  const fed = federationOf(size, seed)
  const cast = castOf(fed, seed)
  const people = shownPeople(cast, fed)
  const keys = new Map<string, string>(people.map(({ person, key }) => [person, key]))
  const stage = stageOf(house, (member) => accountFor({ ...member, key: keys.get(member.id) }))
  const T=()=>process.env.DEMO_TIMES&&console.log('TIME',Math.round(performance.now()), JSON.stringify(process.cpuUsage()), pgCpu())
  T()
  await setClock(stage, SETTLED_IN)
  await settleIn(stage, fed, cast)
  T()
  await makePlan(stage, fed, cast)
  T()
  const world: World = { size, seed, fed, cast }
  const st=storiesOfYear(world)
  T()
  await play(stage, st, until, onProgress)
  T()
  return people
}
