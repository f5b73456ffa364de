import { parseExpression, type Schema, typeCheck, type ValueType } from '../expression/index.js'
import type { Report } from './finding.js'

/** A condition and where it stands in the pack. */
export interface Condition {
  readonly path: string
  readonly when: string
}

/** Reports conditions that cannot be read, read a field that does not exist, or mix kinds of values. */
export function checkConditions(conditions: readonly Condition[], schema: Schema, report: Report): void {
  for (const { path, when } of conditions) {
    const read = parseExpression(when)
    const checked = read.ok ? typeCheck(read.value, schema, 'boolean') : read
    if (checked.ok) continue
    const { refusal } = checked
    if (refusal.code === 'EXPR-FIELD')
      report(
        'field_unknown',
        path,
        `条件里用到的“${refusal.field}”不在表中。`,
        `The condition reads “${refusal.field}”, which is not in the form.`,
      )
    else
      report(
        'condition_wrong',
        path,
        `条件第${refusal.at + 1}个字符处不能理解（${refusal.code}）。`,
        `The condition cannot be read at character ${refusal.at + 1} (${refusal.code}).`,
      )
  }
}

const TYPES: Readonly<Record<string, ValueType>> = {
  number: 'number',
  money: 'number',
  day: 'day',
  date: 'day',
  multi: { list: 'text' },
  people: { list: 'any' },
  file: { list: 'any' },
  person: 'any',
  organisation: 'any',
  work: 'any',
  period: 'any',
  computed: 'any',
  consent: 'any',
}

type Typed = { readonly id: string; readonly kind: string; readonly columns?: readonly Typed[] }

/** What conditions over these fields may read. Text, choices and references are texts. */
export const schemaOf = (fields: readonly Typed[]): Schema => Object.fromEntries(fields.map((field) => [field.id, typeOf(field)]))

const typeOf = (field: Typed): ValueType => (field.columns ? { list: { record: schemaOf(field.columns) } } : (TYPES[field.kind] ?? 'text'))
