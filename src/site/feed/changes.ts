import type { L10n } from '../../kernel/index.js'
import type { ChangeLine } from '../../plan/index.js'
import { changeTitles, texts } from './messages.js'

export const changeTitle = (kind: string): L10n =>
  Object.hasOwn(changeTitles, kind) ? changeTitles[kind as keyof typeof changeTitles] : texts.change

/** Names and numbers of a change that a reader can place: targets, tasks, documents, reasons, as they stand in the fact. */
export function changeDetail({ data }: ChangeLine): string {
  const targets = Array.isArray(data.targets) ? data.targets.slice(0, 8).join(', ') : ''
  const parts = [data.target, data.task, targets, data.programme, data.title, data.leader, data.document, data.reason]
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(' · ')
}

/** Changes of one kind about the same thing on the same day, one after another, as one with their number: a year's shares are set by the dozen. */
export function together(changes: readonly ChangeLine[]): { readonly change: ChangeLine; readonly count: number }[] {
  const groups: { change: ChangeLine; count: number }[] = []
  for (const change of changes) {
    const last = groups.at(-1)
    const same = last && last.change.kind === change.kind && last.change.on === change.on && last.change.data.target === change.data.target
    if (same) last.count += 1
    else groups.push({ change, count: 1 })
  }
  return groups
}
