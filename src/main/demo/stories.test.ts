import { describe, expect, it } from 'vitest'
import { addDays, type Day, weekdayOf } from '../../kernel/index.js'
import { packsOn } from '../../records/index.js'
import { dice } from '../../registry/demo/index.js'
import { END, happeningDays, isWorkday, RATE_BEGINS, workday, YEAR_BEGINS } from './calendar.js'
import { castOf } from './cast.js'
import { documentOf } from './documents.js'
import { DEMO_PEOPLE, shownPeople } from './people.js'
import { storiesOfYear } from './programmes/index.js'
import { type DemoSize, federationOf } from './size.js'
import type { World } from './world.js'

function worldOf(size: DemoSize, seed = 2022): World {
  const fed = federationOf(size, seed)
  return { size, seed, fed, cast: castOf(fed, seed) }
}
const told = (world: World) => storiesOfYear(world).map(({ id, acts }) => [id, ...acts.map((act) => act.on)])

describe('the calendar of the demo', () => {
  it('knows holidays and the weekends worked for them', () => {
    expect(['2022-02-03', '2022-01-29', '2022-05-07', '2022-09-12', '2022-03-05'].map((on) => isWorkday(on as Day))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
    expect(workday('2022-01-31' as Day)).toBe('2022-02-07')
    expect(workday('2022-10-01' as Day)).toBe(END)
  })
  it('lets most things happen on working days, exactly as many as asked', () => {
    const days = happeningDays(dice('test', 1), 5_000, YEAR_BEGINS, END)
    expect(days).toHaveLength(5_000)
    expect([...days].sort()).toEqual(days)
    expect(days[0]! >= YEAR_BEGINS && days.at(-1)! <= END).toBe(true)
    expect(days.filter((on) => !isWorkday(on)).length / days.length).toBeLessThan(0.08)
    expect(days.filter((on) => weekdayOf(on) === 6).length).toBeGreaterThan(0)
  })
  it('begins the window of the rate 90 days before the end', () => {
    expect(addDays(RATE_BEGINS, 89)).toBe(END)
  })
})

describe('the stories of a year', () => {
  it.each(['small', 'full'] as const)('of the %s demo are the same for the same seed, and others for another', (size) => {
    expect(told(worldOf(size))).toEqual(told(worldOf(size)))
    expect(told(worldOf(size, 7))).not.toEqual(told(worldOf(size)))
  })
  it.each(['small', 'full'] as const)('of the %s demo have ids of their own, and go forward in time', (size) => {
    const stories = storiesOfYear(worldOf(size))
    const ids = stories.map((each) => each.id)
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([])
    const backwards = stories.filter(({ acts }) => acts.some((act, n) => n > 0 && act.on < acts[n - 1]!.on))
    expect(backwards.map((each) => each.id)).toEqual([])
    expect(stories.filter(({ acts }) => acts.length === 0 && size === 'full')).toEqual([])
  })
  it('are told of every target', () => {
    const stories = storiesOfYear(worldOf('full')).map((each) => each.id)
    const targets = new Set(stories.flatMap((id) => /^T\d{2}-\d/.exec(id)?.[0] ?? []))
    const wanted = packsOn(END).flatMap((pack) => pack.targets)
    // Downloads come in logs, which carry no target's name.
    expect(wanted.filter((target) => !targets.has(target))).toEqual(['T07-3'])
    expect(stories.filter((id) => id.startsWith('log/')).length).toBeGreaterThan(150)
  })
})

describe('the people of the demo', () => {
  it('are each one person, with posts that the registry knows', () => {
    const { all } = worldOf('full').cast
    expect(new Set(all.map((each) => each.id)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(1_000)
  })
  it('have somebody to show for every role that a pack asks to confirm', () => {
    const { cast, fed } = worldOf('full')
    const shown = new Set(
      shownPeople(cast, fed).flatMap(({ person }) => cast.all.find((each) => each.id === person)!.posts.map((post) => post.role)),
    )
    const asked = packsOn(END).flatMap((pack) => pack.confirm.flatMap(({ by }) => ('role' in by ? [by.role] : [])))
    // A unit's contact is whoever acts for it: the city, the base, the enterprise, the institute.
    expect([...new Set(asked)].filter((role) => !shown.has(role) && role !== 'unit_contact')).toEqual([])
    expect(DEMO_PEOPLE.map((each) => each.key)).toEqual(shownPeople(cast, fed).map((each) => each.key))
    expect(new Set(DEMO_PEOPLE.map((each) => each.key)).size).toBe(DEMO_PEOPLE.length)
  })
})

describe('the papers of the demo', () => {
  it('are a PDF with a table that leads to its objects, and a PNG, always the same', () => {
    const { bytes, hash } = documentOf('minutes')
    const text = bytes.toString('latin1')
    expect(text.startsWith('%PDF-1.4')).toBe(true)
    const table = Number(/startxref\n(\d+)/.exec(text)![1])
    expect(text.slice(table, table + 4)).toBe('xref')
    const places = [...text.slice(table).matchAll(/^(\d{10}) 00000 n/gm)].map((found) => Number(found[1]))
    expect(places.map((at, n) => text.slice(at).startsWith(`${n + 1} 0 obj`))).toEqual(Array(5).fill(true))
    expect(documentOf('minutes').hash).toBe(hash)
    expect(documentOf('photo').bytes.subarray(1, 4).toString()).toBe('PNG')
  })
})
