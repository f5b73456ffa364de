import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, type Id, nobody, rows, sql } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import * as registry from '../index.js'
import { done, got, holding, paper } from '../testing.js'

let test: TestHouse
let federation: string
const source = '测试名录'
let made = 0
const unit = async (nameZh: string, more: Partial<Parameters<typeof registry.registerUnit>[1]> = {}) =>
  done(
    await registry.registerUnit(test.as(), {
      kind: 'society',
      code: `R-${++made}`,
      nameZh,
      since: '1980',
      parent: federation,
      source,
      ...more,
    }),
  ).unit

beforeAll(async () => {
  test = await testHouse('2022-06-30' as Day)
  federation = done(
    await registry.registerUnit(test.as(), { kind: 'federation', code: 'F', nameZh: '示例联合会', since: '1958', source }),
  ).unit
})
afterAll(() => test?.close())

type Asked = Parameters<typeof registry.reorganiseUnits>[1]
const reorganise = (asked: Asked) => registry.reorganiseUnits(test.as(), asked)
const at = async (id: string, asOf: string, more: { knownAt?: string; knownSeal?: number } = {}) =>
  got(await registry.unitById(test.as(), { unit: id, asOf, ...more }))!.unit
const heirs = async (id: string, asOf?: string) =>
  got(await registry.unitLife(test.as(), { unit: id, ...(asOf ? { asOf } : {}) })).heirs.map((each) => each.nameZh)

describe('a tie', () => {
  const tie = (from: string, to: string, since: string, until?: string, kind: 'member_of' | 'supervised_by' = 'supervised_by') =>
    registry.relateUnits(test.as(), { kind, from, to, since, ...(until ? { until } : {}), source } as never)
  const held = async (one: string) =>
    got(await registry.relationsOf(test.as(), { unit: one } as never)).map((each) => [each.from, each.until, each.holds])

  it('makes no circle on any day of its period, though none is there at its beginning nor today', async () => {
    const [a, b] = [await unit('示例圈甲学会'), await unit('示例圈乙学会')]
    done(await tie(a, b, '2015', '2018-01-01'))
    expect(await tie(b, a, '2010')).toMatchObject({ refusal: { code: 'relation_cycle' } })
    expect(await tie(b, a, '2010', '2016-01-01')).toMatchObject({ refusal: { code: 'relation_cycle' } })
    expect(await tie(b, a, '2018')).toMatchObject({ ok: true })
    expect(await tie(b, a, '2010', '2015-01-01')).toMatchObject({ ok: true })
  })

  it('is not corrected into a circle either: not by other days, and not by taking back its end', async () => {
    const [a, b] = [await unit('示例正甲学会'), await unit('示例正乙学会')]
    const { relation } = done(await tie(a, b, '2015', '2018-01-01'))
    const back = done(await tie(b, a, '2018')).relation
    const said = async (one: string) => (await registry.statementsOf(test.house.database.db, one)).at(-1)!.id
    const correct = async (one: string, more: object) =>
      registry.correctStatement(test.as(), { statement: await said(one), ...more, reason: '更正', source } as never)
    const circle = { refusal: { code: 'relation_cycle', field: 'statement' } }
    expect(await correct(relation, { validTo: null })).toMatchObject({
      refusal: { code: 'relation_cycle', path: ['示例正乙学会', '示例正甲学会'] },
    })
    expect(await correct(back, { validFrom: '2017-12-31' })).toMatchObject(circle)
    expect(await correct(relation, { validTo: '2017-01-01' })).toMatchObject({ ok: true })
    expect(await correct(back, { validFrom: '2017-12-31' })).toMatchObject({ ok: true })
    done((await registry.endRelation(test.as(), { relation: back as never, on: '2020-01-01', source } as never)) as never)
    done(await tie(a, b, '2020'))
    expect(await correct(back, { withdraw: true })).toMatchObject(circle)
    expect(await correct(back, { value: 'true' })).toMatchObject({ refusal: { code: 'field_invalid_value', field: 'value' } })
  })

  it('is not recorded over an end that lies inside its period, where it would stop without a word', async () => {
    const [a, b] = [await unit('示例续甲学会'), await unit('示例续联合体', { kind: 'union' })]
    const { relation } = done(await tie(a, b, '2015', undefined, 'member_of'))
    done((await registry.endRelation(test.as(), { relation: relation as never, on: '2020-01-01', source } as never)) as never)
    expect(await held(a)).toEqual([['2015-01-01', '2020-01-01', false]])
    for (const until of [undefined, '2021-01-01'])
      expect(await tie(a, b, '2012', until, 'member_of')).toMatchObject({ refusal: { code: 'relation_ended_inside', ended: '2020-01-01' } })
    done(await tie(a, b, '2012', '2020-01-01', 'member_of'))
    expect(await held(a)).toEqual([['2012-01-01', '2020-01-01', false]])
    done(await tie(a, b, '2020', undefined, 'member_of'))
    expect(await held(a)).toEqual([['2012-01-01', null, true]])
  })
})

