import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { must, type Someone, type WebHouse, webHouse } from '../testing/webHouse.js'
import { accountRoutes } from './index.js'

let house: WebHouse
let admin: Someone
let clerk: Someone
const TODAY = '2022-09-30' as Day

beforeAll(async () => {
  house = await webHouse((app) => accountRoutes(app), TODAY, 'demo')
  admin = await house.someone('管理示例', 'system_administrator')
  clerk = await house.someone('经办示例', 'secretariat')
})
afterAll(() => house?.close())

/** A time-based code as an app computes it (RFC 6238). */
function codeAt(uri: string, at: number): string {
  const base32 = new URL(uri).searchParams.get('secret')!.replaceAll('=', '')
  const bits = [...base32].map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const place = mac[19]! & 15
  return String((mac.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('signing in', () => {
  it('by a one-time link: looking does not use it, pressing does, once', async () => {
    const url = must(await house.accounts.oneTimeLink(admin.account, { to: '/desk/account', minutes: 5 }))
    const visitor = await house.visitor()
    expect((await visitor.get(url)).text).toContain('以“管理示例”的身份登录')
    expect(await htmlFindings(visitor.seen.html)).toEqual([])
    const landed = await visitor.send(new URL(url).pathname)
    expect(landed.address).toBe('/desk/account')
    expect(landed.text).toContain(admin.email)
    const late = await house.visitor()
    expect((await late.get(url)).status).toBe(410)
    expect(late.seen.text).toContain('不能再用')
    expect(await htmlFindings(late.seen.html)).toEqual([])
  })

  it('leads on to the page that was asked for, and nowhere else', async () => {
    const visitor = await house.visitor()
    const asked = await visitor.get('/desk/permissions?lang=en')
    expect(asked.address).toBe('/sign-in?to=%2Fdesk%2Fpermissions%3Flang%3Den')
    must(await house.accounts.setPasswordFor(clerk.account, '用一句足够长的话来作密码'))
    const landed = await visitor.send('/sign-in', { email: clerk.email, password: '用一句足够长的话来作密码' })
    expect(landed.address).toBe('/desk/permissions?lang=en')
    const other = await house.visitor()
    await other.get('/sign-in?to=//evil.example/x')
    const there = await other.send('/sign-in', { email: clerk.email, password: '用一句足够长的话来作密码' })
    expect(there.address).toBe('/desk')
  })

  it('says the same for a wrong password and an unknown address, keeps the address, and says how long to wait', async () => {
    const someone = await house.someone('慢示例')
    must(await house.accounts.setPasswordFor(someone.account, 'a long enough password'))
    const visitor = await house.visitor()
    await visitor.get('/sign-in?lang=en')
    const wrong = await visitor.send('/sign-in', { email: someone.email, password: 'not this one at all' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('The e-mail address or the password is wrong.')
    expect(wrong.html).toContain(`value="${someone.email}"`)
    expect(wrong.html).not.toContain('not this one')
    expect((await visitor.send('/sign-in', { email: 'nobody@example.org', password: 'not this one at all' })).text).toContain('is wrong.')
    for (let tries = 0; tries < 4; tries++) await visitor.send('/sign-in', { email: someone.email, password: 'not this one at all' })
    const waits = await visitor.send('/sign-in', { email: someone.email, password: 'a long enough password' })
    expect(waits.text).toMatch(/try again in \d+ seconds/)
    expect(await htmlFindings(waits.html)).toEqual([])
  })

  it('by password and code, and by a paper code', async () => {
    const someone = await house.someone('两步示例', 'auditor')
    must(await house.accounts.setPasswordFor(someone.account, 'two steps are better'))
    const desk = await house.visitor(someone)
    await desk.get('/desk/account/two-step')
    expect((await desk.send('/desk/account/two-step', { password: 'a wrong one, surely' })).text).toContain('现有密码不对')
    const begun = await desk.send('/desk/account/two-step', { password: 'two steps are better' })
    expect(await htmlFindings(begun.html)).toEqual([])
    const uri = /otpauth:\/\/[^<\s]+/.exec(begun.html)![0].replaceAll('&amp;', '&')
    const paper = [...begun.html.matchAll(/<li><code>([^<]+)<\/code>/g)].map((found) => found[1]!)
    expect(paper).toHaveLength(10)
    expect((await desk.send('/two-step/finish', { code: '000000' })).text).toContain('验证码不对')
    const now = Date.now()
    expect((await desk.send('/two-step/finish', { code: codeAt(uri, now) })).text).toContain('两步验证已开启')
    await desk.get('/sign-out')
    await desk.send('/sign-out')
    expect((await desk.get('/desk/account')).address).toContain('/sign-in')
    const asked = await desk.send('/sign-in', { email: someone.email, password: 'two steps are better' })
    expect(asked.text).toContain('6 位数字')
    expect((await desk.get('/desk/account')).address).toContain('/sign-in')
    await desk.get(asked.address)
    expect((await desk.send('/sign-in/code', { code: codeAt(uri, now) })).text).toContain('已用过')
    // A watched code ends the attempt: the next one begins with the password again.
    await desk.send('/sign-in', { email: someone.email, password: 'two steps are better' })
    expect((await desk.send('/sign-in/code', { code: codeAt(uri, now + 30_000) })).text).toContain(someone.email)
    const other = await house.visitor()
    await other.get('/sign-in')
    await other.send('/sign-in', { email: someone.email, password: 'two steps are better' })
    expect((await other.send('/sign-in/code', { code: paper[0]! })).address).toBe('/desk')
  })
})

describe('a forgotten password', () => {
  it('is set anew behind a link from the outbox, without the old one; other sign-ins end', async () => {
    const someone = await house.someone('健忘示例', 'auditor')
    const old = await house.visitor(someone)
    const visitor = await house.visitor()
    await visitor.get('/password')
    expect((await visitor.send('/password', { email: someone.email })).text).toContain('如有此账号')
    const desk = await house.visitor(admin)
    const outbox = await desk.get('/desk/outbox')
    expect(await htmlFindings(outbox.html)).toEqual([])
    const link = new RegExp(`${someone.email}[\\s\\S]*?href="(/sign-in/link/[^"]+)"`).exec(outbox.html)![1]!
    await visitor.get(link)
    const page = await visitor.send(link)
    expect(page.address).toBe('/account/password')
    expect(page.forms.some((form) => form.names.includes('current'))).toBe(false)
    expect((await visitor.send('/account/password', { password: 'quite a new password', again: 'quite another one' })).text).toContain(
      '不一致',
    )
    expect((await visitor.send('/account/password', { password: 'short', again: 'short' })).text).toContain('12 至 128')
    const set = await visitor.send('/account/password', { password: 'quite a new password', again: 'quite a new password' })
    expect(set.text).toContain('密码已更改')
    expect((await old.get('/desk/account')).address).toContain('/sign-in')
  })
})

describe('the own account', () => {
  it('lists sign-ins and ends them, one or all others', async () => {
    const someone = await house.someone('多处示例', 'auditor')
    const [desk, phone, tablet] = [await house.visitor(someone), await house.visitor(someone), await house.visitor(someone)]
    const page = await desk.get('/desk/account')
    expect(await htmlFindings(page.html)).toEqual([])
    expect(page.text).toContain('本次登录')
    // Tokens are for programs: who has none is not asked to understand them.
    expect(page.html).toMatch(/<details><summary>供程序代您访问/)
    const endings = page.forms.filter((form) => form.action === '/desk/account/sign-ins')
    expect(endings).toHaveLength(3)
    await desk.send('/desk/account/sign-ins')
    expect(
      [(await phone.get('/desk/account')).address, (await tablet.get('/desk/account')).address].filter((at) => at === '/desk/account'),
    ).toHaveLength(1)
    await desk.post('/desk/account/sign-ins', { session: 'others' })
    expect(desk.seen.text).toContain('已结束其他 1 次登录')
    expect((await phone.get('/desk/account')).address).toContain('/sign-in')
    expect((await tablet.get('/desk/account')).address).toContain('/sign-in')
    expect((await desk.get('/desk/account')).status).toBe(200)
  })

  it('makes a token that is shown once, does what it may, and is revoked', async () => {
    const desk = await house.visitor(clerk)
    await desk.get('/desk/account')
    const none = await desk.send('/desk/account/tokens', { name: '每日上报', scopes: [] as string[] })
    expect(none.status).toBe(422)
    expect(none.text).toContain('至少选择一项')
    expect(none.html).toContain('value="每日上报"')
    const beyond = await desk.post('/desk/account/tokens', { name: '越权', scopes: ['system.see'], days: '30' })
    expect(beyond.text).toContain('您没有权限“system.see”')
    await desk.get('/desk/account')
    const made = await desk.send('/desk/account/tokens', { name: '每日上报', scopes: ['registry.see_roles'], days: '３０' })
    const token = /clg_[\w-]{43}/.exec(made.html)![0]
    expect(await htmlFindings(made.html)).toEqual([])
    const asToken = (address: string) => house.app.request(address, { headers: { authorization: `Bearer ${token}` } })
    expect(await (await asToken('/desk/permissions')).text()).toContain('查看任职情况')
    expect((await desk.get('/desk/account')).html).not.toContain(token)
    await desk.send('/desk/account/tokens/revoke')
    expect(desk.seen.text).toContain('令牌已撤销')
    expect((await asToken('/desk/permissions')).status).toBe(302)
  })
})

describe('what I may do', () => {
  it('names act, role and unit, and who does the rest', async () => {
    const desk = await house.visitor(clerk)
    const page = await desk.get('/desk/permissions?lang=en')
    expect(page.text).toContain('Federation secretariat')
    expect(page.text).toContain('Who does the rest')
    expect(await htmlFindings(page.html)).toEqual([])
    const who = await desk.get('/desk/permissions/registry.appoint?lang=en')
    expect(who.text).toContain('管理示例')
    expect(who.text).toContain('You hold it')
    expect((await desk.get('/desk/permissions/no.such')).status).toBe(404)
  })
})

describe('people and roles', () => {
  it('registers and invites someone, gives a role and ends it, with reasons', async () => {
    const desk = await house.visitor(admin)
    expect(await htmlFindings((await desk.get('/desk/people')).html)).toEqual([])
    await desk.get('/desk/people/new')
    expect((await desk.send('/desk/people/new', { nameZh: '', email: 'new@example.org' })).status).toBe(422)
    expect(desk.seen.html).toContain('value="new@example.org"')
    await desk.send('/desk/people/new', { nameZh: '张示例', source: '来函', email: 'new@example.org' })
    expect(desk.seen.text).toContain('邀请信已写入发件箱')
    expect(desk.seen.text).toContain('张*')
    expect(desk.seen.text).not.toContain('张示例')
    const address = desk.seen.address.split('?')[0]!
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    expect((await desk.send(`${address}/appoint`, { role: 'society_office', reason: '任命' })).text).toContain('不能设在')
    expect(desk.seen.html).toContain('value="任命"')
    expect((await desk.send(`${address}/appoint`, { unit: '没有的单位' })).text).toContain('名录中没有找到')
    await desk.send(`${address}/appoint`, { role: 'plan_editor', unit: '', reason: '任命' })
    expect(desk.seen.text).toContain('角色已任命')
    const end = /href="([^"]+\/end\/[^"]+)"/.exec(desk.seen.html)![1]!
    await desk.get(end)
    expect((await desk.send(end, { lastDay: '2022-09-01', reason: '调离' })).text).toContain('不能追溯取消')
    expect((await desk.send(end, { lastDay: TODAY, reason: '调离' })).text).toContain('任职已结束')
    expect((await desk.get('/desk/people?find=张示')).text).toContain('张*')
    expect((await house.accounts.accountByEmail('new@example.org'))?.name).toBe('张示例')
  })

  it('is not for everyone; nobody appoints himself', async () => {
    const auditor = await house.visitor(await house.someone('审计示例', 'auditor'))
    expect((await auditor.get('/desk/people/new')).status).toBe(403)
    const desk = await house.visitor(admin)
    await desk.get(`/desk/people/${admin.person}`)
    expect((await desk.send('/appoint', { role: 'auditor', reason: '自任' })).text).toContain('不能任命自己')
    const stranger = await house.visitor()
    expect((await stranger.get('/desk/people')).address).toContain('/sign-in')
    expect((await stranger.get('/desk/people/x')).address).toContain('/sign-in')
    expect((await desk.get('/desk/people/x')).status).toBe(404)
    expect((await stranger.post(`/desk/people/${admin.person}/appoint`, { role: 'auditor' })).status).toBe(401)
  })
})

describe("the demonstration's date", () => {
  it('moves forward, after everything is sealed, and never back', async () => {
    const clerkDesk = await house.visitor(clerk)
    expect((await clerkDesk.get('/desk/clock')).status).toBe(403)
    const desk = await house.visitor(admin)
    expect(await htmlFindings((await desk.get('/desk/clock')).html)).toEqual([])
    expect((await desk.send('/desk/clock', { to: '2022-09-29' })).text).toContain('不能退回；现在是 2022-09-30')
    expect((await desk.send('/desk/clock', { to: '2022-02-30' })).status).toBe(422)
    expect((await desk.send('/desk/clock', { to: '2022-10-15' })).text).toContain('已推进到 2022-10-15')
    expect(await house.house.clock.today(house.house.database.db)).toBe('2022-10-15')
  })
})
