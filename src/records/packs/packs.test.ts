import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../kernel/expression/index.js'
import { packCheck, packSchema, type RecordPack } from '../../kernel/pack/index.js'
import { sharedPath } from '../../kernel/testing/shared.js'
import { planFactKind } from '../../registry/index.js'
import { countingRules, measuresOf } from './measures/index.js'

const FOLDER = import.meta.dirname
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
const packs = files.map((name) => packSchema.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))) as RecordPack)
const roles = Object.keys((JSON.parse(readFileSync(join(FOLDER, '../../registry/roles.json'), 'utf8')) as { roles: object }).roles)
const byTarget = new Map(packs.flatMap((pack) => pack.targets.map((target) => [target, pack] as const)))

interface Target {
  readonly id: string
  readonly fact: string
  readonly over: string
  readonly value: number | readonly number[]
  readonly confirmedBy: string
  readonly list?: string
  readonly period: number
  readonly illegible?: unknown
}
const targetsFile = sharedPath('specs', 'targets.json')
const targets: Target[] = targetsFile ? JSON.parse(readFileSync(targetsFile, 'utf8')) : []

/** Who confirms, in the words of the targets, and the parties that stand for it in a pack. */
const CONFIRMERS: Readonly<Record<string, readonly string[]>> = {
  'the society council and the federation liaison officer, both': [
    'society_council@unit-of-field:society',
    'liaison_officer@unit-of-field:society',
  ],
  'the guest editor invited': ['invite:guestEditor'],
  'the checker named for the issue': ['invite:checker'],
  'the signatory of the decision': ['signatory@federation'],
  'the second checker of the case': ['case_checker@federation'],
  'the data steward, for a whole daily log': ['data_steward@federation'],
  'the indexing office, against the outside list or page': ['indexing_office@federation'],
  'the indexing office, against the published policy page': ['indexing_office@federation'],
  'the department in charge': ['department_head@federation'],
  'the journal': ['journal_office@unit-of-field:journal'],
  'the signatory of the list': ['signatory@federation'],
  'the signatory of the list and each partner body': ['invite-each:partners.contact', 'signatory@federation'],
  'the approver of the minutes': ['invite:approver'],
  'the base': ['base_contact@unit-of-field:base'],
  'the city': ['city_office@unit-of-field:city'],
  'the checker of the station': ['station_checker@federation'],
  'both parties of the match': ['unit_contact@unit-of-field:needUnit', 'unit_contact@unit-of-field:offerUnit'],
  'the city office': ['city_office@parent-of-field:park'],
  'the receiver of the service': ['unit_contact@unit-of-field:receiver'],
}
const partyText = (by: RecordPack['confirm'][number]['by']) =>
  'invite' in by ? `invite${by.each ? '-each' : ''}:${by.invite}` : `${by.role}@${by.scope}`

describe.each(packs.map((pack) => [pack.id, pack] as const))('the pack %s', (id, pack) => {
  it('is in the file of its name and has no finding', () => {
    expect(files).toContain(`${id}.json`)
    expect(packCheck(pack)).toEqual([])
  })
  it('makes, voids and follows only fact kinds that are declared, against the fact that it makes', () => {
    expect(planFactKind(pack.fact)).toMatchObject({ role: 'counting', targets: expect.arrayContaining(pack.targets) })
    for (const each of pack.voids) expect(planFactKind(each.fact), each.fact).toMatchObject({ role: each.how, against: [pack.fact] })
    for (const each of pack.lapses) expect(planFactKind(each.fact), each.fact).toMatchObject({ role: 'lapse', against: [pack.fact] })
    for (const each of pack.followUps) expect(planFactKind(each.fact), each.fact).toMatchObject({ role: 'companion' })
    expect(planFactKind(pack.strike.fact)).toMatchObject({ role: 'strike', against: [pack.fact] })
    const undone = planFactKind(pack.reinstate.fact)?.against
    expect(undone).toEqual(expect.arrayContaining([pack.strike.fact, ...[...pack.voids, ...pack.lapses].map((each) => each.fact)]))
  })
  it('carries exactly what its fact kind asks for', () => {
    const asked = Object.keys((planFactKind(pack.fact)!.data as unknown as { shape: object }).shape).filter((name) => name !== 'record')
    expect([...Object.keys(pack.data.carry), ...Object.keys(pack.data.set)].sort()).toEqual(asked.sort())
  })
  it('asks only for roles that the registry knows', () => {
    const parties = [
      ...pack.confirm.map((step) => step.by),
      ...[...pack.voids, pack.strike, pack.reinstate, ...pack.followUps].flatMap((each) => each.by),
      ...pack.followUps.flatMap((each) => (each.confirm ? [each.confirm] : [])),
    ]
    const asked = [...pack.recorder.roles, ...parties.flatMap((party) => ('role' in party ? [party.role] : []))]
    for (const role of asked) expect(roles, role).toContain(role)
  })
  it('says of nothing that it waits for this room, which does all that a pack asks of it', () => {
    expect(pack.counterMeasures.filter((each) => each.state === 'not_checked_yet' && each.room === 'records')).toEqual([])
    expect(pack.companions.filter((each) => each.state === 'not_shown_yet' && each.room === 'records')).toEqual([])
  })
  it('has conditions that can be read', () => {
    for (const { when } of pack.checks) expect(parseExpression(when), when).toMatchObject({ ok: true })
  })
})

