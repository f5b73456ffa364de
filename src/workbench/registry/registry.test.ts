import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import {
  officersOf,
  readIndustries,
  registerPerson,
  registerUnit,
  relationsOf,
  takeInCodeList,
  unitById,
  unitLife,
} from '../../registry/index.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { accountRoutes } from '../account/index.js'
import type { Walker } from '../testing/walker.js'
import { must, type WebHouse, webHouse } from '../testing/webHouse.js'
import { registryDeskRoutes } from './routes.js'

let house: WebHouse
let keeper: Walker
let office: Walker
const units: Record<string, string> = {}
const source = '测试名录'

const add = async (key: string, nameZh: string, more: object = {}) => {
  const answer = must(
    await registerUnit(house.as(), {
      kind: 'society',
      code: `W-${key}`,
      nameZh,
      since: '1985',
      parent: units.federation ?? null,
      source,
      ...more,
    }),
  )
  units[key] = answer.answer!.unit
}
beforeAll(async () => {
  house = await webHouse((app) => {
    accountRoutes(app)
    registryDeskRoutes(app)
  }, '2022-06-30' as Day)
  await add('federation', '示例联合会', { kind: 'federation', parent: undefined })
  for (const [key, name] of [
    ['a', '办理甲学会'],
    ['b', '办理乙学会'],
    ['c', '办理丙学会'],
  ] as const)
    await add(key, name)
  await add('branch', '办理甲学会青年分会', { kind: 'branch', parent: units.a })
  await add('union', '办理联合体', { kind: 'union' })
  keeper = await house.visitor(await house.someone('秘书处示例', 'secretariat'))
  office = await house.visitor(await house.someone('学会示例', ['society_office', units.a!]))
})
afterAll(() => house?.close())

const at = async (key: string, asOf?: string) => must(await unitById(house.as(), { unit: units[key]!, ...(asOf ? { asOf } : {}) }))!.unit
const page = (action: string, key: string) => `/desk/registry${action}?unit=${units[key]}`

describe('the desk of the register', () => {
  it('finds a unit by its name and shows what can be done, valid in each language', async () => {
    await keeper.get('/desk/registry')
    const found = await keeper.send('/desk/registry', { of: '办理甲学会' })
    expect(found.address).toBe(page('', 'a'))
    for (const language of ['zh-Hans', 'zh-Hant', 'en'])
      for (const action of ['', '/rename', '/relate', '/reorganise', '/close', '/officers'])
        expect(await htmlFindings((await keeper.get(`${page(action, 'a')}&lang=${language}`)).html)).toEqual([])
    await keeper.get('/desk/registry?lang=zh-Hans')
    expect((await keeper.send('/desk/registry', { of: '没有这个' })).text).toContain('名录中没有找到')
  })

  it('is closed to who may not, and asks strangers to sign in', async () => {
    const stranger = await house.visitor()
    expect((await stranger.get(page('/rename', 'a'))).address).toContain('/sign-in')
    const auditor = await house.visitor(await house.someone('审计示例', 'auditor'))
    expect((await auditor.get(page('/rename', 'a'))).status).toBe(403)
    expect((await auditor.get('/desk/registry')).status).toBe(403)
    expect((await office.get(page('/rename', 'a'))).status).toBe(403)
    expect((await office.get(page('/officers', 'b'))).status).toBe(403)
    expect((await keeper.get('/desk/registry/rename?unit=x')).status).toBe(404)
    expect((await keeper.get(`/desk/registry/undo/x?unit=${units.a}`)).status).toBe(404)
  })
})

