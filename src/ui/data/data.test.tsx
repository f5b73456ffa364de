import { describe, expect, it } from 'vitest'
import type { Language } from '../language.js'
import { Speak } from '../page/Page.js'
import { Name } from '../words.js'
import { Figure, Ratio } from './Figure.js'
import { Pager } from './Pager.js'
import { StateMark, type StateWord } from './StateMark.js'
import { Table } from './Table.js'

const html = (inside: unknown, language: Language = 'en') => (<Speak language={language}>{inside as never}</Speak>).toString() as string
const words = (inside: unknown, language?: Language) =>
  html(inside, language)
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()

describe('a figure', () => {
  it.each([
    [<Figure value={143} unit="issues" goal={{ comparator: '≥', value: 200 }} />, '143 / ≥ 200 issues'],
    [<Figure value={412050n} />, '412,050'],
    [<Figure value={null} unit="issues" />, '— issues'],
    [<Figure value={0} />, '0'],
    [<Figure value={4} goal={{ value: '2–3' }} />, '4 / 2–3'],
  ])('%#', (figure, wanted) => {
    expect(words(figure)).toBe(wanted)
  })
})

describe('a ratio shows its two numbers, is cut and not rounded, and nothing divided by nothing is no figure', () => {
  it.each([
    [56, 105, '53.3 % (56 / 105)'],
    [1999, 2000, '99.9 % (1,999 / 2,000)'],
    [2, 3, '66.6 % (2 / 3)'],
    [210, 210, '100.0 % (210 / 210)'],
    [0, 210, '0.0 % (0 / 210)'],
  ])('%d of %d', (part, whole, wanted) => {
    expect(words(<Ratio part={part} whole={whole} />)).toBe(
      `${wanted}${wanted
        .match(/\((.*) \/ (.*)\)/)!
        .slice(1)
        .join(' of ')}`,
    )
  })
  it('0 of 0', () => {
    expect(words(<Ratio part={0} whole={0} />)).toBe('—')
  })
})

describe('a state is a word and a shape', () => {
  it.each([
    ['met', 'met', '已达成'],
    ['on course', 'on course', '进展正常'],
    ['on_course', 'on course', '进展正常'],
    ['at risk', 'at risk', '有风险'],
    ['behind', 'behind', '落后'],
    ['not started', 'not started', '未开始'],
    ['above range', 'above range', '超出范围'],
    ['no figure', 'no figure', '尚无数据'],
  ] as const)('%s', (state: StateWord, en, zh) => {
    expect(words(<StateMark state={state} />)).toBe(en)
    expect(words(<StateMark state={state} />, 'zh-Hans')).toBe(zh)
    expect(html(<StateMark state={state} />)).toMatch(/<svg class="shape"[^>]*aria-hidden="true"[^>]*><(circle|path|rect)/)
  })
  it('no two shapes are alike', () => {
    const shapes = ['met', 'on course', 'at risk', 'behind', 'not started', 'above range', 'no figure'].map(
      (state) => html(<StateMark state={state as StateWord} />).match(/<svg.*<\/svg>/)![0],
    )
    expect(new Set(shapes).size).toBe(7)
  })
  it('tells when it was met', () => {
    expect(html(<StateMark state="met" on="2022-09-12" />)).toContain(
      '<time class="state-on" datetime="2022-09-12" title="2022-09-12 (Mon)">09-12</time>',
    )
  })
})

describe('a table', () => {
  const columns = [
    { title: { zh: '单位', en: 'Unit' }, heads: true, cell: (row: { name: string; count: number }) => row.name },
    { title: { zh: '数', en: 'Count' }, numeric: true, cell: (row: { name: string; count: number }) => row.count },
  ]
  it.each([1, 7, 10_000])('with %d rows shows each of them once', (count) => {
    const rows = Array.from({ length: count }, (_, index) => ({ name: `unit ${index}`, count: index }))
    const shown = html(<Table caption="Units" columns={columns} rows={rows} />)
    expect(shown.match(/scope="row"/g)).toHaveLength(count)
    expect(shown).toContain('<td role="cell" class="number" data-label="Count">0</td>')
  })
  it('without rows says what will be here instead of showing an empty frame', () => {
    const shown = html(<Table caption="Units" columns={columns} rows={[]} empty={<p>Units will stand here.</p>} />)
    expect(shown).toBe('<p>Units will stand here.</p>')
    expect(words(<Table caption="Units" columns={columns} rows={[]} />)).toBe('Nothing here yet')
  })
  it('shows a group that has no rows, for its heading matters', () => {
    expect(words(<Table caption="Items" hideCaption columns={columns} groups={[{ heading: '4 Lead by example', rows: [] }]} />)).toContain(
      '4 Lead by example',
    )
  })
  it('sets off the thousands of bare numbers', () => {
    expect(html(<Table caption="Units" columns={columns} rows={[{ name: 'a', count: 41_205 }]} />)).toContain('>41,205<')
  })
  it('that keeps rows writes the same as one that does not, in each language, and anew when what the row shows has changed', () => {
    const said = [...columns, { title: { zh: '状态', en: 'State' }, cell: () => <StateMark state="met" /> }]
    const shown = (rows: { name: string; count: number }[], language: Language, keptBy?: (row: object) => string) =>
      html(<Table caption="Units" columns={said} rows={rows} keptBy={keptBy} />, language)
    const rows = [{ name: 'a <b>', count: 1 }]
    for (const language of ['en', 'zh-Hans', 'zh-Hant', 'en'] as const)
      expect(shown(rows, language, JSON.stringify)).toBe(shown(rows, language))
    expect(shown([{ name: 'a <b>', count: 2 }], 'en', JSON.stringify)).toContain('>2</td>')
  })
  it('lets nothing in a cell become markup', () => {
    expect(html(<Table caption="<b>x" columns={columns} rows={[{ name: '<img src=x onerror=1>', count: 1 }]} />)).not.toMatch(/<img|<b>/)
  })
})

describe('a name keeps its own language', () => {
  it.each([
    [<Name zh="中国化学会" en="Chinese Chemical Society" />, 'en', 'Chinese Chemical Society'],
    [<Name zh="中国化学会" />, 'en', '<span lang="zh-Hans">中国化学会</span>'],
    [<Name zh="中国化学会" />, 'zh-Hant', '<span lang="zh-Hans">中国化学会</span>'],
    [<Name zh="中国化学会" />, 'zh-Hans', '中国化学会'],
    [<Name en="IUPAC" />, 'zh-Hans', '<span lang="en">IUPAC</span>'],
  ] as const)('%#', (name, language, wanted) => {
    expect(html(name, language)).toBe(wanted)
  })
})

it('a pager with one page shows nothing', () => {
  expect(html(<Pager />)).toBe('')
  expect(words(<Pager next="/x?after=2" range={{ from: 1, to: 50, total: 1204 }} />)).toBe('1–50 of 1,204 Next ›'.replace(' N', 'N'))
})
