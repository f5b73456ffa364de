import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createToken } from '../../kernel/accounts/index.js'
import { type Day, newId, type Viewer } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import * as registry from '../index.js'
import { done, got, holding } from '../testing.js'

const { appoint, endAppointment, linkAccount, openPersonalData, personName, registerPerson, registerUnit, viewerForAccount, whoMay } =
  registry
let test: TestHouse
const source = '测试名录'
let society: registry.UnitId
let journalOffice: registry.UnitId
let neighbour: registry.UnitId

beforeAll(async () => {
  test = await testHouse('2022-03-01' as Day)
  const federation = done(await registerUnit(test.as(), { kind: 'federation', nameZh: '示例联合会', since: '1958', source })).unit
  society = done(
    await registerUnit(test.as(), { kind: 'society', code: 'P-1', nameZh: '示例学会', parent: federation, since: '2000', source }),
  ).unit
  neighbour = done(
    await registerUnit(test.as(), { kind: 'society', code: 'P-2', nameZh: '邻近学会', parent: federation, since: '2000', source }),
  ).unit
  journalOffice = done(
    await registerUnit(test.as(), { kind: 'journal_office', nameZh: '示例学会编辑部', parent: society, since: '2000', source }),
  ).unit
})
afterAll(() => test?.close())

/** A person with an account. */
async function someone(nameZh: string, more: object = {}) {
  const account = newId<'account'>()
  const { person } = done(await registerPerson(test.as(), { nameZh, source, ...more }))
  done(await linkAccount(test.as(), { account, person }))
  return { account, person, viewer: (): Promise<Viewer> => viewerForAccount(test.house.database.db, account, 'zh-Hans', 'session') }
}

describe('rights follow the term', () => {
  it('begin on the first day, end on the day after the last, without any cleaning', async () => {
    const officer = await someone('任期示例')
    done(
      await appoint(test.as(), {
        person: officer.person,
        role: 'society_office',
        unit: society,
        from: '2022-03-02',
        until: '2022-03-31',
        reason: '换届',
      }),
    )
    const may = async (day: string) => {
      await test.setToday(day as Day)
      return (await officer.viewer()).can('records.record', { unit: society })
    }
    expect([await may('2022-03-01'), await may('2022-03-02'), await may('2022-03-31'), await may('2022-04-01')]).toEqual([
      false,
      true,
      true,
      false,
    ])
    await test.setToday('2022-03-10' as Day)
    const viewer = await officer.viewer()
    expect(viewer).toMatchObject({ person: officer.person, name: '任期示例' })
    expect([
      viewer.can('as.society_office', { unit: society }),
      viewer.can('records.record', { unit: neighbour }),
      viewer.can('records.record'),
    ]).toEqual([true, false, false])
    expect(viewer.grants[0]).toMatchObject({ role: 'society_office' })
  })

  it('end early when ended, but what was used cannot be taken back', async () => {
    await test.setToday('2022-03-10' as Day)
    const officer = await someone('提前示例')
    const { assignment } = done(
      await appoint(test.as(), { person: officer.person, role: 'secretariat', unit: null, from: '2022-01-01', reason: '任命' }),
    )
    const early = await endAppointment(test.as(), { assignment, lastDay: '2022-03-01', reason: '调离' })
    expect(early).toMatchObject({ ok: false, refusal: { code: 'ends_in_the_past', earliest: '2022-03-09' } })
    expect((await officer.viewer()).can('registry.keep_units')).toBe(true)
    done(await endAppointment(test.as(), { assignment, lastDay: '2022-03-20', reason: '调离' }))
    done(await endAppointment(test.as(), { assignment, lastDay: '2022-03-09', reason: '立即离任' }))
    expect((await officer.viewer()).can('registry.keep_units')).toBe(false)
    expect(await endAppointment(test.as(), { assignment, lastDay: '2022-03-09', reason: '再次' })).toMatchObject({
      ok: true,
      value: { did: 'nothing' },
    })
  })

  it('reach a token only as far as its scopes, and leave it when they leave the owner', async () => {
    await test.setToday('2022-03-10' as Day)
    const officer = await someone('令牌示例')
    const ask = { person: officer.person, role: 'society_office', unit: society, from: '2022-03-01', until: '2022-03-31', reason: '换届' }
    done(await appoint(test.as(), ask))
    const made = await createToken(test.house.database.db, await officer.viewer(), {
      name: '导入',
      scopes: ['records.record'],
      days: 60,
      now: new Date(),
    })
    const token = made.ok ? made.value.token : ''
    const may = async (day: string) => {
      await test.setToday(day as Day)
      const viewer = await registry.viewerForToken(test.house.database.db, token, 'en', new Date())
      return [viewer?.via, viewer?.can('records.record', { unit: society }), viewer?.can('records.see', { unit: society })]
    }
    expect(await may('2022-03-31')).toEqual(['token', true, false])
    expect(await may('2022-04-01')).toEqual(['token', false, false])
    expect(await registry.viewerForToken(test.house.database.db, 'clg_unknown', 'en', new Date())).toBeUndefined()
  })

  it('an account without a person may do nothing', async () => {
    const viewer = await viewerForAccount(test.house.database.db, newId(), 'en', 'session')
    expect(viewer).toMatchObject({ person: null, name: '', grants: [] })
  })
})

