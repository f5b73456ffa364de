import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { SEED, seedBytes } from '../../plan/testing.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { accountRoutes } from '../account/index.js'
import { type FormSeen, holds, type Walker } from '../testing/walker.js'
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

  it('refuses to confirm, in its own words, while anything is open; every condition is shown with its place', async () => {
    const page = await desk.get(`/desk/plans/${plan}/confirm`)
    expect(await htmlFindings(page.html)).toEqual([])
    expect(page.text.match(/未满足/g)!.length).toBeGreaterThanOrEqual(5)
    expect(page.text).toContain('您没有确认计划的权限')
    const second = await house.visitor(confirmer)
    const asked = await second.get(`/desk/plans/${plan}/confirm`)
    const form = asked.forms.find((each) => each.action.endsWith('/confirm'))!
    expect(form.buttons[0]).toMatchObject({ disabled: true })
    expect(asked.text).toMatch(/还有 \d+ 项条件未满足/)
    // Greyed or not, the command refuses by itself.
    const refused = await second.post(form.action, Object.fromEntries(form.values))
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/还有\d+条提示没有确认/)
  })

  it('asks for a reason where the machine is contradicted, and keeps what was typed', async () => {
    await desk.get(`/desk/plans/${plan}/review?at=1314`)
    expect(desk.seen.text).toContain('拟定指标 T06-1')
    const rejected = await desk.send((form) => holds(form, 'verdict', 'reject'), { reason: '' })
    expect(rejected.status).toBe(422)
    expect(rejected.text).toContain('修改或否定识别结果须写明理由')
    const wrong = await desk.send(changing, { value: '三百', reason: '看错了' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="三百"')
    expect(wrong.html).toContain('value="看错了"')
    expect(await htmlFindings(wrong.html)).toEqual([])
  })

  it('a changed value that is not in the text can be said and compared, but not confirmed', async () => {
    await desk.get(`/desk/plans/${plan}/review?at=1314`)
    await desk.send(changing, { value: '300', reason: '试改' })
    const compare = await desk.get(`/desk/plans/${plan}/compare`)
    expect(compare.text).toContain('试改')
    expect(await htmlFindings(compare.html)).toEqual([])
    expect((await desk.get(`/desk/plans/${plan}/confirm`)).text).toContain('指标T06-1写作300，原文是200')
    await desk.get(`/desk/plans/${plan}/review?at=1314`)
    await desk.send((form) => holds(form, 'verdict', 'accept'))
    expect((await desk.get(`/desk/plans/${plan}/confirm`)).text).not.toContain('写作300')
  })

  it('cuts a task at a clause and joins it again; not a character changes', async () => {
    const tree = await desk.get(`/desk/plans/${plan}/review?show=tree`)
    const task = /href="([^"]+)"[^>]*><span class="muted">6\.1</.exec(tree.html)![1]!.replaceAll('&amp;', '&').split('#')[0]!
    const text = (seen: { html: string }) =>
      /<section class="review-text"[\s\S]*?<\/section>/.exec(seen.html)![0].replaceAll(/<[^>]*>/g, '')
    const before = text(await desk.get(task))
    const after = await desk.send('/review/cut')
    expect(after.text).toContain('6.1a')
    expect(text(after)).toBe(before)
    expect((await desk.get(`/desk/plans/${plan}/compare`)).text).toContain('6.1b')
    await desk.get(task)
    await desk.send('/review/join')
    expect(desk.seen.text).not.toContain('6.1a')
    expect(text(desk.seen)).toBe(before)
  })

  it('settles the sure ones at once, and everything else one by one, each leading to the next', async () => {
    await desk.get(`/desk/plans/${plan}/review`)
    expect((await desk.send('/review/accept-rest')).text).toMatch(/已接受 \d+ 处/)
    let steps = 0
    while (steps++ < 80) {
      await desk.get(`/desk/plans/${plan}/review`)
      if (desk.seen.text.includes('没有待处理的了')) break
      await settleOne(desk)
    }
    expect(steps).toBeGreaterThan(10)
    expect(desk.seen.text).toContain('没有待处理的了')
    const [, done, total] = /<progress[^>]* max="(\d+)" value="(\d+)"/.exec(desk.seen.html)!
    expect(done).toBe(total)
  })

  it('is confirmed by another person, not by the reviewer', async () => {
    const page = await desk.get(`/desk/plans/${plan}/confirm`)
    expect(page.text).not.toContain('未满足')
    const second = await house.visitor(confirmer)
    const ready = await second.get(`/desk/plans/${plan}/confirm`)
    expect(ready.text).toContain('编辑示例')
    const both = await house.visitor(await house.someone('两任示例', 'plan_editor', 'plan_confirmer'))
    await both.get(`/desk/plans/${plan}/review?at=1314`)
    await both.send(changing, { modality: 'strive', reason: '核对过一次' })
    expect((await both.get(`/desk/plans/${plan}/confirm`)).text).toContain('您核对过这个计划，须由另一人确认')
    await second.get(`/desk/plans/${plan}/confirm`)
    const work = await second.send('/confirm', { document: '科协发〔2022〕1号' })
    expect(work.text).toContain('计划已确认')
  })
})

const changing = (form: FormSeen): boolean => form.names.includes('comparison') && holds(form, 'verdict', 'change')

/** What a careful reviewer would do about the first open thing: as the machine proposes, with a word about it. */
async function settleOne(desk: Walker): Promise<void> {
  const open = /<ol class="open-list">([\s\S]*?)<\/ol>/.exec(desk.seen.html)![1]!
  const first = /href="([^"]+)"/.exec(open)![1]!.replaceAll('&amp;', '&')
  await desk.get(first.split('#')[0]!)
  const has = (act: string) => desk.seen.forms.some((form) => form.action.endsWith(`/review/${act}`))
  if (first.includes('show=warnings')) return void (await desk.send('/review/warning'))
  if (first.includes('show=questions')) {
    const unanswered = [...desk.seen.html.matchAll(/<li><a[^>]*>(T[\d-]+)<\/a> (<span class="pill pill-good")?/g)].find(
      (each) => !each[2],
    )![1]!
    return void (await desk.send((form) => form.action.endsWith('/question') && holds(form, 'target', unanswered)))
  }
  if (has('note')) return void (await desk.send('/review/note', { text: '原文此处无法辨认，按原样保存。' }))
  if (has('card')) return void (await desk.send('/review/card', { reason: '不作指标' }))
  if (desk.seen.forms.some((form) => holds(form, 'verdict', 'accept')))
    return void (await desk.send((form) => holds(form, 'verdict', 'accept')))
  await desk.send('/review/numeral')
}
