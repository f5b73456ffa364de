import type { Day, House } from '../../kernel/index.js'
import { END } from './calendar.js'
import { castOf } from './cast.js'
import { DEMO_SEED, type DemoAccounts, shownPeople } from './people.js'
import { makePlan } from './planning.js'
import { play } from './play.js'
import { storiesOfYear } from './programmes/index.js'
import { SETTLED_IN, settleIn } from './settleIn.js'
import { type DemoSize, federationOf } from './size.js'
import { type AccountFor, inventedAccount, setClock, stageOf } from './stage.js'
import type { World } from './world.js'

export interface DemoAsk {
  /** Last day of the year to be played; the federation clock then stands there. */
  readonly until?: Day
  readonly size?: DemoSize
  readonly seed?: number
  /** Makes the accounts by which people act; invented ids when left out, with which nobody can sign in. */
  readonly accountFor?: AccountFor
  readonly onProgress?: (progress: { readonly share: number; readonly day: Day }) => void
}

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
  await setClock(stage, SETTLED_IN)
  await settleIn(stage, fed, cast)
  await makePlan(stage, fed, cast)
  const world: World = { size, seed, fed, cast }
  await play(stage, storiesOfYear(world), until, onProgress)
  return people
}
