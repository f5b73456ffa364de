import { type Ctx, newId, type Refusal, type Result, rehearse } from '../../../kernel/index.js'
import {
  addEntries,
  changeRecord,
  listRowsOf,
  readTable,
  removeEvidence,
  type Submitted,
  saveDraft,
  sendWaitingInvitations,
  submitRecord,
  type Values,
} from '../../../records/index.js'
import { ctxOf, ctxOfForm, fileOf, type Posted, removedIn, textOf, type WebContext } from '../../../ui/http/index.js'
import { deskPaths } from '../../deskPaths.js'
import { done } from '../../parts/answer.js'
import { namesFor } from '../show/names.js'
import { DO, DOES } from './buttons.js'
import { MORE, MORE_ROWS } from './ListField.js'
import { LIST_FILE } from './ListFromFile.js'
import { texts } from './messages.js'
import { attachedIn, type FormState, likelyFor, understood, valuesWith, wishedIn, withPosted, withTaken } from './state.js'
import { typedOf } from './typed.js'
import { takeAllFiles } from './uploads.js'

type Show = (c: WebContext, state: FormState, refusal?: Refusal) => Promise<Response>

/** What a sent form asks for: more rows, an entry into a box, rows from a file, a look for doubles, a draft, or to be handed over. */
export async function sentForm(c: WebContext, from: FormState, posted: Posted, show: Show): Promise<Response> {
  const ctx = ctxOf(c)
  const taken = await takeAllFiles(ctx, from.pack, posted)
  const state = withPosted(from, posted, taken.boxes)
  const filled = withTaken(state, posted)
  if (filled) return show(c, (await understood(ctx, filled)).state)
  const more = textOf(posted, MORE)
  if (more) return show(c, { ...state, rows: { ...state.rows, [more]: Math.min((state.rows[more] ?? 0) + MORE_ROWS, 2_000) } })
  const does = textOf(posted, DO)
  if (does === DOES.list) return listFrom(c, state, posted, show)
  if (does === DOES.draft || does === DOES.submit) return written(c, state, posted, { does, fileFindings: taken.findings, show })
  const { state: known, resolved } = await understood(ctx, state)
  const refusal = taken.findings.length > 0 ? gathered(taken.findings) : undefined
  return show(c, { ...known, likely: await likelyFor(ctx, state, valuesWith(state, resolved)) }, refusal)
}

const gathered = (fields: readonly Refusal[]): Refusal => ({ code: 'input_invalid', field: fields[0]?.field, fields })

interface Writing {
  readonly does: string
  readonly fileFindings: readonly Refusal[]
  readonly show: Show
}

/** Runs the one command that the form is for. */
async function written(c: WebContext, state: FormState, posted: Posted, { does, fileFindings, show }: Writing): Promise<Response> {
  const ctx = ctxOfForm(c, posted)
  const ready = await withAdded(ctx, state, posted)
  if (!ready.ok) return show(c, state, ready.refusal)
  const { known, values } = ready.value
  const input = inputOf(known, values)
  const draft = does === DOES.draft
  const waits = known.record.state === 'waiting'
  if (fileFindings.length > 0)
    return show(c, { ...known, likely: await likelyFor(ctx, known, values) }, await withFiles(ctx, input, draft, fileFindings))
  const run = draft ? saveDraft(ctx, input as never) : waits ? changeRecord(ctx, input as never) : submitRecord(ctx, input as never)
  const answer = (await run) as Result<{ did: string; answer: Submitted | undefined }, Refusal>
  if (!answer.ok) return refusedForm(c, known, values, draft ? answer.refusal : await withRest(ctx, input, answer.refusal), show)
  const record = answer.value.answer?.record ?? known.record.id
  await withoutRemoved(ctx, known, posted, answer.value.answer?.version)
  if (draft) return done(c, deskPaths.editRecord(record), 'draft')
  await sendWaitingInvitations(ctx.house).catch((fault: unknown) =>
    ctx.house.log.error({ err: fault }, 'invitations could not be written and are tried again'),
  )
  return done(c, deskPaths.record(record), waits ? 'changed' : 'submitted')
}

const inputOf = (state: FormState, values: Values) => ({
  record: state.record.id,
  ...(state.record.version === undefined ? {} : { version: state.record.version }),
  pack: state.pack.id,
  unit: state.unit,
  happenedOn: state.happenedOn,
  values,
  evidence: attachedIn(state),
})

