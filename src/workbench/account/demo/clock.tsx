import {
  addDays,
  chainHead,
  isDay,
  kernelRefusals,
  moveDemoClock,
  type Day as OneDay,
  type Refusal,
  type Result,
  refuse,
} from '../../../kernel/index.js'
import { ctxOf, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { Confirm, Day, Definition, Field, type Frame, formatInstant, Page, paths } from '../../../ui/index.js'
import { type Again, done, frameWith, refused, shown, toSignIn } from '../../parts/answer.js'
import { demoRefusals, said, texts } from './messages.js'

/** A demonstration's date, which its administrator may move forward. */
export function clockRoutes(app: WebApp): void {
  app.get('/desk/clock', (c) => clockShown(c))
  app.post('/desk/clock', async (c) => {
    const denied = await mayMove(c)
    if (denied) return denied
    const posted = await postedForm(c)
    const moved = await move(c, textOf(posted, 'to') ?? '')
    if (!moved.ok) return clockShown(c, { asked: posted.texts, refusal: moved.refusal })
    return done(c, paths.clock(), 'moved', { day: moved.value })
  })
}

async function mayMove(c: WebContext): Promise<Response | undefined> {
  const { viewer, house } = ctxOf(c)
  if (viewer.via === 'nobody') return toSignIn(c)
  if (house.mode !== 'demo') return c.notFound() as Response
  if (!viewer.can('system.move_clock')) return refused(c, { code: 'not_allowed', permission: 'system.move_clock' })
  return undefined
}

/** First everything is sealed under the day on which it was recorded; only then does the day change. */
async function move(c: WebContext, to: string): Promise<Result<OneDay, Refusal>> {
  if (!isDay(to)) return refuse<Refusal>({ code: 'day_unknown', field: 'to' })
  const { house } = ctxOf(c)
  await house.projector.settle()
  const moved = await moveDemoClock(house.database.db, to)
  return moved.ok ? moved : refuse<Refusal>({ ...moved.refusal, field: 'to' })
}

async function clockShown(c: WebContext, again: Again = {}): Promise<Response> {
  const denied = await mayMove(c)
  if (denied) return denied
  const { house } = ctxOf(c)
  const { db } = house.database
  const [today, head] = await Promise.all([house.clock.today(db), chainHead(db)])
  const page = <ClockPage frame={await frameWith(c, said)} today={today} now={house.clock.now()} seal={head.seq} {...again} />
  return shown(c, page, again.refusal)
}

function ClockPage({ frame, today, now, seal, asked, refusal }: { frame: Frame; today: OneDay; now: Date; seal: number } & Again) {
  return (
    <Page frame={frame} title={texts.clock} lead={texts.clockLead} width="form" unlisted>
      <Definition
        entries={[
          { term: texts.today, value: <Day on={today} /> },
          { term: texts.wall, value: formatInstant(frame.language, now) },
          { term: texts.head, value: `s${seal}` },
        ]}
      />
      <Confirm
        action={paths.clock()}
        consequences={[texts.consequence]}
        button={texts.move}
        back={paths.desk()}
        asked={asked}
        refusal={refusal}
        texts={[demoRefusals, kernelRefusals]}
      >
        <Field kind="day" name="to" label={texts.moveTo} value={addDays(today, 1)} min={addDays(today, 1)} />
      </Confirm>
    </Page>
  )
}
