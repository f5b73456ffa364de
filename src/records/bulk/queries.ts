import { z } from 'zod'
import { asksAsHimself, first, id, ok, query, type Refusal, type Result, refuse, rows, sql } from '../../kernel/index.js'
import { hashInput } from '../commands/said.js'
import { bulkOut, bulksOut, importPreviewOut, logScanOut } from '../outputs/bulk.js'
import { packOf } from '../pack.js'
import { uploadsOf } from '../store.js'
import { BULK_COLUMNS, type BulkRow, broughtTable, bulkRow, importId } from './importing.js'
import { type LogScan, scanLog } from './logLines.js'
import { addsOf, type JudgedRow, judgedRows, plannedRows, type RowDoes } from './plan.js'

export interface ImportPreview {
  readonly bulk: string
  /** An act that has already been begun with this file. */
  readonly begun: Pick<BulkRow, 'state' | 'done' | 'total' | 'made'> | undefined
  readonly total: number
  readonly counts: Readonly<Record<RowDoes, number>>
  /** Rows of the page asked for. */
  readonly rows: readonly Pick<JudgedRow, 'line' | 'does' | 'title' | 'happenedOn' | 'refusal' | 'record'>[]
  /** `after` of the next page; undefined on the last one. */
  readonly next: number | undefined
  /** Columns that the pack does not know, and required ones that are missing. */
  readonly unknownColumns: readonly string[]
  readonly missingColumns: readonly string[]
  /** Entries that would be added to the subject register, by kind. */
  readonly adds: Readonly<Record<string, readonly string[]>>
}

/** What each row of a file would do. Reads everything and writes nothing. */
export const previewImport = query({
  name: 'records.preview_import',
  title: { zh: '导入预览', en: 'Preview of an import' },
  output: importPreviewOut,
  input: z.object({
    pack: z.string().max(64),
    unit: id('unit'),
    file: hashInput,
    evidence: z.array(hashInput).max(20).default([]),
    only: z.enum(['waits', 'draft', 'there', 'refused']).optional(),
    after: z.int().min(0).default(0),
    limit: z.int().min(1).max(500).default(50),
  }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  list: { visibility: 'the viewer’s own file' },
  run: async (ctx, input, db): Promise<Result<ImportPreview, Refusal>> => {
    const today = await ctx.house.clock.today(db)
    const pack = packOf(input.pack, today)
    if (!pack) return refuse({ code: 'pack_unknown', pack: input.pack })
    if (pack.batch) return refuse({ code: 'import_by_form', pack: pack.id })
    const files = await uploadsOf(db, ctx.viewer.account, [input.file, ...input.evidence])
    const table = await broughtTable(
      ctx.house,
      files.find((file) => file.hash === input.file),
    )
    if (!table.ok) return table
    const planned = await plannedRows(db, pack, input.unit, table.value)
    const evidence = files.filter((file) => input.evidence.includes(file.hash))
    const judged = await judgedRows(db, pack, input.unit, planned, { evidence, today })
    const adds = addsOf(pack, judged, planned.adds)
    const counts = { waits: 0, draft: 0, there: 0, refused: 0 }
    for (const row of judged) counts[row.does]++
    const wanted = judged.filter((row) => (input.only ? row.does === input.only : true))
    const shown = wanted.slice(input.after, input.after + input.limit)
    const begun = await bulkRow(db, importId(input))
    return ok({
      bulk: importId(input),
      begun: begun && { state: begun.state, done: begun.done, total: begun.total, made: begun.made },
      total: judged.length,
      counts,
      next: input.after + input.limit < wanted.length ? input.after + input.limit : undefined,
      rows: shown.map(({ line, does, title, happenedOn, refusal, record }) => ({ line, does, title, happenedOn, refusal, record })),
      unknownColumns: planned.unknown,
      missingColumns: planned.missing,
      adds: Object.fromEntries(
        [...Map.groupBy(adds, (each) => each.kind)].map(([kind, entries]) => [kind, entries.map((each) => each.text)]),
      ),
    })
  },
})

/** What a day's log holds, before it is handed over. */
export const previewLog = query({
  name: 'records.preview_log',
  title: { zh: '日志预览', en: 'Preview of a log' },
  output: logScanOut,
  input: z.object({ pack: z.string().max(64), unit: id('unit'), file: hashInput, happenedOn: z.string() }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.record', { unit }),
  run: async (ctx, input, db): Promise<Result<LogScan, Refusal>> => {
    const pack = packOf(input.pack, await ctx.house.clock.today(db))
    if (!pack) return refuse({ code: 'pack_unknown', pack: input.pack })
    const [file] = await uploadsOf(db, ctx.viewer.account, [input.file])
    return file ? scanLog(ctx, pack, input.file, input.happenedOn as never) : refuse({ code: 'file_unknown', field: 'file' })
  },
})

/** How far a bulk act has come: n of N. */
export const bulkState = query({
  name: 'records.bulk_state',
  title: { zh: '批量办理进度', en: 'State of a bulk act' },
  output: bulkOut,
  input: z.object({ bulk: id('bulk') }),
  allow: (who) => asksAsHimself(who, 'records.record'),
  run: async (ctx, { bulk }, db): Promise<BulkRow | undefined> => {
    const found = await first<BulkRow>(db, sql`select ${BULK_COLUMNS} from records.bulk where id = ${bulk}`)
    if (!found) return undefined
    const mine =
      found.account === ctx.viewer.account ||
      ctx.viewer.can('records.see', { unit: found.unit }) ||
      ctx.viewer.can('records.record', { unit: found.unit })
    return mine ? found : undefined
  },
})

export const bulksOf = query({
  name: 'records.bulks_of',
  title: { zh: '批量办理列表', en: 'Bulk acts' },
  output: bulksOut,
  input: z.object({ unit: id('unit'), limit: z.int().min(1).max(100).default(20) }),
  permission: 'records.record',
  allow: (who, { unit }) => who.can('records.see', { unit }) || who.can('records.record', { unit }),
  list: { visibility: 'own unit' },
  run: (_ctx, { unit, limit }, db): Promise<BulkRow[]> =>
    rows<BulkRow>(db, sql`select ${BULK_COLUMNS} from records.bulk where unit = ${unit} order by began_on desc, id limit ${limit}`),
})
