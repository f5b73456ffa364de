import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { formIn, pdf, wordsOf } from '../../workbench/testing/forms.js'
import { readerOf, type Verified, verifiedHouse, type WhoVerifies } from '../testing/verified.js'

let house: Verified
beforeAll(async () => {
  house = await verifiedHouse()
})
afterAll(() => house?.test.close())

const at = (as?: WhoVerifies) => readerOf(house.appFor(as))
const figure = () => house.test.figureOf('T15-2', '2022-06-30' as Day)
const settle = () => house.test.house.projector.settle()

let opened = 0
/** Opens a page as somebody: it is there, valid, and says what is asked. */
async function page(as: WhoVerifies | undefined, address: string, ...says: string[]): Promise<string> {
  // The public copy may be a second old; an address of its own is made anew.
  const found = await at(as).get(as ? address : `${address}${address.includes('?') ? '&' : '?'}n=${opened++}`)
  expect(found.status, wordsOf(found.text).slice(0, 500)).toBe(200)
  expect(await htmlFindings(found.text)).toEqual([])
  const words = wordsOf(found.text)
  for (const each of says) expect(words).toContain(each)
  return found.text
}

/** Sends a form of a page and follows to where it leads. */
async function sent(as: WhoVerifies, html: string, action: string, fill: Record<string, string> = {}, file?: Blob): Promise<string> {
  const form = formIn(html, action)
  for (const [name, value] of Object.entries(fill)) form.set(name, value)
  if (file) form.set('evidence', file, '通话记录.pdf')
  const answer = await at(as).post(form.action, form.values)
  expect(answer.status, wordsOf(answer.text).slice(0, 1_500)).toBe(303)
  await settle()
  return answer.location!.split('#')[0]!
}

const VERIFICATION = '/plans/2022/verification'
const reason = '双方当日没有联系，见附件中的通话记录。'

describe('a quarter verified with a dispute upheld', () => {
  let sample: string
  let found: string

  it('begins with a published seed, by which everyone sees the sample drawn', async () => {
    expect(await page(undefined, VERIFICATION, '尚未公布种子')).not.toContain('<form action="/plans/2022/verification')
    const start = await page('secretariat', VERIFICATION)
    await sent('secretariat', start, `${VERIFICATION}/seed`)
    const seeded = await page('secretariat', `${VERIFICATION}?did=published`, '种子已公布', '尚未抽样')
    await sent('secretariat', seeded, `${VERIFICATION}/draw`)
    const drawn = await page(undefined, VERIFICATION, '核验中')
    sample = /\/plans\/2022\/verification\/[0-9a-f-]{36}/.exec(drawn)![0]
    await page(undefined, sample, '样本摘要', '待核验')
  })

  it('is checked row by row; what is wrong goes to its unit, and counts until it is decided (A-54)', async () => {
    const before = await figure()
    for (let no = 1; no <= 5; no++) {
      const html = await page('verifier', sample, `核验第 ${no} 条，共 5 条`, '打开记录')
      if (no === 2) {
        const refused = formIn(html, sample).set('outcome', 'error').set('reason', reason)
        const answer = await at('verifier').post(refused.action, refused.values)
        expect([answer.status, wordsOf(answer.text).includes('请选择错在哪里')]).toEqual([422, true])
        expect(answer.text).toContain(reason)
      }
      await sent('verifier', html, sample, no === 2 ? { outcome: 'error', error: 'not_happened', reason } : { outcome: 'agreed' })
    }
    const done = await page(undefined, sample, '重新打开', '已转为异议', '20.0 %')
    expect(done).not.toContain(reason)
    found = /\/plans\/2022\/disputes\/[0-9a-f-]{36}/.exec(done)![0]
    expect(await figure()).toBe(before)
    await page(undefined, '/plans/2022/targets/T15-2', '其中有异议 1')
    expect(await page('society', sample, '报告全部复核')).toContain(reason)
  })

  it('is answered, decided and struck: the figure falls by that row, and the mark goes (A-54)', async () => {
    const before = await figure()
    expect(await page(undefined, found, '陈述与佐证只向双方和裁定人员公开')).not.toContain(reason)
    const side = await page('society', found, reason)
    const answered = await sent('society', side, `${found}/answer`, { text: '当日通过电话联系，记录附后。' }, pdf('answer'))
    const panel = await page('panel', answered, '通话记录.pdf')
    const file = /\/plans\/2022\/disputes\/[0-9a-f-]{36}\/files\/[0-9a-f]{64}/.exec(panel)![0]
    expect([(await at('panel').get(file)).status, (await at('other').get(file)).status, (await at().get(file)).status]).toEqual([
      200, 404, 404,
    ])
    const decided = await sent('panel', panel, `${found}/decide`, { outcome: 'upheld', text: '双方均未能证明当日有对接。' })
    await page(undefined, decided, '成立', '已剔除', '双方均未能证明当日有对接。')
    expect(await figure()).toBe(before - 1)
    expect(wordsOf(await page(undefined, '/plans/2022/targets/T15-2'))).not.toContain('其中有异议')
    await page(undefined, '/plans/2022/targets/T15-2/not-counted', '已剔除')
  })

  it('is appealed once and decided for good by another: what is not upheld counts again', async () => {
    const before = await figure()
    const appealed = await sent(
      'society',
      await page('society', found),
      `${found}/appeal`,
      { text: '补充了对方签字的确认书。' },
      pdf('appeal'),
    )
    await page('panel', appealed)
    const again = formIn(await page('panel', appealed), `${found}/decide`)
      .set('outcome', 'refused')
      .set('text', '有签字确认书，异议不成立。')
    const own = await at('panel').post(again.action, again.values)
    expect([own.status, wordsOf(own.text).includes('原裁定是您作出的')]).toEqual([422, true])
    await sent('judge', await page('judge', appealed), `${found}/decide`, { outcome: 'refused', text: '有签字确认书，异议不成立。' })
    await page(undefined, found, '已终结', '不成立', '复议后撤销原裁定')
    expect(await figure()).toBe(before + 1)
  })

  it('leaves nothing to undo: a dispute that it does not count is decided and moves no figure', async () => {
    const before = await figure()
    const fact = /\/facts\/([0-9a-f-]{36})/.exec(await page(undefined, found))![1]!
    const form = formIn(
      await page('other', `/plans/2022/targets/T15-2/dispute?fact=${fact}&about=not_counted`),
      '/plans/2022/targets/T15-2/dispute',
    )
    const sentOff = await at('other').post(form.action, form.set('text', '看起来这条没有计入，请核查。').values)
    const raised = sentOff.location!.split('?')[0]!
    await sent('society', await page('society', raised), `${raised}/answer`, { text: '这条已经恢复计数，见决定。' })
    await sent('judge', await page('judge', raised), `${raised}/decide`, { outcome: 'upheld', text: '该条应当计入，且现已计入。' })
    await page(undefined, raised, '成立', '维持')
    expect(await figure()).toBe(before)
  })

  it('is reviewed as a whole by the unit, which reports it', async () => {
    const html = await page('society', sample)
    await sent('society', html, `${sample}/review`, { wrong: '0', note: '逐条核对，均属实。' })
    await page(undefined, sample, '1 个单位中已有 1 个完成')
  })
})

