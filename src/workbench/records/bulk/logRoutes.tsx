import type { Ctx, Refusal } from '../../../kernel/index.js'
import { importDailyLog, type LogScan, previewLog, type RecordPack } from '../../../records/index.js'
import { ctxOf, ctxOfForm, type Posted, postedForm, textOf, type WebContext } from '../../../ui/http/index.js'
import { deskPaths } from '../../deskPaths.js'
import { done, frameWith, shown } from '../../parts/answer.js'
import { DO, DOES } from '../form/buttons.js'
import { dayIn, emptyState, type FormState, understood, valuesWith, withPosted } from '../form/state.js'
import type { OwnUnits } from '../form/units.js'
import { takeAllFiles, takeFiles } from '../form/uploads.js'
import { LOG_FILE, LogPage } from './LogPage.js'

type Log = Extract<NonNullable<RecordPack['batch']>, { kind: 'daily_log' }>

const logOf = (pack: RecordPack) => pack.batch as Log

export async function logPage(c: WebContext, state: FormState, scan?: LogScan, refusal?: Refusal): Promise<Response> {
  return shown(c, <LogPage frame={await frameWith(c, {})} state={state} log={logOf(state.pack)} scan={scan} refusal={refusal} />, refusal)
}

/** A sent log: first what is in it, then, with the second button, the act. */
export async function sentLog(c: WebContext, pack: RecordPack, units: OwnUnits, record: string): Promise<Response> {
  const posted = await postedForm(c)
  const ctx = ctxOf(c)
  const log = logOf(pack)
  const rule = { takes: ['text/csv', 'text/plain'], limit: log.maxBytes }
  const [others, own] = [await takeAllFiles(ctx, pack, posted), await takeFiles(ctx, posted, LOG_FILE, rule)]
  // One log at a time: a new file takes the place of the one before.
  const files = { ...others.boxes, [LOG_FILE]: own.files.slice(-1) }
  const state = withPosted(emptyState(pack, units, { id: textOf(posted, '_record') ?? record }), posted, files)
  const findings = [...others.findings, ...own.findings]
  const missing: Refusal[] = [
    ...(dayIn(state) ? [] : [{ code: state.happenedOn ? 'day_unknown' : 'field_missing', field: 'happenedOn' }]),
    ...(files[LOG_FILE]!.length > 0 || own.findings.length > 0 ? [] : [{ code: 'field_missing', field: LOG_FILE }]),
    ...(state.unit ? [] : [{ code: 'field_missing', field: 'unit' }]),
  ]
  const wrong = [...findings, ...missing]
  if (wrong.length > 0) return logPage(c, state, undefined, { code: 'input_invalid', field: wrong[0]!.field, fields: wrong })
  return judged(c, state, posted)
}

async function judged(c: WebContext, state: FormState, posted: Posted): Promise<Response> {
  const ctx: Ctx = ctxOfForm(c, posted)
  const file = state.files[LOG_FILE]![0]!.hash
  const seen = await previewLog(ctx, { pack: state.pack.id, unit: state.unit as never, file, happenedOn: state.happenedOn! })
  if (!seen.ok) return logPage(c, state, undefined, seen.refusal)
  if (!seen.value.ok) return logPage(c, state, undefined, { ...seen.value.refusal, field: LOG_FILE })
  const scan = seen.value.value
  if (textOf(posted, DO) !== DOES.submit) return logPage(c, state, scan)
  const { resolved } = await understood(ctx, state)
  const evidence = (state.files.evidence ?? []).map((each) => each.hash)
  const input = {
    record: state.record.id,
    pack: state.pack.id,
    unit: state.unit,
    happenedOn: state.happenedOn,
    values: valuesWith(state, resolved),
    evidence,
    file,
  }
  const answer = await importDailyLog(ctx, input as never)
  if (!answer.ok) return logPage(c, state, scan, answer.refusal)
  return done(c, deskPaths.record(state.record.id), 'submitted')
}
