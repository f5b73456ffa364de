import { createHash } from 'node:crypto'
import type { ColumnDecl, FieldDecl, RecordPack } from '../pack.js'
import { type Federation, UNITS, type UnitName, unitId } from './federation.js'

/** Values that a general filling would get wrong, by pack. */
const OWN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'new-journal-place': { noticeFrom: '2022-04-01', noticeTo: '2022-04-20', openObjections: 0, publishedBefore: 'no' },
  'case-review': { passed: ['format', 'consent', 'peer'], matterOn: '2022-03-01', elsewhere: 'no' },
  'service-team': { consent: 'yes' },
  station: { notMet: 0, clauses: 12 },
  'journal-indexing': { already: 'no', aided: 'no' },
  'data-policy': { blanks: 0, adoptedOn: '2022-03-01' },
  'foreign-fair': { chosenOn: '2022-02-01', startsOn: '2022-04-01' },
  'graded-catalogue': { votesFor: 8, votesCast: 9, domesticMembers: 7, foreignMembers: 3 },
  'special-issue': { plannedOn: '2022-11-15' },
  'park-association': { charterOn: '2022-03-01', firstMeetingOn: '2022-03-02' },
  'discipline-study': { likeness: 10, direction: 'frontier' },
  match: { needUnit: unitId('needer'), offerUnit: unitId('offerer') },
  participation: { receiver: unitId('needer') },
  'youth-salon': {},
}

let serial = 0

/** Values for a pack that may be submitted: each call names new subjects, so that no two records share a key. */
export async function sampleValues(test: Federation, pack: RecordPack, unit: UnitName): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  const own = OWN[pack.id] ?? {}
  for (const field of pack.fields) {
    if (Object.hasOwn(own, field.id)) values[field.id] = own[field.id]
    else if (field.kind === 'list') values[field.id] = await sampleRows(test, pack, field, unit)
    else values[field.id] = await sampleOf(test, field, unit)
  }
  return values
}

async function sampleRows(test: Federation, pack: RecordPack, field: Extract<FieldDecl, { kind: 'list' }>, unit: UnitName) {
  const fixed = pack.batch?.kind === 'fixed_list' && pack.batch.listField === field.id ? pack.batch.size : undefined
  const rows: Record<string, unknown>[] = []
  for (let n = 1; n <= (fixed ?? Math.max(field.min ?? 0, Math.min(3, field.max))); n++) {
    const row: Record<string, unknown> = {}
    for (const column of field.columns) row[column.id] = fixed && column.kind === 'number' ? n : await sampleOf(test, column, unit)
    rows.push(row)
  }
  return rows
}

async function sampleOf(test: Federation, field: Exclude<FieldDecl, { kind: 'list' }> | ColumnDecl, unit: UnitName): Promise<unknown> {
  switch (field.kind) {
    case 'text':
    case 'rich':
      return sampleText(field)
    case 'number':
      return Math.max(field.min ?? 0, Math.min(field.max ?? 1_000, ++serial % 20 === 0 ? 5 : 1 + (serial % 20)))
    case 'day':
      return '2022-05-01'
    case 'choice':
      return field.options[0]!.id
    case 'multi':
      return field.options.slice(0, field.max ?? 2).map((option) => option.id)
    case 'subject':
      return (await test.subjects(field.subjectKind, 1, field))[0]
    case 'unit':
      if (field.own) return unitId(unit)
      return unitId(
        (Object.keys(UNITS) as UnitName[]).find((name) => (field.unitKinds as readonly string[]).includes(UNITS[name]) && name !== unit) ??
          unit,
      )
    case 'journal':
      return (await test.journals(1, field))[0]
    case 'person':
      return field.registered ? { person: (await test.people(1))[0] } : { name: '某甲', email: `a${++serial}@example.org` }
    case 'people':
      return Array.from({ length: Math.max(1, field.min ?? 1) }, () => ({ name: '某乙', email: `b${++serial}@example.org` }))
    case 'file':
      return undefined
    case 'link':
      return `https://example.org/${++serial}`
  }
}

function sampleText(field: { readonly max?: number; readonly min?: number; readonly pattern?: string }): string {
  const n = ++serial
  if (field.pattern === '20[0-9]{2}') return '2022'
  if (field.pattern === '[0-9a-f]{64}') return createHash('sha256').update(String(n)).digest('hex')
  if (field.pattern) return String(n)
  const text = `示例内容${n}`.padEnd(field.min ?? 0, '一')
  return text.slice(0, field.max ?? 200)
}
