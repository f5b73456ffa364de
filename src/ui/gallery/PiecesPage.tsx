import { IntervalBar } from '../chart/IntervalBar.js'
import { Figure, FigureRow, Ratio } from '../data/Figure.js'
import { Pager } from '../data/Pager.js'
import { Pill } from '../data/Pill.js'
import { StateMark, TARGET_STATES } from '../data/StateMark.js'
import { Table } from '../data/Table.js'
import { Actions, Button, LinkButton } from '../form/Button.js'
import { Steps } from '../nav/Steps.js'
import type { Frame } from '../page/frame.js'
import { Page } from '../page/Page.js'
import { Empty, Loading } from '../say/Empty.js'
import { Notice } from '../say/Notice.js'
import { Name, Say } from '../words.js'

/** Every small part in every state. */
export function PiecesPage({ frame }: { frame: Frame }) {
  const withFlash: Frame = {
    ...frame,
    flash: [
      {
        kind: 'done',
        text: {
          zh: '记录已提交，学会学术部会在 2022-10-12 (周三) 前确认。',
          en: 'The record was sent; Academic Affairs confirms by 2022-10-12 (Wed).',
        },
      },
    ],
  }
  return (
    <Page frame={withFlash} title={{ zh: '组件', en: 'Pieces' }}>
      <h2>
        <Say of={{ zh: '状态', en: 'States' }} />
      </h2>
      <p class="actions">
        {TARGET_STATES.map((state) => (
          <StateMark state={state} on={state === 'met' ? '2022-09-12' : undefined} />
        ))}
      </p>
      <h2>
        <Say of={{ zh: '数字', en: 'Figures' }} />
      </h2>
      <FigureRow
        figures={[
          {
            name: { zh: '计数', en: 'Count' },
            figure: <Figure value={412050} unit={{ zh: '次', en: 'downloads' }} goal={{ comparator: '≥', value: 1_000_000 }} />,
          },
          { name: { zh: '比例', en: 'Ratio' }, figure: <Ratio part={56} whole={105} unit={{ zh: '个基地', en: 'bases' }} /> },
          { name: { zh: '分母为零', en: 'Nothing to divide by' }, figure: <Ratio part={0} whole={0} /> },
          { name: { zh: '无数据', en: 'No value' }, figure: <Figure value={null} unit={{ zh: '期', en: 'issues' }} /> },
          { name: { zh: '预测', en: 'Forecast' }, figure: <IntervalBar value={143} low={188} high={216} target={200} state="at risk" /> },
          { name: { zh: '过早', en: 'Too early' }, figure: <IntervalBar value={4} target={200} /> },
        ]}
      />
      <h2>
        <Say of={{ zh: '按钮', en: 'Buttons' }} />
      </h2>
      <Actions>
        <Button kind="primary" text={{ zh: '提交', en: 'Send' }} />
        <Button text={{ zh: '存为草稿', en: 'Save as draft' }} />
        <LinkButton kind="quiet" href="/ui/pieces" text={{ zh: '计数规则', en: 'Counting rule' }} />
        <Button kind="danger" text={{ zh: '撤回这条记录', en: 'Withdraw this record' }} />
        <Button text={{ zh: '发布', en: 'Publish' }} disabledReason={{ zh: '还差 2 份评审意见', en: '2 reviews are still missing' }} />
        <Button shortcut="a" text={{ zh: '确认', en: 'Confirm' }} />
      </Actions>
      <h2>
        <Say of={{ zh: '提示', en: 'Notices' }} />
      </h2>
      <Notice kind="info">
        <p>
          <Say of={{ zh: '此数字按规则第 2 版计算。', en: 'This figure follows version 2 of its rule.' }} />
        </p>
      </Notice>
      <Notice kind="warn" title={{ zh: '征集 3 天后截止', en: 'The call closes in 3 days' }} />
      <Notice
        kind="refusal"
        title={{ zh: '没有提交：征集已于 2022-09-30 17:00 (UTC+8) 截止', en: 'Not sent: the call closed on 2022-09-30 17:00 (UTC+8)' }}
      >
        <p>
          <Say
            of={{
              zh: '草稿仍然保留。如有正当理由，可在 3 天内申请补交。',
              en: 'Your draft is kept. With good reason you may ask for an extension within 3 days.',
            }}
          />
        </p>
      </Notice>
      <Loading />
      <Loading counting />
      <h2>
        <Say of={{ zh: '进程', en: 'Steps' }} />
      </h2>
      <Steps
        label={{ zh: '征集进程', en: 'Stages of the call' }}
        steps={[
          { name: { zh: '公布', en: 'Announced' }, state: 'done', note: '2022-03-01' },
          { name: { zh: '申报', en: 'Applications' }, state: 'done', note: '2022-04-30' },
          { name: { zh: '评审', en: 'Review' }, state: 'now', note: { zh: '至 2022-06-15', en: 'until 2022-06-15' } },
          { name: { zh: '公示', en: 'Objections' }, state: 'ahead' },
          { name: { zh: '结果', en: 'Result' }, state: 'ahead' },
        ]}
      />
      <Steps
        label={{ zh: '已终止', en: 'Stopped' }}
        steps={[
          { name: { zh: '申报', en: 'Applied' }, state: 'done' },
          { name: { zh: '形式审查未通过', en: 'Refused on formal grounds' }, state: 'stopped' },
        ]}
      />
      <h2>
        <Say of={{ zh: '表格', en: 'Tables' }} />
      </h2>
      <Table
        caption={{ zh: '我的待办', en: 'Our turn' }}
        columns={[
          {
            title: { zh: '事项', en: 'Matter' },
            heads: true,
            cell: (row: { name: string; days: number }) => (
              <a href="/ui/confirm">
                <Name zh={row.name} />
              </a>
            ),
          },
          { title: { zh: '种类', en: 'Kind' }, cell: () => <Pill tone="accent" text={{ zh: '记录', en: 'record' }} /> },
          {
            title: { zh: '已等待（天）', en: 'Waiting (days)' },
            numeric: true,
            cell: (row) => row.days,
            sort: { href: '?sort=days', now: 'descending' },
          },
        ]}
        rows={[
          { name: '碳中和材料前沿', days: 12 },
          { name: '青年科学家沙龙（第 14 期）：脑机接口与人机共生', days: 4 },
        ]}
        choosing={{ name: 'ids', valueOf: (row) => row.name, labelOf: (row) => row.name }}
        isMarked={(row) => row.days === 4}
      />
      <Pager previous="?before=1" next="?after=2" />
      <Table
        caption={{ zh: '申请', en: 'Applications' }}
        columns={[]}
        rows={[]}
        empty={
          <Empty title={{ zh: '还没有申请', en: 'No applications yet' }}>
            <p>
              <Say
                of={{
                  zh: '学会提交的申请会列在这里，由学会办公室提交。',
                  en: 'Applications that your society sends will stand here; its office can send them.',
                }}
              />
            </p>
            <LinkButton href="/ui/report" text={{ zh: '查看正在征集的项目', en: 'See open calls' }} />
          </Empty>
        }
      />
    </Page>
  )
}