describe('the rules of counting', () => {
  it('count each target once, by the facts of its pack and by the key of its pack', () => {
    expect(countingRules.map((rule) => rule.target)).toEqual([...byTarget.keys()].sort())
    for (const rule of countingRules) {
      const pack = byTarget.get(rule.target)!
      expect(rule.kinds, rule.target).toEqual([pack.fact])
      expect(partsOfKey(pack), rule.target).toEqual(rule.key.map((part) => (part === 'subject' ? `subject:${pack.subject}` : part)).sort())
    }
  })
  it('read only fields that the facts have, in filters and keys', () => {
    for (const rule of countingRules) {
      const shape = (planFactKind(rule.kinds[0]!)!.data as unknown as { shape: object }).shape
      for (const part of [...rule.key, ...(rule.where?.match(/data\.\w+/g) ?? [])])
        if (part.startsWith('data.')) expect(Object.keys(shape), `${rule.target} ${part}`).toContain(part.slice('data.'.length))
      expect(parseExpression(rule.where ?? 'true')).toMatchObject({ ok: true })
    }
  })
  it('give ratios a register to lie within, counted before them', () => {
    const period = { from: '2022-01-01', to: '2022-12-31', closes: '2023-03-31' }
    const ratios = countingRules.filter((rule) => rule.denominator)
    expect(ratios.map((rule) => rule.target)).toEqual(['T03-1', 'T13-1', 'T16-1'])
    for (const rule of ratios) {
      const [register, own] = measuresOf(rule, period)
      expect(own).toMatchObject({ id: rule.target, within: register!.id, key: register!.key })
      for (const kind of register!.kinds) expect(planFactKind(kind)).toMatchObject({ role: 'register', targets: [rule.target] })
    }
  })
})

/** The pack's key in the words of a measure: what the fact carries under its own name, the subject, or the day. */
function partsOfKey(pack: RecordPack): string[] {
  const carriedAs = new Map(Object.entries(pack.data.carry).map(([as, path]) => [path, `data.${as}`]))
  const fixed = new Set(Object.keys(pack.data.set))
  const stock = pack.fact === 'society_plan.adopted' || pack.fact === 'base.served' || pack.fact === 'park_association.founded'
  return pack.key
    .filter((path) => !(pack.fact === 'society_plan.adopted' && path === 'year'))
    .map((path) => {
      if (stock && path === pack.subject) return `subject:${path}`
      if (path === 'happening') return 'on'
      return fixed.has(path) ? `data.${path}` : (carriedAs.get(path) ?? `missing:${path}`)
    })
    .sort()
}

describe.skipIf(targets.length === 0)('against the targets of the plan (shared folder)', () => {
  it('every target has exactly one pack, and no pack has a target that the plan lacks', () => {
    const newest = packs.filter((pack) => !packs.some((other) => other.id === pack.id && other.version > pack.version))
    expect(newest.flatMap((pack) => pack.targets).sort()).toEqual(targets.map((target) => target.id).sort())
  })
  it.each(targets.map((target) => [target.id, target] as const))('%s: fact, confirmers and places agree', (id, target) => {
    const pack = byTarget.get(id)!
    expect(pack.fact).toBe(target.fact)
    expect(pack.confirm.map(({ by }) => partyText(by))).toEqual(CONFIRMERS[target.confirmedBy])
    if (target.list) expect(pack.data.set).toMatchObject({ list: target.list })
    expect(pack.places?.max).toBe(target.over === 'forbidden' && id !== 'T03-1' ? target.value : undefined)
    expect(pack.duplicates === 'refused').toBe(target.over === 'forbidden')
    expect(Boolean(pack.workingReading)).toBe(Boolean(target.illegible))
    expect(pack.period.to).toBe(`${target.period}-12-31`)
  })
})
if (targets.length === 0) console.log('specs/targets.json is not there: the packs are not compared with the targets')
