/** Fetches a page of the site: its status and its HTML. */
export type Get = (address: string) => Promise<{ readonly status: number; readonly text: string }>

export interface FigureLink {
  readonly href: string
  readonly figure: number
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&#39;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>' }
const plain = (text: string): string => text.replace(/&(?:amp|#39|quot|lt|gt);/g, (entity) => ENTITIES[entity]!)

function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries([...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map((found) => [found[1]!, plain(found[2]!)]))
}

const anchors = (html: string): Record<string, string>[] => [...html.matchAll(/<a\b[^>]*>/g)].map((found) => attributesOf(found[0]))

/** Every figure of a page that says what it is, with the address of its rows. */
export const figuresIn = (html: string): FigureLink[] =>
  anchors(html).flatMap((anchor) =>
    anchor['data-figure'] === undefined ? [] : [{ href: anchor.href ?? '', figure: Number(anchor['data-figure']) }],
  )

/** Numbers in strong type or in tables of figures that name no rows: what A-40 forbids. */
export function barefigures(html: string): string[] {
  return [...html.matchAll(/<strong class="figure-value">([^<]*)<\/strong>/g)]
    .map((found) => found[1]!)
    .filter((text) => /\d/.test(text) && !/%/.test(text))
}

/** The rows behind a figure: counted one by one over all pages of the list. */
export async function rowsBehind(get: Get, address: string): Promise<number> {
  const rows = new Set<string>()
  let next: string | undefined = address
  for (let pages = 0; next !== undefined && pages < 2_000; pages++) {
    const page = await get(next)
    if (page.status !== 200) throw new Error(`${next} answers ${page.status}`)
    for (const found of page.text.matchAll(/data-row="([^"]+)"/g)) rows.add(`${found[1]!.startsWith('restricted') ? pages : ''}${found[1]}`)
    next = anchors(page.text).find((anchor) => anchor.rel === 'next')?.href
  }
  return rows.size
}

export interface Crawled {
  readonly pages: number
  readonly figures: number
  /** Addresses that do not answer 200, and figures whose rows are of another number. */
  readonly findings: readonly string[]
}

export interface CrawlAsk {
  readonly starts: readonly string[]
  /** At most so many pages of each shape (`/facts/…`, `/units/…`) are opened; their figures are all checked. */
  readonly perShape: number
}

/** Shape of an address: ids, codes and dates left out. */
const shapeOf = (address: string): string => {
  const [path = '', query = ''] = address.split('?')
  const names = [...new URLSearchParams(query).keys()].sort().join('&')
  return `${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|T\d+-\d+|(?<=\/(?:items|tasks|sections)\/)[^/]+/g, '*')}?${names}`
}

const follows = (href: string): boolean =>
  href.startsWith('/') &&
  !/^\/(assets|sign-in|desk|api|suggest)|\.(csv|xlsx|atom|xml|txt)(\?|$)|\/source|\/reports|[?&](lang|theme)=/.test(href)

/** Walks the public pages and opens every figure that it meets (06 A-40). */
export async function crawl(get: Get, { starts, perShape }: CrawlAsk): Promise<Crawled> {
  const queue = [...starts]
  const seen = new Set(starts)
  const opened = new Map<string, number>()
  const known = new Map<string, number>()
  const findings: string[] = []
  let figures = 0
  let pages = 0
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const page = await get(address)
    pages += 1
    if (page.status >= 400) findings.push(`${address} answers ${page.status}`)
    for (const bare of barefigures(page.text)) findings.push(`${address}: ${bare} leads nowhere`)
    for (const { href, figure } of figuresIn(page.text)) {
      figures += 1
      const rows = known.get(href) ?? (await rowsBehind(get, href))
      known.set(href, rows)
      if (rows !== figure) findings.push(`${address} says ${figure}, ${href} has ${rows} rows`)
    }
    for (const anchor of anchors(page.text)) {
      const href = (anchor.href ?? '').split('#')[0]!
      const shape = shapeOf(href)
      if (!follows(href) || seen.has(href) || (opened.get(shape) ?? 0) >= perShape) continue
      seen.add(href)
      opened.set(shape, (opened.get(shape) ?? 0) + 1)
      queue.push(href)
    }
  }
  return { pages, figures, findings }
}
