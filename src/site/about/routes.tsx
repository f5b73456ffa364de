import { chainHead } from '../../kernel/index.js'
import { board, plans } from '../../plan/index.js'
import { unitsOf } from '../../registry/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { paths } from '../../ui/index.js'
import { publicPage } from '../answer.js'
import { OfflinePage } from '../errors/pages.js'
import { AboutPage } from './AboutPage.js'

export function aboutRoutes(app: WebApp): void {
  app.get(
    '/about',
    publicPage(async ({ c, frame }) => <AboutPage frame={frame} head={await chainHead(ctxOf(c).house.database.db)} />),
  )
  app.get(
    '/offline',
    publicPage(async ({ frame }) => <OfflinePage frame={frame} />),
  )
  app.get('/robots.txt', robots)
  app.get('/sitemap.xml', sitemap)
}

/** Machines may read everything public; what only repeats it under another date, and what answers typing, is left out. */
function robots(c: WebContext): Response {
  const { publicUrl } = ctxOf(c).house
  const lines = [
    'User-agent: *',
    'Disallow: /suggest/',
    'Disallow: /search',
    'Disallow: /desk',
    'Disallow: /sign-in',
    'Disallow: /*asOf=',
    'Disallow: /*known=',
  ]
  return c.text(`${lines.join('\n')}\nSitemap: ${publicUrl}/sitemap.xml\n`)
}

const MOST_UNITS = 500

async function sitemap(c: WebContext): Promise<Response> {
  const { publicUrl } = ctxOf(c).house
  const all = await plans(ctxOf(c), {})
  const years = all.ok ? [...new Set(all.value.flatMap((plan) => (plan.year === null ? [] : [plan.year])))] : []
  const units = await unitsOf(ctxOf(c), { limit: MOST_UNITS })
  const addresses = [
    paths.home(),
    paths.about(),
    paths.units(),
    ...(await Promise.all(years.map((year) => pagesOf(c, year)))).flat(),
    ...(units.ok ? units.value.units.map((unit) => paths.unit(unit.id)) : []),
  ]
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  c.header('content-type', 'application/xml; charset=utf-8')
  c.header('cache-control', 'public, max-age=3600')
  return c.body(
    `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses.map((address) => `<url><loc>${escaped(publicUrl + address)}</loc></url>`).join('\n')}\n</urlset>\n`,
  )
}

/** The pages of one plan. */
async function pagesOf(c: WebContext, year: number): Promise<string[]> {
  const found = await board(ctxOf(c), { year })
  if (!found.ok || !found.value) return []
  const { groups } = found.value
  return [
    paths.board(year),
    paths.planText(year),
    paths.checklist(year),
    paths.unassigned(year),
    ...groups.flatMap((group) => (group.key === null ? [] : [paths.item(year, group.key)])),
    ...groups.flatMap((group) => group.targets.map((target) => paths.target(year, target.code))),
  ]
}
