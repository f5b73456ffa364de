import { type L10n, type Refusal, refuse } from '../../kernel/index.js'
import {
  ABOUT,
  answerDispute,
  appealDispute,
  decideDispute,
  disputable,
  dispute,
  disputeFile,
  disputes,
  raiseDispute,
} from '../../plan/index.js'
import {
  type Attached,
  ctxOf,
  ctxOfForm,
  frameOf,
  listOf,
  type Posted,
  postedForm,
  sendStored,
  statusOf,
  textOf,
  type WebApp,
  type WebContext,
} from '../../ui/http/index.js'
import { paths } from '../../ui/index.js'
import { htmlOf, notFound, publicPage } from '../answer.js'
import { yearOf } from '../board/routes.js'
import { codeOf } from '../target/routes.js'
import { namesFor } from '../unitNames.js'
import type { AgainIn } from './Acts.js'
import { DisputePage } from './DisputePage.js'
import { takenFiles } from './files.js'
import { ListPage, type StandingAsked } from './ListPage.js'
import { said } from './messages.js'
import { RaisePage } from './RaisePage.js'

const ROWS = 50

/** Disputes for everyone to see, and the forms of those whose turn it is. */
export function disputeRoutes(app: WebApp): void {
  app.get(
    '/plans/:year/disputes',
    publicPage(async ({ c, frame }) => listed(c, frame)),
  )
  app.get(
    '/plans/:year/disputes/:dispute{[0-9a-f-]{36}}',
    publicPage(async ({ c }) => shown(c)),
  )
  app.get('/plans/:year/disputes/:dispute{[0-9a-f-]{36}}/files/:hash{[0-9a-f]{64}}', fileSent)
  app.post('/plans/:year/disputes/:dispute{[0-9a-f-]{36}}/:act{answer|appeal|decide}', acted)
  app.get('/plans/:year/targets/:target/dispute', async (c) => {
    const { viewer } = ctxOf(c)
    const url = new URL(c.req.url)
    if (viewer.via === 'nobody') return c.redirect(paths.signIn(url.pathname + url.search), 302)
    return raiseShown(c, c.req.queries('fact') ?? [], c.req.query('about'))
  })
  app.post('/plans/:year/targets/:target/dispute', raised)
}

const TAKES_PART = ['plan.dispute', 'plan.answer_dispute', 'plan.decide_dispute']

const standingOf = (c: WebContext): StandingAsked => {
  const asked = c.req.query('standing')
  return asked === 'undecided' || asked === 'decided' || asked === 'final' ? asked : undefined
}

async function listed(c: WebContext, frame: Awaited<ReturnType<typeof frameOf>>) {
  const year = yearOf(c)
  if (year === undefined) return undefined
  const after = /^\d{1,12}$/.test(c.req.query('after') ?? '') ? Number(c.req.query('after')) : undefined
  const [target, standing] = [c.req.query('target')?.slice(0, 40) || undefined, standingOf(c)]
  const { viewer } = ctxOf(c)
  const takesPart = TAKES_PART.some((permission) => viewer.canSomewhere(permission))
  const own = takesPart && c.req.query('own') === '1'
  const found = await disputes(ctxOf(c), {
    year,
    target,
    standing,
    own,
    ...(after === undefined ? {} : { after: { no: after } }),
    limit: ROWS + 1,
  })
  if (!found.ok) return undefined
  const rows = found.value.slice(0, ROWS)
  const next = found.value.length > ROWS ? rows.at(-1)?.no : undefined
  return <ListPage {...{ frame, year, target, standing, own, takesPart, rows, next, first: after === undefined }} />
}

/** Undefined where there is no such dispute about a plan of this year. */
async function shown(c: WebContext, again?: AgainIn) {
  const found = await dispute(ctxOf(c), { dispute: c.req.param('dispute') ?? '' })
  if (!found.ok || !found.value || String(found.value.year) !== c.req.param('year')) return undefined
  const one = found.value
  const nameOf = await namesFor(c, [one.unit, one.respondent, ...one.steps.map((step) => step.unit)], one.raisedOn)
  const did = c.req.query('did')
  const done: L10n | undefined = did && Object.hasOwn(said, did) ? said[did as keyof typeof said] : undefined
  return <DisputePage {...{ frame: await frameOf(c), one, nameOf, done, again }} />
}