describe('nobody gives more than he may', () => {
  it.each([
    ['an unknown role', 'archbishop', (): registry.UnitId | null => society, 'role_unknown'],
    ['a federation role for a unit', 'secretariat', (): registry.UnitId | null => society, 'role_does_not_fit'],
    ['a society’s role for a journal office', 'society_council', (): registry.UnitId | null => journalOffice, 'role_does_not_fit'],
    ['a unit’s role for the whole federation', 'society_office', (): registry.UnitId | null => null, 'role_does_not_fit'],
  ] as const)('%s', async (_what, role, unit, code) => {
    const { person } = await someone('被任示例')
    expect(await appoint(test.as(), { person, role, unit: unit(), from: '2022-03-01', reason: '任命' })).toMatchObject({
      ok: false,
      refusal: { code },
    })
  })

  it('a society office appoints within its own tree, and neither itself nor its equals', async () => {
    await test.setToday('2022-03-10' as Day)
    const office = await someone('办公室示例')
    done(await appoint(test.as(), { person: office.person, role: 'society_office', unit: society, from: '2022-01-01', reason: '任命' }))
    const as = test.as(await office.viewer())
    const { person } = await someone('编辑示例')
    const asked = { person, from: '2022-03-01', reason: '任命' }
    expect(await appoint(as, { ...asked, role: 'journal_office', unit: journalOffice })).toMatchObject({ ok: true })
    expect(await appoint(as, { ...asked, role: 'society_council', unit: society })).toMatchObject({
      ok: false,
      refusal: { code: 'role_beyond_scope' },
    })
    expect(await appoint(as, { ...asked, role: 'society_recorder', unit: neighbour })).toMatchObject({
      ok: false,
      refusal: { code: 'role_beyond_scope' },
    })
    expect(await appoint(as, { ...asked, person: office.person, role: 'society_recorder', unit: society })).toMatchObject({
      ok: false,
      refusal: { code: 'appoint_self' },
    })
    expect(await appoint(as, { ...asked, role: 'journal_office', unit: journalOffice })).toMatchObject({
      ok: true,
      value: { did: 'nothing' },
    })
    expect(await appoint(as, { ...asked, from: '2022-02-01', role: 'journal_office', unit: journalOffice })).toMatchObject({
      ok: false,
      refusal: { code: 'role_overlaps' },
    })
  })

  it('says who may do something, by which role, without giving away names', async () => {
    await test.setToday('2022-03-10' as Day)
    const reader = await someone('查询示例')
    const answer = got(await whoMay(test.as(await reader.viewer()), { permission: 'as.society_office', unit: society }))
    expect(answer.roles).toEqual([{ role: 'society_office', title: { zh: '学会办事机构', en: 'Society office' } }])
    expect(answer.holders.map((each) => each.name).sort()).toEqual(['令*', '任*', '办*'])
    expect(await whoMay({ ...test.as(), viewer: holding('auditor', null) }, { permission: 'no.such' })).toMatchObject({
      ok: true,
      value: { holders: [] },
    })
  })
})

describe('personal data', () => {
  it('is masked for others, plain for oneself, and opened only for a stated purpose that is kept', async () => {
    const me = await someone('欧阳示例', { nameEn: 'Ouyang Shili' })
    expect(got(await personName(test.as(holding('auditor')), { person: me.person }))).toEqual({ nameZh: '欧*', nameEn: 'O.', masked: true })
    expect(got(await personName(test.as(await me.viewer()), { person: me.person }))).toMatchObject({ nameZh: '欧阳示例', masked: false })
    const secretariat = test.as(holding('secretariat'))
    expect(await openPersonalData(secretariat, { person: me.person, purpose: '看' })).toMatchObject({
      ok: false,
      refusal: { code: 'purpose_needed' },
    })
    expect(done(await openPersonalData(secretariat, { person: me.person, purpose: '核对获奖名单' }))).toEqual({
      nameZh: '欧阳示例',
      nameEn: 'Ouyang Shili',
    })
    expect(await openPersonalData(test.as(holding('auditor')), { person: me.person, purpose: '核对获奖名单' })).toMatchObject({
      ok: false,
      refusal: { code: 'not_allowed' },
    })
    const kept = await test.house.database.pool.query('select purpose from registry.personal_read where person = $1', [me.person])
    expect(kept.rows).toEqual([{ purpose: '核对获奖名单' }])
    const leaked = await test.house.database.pool.query("select 1 from kernel.fact where data::text like '%欧阳%'")
    expect(leaked.rows).toEqual([])
  })

  it('one document number is one person; the number itself is not kept', async () => {
    const number = registry.readIdentityNumber('11010519491231002x')
    expect(number).toEqual({ ok: true, value: '11010519491231002X' })
    expect(registry.readIdentityNumber('110105194912310021')).toMatchObject({ ok: false, refusal: { code: 'identity_check' } })
    const hash = registry.identityHash('11010519491231002X', 'secret')
    const { person } = done(await registerPerson(test.as(), { nameZh: '证件示例', identityHash: hash, source }))
    expect(await registerPerson(test.as(), { nameZh: '另一示例', identityHash: hash, source })).toMatchObject({
      ok: false,
      refusal: { code: 'person_known', person },
    })
  })
})
