import type { Schema } from './schemas.js'

const UUID = '01893a2f-7c00-7abc-8def-0123456789ab'
const HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Texts of the shapes that the house's patterns ask for; the first that fits is taken. */
const TEXTS = ['2022', '2022-09-30', UUID, HASH, 'MjAyMg==', 'unit.registered', 'special-issue', 'topic', 'subject', HASH.slice(0, 43)]

/** Inputs that say more than their schema can: what a reader of the document tries first. */
const INPUTS: Readonly<Record<string, unknown>> = {
  'plan.import_plan': { bytes: 'MjAyMuW5tOW6puW3peS9nOiuoeWIkg==', fileName: '2022.txt', body: '示例学会联合会' },
  'plan.preview_plan': { bytes: 'MjAyMuW5tOW6puW3peS9nOiuoeWIkg==', fileName: '2022.txt' },
  'plan.board': { year: 2022, asOf: '2022-09-30', known: { day: '2022-10-01' }, group: 'item' },
  'plan.evidence': { year: 2022, target: 'T05-1', asOf: '2022-09-30', limit: 50 },
  'plan.review_proposal': { version: UUID, at: 1024, verdict: 'accept', reason: '与原文一致' },
  'plan.assign_task': { plan: UUID, task: '5.1', unit: UUID, reason: '按分工方案' },
  'records.submit_record': {
    pack: 'special-issue',
    unit: UUID,
    happenedOn: '2022-06-15',
    values: { title: '示例专刊' },
    evidence: [HASH],
  },
  'records.confirm_record': { record: UUID, side: 'receiver', version: 1, note: '情况属实' },
  'records.cancel_fact': { fact: UUID, on: '2022-07-01', reason: '活动取消' },
  'registry.register_unit': {
    kind: 'society',
    code: 'S-001',
    nameZh: '示例学会',
    nameEn: 'Example Society',
    since: '1985',
    source: '登记证书',
  },
  'reports.issue_report': { year: 2022, quarter: 3 },
}

/** An input that the endpoint's schema takes: the written one, else the fields that must be there. */
export const exampleOf = (name: string, input: Schema): unknown => INPUTS[name] ?? sample(input)

/** A value that fits the schema. @throws Error when the schema asks for a text of a shape that is not known here */
export function sample(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sample(schema.anyOf[0]!)
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.[0] ?? 'object')
  switch (type) {
    case 'object':
      return fieldsOf(schema)
    case 'array':
      return listOf(schema)
    case 'string':
      return textOf(schema)
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema.minimum ?? 1))
    case 'boolean':
      return true
    default:
      return null
  }
}

function fieldsOf({ required = [], properties = {} }: Schema): unknown {
  // A paper from outside must be findable: by its number, a link or a file.
  const more = 'issuer' in properties && 'number' in properties ? { number: '示民发〔2022〕7号' } : {}
  return { ...Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})])), ...more }
}

function listOf(schema: Schema): unknown {
  const first = schema.prefixItems as readonly Schema[] | undefined
  if (first) return first.map(sample)
  return Array.from({ length: Number(schema.minItems ?? 0) }, () => sample(schema.items || {}))
}

function textOf(schema: Schema): string {
  if (schema.format === 'uuid') return UUID
  if (schema.format === 'date') return '2022-09-30'
  if (schema.format === 'uri') return 'https://example.org/paper.pdf'
  if (schema.pattern === undefined) return '示例文字'.padEnd(Number(schema.minLength ?? 0), '字').slice(0, Number(schema.maxLength ?? 4))
  const shape = new RegExp(String(schema.pattern), 'u')
  const found = TEXTS.find((text) => shape.test(text))
  if (found === undefined) throw new Error(`no example is known for texts like ${schema.pattern}`)
  return found
}
