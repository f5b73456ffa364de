import type { RecordPack } from '../../../records/index.js'
import type { L10n } from '../../../ui/index.js'
import { texts } from './messages.js'

/** A condition of the form `field = "option"`: which box decides, and by which of its choices. */
export interface Deciding {
  readonly field: string
  readonly option: string
  /** The condition in the words of the form. */
  readonly words: L10n
}

/** What decides whether a field is asked for; undefined for any other condition, whose field always stands there and explains itself by its help. */
export function decidingOf(pack: RecordPack, condition: string): Deciding | undefined {
  const parts = /^\s*([a-z]\w*)\s*=\s*"([^"]+)"\s*$/i.exec(condition)
  const field = pack.fields.find((each) => each.id === parts?.[1])
  const option = field && 'options' in field ? field.options.find((each) => each.id === parts?.[2]) : undefined
  return field && option ? { field: field.id, option: option.id, words: texts.is({ field: field.label, option: option.label }) } : undefined
}

/** Fields whose people are asked to confirm by letter. */
export function invitedFields(pack: RecordPack): ReadonlySet<string> {
  return new Set(pack.confirm.flatMap((step) => ('invite' in step.by ? [step.by.invite] : [])))
}