describe('a new name', () => {
  it('is previewed with the branches that take it over, and only the second button does it', async () => {
    await keeper.get(`${page('/rename', 'a')}&lang=zh-Hans`)
    const shown = await keeper.send('/rename', { nameZh: '办理甲新学会', from: '2022-06-01', source: '民政部批复' }, '预览后果')
    expect(shown.text).toContain('“办理甲学会”更名为“办理甲新学会”')
    expect(shown.text).toContain('“办理甲学会青年分会”更名为“办理甲新学会青年分会”')
    expect(await htmlFindings(shown.html)).toEqual([])
    expect((await at('a')).nameZh).toBe('办理甲学会')
    const told = await keeper.send('/rename', {}, '确认更名')
    expect(told.text).toContain('更名已登记')
    expect([(await at('a', '2022-05-31')).nameZh, (await at('a')).nameZh, (await at('branch')).nameZh]).toEqual([
      '办理甲学会',
      '办理甲新学会',
      '办理甲新学会青年分会',
    ])
  })

  it('that lacks something keeps what was typed and says what is missing', async () => {
    await keeper.get(`${page('/rename', 'b')}&lang=en`)
    const refused = await keeper.send('/rename', { nameZh: '办理乙新学会', from: '2022-13-01', source: '' }, 'Show the consequences')
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('办理乙新学会')
    expect(refused.html).toContain('href="#f-from"')
    expect(await htmlFindings(refused.html)).toEqual([])
  })
})

it('a tie is made, shown and ended', async () => {
  await keeper.get(`${page('/relate', 'a')}&lang=zh-Hans`)
  await keeper.send('/relate', { kind: 'member_of', to: '办理联合体', since: '2015', source }, '预览后果')
  expect((await keeper.send('/relate', {}, '登记这项关系')).text).toContain('关系已登记')
  const [tie] = must(await relationsOf(house.as(), { unit: units.a! }))
  expect(tie).toMatchObject({ kind: 'member_of', other: units.union, from: '2015-01-01', holds: true })
  await keeper.get(`/desk/registry/ties/${tie!.relation}?unit=${units.a}`)
  await keeper.send(tie!.relation, { on: '2022-06-15', source }, '预览后果')
  expect((await keeper.send(tie!.relation, {}, '结束这项关系')).text).toContain('关系已结束')
  expect(must(await relationsOf(house.as(), { unit: units.a! }))[0]).toMatchObject({ until: '2022-06-15', holds: false })
})

it('a merger is previewed, done and taken back through the pages', async () => {
  await keeper.get(`${page('/reorganise', 'b')}&lang=zh-Hans`)
  const typed = {
    kind: 'merge',
    units: '办理丙学会',
    fresh: '办理合并学会 | Merged Society | W-M',
    from: '2022-06-20',
    reason: '合并登记',
  }
  const shown = await keeper.send('/reorganise', typed, '预览后果')
  for (const words of ['办理乙学会 终止', '办理丙学会 终止', '登记新单位 办理合并学会']) expect(shown.text).toContain(words)
  expect(await htmlFindings(shown.html)).toEqual([])
  expect((await at('b')).state).toBe('active')
  expect((await keeper.send('/reorganise', {}, '确认办理')).text).toContain('合并、分立或重组已登记')
  expect((await at('b')).state).toBe('merged')
  const [act] = must(await unitLife(house.as(), { unit: units.b! })).acts
  expect(act!.after).toMatchObject([{ nameZh: '办理合并学会', nameEn: 'Merged Society' }])
  await keeper.get(`/desk/registry/undo/${act!.reorganisation}?unit=${units.b}`)
  expect((await keeper.send(act!.reorganisation, { reason: '录入有误' }, '预览后果')).text).toContain('条登记')
  expect((await keeper.send(act!.reorganisation, {}, '撤回这项办理')).text).toContain('已撤回')
  expect((await at('b')).state).toBe('active')
})

it('a merger that cannot be says why, before and after the button', async () => {
  await keeper.get(`${page('/reorganise', 'b')}&lang=zh-Hans`)
  const shown = await keeper.send('/reorganise', { kind: 'merge', fresh: '孤单学会', from: '2022-06-20', reason: '合并' }, '预览后果')
  expect(shown.status).toBe(422)
  expect(shown.text).toContain('合并不能由 1 个单位变为 1 个')
})

