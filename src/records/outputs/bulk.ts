import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import { account } from './words.js'

const { count, hash, next, refusal } = answerParts

const bulk = z
  .strictObject({
    id: id('bulk'),
    kind: z.enum(['import', 'log']),
    pack: z.string(),
    packVersion: z.int().min(1),
    unit: id('unit'),
    file: hash('SHA-256 of the file'),
    fileName: z.string(),
    ask: z.strictObject({ evidence: z.array(hash()).optional(), encoding: z.enum(['utf-8', 'gb18030']).optional() }),
    state: z.enum(['waiting', 'running', 'done', 'stopped']),
    total: count('Rows of the file'),
    done: count('Rows gone through'),
    made: count('Records or facts made'),
    account: account.nullable(),
    person: id('person').nullable(),
    accountName: z.string(),
    beganOn: day,
    endedOn: day.nullable(),
  })
  .meta({ id: 'BulkAct', description: 'A file that is worked through in chunks: n of N' })
export const bulkOut = bulk
export const bulksOut = z.array(bulk)

const does = z
  .enum(['waits', 'draft', 'there', 'refused'])
  .meta({ description: '`waits` for confirmation; `draft`: only its evidence is missing; `there`: was recorded before; `refused`' })
export const importPreviewOut = z.strictObject({
  bulk: id('bulk'),
  begun: bulk
    .pick({ state: true, done: true, total: true, made: true })
    .optional()
    .meta({ description: 'An act that has already been begun with this file' }),
  total: count('Rows of the file'),
  counts: z.strictObject({ waits: z.int(), draft: z.int(), there: z.int(), refused: z.int() }),
  rows: z.array(
    z.strictObject({
      line: count('Line of the file'),
      does,
      title: z.string(),
      happenedOn: day.nullable(),
      refusal: refusal.optional(),
      record: id('record'),
    }),
  ),
  next: next(z.int()).optional(),
  unknownColumns: z.array(z.string()),
  missingColumns: z.array(z.string()),
  adds: z.record(z.string(), z.array(z.string())).meta({ description: 'Entries that would be added to the subject register, by kind' }),
})

export const logScanOut = z.strictObject({
  encoding: z.enum(['utf-8', 'gb18030']),
  lines: count('Lines of the log'),
  distinct: count('Facts that it would make'),
  known: count('Of these, how many are facts already'),
  bad: count('Lines that cannot be read'),
  firstBad: z.array(z.strictObject({ line: z.int(), code: z.string(), field: z.string().optional() })),
})
