import type { RecordPack } from '../../../records/index.js'
import type { L10n } from '../../../ui/index.js'
import { texts } from './messages.js'

/** A condition of the form `field = "option"` in the words of the form; undefined for any other, whose field then explains itself by its help. */
export function conditionWords(pack: RecordPack, condition: string): L10n | undefined {
  const parts = /^\s*([a-z]\w*)\s*=\s*"([^"]+)"\s*$/i.exec(condition)
  const field = pack.fields.find((each) => each.id === parts?.[1])
  const option = field && 'options' in field ? field.options.find((each) => each.id === parts?.[2]) : undefined
  return field && option ? texts.is({ field: field.label, option: option.label }) : undefined
}

/** Fields whose people are asked to confirm by letter. */
export function invitedFields(pack: RecordPack): ReadonlySet<string> {
  return new Set(pack.confirm.flatMap((step) => ('invite' in step.by ? [step.by.invite] : [])))
}