describe('a merger', () => {
  it('ends two, begins one, moves what was below and the roles, in one act with its facts', async () => {
    const [a, b] = [await unit('示例甲学会'), await unit('示例乙学会')]
    const branch = await unit('示例甲学会青年分会', { kind: 'branch', parent: a })
    const union = await unit('示例联合体', { kind: 'union' })
    done(await registry.relateUnits(test.as(), { kind: 'member_of', from: a, to: union, since: '2015', source }))
    const { person } = done(await registry.registerPerson(test.as(), { nameZh: '示例丙', source }))
    done(await registry.appoint(test.as(), { person, role: 'society_office', unit: a, from: '2022-01-01', reason: '任命' }))
    const asked: Asked = {
      kind: 'merge',
      units: [a, b],
      fresh: [{ nameZh: '示例甲乙学会', code: 'R-AB' }],
      on: '2022-07-01',
      reason: '合并登记',
    }

    const would = got(await registry.previewReorganisation(test.as(), asked))
    expect(would).toMatchObject({
      ok: true,
      value: {
        ended: [{ id: a }, { id: b }],
        after: [{ nameZh: '示例甲乙学会', fresh: true }],
        children: [{ unit: branch, renamed: '示例甲乙学会青年分会' }],
        ties: 1,
        denominators: [],
      },
    })
    const before = await rows(test.house.database.db, sql`select 1 from kernel.fact`)
    const { fresh, reorganisation } = done(await reorganise(asked))
    const c = fresh[0]!
    const facts = await rows<{ kind: string }>(
      test.house.database.db,
      sql`select kind from kernel.fact where command = 'registry.reorganise_units' order by kind`,
    )
    expect(facts.map((each) => each.kind)).toEqual([
      ...['grant.ended', 'grant.given', 'unit.closed', 'unit.closed', 'unit.merged', 'unit.moved', 'unit.registered', 'unit.renamed'],
    ])
    expect((await rows(test.house.database.db, sql`select 1 from kernel.fact`)).length).toBe(before.length + facts.length)

    expect([(await at(a, '2022-06-30')).state, (await at(a, '2022-07-01')).state, (await at(c, '2022-07-01')).state]).toEqual([
      'active',
      'merged',
      'active',
    ])
    expect((await at(c, '2022-06-30')).nameZh).toBe('')
    expect(await at(branch, '2022-06-30')).toMatchObject({ nameZh: '示例甲学会青年分会', parent: a })
    expect(await at(branch, '2022-07-01')).toMatchObject({ nameZh: '示例甲乙学会青年分会', parent: c })
    expect(await heirs(a, '2022-07-01')).toEqual(['示例甲乙学会'])
    expect(await heirs(a, '2022-06-30')).toEqual([])
    const held = await rows<{ unit: string; last_day: string | null }>(
      test.house.database.db,
      sql`select unit, last_day from registry.role_held where person = ${person} order by first_day`,
    )
    expect(held).toEqual([
      { unit: a, last_day: '2022-06-30' },
      { unit: c, last_day: null },
    ])
    const ties = got(await registry.relationsOf(test.as(), { unit: a, asOf: '2022-07-01' }))
    expect(ties.map((tie) => [tie.kind, tie.side, tie.holds, tie.until])).toEqual(
      expect.arrayContaining([
        ['member_of', 'from', false, '2022-07-01'],
        ['succeeded_by', 'from', true, null],
      ]),
    )

    // Entered in error: taken back whole, the roles given back; who asks as known before still reads it.
    await test.house.projector.settle()
    await test.setToday('2022-07-10' as Day)
    done(
      (await registry.undoReorganisation(test.as(), {
        reorganisation: reorganisation as Id<'reorganisation'>,
        reason: '录入有误',
      })) as never,
    )
    expect((await at(a, '2022-07-10')).state).toBe('active')
    expect((await at(a, '2022-07-10', { knownAt: '2022-07-09' })).state).toBe('merged')
    expect(await at(branch, '2022-07-10')).toMatchObject({ nameZh: '示例甲学会青年分会', parent: a })
    expect((await at(c, '2022-07-10')).nameZh).toBe('')
    const searched = await rows<{ title: string }>(
      test.house.database.db,
      sql`select title from kernel.search_document where id = any(${[a, c]}::text[])`,
    )
    expect(searched).toEqual([{ title: '示例甲学会' }])
    const listed = got(await registry.unitsOf(test.as(nobody()), { limit: 500 } as never))
    expect(JSON.stringify(listed)).not.toContain(c)
    expect((await at(c, '2022-07-10', { knownAt: '2022-07-09' })).nameZh).toBe('示例甲乙学会')
    const again = await rows<{ unit: string; first_day: string; last_day: string | null }>(
      test.house.database.db,
      sql`select unit, first_day, last_day from registry.role_held where person = ${person} order by first_day`,
    )
    expect(again.at(-1)).toEqual({ unit: a, first_day: '2022-07-10', last_day: null })
    expect(again.find((each) => each.unit === c)?.last_day).toBe('2022-07-09')
    expect(await registry.undoReorganisation(test.as(), { reorganisation: reorganisation as never, reason: '再次' })).toMatchObject({
      ok: true,
      value: { did: 'nothing' },
    })
    const acts = got(await registry.unitLife(test.as(), { unit: a })).acts
    expect(acts).toMatchObject([{ kind: 'merge', undone: true }])
    expect(got(await registry.unitLife(test.as(), { unit: a, knownAt: '2022-07-09' })).acts).toMatchObject([{ undone: false }])
    await test.setToday('2022-06-30' as Day)
  })

  it('taken back gives back what was taken: nothing before its day, and nothing that has been ended since', async () => {
    await test.setToday('2022-07-11' as Day)
    const [a, b] = [await unit('示例还甲学会'), await unit('示例还乙学会')]
    const { person } = done(await registry.registerPerson(test.as(), { nameZh: '示例还丙', source }))
    const { person: dismissed } = done(await registry.registerPerson(test.as(), { nameZh: '示例还丁', source }))
    const appoint = (who: typeof person, role: string, from: string) =>
      registry.appoint(test.as(), { person: who, role, unit: a, from, reason: '任命' } as never)
    done(await appoint(person, 'society_recorder', '2022-09-01'))
    done(await appoint(dismissed, 'society_office', '2022-01-01'))
    const merge: Asked = { kind: 'merge', units: [a, b], fresh: [{ nameZh: '示例还合学会' }], on: '2022-07-12', reason: '合并登记' }
    const { reorganisation, fresh } = done(await reorganise(merge))
    const rolesOf = (who: string) =>
      rows<{ id: string; unit: string; first_day: string; last_day: string | null }>(
        test.house.database.db,
        sql`select id, unit, first_day, last_day from registry.role_held where person = ${who} and (last_day is null or last_day >= first_day) order by first_day, id`,
      )
    const carried = (await rolesOf(dismissed)).find((each) => each.unit === fresh[0])!
    await test.setToday('2022-07-13' as Day)
    done(await registry.endAppointment(test.as(), { assignment: carried.id, lastDay: '2022-07-12', reason: '免职' } as never))
    await test.setToday('2022-07-15' as Day)
    done((await registry.undoReorganisation(test.as(), { reorganisation: reorganisation as never, reason: '录入有误' })) as never)
    expect(await rolesOf(person)).toMatchObject([{ unit: a, first_day: '2022-09-01', last_day: null }])
    expect((await rolesOf(dismissed)).filter((each) => each.last_day === null || each.last_day >= '2022-07-15')).toEqual([])
    await test.setToday('2022-06-30' as Day)
  })

  it('into one of the two leaves that one as it is', async () => {
    const [a, b] = [await unit('示例丁学会'), await unit('示例戊学会')]
    done(await reorganise({ kind: 'merge', units: [a, b], into: [b], on: '2022-06-01', reason: '并入' }))
    expect([(await at(a, '2022-06-01')).state, (await at(b, '2022-06-01')).state]).toEqual(['merged', 'active'])
    expect(await heirs(a)).toEqual(['示例戊学会'])
  })

  it('of a listed society asks for paper from outside, moves the denominator, and cannot be taken back', async () => {
    const [a, b] = [await unit('示例己学会'), await unit('示例庚学会')]
    done(await registry.admitSociety(test.as(), { society: a, on: '2022-01-01', source }))
    const asked: Asked = { kind: 'merge', units: [a, b], into: [b], on: '2022-06-10', reason: '并入' }
    expect(await reorganise(asked)).toMatchObject({ ok: false, refusal: { code: 'still_listed', name: '示例己学会' } })
    const counted = async () => got(await registry.denominators(test.as(), {})).society.counted
    const before = await counted()
    const inside = await reorganise({ ...asked, document: paper({ issuer: '示例联合会' }) })
    expect(inside).toMatchObject({ ok: false, refusal: { code: 'document_not_outside' } })
    const { reorganisation } = done(await reorganise({ ...asked, document: paper() }))
    expect(await counted()).toBe(before - 1)
    expect(await registry.undoReorganisation(test.as(), { reorganisation: reorganisation as never, reason: '有误' })).toMatchObject({
      ok: false,
      refusal: { code: 'reorganisation_counted' },
    })
  })

  it.each([
    ['of one', { kind: 'merge', before: 1, fresh: 1 }, 'reorganisation_shape'],
    ['into two', { kind: 'merge', before: 2, fresh: 2 }, 'reorganisation_shape'],
    ['that splits into one', { kind: 'split', before: 1, fresh: 1 }, 'reorganisation_shape'],
    ['whose shares are 90', { kind: 'split', before: 1, fresh: 2, shares: [60, 30] }, 'shares_sum'],
    ['with a share too few', { kind: 'split', before: 1, fresh: 2, shares: [100] }, 'shares_number'],
  ] as const)('%s is refused and nothing is written', async (_what, { kind, before, fresh, ...more }, code) => {
    const units = await Promise.all(Array.from({ length: before }, (_, i) => unit(`示例形${made}${i}学会`)))
    const names = Array.from({ length: fresh }, (_, i) => ({ nameZh: `示例新${made}${i}学会` }))
    const asked = {
      kind,
      units,
      fresh: names,
      on: '2022-06-01' as Day,
      reason: '测试',
      ...('shares' in more ? { shares: [...more.shares] } : {}),
    }
    expect(await reorganise(asked)).toMatchObject({ ok: false, refusal: { code } })
    expect(got(await registry.previewReorganisation(test.as(), asked))).toMatchObject({ ok: false, refusal: { code } })
  })

  it('is for those who keep the register', async () => {
    const [a, b] = [await unit('示例辛学会'), await unit('示例壬学会')]
    const own = test.as(holding('society_office', a as never))
    const asked: Asked = { kind: 'merge', units: [a, b], into: [b], on: '2022-06-10', reason: '并入' }
    expect(await registry.reorganiseUnits(own, asked)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
    expect(await registry.previewReorganisation(own, asked)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
  })
})

describe('what was built on a merger', () => {
  it.each(['a name', 'a branch', 'a term'] as const)('%s of the new body keeps it from being taken back', async (what) => {
    const [a, b] = [await unit(`示例子${made}学会`), await unit(`示例丑${made}学会`)]
    const nameZh = `示例寅${made}学会`
    const { fresh, reorganisation } = done(
      await reorganise({ kind: 'merge', units: [a, b], fresh: [{ nameZh }], on: '2022-06-01', reason: '合并' }),
    )
    const c = fresh[0]!
    if (what === 'a name')
      done((await registry.renameUnit(test.as(), { unit: c, nameZh: `${nameZh}新`, from: '2022-06-20', source })) as never)
    if (what === 'a branch') await unit(`${nameZh}分会`, { kind: 'branch', parent: c, since: '2022-06-10' })
    if (what === 'a term') {
      const { person } = done(await registry.registerPerson(test.as(), { nameZh: '示例卯', source }))
      done(await registry.startTerm(test.as(), { unit: c, person, post: 'president', from: '2022-06-10', source }))
    }
    expect(await registry.undoReorganisation(test.as(), { reorganisation: reorganisation as never, reason: '有误' })).toMatchObject({
      ok: false,
      refusal: { code: 'reorganisation_built_upon' },
    })
    expect((await at(c, '2022-06-15')).state).toBe('active')
  })

  it('keeps the act while taking it back would reopen a tie into a circle', async () => {
    const [a, b] = [await unit('示例返甲学会'), await unit('示例返乙学会')]
    const over = await unit('示例返联合体', { kind: 'union' })
    const join = (from: string, to: string, since: string) =>
      registry.relateUnits(test.as(), { kind: 'member_of', from, to, since, source })
    done(await join(a, over, '2015'))
    const merge: Asked = { kind: 'merge', units: [a, b], fresh: [{ nameZh: '示例返丙学会' }], on: '2022-06-20', reason: '合并' }
    const undo = { reorganisation: done(await reorganise(merge)).reorganisation as never, reason: '误登' }
    const back = done(await join(over, a, '2022-06-25')).relation
    expect(await registry.undoReorganisation(test.as(), undo)).toMatchObject({
      refusal: { code: 'relation_cycle', field: 'reorganisation', path: ['示例返联合体', '示例返甲学会'] },
    })
    const [said] = await registry.statementsOf(test.house.database.db, back)
    const withdrawn = { statement: said!.id, withdraw: true, reason: '误登', source }
    done(await registry.correctStatement(test.as(), withdrawn))
    expect(await registry.undoReorganisation(test.as(), undo)).toMatchObject({ ok: true, value: { did: 'done' } })
  })
})

describe('succession (08 G5, acceptance 19)', () => {
  it('A and B became C, C became D and E: the name of 1999 is the body of the day, its heirs today are both', async () => {
    const [a, b] = [await unit('继承甲学会', { since: '1985' }), await unit('继承乙学会', { since: '1990' })]
    const first = done(
      await reorganise({ kind: 'merge', units: [a, b], fresh: [{ nameZh: '继承丙学会' }], on: '2003-04-01', reason: '合并' }),
    )
    const c = first.fresh[0]!
    const second = done(
      await reorganise({
        kind: 'split',
        units: [c],
        fresh: [{ nameZh: '继承丁学会' }, { nameZh: '继承戊学会' }],
        on: '2018-09-01',
        reason: '分立',
      }),
    )
    expect(second.fresh).toHaveLength(2)
    const named = async (name: string, on: string) => got(await registry.bodyNamed(test.as(), { name, on }))
    expect(await named('继承甲学会', '1999-05-01')).toMatchObject([
      { unit: a, borneThen: true, heirs: [{ nameZh: '继承丁学会' }, { nameZh: '继承戊学会' }] },
    ])
    expect(await named(' 继承甲 学会', '1999-05-01')).toMatchObject([{ unit: a, borneThen: true }])
    expect(await named('继承丙学会', '1999-05-01')).toMatchObject([{ unit: c, borneThen: false }])
    expect(await named('继承', '1999-05-01')).toEqual([])
    expect(await heirs(a, '2010-01-01')).toEqual(['继承丙学会'])
    expect(await heirs(a)).toEqual(['继承丁学会', '继承戊学会'])
    // Unassigned unless a share was declared, so that no count by heir doubles.
    expect(got(await registry.relationsOf(test.as(), { unit: c, kind: 'succeeded_by' })).map((tie) => tie.share)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('shares declared at the split stand on the ties', async () => {
    const a = await unit('份额甲学会')
    done(
      await reorganise({
        ...{ kind: 'split', units: [a], fresh: [{ nameZh: '份额乙学会' }, { nameZh: '份额丙学会' }] },
        ...{ shares: [70, 30], on: '2022-05-01', reason: '分立' },
      }),
    )
    const ties = got(await registry.relationsOf(test.as(), { unit: a, kind: 'succeeded_by' }))
    expect(ties.map((tie) => [tie.nameZh, tie.share]).sort()).toEqual(
      [
        ['份额丙学会', 30],
        ['份额乙学会', 70],
      ].sort(),
    )
  })

  it('leads never back on a later day by an act entered afterwards, neither by succession nor by what was spun off', async () => {
    const [a, b] = [await unit('后甲学会'), await unit('后乙学会')]
    done(await registry.relateUnits(test.as(), { kind: 'succeeded_by', from: b, to: a, since: '2022-05-01', source }))
    const merge = { kind: 'merge' as const, units: [a, b], into: [b], on: '2022-03-01', reason: '补录' }
    expect(await registry.reorganiseUnits(test.as(), merge)).toMatchObject({
      ok: false,
      refusal: { code: 'relation_cycle', path: ['后乙学会', '后甲学会'] },
    })
    const [c, d] = [await unit('后丙学会'), await unit('后丁学会')]
    done(await registry.relateUnits(test.as(), { kind: 'spun_off_from', from: c, to: d, since: '2022-01-01', source }))
    const spin = { kind: 'spin_off' as const, units: [c], into: [d], on: '2022-03-01', reason: '补录' }
    expect(await registry.reorganiseUnits(test.as(), spin)).toMatchObject({
      ok: false,
      refusal: { code: 'relation_cycle', path: ['后丙学会', '后丁学会'] },
    })
  })

  it('leads never back, and may join two bodies that have ended', async () => {
    const [a, b] = [await unit('环甲学会', { since: '1985' }), await unit('环乙学会', { since: '1990' })]
    done(await registry.relateUnits(test.as(), { kind: 'succeeded_by', from: a, to: b, since: '1995', source }))
    expect(await registry.relateUnits(test.as(), { kind: 'succeeded_by', from: b, to: a, since: '1996', source })).toMatchObject({
      ok: false,
      refusal: { code: 'relation_cycle' },
    })
    done((await registry.closeUnit(test.as(), { unit: a, on: '1995-01-01', reason: '终止' })) as never)
    done((await registry.closeUnit(test.as(), { unit: b, on: '2001-01-01', reason: '终止' })) as never)
    const c = await unit('环丙学会', { since: '2001' })
    expect(await registry.relateUnits(test.as(), { kind: 'succeeded_by', from: b, to: c, since: '2001', source })).toMatchObject({
      ok: true,
    })
    expect(await heirs(a)).toEqual(['环丙学会'])
  })

  it.each([
    ['a predecessor that began after its heir', 'succeeded_by', '2000', '1990', 'relation_date'],
    ['a tie before one of the two was there', 'member_of', '1990', '2021', 'relation_before_unit'],
  ] as const)('%s is refused with both days', async (_what, kind, from, to, code) => {
    const [a, b] = [await unit(`日${made}学会`, { since: from }), await unit(`期${made}联合体`, { since: to, kind: 'union' })]
    const answer = await registry.relateUnits(test.as(), { kind, from: a, to: b, since: '2001', source })
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
  })

  it('a union is not its own member, nor a member of its member', async () => {
    const [a, b] = [await unit('圈甲联合体', { kind: 'union' }), await unit('圈乙联合体', { kind: 'union' })]
    const join = (from: string, to: string) => registry.relateUnits(test.as(), { kind: 'member_of', from, to, since: '2015', source })
    expect(await join(a, a)).toMatchObject({ ok: false, refusal: { code: 'relation_cycle' } })
    done(await join(a, b))
    expect(await join(b, a)).toMatchObject({ ok: false, refusal: { code: 'relation_cycle', path: ['圈甲联合体', '圈乙联合体'] } })
  })

  it('a tie ends, begins again, and keeps both periods; history does not end', async () => {
    const [a, b] = [await unit('段甲学会'), await unit('段乙联合体', { kind: 'union' })]
    const tie = done(await registry.relateUnits(test.as(), { kind: 'member_of', from: a, to: b, since: '2010', source })).relation
    done((await registry.endRelation(test.as(), { relation: tie, on: '2015-01-01', source })) as never)
    done(await registry.relateUnits(test.as(), { kind: 'member_of', from: a, to: b, since: '2018', source }))
    const periods = got(await registry.relationsOf(test.as(), { unit: a })).map((each) => [each.from, each.until, each.holds])
    expect(periods).toEqual([
      ['2010-01-01', '2015-01-01', false],
      ['2018-01-01', null, true],
    ])
    expect(await registry.endRelation(test.as(), { relation: tie, on: '2017-01-01', source })).toMatchObject({
      refusal: { code: 'period_order' },
    })
  })
})

describe('old names in documents of 1990 to 2022 (08 acceptance 19)', () => {
  it('resolve to the body of the day and to the heirs of today, whatever was merged, split and renamed between', async () => {
    const names = process.env.COLLEGIUM_FULL === '1' ? 1_000 : 120
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(999), fc.nat(999), fc.nat(2)), { minLength: 14, maxLength: 14 }), async (steps) => {
        const tag = `链${made++}·`
        interface Body {
          readonly id: string
          readonly borne: { readonly name: string; readonly from: string }[]
          ended: string | null
          heirs: Body[]
        }
        const bodies: Body[] = []
        const begin = (id: string, name: string, from: string): Body => {
          const body: Body = { id, borne: [{ name, from }], ended: null, heirs: [] }
          bodies.push(body)
          return body
        }
        for (let i = 0; i < 5; i++) begin(await unit(`${tag}${i}`, { since: '1980-01-01' }), `${tag}${i}`, '1980-01-01')
        for (const [n, [a, b, act]] of steps.entries()) {
          const on = `${1991 + 2 * n}-03-01`
          const living = bodies.filter((each) => each.ended === null)
          const one = living[a % living.length]!
          const two = living[b % living.length]!
          if (act === 0) {
            const name = `${tag}改${n}`
            done(await registry.renameUnit(test.as(), { unit: one.id, nameZh: name, from: on, source }))
            one.borne.push({ name, from: on })
            continue
          }
          const before = act === 1 && one !== two ? [one, two] : [one]
          const fresh = before.length === 2 ? [`${tag}合${n}`] : [`${tag}分${n}甲`, `${tag}分${n}乙`]
          const kind = before.length === 2 ? 'merge' : 'split'
          const answer = done(
            await reorganise({
              kind,
              units: before.map((each) => each.id),
              fresh: fresh.map((nameZh) => ({ nameZh })),
              on,
              reason: source,
            }),
          )
          const after = answer.fresh.map((id, i) => begin(id, fresh[i]!, on))
          for (const old of before) Object.assign(old, { ended: on, heirs: after })
        }
        const ends = (body: Body): string[] => (body.heirs.length === 0 ? [body.id] : body.heirs.flatMap(ends))
        const asked = bodies.flatMap((body) =>
          body.borne.map(({ name, from }, i) => ({ body, name, from, until: body.borne[i + 1]?.from ?? null })),
        )
        for (const { body, name, from, until } of asked.slice(0, names)) {
          const first = got(await registry.bodyNamed(test.as(), { name, on: from }))
          expect(first.map((each) => [each.unit, each.borneThen])).toEqual([[body.id, true]])
          expect(first[0]!.heirs.map((heir) => heir.unit).sort()).toEqual([...new Set(ends(body))].sort())
          if (until !== null) expect(got(await registry.bodyNamed(test.as(), { name, on: until }))[0]!.borneThen).toBe(false)
        }
      }),
      { numRuns: process.env.COLLEGIUM_FULL === '1' ? 40 : 4, seed: 19 },
    )
  })
})

describe('a new name of a society', () => {
  it('goes to its branches with it; a branch alone keeps the prefix', async () => {
    const society = await unit('旧称学会')
    const branch = await unit('旧称学会力学分会', { kind: 'branch', parent: society, nameEn: 'Mechanics Branch' })
    expect(await registry.renameUnit(test.as(), { unit: branch, nameZh: '力学分会', from: '2022-03-01', source })).toMatchObject({
      ok: false,
      refusal: { code: 'branch_name_prefix', society: '旧称学会' },
    })
    const would = got(await registry.previewRename(test.as(), { unit: society, nameZh: '新称学会', from: '2022-03-01' }))
    expect(would).toMatchObject({ from: '旧称学会', branches: [{ unit: branch, renamed: '新称学会力学分会' }], sameName: [] })
    done(await registry.renameUnit(test.as(), { unit: society, nameZh: '新称学会', from: '2022-03-01', source }))
    expect(await at(branch, '2022-03-01')).toMatchObject({ nameZh: '新称学会力学分会', nameEn: 'Mechanics Branch' })
    expect(await at(branch, '2022-02-28')).toMatchObject({ nameZh: '旧称学会力学分会' })
    expect(got(await registry.unitLife(test.as(), { unit: society })).names).toMatchObject([
      { value: '旧称学会', until: '2022-03-01' },
      { value: '新称学会', from: '2022-03-01', until: null },
    ])
  })
})
