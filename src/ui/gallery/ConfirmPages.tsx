import { Definition } from '../data/Definition.js'
import { Pill } from '../data/Pill.js'
import { Actions, Button, LinkButton } from '../form/Button.js'
import { Confirm } from '../form/Confirm.js'
import { Day } from '../form/controls.js'
import { Desk } from '../form/Desk.js'
import { Field } from '../form/Field.js'
import { Form } from '../form/Form.js'
import { Progress } from '../nav/Progress.js'
import type { Frame } from '../page/frame.js'
import { Page } from '../page/Page.js'
import { Dialog, DialogLink } from '../say/Dialog.js'
import { Name, Say } from '../words.js'

/** Evidence left, form right, keys J K A R. */
export function DeskPage({ frame }: { frame: Frame }) {
  return (
    <Page
      frame={frame}
      title={{ zh: '确认记录', en: 'Confirm records' }}
      beside={<Progress done={12} total={31} label={{ zh: '本轮确认', en: 'This round' }} />}
      unlisted
    >
      <Desk left={<EvidenceSide />} right={<FormSide />} keys={KEYS} />
      <Dialog id="rule" title={{ zh: '计数规则', en: 'Counting rule' }}>
        <p>
          <Say of={{ zh: '一期专题出版一次，计 1。', en: 'One special issue published counts 1.' }} />
        </p>
      </Dialog>
    </Page>
  )
}

const KEYS = [
  { key: 'j', does: { zh: '下一条', en: 'next' } },
  { key: 'k', does: { zh: '上一条', en: 'previous' } },
  { key: 'a', does: { zh: '确认', en: 'confirm' } },
  { key: 'r', does: { zh: '退回', en: 'send back' } },
]

function EvidenceSide() {
  return (
    <>
      <h2>
        <Name zh="碳中和材料前沿" />
      </h2>
      <div class="evidence" />
    </>
  )
}

function FormSide() {
  return (
    <>
      <Definition
        entries={[
          { term: { zh: '指标', en: 'Target' }, value: <a href="/ui/target">T06-1</a> },
          { term: { zh: '出版日期', en: 'Published' }, value: <Day on="2022-09-21" /> },
          { term: { zh: '上报单位', en: 'Reported by' }, value: <Name zh="中国硅酸盐学会" en="The Chinese Ceramic Society" /> },
          { term: { zh: '状态', en: 'State' }, value: <Pill tone="warn" text={{ zh: '待确认', en: 'waits for confirmation' }} /> },
        ]}
      />
      <Form action="/ui/confirm">
        <Field kind="textarea" name="reason" rows={2} required={false} label={{ zh: '退回理由', en: 'Reason for sending back' }} />
        <Actions>
          <Button
            kind="primary"
            shortcut="a"
            name="does"
            value="confirm"
            text={{ zh: '确认，数字加 1', en: 'Confirm: the figure rises by 1' }}
          />
          <Button shortcut="r" name="does" value="back" text={{ zh: '退回', en: 'Send back' }} />
        </Actions>
      </Form>
      <Actions>
        <LinkButton kind="quiet" href="/ui/confirm?at=prev" text={{ zh: '‹ 上一条', en: '‹ Previous' }} attrs={{ 'data-shortcut': 'k' }} />
        <LinkButton kind="quiet" href="/ui/confirm?at=next" text={{ zh: '下一条 ›', en: 'Next ›' }} attrs={{ 'data-shortcut': 'j' }} />
        <DialogLink dialog="rule" href="/ui/target" text={{ zh: '计数规则', en: 'Counting rule' }} />
      </Actions>
    </>
  )
}

/** The page before something is taken away. */
export function CancelPage({ frame }: { frame: Frame }) {
  return (
    <Page frame={frame} title={{ zh: '取消这条记录', en: 'Cancel this record' }} width="form" unlisted>
      <Confirm
        action="/ui/cancel"
        back="/ui/target"
        values={{ recordId: 'r-1' }}
        consequences={[
          {
            zh: '“组约专题”的数字由 143 减为 142，自 2022-09-30 (周五) 起。',
            en: 'The figure of “Special issues” falls from 143 to 142, from 2022-09-30 (Fri) on.',
          },
          { zh: '记录和证据仍会保留，取消本身也会公开显示。', en: 'Record and evidence stay, and the cancellation is shown in public.' },
        ]}
        button={{ zh: '取消这条记录：数字减 1', en: 'Cancel this record: the figure falls by 1' }}
      >
        <Field kind="textarea" name="reason" rows={3} label={{ zh: '理由', en: 'Reason' }} />
      </Confirm>
    </Page>
  )
}
