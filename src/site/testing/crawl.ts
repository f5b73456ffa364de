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
  readonly files: number
  readonly figures: number
  /** Shapes of the pages that were opened. */
  readonly shapes: readonly string[]
  /** Addresses that do not answer 200, places that no page has, and figures whose rows are of another number. */
  readonly findings: readonly string[]
}

export interface CrawlAsk {
  readonly starts: readonly string[]
  /** At most so many pages of each shape (`/facts/…`, `/units/…`) are opened; their figures are all checked. */
  readonly perShape: number
  /** The whole product is there: sign-in and API are pages as well, and files (tables, feeds, the source) are fetched. */
  readonly whole?: boolean
  /** Looks at the first page of each shape. */
  readonly onFirst?: (address: string, html: string) => Promise<readonly string[]>
  /** Rows of figures that were counted before, by address; added to. */
  readonly known?: Map<string, number>
  /** Which addresses are followed, where not all public pages are. */
  readonly only?: (href: string) => boolean
}

/** Shape of an address: ids, codes and dates left out. */
export const shapeOf = (address: string): string => {
  const [path = '', query = ''] = address.split('?')
  const names = [...new URLSearchParams(query).keys()].sort().join('&')
  return `${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|T\d+-\d+|(?<=\/(?:items|tasks|sections)\/)[^/]+/g, '*')}?${names}`
}

const isOurs = (href: string): boolean => href.startsWith('/') && !/^\/(assets|suggest)\/|[?&](lang|theme)=/.test(href)
const isFile = (href: string): boolean => /\.(csv|xlsx|json|atom|xml|txt|pdf)(\?|$)|\/source(\?|$)/.test(href)
/** Only the whole product has these. */
const isBeyondSite = (href: string): boolean => /^\/(sign-in|desk|api)/.test(href)

/** Walks the pages, opens every figure that it meets (06 A-40), and finds links that lead nowhere. */
export async function crawl(get: Get, ask: CrawlAsk): Promise<Crawled> {
  const queue = [...ask.starts]
  const seen = new Set(ask.starts)
  const opened = new Map<string, number>()
  const known = ask.known ?? new Map<string, number>()
  const places = new Places()
  const findings: string[] = []
  const count = { pages: 0, files: 0, figures: 0 }
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const page = await get(address)
    if (page.status >= 400) findings.push(`${address} answers ${page.status}`)
    if (isFile(address)) {
      count.files += 1
      continue
    }
    count.pages += 1
    count.figures += await checkFigures(get, address, page.text, known, findings)
    if (opened.get(shapeOf(address)) === 1) findings.push(...((await ask.onFirst?.(address, page.text)) ?? []))
    if (page.status === 200) places.has(address, page.text)
    for (const anchor of anchors(page.text)) {
      const href = (anchor.href ?? '').split('#')[0]!
      places.asked(address, anchor.href ?? '')
      const shape = shapeOf(href)
      if (!isFollowed(href, ask) || seen.has(href) || (opened.get(shape) ?? 0) >= ask.perShape) continue
      seen.add(href)
      opened.set(shape, (opened.get(shape) ?? 0) + 1)
      queue.push(href)
    }
  }
  return { ...count, shapes: [...opened.keys()], findings: [...findings, ...places.missing()] }
}

const isFollowed = (href: string, ask: CrawlAsk): boolean =>
  isOurs(href) && (ask.whole || (!isFile(href) && !isBeyondSite(href))) && (ask.only?.(href) ?? true)

/** Every figure of a page against its rows, and numbers that lead nowhere. @returns how many figures there are */
async function checkFigures(get: Get, address: string, html: string, known: Map<string, number>, findings: string[]): Promise<number> {
  for (const bare of barefigures(html)) findings.push(`${address}: ${bare} leads nowhere`)
  const figures = figuresIn(html)
  for (const { href, figure } of figures) {
    const rows = known.get(href) ?? (await rowsBehind(get, href))
    known.set(href, rows)
    if (rows !== figure) findings.push(`${address} says ${figure}, ${href} has ${rows} rows`)
  }
  return figures.length
}

/** Places inside pages to which links lead (`#T06-1`): asked for, and there. */
class Places {
  readonly #there = new Map<string, ReadonlySet<string>>()
  readonly #asked = new Map<string, string>()

  has(address: string, html: string): void {
    this.#there.set(address, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((found) => plain(found[1]!))))
  }

  asked(from: string, href: string): void {
    const [to = '', place] = href.split('#')
    if (place && (to === '' || to.startsWith('/'))) this.#asked.set(`${to || from}#${decodeURIComponent(place)}`, from)
  }

  /** Only pages that were opened can be judged. */
  missing(): string[] {
    return [...this.#asked].flatMap(([to, from]) => {
      const [address = '', place = ''] = to.split('#')
      const there = this.#there.get(address)
      return !there || there.has(place) ? [] : [`${from} leads to ${to}, which has no such place`]
    })
  }
}
