import { describe, expect, it } from 'vitest'
import { gallery, galleryPages } from './gallery.js'
import { LANGUAGES } from './language.js'
import { htmlFindings } from './testing/index.js'

const app = gallery()

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(Object.keys(galleryPages))('the page %s is valid, in that language, with nothing inline', async (name) => {
    const answer = await app.request(`/ui/${name}?lang=${language}`)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(await htmlFindings(html)).toEqual([])
    expect(html).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${language}"`))
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
  })
})

it('finds what it looks for', async () => {
  const wrong =
    '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><img src="a.png"><p style="color:red" onclick="x()">y</p><script>1</script></body></html>'
  const found = (await htmlFindings(wrong)).join('\n')
  for (const rule of ['wcag/h37', 'no-inline-style', 'inline: ']) expect(found).toContain(rule)
})

it('an unknown page is not found', async () => {
  expect((await app.request('/ui/nowhere')).status).toBe(404)
  expect((await app.request('/ui/constructor')).status).toBe(404)
})
