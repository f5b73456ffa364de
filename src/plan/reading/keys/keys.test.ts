import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedPath } from '../../../kernel/testing/shared.js'
import { readPlan } from '../index.js'
import { KEYS, type Key, keyOf, mark } from './key.js'

/** The bytes of a key's document, or undefined where the shared documents are absent. */
function documentOf(key: Key): Uint8Array | undefined {
  if (!key.document.includes('/')) return readFileSync(new URL(`./${key.document}`, import.meta.url))
  const path = sharedPath('data', ...key.document.split('/'))
  return path === undefined ? undefined : readFileSync(path)
}

/** Of the targets of a key, at least so many must be read right; a wrong number that nobody is asked about is never allowed. */
const RIGHT_SHARE = 0.95

describe.each(KEYS)('the key of %s', (name) => {
  const key = keyOf(name)
  const bytes = documentOf(key)
  it.skipIf(bytes === undefined)(`is met${bytes ? '' : ' (skipped: the shared documents are not here)'}`, () => {
    const answer = readPlan(bytes!)
    if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`)
    const { reading } = answer
    const result = mark(reading, key)
    expect(result.misplaced).toEqual([])
    expect(result.extra).toEqual([])
    expect(result.right / Math.max(1, result.asked), result.wrong.join('\n')).toBeGreaterThanOrEqual(result.asked === 0 ? 0 : RIGHT_SHARE)
    // What is not read right must at least not be read wrong: it is left to a person.
    expect(result.wrong.filter((wrong) => !wrong.endsWith('no target'))).toEqual([])
    expect(reading.year).toBe(key.year)
    if (key.sections !== undefined) expect(reading.sections.length).toBe(key.sections)
    if (key.items !== undefined) expect(reading.items.length).toBe(key.items)
    expect(reading.warnings.filter((warning) => warning.blocking).map((warning) => warning.code)).toEqual(key.blocking ?? [])
    for (const { item, names } of key.owners ?? []) {
      const owners = reading.items.find(({ id }) => id === item)?.owners ?? []
      expect(owners.map((owner) => owner.name)).toEqual(names)
      expect(owners.map((owner) => owner.role)).toEqual(names.map((_, i) => (i === 0 ? 'lead' : 'support')))
    }
  })
})
