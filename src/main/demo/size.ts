import { type DemoFederation, inventFederation } from '../../registry/demo/index.js'

export type DemoSize = 'full' | 'small'

/** What becomes of records that are not simply confirmed; `reinstated` counts in the end, the others do not. */
export type Fate = 'waiting' | 'sent_back' | 'refused' | 'withdrawn' | 'draft' | 'duplicate' | 'cancelled' | 'struck' | 'reinstated'

/** Live facts of a target by the end: `before` and `since` the window of the present rate; and records that fare otherwise. */
export interface Quota {
  readonly before: number
  readonly since: number
  readonly fates: Partial<Record<Fate, number>>
}

const quota = (before: number, since: number, fates: Quota['fates'] = {}): Quota => ({ before, since, fates })

/**
 * How much of each target is reached, so that each state of a target occurs: T06-2 met, T09-1 on course, T15-2 at risk, T07-2 behind, T08-2 above its range,
 * T10-4 not started, T16-1 without figure, and so on. T13-1 counts bases, T16-2 persons, T07-3 lines of logs.
 */
const FULL = {
  'T03-1': quota(175, 12, { waiting: 14, sent_back: 2, draft: 3, withdrawn: 1, refused: 1 }),
  'T06-1': quota(106, 56, { waiting: 12, sent_back: 2, refused: 4, withdrawn: 3, cancelled: 3, draft: 3 }),
  'T06-2': quota(33, 20, { waiting: 3, refused: 1, draft: 2 }),
  'T06-3': quota(9, 4, { waiting: 2, refused: 1, draft: 1 }),
  'T06-4': quota(30, 21, { waiting: 3, sent_back: 1, cancelled: 1, draft: 1 }),
  'T07-1': quota(25, 6, { waiting: 4, refused: 1, cancelled: 1, draft: 2 }),
  'T07-2': quota(2300, 1300, {
    waiting: 40,
    sent_back: 6,
    refused: 26,
    duplicate: 14,
    cancelled: 16,
    struck: 8,
    reinstated: 2,
    withdrawn: 6,
    draft: 4,
  }),
  'T07-3': quota(5200, 3000),
  'T08-1': quota(28, 13, { waiting: 5, refused: 2, duplicate: 3, cancelled: 1, reinstated: 1, draft: 1 }),
  'T08-2': quota(3, 1, { waiting: 1 }),
  'T09-1': quota(57, 30, { waiting: 7, sent_back: 1, refused: 2, cancelled: 2, draft: 2 }),
  'T09-2': quota(266, 150, { waiting: 18, refused: 4, duplicate: 60, struck: 2, withdrawn: 2 }),
  'T11-1': quota(9, 3, { waiting: 1, cancelled: 1, draft: 1 }),
  'T11-2': quota(14, 3, { waiting: 2, cancelled: 1, refused: 1 }),
  'T12-1': quota(11, 5, { waiting: 2, draft: 1 }),
  'T12-2': quota(14, 8, { waiting: 2, draft: 1 }),
  'T13-1': quota(47, 20, { waiting: 9, sent_back: 1, refused: 3, duplicate: 44, struck: 2, draft: 2 }),
  'T14-1': quota(115, 55, { waiting: 10, sent_back: 2, refused: 4, cancelled: 3, withdrawn: 2, draft: 3 }),
  'T15-1': quota(46, 28, { waiting: 6, refused: 3, cancelled: 2, draft: 1 }),
  'T15-2': quota(2160, 1440, {
    waiting: 44,
    sent_back: 6,
    refused: 40,
    duplicate: 36,
    cancelled: 30,
    struck: 12,
    reinstated: 5,
    withdrawn: 12,
    draft: 8,
  }),
  'T16-1': quota(48, 13, { waiting: 3, sent_back: 1, cancelled: 1, draft: 1 }),
  'T16-2': quota(520, 285, { waiting: 6, refused: 3 }),
} satisfies Record<string, Quota>
export type Counted = keyof typeof FULL

/** Enough to see every state and every fate, in a few seconds. */
const SMALL: Readonly<Record<Counted, Quota>> = {
  'T03-1': quota(20, 4, { waiting: 2, draft: 1 }),
  'T06-1': quota(6, 3, { waiting: 1, cancelled: 1 }),
  'T06-2': quota(33, 20, { waiting: 1 }),
  'T06-3': quota(4, 1, { waiting: 1 }),
  'T06-4': quota(6, 2, { waiting: 1, sent_back: 1 }),
  'T07-1': quota(4, 2, { waiting: 1 }),
  'T07-2': quota(44, 26, { waiting: 2, refused: 1, duplicate: 1, cancelled: 1, struck: 1, reinstated: 1, draft: 1 }),
  'T07-3': quota(80, 40),
  'T08-1': quota(4, 2, { waiting: 1, duplicate: 1 }),
  'T08-2': quota(3, 1, { waiting: 1 }),
  'T09-1': quota(4, 2, { waiting: 1 }),
  'T09-2': quota(10, 6, { waiting: 1, duplicate: 2 }),
  'T11-1': quota(9, 3, { waiting: 1 }),
  'T11-2': quota(3, 1, { waiting: 1 }),
  'T12-1': quota(4, 2, { waiting: 1 }),
  'T12-2': quota(14, 8, { waiting: 1 }),
  'T13-1': quota(5, 2, { waiting: 1, duplicate: 1 }),
  'T14-1': quota(7, 4, { waiting: 1, sent_back: 1, refused: 1 }),
  'T15-1': quota(5, 3, { waiting: 1 }),
  'T15-2': quota(50, 40, {
    waiting: 4,
    sent_back: 1,
    refused: 1,
    duplicate: 2,
    cancelled: 2,
    struck: 1,
    reinstated: 1,
    withdrawn: 1,
    draft: 1,
  }),
  'T16-1': quota(3, 1, { waiting: 1, sent_back: 1 }),
  'T16-2': quota(18, 12, { waiting: 1 }),
}

export const quotaOf = (size: DemoSize, target: Counted): Quota => (size === 'full' ? FULL : SMALL)[target]

const SOCIETIES = 42

/** The federation of the demo; the small one has a fifth of the societies and a few of everything else. */
export function federationOf(size: DemoSize, seed: number): DemoFederation {
  if (size === 'full') return inventFederation({}, seed)
  const whole = inventFederation({ cities: 4, bases: 12, parks: 8, enterprises: 24, journals: SOCIETIES, sites: 14, teams: 40 }, seed)
  const societies = whole.societies.slice(0, SOCIETIES)
  const within = <T extends { readonly society: (typeof societies)[number] }>(all: readonly T[]) =>
    all.map((each, n) => ({ ...each, society: societies[(n * 5) % societies.length]! }))
  return {
    ...whole,
    societies,
    disciplines: whole.disciplines.filter((each) => each.level === 1),
    newJournals: within(whole.newJournals),
    teamTasks: within(whole.teamTasks),
  }
}
