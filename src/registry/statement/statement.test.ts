import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, first, newId, run, sql } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { correctStatement, recordEmployment, registerPerson, registerUnit, renameUnit, statementsOf, unitById } from '../index.js'
import { done, got } from '../testing.js'
import type { Precision } from '../types.js'
import { heldAt, holdsOn, readDate, span, type Timed } from './rules.js'

const CASES = process.env.COLLEGIUM_FULL === '1' ? 5_000 : 200
let test: TestHouse
beforeAll(async () => {
  test = await testHouse('2022-01-10' as Day)
})
afterAll(() => test?.close())

describe('a statement has two times', () => {
  it('the employer of G3: known from its recording, gone after its correction, readable as it was believed', async () => {
    const institute = done(await registerUnit(test.as(), { kind: 'institute', nameZh: '示例研究所', since: '1990', source: '名录' })).unit
    const { person } = done(await registerPerson(test.as(), { nameZh: '示例乙', source: '名录' }))
    done(await recordEmployment(test.as(), { person, employer: institute, since: '2019-01-01', source: '本人填写' }))
    const wrong = (await statementsOf(test.house.database.db, person, 'employer'))[0]!
    await test.setToday('2022-05-02' as Day)
    done(await correctStatement(test.as(), { statement: wrong.id, validFrom: '2020-03-01', reason: '入职通知为准', source: '入职通知' }))
    const employer = async (asOf: string, knownAt: string) =>
      (await first<{ value: string | null }>(
        test.house.database.db,
        sql`select registry_read.text_at(${person}, 'employer', ${asOf}, ${knownAt}) as value`,
      ))!.value
    expect(await employer('2019-09-01', '2022-01-09')).toBeNull()
    expect(await employer('2019-09-01', '2022-04-01')).toBe(institute)
    expect(await employer('2019-09-01', '2022-06-01')).toBeNull()
    expect(await employer('2020-03-01', '2022-06-01')).toBe(institute)
  })

  it('a new name holds from its day, the old one before it; an earlier knowledge day knows neither', async () => {
    await test.setToday('2022-03-01' as Day)
    const unit = done(
      await registerUnit(test.as(), {
        kind: 'society',
        code: 'ST-1',
        nameZh: '旧名学会',
        nameEn: 'Old Society',
        since: '2000',
        source: '名录',
      }),
    ).unit
    await test.setToday('2022-04-01' as Day)
    done(await renameUnit(test.as(), { unit, nameZh: '新名学会', from: '2022-02-01', source: '民政部批复' }))
    const name = async (asOf: string, knownAt?: string) => got(await unitById(test.as(), { unit, asOf, knownAt }))?.unit.nameZh
    expect(await name('2022-01-31')).toBe('旧名学会')
    expect(await name('2022-02-01')).toBe('新名学会')
    expect(await name('2022-02-01', '2022-03-31')).toBe('旧名学会')
    expect(await name('2022-02-01', '2022-02-28')).toBe('')
    expect(got(await unitById(test.as(), { unit }))?.history.filter((each) => each.predicate === 'name_zh')).toHaveLength(2)
  })

  it('is corrected once; what moves a denominator is not corrected at all; the past cannot be rewritten', async () => {
    const unit = done(
      await registerUnit(test.as(), { kind: 'society', code: 'ST-2', nameZh: '更正学会', seat: '北京', since: '2000', source: '名录' }),
    ).unit
    const of = async (predicate: 'seat' | 'state') => (await statementsOf(test.house.database.db, unit, predicate))[0]!.id
    const asked = { reason: '登记证书', source: '登记证书' }
    const seat = await of('seat')
    done(await correctStatement(test.as(), { statement: seat, value: '上海', ...asked }))
    expect(await correctStatement(test.as(), { statement: seat, value: '天津', ...asked })).toMatchObject({
      ok: false,
      refusal: { code: 'statement_superseded' },
    })
    expect(await correctStatement(test.as(), { statement: await of('state'), value: 'closed', ...asked })).toMatchObject({
      ok: false,
      refusal: { code: 'statement_guarded' },
    })
    expect(await correctStatement(test.as(), { statement: newId(), withdraw: true, ...asked })).toMatchObject({
      ok: false,
      refusal: { code: 'statement_unknown' },
    })
    await expect(run(test.house.database.db, sql`update registry.statement set value = '"广州"' where id = ${seat}`)).rejects.toMatchObject(
      { code: '42501' },
    )
    await expect(run(test.house.database.db, sql`delete from registry.statement where id = ${seat}`)).rejects.toMatchObject({
      code: '42501',
    })
  })
})

