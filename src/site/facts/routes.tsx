import { factById, factsAbout, resolveKnown, type StoredFact, sealAt, standingsOf } from '../../kernel/index.js'
import { board, disputes } from '../../plan/index.js'
import { personalKinds, recordsBehind } from '../../records/index.js'
import { planFactKind } from '../../registry/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { publicPage } from '../answer.js'
import { changeTitles } from '../feed/messages.js'
import { type ReadAt, readAt } from '../standing.js'
import { namesFor } from '../unitNames.js'
import { FactPage, type TargetStanding } from './FactPage.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function factRoutes(app: WebApp): void {
  app.get(
    '/facts/:fact',
    publicPage(async ({ c, frame }) => {
      const id = c.req.param('fact') ?? ''
      const { house, viewer } = ctxOf(c)
      const { db } = house.database
      const fact = UUID.test(id) ? await factById(db, id) : undefined
      if (!fact || !isPublic(fact)) return undefined
      const at = await readAt(c)
      const [seal, standings, behind, said] = await Promise.all([
        fact.seq === null ? undefined : sealAt(db, fact.seq),
        standingsIn(c, fact, at),
        recordsBehind(db, viewer, [fact.id]),
        planFactKind(fact.kind) ? factsAbout(db, fact.subject) : [],
      ])
      const record = behind.get(fact.id)
      const restricted = personalKinds(at.asOf).has(fact.kind) && !(record?.seen ?? viewer.can('records.see', { unit: fact.unit }))
      const units = [
        fact.unit,
        ...Object.values(fact.data).filter((value): value is string => typeof value === 'string' && UUID.test(value)),
      ]
      const nameOf = await namesFor(c, units, at.asOf)
      const later = said.filter((other) => other.target === fact.id)
      const title = planFactKind(fact.kind)?.title ?? changeTitles[fact.kind as keyof typeof changeTitles]
      const found = await disputes(ctxOf(c), { fact: fact.id, limit: 20 })
      const about = { disputes: found.ok ? found.value : [], mayDispute: viewer.canSomewhere('plan.dispute') && !restricted }
      return <FactPage {...{ frame, at, fact, title, restricted, seal, standings, record, nameOf, later, ...about }} />
    }),
  )
}

/** The public may read what moves a figure of the plan, and what was decided about the plan itself. */
const isPublic = (fact: StoredFact): boolean => planFactKind(fact.kind) !== undefined || Object.hasOwn(changeTitles, fact.kind)

/** How the fact stands in each measure of a plan, by the plan's own targets. */
async function standingsIn(c: WebContext, fact: StoredFact, at: ReadAt): Promise<TargetStanding[]> {
  if (fact.seq === null) return []
  const { db } = ctxOf(c).house.database
  const known = await resolveKnown(db, at.known)
  const standings = await standingsOf(db, fact.seq, { asOf: at.asOf, known })
  const placed: TargetStanding[] = []
  let years: readonly number[] = []
  for (let index = 0; index === 0 || index < years.length; index++) {
    if (placed.length === standings.length) break
    const found = await board(ctxOf(c), { asOf: at.asOf, known: at.known, ...(index === 0 ? {} : { year: years[index] }) })
    if (!found.ok || !found.value) break
    years = [found.value.plan.year, ...found.value.years.filter((year) => year !== found.value!.plan.year)]
    for (const target of found.value.groups.flatMap((group) => group.targets)) {
      if (!target.rule) continue
      const { measure } = target.rule
      const mine = standings.filter((each) => each.id === measure || each.id.startsWith(`${measure}/d`))
      placed.push(...mine.map((each) => ({ ...each, year: found.value!.plan.year, target: target.code, isRegister: each.id !== measure })))
    }
  }
  return placed
}
