import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../kernel/config/index.js'
import type { Day } from '../kernel/index.js'
import { type TestHouse, testHouse } from '../kernel/testing/index.js'
import { inventFederation } from './demo/index.js'
import { denominators, directory, loadFederation, roles, subjectsOf } from './index.js'
import { got } from './testing.js'

let test: TestHouse
const demo = inventFederation({ cities: 3, bases: 8, parks: 6, enterprises: 20, journals: 30, sites: 10, teams: 20 })
const loading = { since: '2022-01-01' as Day, source: '演示数据' }

beforeAll(async () => {
  test = await testHouse('2022-01-01' as Day)
  await loadFederation(test.as(), demo, loading)
})
afterAll(() => test?.close())

const facts = async () => (await test.house.database.pool.query<{ n: number }>('select count(*)::int as n from kernel.fact')).rows[0]!.n

describe('a federation', () => {
  it('is loaded whole through the ordinary commands', async () => {
    const groups = got(await directory(test.as(), {}))
    const count = (kind: string) => groups.filter((each) => each.kind === kind).reduce((sum, each) => sum + each.units, 0)
    expect([count('society'), count('city'), count('base'), count('park'), count('enterprise'), count('journal_office')]).toEqual([
      demo.societies.length,
      3,
      8,
      6,
      20,
      30,
    ])
    const sizes = got(await denominators(test.as(), {}))
    expect([sizes.society.counted, sizes.base.counted, sizes.park.counted]).toEqual([demo.societies.length, 8, 6])
    const listed = got(await subjectsOf(test.as(), { kind: 'journal', listedIn: 'excellence_programme', limit: 200 })).entries
    expect(listed).toHaveLength(demo.journals.filter((each) => each.lists.includes('excellence_programme')).length)
    const keys = got(await subjectsOf(test.as(), { kind: 'industry', listedIn: 'key_industry', level: 2, limit: 200 })).entries
    expect(keys.map((each) => each.id).sort()).toEqual(
      demo.keyIndustries
        .filter((each) => each.level === 2)
        .map((each) => each.id)
        .sort(),
    )
  })

  it('loaded again adds nothing', async () => {
    const before = await facts()
    await loadFederation(test.as(), demo, loading)
    expect(await facts()).toBe(before)
  })
})

describe('roles', () => {
  it('are known for every record pack, for the recording and the confirming side', () => {
    const folder = join(projectRoot(), 'src', 'records', 'packs')
    const named = readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => {
        const text = readFileSync(join(folder, file), 'utf8')
        const pack = JSON.parse(text) as { recorder?: { roles: string[] } }
        return [...(pack.recorder?.roles ?? []), ...[...text.matchAll(/"role":\s*"([a-z_]+)"/g)].map((each) => each[1]!)].map(
          (role) => `${file}: ${role}`,
        )
      })
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((each) => !roles.has(each.split(': ')[1]!))).toEqual([])
  })

  it('name only roles that exist among those they may give', () => {
    for (const [name, role] of roles)
      for (const given of role.appoints ?? []) expect(given === '*' || roles.has(given), `${name} gives ${given}`).toBe(true)
  })

  it('that may record for a unit can also act as its contact where they are the unit’s own', () => {
    for (const name of [
      'society_office',
      'enterprise_contact',
      'base_contact',
      'park_contact',
      'city_office',
      'union_office',
      'local_office',
      'station_operator',
      'partner_body',
    ])
      expect(roles.get(name)?.permissions, name).toContain('as.unit_contact')
  })
})
