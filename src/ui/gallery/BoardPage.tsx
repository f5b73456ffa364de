import { IntervalBar } from '../chart/IntervalBar.js'
import { Sparkline } from '../chart/Sparkline.js'
import { Figure } from '../data/Figure.js'
import { StateCounts, StateMark } from '../data/StateMark.js'
import { type Column, Table } from '../data/Table.js'
import { Button, LinkButton } from '../form/Button.js'
import { Field } from '../form/Field.js'
import { Form } from '../form/Form.js'
import { formatDaysLeft, formatNumber, useLanguage } from '../language.js'
import { stateWords } from '../messages.js'
import type { Frame } from '../page/frame.js'
import { Page } from '../page/Page.js'
import { None, Say } from '../words.js'
import { type SampleItem, type SampleTarget, sampleCounts, sampleItems } from './sample.js'

export function BoardPage({ frame }: { frame: Frame }) {
  return (
    <Page
      frame={frame}
      title={{ zh: '2022 年工作计划', en: 'Work plan 2022' }}
      beside={<StateCounts counts={sampleCounts} />}
      actions={<DaysLeft />}
    >
      <Form action="/ui/board" method="get" layout="line">
        <Field kind="day" name="asof" label={{ zh: '截至', en: 'As of' }} value="2022-09-30" required={true} />
        <Field kind="day" name="known" label={{ zh: '数据认定于', en: 'Known on' }} value="2022-10-08" required={true} />
        <Field
          kind="select"
          name="by"
          label={{ zh: '分组', en: 'Group by' }}
          empty={false}
          value="item"
          options={[
            { value: 'item', text: { zh: '按事项', en: 'Item' } },
            { value: 'unit', text: { zh: '按单位', en: 'Unit' } },
            { value: 'quarter', text: { zh: '按季度', en: 'Quarter' } },
          ]}
        />
        <Field
          kind="select"
          name="state"
          label={{ zh: '状态', en: 'State' }}
          empty={{ zh: '全部', en: 'All' }}
          options={Object.entries(stateWords).map(([value, text]) => ({ value, text }))}
        />
        <Field kind="text" type="search" name="q" label={{ zh: '查找指标', en: 'Find a target' }} required={true} />
        <Button text={{ zh: '应用', en: 'Apply' }} />
        <span class="push">
          <LinkButton kind="quiet" href="/ui/report" text={{ zh: '计数规则', en: 'Counting rules' }} />
          <LinkButton kind="primary" href="/ui/report" text={{ zh: '上报一条记录', en: 'Report a record' }} />
        </span>
      </Form>
      <Table
        caption={{ zh: '各项指标', en: 'Targets' }}
        hideCaption
        tone="board"
        columns={columns}
        groups={sampleItems.map((item) => ({ heading: <ItemHead item={item} />, rows: item.targets, id: `item-${item.number}` }))}
      />
    </Page>
  )
}

function DaysLeft() {
  const language = useLanguage()
  return <span class="muted">{formatDaysLeft(language, 92)}</span>
}

function ItemHead({ item }: { item: SampleItem }) {
  return (
    <>
      <span class="group-number">{item.number}</span>
      <Say of={item.name} />
      <span class="group-note">
        <Say of={{ zh: '负责', en: 'Owner' }} /> <Say of={item.owner} />
        <Say
          of={
            item.targets.length === 0
              ? { zh: '，本事项无量化指标', en: ' · No figure is promised under this item' }
              : {
                  zh: `，${item.targets.length} 项指标`,
                  en: ` · ${item.targets.length} ${item.targets.length === 1 ? 'target' : 'targets'}`,
                }
          }
        />
        {item.waiting > 0 && (
          <>
            <Say of={{ zh: '，', en: ' · ' }} />
            <a href="/ui/confirm">
              <Say of={{ zh: `${item.waiting} 条记录待确认`, en: `${item.waiting} records wait for confirmation` }} />
            </a>
          </>
        )}
      </span>
    </>
  )
}

function Pace({ target }: { target: SampleTarget }) {
  const language = useLanguage()
  return target.pace ? (
    <>
      {formatNumber(language, target.pace.needed)} · {formatNumber(language, target.pace.now)}
    </>
  ) : (
    <None />
  )
}

const columns: readonly Column<SampleTarget>[] = [
  {
    title: { zh: '指标', en: 'Target' },
    heads: true,
    cell: (target) => (
      <a href="/ui/target">
        <Say of={target.name} />
      </a>
    ),
  },
  {
    title: { zh: '完成 / 目标', en: 'Done / goal' },
    numeric: true,
    phone: 'bare',
    phoneOrder: 1,
    cell: (target) => (
      <Figure
        value={target.state === 'no figure' ? null : target.value}
        unit={target.unit}
        goal={{ comparator: target.comparator, value: target.goal }}
      />
    ),
  },
  {
    title: { zh: '走势', en: 'Trend' },
    width: 'narrow',
    phone: 'bare',
    phoneOrder: 4,
    cell: (target) =>
      target.values.length > 0 ? <Sparkline values={target.values} goal={typeof target.goal === 'number' ? target.goal : 3} /> : <None />,
  },
  {
    title: { zh: '年末预测', en: 'Forecast for year end' },
    width: 'narrow',
    phone: 'bare',
    phoneOrder: 3,
    cell: (target) =>
      target.forecast ? (
        <IntervalBar
          value={target.value}
          low={target.forecast.low}
          high={target.forecast.high}
          target={Number(target.goal)}
          state={target.state}
        />
      ) : (
        <None />
      ),
  },
  {
    title: { zh: '所需 · 当前（每月）', en: 'Needed · now /month' },
    numeric: true,
    phone: 'half',
    phoneOrder: 5,
    cell: (target) => <Pace target={target} />,
  },
  {
    title: { zh: '状态', en: 'State' },
    width: 'narrow',
    phone: 'bare',
    phoneOrder: 2,
    cell: (target) => <StateMark state={target.state} on={target.on} />,
  },
  {
    title: { zh: '证据', en: 'Evidence' },
    width: 'narrow',
    phone: 'bare',
    phoneOrder: 6,
    cell: () => (
      <a href="/ui/target#evidence">
        <Say of={{ zh: '证据 ›', en: 'Evidence ›' }} />
      </a>
    ),
  },
]
