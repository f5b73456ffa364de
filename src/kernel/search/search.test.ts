import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Id, newId, nobody, run, sql, viewerOf } from '../index.js'
import { type TestHouse, testHouse } from '../testing/index.js'
import { type Audience, indexDocument, indexDocuments, removeDocument, searchDocuments } from './index.js'
import { readAsked, vectorText } from './words.js'

const CASES = process.env.COLLEGIUM_FULL === '1' ? 2_000 : 200
let test: TestHouse
beforeAll(async () => {
  test = await testHouse()
})
afterAll(() => test?.close())
beforeEach(() => run(test.house.database.db, sql`delete from kernel.search_document`))

const put = (title: string, more: { body?: string; titleEn?: string; audience?: Audience; id?: string } = {}) =>
  indexDocument(test.house.database.db, { room: 'test', kind: 'thing', id: newId(), title, link: '/x', audience: 'public', ...more })
const titles = async (text: string, viewer = nobody()) =>
  (await searchDocuments(test.house.database.db, viewer, text, 20)).map((each) => each.title)

describe('Chinese', () => {
  it('words of one, two and more characters are found, in Simplified and Traditional alike', async () => {
    await put('中国数学会')
    await put('中國力學學會')
    await put('国际数论研究', { body: '關於年度計劃的說明' })
    expect(await titles('数')).toEqual(['中国数学会', '国际数论研究'])
    expect(await titles('力')).toEqual(['中國力學學會'])
    expect(await titles('数学')).toEqual(['中国数学会'])
    expect(await titles('力学学会')).toEqual(['中國力學學會'])
    expect(await titles('計劃')).toEqual(await titles('计划'))
    expect(await titles('计划')).toEqual(['国际数论研究'])
    expect(await titles('学数')).toEqual([])
  })

  it('a word does not run across punctuation, nor from the title into the body', async () => {
    await put('科学，技术', { body: '奖励条例' })
    expect(await titles('科学技术')).toEqual([])
    expect(await titles('技术奖')).toEqual([])
    expect(await titles('科学 技术 奖励')).toEqual(['科学，技术'])
  })

  it('whatever is in a text is found, and what is not in it is not', async () => {
    const han = fc.string({ unit: fc.constantFrom(...'学会技术中国数论年度，。a'), minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(han, { minLength: 1, maxLength: 6 }),
        fc.string({ unit: fc.constantFrom(...'学会技术中国'), minLength: 1, maxLength: 3 }),
        async (texts, word) => {
          await run(test.house.database.db, sql`delete from kernel.search_document`)
          await indexDocuments(
            test.house.database.db,
            texts.map((title, i) => ({ room: 'test', kind: 'thing', id: String(i), title, link: '/', audience: 'public' as const })),
          )
          expect((await titles(word)).sort()).toEqual(texts.filter((text) => text.includes(word)).sort())
        },
      ),
      { numRuns: CASES, seed: 7 },
    )
  })
})

describe('Latin', () => {
  it('words are found by their stem, by an unfinished last word, and codes as written', async () => {
    await put('化学通报', { titleEn: 'Journals of Applied Chemistry' })
    await put('A-01', { body: 'ISSN 1674-733X' })
    expect(await titles('journal')).toEqual(['化学通报'])
    expect(await titles('applying chem')).toEqual(['化学通报'])
    expect(await titles('化学 chem')).toEqual(['化学通报'])
    expect(await titles('a-01')).toEqual(['A-01'])
    expect(await titles('1674-733x')).toEqual(['A-01'])
  })
})

describe('who may find what', () => {
  it('is decided in the query, by permission and unit', async () => {
    const [own, other] = [newId<'unit'>(), newId<'unit'>()]
    await put('公开资料')
    await put('内部资料', { audience: { permission: 'plan.see_drafts', unit: null } })
    await put('本会资料', { audience: { permission: 'records.see', unit: own } })
    const may = (permission: string, unit: Id<'unit'> | null) => viewerOf({ via: 'session', grants: [{ permission, unit, role: 'x' }] })
    expect(await titles('资料')).toEqual(['公开资料'])
    expect((await titles('资料', may('records.see', own))).sort()).toEqual(['公开资料', '本会资料'])
    expect(await titles('资料', may('records.see', other))).toEqual(['公开资料'])
    expect((await titles('资料', may('records.see', null))).sort()).toEqual(['公开资料', '本会资料'])
    expect((await titles('资料', may('plan.see_drafts', null))).sort()).toEqual(['公开资料', '内部资料'])
    expect(await titles('资料', may('plan.see_drafts', own))).toEqual(['公开资料'])
  })
})

describe('a document', () => {
  it('is replaced, removed, and shows the place that matches', async () => {
    const one = {
      room: 'test',
      kind: 'plan',
      id: '1',
      title: '旧题',
      body: `${'前'.repeat(100)}开展重大问题遴选${'后'.repeat(100)}`,
      link: '/a',
      audience: 'public' as const,
    }
    await indexDocument(test.house.database.db, one)
    await indexDocument(test.house.database.db, { ...one, title: '新题' })
    expect(await titles('旧题')).toEqual([])
    const found = await searchDocuments(test.house.database.db, nobody(), '重大問題', 5)
    expect(found[0]).toMatchObject({ title: '新题', link: '/a' })
    expect(found[0]!.excerpt).toMatch(/^….*开展重大问题遴选.*…$/)
    await removeDocument(test.house.database.db, 'test', 'plan', '1')
    expect(await titles('新题')).toEqual([])
  })

  it('titles come before bodies, and the exact title first', async () => {
    await put('年会', { body: '' })
    await put('中国年会纪要')
    await put('通知', { body: '召开年会' })
    expect(await titles('年会')).toEqual(['年会', '中国年会纪要', '通知'])
  })

  it.each(["'", '\\', "' | 'x", ':*', '& | !', '<->', '   ', '%', '%_', '\u0000a'])('hostile text %j is answered', async (text) => {
    await put('普通')
    expect(Array.isArray(await titles(text.replaceAll('\u0000', '')))).toBe(true)
  })

  it('a very long text is indexed without a fault', async () => {
    await put('长文', { body: '学会技术'.repeat(10_000) })
    expect(await titles('会技')).toEqual(['长文'])
    expect(vectorText('学'.repeat(40_000), 'D').length).toBeLessThan(10_000)
    expect(readAsked('学会'.repeat(500)).han.length).toBeLessThan(4_000)
  })
})
