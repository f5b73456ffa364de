import { expect, it } from 'vitest'
import { explainRefusal, messages, say, toTraditional } from './messages.js'

it.each([
  // The seven state words as the plan's rules spell them in Traditional Chinese (06 P-091).
  ['已达成', '已達成'],
  ['进展正常', '進展正常'],
  ['有风险', '有風險'],
  ['落后', '落後'],
  ['未开始', '未開始'],
  ['超出范围', '超出範圍'],
  ['尚无数据', '尚無數據'],
  // The federation's own words, not those of another country's software.
  ['项目', '項目'],
  ['程序', '程序'],
  ['支持', '支持'],
  ['信息', '信息'],
  ['发布会', '發布會'],
  ['学科布局', '學科布局'],
  ['皇后与先后', '皇后與先後'],
  ['头发与发展', '頭髮與發展'],
  ['征集', '徵集'],
  ['请先登录账号', '請先登入帳號'],
  ['(周五)', '(週五)'],
  ['Collegium 2022', 'Collegium 2022'],
])('%s is written %s', (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional)
  expect(toTraditional(simplified)).toBe(traditional) // the remembered answer is the same
})

it('says a text in the language of the reader', () => {
  const texts = messages({
    waiting: ({ count }: { count: number }) => ({ zh: `${count} 条记录待确认`, en: `${count} records wait for confirmation` }),
  })
  expect(say('zh-Hans', texts.waiting({ count: 3 }))).toBe('3 条记录待确认')
  expect(say('zh-Hant', texts.waiting({ count: 3 }))).toBe('3 條記錄待確認')
  expect(say('en', texts.waiting({ count: 3 }))).toBe('3 records wait for confirmation')
})

it('explains a refusal with its own numbers, from the first catalogue that knows the code', () => {
  const ours = {
    too_few: ({ have, need }: { have: number; need: number }) => ({ zh: `还差 ${need - have}`, en: `${need - have} more needed` }),
  }
  const common = { too_few: { zh: '太少', en: 'too few' }, gone: { zh: '已删除', en: 'gone' } }
  expect(explainRefusal({ code: 'too_few', have: 1, need: 3 }, ours, common)?.en).toBe('2 more needed')
  expect(explainRefusal({ code: 'gone' }, ours, common)?.zh).toBe('已删除')
  expect(explainRefusal({ code: 'constructor' }, ours, common)).toBeUndefined()
})