async function fileSent(c: WebContext): Promise<Response> {
  const file = await disputeFile(ctxOf(c), c.req.param('dispute') ?? '', c.req.param('hash') ?? '')
  return (file && (await sendStored(c, file))) ?? notFound(c)
}

async function acted(c: WebContext): Promise<Response> {
  const posted = await postedForm(c)
  const act = c.req.param('act') as 'answer' | 'appeal' | 'decide'
  const files = await takenFiles(ctxOf(c), posted)
  const answer = files.ok ? await sent(c, act, posted, files.value) : files
  const id = c.req.param('dispute') ?? ''
  if (answer.ok) return c.redirect(`${paths.dispute(c.req.param('year') ?? '', id)}?did=${DID[act]}`, 303)
  return againWith(
    c,
    await shown(c, { act, asked: posted.texts, refusal: answer.refusal, kept: files.ok ? files.value : files.refusal.kept }),
    answer.refusal,
  )
}

const DID = { answer: 'answered', appeal: 'appealed', decide: 'decided' } as const

function sent(c: WebContext, act: keyof typeof DID, posted: Posted, files: readonly Attached[]) {
  const ctx = ctxOfForm(c, posted)
  const one = c.req.param('dispute') ?? ''
  const text = textOf(posted, 'text') ?? ''
  if (act === 'decide')
    return decideDispute(ctx, { dispute: one, outcome: (textOf(posted, 'outcome') ?? '') as never, facts: listOf(posted, 'facts'), text })
  const input = { dispute: one, unit: textOf(posted, 'unit') ?? null, text, evidence: files.map((file) => file.hash) }
  return act === 'answer' ? answerDispute(ctx, input) : appealDispute(ctx, input)
}

async function raiseShown(c: WebContext, facts: readonly string[], about: string | undefined, again?: AgainIn): Promise<Response> {
  const year = yearOf(c)
  const ctx = ctxOf(c)
  const found = year === undefined ? undefined : await disputable(ctx, { year, target: codeOf(c), facts: [...facts] })
  if (!found?.ok || !found.value) return notFound(c)
  const held = ctx.viewer.unitsWith('plan.dispute')
  const units = held === 'all' ? [] : held
  const nameOf = await namesFor(c, units, found.value.today)
  const ofFacts = found.value.facts.length > 0
  const chosen = ABOUT.find((each) => each === about) ?? (ofFacts ? 'fact' : 'rule')
  return againWith(
    c,
    <RaisePage {...{ frame: await frameOf(c), what: found.value, about: chosen, units, nameOf, again }} />,
    again?.refusal,
  )
}

async function raised(c: WebContext): Promise<Response> {
  const year = yearOf(c)
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  const facts = listOf(posted, 'fact[]')
  const found = year === undefined ? undefined : await disputable(ctx, { year, target: codeOf(c) })
  if (!found?.ok || !found.value) return notFound(c)
  const files = await takenFiles(ctx, posted)
  const answer = files.ok
    ? await raiseDispute(ctx, {
        plan: found.value.plan.id,
        target: found.value.target.code,
        about: (textOf(posted, 'about') ?? 'fact') as never,
        facts,
        point: textOf(posted, 'point') ?? '',
        unit: textOf(posted, 'unit') ?? '',
        text: textOf(posted, 'text') ?? '',
        evidence: files.value.map((file) => file.hash),
      })
    : refuse(files.refusal as Refusal)
  if (answer.ok && answer.value.answer) return c.redirect(`${paths.dispute(year!, answer.value.answer.dispute)}?did=raised`, 303)
  const refusal: Refusal = answer.ok ? { code: 'thing_unknown' } : answer.refusal
  const kept = files.ok ? files.value : files.refusal.kept
  return raiseShown(c, facts, textOf(posted, 'about'), { act: 'raise', asked: posted.texts, refusal, kept })
}

async function againWith(c: WebContext, page: unknown, refusal?: Refusal): Promise<Response> {
  if (page === undefined) return notFound(c)
  return c.html(await htmlOf(page as never), refusal ? statusOf(refusal) : 200)
}
