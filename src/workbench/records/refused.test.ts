import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlFindings } from '../../ui/testing/index.js'
import { decides, matchForm, recordIn, sentMatch } from '../testing/acts.js'
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

const count = async () => Number((await test.house.database.pool.query('select count(*) as n from records.record')).rows[0].n)
const need = (n: number) => test.needs[n]!
const offer = (n: number) => test.offers[n]!

describe('a form that is refused', () => {
  it('keeps what was typed under a summary whose points lead to their fields', async () => {
    const page = await at('society').get('/desk/records/new/match')
    const form = formIn(page.text, '/desk/records/new/match').set('happenedOn', '2022-08-01').set('contact', '好')
    const refused = await at('society').post(form.action, form.press('_do', 'submit').values)
    expect(refused.status).toBe(422)
    expect(await htmlFindings(refused.text)).toEqual([])
    expect(refused.text).toContain('role="alert"')
    for (const field of ['happenedOn', 'need', 'offer', 'needUnit', 'offerUnit', 'channel', 'contact'])
      expect(refused.text).toContain(`href="#f-${field}"`)
    for (const [, id] of refused.text.matchAll(/href="#(f-[\w-]+)"/g)) expect(refused.text).toContain(`id="${id}"`)
    expect(refused.text).toContain('value="2022-08-01"')
    expect(wordsOf(refused.text)).toContain('日期不能晚于2022-07-01')
  })

  it('for a file that is not what its name says keeps the good file and says which one is wrong', async () => {
    const form = await matchForm(test, at('society'), need(0), offer(0))
    form.set('evidence', pdf('good'), '好.pdf').set('evidence', new Blob(['<html><script>alert(1)</script></html>']), '假.pdf')
    const before = await count()
    const refused = await at('society').post(form.action, form.press('_do', 'submit').values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('href="#f-evidence"')
    expect(wordsOf(refused.text)).toContain('“假.pdf”是TXT')
    expect(await count()).toBe(before)
    const again = formIn(refused.text, '/desk/records/new/match')
    const sent = await at('society').post(again.action, again.press('_do', 'submit').values)
    expect(sent.status, wordsOf(sent.text).slice(0, 1_500)).toBe(303)
    expect(wordsOf((await at('society').get(sent.location!)).text)).toContain('好.pdf')
  })

  it('for a field says so even where the file is wrong as well', async () => {
    const page = await at('society').get('/desk/records/new/match')
    const form = formIn(page.text, '/desk/records/new/match').set('evidence', new Blob([new Uint8Array([1, 2, 3])]), '坏.png')
    const refused = await at('society').post(form.action, form.press('_do', 'submit').values)
    expect(refused.status).toBe(422)
    for (const field of ['evidence', 'need', 'happenedOn']) expect(refused.text).toContain(`href="#f-${field}"`)
  })
})

describe('pressing twice', () => {
  it('makes one record, one confirmation and one cancel', async () => {
    const form = (await matchForm(test, at('society'), need(1), offer(1))).press('_do', 'submit')
    const before = await count()
    const answers = await Promise.all([at('society').post(form.action, form.values), at('society').post(form.action, form.values)])
    expect(answers.map((answer) => answer.status)).toEqual([303, 303])
    expect(recordIn(answers[0]!)).toBe(recordIn(answers[1]!))
    expect(await count()).toBe(before + 1)
    const id = recordIn(answers[0]!)
    const desk = await at('needer').get(`/desk/records/${id}`)
    const confirm = formIn(desk.text, '/desk/confirm').press('does', 'confirm')
    const both = await Promise.all([at('needer').post(confirm.action, confirm.values), at('needer').post(confirm.action, confirm.values)])
    expect(both.map((answer) => answer.status)).toEqual([303, 303])
    const said = await test.house.database.pool.query(`select count(*) as n from records.note where record = $1 and act = 'confirmed'`, [
      id,
    ])
    expect(Number(said.rows[0].n)).toBe(1)
  })
})

describe('two people on one record', () => {
  it('see both versions when the second one saves, and the second may then put his in place', async () => {
    const id = await sentMatch(test, at('society'), need(2), offer(2))
    const [one, other] = await Promise.all([at('society').get(`/desk/records/${id}/edit`), at('society').get(`/desk/records/${id}/edit`)])
    const first = formIn(one!.text, `/desk/records/${id}/edit`).set('contact', '第一人的写法').press('_do', 'submit')
    expect((await at('society').post(first.action, first.values)).status).toBe(303)
    const second = formIn(other!.text, `/desk/records/${id}/edit`).set('contact', '第二人的写法').press('_do', 'submit')
    const refused = await at('society').post(second.action, second.values)
    expect(refused.status).toBe(409)
    expect(await htmlFindings(refused.text)).toEqual([])
    const words = wordsOf(refused.text)
    expect(words).toContain('第一人的写法')
    expect(words).toContain('第二人的写法')
    expect(words).toContain('两个版本的对照')
    const again = formIn(refused.text, `/desk/records/${id}/edit`).press('_do', 'submit')
    expect((await at('society').post(again.action, again.values)).status).toBe(303)
    expect(wordsOf((await at('society').get(`/desk/records/${id}`)).text)).toContain('第二人的写法')
  })

  it('cannot confirm what was changed after they opened it', async () => {
    const id = await sentMatch(test, at('society'), need(3), offer(3))
    const desk = await at('needer').get(`/desk/records/${id}`)
    const confirm = formIn(desk.text, '/desk/confirm').press('does', 'confirm')
    const edit = await at('society').get(`/desk/records/${id}/edit`)
    const change = formIn(edit.text, `/desk/records/${id}/edit`).set('contact', '后来改过').press('_do', 'submit')
    expect((await at('society').post(change.action, change.values)).status).toBe(303)
    const refused = await at('needer').post(confirm.action, confirm.values)
    expect(refused.status).toBe(409)
    expect(wordsOf(refused.text)).toContain('后来改过')
  })
})

describe('who may not', () => {
  it('is led to the sign-in, and a form of nobody is not taken', async () => {
    for (const address of [
      '/desk',
      '/desk/others',
      '/desk/records',
      '/desk/records/new',
      '/desk/records/new/match',
      '/desk/confirm',
      '/desk/confirm/list',
      '/desk/records/import/match',
      '/desk/records/export.csv',
    ]) {
      const answer = await at().get(address)
      expect([answer.status, answer.location], address).toEqual([302, `/sign-in?to=${encodeURIComponent(address)}`])
    }
    const form = new FormData()
    for (const address of [
      '/desk/records/new/match',
      '/desk/confirm',
      '/desk/confirm/many',
      '/desk/records/import/match',
      '/desk/records/import/match/begin',
    ])
      expect((await at().post(address, form)).status, address).toBe(401)
  })

  it('records by a pack that is not his is told who does', async () => {
    const answer = await at('society').get('/desk/records/new/special-issue')
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.text)).toContain('期刊编辑部')
    const choose = await at('society').get('/desk/records/new')
    expect(await htmlFindings(choose.text)).toEqual([])
    expect(wordsOf(choose.text)).toMatch(/组约专刊 T06-1 期刊编辑部 学术前沿.*部门经办（部门）/)
  })

  it('confirms his own record, or one that is not his side’s, is refused with the reason', async () => {
    const id = await sentMatch(test, at('society'), need(4), offer(4))
    const form = new FormData()
    for (const [name, value] of Object.entries({ record: id, side: 'need', no: '1', version: '1', does: 'confirm' })) form.set(name, value)
    const answer = await at('society').post('/desk/confirm', form)
    expect(answer.status).toBe(422)
    expect((await at('other').post('/desk/confirm', form)).status).toBe(422)
    const state = await test.house.database.pool.query(
      `select count(*) as n from records.confirmation where record = $1 and state = 'confirmed'`,
      [id],
    )
    expect(Number(state.rows[0].n)).toBe(0)
  })

  it('asks for a record, its file or its edit form of another unit finds nothing', async () => {
    const id = await sentMatch(test, at('society'), need(5), offer(5))
    const hash = (await test.house.database.pool.query('select hash from records.evidence where record = $1', [id])).rows[0].hash
    for (const address of [`/desk/records/${id}`, `/desk/records/${id}/edit`, `/desk/records/${id}/withdraw`, `/files/${id}/${hash}`])
      expect((await at('other').get(address)).status, address).toBe(404)
    const file = await at('needer').get(`/files/${id}/${hash}`)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E8%AE%B0%E5%BD%95\.pdf$/)
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect((await at('needer').get(`/desk/records/${id}/edit`)).status).toBe(422)
  })
})

