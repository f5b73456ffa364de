import type { L10n, Refusal } from '../../kernel/index.js'
import { checkRow, drawSamples, publishSeed, reportReview, samplePage, verification } from '../../plan/index.js'
import { ctxOf, ctxOfForm, frameOf, postedForm, statusOf, textOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { paths } from '../../ui/index.js'
import { htmlOf, notFound, publicPage } from '../answer.js'
import { yearOf } from '../board/routes.js'
import { namesFor } from '../unitNames.js'
import { said } from './messages.js'
import { SamplePage, type SamplePageProps } from './SamplePage.js'
import { VerificationPage } from './VerificationPage.js'

/** Verification by sample for everyone to see, and the forms of those who run it, check, or review their rows. */
export function verificationRoutes(app: WebApp): void {
  app.get(
    '/plans/:year/verification',
    publicPage(async ({ c }) => windowsShown(c)),
  )
  app.post('/plans/:year/verification/:act{seed|draw}', ran)
  app.get(
    '/plans/:year/verification/:sample{[0-9a-f-]{36}}',
    publicPage(async ({ c }) => sampleShown(c)),
  )
  app.post('/plans/:year/verification/:sample{[0-9a-f-]{36}}/:act{check|review}', acted)
}

const doneIn = (c: WebContext): L10n | undefined => {
  const did = c.req.query('did')
  return did !== undefined && Object.hasOwn(said, did) ? said[did as keyof typeof said] : undefined
}

async function windowsShown(c: WebContext, refusal?: Refusal) {
  const year = yearOf(c)
  const ctx = ctxOf(c)
  const found = year === undefined ? undefined : await verification(ctx, { year })
  if (!found?.ok || !found.value) return undefined
  const mayRun = ctx.viewer.can('plan.verify')
  return <VerificationPage {...{ frame: await frameOf(c), found: found.value, mayRun, done: doneIn(c), refusal }} />
}

async function ran(c: WebContext): Promise<Response> {
  const year = yearOf(c)
  const posted = await postedForm(c)
  const found = year === undefined ? undefined : await verification(ctxOf(c), { year })
  if (!found?.ok || !found.value) return notFound(c)
  const window = textOf(posted, 'window') ?? ''
  const input = { plan: found.value.plan.id, window: window as never }
  const seeds = c.req.param('act') === 'seed'
  const answer = seeds ? await publishSeed(ctxOfForm(c, posted), input) : await drawSamples(ctxOfForm(c, posted), input)
  if (!answer.ok) return c.html(await htmlOf(await windowsShown(c, answer.refusal)), statusOf(answer.refusal))
  const did = answer.value.did === 'nothing' ? 'unchanged' : seeds ? 'published' : 'drawn'
  return c.redirect(`${paths.verification(year!)}?did=${did}#${window}`, 303)
}

async function sampleShown(c: WebContext, again?: SamplePageProps['again']) {
  const ctx = ctxOf(c)
  const sample = c.req.param('sample') ?? ''
  const after = /^\d{1,9}$/.test(c.req.query('after') ?? '') ? { no: Number(c.req.query('after')) } : undefined
  const found = await samplePage(ctx, { sample, ...(after ? { after } : {}) })
  if (!found.ok || !found.value || String(found.value.plan.year) !== c.req.param('year')) return undefined
  const shown = found.value
  const checks = ctx.viewer.can('plan.check_sample') && shown.sample.doneOn === null
  const open = checks ? await samplePage(ctx, { sample, open: true, limit: 1 }) : undefined
  const turn = open?.ok ? open.value?.rows[0] : undefined
  const ownReviews = shown.reviews
    .filter((each) => each.doneOn === null && ctx.viewer.can('plan.dispute', { unit: each.unit }))
    .map((each) => each.unit)
  const nameOf = await namesFor(
    c,
    shown.reviews.map((each) => each.unit),
    shown.asOf,
  )
  return <SamplePage {...{ frame: await frameOf(c), shown, turn, ownReviews, nameOf, done: doneIn(c), again }} />
}

async function acted(c: WebContext): Promise<Response> {
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  const sample = c.req.param('sample') ?? ''
  const text = (name: string) => textOf(posted, name)
  const checks = c.req.param('act') === 'check'
  const answer = checks
    ? await checkRow(ctx, {
        sample,
        no: Number(text('no') ?? 0),
        outcome: (text('outcome') ?? '') as never,
        ...(text('error') ? { error: text('error') as never } : {}),
        reason: text('reason') ?? '',
      })
    : await reportReview(ctx, { sample, unit: text('unit') ?? '', wrong: (text('wrong') ?? '') as never, note: text('note') ?? '' })
  if (answer.ok) return c.redirect(`${paths.sample(c.req.param('year') ?? '', sample)}?did=${checks ? 'checked' : 'reviewed'}`, 303)
  const page = await sampleShown(c, { act: checks ? 'check' : 'review', asked: posted.texts, refusal: answer.refusal })
  return page === undefined ? notFound(c) : c.html(await htmlOf(page), statusOf(answer.refusal))
}
