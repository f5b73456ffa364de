import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { decides, namesOf, recordIn, sentMatch } from '../testing/acts.js'
import { formIn, pdf, wordsOf } from '../testing/forms.js'
import { type DeskHouse, deskHouse, PEOPLE, type Who } from '../testing/house.js'
import { deskOver, reader } from '../testing/web.js'

let test: DeskHouse
let at: (as?: Who) => ReturnType<typeof reader>
beforeAll(async () => {
  test = await deskHouse()
  const app = deskOver(test, PEOPLE)
  at = (as) => reader(app, as)
})
afterAll(() => test?.close())

const figure = (target: string) => test.figureOf(target, '2022-06-30' as Day)

async function confirmedMatch(n: number): Promise<{ id: string; fact: string }> {
  const id = await sentMatch(test, at('society'), test.needs[n]!, test.offers[n]!)
  for (const who of ['needer', 'offerer'] as const) await decides(at(who), id, 'confirm')
  const fact = (await test.house.database.pool.query('select fact from records.record where id = $1', [id])).rows[0].fact
  return { id, fact }
}

describe('a fact', () => {
  it('is struck and counted again by the panel alone; everyone else reads on the greyed button who may', async () => {
    const { id, fact } = await confirmedMatch(0)
    const before = await figure('T15-2')
    const page = wordsOf((await at('society').get(`/desk/records/${id}`)).text)
    expect(page).toContain('这由异议处理组办理')
    expect(page).toContain('这由单位联络人办理')
    const notMine = new FormData()
    notMine.set('reason', '我要剔除它')
    expect((await at('society').post(`/desk/records/${id}/void?fact=${fact}&act=strike`, notMine)).status).toBe(422)
    expect(await figure('T15-2')).toBe(before)

    const ask = await at('panel').get(`/desk/records/${id}/void?fact=${fact}&act=strike`)
    expect(await htmlFindings(ask.text)).toEqual([])
    expect(wordsOf(ask.text)).toContain('剔除这条事实：数字减 1')
    const bare = formIn(ask.text, `/desk/records/${id}/void`)
    const refused = await at('panel').post(bare.action, bare.values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('href="#f-reason"')
    const strike = formIn(ask.text, `/desk/records/${id}/void`).set('reason', '异议成立，查无此事').set('document', '异议决定1号')
    expect((await at('panel').post(strike.action, strike.values)).status).toBe(303)
    expect(await figure('T15-2')).toBe(before - 1)
    const struck = await at('society').get(`/desk/records/${id}`)
    expect(await htmlFindings(struck.text)).toEqual([])
    expect(wordsOf(struck.text)).toMatch(/T15-2.{0,20}已剔除/)
    expect(wordsOf(struck.text)).toContain('异议成立，查无此事')

    const again = await at('panel').get(`/desk/records/${id}/void?fact=${fact}&act=reinstate`)
    expect(wordsOf(again.text)).toContain(`由 ${before - 1} 增为 ${before}`)
    const reinstate = formIn(again.text, `/desk/records/${id}/void`).set('reason', '复核后撤销异议')
    expect((await at('panel').post(reinstate.action, reinstate.values)).status).toBe(303)
    expect(await figure('T15-2')).toBe(before)
  })

  it('that is one of two of the same event says that the figure stays', async () => {
    const { id, fact } = await confirmedMatch(1)
    const before = await figure('T15-2')
    await confirmedMatch(1)
    expect(await figure('T15-2')).toBe(before)
    const page = await at('needer').get(`/desk/records/${id}/void?fact=${fact}&act=voided`)
    expect(wordsOf(page.text)).toContain('数字不变：另有 1 条同一事项会接替计数')
    const cancel = formIn(page.text, `/desk/records/${id}/void`).set('reason', '作废其中一条')
    expect((await at('needer').post(cancel.action, cancel.values)).status).toBe(303)
    expect(await figure('T15-2')).toBe(before)
    const twice = wordsOf((await at('needer').get(`/desk/records/${id}`)).text)
    expect(twice).toContain('已经是这样')
  })

  it('can no longer be cancelled after the pack’s days, and the button says until when it could', async () => {
    const { id, fact } = await confirmedMatch(2)
    await test.setToday('2022-07-20' as Day)
    const page = wordsOf((await at('needer').get(`/desk/records/${id}`)).text)
    expect(page).toContain('到2022-07-03为止')
    const form = formIn((await at('needer').get(`/desk/records/${id}/void?fact=${fact}&act=voided`)).text, `/desk/records/${id}/void`).set(
      'reason',
      '太晚了也要撤',
    )
    expect((await at('needer').post(form.action, form.values)).status).toBe(422)
    await test.setToday('2022-06-30' as Day)
  })
})

describe('what comes later', () => {
  it('is reported by whom the pack names, with its own fields', async () => {
    const { id } = await confirmedMatch(3)
    expect(wordsOf((await at('society').get(`/desk/records/${id}`)).text)).toContain('这一步不由您报告')
    const page = await at('needer').get(`/desk/records/${id}/follow-up/outcome`)
    expect(await htmlFindings(page.text)).toEqual([])
    const bare = formIn(page.text, `/desk/records/${id}/follow-up/outcome`)
    const refused = await at('needer').post(bare.action, bare.values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('href="#f-outcome"')
    const form = formIn(refused.text, `/desk/records/${id}/follow-up/outcome`).set('outcome', 'contract')
    expect((await at('needer').post(form.action, form.values)).status).toBe(303)
    const record = await at('society').get(`/desk/records/${id}`)
    expect(await htmlFindings(record.text)).toEqual([])
    expect(wordsOf(record.text)).toContain('签约')
  })
})

describe('a list of ten', () => {
  it('is sent as one act, counts ten with its confirmation, and each entry is cancelled by itself', async () => {
    const questions = await namesOf(test, await test.subjects('question', 10))
    const page = await at('department').get('/desk/records/new/frontier-questions')
    const form = formIn(page.text, '/desk/records/new/frontier-questions')
      .set('happenedOn', '2022-06-10')
      .set('round', '2022')
      .set('decisionNo', '科协发1号')
      .set('page', 'https://example.org/list')
      .set('evidence', pdf('list'), '清单.pdf')
    for (const [n, question] of questions.slice(0, 9).entries())
      form.set(`entries.${n}.question`, question).set(`entries.${n}.proposers`, '示例学会')
    const short = await at('department').post(form.action, form.press('_do', 'submit').values)
    expect(short.status).toBe(422)
    expect(wordsOf(short.text)).toContain('清单须正好10条，现有9条')
    const whole = formIn(short.text, '/desk/records/new/frontier-questions')
      .set('entries.9.no', '10')
      .set('entries.9.question', questions[9]!)
      .set('entries.9.proposers', '示例学会')
    const sent = await at('department').post(whole.action, whole.press('_do', 'submit').values)
    expect(sent.status, wordsOf(sent.text).slice(0, 1_500)).toBe(303)
    const id = recordIn(sent)
    const before = await figure('T10-1')
    expect(wordsOf((await at('signatory').get(`/desk/records/${id}`)).text)).toContain('确认，10 条计入 T10-1')
    expect((await decides(at('signatory'), id, 'confirm')).status).toBe(303)
    expect(await figure('T10-1')).toBe(before + 10)
    const record = await at('department').get(`/desk/records/${id}`)
    expect(await htmlFindings(record.text)).toEqual([])
    expect(wordsOf(record.text)).toContain('10 条中 10 条计数')
    const entry = /href="([^"]*\/entry\?fact=[0-9a-f-]{36})"/.exec(record.text)![1]!
    const acts = await at('department').get(entry)
    expect(await htmlFindings(acts.text)).toEqual([])
    const mine = await at('secretariat').get(`/desk/records/${id}`)
    expect(mine.status).toBe(200)
  })
})