describe('sent back', () => {
  it('needs a reason, shows it, is mended, and every side is asked again', async () => {
    const id = await sentMatch(test, at('society'), need(6), offer(6))
    const bare = await decides(at('offerer'), id, 'back')
    expect(bare.status).toBe(422)
    expect(bare.text).toContain('href="#f-reason"')
    expect((await decides(at('needer'), id, 'confirm')).status).toBe(303)
    expect((await decides(at('offerer'), id, 'back', '日期写错了')).status).toBe(303)
    const mine = await at('society').get('/desk')
    expect(wordsOf(mine.text)).toContain('退回待改')
    expect(await htmlFindings(mine.text)).toEqual([])
    const record = await at('society').get(`/desk/records/${id}`)
    expect(wordsOf(record.text)).toContain('日期写错了')
    const edit = await at('society').get(`/desk/records/${id}/edit`)
    const form = formIn(edit.text, `/desk/records/${id}/edit`).set('happenedOn', '2022-06-02').press('_do', 'submit')
    expect((await at('society').post(form.action, form.values)).status).toBe(303)
    for (const who of ['needer', 'offerer'] as const) expect((await decides(at(who), id, 'confirm')).status).toBe(303)
    expect(wordsOf((await at('society').get(`/desk/records/${id}`)).text)).toContain('已确认')
  })

  it('or refused ends it; or its own unit withdraws it with a reason', async () => {
    const id = await sentMatch(test, at('society'), need(7), offer(7))
    expect((await decides(at('needer'), id, 'refuse', '没有这件事')).status).toBe(303)
    expect(wordsOf((await at('society').get(`/desk/records/${id}`)).text)).toContain('没有成为事实')
    const other = await sentMatch(test, at('society'), need(7), offer(6))
    const page = await at('society').get(`/desk/records/${other}/withdraw`)
    expect(await htmlFindings(page.text)).toEqual([])
    const bare = formIn(page.text, `/desk/records/${other}/withdraw`)
    const refused = await at('society').post(bare.action, bare.values)
    expect(refused.status).toBe(422)
    const form = formIn(refused.text, `/desk/records/${other}/withdraw`).set('reason', '重复填报了')
    expect((await at('society').post(form.action, form.values)).status).toBe(303)
    expect(wordsOf((await at('society').get(`/desk/records/${other}`)).text)).toContain('已撤回')
  })
})

describe('a draft', () => {
  it('is kept with what there is, is its unit’s own, and goes on from its page', async () => {
    const page = await at('society').get('/desk/records/new/match')
    const form = formIn(page.text, '/desk/records/new/match').set('contact', '先记一笔').press('_do', 'draft')
    const sent = await at('society').post(form.action, form.values)
    expect(sent.status).toBe(303)
    const id = recordIn(sent)
    expect(wordsOf((await at('society').get(sent.location!)).text)).toContain('草稿已保存')
    expect((await at('needer').get(`/desk/records/${id}`)).status).toBe(404)
    const edit = await at('society').get(`/desk/records/${id}/edit`)
    expect(edit.text).toContain('先记一笔')
    const refused = formIn(edit.text, `/desk/records/${id}/edit`).press('_do', 'submit')
    expect((await at('society').post(refused.action, refused.values)).status).toBe(422)
  })
})
