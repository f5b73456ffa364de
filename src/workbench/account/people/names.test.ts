import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day } from '../../../kernel/index.js'
import { personNames, registerPerson } from '../../../registry/index.js'
import { htmlFindings } from '../../../ui/testing/index.js'
import { must, type WebHouse, webHouse } from '../../testing/webHouse.js'
import { accountRoutes } from '../index.js'

let house: WebHouse
beforeAll(async () => {
  house = await webHouse((app) => accountRoutes(app), '2022-06-30' as Day)
})
afterAll(() => house?.close())

it('a name in another script and a number are recorded, found by, and taken back on the page', async () => {
  const keeper = await house.visitor(await house.someone('秘书处示例', 'secretariat'))
  const { person } = must(await registerPerson(house.as(), { nameZh: '吕页示例', namePublic: true, source: '测试' })).answer!
  const page = `/desk/people/${person}`
  await keeper.get(`${page}?lang=zh-Hans`)
  const told = await keeper.send('/names', { surname: 'Lǚ', given: 'Yè', since: '1980', until: '2021-12-31', source: '本人来函' })
  expect(told.text).toContain('名称已登记')
  expect(told.text).toContain('Lǚ Yè')
  expect(told.text).toContain('2021-12-31')
  expect((await keeper.get('/desk/people?find=luye')).html).toContain(person)
  await keeper.get(page)
  const wrong = await keeper.send('/numbers', { value: '0000-0002-1825-0098', source: '本人来函' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('应为“7”')
  const right = await keeper.send('/numbers', { value: 'https://orcid.org/0000-0002-1825-0097' })
  expect(right.text).toContain('0000-0002-1825-0097')
  for (const language of ['zh-Hans', 'zh-Hant', 'en'])
    expect(await htmlFindings((await keeper.get(`${page}?lang=${language}`)).html)).toEqual([])
  const address = new RegExp(`${page}/names/[0-9a-f-]{36}`).exec(keeper.seen.html)![0]
  expect(await htmlFindings((await keeper.get(`${address}?lang=zh-Hans`)).html)).toEqual([])
  expect((await keeper.send(address, { reason: '录入有误' })).text).toContain('名称已撤回')
  expect(must(await personNames(house.as(), { person }))!.names).toEqual([])
  expect((await keeper.get(`${page}/names/x`)).status).toBe(404)
})

it('who may not keep the register of people sees names masked and no form', async () => {
  const { person } = must(await registerPerson(house.as(), { nameZh: '密页示例', source: '测试' })).answer!
  const auditor = await house.visitor(await house.someone('管理示例', 'department_head'))
  const seen = await auditor.get(`/desk/people/${person}`)
  expect(seen.html).not.toContain('/numbers')
  const whole = { scheme: 'orcid', value: '0000-0002-1825-0097', standing: 'self_claimed', source: '测试' }
  expect((await auditor.post(`/desk/people/${person}/numbers`, whole)).status).toBe(403)
})
