import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { SEED, seedBytes } from '../../plan/testing.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { accountRoutes } from '../account/index.js'
import type { Walker } from '../testing/walker.js'
import { type Someone, type WebHouse, webHouse } from '../testing/webHouse.js'
import { planDeskRoutes } from './index.js'

let house: WebHouse
let editor: Someone
let confirmer: Someone

const seedFile = (bytes: Uint8Array = seedBytes(), name = '2022.txt') => new File([Buffer.from(bytes)], name, { type: 'text/plain' })

describe.skipIf(!SEED)('from a text to a plan in force, through the pages alone', () => {
  let desk: Walker
  let plan = ''
  beforeAll(async () => {
    house = await webHouse((app) => {
      accountRoutes(app)
      planDeskRoutes(app)
    }, '2022-01-05' as Day)
    editor = await house.someone('编辑示例', 'plan_editor')
    confirmer = await house.someone('确认示例', 'plan_confirmer')
    desk = await house.visitor(editor)
  })
  afterAll(() => house?.close())

  it('shows what was read before anything is kept', async () => {
    expect((await desk.get('/desk/plans')).text).toContain('还没有计划')
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    await desk.get('/desk/plans/import')
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    const read = await desk.send('/desk/plans/import', { file: seedFile() }, '读一遍')
    expect(read.status).toBe(200)
    for (const words of ['3,931', '64', '26', '84']) expect(read.text).toContain(words)
    expect(read.text).toContain('简体与繁体混用')
    expect(await htmlFindings(read.html)).toEqual([])
    expect((await desk.get('/desk/plans')).text).toContain('还没有计划')
  })

  it('imports it and leads to the review', async () => {
    await desk.get('/desk/plans/import')
    await desk.send('/desk/plans/import', { file: seedFile() }, '读一遍')
    const review = await desk.send('/desk/plans/import', {}, '导入并开始核对')
    expect(review.address).toMatch(/^\/desk\/plans\/[0-9a-f-]{36}\/review/)
    plan = review.address.split('/')[3]!
    expect(review.text).toContain('待处理')
    expect(await htmlFindings(review.html)).toEqual([])
  })
})
