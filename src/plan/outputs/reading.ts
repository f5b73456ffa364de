import { z } from 'zod'
import { answerParts } from '../../kernel/index.js'
import { DISPOSITIONS, LEAF_KINDS, OVERLAY_KINDS, STYLES } from '../reading/types.js'
import { comparator, counting, over, target as targetCode, task as taskCode, value } from './words.js'

const { count, text, flag, hash, l10n, share } = answerParts

const style = z.enum(STYLES)
const level = z.enum(['section', 'subsection', 'item', 'task', 'none'])
const stretch = { char_start: count('First character, in code points from 0'), char_end: count('End, exclusive') }
export const line = z.int().min(1).meta({ description: 'Line of the text, from 1' })
const place = { ...stretch, byte_start: z.int().min(0), byte_end: z.int().min(0), line, column: z.int().min(1) }
const encoding = z.enum(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'])
const disposition = z.enum(DISPOSITIONS)
const verdict = z.enum(['open', 'accepted', 'changed', 'rejected', 'added'])
export const codes = z.array(z.string())

const span = z
  .strictObject({
    id: z.string(),
    kind: z.enum([...LEAF_KINDS, ...OVERLAY_KINDS]),
    overlay: flag('Lies on other spans'),
    ...place,
    text: z.string(),
  })
  .meta({ id: 'Span', description: 'A piece of the text; leaf spans joined in order are the text as received' })
const owner = z
  .strictObject({ name: z.string(), role: z.enum(['lead', 'support']), ...stretch })
  .meta({ id: 'NamedOwner', description: 'A responsible body named in a note in brackets' })
export const section = z
  .strictObject({
    id: z.string(),
    no: z.int().nullable(),
    level: z.int(),
    parent: z.string().nullable(),
    style: style.nullable(),
    title: z.string(),
    ...stretch,
    line,
    items: codes,
    tasks: codes,
    leads: codes,
  })
  .meta({ id: 'Section' })
export const item = z
  .strictObject({
    id: z.string(),
    no: z.int().nullable(),
    section: z.string(),
    style: style.nullable(),
    title: z.string(),
    ...stretch,
    line,
    tasks: codes,
    owners: z.array(owner),
  })
  .meta({ id: 'Item' })
const task = z
  .strictObject({
    id: taskCode,
    item: z.string().nullable(),
    section: z.string().nullable(),
    spans: codes,
    ...stretch,
    text: z.string(),
    verbs: codes,
    object: z.string(),
    named: z.array(z.strictObject({ text: z.string(), mark: z.enum(['《》', '“”']), ...stretch })),
    owners: z.array(owner),
    no: z.int().nullable(),
  })
  .meta({ id: 'ReadTask' })
const numeral = {
  start: count('First character'),
  end: count('End, exclusive'),
  text: z.string(),
  value: value.nullable(),
  disposition,
  reason: text('Code of why'),
  card: flag('A person must answer'),
  target: targetCode.optional(),
}
const read = {
  id: targetCode,
  item: z.union([z.int(), z.string()]),
  task: z.string().nullable(),
  phrase: z.string(),
  ...stretch,
  num_start: count('First character of the number'),
  num_end: count('End of the number, exclusive'),
  num_text: z.string(),
  line,
  comparator,
  strict: z.boolean(),
  over,
  value,
  unit: l10n,
  modality: z.enum(['firm', 'strive']),
  kind: z.enum(['explicit', 'implied', 'coverage']),
  period: z.union([z.int(), z.string()]).meta({ description: 'A year, or 2022-H1, 2022-Q3, 2022-03, 2022/2024' }),
  confidence: share('Below 0.6 a second look is asked for'),
  why: z.array(z.strictObject({ code: z.string(), word: z.string().optional() })),
  word: z.string(),
  fact: z.string().nullable(),
  list: z.string().optional(),
  per: z.string().optional(),
  denominator: z.string().optional(),
  illegible: z.strictObject(stretch).optional(),
}
const target = z.strictObject(read).meta({ id: 'ReadTarget', description: 'A target as the machine proposes it' })
const illegible = { ...place, text: z.string(), signs: codes }
const warning = z.looseObject({ code: z.string(), blocking: z.boolean(), line: line.optional() })
const levels = z.partialRecord(style, level)
const marks = z.array(z.strictObject({ char: z.int().min(0), level: z.enum(['section', 'subsection', 'item', 'none', 'lead']) }))
const styles = z.array(z.strictObject({ style, level, depth: z.int(), count: z.int(), sample: z.string() }))

export const reading = z
  .strictObject({
    bytes: count('Bytes as received'),
    sha256: hash(),
    kind: z.enum(['text', 'docx']),
    encoding,
    encoding_by: z.enum(['mark', 'detected', 'hand', 'extracted']),
    bom: z.boolean(),
    characters: count('Code points'),
    year: z.int().nullable(),
    title: z.string().nullable(),
    source: text('The body that issued it').nullable(),
    styles,
    levels,
    marks,
    cuts: z.array(z.int()),
    joins: z.array(z.int()),
    spans: z.array(span),
    sections: z.array(section),
    items: z.array(item),
    tasks: z.array(task),
    numerals: z.array(z.strictObject(numeral)),
    illegible: z.array(z.strictObject(illegible)),
    notices: z.array(z.strictObject({ code: z.literal('rare_character'), char: z.int(), line, column: z.int(), text: z.string() })),
    warnings: z.array(warning),
    targets: z.array(target),
  })
  .meta({ id: 'Reading', description: 'What the machine reads in a plan' })

export const notedIllegible = z
  .strictObject({ ...illegible, note: z.string().nullable() })
  .meta({ id: 'Illegible', description: 'A stretch that cannot be read, kept as it came' })

export const tree = z
  .strictObject({
    encoding,
    characters: z.int().min(0),
    title: z.string().nullable(),
    source: z.string().nullable(),
    levels,
    marks,
    styles,
    spans: z.array(span),
    sections: z.array(section),
    items: z.array(item),
    tasks: z.array(task),
    year: z.int().nullable(),
    numerals: z.array(
      z.strictObject({ ...numeral, verdict, reviewReason: z.string(), proposedDisposition: disposition }).meta({ id: 'ReviewedNumeral' }),
    ),
    targets: z.array(
      z
        .strictObject({
          ...read,
          verdict,
          reason: z.string(),
          proposed: target.optional(),
          counting: counting.nullable(),
          uncounted: z.boolean().optional(),
          baseline: z.strictObject({ value: z.number(), source: z.string() }).optional(),
        })
        .meta({ id: 'ReviewedTarget' }),
    ),
    illegible: z.array(notedIllegible),
    warnings: z.array(warning.extend({ settled: z.boolean(), reason: z.string() })),
    questions: z.array(
      z.strictObject({
        target: targetCode,
        code: z.string(),
        proposed: l10n,
        other: l10n,
        answer: z.enum(['proposed', 'other']).nullable(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'PlanTree', description: 'The machine’s reading with the acts of review laid over it' })
