import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const root = join(import.meta.dirname, '..', '..')
const cache = join(root, '.cache', 'browser')

const FAMILIES = ['sans-serif', 'system-ui', 'serif', 'monospace', 'ui-monospace']

/**
 * A fontconfig file that knows only the fonts of our npm packages, so that pages look alike on every machine. As on a Chinese system, what the system
 * calls its own font is a Chinese one; a Latin one is there for those who ask for it.
 */
function fontSettings(): string {
  const { resolve } = createRequire(import.meta.url)
  const fonts = dirname(resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const latin = join(dirname(resolve('pdfjs-dist/package.json')), 'standard_fonts')
  const folders = [join(fonts, '400Regular'), join(fonts, '600SemiBold'), latin].map((folder) => `<dir>${folder}</dir>`)
  const aliases = FAMILIES.map(
    (family) => `<alias binding="same"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  )
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.join('')}<cachedir>${join(cache, 'fonts')}</cachedir>${aliases.join('')}</fontconfig>`
  mkdirSync(cache, { recursive: true })
  const path = join(cache, 'fonts.conf')
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    writeFileSync(`${path}.${process.pid}`, text)
    renameSync(`${path}.${process.pid}`, path)
  }
  return path
}

/**
 * The browser of the npm package, unpacked with the libraries that a bare machine lacks; the rename makes it appear whole or not at all, since
 * several test processes may start at once. COLLEGIUM_CHROMIUM names another browser.
 */
async function unpackedBrowser(): Promise<{ path: string; libraries?: string }> {
  const own = process.env.COLLEGIUM_CHROMIUM
  if (own) return { path: own }
  const packageFile = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json')
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
  const folder = join(cache, version)
  if (!existsSync(join(folder, 'chromium'))) {
    const draft = join(cache, `.${version}-${process.pid}`)
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true })
    // The package unpacks into the temporary folder, and its libraries only where it believes to run on a bare server.
    const before = {
      TMPDIR: process.env.TMPDIR,
      AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV,
      LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
      FONTCONFIG_PATH: process.env.FONTCONFIG_PATH,
    }
    Object.assign(process.env, { TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' })
    try {
      const { default: packed } = await import('@sparticuz/chromium')
      await packed.executablePath()
    } finally {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
    }
    try {
      renameSync(draft, folder)
    } catch {
      rmSync(draft, { recursive: true, force: true }) // another process was faster
    }
  }
  return { path: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib') }
}

/** Starts a browser that sees only the fonts of the project. Close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const { path, libraries } = await unpackedBrowser()
  const env: Record<string, string> = { ...(process.env as Record<string, string>), FONTCONFIG_FILE: fontSettings() }
  if (libraries) env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return chromium.launch({
    executablePath: path,
    env,
    // The package's own arguments run everything in one process, which breaks at the second context.
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
      '--hide-scrollbars',
    ],
  })
}

export interface Sight {
  readonly width: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  readonly script?: boolean
  readonly locale?: string
  /** Wants no motion (usual in tests, so that nothing is caught halfway). */
  readonly calm?: boolean
}

export const PHONE: Sight = { width: 390, height: 844 }
export const DESKTOP: Sight = { width: 1280, height: 860 }
export const WIDE: Sight = { width: 1680, height: 1000 }

/** A fresh visitor with the given screen; errors of the page's script and of the content security policy are collected in `problems`. */
export async function visitor(browser: Browser, sight: Sight): Promise<{ context: BrowserContext; page: Page; problems: string[] }> {
  const context = await browser.newContext({
    viewport: { width: sight.width, height: sight.height ?? 860 },
    colorScheme: sight.theme ?? 'light',
    javaScriptEnabled: sight.script ?? true,
    reducedMotion: (sight.calm ?? true) ? 'reduce' : 'no-preference',
    locale: sight.locale ?? 'en-GB',
    hasTouch: sight.width < 500,
    isMobile: sight.width < 500,
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) problems.push(message.text())
  })
  return { context, page, problems }
}
