import { type L10n, LANGUAGES, type Language, useSay } from '../language.js'
import { texts } from '../messages.js'
import { THEMES, type Theme, withQuery } from '../preferences.js'
import { Say } from '../words.js'
import type { Frame, Link } from './frame.js'

// Each language by its own name, so that a reader finds his own whatever the page speaks.
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' }
const LANGUAGE_SHORT: Readonly<Record<Language, string>> = { 'zh-Hans': '简体', 'zh-Hant': '繁體', en: 'EN' }
const THEME_NAMES: Readonly<Record<Theme, L10n>> = { light: texts.themeLight, dark: texts.themeDark, system: texts.themeSystem }

/** The link of the navigation that covers this address: the longest whose path starts it. */
function currentOf(navigation: readonly Link[], url: string): Link | undefined {
  const path = url.split(/[?#]/)[0]!
  const covers = (href: string) => path === href || (href !== '/' && path.startsWith(`${href}/`))
  return navigation.filter((link) => covers(link.href.split(/[?#]/)[0]!)).sort((one, other) => other.href.length - one.href.length)[0]
}

export function Header({ frame }: { frame: Frame }) {
  const say = useSay()
  const current = currentOf(frame.navigation, frame.url)
  return (
    <header class="top">
      {frame.banner && (
        <p class="banner">
          <Say of={frame.banner} />
        </p>
      )}
      <div class="top-line">
        <a class="product" href="/">
          <Say of={texts.product} />
          {frame.federation && (
            <span class="federation">
              <Say of={frame.federation} />
            </span>
          )}
        </a>
        {frame.navigation.length > 0 && (
          <nav class="top-nav" aria-label={say(texts.mainNavigation)}>
            <ul>
              {frame.navigation.map((link) => (
                <li>
                  <a href={link.href} aria-current={link === current ? 'page' : undefined}>
                    <Say of={link.text} />
                    {link.count ? <span class="count">{link.count}</span> : null}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div class="top-tools">
          <LanguageMenu frame={frame} />
          <ThemeSwitch frame={frame} />
          <AccountMenu frame={frame} />
        </div>
      </div>
    </header>
  )
}

function LanguageMenu({ frame }: { frame: Frame }) {
  const say = useSay()
  // Holds whatever is written on it, on a desk and on a phone, so that it can be called by what one sees.
  const spoken = frame.language === 'en' ? 'Language: EN English' : `${say(texts.language)} Language: ${LANGUAGE_NAMES[frame.language]}`
  return (
    <details class="menu" name="top-menu">
      <summary aria-label={spoken}>
        <span class="wide-only">
          <Say of={texts.language} />
          {frame.language !== 'en' && <span lang="en"> Language</span>}
        </span>
        <span class="phone-only">{LANGUAGE_SHORT[frame.language]}</span>
      </summary>
      <ul class="menu-list">
        {LANGUAGES.map((language) => (
          <li>
            <a
              href={withQuery(frame.url, { lang: language, theme: undefined })}
              lang={language}
              hreflang={language}
              aria-current={language === frame.language ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function ThemeSwitch({ frame }: { frame: Frame }) {
  const say = useSay()
  return (
    <nav class="switch" aria-label={say(texts.theme)} data-theme-switch="">
      {THEMES.map((theme) => (
        <a
          href={withQuery(frame.url, { theme, lang: undefined })}
          rel="nofollow"
          data-theme-choice={theme}
          aria-current={theme === frame.theme ? 'true' : undefined}
        >
          <Say of={THEME_NAMES[theme]} />
        </a>
      ))}
    </nav>
  )
}

function AccountMenu({ frame }: { frame: Frame }) {
  const { account } = frame
  if (!account)
    return frame.signIn ? (
      <a class="sign-in" href={frame.signIn}>
        <Say of={texts.signIn} />
      </a>
    ) : null
  return (
    <details class="menu" name="top-menu">
      <summary>{account.name}</summary>
      <div class="menu-list">
        {account.role && (
          <p class="menu-note">
            <Say of={account.role} />
          </p>
        )}
        <ul>
          {account.links.map((link) => (
            <li>
              <a href={link.href}>
                <Say of={link.text} />
              </a>
            </li>
          ))}
        </ul>
        <form method="post" action={account.signOut}>
          <button type="submit" class="menu-button">
            <Say of={texts.signOut} />
          </button>
        </form>
      </div>
    </details>
  )
}
