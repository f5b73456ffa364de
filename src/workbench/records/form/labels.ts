import type { RecordPack } from '../../../records/index.js'
import type { Finding, L10n } from '../../../ui/index.js'
import { texts } from './messages.js'

/** Names of the boxes that findings are about, so that the summary can say them: `entries.3.question` is "Row 4, Question". */
export function labelsFor(pack: RecordPack, findings: readonly Finding[]): Record<string, L10n> {
  const labels: Record<string, L10n> = { happenedOn: pack.happening.label, evidence: texts.evidence, unit: texts.unit }
  for (const { field: at } of findings) {
    const label = at === undefined ? undefined : labelOf(pack, at)
    if (at !== undefined && label) labels[at] = label
  }
  return labels
}

function labelOf(pack: RecordPack, at: string): L10n | undefined {
  const [head, row, column] = at.split('.')
  const field = pack.fields.find((each) => each.id === head)
  if (!field || row === undefined || !/^\d+$/.test(row)) return field?.label
  const own = field.kind === 'list' ? field.columns.find((each) => each.id === column) : undefined
  return texts.rowField({ n: Number(row) + 1, field: own?.label ?? field.label })
}