const dayFrom = (base: string, most: number) => fc.integer({ min: 0, max: most }).map((n) => addDays(base as Day, n))
const precision = fc.constantFrom<Precision>('day', 'month', 'year')
/** A history of up to eight statements; each may correct an earlier one that is not corrected yet, or withdraw it. */
const history = fc
  .array(
    fc.record({
      value: fc.integer({ min: 0, max: 5 }),
      from: dayFrom('2020-01-01', 12),
      length: fc.option(fc.integer({ min: 1, max: 6 })),
      on: dayFrom('2022-01-01', 6),
      corrects: fc.option(fc.nat(7)),
      withdrawn: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drafts) => {
    const taken = new Set<number>()
    const ids = drafts.map(() => newId<'statement'>())
    const days = drafts.map((each) => each.on).sort()
    return drafts.map((each, i): Timed => {
      const target = each.corrects !== null && i > 0 ? each.corrects % i : undefined
      const corrects = target !== undefined && !taken.has(target) ? target : undefined
      if (corrects !== undefined) taken.add(corrects)
      return {
        id: ids[i]!,
        value: each.value,
        validFrom: each.from,
        fromPrecision: 'day',
        validTo: each.length === null ? null : addDays(each.from, each.length),
        toPrecision: 'day',
        recordedOn: days[i]!,
        recordedAt: `2022-02-01 00:00:${String(i).padStart(2, '0')}+00`,
        supersedes: corrects === undefined ? null : ids[corrects]!,
        withdrawn: corrects !== undefined && each.withdrawn,
      }
    })
  })

describe('the database reads statements as the rule says', () => {
  it('at every pair of days of random histories', async () => {
    const ask = { asOf: dayFrom('2019-12-30', 24), knownAt: dayFrom('2021-12-30', 12) }
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.record(ask), { minLength: 20, maxLength: 20 }), async (statements, asks) => {
        const subject = newId()
        const json = JSON.stringify(statements)
        await run(
          test.house.database.db,
          sql`insert into registry.statement (id, subject, predicate, value, valid_from, valid_to, recorded_on, recorded_at, fact, source, supersedes, reason, withdrawn)
            select (s->>'id')::uuid, ${subject}::uuid, 'note', s->'value', (s->>'validFrom')::date, (s->>'validTo')::date, (s->>'recordedOn')::date, (s->>'recordedAt')::timestamptz, ${newId()}::uuid, 'x',
              (s->>'supersedes')::uuid, 'x', (s->>'withdrawn')::boolean from jsonb_array_elements(${json}::jsonb) s`,
        )
        for (const { asOf, knownAt } of asks) {
          const found = await first<{ value: number | null }>(
            test.house.database.db,
            sql`select registry_read.value_at(${subject}::uuid, 'note', ${asOf}, ${knownAt}) as value`,
          )
          expect(found!.value).toBe(heldAt(statements, asOf, knownAt)?.value ?? null)
        }
      }),
      { numRuns: Math.min(CASES, 1_000), seed: 8 },
    )
  })
})

describe('coarse dates', () => {
  const at = (from: string, to: string | null): Timed => {
    const begin = readDate(from)
    const end = to === null ? undefined : readDate(to)
    return {
      id: newId(),
      value: 1,
      validFrom: begin.day,
      fromPrecision: begin.precision,
      validTo: end?.day ?? null,
      toPrecision: end?.precision ?? 'day',
      recordedOn: '2022-01-01' as Day,
      recordedAt: '',
      supersedes: null,
      withdrawn: false,
    }
  }
  it.each([
    ['2019', null, '2018-12-31', 'no'],
    ['2019', null, '2019-06-01', 'unknown'],
    ['2019', null, '2019-12-31', 'yes'],
    ['2019-06', null, '2019-06-29', 'unknown'],
    ['2019-06', null, '2019-06-30', 'yes'],
    ['2019-06-18', '2021', '2021-05-01', 'unknown'],
    ['2019-06-18', '2021', '2021-12-31', 'no'],
    ['2019-06-18', '2021', '2020-12-31', 'yes'],
  ] as const)('from %s to %s, on %s: %s', (from, to, day, answer) => {
    expect(holdsOn(at(from, to), day as Day)).toBe(answer)
  })

  it('a coarser date never claims to know more than a finer one', () => {
    fc.assert(
      fc.property(dayFrom('2018-01-01', 1_500), dayFrom('2018-01-01', 1_500), precision, (from, day, coarse) => {
        const first = span(from, coarse).first
        const exact = holdsOn({ ...at(from, null) }, day)
        const rough = holdsOn({ ...at(from, null), validFrom: first, fromPrecision: coarse }, day)
        expect(rough === 'unknown' || rough === exact).toBe(true)
      }),
      { numRuns: CASES, seed: 8 },
    )
  })
})
