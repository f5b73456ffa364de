import { searchWithin } from '../../kernel/search/index.js'
import { subjectsOf, unitsOf } from '../../registry/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { Name, Speak, Suggestions } from '../../ui/index.js'
import { htmlOf, publicPage } from '../answer.js'
import { planHits } from './planHits.js'
import { SearchPage } from './SearchPage.js'

const LIMIT = 50
const SUGGESTED = 10

export function searchRoutes(app: WebApp): void {
  app.get(
    '/search',
    publicPage(async ({ c, frame }) => {
      const words = wordsOf(c)
      const { house, viewer } = ctxOf(c)
      const [hits, found] = await Promise.all([
        planHits(c, words),
        words ? searchWithin(house.database.db, viewer, words, { limit: LIMIT }) : [],
      ])
      return <SearchPage {...{ frame, words, hits, found }} />
    }),
  )
  app.get('/suggest/:kind', suggest)
}

const wordsOf = (c: WebContext): string => (c.req.query('q') ?? '').trim().slice(0, 100)

interface Named {
  readonly nameZh: string
  readonly nameEn: string | null
}

/** Options for a box that is being typed into: names that hold what stands in it so far. */
async function suggest(c: WebContext): Promise<Response> {
  const names = await namesLike(c, c.req.param('kind') ?? '', wordsOf(c))
  const { language } = c.get('preferences')
  const value = (name: Named) => (language === 'en' ? (name.nameEn ?? name.nameZh) : name.nameZh)
  c.header('cache-control', 'no-store')
  return c.html(
    await htmlOf(
      <Speak language={language}>
        <Suggestions options={names.map((name) => ({ value: value(name), shown: <Name zh={name.nameZh} en={name.nameEn} /> }))} />
      </Speak>,
    ),
  )
}

async function namesLike(c: WebContext, kind: string, text: string): Promise<Named[]> {
  if (text === '') return []
  const ctx = ctxOf(c)
  if (kind === 'unit') {
    const found = await unitsOf(ctx, { text, limit: SUGGESTED })
    return found.ok ? [...found.value.units] : []
  }
  if (kind === 'all') {
    const found = await searchWithin(ctx.house.database.db, ctx.viewer, text, { limit: SUGGESTED })
    return found.map((each) => ({ nameZh: each.title, nameEn: each.titleEn || null }))
  }
  const found = await subjectsOf(ctx, { kind, text, limit: SUGGESTED })
  return found.ok ? [...found.value.entries] : []
}
