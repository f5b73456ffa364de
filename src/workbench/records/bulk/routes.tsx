import { type Ctx, newId, type Refusal } from '../../../kernel/index.js'
import {
  beginImport,
  bulkState,
  bulksOf,
  csvFile,
  type ImportPreview,
  importTemplate,
  packAt,
  packOf,
  previewImport,
  type RecordPack,
  readTable,
  runBulk,
  stopImport,
  TABLE_MEDIA,
  type TableKind,
} from '../../../records/index.js'
import { ctxOf, ctxOfForm, download, listOf, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { say } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { frameWith, refused, shown, toSignIn } from '../../parts/answer.js'
import { UUID_PATH } from '../form/routes.js'
import { emptyState } from '../form/state.js'
import { type OwnUnits, unitsFor } from '../form/units.js'
import { takeFiles } from '../form/uploads.js'
import { recordTexts } from '../show/refusals.js'
import { ImportPage, TABLE } from './ImportPage.js'
import { logPage, sentLog } from './logRoutes.js'
import { texts } from './messages.js'
import { DOES, PAGE_ROWS, type PreviewAsk, PreviewPage, rowFindings, viewOf } from './PreviewPage.js'
import { ProgressPage } from './ProgressPage.js'

const IMPORT = '/desk/records/import/:pack'
const BULK = `/desk/records/bulk/:bulk${UUID_PATH}`

export function bulkRoutes(app: WebApp): void {
  app.get(IMPORT, importPage)
  app.post(IMPORT, uploaded)
  app.get(`${IMPORT}/:file{template\\.(?:csv|xlsx)}`, template)
  app.get(`${IMPORT}/preview`, (c) => previewPage(c))
  app.post(`${IMPORT}/begin`, begun)
  app.get(`${IMPORT}/errors.csv`, errors)
  app.get(BULK, progressPage)
  app.post(`${BULK}/stop`, stopped)
  app.post(`${BULK}/go-on`, goneOn)
}

interface Importing {
  readonly pack: RecordPack
  readonly units: OwnUnits
}

/** The pack of the address and the units for which the reader may record by it; else why not. */
async function importing(c: WebContext): Promise<Importing | Response> {
  const ctx = ctxOf(c)
  if (ctx.viewer.via === 'nobody') return c.req.method === 'GET' ? toSignIn(c) : refused(c, { code: 'sign_in_needed' })
  const pack = packOf(c.req.param('pack') ?? '', await ctx.house.clock.today(ctx.house.database.db))
  if (!pack) return c.notFound() as Response
  const units = await unitsFor(ctx, pack)
  if (units.units.length === 0) return refused(c, { code: 'role_does_not_record', roles: pack.recorder.roles }, ...recordTexts)
  return { pack, units }
}

async function importPage(c: WebContext): Promise<Response> {
  const asked = await importing(c)
  if ('status' in asked) return asked
  const { pack, units } = asked
  if (pack.batch?.kind === 'daily_log') return logPage(c, emptyState(pack, units, { id: newId<'record'>() }, c.req.query('unit')))
  if (pack.batch) return c.redirect(deskPaths.newRecord(pack.id, { unit: c.req.query('unit') }), 302)
  return uploadPage(c, asked)
}

async function uploadPage(c: WebContext, { pack, units }: Importing, unit = c.req.query('unit'), refusal?: Refusal): Promise<Response> {
  const own = units.units.find((each) => each.id === unit) ?? units.units[0]!
  const [frame, past] = await Promise.all([frameWith(c, {}), bulksOf(ctxOf(c), { unit: own.id, limit: 10 })])
  const bulks = past.ok ? past.value.filter((bulk) => bulk.pack === pack.id) : []
  return shown(c, <ImportPage {...{ frame, pack, units, unit, refusal }} past={bulks} />, refusal)
}

async function uploaded(c: WebContext): Promise<Response> {
  const asked = await importing(c)
  if ('status' in asked) return asked
  const { pack, units } = asked
  if (pack.batch?.kind === 'daily_log') return sentLog(c, pack, units, newId<'record'>())
  const posted = await postedForm(c)
  const ctx = ctxOf(c)
  const unit = textOf(posted, 'unit')
  const table = await takeFiles(ctx, posted, 'file', { takes: TABLE.takes, limit: TABLE.bytes })
  const evidence = await takeFiles(ctx, posted, 'evidence', { takes: pack.evidence.kinds, limit: pack.evidence.maxBytes })
  const findings = [
    ...(unit ? [] : [{ code: 'field_missing', field: 'unit' }]),
    ...(table.files.length > 0 || table.findings.length > 0 ? [] : [{ code: 'field_missing', field: 'file' }]),
    ...table.findings,
    ...evidence.findings,
  ]
  if (findings.length > 0 || !unit)
    return uploadPage(c, asked, unit, { code: 'input_invalid', field: findings[0]?.field, fields: findings })
  const ask: PreviewAsk = { unit, file: table.files[0]!.hash, evidence: evidence.files.map((file) => file.hash), after: 0 }
  const seen = await preview(ctx, pack, ask)
  if ('code' in seen) return uploadPage(c, asked, unit, { ...seen, field: 'file' })
  return c.redirect(deskPaths.preview(pack.id, viewOf(ask)), 303)
}

async function preview(
  ctx: Ctx,
  pack: RecordPack,
  { unit, file, evidence, only, after }: PreviewAsk,
  limit = PAGE_ROWS,
): Promise<ImportPreview | Refusal> {
  const seen = await previewImport(ctx, { pack: pack.id, unit: unit as never, file, evidence: [...evidence], only, after, limit })
  if (!seen.ok) return seen.refusal
  return seen.value.ok ? seen.value.value : seen.value.refusal
}

const HASH = /^[0-9a-f]{64}$/
function askOf(c: WebContext): PreviewAsk {
  const after = Number(c.req.query('after'))
  return {
    unit: c.req.query('unit') ?? '',
    file: c.req.query('file') ?? '',
    evidence: (c.req.query('evidence') ?? '')
      .split(',')
      .filter((hash) => HASH.test(hash))
      .slice(0, 20),
    only: DOES.find((does) => does === c.req.query('only')),
    after: Number.isSafeInteger(after) && after > 0 ? after : 0,
  }
}

async function previewPage(c: WebContext, ask: PreviewAsk = askOf(c), refusal?: Refusal): Promise<Response> {
  const asked = await importing(c)
  if ('status' in asked) return asked
  const seen = await preview(ctxOf(c), asked.pack, ask)
  if ('code' in seen)
    return seen.code === 'input_invalid' ? (c.notFound() as Response) : uploadPage(c, asked, ask.unit, { ...seen, field: 'file' })
  return shown(c, <PreviewPage frame={await frameWith(c, {})} pack={asked.pack} ask={ask} preview={seen} refusal={refusal} />, refusal)
}

/** Starts or goes on with an act in this process; if that ends early, a job goes on with it. */
export function runInBackground(ctx: Ctx, bulk: string): void {
  runBulk(ctx.house, bulk).catch((fault: unknown) =>
    ctx.house.log.error({ err: fault, bulk }, 'a bulk act was interrupted and is gone on with'),
  )
}

async function begun(c: WebContext): Promise<Response> {
  const asked = await importing(c)
  if ('status' in asked) return asked
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  const ask = { unit: textOf(posted, 'unit') ?? '', file: textOf(posted, 'file') ?? '', evidence: listOf(posted, 'evidence[]'), after: 0 }
  const input = { pack: asked.pack.id, unit: ask.unit, file: ask.file, evidence: ask.evidence, total: Number(textOf(posted, 'total')) }
  const answer = await beginImport(ctx, input as never)
  if (!answer.ok) return previewPage(c, ask, answer.refusal)
  const seen = await preview(ctx, asked.pack, ask, 1)
  const bulk = answer.value.answer?.bulk ?? ('bulk' in seen ? String(seen.bulk) : undefined)
  if (!bulk) return c.notFound() as Response
  runInBackground(ctx, bulk)
  return c.redirect(deskPaths.bulk(bulk), 303)
}

/** The rows that cannot be imported, each with everything that is wrong with it. */
async function errors(c: WebContext): Promise<Response> {
  const asked = await importing(c)
  if ('status' in asked) return asked
  const { pack } = asked
  const { language } = c.get('preferences')
  const lines: (string | number)[][] = []
  for (let after = 0; ; after += 500) {
    const seen = await preview(ctxOf(c), pack, { ...askOf(c), only: 'refused', after }, 500)
    if ('code' in seen) return seen.code === 'input_invalid' ? (c.notFound() as Response) : refused(c, seen, ...recordTexts)
    for (const row of seen.rows)
      lines.push([
        row.line,
        row.happenedOn ?? '',
        rowFindings(pack, row.refusal)
          .map((finding) => say(language, finding))
          .join('；'),
      ])
    if (seen.rows.length < 500) break
  }
  const titles = [texts.line, texts.day, texts.why].map((title) => say(language, title))
  return fileOf(c, 'csv', `${pack.id}-errors`, csvFile(titles, lines))
}

const fileOf = (c: WebContext, kind: TableKind, name: string, bytes: Uint8Array): Response =>
  download(c, { name: `${name}.${kind}`, type: TABLE_MEDIA[kind] }, bytes)

async function template(c: WebContext): Promise<Response> {
  const ctx = ctxOf(c)
  const pack = packOf(c.req.param('pack') ?? '', await ctx.house.clock.today(ctx.house.database.db))
  if (!pack) return c.notFound() as Response
  const book = await importTemplate(pack, c.get('preferences').language)
  const name = `${pack.id}-${c.get('preferences').language}`
  if (c.req.param('file') !== 'template.csv') return fileOf(c, 'xlsx', name, book)
  // The same header as the workbook's, so that both read alike.
  const table = await readTable(book)
  return fileOf(c, 'csv', name, csvFile(table.ok ? table.value.header : [], []))
}

async function stateOf(c: WebContext) {
  const found = await bulkState(ctxOf(c), { bulk: c.req.param('bulk') as never })
  return found.ok ? found.value : undefined
}

async function progressPage(c: WebContext): Promise<Response> {
  if (ctxOf(c).viewer.via === 'nobody') return toSignIn(c)
  const bulk = await stateOf(c)
  if (!bulk) return c.notFound() as Response
  return shown(c, <ProgressPage frame={await frameWith(c, {})} bulk={bulk} pack={packAt(bulk.pack, bulk.packVersion)} />)
}

async function stopped(c: WebContext): Promise<Response> {
  const bulk = await stateOf(c)
  if (!bulk) return c.notFound() as Response
  const answer = await stopImport(ctxOfForm(c, await postedForm(c)), { bulk: bulk.id, unit: bulk.unit } as never)
  return answer.ok ? c.redirect(deskPaths.bulk(bulk.id), 303) : refused(c, answer.refusal, ...recordTexts)
}

async function goneOn(c: WebContext): Promise<Response> {
  const bulk = await stateOf(c)
  if (!bulk) return c.notFound() as Response
  const ctx = ctxOfForm(c, await postedForm(c))
  const { pack, unit, file, total, ask } = bulk
  const answer = await beginImport(ctx, { pack, unit, file, total, evidence: [...(ask.evidence ?? [])] })
  if (!answer.ok) return refused(c, answer.refusal, ...recordTexts)
  runInBackground(ctx, bulk.id)
  return c.redirect(deskPaths.bulk(bulk.id), 303)
}
