/** What the reviewer must know before confirming (§1.5): notes that go on, and errors that let the text in but block the confirm step. */
import { TEXT_BYTES_LONG, WARNINGS_LISTED } from './limits.js'
import { mixtureOf } from './script.js'
import type { Segmented } from './segment/drafts.js'
import type { SourceText } from './source/sourceText.js'
import type { Warning } from './types.js'

export function warningsOf(
  source: SourceText,
  segmented: Segmented,
  year: number | null,
  { bytes }: { readonly bytes: number },
): Warning[] {
  const warnings: Warning[] = []
  const length = source.byteAt[source.length]!
  if (length > TEXT_BYTES_LONG) warnings.push({ code: 'W-LONG', blocking: false, size: length, limit: TEXT_BYTES_LONG, file: bytes })
  if (!segmented.numbered) warnings.push({ code: 'E-NONUM', blocking: true, line: 1, column: 1, byte: 0, lines: source.lines.length })
  if (year === null) warnings.push({ code: 'E-YEAR', blocking: true, line: 1, column: 1, byte: 0 })
  warnings.push(...numberWarnings(source, segmented), ...mixtures(source))
  return warnings
}

function placed(source: SourceText, char: number): { line: number; column: number; byte: number } {
  const { line, column, byte_start: byte } = source.place(char, char)
  return { line, column, byte }
}

function numberWarnings(source: SourceText, { troubles, restarted, items }: Segmented): Warning[] {
  const listed: Warning[] = []
  for (const code of ['E-DUP', 'W-GAP'] as const) {
    const all = troubles.filter((trouble) => trouble.code === code)
    for (const trouble of all.slice(0, WARNINGS_LISTED)) {
      const { char, code: _code, ...numbers } = trouble
      listed.push({ code, blocking: code === 'E-DUP', ...numbers, ...placed(source, char), count: all.length })
    }
  }
  if (restarted) {
    const first = items.find((item) => item.id.includes('.') && item.section !== items[0]!.section)
    listed.push({ code: 'W-RESTART', blocking: false, ...placed(source, first?.start ?? 0) })
  }
  return listed
}

function mixtures(source: SourceText): Warning[] {
  const { script, breaks } = mixtureOf(source)
  const warnings: Warning[] = []
  if (script) {
    const { char, ...counts } = script
    warnings.push({ code: 'W-MIXED', blocking: false, what: 'script', ...counts, ...placed(source, char) })
  }
  if (breaks) {
    const { char, ...counts } = breaks
    warnings.push({ code: 'W-MIXED', blocking: false, what: 'breaks', ...counts, ...placed(source, char) })
  }
  return warnings
}