/** The form understood; what the recorder wishes to add to the register is added first. */
async function withAdded(ctx: Ctx, state: FormState, posted: Posted): Promise<Result<{ known: FormState; values: Values }, Refusal>> {
  const first = await understood(ctx, state)
  const wished = wishedIn(posted)
  const adds = first.resolved.adds.filter((add) => wished.has(add.text))
  if (adds.length === 0 || !state.unit) return { ok: true, value: { known: first.state, values: valuesWith(state, first.resolved) } }
  const added = await addEntries(ctx, state.pack, state.unit as never, adds)
  if (!added.ok) return added
  const again = await understood(ctx, state)
  return { ok: true, value: { known: again.state, values: valuesWith(state, again.resolved) } }
}

/** What is wrong with the files, together with what the command would say of the rest. */
async function withFiles(ctx: Ctx, input: object, draft: boolean, findings: readonly Refusal[]): Promise<Refusal> {
  const rest = draft ? undefined : await rehearse(ctx, submitRecord, input as never)
  const all = rest && !rest.ok ? await withRest(ctx, input, rest.refusal) : undefined
  const others = (all?.fields ?? []).filter((each) => each.code !== 'evidence_missing')
  return gathered([...others, ...findings])
}

/** Without a day nothing else is judged; so that all findings come together, the rest is judged as of today. */
async function withRest(ctx: Ctx, input: object, refusal: Refusal): Promise<Refusal> {
  const fields = refusal.fields ?? []
  if (refusal.code !== 'input_invalid' || !fields.some((each) => each.field === 'happenedOn')) return refusal
  const today = await ctx.house.clock.today(ctx.house.database.db)
  const rest = await rehearse(ctx, submitRecord, { ...input, happenedOn: today } as never)
  const known = new Set(fields.map((each) => each.field))
  return gathered([...fields, ...(rest.ok ? [] : (rest.refusal.fields ?? []).filter((each) => !known.has(each.field)))])
}

async function refusedForm(c: WebContext, state: FormState, values: Values, refusal: Refusal, show: Show): Promise<Response> {
  const ctx = ctxOf(c)
  const likely = await likelyFor(ctx, state, values)
  // A key that was used for other words would refuse these for ever.
  const fresh =
    refusal.code === 'idempotency_key_reused' ? { ...state, record: state.record.no ? state.record : { id: newId<'record'>() } } : state
  if (refusal.code !== 'record_changed') return show(c, { ...fresh, likely }, refusal)
  const theirs = (refusal.values ?? {}) as Values
  const names = await namesFor(ctx, state.pack, theirs)
  const other = {
    ...{ values: theirs, names, happenedOn: (refusal.happenedOn as string | null) ?? null },
    ...{ by: String(refusal.by ?? ''), on: String(refusal.on ?? ''), version: Number(refusal.present) },
  }
  return show(c, { ...state, likely, other, record: { ...state.record, version: other.version } }, refusal)
}

/** Files that were to go are taken away after the rest is written, so that new ones can take their place. */
async function withoutRemoved(ctx: Ctx, state: FormState, posted: Posted, version: number | undefined): Promise<void> {
  let at = version
  if (at === undefined || state.record.no === undefined) return
  for (const hash of removedIn(posted, 'evidence')) {
    const gone = await removeEvidence({ ...ctx, idempotencyKey: undefined }, {
      record: state.record.id,
      unit: state.unit,
      version: at,
      hash,
    } as never)
    if (gone.ok && gone.value.did === 'done') at += 1
  }
}

const LARGEST_LIST = 5 * 1024 * 1024

/** Rows of a file into the list of the form, to be checked there. */
async function listFrom(c: WebContext, state: FormState, posted: Posted, show: Show): Promise<Response> {
  const ctx = ctxOf(c)
  const { db } = ctx.house.database
  const file = await fileOf(posted, LIST_FILE, LARGEST_LIST)
  if (!file.ok) return show(c, state, gathered([{ ...file.refusal, field: LIST_FILE }]))
  const table = await readTable(Buffer.from(file.value.bytes))
  if (!table.ok) return show(c, state, gathered([{ ...table.refusal, field: LIST_FILE }]))
  const read = await listRowsOf(db, state.pack, table.value)
  if (!read.ok) return show(c, state, gathered([{ ...read.refusal, field: LIST_FILE }]))
  const { field, rows, unknown } = read.value
  const values = { [field]: rows }
  const names = await namesFor(ctx, state.pack, values)
  const { typed, known } = typedOf(state.pack, values, names)
  const filled: FormState = { ...state, typed: { ...state.typed, [field]: typed[field] }, known: [...state.known, ...known] }
  const { state: understoodState } = await understood(ctx, filled)
  const said = texts.rowsRead({ n: rows.length })
  const left = unknown.length > 0 ? texts.unknownColumns({ names: unknown }) : { zh: '', en: '' }
  return show(c, { ...understoodState, notice: { zh: `${said.zh}${left.zh}`, en: `${said.en} ${left.en}` } })
}
