import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WebApp } from '../../ui/http/index.js'
import { type SiteHouse, siteHouse } from '../testing/federation.js'
import { fetchFrom, siteOver } from '../testing/web.js'

describe('the plan board', () => {
  let test: SiteHouse
  let app: WebApp
  beforeAll(async () => {
    test = await siteHouse()
    app = siteOver(test)
  })
  afterAll(() => test?.close())

  it('shows', async () => {
    const page = await fetchFrom(app, '/plans/2022')
    expect(page.status).toBe(200)
    console.log(page.text.slice(0, 3000))
  })
})
