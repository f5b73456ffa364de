import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { assetUrl } from '../assets.js'
import { type L10n, LanguageContext, say } from '../language.js'
import { texts } from '../messages.js'
import { Breadcrumbs, type Crumb } from '../nav/Breadcrumbs.js'
import { ConnectionNotices } from '../say/Empty.js'
import { Notice } from '../say/Notice.js'
import { isL10n, Say, type Words } from '../words.js'
import { Footer } from './Footer.js'
import type { Frame } from './frame.js'
import { Header } from './Header.js'

export interface PageProps {
  frame: Frame
  /** Plain words, for the window's title and, unless `heading` says otherwise, for the heading. */
  title: L10n | string
  /** The page's h1 if it is more than the title; `false` when the page brings its own. */
  heading?: Words | false
  /** Beside the heading: state, counts. */
  beside?: Child
  /** One paragraph under the heading: what this page is for. */
  lead?: Words
  /** Buttons at the right of the heading; at most one of them primary. */
  actions?: Child
  breadcrumbs?: readonly Crumb[]
  /** `table` takes the whole width, `form` one column of fields (with `aside` beside it), `reading` a column of text. */
  width?: 'table' | 'form' | 'reading'
  aside?: Child
  /** For search engines and link previews. */
  description?: L10n | string
  /** Keeps a page out of search engines (everything behind the sign-in). */
  unlisted?: boolean
  /** Further elements of the head, such as feeds. */
  head?: Child
  children?: Child
}

// htmx writes neither styles nor scripts into the page, and takes no code from attributes (the CSP would refuse both).
const HTMX_CONFIG = JSON.stringify({ includeIndicatorCSS: false, defaultFocusScroll: true, history: true })

/** The whole document: head, header, heading, flash, content, footer. */
export function Page(props: PageProps) {
  const { frame, title } = props
  const inWords = (text: L10n | string) => (isL10n(text) ? say(frame.language, text) : text)
  return (
    <LanguageContext.Provider value={frame.language}>
      {raw('<!DOCTYPE html>')}
      <html lang={frame.language} data-theme={frame.theme === 'system' ? undefined : frame.theme}>
        <head>
          <meta charset="utf-8" />
          <title>{`${inWords(title)} · ${say(frame.language, texts.product)}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={frame.theme === 'system' ? 'light dark' : frame.theme} />
          {props.description && <meta name="description" content={inWords(props.description)} />}
          {props.unlisted && <meta name="robots" content="noindex" />}
          <meta name="htmx-config" content={HTMX_CONFIG} />
          <link rel="icon" href={assetUrl('mark.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={assetUrl('app.css')} />
          <script type="module" src={assetUrl('app.js')} />
          {props.head}
        </head>
        <body>
          <a class="skip" href="#content">
            <Say of={texts.skipToContent} />
          </a>
          <Header frame={frame} />
          <Main {...props} />
          <Footer frame={frame} />
          <ConnectionNotices />
        </body>
      </html>
    </LanguageContext.Provider>
  )
}

function Main({ frame, title, heading, beside, lead, actions, breadcrumbs, width = 'table', aside, children }: PageProps) {
  return (
    <main id="content" class={`main main-${width}${aside ? ' with-aside' : ''}`} tabindex={-1}>
      {breadcrumbs && breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
      <div id="flash" class="flash" aria-live="polite">
        {frame.flash?.map((flash) => (
          <Notice kind={flash.kind}>
            <Say of={flash.text} />
          </Notice>
        ))}
      </div>
      {heading !== false && (
        <div class="page-head">
          <h1>
            <Say of={heading ?? title} />
          </h1>
          {beside && <div class="page-beside">{beside}</div>}
          {actions && <div class="page-actions">{actions}</div>}
        </div>
      )}
      {lead && (
        <p class="lead">
          <Say of={lead} />
        </p>
      )}
      {aside ? (
        <div class="columns">
          <div class="column-main">{children}</div>
          <aside class="column-aside">{aside}</aside>
        </div>
      ) : (
        children
      )}
    </main>
  )
}

/** Sets the language for a part that is rendered without `Page`: an answer to htmx, a mail. */
export function Speak({ language, children }: { language: Frame['language']; children?: Child }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}
