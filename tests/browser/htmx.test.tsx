import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveAssets } from '../../src/ui/assets.js'
import { Button, Field, Form, PAGE_HEADERS, Page, Speak, Table } from '../../src/ui/index.js'
import { DESKTOP, launchBrowser, visitor } from './launch.js'
import { serveHere } from './serve.js'

const texts = { too_short: ({ least }: { least: number }) => ({ zh: `至少 ${least} 个字`, en: `At least ${least} characters` }) }
const frame = { language: 'en', theme: 'system', url: '/', navigation: [] } as const

/** The same form as a page and as an answer to htmx: one component, so that the reader without script gets the same words. */
function TitleForm({ asked, refused }: { asked?: Record<string, string>; refused?: boolean }) {
  return (
    <Form
      action="/title"
      id="title-form"
      attrs={{ 'hx-post': '/title', 'hx-swap': 'outerHTML' }}
      texts={[texts]}
      asked={asked}
      refusal={refused ? { code: 'too_short', field: 'title', least: 5 } : undefined}
    >
      <Field kind="text" name="title" label="Title" />
      <Button kind="primary" text="Send" />
    </Form>
  )
}

const rows = ['chemistry', 'ceramics', 'computing'].map((name) => ({ name }))
function Found({ q }: { q: string }) {
  return (
    <div id="found">
      <Table
        caption="Found"
        columns={[{ title: 'Name', heads: true, cell: (row: { name: string }) => row.name }]}
        rows={rows.filter((row) => row.name.includes(q))}
      />
    </div>
  )
}

function app(): Hono {
  const house = new Hono()
  house.use(async (c, next) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
    await next()
  })
  house.get('/assets/*', serveAssets())
  house.get('/', (c) => {
    const q = c.req.query('q') ?? ''
    return c.html(
      <Page frame={frame} title="Try">
        <TitleForm />
        <Form action="/" method="get" prefix="s">
          <Field
            kind="text"
            type="search"
            name="q"
            label="Find"
            value={q}
            required={false}
            attrs={{
              'hx-get': '/',
              'hx-trigger': 'input changed delay:100ms',
              'hx-target': '#found',
              'hx-select': '#found',
              'hx-swap': 'outerHTML',
              'hx-push-url': 'true',
            }}
          />
          <Button text="Find" />
        </Form>
        <Found q={q} />
      </Page>,
    )
  })
  house.post('/title', async (c) => {
    const asked = { title: String((await c.req.parseBody()).title ?? '') }
    const refused = asked.title.length < 5
    if (c.req.header('hx-request'))
      return c.html(
        <Speak language="en">
          <TitleForm asked={asked} refused={refused} />
        </Speak>,
        refused ? 422 : 200,
      )
    return c.html(
      <Page frame={frame} title="Try">
        <TitleForm asked={asked} refused={refused} />
      </Page>,
      refused ? 422 : 200,
    )
  })
  return house
}

let browser: Browser
let house: Awaited<ReturnType<typeof serveHere>>
beforeAll(async () => {
  house = await serveHere(app())
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

it.each([true, false])('a refusal arrives with its words and what was typed, the same with script (%s) and without', async (script) => {
  const { page, context, problems } = await visitor(browser, { ...DESKTOP, script })
  await page.goto(house.url)
  await page.getByLabel('Title').fill('abc')
  await page.getByRole('button', { name: 'Send' }).click()
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.textContent()).toContain('At least 5 characters')
  expect(await page.getByLabel('Title').inputValue()).toBe('abc')
  expect(new URL(page.url()).pathname).toBe(script ? '/' : '/title')
  if (script) await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
  // The browser itself reports an answer of 422 on its console; nothing else may go wrong.
  expect(problems.filter((problem) => !problem.includes('422'))).toEqual([])
  await context.close()
})

it('a search narrows the list as one types and leaves its words in the address', async () => {
  const { page, context, problems } = await visitor(browser, DESKTOP)
  await page.goto(house.url)
  await page.getByLabel('Find').pressSequentially('cer')
  await expect.poll(() => page.getByRole('rowheader').allTextContents()).toEqual(['ceramics'])
  expect(new URL(page.url()).search).toBe('?q=cer')
  await page.reload()
  expect(await page.getByRole('rowheader').allTextContents()).toEqual(['ceramics'])
  expect(await page.getByLabel('Find').inputValue()).toBe('cer')
  expect(problems).toEqual([])
  await context.close()
})

it('a part that cannot be fetched says so', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(house.url)
  await page.route('**/?q=*', (route) => route.abort())
  await page.getByLabel('Find').pressSequentially('x')
  await page.getByText('This could not be loaded.').waitFor()
  await context.close()
})