it('a society’s own office records its officers, and nobody else’s', async () => {
  const named = must(await registerPerson(house.as(), { nameZh: '理事长示例', namePublic: true, source })).answer!.person
  await office.get(`${page('/officers', 'a')}&lang=zh-Hans`)
  await office.send('/officers', { post: 'president', person: named, from: '2022-05-01', until: '2027-04-30', source }, '预览后果')
  const told = await office.send('/officers', {}, '登记任期')
  expect(told.text).toContain('任期已登记')
  expect(told.text).toContain('理事长示例')
  expect(told.text).not.toContain('合并、分立')
  const [held] = must(await officersOf(house.as(), { unit: units.a! }))
  expect(held).toMatchObject({ post: 'president', until: '2027-05-01' })
  await office.get(`/desk/registry/officers/${held!.term}?unit=${units.a}`)
  await office.send(held!.term, { lastDay: '2022-06-30', reason: '辞任' }, '预览后果')
  expect((await office.send(held!.term, {}, '结束任期')).text).toContain('任期已结束')
})

it('closing waits for the second button, and a unit with something below it stays', async () => {
  await keeper.get(`${page('/close', 'a')}&lang=zh-Hans`)
  expect((await keeper.send('/close', { from: '2022-06-30', reason: '终止' }, '预览后果')).text).toContain('还有 1 个下属单位')
  await keeper.get(`${page('/close', 'branch')}&lang=zh-Hans`)
  await keeper.send('/close', { from: '2022-06-30', reason: '终止' }, '预览后果')
  expect((await at('branch')).state).toBe('active')
  expect((await keeper.send('/close', {}, '确认注销')).text).toContain('单位已注销')
  expect((await at('branch')).state).toBe('closed')
})

describe('a question of the register', () => {
  it('is shown in words, answered with a reason, and corrects what it asked about', async () => {
    const list = readIndustries(
      'id,code,name,parent_code,level,description\n1,A,门,,0,\n2,01,大,A,1,\n3,011,中,01,2,\n4,012,另,01,2,\n5,0121,小,011,3,\n',
    )
    expect(await takeInCodeList(house.as(), list)).toMatchObject({ registered: 5, questions: 1 })
    expect((await office.get('/desk/registry/questions')).status).toBe(403)
    expect((await (await house.visitor()).get('/desk/registry/questions')).address).toContain('/sign-in')
    const page = await keeper.get('/desk/registry/questions?lang=zh-Hans')
    expect(page.text).toContain('所列上级 011 不是代码的前缀，按代码应为 012')
    const address = /\/desk\/registry\/questions\/[0-9a-f-]{36}/.exec(page.html)![0]
    for (const language of ['zh-Hant', 'en', 'zh-Hans'])
      for (const one of ['/desk/registry/questions', address])
        expect(await htmlFindings((await keeper.get(`${one}?lang=${language}`)).html)).toEqual([])
    const late = await house.visitor(await house.someone('秘书处示例', 'secretariat'))
    await late.get(`${address}?lang=zh-Hans`)
    expect((await keeper.send(address, { choice: 'repair', reason: '' })).status).toBe(422)
    expect((await keeper.send(address, { choice: 'repair', reason: '按标准原文' })).text).toContain('疑问已答复')
    expect((await keeper.get(address)).status).toBe(404)
    // The form of somebody who still has it open, with another answer: it is told, not taken.
    const told = await late.send(address, { choice: 'keep', reason: '保留原文' })
    expect([told.status, told.text]).toEqual([422, expect.stringContaining('已由他人答复')])
    expect((await keeper.get('/desk/registry/questions/x')).status).toBe(404)
    expect((await keeper.get('/desk/registry/questions?open=no&lang=zh-Hans')).text).toContain('按标准原文')
  })
})
