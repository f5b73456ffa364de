import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { unitId } from '../../records/testing/federation.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { formIn, pdf, wordsOf } from '../testing/forms.js'
import { type DeskHouse, deskHouse, PEOPLE } from '../testing/house.js'
import { type Answer, deskOver, reader } from '../testing/web.js'

let test: DeskHouse
let at: (as?: string) => ReturnType<typeof reader>
beforeAll(async () => {
  test = await deskHouse()
  const app = deskOver(test, PEOPLE)
  at = (as) => reader(app, as)
})
afterAll(() => test?.close())

const figure = () => test.figureOf('T15-2', '2022-06-30' as Day)
const idIn = (answer: Answer) => /\/desk\/records\/([0-9a-f-]{36})/.exec(answer.location ?? '')?.[1] ?? ''

/** Names stand in the form; a match between the nth need and offer. */
async function filledMatch(n: number) {
  const page = await at('society').get('/desk/records/new/match')
  expect(page.status).toBe(200)
  const names = await test.house.database.pool.query(`select id, name_zh from registry_read.subject where id = any($1)`, [
    [test.needs[n], test.offers[n]],
  ])
  const nameOf = (id: string) => names.rows.find((row) => row.id === id).name_zh as string
  return formIn(page.text, '/desk/records/new/match')
    .set('happenedOn', '2022/6/3')
    .set('need', nameOf(test.needs[n]!))
    .set('offer', nameOf(test.offers[n]!))
    .set('needUnit', '单位needer')
    .set('offerUnit', '单位offerer')
    .set('channel', 'online')
    .set('contact', '视频会议一次，双方同意试用')
}

describe('a record by form, confirmed by both sides', () => {
  it('moves the figure with the last confirmation, and back when it is cancelled', async () => {
    const before = await figure()
    const form = await filledMatch(0)
    form.set('evidence', pdf('match 0'), '对接记录.pdf')
    const sent = await at('society').post(form.action, form.press('_do', 'submit').values)
    expect(sent.status, wordsOf(sent.text).slice(0, 2_000)).toBe(303)
    const id = idIn(sent)
    const page = await at('society').get(sent.location!)
    expect(wordsOf(page.text)).toContain('已提交')
    // Who has recorded one goes on to the next; a side that confirms is not offered it.
    expect(page.text).toContain(`href="/desk/records/new/match?unit=${unitId('society')}"`)
    expect((await at('needer').get(sent.location!)).text).not.toContain('href="/desk/records/new/match')
    expect(await htmlFindings(page.text)).toEqual([])
    expect(await figure()).toBe(before)

    for (const who of ['needer', 'offerer'] as const) {
      const desk = await at(who).get('/desk/confirm')
      expect(wordsOf(desk.text)).toContain('对接记录.pdf')
      expect(await htmlFindings(desk.text)).toEqual([])
      const confirm = formIn(desk.text, '/desk/confirm')
      const answer = await at(who).post(confirm.action, confirm.press('does', 'confirm').values)
      expect(answer.status, wordsOf(answer.text).slice(0, 1_500)).toBe(303)
    }
    expect(await figure()).toBe(before + 1)
    const confirmed = await at('society').get(`/desk/records/${id}`)
    expect(wordsOf(confirmed.text)).toContain('T15-2')
    expect(wordsOf(confirmed.text)).toMatch(/T15-2.{0,20}计数/)

    const fact = /void\?fact=([0-9a-f-]{36})/.exec((await at('needer').get(`/desk/records/${id}`)).text)?.[1]
    const before2 = await at('needer').get(`/desk/records/${id}/void?fact=${fact}&act=voided`)
    expect(await htmlFindings(before2.text)).toEqual([])
    expect(wordsOf(before2.text)).toContain(`由 ${before + 1} 减为 ${before}`)
    expect(wordsOf(before2.text)).toContain('数字减 1')
    const cancel = formIn(before2.text, `/desk/records/${id}/void`).set('reason', '双方约定作废')
    const cancelled = await at('needer').post(cancel.action, cancel.values)
    expect(cancelled.status, wordsOf(cancelled.text).slice(0, 1_500)).toBe(303)
    expect(await figure()).toBe(before)
    expect(unitId('needer')).toBeTruthy()
  })
})
