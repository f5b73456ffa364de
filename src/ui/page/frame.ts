import type { Language } from '../language.js'
import type { Theme } from '../preferences.js'
import type { NoticeKind } from '../say/Notice.js'
import type { Words } from '../words.js'

export interface Link {
  readonly href: string
  readonly text: Words
  /** Shown beside the text, for example how many matters wait. */
  readonly count?: number
}

/** Who is signed in, as the header shows it. `signOut` is the address to which the button posts. */
export interface Account {
  readonly name: string
  readonly role?: Words
  readonly links: readonly Link[]
  readonly signOut: string
}

/** What every page of one request shares; the application builds it once and hands it to `Page`. */
export interface Frame {
  readonly language: Language
  readonly theme: Theme
  /** Path and query of this page; language and theme links lead back to it. */
  readonly url: string
  readonly navigation: readonly Link[]
  readonly account?: Account
  /** Address of the sign-in page, for readers who are not signed in. */
  readonly signIn?: string
  /** What has just happened, shown once on top of the page. */
  readonly flash?: readonly { readonly kind: NoticeKind; readonly text: Words }[]
  /** A line that stays on top of all pages, such as “demonstration, today is …”. */
  readonly banner?: Words
  /** Where the shown figures come from, with their date; stands in the footer. */
  readonly source?: Words
  readonly footerLinks?: readonly Link[]
  /** Name of the federation that runs this house, beside the product's name. */
  readonly federation?: Words
}
