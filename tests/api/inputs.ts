import { sample } from '../../src/api/examples.js'
import type { Schema } from '../../src/api/schemas.js'
import { newId } from '../../src/kernel/index.js'
import type { ApiFederation } from './federation.js'

/** What the fields of commands and queries point at, as it really is in the federation: a check that is missing then shows as a change. */
function known(fed: ApiFederation): Readonly<Record<string, unknown>> {
  const { plan, version, units, journal, subject, records, fact, evidence, members, task } = fed
  const secretary = members.get('secretariat')!
  return {
    ...{ plan, journal, subject, fact, hash: evidence, file: evidence, pack: 'match', side: 'need', target: 'T15-2', task, item: '15' },
    ...{ version, record: records.waiting, person: secretary.person, account: secretary.account, year: 2022 },
    ...{ unit: units.society, society: units.society, owner: units.society, office: units.office, city: units.city, parent: units.society },
    ...{ values: {}, happenedOn: '2022-03-08', on: '2022-03-09', from: '2022-03-09', kind: 'society' },
  }
}

/** An input that the schema takes, with the federation's own ids wherever a field names something. */
export function inputFor(fed: ApiFederation, schema: Schema, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const here = { ...known(fed), ...more }
  const out: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    const required = schema.required?.includes(name) ?? false
    if (name in here && takes(each, here[name])) out[name] = here[name]
    else if (required) out[name] = each.format === 'uuid' ? newId() : sample(each)
  }
  return out
}

/** Whether the value is of a kind that the field takes: `version` is an id in the plan and a number in the records. */
function takes(schema: Schema, value: unknown): boolean {
  if (schema.anyOf) return schema.anyOf.some((each) => takes(each, value))
  if (schema.enum) return schema.enum.includes(value)
  const kinds = [schema.type].flat()
  const kind = typeof value === 'number' ? (Number.isInteger(value) ? ['integer', 'number'] : ['number']) : [typeof value]
  if (!kind.some((each) => kinds.includes(each))) return false
  if (schema.format === 'uuid' && !/^[0-9a-f-]{36}$/.test(String(value))) return false
  return typeof value !== 'string' || schema.pattern === undefined || new RegExp(String(schema.pattern), 'u').test(value)
}
