import { Bars } from '../chart/Bars.js'
import { BurnUp } from '../chart/BurnUp.js'
import { Definition } from '../data/Definition.js'
import { Figure } from '../data/Figure.js'
import { Pager } from '../data/Pager.js'
import { Pill } from '../data/Pill.js'
import { StateMark } from '../data/StateMark.js'
import { type Column, Table } from '../data/Table.js'
import { LinkButton } from '../form/Button.js'
import { Day } from '../form/controls.js'
import { CopyButton } from '../form/Desk.js'
import { Tabs } from '../nav/Tabs.js'
import type { Frame } from '../page/frame.js'
import { Page } from '../page/Page.js'
import { SpanText } from '../text/SpanText.js'
import { Name } from '../words.js'
import { samplePlanText, sampleReadings } from './sample.js'

interface Evidence {
  readonly on: string
  readonly what: string
  readonly journal: string
  readonly unit: { readonly zh: string; readonly en?: string }
  readonly confirmedOn: string
  readonly files: number
}

const UNITS = [
  { zh: '中国硅酸盐学会', en: 'The Chinese Ceramic Society' },
  { zh: '中国计算机学会', en: 'China Computer Federation' },
  { zh: '中国化学会' },
]
const rows: readonly Evidence[] = Array.from({ length: 7 }, (_, index) => ({
  on: `2022-09-${String(28 - index * 3).padStart(2, '0')}`,
  what: ['碳中和材料前沿', 'Machine learning for catalysis', '双碳目标下的材料科学'][index % 3]!,
  journal: ['硅酸盐学报', '计算机学报', '化学学报'][index % 3]!,
  unit: UNITS[index % 3]!,
  confirmedOn: `2022-09-${String(29 - index * 3).padStart(2, '0')}`,
  files: 1 + (index % 3),
}))

export function TargetPage({ frame }: { frame: Frame }) {
  const at = [...samplePlanText].join('')
  const start = at.indexOf('組約不少于200期')
  return (
    <Page
      frame={frame}
      title={{ zh: '组约专题', en: 'Special issues commissioned' }}
      breadcrumbs={[
        { text: { zh: '2022 年工作计划', en: 'Work plan 2022' }, href: '/ui/board' },
        { text: { zh: '6 持续打造高品质科技期刊', en: '6 Keep building journals of high quality' }, href: '/ui/board#item-6' },
        { text: { zh: '组约专题', en: 'Special issues' } },
      ]}
      beside={<StateMark state="at risk" size="large" />}
      actions={
        <>
          <CopyButton />
          <LinkButton href="/ui/target" text={{ zh: '导出 CSV', en: 'Export CSV' }} />
          <LinkButton kind="primary" href="/ui/report" text={{ zh: '上报一条记录', en: 'Report a record' }} />
        </>
      }
      aside={<About start={start} />}
    >
      <Figure
        value={143}
        unit={{ zh: '期', en: 'issues' }}
        goal={{ comparator: '≥', value: 200 }}
        size="large"
        period={{ zh: '2022 年内，截至 2022-09-30 (周五)', en: 'in 2022, as of 2022-09-30 (Fri)' }}
        marks={[{ zh: '其中有异议 2', en: 'of which disputed 2' }]}
      />
      <BurnUp
        id="growth"
        title={{ zh: '全年进展', en: 'Progress through the year' }}
        unit={{ zh: '期', en: 'issues' }}
        period={{ from: '2022-01-01', to: '2022-12-31' }}
        asOf="2022-09-30"
        actual={sampleReadings(143)}
        lastYear={sampleReadings(190, 52)}
        goal={{ comparator: '≥', value: 200 }}
        forecast={{ expected: 201, low: 188, high: 216 }}
        state="at risk"
        source={{ zh: '已确认的记录', en: 'confirmed records' }}
        method="/ui/target"
      />
      <Bars
        caption={{ zh: '按单位', en: 'By unit' }}
        nameTitle={{ zh: '单位', en: 'Unit' }}
        valueTitle={{ zh: '专题（期）', en: 'Issues' }}
        withShare
        bars={[
          { name: <Name zh="中国硅酸盐学会" en="The Chinese Ceramic Society" />, value: 61, href: '/ui/target' },
          { name: <Name zh="中国计算机学会" en="China Computer Federation" />, value: 47, href: '/ui/target', strong: true },
          { name: <Name zh="中国化学会" />, value: 35, href: '/ui/target' },
          { name: <Name zh="中国力学学会" />, value: 0 },
        ]}
      />
      <h2 id="evidence">{frame.language === 'en' ? 'Evidence' : '证据'}</h2>
      <Tabs
        label={{ zh: '证据', en: 'Evidence' }}
        tabs={[
          { href: '/ui/target', text: { zh: '计入', en: 'Counted' }, current: true, count: 143 },
          { href: '/ui/target?tab=not', text: { zh: '未计入', en: 'Not counted' }, count: 18 },
        ]}
      />
      <Table
        caption={{ zh: '计入的记录', en: 'Records that count' }}
        hideCaption
        columns={columns}
        rows={rows}
        footer={[
          { cell: frame.language === 'en' ? 'Records in the figure' : '计入合计', span: 5 },
          { cell: '143', numeric: true },
        ]}
      />
      <Pager next="/ui/target?after=7" first="/ui/target" range={{ from: 1, to: 7, total: 143 }} />
    </Page>
  )
}

const columns: readonly Column<Evidence>[] = [
  {
    title: { zh: '日期', en: 'Date' },
    width: 'narrow',
    cell: (row) => <Day on={row.on} />,
    sort: { href: '?sort=-on', now: 'descending' },
  },
  {
    title: { zh: '内容', en: 'What' },
    heads: true,
    cell: (row) => (
      <a href="/ui/confirm">
        <Name zh={row.what} />
      </a>
    ),
  },
  { title: { zh: '期刊', en: 'Journal' }, cell: (row) => <Name zh={row.journal} />, sort: { href: '?sort=journal' } },
  { title: { zh: '上报', en: 'Reported by' }, cell: (row) => <Name {...row.unit} /> },
  { title: { zh: '确认', en: 'Confirmed' }, width: 'narrow', cell: (row) => <Day on={row.confirmedOn} /> },
  { title: { zh: '文件', en: 'Files' }, numeric: true, cell: (row) => <a href="/ui/target">{row.files}</a> },
]

function About({ start }: { start: number }) {
  return (
    <>
      <h2>
        <Name zh="计划原文" en="The plan says" />
      </h2>
      <SpanText
        text={samplePlanText}
        spans={[
          { start: 0, end: 13, kind: 'item' },
          { start: 13, end: start + 17, kind: 'task' },
          { start, end: start + 9, kind: 'target', href: '/ui/target', title: 'T06-1' },
          { start: start + 5, end: start + 8, kind: 'number' },
          { start: start + 9, end: start + 12, kind: 'illegible' },
        ]}
      />
      <Definition
        entries={[
          {
            term: { zh: '计数规则', en: 'Counting rule' },
            value: (
              <Name
                zh="一期专题出版一次，计 1；同一期刊同一期号只计一次。"
                en="One special issue published counts 1; the same issue of the same journal counts once."
              />
            ),
          },
          { term: { zh: '负责部门', en: 'Owner' }, value: <Name zh="学会学术部" en="Academic Affairs" /> },
          { term: { zh: '所需进度', en: 'Needed pace' }, value: <Name zh="每月 19 期" en="19 a month" /> },
          { term: { zh: '规则版本', en: 'Rule' }, value: <Pill tone="accent">v2</Pill> },
        ]}
      />
    </>
  )
}
