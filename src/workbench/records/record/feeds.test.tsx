import { expect, it } from 'vitest'
import { packOf, type RecordView } from '../../../records/index.js'
import { Speak } from '../../../ui/index.js'
import { wordsOf } from '../../testing/forms.js'
import { Feeds } from './Feeds.js'
import type { Feed } from './standing.js'

const pack = packOf('service-team', '2022-06-30')!
const view = { state: 'confirmed', period: '2022', happenedOn: '2022-06-01', fact: null, facts: 1 } as unknown as RecordView
const feed = (measure: string, counted: number): Feed => ({
  ...{ measure, counted, all: 1, alsoThere: 0 },
  reason: counted > 0 ? null : 'out_of_scope',
})
const seen = (...feeds: Feed[]) => wordsOf(String(<Speak language="zh-Hans">{<Feeds view={view} pack={pack} feeds={feeds} />}</Speak>))

it('says what a record counts towards in words, and of figures beside a target only those that it is part of', () => {
  const companion = pack.companions.find((each) => each.id === 'carried_over')!
  const part = seen(feed('T14-1', 1), feed('T14-1+carried_over', 1))
  expect(part).toContain('T14-1')
  expect(part).toContain(companion.title.zh)
  expect(part).not.toContain('carried_over')
  const apart = seen(feed('T14-1', 1), feed('T14-1+carried_over', 0))
  expect(apart).not.toContain(companion.title.zh)
  expect(apart).not.toContain('不在范围内')
  // That it does not count where it was meant to is told.
  expect(seen(feed('T14-1', 0))).toContain('不在范围内')
})
