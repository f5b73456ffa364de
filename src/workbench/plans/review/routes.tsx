import type { Refusal, Result } from '../../../kernel/index.js'
import { type ReviewPage as Page, reviewPage, sureOf } from '../../../plan/index.js'
import { ctxOf, ctxOfForm, frameOf, type Posted, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { Empty, Page as Frame, Say } from '../../../ui/index.js'
import { done, frameWith, refused, shown } from '../../parts/answer.js'
import { crumbsOf, type Here, isOpen, planHere } from '../ask.js'
import { ACTS, MOVES_STRUCTURE } from './acts.js'
import { atFields } from './change.js'
import { said, texts } from './messages.js'
import { ReviewPage } from './ReviewPage.js'
import { nextAfter, openThings } from './tally.js'
import { placeHref, type Refused, type ReviewView, reviewView, SHOWS, type Show } from './view.js'

export function reviewRoutes(app: WebApp): void {
  app.get('/desk/plans/:plan/review', async (c) => {
    const found = await reviewHere(c, undefined)
    if (!found.ok) return refused(c, found.refusal)
    if (!found.value) return c.notFound()
    return reviewShown(c, found.value, { show: c.req.query('show'), at: c.req.query('at') })
  })
  app.post('/desk/plans/:plan/review/:act', async (c) => {
    const act = c.req.param('act')
    if (!Object.hasOwn(ACTS, act)) return c.notFound()
    const posted = await postedForm(c)
    const version = textOf(posted, 'version')
    const found = await reviewHere(c, version)
    if (!found.ok) return refused(c, found.refusal)
    if (!found.value?.page.tree) return c.notFound()
    const answer = await ACTS[act]!({
      ctx: ctxOfForm(c, posted),
      version: found.value.page.version.id,
      posted,
      tree: found.value.page.tree,
    })
    if (answer.ok) return goOn(c, act, posted, found.value, answer.value)
    if (answer.refusal.code === 'sign_in_needed' || answer.refusal.code === 'not_allowed') return refused(c, answer.refusal)
    return reviewShown(c, found.value, placeOf(posted), refusedOf(posted, answer.refusal))
  })
}

interface Found {
  readonly here: Here
  readonly page: Page
}

async function reviewHere(c: WebContext, version: string | undefined): Promise<Result<Found | undefined, Refusal>> {
  const here = await planHere(c)
  if (!here.ok) return { ok: false, refusal: here.refusal as Refusal }
  if (!here.value) return { ok: true, value: undefined }
  const { plan } = here.value
  const meant = version === undefined ? here.value.version : plan.versions.find((each) => each.id === version)
  if (!meant) return { ok: true, value: undefined }
  const page = await reviewPage(ctxOf(c), { version: meant.id })
  if (!page.ok) return page
  return { ok: true, value: page.value && { here: { ...here.value, version: meant }, page: page.value } }
}

interface Place {
  readonly show?: string | undefined
  readonly at?: string | undefined
}

const placeOf = (posted: Posted): Place => ({ show: textOf(posted, 'show'), at: textOf(posted, 'at') ?? textOf(posted, 'here') })
const refusedOf = (posted: Posted, refusal: Refusal): Refused => ({
  form: textOf(posted, '_form') ?? '',
  asked: posted.texts,
  refusal: atFields(refusal),
})

async function viewOf(c: WebContext, { here, page }: Found, place: Place, again?: Refused): Promise<ReviewView> {
  const { viewer, house } = ctxOf(c)
  const at = place.at !== undefined && /^\d{1,7}$/.test(place.at) ? Number(place.at) : undefined
  return reviewView({
    ...{ here, page, tree: page.tree!, at, show: (SHOWS as readonly string[]).includes(place.show ?? '') ? (place.show as Show) : 'open' },
    mayReview: isOpen(here.version) && viewer.can('plan.review'),
    mayComment: viewer.can('plan.review') || viewer.can('plan.comment'),
    today: await house.clock.today(house.database.db),
    ...(again ? { refused: again } : {}),
  })
}

async function reviewShown(c: WebContext, found: Found, place: Place, again?: Refused): Promise<Response> {
  if (!found.page.tree) return shown(c, <NoText frame={await frameOf(c)} here={found.here} />)
  const view = await viewOf(c, found, place, again)
  // The address of an act answers to nothing but the act: a refusal must not stand in the browser's history.
  if (again) c.header('HX-Push-Url', 'false')
  return shown(c, <ReviewPage frame={await frameWith(c, said)} view={view} />, again?.refusal)
}

/** The next open place comes by itself; after a moved boundary the structure is shown. */
async function goOn(
  c: WebContext,
  act: string,
  posted: Posted,
  before: Found,
  result: { readonly did: 'done' | 'nothing' },
): Promise<Response> {
  const page = await reviewPage(ctxOf(c), { version: before.page.version.id })
  const found = page.ok && page.value ? { here: before.here, page: page.value } : before
  const view = await viewOf(c, found, placeOf(posted))
  if (act === 'accept-rest') {
    const sure = sureOf(before.page.tree!)
    return done(c, placeHref(view, null, 'open'), 'accepted', { n: sure.targets.length + sure.numerals.length })
  }
  if (MOVES_STRUCTURE.has(act))
    return done(c, placeHref(view, view.at, act === 'levels' ? 'levels' : 'tree'), act === 'levels' ? 'levels_set' : 'tree_changed')
  if (act === 'reading') return done(c, placeHref(view, view.at), 'reading_proposed')
  if (act === 'question' || act === 'warning' || act === 'year') return done(c, placeHref(view, null), 'saved')
  if (result.did === 'nothing') return done(c, placeHref(view, view.at), 'unchanged')
  const next = nextAfter(openThings(view.tree), view.at ?? 0)
  return next ? done(c, placeHref(view, next.at, 'open'), 'saved') : done(c, placeHref(view, null, 'open'), 'saved_last')
}

/** A version that is a decision changes values; it has no text of its own to review. */
function NoText({ frame, here }: { frame: Parameters<typeof ReviewPage>[0]['frame']; here: Here }) {
  return (
    <Frame frame={frame} title={texts.title} breadcrumbs={crumbsOf(here, texts.title)} unlisted>
      <Empty title={{ zh: '这一版是调整决定，没有可核对的文本', en: 'This version is a decision; it has no text to review' }}>
        <p>
          <Say of={{ zh: '请在确认页查看它改了什么。', en: 'The confirmation page shows what it changes.' }} />
        </p>
      </Empty>
    </Frame>
  )
}
