import type { Refusal } from '../../../kernel/index.js'
import type { Counting, ReviewedTarget } from '../../../plan/index.js'
import { type Posted, textOf } from '../../../ui/http/index.js'

/** The comparisons as one choice: sign and strictness together. */
export const COMPARISONS = {
  '>=': { comparator: '>=', strict: false, sign: '≥' },
  '>': { comparator: '>=', strict: true, sign: '>' },
  '<=': { comparator: '<=', strict: false, sign: '≤' },
  '<': { comparator: '<=', strict: true, sign: '<' },
  '=': { comparator: '=', strict: false, sign: '=' },
  between: { comparator: 'between', strict: false, sign: '…' },
} as const
export type Comparison = keyof typeof COMPARISONS

export const comparisonOf = ({ comparator, strict }: Pick<ReviewedTarget, 'comparator' | 'strict'>): Comparison =>
  strict && comparator === '>=' ? '>' : strict && comparator === '<=' ? '<' : comparator

/** What the change form holds for a target as it stands; equal values are no change. */
export function fieldsOf(target: ReviewedTarget): Readonly<Record<string, string>> {
  const [value, value2] = typeof target.value === 'number' ? [target.value, ''] : target.value
  return {
    ...{ comparison: comparisonOf(target), value: String(value), value2: String(value2) },
    ...{ unitZh: target.unit.zh, unitEn: target.unit.en, modality: target.modality, kind: target.kind, over: target.over },
    ...{ period: String(target.period), fact: target.fact ?? '', list: target.list ?? '', per: target.per ?? '' },
    ...{ denominator: target.denominator ?? '', charStart: String(target.char_start), charEnd: String(target.char_end) },
    ...countingFields(target.counting),
  }
}

/** The fields of a counting rule as a form shows them. */
export function countingFields(counting: Counting | null): Readonly<Record<string, string>> {
  return {
    ...{ countKinds: counting?.kinds.join(', ') ?? '', where: counting?.where ?? '', key: counting?.key.join(', ') ?? '' },
    ...{ reading: counting?.reading ?? 'flow', countPeriod: counting?.period ?? 'plan' },
    ...{ denKinds: counting?.denominator?.kinds.join(', ') ?? '', denWhere: counting?.denominator?.where ?? '' },
    denKey: counting?.denominator?.key.join(', ') ?? '',
  }
}

const COUNTING = ['countKinds', 'where', 'key', 'reading', 'countPeriod', 'denKinds', 'denWhere', 'denKey'] as const
const listed = (text: string): string[] => text.split(/[\s,，、]+/).filter(Boolean)
const numberIn = (text: string): number | undefined => {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** A typed number; what cannot be read is handed on as it is, for the command to refuse in words. */
const numberOr = (text: string): number => numberIn(text) ?? (text as unknown as number)

/**
 * What a posted form says differently from the target (or, without one, all that it says). The command judges it; here nothing is decided, only texts
 * are read as numbers and lists.
 */
export function changeOf(posted: Posted, target?: ReviewedTarget): Record<string, unknown> {
  const before = target ? fieldsOf(target) : {}
  const said = (name: string): string | undefined => {
    const value = posted.texts[name]
    const text = Array.isArray(value) ? value[0] : value
    return text === undefined || text === (before[name] ?? '') ? undefined : text
  }
  const change: Record<string, unknown> = {}
  for (const name of ['modality', 'kind', 'over', 'fact', 'list', 'per', 'denominator'] as const) {
    const text = said(name)
    if (text) change[name] = text
  }
  const period = said('period')
  if (period) change.period = numberIn(period) ?? period
  for (const name of ['charStart', 'charEnd'] as const) if (said(name)) change[name] = numberOr(said(name)!)
  if (said('unitZh') !== undefined || said('unitEn') !== undefined)
    change.unit = { zh: textOf(posted, 'unitZh') ?? '', en: textOf(posted, 'unitEn') ?? textOf(posted, 'unitZh') ?? '' }
  return { ...change, ...comparisonSaid(posted, said), ...countingSaid(posted, said), ...baselineSaid(posted) }
}

type Said = (name: string) => string | undefined

function comparisonSaid(posted: Posted, said: Said): Record<string, unknown> {
  const chosen = textOf(posted, 'comparison') as Comparison | undefined
  const comparison = said('comparison') !== undefined && chosen && chosen in COMPARISONS ? COMPARISONS[chosen] : undefined
  const isRange = chosen === 'between'
  const moved = said('value') !== undefined || said('value2') !== undefined || (comparison !== undefined && isRange)
  const value = numberOr(textOf(posted, 'value') ?? '')
  return {
    ...(comparison ? { comparator: comparison.comparator, strict: comparison.strict } : {}),
    ...(moved && textOf(posted, 'value') !== undefined
      ? { value: isRange ? [value, numberOr(textOf(posted, 'value2') ?? '')] : value }
      : {}),
  }
}

/** The counting rule is one thing: changed in one part, it is given whole. */
export function countingSaid(posted: Posted, said: Said): Record<string, unknown> {
  if (COUNTING.every((name) => said(name) === undefined)) return {}
  return { counting: countingPosted(posted) }
}

/** The counting rule that a form holds; undefined fields are left out, so that the schema speaks about what is missing. */
export function countingPosted(posted: Posted): Record<string, unknown> {
  const text = (name: string) => textOf(posted, name) ?? ''
  const denominator =
    text('denKinds') === '' && text('denKey') === '' ? undefined : { kinds: listed(text('denKinds')), key: listed(text('denKey')) }
  return {
    kinds: listed(text('countKinds')),
    key: listed(text('key')),
    reading: text('reading') || 'flow',
    period: text('countPeriod') || 'plan',
    ...(text('where') ? { where: text('where') } : {}),
    ...(denominator ? { denominator: { ...denominator, ...(text('denWhere') ? { where: text('denWhere') } : {}) } } : {}),
  }
}

function baselineSaid(posted: Posted): Record<string, unknown> {
  const [value, source] = [textOf(posted, 'baselineValue'), textOf(posted, 'baselineSource')]
  return value || source ? { baseline: { value: numberOr(value ?? ''), source: source ?? '' } } : {}
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^comparator$|^strict$/, 'comparison'],
  [/^value(\.0)?$/, 'value'],
  [/^value\.1$/, 'value2'],
  [/^unit\.en$/, 'unitEn'],
  [/^unit/, 'unitZh'],
  [/^counting\.denominator\.where/, 'denWhere'],
  [/^counting\.denominator\.key/, 'denKey'],
  [/^counting\.denominator/, 'denKinds'],
  [/^counting\.where/, 'where'],
  [/^counting\.key/, 'key'],
  [/^counting\.period/, 'countPeriod'],
  [/^counting\.reading/, 'reading'],
  [/^counting/, 'countKinds'],
  [/^baseline\.source/, 'baselineSource'],
  [/^baseline/, 'baselineValue'],
]

/** The refusal with the names of the form's fields, so that its summary leads to them. */
export function atFields(refusal: Refusal): Refusal {
  const renamed = (field: string | undefined): string | undefined => {
    const inner = field?.replace(/^(change|target)\.?/, '')
    return inner === undefined ? undefined : (NAMES.find(([pattern]) => pattern.test(inner))?.[1] ?? (inner === '' ? 'value' : inner))
  }
  return {
    ...refusal,
    ...(refusal.field === undefined ? {} : { field: renamed(refusal.field) as string }),
    ...(refusal.fields ? { fields: refusal.fields.map((each) => ({ ...each, field: renamed(each.field) as string })) } : {}),
  }
}
