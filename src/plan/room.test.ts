import { expect, it } from 'vitest'
import { explainRefusal } from '../kernel/index.js'
import { planRoom } from './index.js'
import { planRefusals } from './messages.js'

const NUMBERS = {
  open: 2,
  why: 'EXPR-SYNTAX',
  at: 3,
  found: '=',
  expected: 'x',
  first: { text: '20', char: 3, n: 1, line: 4, warning: 'W-GAP', target: 'T01-1', missing: ['unit'], question: 'x' },
}

it('says every refusal of its commands in both languages', () => {
  for (const command of planRoom.commands)
    for (const code of command.parts.refusals ?? []) {
      const words = explainRefusal({ ...NUMBERS, code }, planRefusals)
      expect(words?.zh, `${command.parts.name} ${code}`).toMatch(/\p{Script=Han}.*[。？]$/u)
      expect(words?.en, `${command.parts.name} ${code}`).toMatch(/^[^\p{Script=Han}]*[.?]$/u)
    }
})

it('asks of everyone who acts or reads', () => {
  for (const { parts } of planRoom.commands) {
    expect(typeof parts.allow, parts.name).toBe('function')
    expect(planRoom.permissions, parts.name).toHaveProperty([parts.permission!])
    expect(parts.name.startsWith('plan.')).toBe(true)
  }
  for (const { parts } of planRoom.queries) expect(parts.allow, parts.name).toBeDefined()
})

it('keeps a stored example of each of its facts that still reads', () => {
  expect(new Set(planRoom.facts.map((each) => each.kind)).size).toBe(planRoom.facts.length)
  for (const kind of planRoom.facts) {
    const sample = kind.data.parse(kind.sample)
    expect(sample, kind.kind).toEqual(kind.sample)
    expect(kind(sample as never).about.on, kind.kind).toBe('2022-03-01')
  }
})
