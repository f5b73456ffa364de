/** What the lines tell about a text as a whole: where leads stand, and where a closing paragraph may begin. */
import type { PlanLine } from './lines.js'

/** Numbers of the lines between a section's title and its first item, the title's own line included. */
export function leadLinesOf(lines: readonly PlanLine[]): Set<number> {
  const leads = new Set<number>()
  let open: number[] = []
  for (const line of lines) {
    if (line.role === 'section' || line.role === 'subsection' || line.opensSection) open = [line.line.no]
    else if (line.role === 'text') open.push(line.line.no)
    else if (line.role === 'item') {
      for (const lead of open) leads.add(lead)
      open = []
    }
  }
  return leads
}

/**
 * The place in the list after which running text is a closing paragraph: the last numbered line, where items never run on
 * after it; undefined where they do, or where the text does not end in items.
 */
export function closingFrom(lines: readonly PlanLine[]): number | undefined {
  const last = lines.findLastIndex((line) => ['section', 'subsection', 'item', 'task'].includes(line.role))
  const endsInItems = ['item', 'task'].includes(lines[last]?.role ?? 'blank')
  const several = lines.filter((line) => line.role === 'item').length > 2
  return several && endsInItems && everyItemOnItsLine(lines) ? last : undefined
}

function everyItemOnItsLine(lines: readonly PlanLine[]): boolean {
  let inItem = false
  const lastItem = lines.findLastIndex((line) => line.role === 'item')
  for (const line of lines.slice(0, lastItem + 1)) {
    if (line.role === 'item') inItem = true
    else if (line.role !== 'blank' && line.role !== 'text' && line.role !== 'heading') inItem = false
    else if (line.role === 'text' && inItem && !line.continues) return false
  }
  return true
}
