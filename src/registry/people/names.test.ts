import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, nobody, rows, sql } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import * as registry from '../index.js'
import { done, got, holding } from '../testing.js'

let test: TestHouse
beforeAll(async () => {
  test = await testHouse('2022-03-01' as Day)
})
afterAll(() => test?.close())

const source = '本人来函'
const person = async (nameZh: string, namePublic = true) =>
  done(await registry.registerPerson(test.as(), { nameZh, namePublic, source })).person
const found = async (text: string) => got(await registry.people(test.as(), { text })).people.map((each) => each.person)
const name = (who: string, more: Omit<Parameters<typeof registry.namePerson>[1], 'person' | 'source' | 'since'> & { since?: string }) =>
  registry.namePerson(test.as(), { person: who, since: '1980', source, ...more })

describe('names of a person', () => {
  it('stand in their scripts and over time, and any of them finds the person, tones and capitals aside', async () => {
    const who = await person('吕训示例')
    done(await name(who, { kind: 'transliterated', script: 'latn', surname: 'Lǚ', given: 'Xún' }))
    done(await name(who, { kind: 'foreign', script: 'latn', surname: 'Lu', given: 'Alfred-Xun', surnameFirst: false }))
    done(await name(who, { kind: 'former', script: 'hant', text: '呂舊名', since: '1960', until: '1979-12-31' }))
    done(await name(who, { kind: 'pen', script: 'hans', text: '阿·依古丽', since: '1990-05' }))
    const names = got(await registry.personNames(test.as(), { person: who, asOf: '1970-01-01' }))!.names
    expect(names.map((each) => [each.text, each.holds])).toEqual([
      ['呂舊名', true],
      ['Lǚ Xún', false],
      ['Alfred-Xun Lu', false],
      ['阿·依古丽', false],
    ])
    for (const text of ['lu xun', 'LÜXÚN', 'alfred xun', '舊名', '阿依古丽', '阿·依古']) expect(await found(text), text).toContain(who)
    expect(await found('xunlu2')).not.toContain(who)
  })

  it('taken back, a name finds nobody any more; as known before, it is still there', async () => {
    const who = await person('撤名示例')
    const { name: wrong } = done(await name(who, { kind: 'pen', script: 'hans', text: '误登笔名' }))
    expect(await found('误登笔名')).toEqual([who])
    await test.setToday('2022-03-05' as Day)
    done((await registry.takeBackPersonName(test.as(), { person: who, name: wrong as never, reason: '录入有误' })) as never)
    expect(await found('误登笔名')).toEqual([])
    expect(got(await registry.personNames(test.as(), { person: who }))!.names).toEqual([])
    expect(got(await registry.personNames(test.as(), { person: who, knownAt: '2022-03-04' }))!.names).toMatchObject([{ text: '误登笔名' }])
    await test.setToday('2022-03-01' as Day)
  })

  it('never leave the tables of people: no fact and no statement holds one', async () => {
    const who = await person('藏名独一')
    done(await name(who, { kind: 'former', script: 'hans', text: '独一无二旧名' }))
    done(
      await registry.identifyPerson(test.as(), {
        person: who,
        scheme: 'orcid',
        value: '0000-0002-1694-233X',
        standing: 'self_claimed',
        source,
      }),
    )
    const held = await rows(
      test.house.database.db,
      sql`select 1 from kernel.fact where data::text ~ '独一|藏名|1694' union all select 1 from registry.statement where value::text ~ '独一|藏名|1694'`,
    )
    expect(held).toEqual([])
  })

  it('are masked for who keeps the register, unless public or one’s own, and nobody else may ask', async () => {
    const who = await person('掩码示例', false)
    done(await name(who, { kind: 'former', script: 'hans', text: '旧掩码' }))
    done(await name(who, { kind: 'foreign', script: 'latn', text: 'Jane Example' }))
    const texts = async (viewer: Parameters<TestHouse['as']>[0]) =>
      got(await registry.personNames(test.as(viewer), { person: who }))!.names.map((each) => each.text)
    expect(await texts(holding('secretariat'))).toEqual(['旧*', 'J.'])
    expect(await texts(holding('auditor', null, who))).toEqual(['旧掩码', 'Jane Example'])
    expect(await registry.personNames(test.as(nobody()), { person: who })).toMatchObject({ ok: false, refusal: { code: 'sign_in_needed' } })
  })

  it('are refused without a text, and with an end before the beginning', async () => {
    const who = await person('拒名示例')
    expect(await name(who, { kind: 'pen', script: 'hans', surname: '只有姓' })).toMatchObject({
      ok: false,
      refusal: { code: 'name_parts' },
    })
    expect(await name(who, { kind: 'pen', script: 'hans', text: '名', until: '1970-01-01' })).toMatchObject({
      ok: false,
      refusal: { code: 'input_invalid' },
    })
  })
})

describe('numbers of a person', () => {
  it('an ORCID read from an address is one person’s once it is proved', async () => {
    const [one, two] = [await person('标识甲'), await person('标识乙')]
    const identify = (who: string, value: string, standing: (typeof registry.STANDINGS)[number]) =>
      registry.identifyPerson(test.as(), { person: who, scheme: 'orcid', value, standing, source })
    expect(done(await identify(one, 'http://orcid.org/0000-0002-1825-0097/', 'authenticated'))).toEqual({ value: '0000-0002-1825-0097' })
    expect(await identify(two, '0000000218250097', 'authenticated')).toMatchObject({ ok: false, refusal: { code: 'identifier_taken' } })
    expect(await identify(one, '0000-0001-5109-3700', 'authenticated')).toMatchObject({
      ok: false,
      refusal: { code: 'identifier_differs', known: '0000-0002-1825-0097' },
    })
    expect(await identify(two, '0000-0002-1825-0098', 'self_claimed')).toMatchObject({
      ok: false,
      refusal: { code: 'orcid_check', computed: '7', given: '8', field: 'value' },
    })
  })
})
