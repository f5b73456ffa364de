import { ctxOf, type WebApp } from '../ui/http/index.js'
import type { Answers } from './answer.js'

/** `GET /api/v1/me`: who asks and what he may do, so that a program can look at its token before it begins. */
export function meRoutes(app: WebApp, answers: Answers): void {
  app.get('/api/v1/me', async (c) => {
    const { viewer, house } = ctxOf(c)
    const { via, name, account, person, grants, language } = viewer
    // `as.<role>` is a role's name, which each line tells anyway.
    const may = grants
      .filter(({ permission }) => !permission.startsWith('as.'))
      .map(({ permission, unit, role }) => ({ permission, unit, role }))
    return answers.json(c, { via, name, account, person, language, today: await house.clock.today(house.database.db), may })
  })
}
