import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { serveAssets } from './assets.js'
import { Suggestions } from './form/Suggestions.js'
import { BoardPage } from './gallery/BoardPage.js'
import { ChartsPage } from './gallery/ChartsPage.js'
import { CancelPage, DeskPage } from './gallery/ConfirmPages.js'
import { MeetingPage } from './gallery/MeetingPage.js'
import { PiecesPage } from './gallery/PiecesPage.js'
import { ReportPage } from './gallery/ReportPage.js'
import { TargetPage } from './gallery/TargetPage.js'
import type { Frame } from './page/frame.js'
import { PAGE_HEADERS, readPreferences } from './preferences.js'

/** Every component in every state, as pages that look like those of the product. For development and tests; the figures are invented. */
export const galleryPages: Readonly<Record<string, (props: { frame: Frame }) => Child>> = {
  board: BoardPage,
  target: TargetPage,
  report: ReportPage,
  confirm: DeskPage,
  cancel: CancelPage,
  pieces: PiecesPage,
  charts: ChartsPage,
  meeting: MeetingPage,
}

export const galleryFrame = (parts: Pick<Frame, 'language' | 'theme' | 'url'>): Frame => ({
  ...parts,
  navigation: [
    { href: '/ui/board', text: { zh: '计划看板', en: 'Plan board' } },
    { href: '/ui/confirm', text: { zh: '我方待办', en: 'Our turn' }, count: 7 },
    { href: '/ui/target', text: { zh: '期刊', en: 'Journals' } },
    { href: '/ui/report', text: { zh: '征集', en: 'Calls' } },
    { href: '/ui/charts', text: { zh: '学会评估', en: 'Evaluation' } },
    { href: '/ui/pieces', text: { zh: '名录', en: 'Directory' } },
  ],
  account: {
    name: '李敏',
    role: { zh: '学会学术部', en: 'Academic Affairs' },
    links: [{ href: '/ui/pieces', text: { zh: '我的账号', en: 'My account' } }],
    signOut: '/ui/sign-out',
  },
  federation: { zh: '示例联合会', en: 'Sample Federation' },
  footerLinks: [{ href: '/ui/pieces', text: { zh: '方法', en: 'Methods' } }],
})

/** The gallery as an application of its own: `/ui/:page`, `/assets/*`. */
export function gallery(): Hono {
  const app = new Hono()
  app.get('/assets/*', serveAssets())
  app.get('/ui/suggest', (c) => c.html(<Suggestions options={[{ value: '中国计算机学会' }, { value: '中国化学会' }]} />))
  app.get('/ui/:page', (c) => {
    const name = c.req.param('page')
    const Shown = galleryPages[name] as (props: { frame: Frame }) => never
    if (!Object.hasOwn(galleryPages, name)) return c.notFound()
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
    const url = new URL(c.req.url)
    return c.html(<Shown frame={galleryFrame({ ...readPreferences(c), url: url.pathname + url.search })} />)
  })
  return app
}
