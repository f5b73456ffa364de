import { afterAll, beforeAll, expect, it } from 'vitest'
import { type At, type Day, newId, type Tx } from '../kernel/index.js'
import { loadVoid } from './commands/voiding.js'
import { cancelFact, reinstateFact } from './commands/voids.js'
import { cancelAgainDecided } from './disputed.js'
import { type Federation, federation, someone } from './testing/federation.js'
import { aConfirmedMatch } from './testing/reporting.js'

let test: Federation
beforeAll(async () => {
  test = await federation('2022-06-30' as Day)
})
afterAll(() => test?.close())

it('a cancel that a decision had undone acts again from its own day, and not where it still stands', async () => {
  const [need] = await test.subjects('need', 1)
  const [offer] = await test.subjects('offer', 1)
  const fact = await aConfirmedMatch(test, { need: need!, offer: offer!, happenedOn: '2022-06-10' })
  const at: At = { today: '2022-06-30' as Day, viewer: someone('panel', 'dispute_panel'), id: newId }
  const said = { fact, kind: 'match.voided', on: '2022-06-20' as Day, reason: '复议改判', document: 'dispute/1' }
  const asked = async () => cancelAgainDecided(await loadVoid(test.house.database.db as Tx, fact, at), said, at)
  const cancelled = await cancelFact(test.as(someone('needer', 'unit_contact@needer')), {
    fact,
    on: '2022-06-20',
    reason: '撤回确认',
  } as never)
  expect(cancelled).toMatchObject({ ok: true })
  expect(await asked()).toEqual({ ok: true, value: 'nothing' })
  const back = { fact, on: '2022-06-20', reason: '异议成立' }
  expect(await reinstateFact(test.as(someone('panel', 'dispute_panel')), back as never)).toMatchObject({ ok: true })
  const again = await asked()
  expect(again).toMatchObject({ ok: true, value: { change: { act: { target: fact, how: 'cancel', on: '2022-06-20' }, name: 'voided' } } })
})
