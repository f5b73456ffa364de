import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { nobody } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import * as registry from '../index.js'
import { done, got, holding } from '../testing.js'

let test: TestHouse
let a: string
let b: string
const source = '理事会公告'
const person = async (nameZh: string, namePublic = true) =>
  done(await registry.registerPerson(test.as(), { nameZh, namePublic, source })).person
const society = async (nameZh: string) =>
  done(await registry.registerUnit(test.as(), { kind: 'society', nameZh, since: '1985', source })).unit

beforeAll(async () => {
  test = await testHouse('2022-09-10' as Day)
  ;[a, b] = [await society('任期甲学会'), await society('任期乙学会')]
})
afterAll(() => test?.close())

const start = (asked: Parameters<typeof registry.startTerm>[1]) => registry.startTerm(test.as(), asked)
const officers = async (unit: string, more: { asOf?: string; knownAt?: string } = {}) =>
  got(await registry.officersOf(test.as(nobody()), { unit, ...more })).map((each) => [each.post, each.nameZh, each.from, each.until])

describe('officers', () => {
  it('are those of the day, as known on the day: in office through the last day and not after it', async () => {
    const [first, second] = [await person('任一'), await person('任二')]
    done(await start({ unit: a, person: first, post: 'president', from: '2012-05-01', until: '2017-04-30', source }))
    done(await start({ unit: a, person: second, post: 'president', from: '2017-05-01', until: '2022-04-30', source }))
    expect(await officers(a, { asOf: '2017-04-30' })).toEqual([['president', '任一', '2012-05-01', '2017-05-01']])
    expect(await officers(a, { asOf: '2017-05-01' })).toEqual([['president', '任二', '2017-05-01', '2022-05-01']])
    expect(await officers(a, { asOf: '2022-05-01' })).toEqual([])
    expect(await officers(a, { asOf: '2017-05-01', knownAt: '2022-09-09' })).toEqual([])
  })

  it('a name that is not public is masked for everybody who has not asked with a purpose', async () => {
    const hidden = await person('隐名示例', false)
    done(await start({ unit: a, person: hidden, post: 'council', from: '2022-01-01', source }))
    expect(await officers(a)).toEqual([['council', '隐*', '2022-01-01', null]])
  })

  it('end early, and the answer to the same act again is nothing', async () => {
    const one = await person('任三')
    const { term } = done(await start({ unit: b, person: one, post: 'secretary_general', from: '2022-01-01', until: '2026-12-31', source }))
    const end = () => registry.endTerm(test.as(), { unit: b, term: term as never, lastDay: '2022-06-30', reason: '辞任', source })
    expect(await end()).toMatchObject({ ok: true, value: { did: 'done' } })
    expect(await end()).toMatchObject({ ok: true, value: { did: 'nothing' } })
    expect([await officers(b, { asOf: '2022-06-30' }), await officers(b, { asOf: '2022-07-01' })]).toEqual([
      [['secretary_general', '任三', '2022-01-01', '2022-07-01']],
      [],
    ])
  })

  it('a term is not recorded over an end that lies inside it, where it would stop without a word', async () => {
    const one = await person('任续')
    const asked = { unit: b, person: one, post: 'supervisor' as const, source }
    const { term } = done(await start({ ...asked, from: '2015-01-01' }))
    done((await registry.endTerm(test.as(), { unit: b, term: term as never, lastDay: '2019-12-31', reason: '辞任', source })) as never)
    expect(await start({ ...asked, from: '2014-01-01', until: '2021-12-31' })).toMatchObject({
      refusal: { code: 'term_ended_inside', ended: '2019-12-31' },
    })
    expect(await start({ ...asked, from: '2014-01-01', until: '2019-12-31' })).toMatchObject({ ok: true })
    expect(await start({ ...asked, from: '2020-01-01' })).toMatchObject({ ok: true })
    expect(await officers(b, { asOf: '2022-07-01' })).toContainEqual(['supervisor', '任续', '2014-01-01', null])
  })

  it('one office of a body has one holder at a time; one day apart is enough', async () => {
    const [one, two] = [await person('任四'), await person('任五')]
    done(await start({ unit: a, person: one, post: 'chair_of_supervisors', from: '2018-01-01', until: '2021-12-31', source }))
    const early = await start({ unit: a, person: two, post: 'chair_of_supervisors', from: '2021-12-31', source })
    expect(early).toMatchObject({ ok: false, refusal: { code: 'post_taken', from: '2018-01-01', until: '2022-01-01' } })
    expect(await start({ unit: a, person: two, post: 'chair_of_supervisors', from: '2022-01-01', source })).toMatchObject({ ok: true })
    expect(await start({ unit: a, person: two, post: 'council', from: '2020-01-01', source })).toMatchObject({ ok: true })
  })

  it('a correction of a term is judged as its beginning was: one holder at a time, one body at a time', async () => {
    const [one, two] = [await person('任九'), await person('任十')]
    const [c, d] = [await society('任期丙学会'), await society('任期丁学会')]
    const correct = async (term: string, more: object) => {
      const [said] = await registry.statementsOf(test.house.database.db, term)
      return registry.correctStatement(test.as(), { statement: said!.id, ...more, reason: '更正', source } as never)
    }
    const first = done(await start({ unit: c, person: one, post: 'president', from: '2015-01-01', until: '2019-12-31', source })).term
    const second = done(await start({ unit: c, person: two, post: 'president', from: '2020-01-01', source })).term
    expect(await correct(first, { validTo: null })).toMatchObject({
      refusal: { code: 'post_taken', field: 'statement', from: '2020-01-01' },
    })
    expect(await correct(second, { validFrom: '2019-12-31' })).toMatchObject({ refusal: { code: 'post_taken', until: '2020-01-01' } })
    expect(await correct(first, { validTo: '2019-07-01' })).toMatchObject({ ok: true })
    done(await start({ unit: c, person: one, post: 'legal_representative', from: '2015-01-01', until: '2019-12-31', source }))
    const other = done(await start({ unit: d, person: one, post: 'legal_representative', from: '2020-01-01', source })).term
    expect(await correct(other, { validFrom: '2019-01-01' })).toMatchObject({
      refusal: { code: 'post_concurrent', there: '任期丙学会', here: '任期丁学会' },
    })
  })

  it('nobody is legal representative of two societies at a time; both are named', async () => {
    const one = await person('任六')
    done(await start({ unit: a, person: one, post: 'legal_representative', from: '2020-01-01', source }))
    expect(await start({ unit: b, person: one, post: 'legal_representative', from: '2022-01-01', source })).toMatchObject({
      ok: false,
      refusal: { code: 'post_concurrent', there: '任期甲学会', here: '任期乙学会' },
    })
    expect(
      await start({ unit: b, person: one, post: 'legal_representative', from: '2015-01-01', until: '2019-12-31', source }),
    ).toMatchObject({ ok: true })
  })

  it('a term from 2022-05-01 to 2022-04-30 is refused with both days', async () => {
    const one = await person('任七')
    expect(await start({ unit: a, person: one, post: 'council', from: '2022-05-01', until: '2022-04-30', source })).toMatchObject({
      ok: false,
      refusal: { code: 'term_order', from: '2022-05-01', until: '2022-04-30' },
    })
  })

  it('are recorded by the unit’s own office for the own unit only', async () => {
    const one = await person('任八')
    const own = test.as(holding('society_office', a as never))
    const asked = { person: one, post: 'standing_council' as const, from: '2022-01-01', source }
    expect(await registry.startTerm(own, { unit: a, ...asked })).toMatchObject({ ok: true })
    expect(await registry.startTerm(own, { unit: b, ...asked })).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
    expect(await registry.startTerm(test.as(nobody()), { unit: a, ...asked })).toMatchObject({
      ok: false,
      refusal: { code: 'sign_in_needed' },
    })
  })
})
