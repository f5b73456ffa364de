import { planText, type TargetPage as TargetReading, targetPage } from '../../plan/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { publicPage } from '../answer.js'
import { unitOf, yearOf } from '../board/routes.js'
import { readFigures } from '../standing.js'
import { namesFor } from '../unitNames.js'
import { TargetPage } from './TargetPage.js'

export function targetRoutes(app: WebApp): void {
  app.get(
    '/plans/:year/targets/:target',
    publicPage(async ({ c, frame }) => {
      const year = yearOf(c)
      if (year === undefined) return undefined
      const unit = unitOf(c)
      const { at, value: reading } = await readFigures(c, async (at) => {
        const found = await targetPage(ctxOf(c), { year, target: codeOf(c), asOf: at.asOf, known: at.known, unit })
        return found.ok ? found.value : undefined
      })
      if (!reading) return undefined
      const text = await planText(ctxOf(c), { year, asOf: at.asOf, known: at.known })
      const nameOf = await namesFor(c, [unit, reading.target.lead, ...unitsIn(reading)], at.asOf)
      return <TargetPage {...{ frame, reading, at, unit, nameOf }} text={text.ok ? text.value : undefined} />
    }),
  )
}

export const codeOf = (c: WebContext): string => (c.req.param('target') ?? '').slice(0, 40) || '-'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Units that split companions name. */
const unitsIn = (reading: TargetReading): string[] =>
  reading.companions.flatMap((companion) => companion.parts.flatMap((part) => (part.value && UUID.test(part.value) ? [part.value] : [])))
