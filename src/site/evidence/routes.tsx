import { ReadableStream } from 'node:stream/web'
import { isDay } from '../../kernel/index.js'
import { evidence, evidenceFile, notCounted, targetPage } from '../../plan/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { notFound, publicPage } from '../answer.js'
import { unitOf, yearOf } from '../board/routes.js'
import { type ReadAt, readAt, readFigures } from '../standing.js'
import { codeOf } from '../target/routes.js'
import { namesFor } from '../unitNames.js'
import { cursorOf } from './cursor.js'
import { EvidencePage } from './EvidencePage.js'
import { NotCountedPage, REASONS, RECORD_REASONS } from './NotCountedPage.js'
import { RegisterPage } from './RegisterPage.js'
import { partOf, registerRows } from './registerRows.js'

const LIMIT = 50

export function evidenceRoutes(app: WebApp): void {
  app.get(
    '/plans/:year/targets/:target/evidence',
    publicPage(({ c, frame }) => evidencePage(c, frame)),
  )
  app.get('/plans/:year/targets/:target/evidence.csv', evidenceCsv)
  app.get(
    '/plans/:year/targets/:target/not-counted',
    publicPage(({ c, frame }) => notCountedPage(c, frame)),
  )
  app.get(
    '/plans/:year/targets/:target/register',
    publicPage(({ c, frame }) => registerPage(c, frame)),
  )
}

type FrameOf = Parameters<Parameters<typeof publicPage>[0]>[0]['frame']

/** Which target is asked for, at which E and K. */
const askOf = (c: WebContext, year: number, at: ReadAt) => ({ year, target: codeOf(c), asOf: at.asOf, known: at.known, unit: unitOf(c) })

async function evidencePage(c: WebContext, frame: FrameOf) {
  const year = yearOf(c)
  if (year === undefined) return undefined
  const filter = { ...dayParameter(c, 'from'), ...dayParameter(c, 'to'), ...splitParameters(c) }
  const after = cursorOf(c.req.query('after'))
  const { at, value } = await readFigures(c, async (at) => {
    const found = await evidence(ctxOf(c), { ...askOf(c, year, at), ...filter, after, limit: LIMIT })
    return found.ok ? found.value : undefined
  })
  if (!value) return undefined
  const unit = unitOf(c)
  const nameOf = await namesFor(c, [unit], at.asOf)
  const { figure, phrase, rows, next, overRegister: isRatio } = value
  return (
    <EvidencePage {...{ frame, at, year, code: codeOf(c), phrase, isRatio, unit, figure, rows, next, first: !after, filter, nameOf }} />
  )
}

/** A companion figure, or one part of a split. */
function splitParameters(c: WebContext): { companion?: string; by?: string; is?: string } {
  const [companion, by, is] = ['companion', 'by', 'is'].map((name) => c.req.query(name)?.slice(0, 300))
  return {
    ...(companion ? { companion: companion.slice(0, 64) } : {}),
    ...(by && /^[A-Za-z]\w{0,63}$/.test(by) ? { by, ...(is ? { is } : {}) } : {}),
  }
}

const dayParameter = <N extends 'from' | 'to'>(c: WebContext, name: N): Partial<Record<N, string>> => {
  const day = c.req.query(name) ?? ''
  return isDay(day) ? ({ [name]: day } as Partial<Record<N, string>>) : {}
}

async function evidenceCsv(c: WebContext): Promise<Response> {
  const year = yearOf(c)
  if (year === undefined) return notFound(c)
  const at = await readAt(c)
  const file = await evidenceFile(ctxOf(c), askOf(c, year, at))
  if (!file) return notFound(c)
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${file.name}"`)
  c.header('x-content-sha256', file.sha256)
  return c.body(ReadableStream.from(encoded(file.content)) as never)
}

async function* encoded(parts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const part of parts) yield encoder.encode(part)
}

async function notCountedPage(c: WebContext, frame: FrameOf) {
  const year = yearOf(c)
  if (year === undefined) return undefined
  const asked = c.req.query('reason')
  const reason = REASONS.find((each) => each === asked)
  const state = RECORD_REASONS.find((each) => each === asked)
  const after = cursorOf(c.req.query('after'))
  const recordsAfter = /^\d{1,15}$/.test(c.req.query('after') ?? '') ? Number(c.req.query('after')) : undefined
  const { at, value } = await readFigures(c, async (at) => {
    const found = await notCounted(ctxOf(c), {
      ...askOf(c, year, at),
      reason,
      recordStates: state && [state],
      after,
      recordsAfter,
      limit: LIMIT,
    })
    return found.ok ? found.value : undefined
  })
  if (!value) return undefined
  const { phrase, reasons, rows, next, records, overRegister: isRatio } = value
  const nameOf = await namesFor(
    c,
    records.rows.map((record) => record.unit),
    at.asOf,
  )
  return (
    <NotCountedPage
      {...{
        frame,
        at,
        year,
        code: codeOf(c),
        phrase,
        nameOf,
        isRatio,
        unit: unitOf(c),
        reasons,
        rows,
        next,
        records,
        only: reason ?? state,
        first: !after,
      }}
    />
  )
}

async function registerPage(c: WebContext, frame: FrameOf) {
  const year = yearOf(c)
  if (year === undefined) return undefined
  const part = partOf(c.req.query('part'))
  const { at, value } = await readFigures(c, async (at) => {
    const ask = { year, target: codeOf(c), at }
    const [rows, page] = await Promise.all([registerRows(c, ask, part, c.req.query('after')), targetPage(ctxOf(c), askOf(c, year, at))])
    return rows && page.ok && page.value ? { rows, target: page.value.target } : undefined
  })
  if (!value) return undefined
  return <RegisterPage {...{ frame, at, year, code: codeOf(c), phrase: value.target.phrase, isRatio: true, part, ...value }} />
}