describe('a dispute raised by a unit', () => {
  it('begins at the fact, in the window, with evidence; the other side finds it in its turn', async () => {
    const fact = house.facts[4]!
    expect(await page(undefined, `/facts/${fact}`)).not.toContain('对这条事实提出异议')
    const from = await page('other', `/facts/${fact}`, '对这条事实提出异议')
    const address = /\/plans\/2022\/targets\/T15-2\/dispute\?fact=[0-9a-f-]{36}/.exec(from)![0]
    expect((await at().get(address)).status).toBe(302)
    const form = formIn(await page('other', address), '/plans/2022/targets/T15-2/dispute').set('text', '短')
    form.set('evidence', pdf('raise'), '佐证.pdf')
    const refused = await at('other').post(form.action, form.values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('佐证.pdf')
    const raised = await sent('other', refused.text, '/plans/2022/targets/T15-2/dispute', { text: reason })
    await page('society', raised, '异议已提出', '佐证.pdf', '答复')
    expect(await page('other', '/plans/2022/disputes?standing=undecided&own=1', '待答复', '查看全部异议')).toContain(raised.split('?')[0]!)
    expect(await page('needer', '/plans/2022/disputes?own=1')).not.toContain(raised.split('?')[0]!)
    expect(await page(undefined, '/plans/2022/disputes?own=1')).toContain(raised.split('?')[0]!)
    await page(undefined, `/facts/${fact}`, '待答复')
    const { rows } = await house.test.house.database.pool.query(
      "select title->>'zh' as title from kernel.matter where kind = 'dispute.answer'",
    )
    expect(rows).toEqual([{ title: '答复异议：T15-2' }])
  })

  it('outside the window is refused with the day, and the form says so before', async () => {
    await house.test.setToday('2022-07-20' as Day)
    const address = `/plans/2022/targets/T15-2/dispute?fact=${house.facts[0]}`
    const html = await page('other', address, '核验期从 2023-01-01 开始')
    const form = formIn(html, '/plans/2022/targets/T15-2/dispute').set('text', reason)
    const answer = await at('other').post(form.action, form.values)
    expect([answer.status, wordsOf(answer.text).includes('2023-01-01')]).toEqual([422, true])
    expect(await page('panel', address, '您没有可以代表其提出异议的单位')).not.toContain('<textarea')
  })

  it.each(['/plans/2022/disputes', '/plans/2022/verification'])('%s is whole in every language', async (address) => {
    for (const language of ['zh-Hant', 'en']) await page(undefined, `${address}?lang=${language}`)
    expect((await at().get(`${address}/00000000-0000-4000-8000-000000000000`)).status).toBe(404)
  })
})
