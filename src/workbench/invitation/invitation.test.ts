import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { namesOf, recordIn } from '../testing/acts.js'
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

let issue = 0
/** A special issue whose guest editor is asked by letter; gives the record and the address in the letter. */
async function asked(): Promise<{ record: string; link: string }> {
  const [journal] = await test.journals(1, { listedIn: 'excellence_programme' })
  const [topic] = await test.subjects('topic', 1)
  const [journalName, topicName] = await namesOf(test, [journal!, topic!])
  const page = await at('journal').get('/desk/records/new/special-issue')
  const form = formIn(page.text, '/desk/records/new/special-issue')
    .set('happenedOn', '2022-06-03')
    .set('journal', journalName!)
    .set('topic', topicName!)
    .set('volume', '12')
    .set('issue', String(++issue))
    .set('plannedOn', '2022-11-01')
    .set('commissionNo', `组-${issue}`)
    .set('guestEditor.name', '钱某')
    .set('guestEditor.email', `guest${issue}@example.org`)
    .set('evidence', pdf(`letter ${issue}`), '组约函.pdf')
  const sent = await at('journal').post(form.action, form.press('_do', 'submit').values)
  expect(sent.status, wordsOf(sent.text).slice(0, 1_500)).toBe(303)
  return { record: recordIn(sent), link: await lastLink() }
}
async function lastLink(): Promise<string> {
  const letters = await test.house.database.pool.query('select body from kernel.mail order by id desc limit 1')
  return /(\/confirm\/[A-Za-z0-9_-]{43})/.exec(letters.rows[0].body)![1]!
}

describe('a one-time link', () => {
  it('shows the record and its evidence without a sign-in, and makes the fact with one answer', async () => {
    const { record, link } = await asked()
    const before = await test.figureOf('T06-1', '2022-06-30' as Day)
    const page = await at().get(link)
    expect(page.status).toBe(200)
    expect(await htmlFindings(page.text)).toEqual([])
    expect(page.headers.get('cache-control')).toContain('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(wordsOf(page.text)).toContain('钱某，您好')
    const file = await at().get(/href="(\/confirm\/[^"]+\/files\/[0-9a-f]{64})"/.exec(page.text)![1]!)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await at().get(`/desk/records/${record}`)).status).toBe(302)
    const form = formIn(page.text, link).press('verdict', 'confirm')
    const said = await at().post(form.action, form.values)
    expect(said.status).toBe(303)
    expect(wordsOf((await at().get(said.location!)).text)).toContain('您已确认属实')
    expect(await test.figureOf('T06-1', '2022-06-30' as Day)).toBe(before + 1)
    const used = await at().get(link)
    expect(used.status).toBe(410)
    expect(wordsOf(used.text)).toContain('已于2022-06-30使用')
    // Pressed twice it is one answer; said anew it is too late.
    expect((await at().post(form.action, form.values)).status).toBe(303)
    expect((await at().post(form.action, form.set('_once', 'another').values)).status).toBe(410)
  })

  it('sends back or refuses with a reason only, and keeps what was written when there is none', async () => {
    const { record, link } = await asked()
    const page = await at().get(link)
    const bare = formIn(page.text, link).set('note', '嗯').press('verdict', 'refuse')
    const refused = await at().post(bare.action, bare.values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('href="#f-note"')
    expect(refused.text).toContain('嗯')
    const form = formIn(refused.text, link).set('note', '我没有答应').press('verdict', 'refuse')
    expect((await at().post(form.action, form.values)).status).toBe(303)
    expect(wordsOf((await at('journal').get(`/desk/records/${record}`)).text)).toContain('我没有答应')
  })

  it('is replaced when its unit asks again; the old one and a guessed one open nothing', async () => {
    const { record, link } = await asked()
    const others = await at('journal').get('/desk/others')
    expect(wordsOf(others.text)).toContain('邀请已于 2022-06-30 发出')
    const form = formIn(others.text, `/desk/records/${record}/invite`)
    expect((await at('journal').post(form.action, form.values)).status).toBe(303)
    const fresh = await lastLink()
    expect(fresh).not.toBe(link)
    expect((await at().get(link)).status).toBe(404)
    expect((await at().get(fresh)).status).toBe(200)
    expect((await at().get(`/confirm/${'A'.repeat(43)}`)).status).toBe(404)
    const other = await asked()
    const hash = (await test.house.database.pool.query('select hash from records.evidence where record = $1', [other.record])).rows[0].hash
    expect((await at().get(`${fresh}/files/${hash}`)).status).toBe(404)
  })
})
