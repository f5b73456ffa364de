import { z } from 'zod'
import { ok, type Refusal, type Result, refuse } from '../result.js'
import { callPack } from './callPack.js'
import { checkCallPack } from './checkCall.js'
import { checkRecordPack } from './checkRecord.js'
import { checkTexts, type PackFinding, type Report } from './finding.js'
import { recordPack } from './recordPack.js'

/** A programme as data: reported records, or calls and review. */
export const packSchema = z.discriminatedUnion('engine', [recordPack, callPack])
export type Pack = z.output<typeof packSchema>

export type PackRefusal =
  | { readonly code: 'pack_malformed'; readonly fields: readonly Refusal[] }
  | { readonly code: 'pack_faulty'; readonly findings: readonly PackFinding[] }

/** What is wrong with a pack of the right shape; empty when it may be used. Looks only at the pack itself. */
export function packCheck(pack: Pack): PackFinding[] {
  const findings: PackFinding[] = []
  const report: Report = (code, path, zh, en) => {
    findings.push({ code, path, zh, en })
  }
  checkTexts(pack, report)
  if (pack.supersedes !== undefined && pack.supersedes >= pack.version)
    report('version_order', 'supersedes', '被取代的版本不早于本版本。', 'The version superseded is not older than this one.')
  if (pack.engine === 'record') checkRecordPack(pack, report)
  else checkCallPack(pack, report)
  return findings
}

/** Reads a pack that came from outside: its shape first, then `packCheck`. */
export function readPack(raw: unknown): Result<Pack, PackRefusal> {
  const parsed = packSchema.safeParse(raw)
  if (!parsed.success) {
    const fields = parsed.error.issues
      .slice(0, 50)
      .map((issue) => ({ code: issue.code ?? 'invalid', field: issue.path.join('.'), detail: issue.message }))
    return refuse({ code: 'pack_malformed', fields })
  }
  const findings = packCheck(parsed.data)
  return findings.length === 0 ? ok(parsed.data) : refuse({ code: 'pack_faulty', findings })
}
