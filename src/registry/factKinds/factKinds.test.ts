import { describe, expect, it } from 'vitest'
import { planFact, planFactKind, planFactKinds } from './index.js'

describe.each(planFactKinds.map((each) => [each.kind, each] as const))('%s', (kind, declared) => {
  it('has a sample that its schema reads unchanged, and two titles', () => {
    expect(declared.data.parse(declared.sample)).toEqual(declared.sample)
    expect(declared.title.zh).toMatch(/\p{Script=Han}/u)
    expect(declared.title.en).not.toMatch(/\p{Script=Han}/u)
    expect(kind).toMatch(/^[a-z][a-z_]*\.[a-z_]+$/)
  })
  it('refuses a field that it does not know', () => {
    expect(declared.data.safeParse({ ...declared.sample, typedByHand: 1 }).success).toBe(false)
  })
  it('speaks only against kinds that exist', () => {
    const speaks = ['cancel', 'strike', 'lapse', 'reinstate', 'register_left'].includes(declared.role)
    expect(Boolean(declared.against)).toBe(speaks)
    for (const other of declared.against ?? []) expect(planFactKind(other), other).toBeDefined()
  })
})

describe('the table of kinds', () => {
  it('names each kind once', () => {
    expect(new Set(planFactKinds.map((each) => each.kind)).size).toBe(planFactKinds.length)
  })
  it('has 26 targets, each fed by one counting kind with a strike and a reinstatement', () => {
    const fed = planFactKinds.filter((each) => each.role === 'counting')
    expect(fed.flatMap((each) => each.targets).length).toBe(26)
    for (const each of fed)
      for (const role of ['strike', 'reinstate'] as const)
        expect(
          planFactKinds.filter((other) => other.role === role && other.targets[0] === each.targets[0]).length,
          `${role} of ${each.kind}`,
        ).toBeGreaterThan(0)
  })
  it('a fact of an unknown kind, or with data that the kind does not know, is a fault', () => {
    const about = { subject: 'x', unit: null, on: '2022-03-01' }
    expect(() => planFact('tea.drunk', about, {})).toThrow(/no fact kind/)
    expect(() => planFact('fine_journal.selected', about, { journal: 'not an id' })).toThrow()
    expect(planFact('fine_journal.selected', about, { journal: '00000000-0000-5000-8000-000000000002' })).toMatchObject({
      version: 1,
      about,
    })
  })
})
