import { Actions, Button } from '../form/Button.js'
import { Field } from '../form/Field.js'
import { FieldGroup, Form } from '../form/Form.js'
import { messages } from '../language.js'
import { Steps } from '../nav/Steps.js'
import type { Frame } from '../page/frame.js'
import { Page } from '../page/Page.js'
import { Name, Say } from '../words.js'

const texts = messages({
  out_of_year: ({ on, year }: { on: string; year: number }) => ({
    zh: `${on} 不在 ${year} 年内。请填写 ${year} 年的日期，或改为 ${year + 1} 年计划上报。`,
    en: `${on} is not in ${year}. Enter a day of ${year}, or report this under the plan of ${year + 1}.`,
  }),
  file_missing: {
    zh: '至少需要一个文件。请加上封面或目录页。',
    en: 'At least one file is needed. Add the cover or the table of contents.',
  },
})
const labels = {
  on: { zh: '出版日期', en: 'Day of publication' },
  files: { zh: '证据文件', en: 'Evidence' },
}

/** The form of a record, refused once, so that every mark of a refusal shows. */
export function ReportPage({ frame }: { frame: Frame }) {
  return (
    <Page
      frame={frame}
      title={{ zh: '上报一条记录', en: 'Report a record' }}
      lead={{
        zh: '指标 T06-1 组约专题（不少于 200 期）。当前 143 期，每月需 19 期。',
        en: 'Target T06-1, special issues commissioned (at least 200). 143 so far; 19 a month are needed.',
      }}
      width="form"
      aside={<Duplicates />}
    >
      <Form
        action="/ui/report"
        files
        labels={labels}
        texts={[texts]}
        refusal={{
          code: 'input_invalid',
          fields: [
            { code: 'out_of_year', field: 'on', on: '2023-01-14', year: 2022 },
            { code: 'file_missing', field: 'files' },
          ],
        }}
        asked={{
          title: '碳中和材料前沿',
          journal: '硅酸盐学报，第 50 卷第 9 期',
          on: '2023-01-14',
          pages: '128',
          kind: 'guest',
          languages: ['zh'],
        }}
      >
        <Field
          kind="text"
          name="society"
          suggest="/ui/suggest"
          label={{ zh: '学会', en: 'Society' }}
          help={{ zh: '输入名称的任意部分，例如“计算机”。', en: 'Type any part of its name, for example “Computer”.' }}
        />
        <Field
          kind="text"
          name="title"
          label={{ zh: '专题名称', en: 'Title of the issue' }}
          help={{ zh: '按期刊上的题名填写，不加书名号。', en: 'As printed in the journal.' }}
          maxLength={200}
        />
        <Field kind="text" name="journal" label={{ zh: '期刊与期号', en: 'Journal and issue' }} />
        <Field
          kind="day"
          name="on"
          label={labels.on}
          help={{ zh: '按版权页填写，例如 2022-09-28。', en: 'From the imprint, for example 2022-09-28.' }}
          max="2022-12-31"
        />
        <Field kind="number" name="pages" label={{ zh: '页数', en: 'Pages' }} unit={{ zh: '页', en: 'pages' }} min={1} />
        <Field
          kind="text"
          type="url"
          name="link"
          required={false}
          label={{ zh: '公开链接', en: 'Public link' }}
          help={{ zh: 'DOI 或期刊网页。', en: 'DOI or page of the journal.' }}
        />
        <Field
          kind="radio"
          name="kind"
          label={{ zh: '组稿方式', en: 'How it was commissioned' }}
          options={[
            {
              value: 'guest',
              text: { zh: '客座主编', en: 'Guest editor' },
              help: { zh: '客座主编承担组稿与终审建议。', en: 'The guest editor invites papers and advises on acceptance.' },
            },
            { value: 'board', text: { zh: '编委会组稿', en: 'By the board' } },
          ]}
        />
        <Field
          kind="checks"
          inline
          name="languages"
          required={false}
          label={{ zh: '语种', en: 'Languages' }}
          options={[
            { value: 'zh', text: '中文' },
            { value: 'en', text: 'English' },
          ]}
        />
        <FieldGroup legend={<Say of={{ zh: '证据', en: 'Evidence' }} />}>
          <Field
            kind="file"
            name="files"
            multiple
            accept=".pdf,.jpg,.png"
            maxBytes={20_000_000}
            label={labels.files}
            help={{
              zh: '封面和目录页。PDF、JPG、PNG，单个不超过 20 MB。',
              en: 'Cover and table of contents. PDF, JPG or PNG, up to 20 MB each.',
            }}
            kept={[{ id: 'k1', name: '封面-第50卷第9期.jpg', bytes: 1_400_000, href: '/ui/report' }]}
          />
          <Field
            kind="textarea"
            name="note"
            required={false}
            label={{ zh: '给确认人的话', en: 'Note to whoever confirms' }}
            rows={3}
            maxLength={500}
          />
          <Field kind="checkbox" name="sure" label={{ zh: '所填内容与出版物一致', en: 'What is entered agrees with the publication' }} />
        </FieldGroup>
        <Steps
          label={{ zh: '之后的步骤', en: 'What happens next' }}
          steps={[
            { name: { zh: '填写', en: 'Enter' }, state: 'now' },
            {
              name: { zh: '学会学术部确认', en: 'Academic Affairs confirms' },
              state: 'ahead',
              note: { zh: '2022-10-12 (周三) 前', en: 'by 2022-10-12 (Wed)' },
            },
            { name: { zh: '计入指标', en: 'Counted' }, state: 'ahead' },
          ]}
        />
        <p class="muted">
          <Say
            of={{
              zh: '提交后由学会学术部在 5 个工作日内确认。确认前数字不变。',
              en: 'Academic Affairs confirms within 5 working days. Until then the figure stays as it is.',
            }}
          />
        </p>
        <Actions>
          <Button kind="primary" text={{ zh: '提交记录，交由确认', en: 'Send for confirmation' }} />
          <Button name="draft" value="1" formNoValidate text={{ zh: '存为草稿', en: 'Save as draft' }} />
        </Actions>
      </Form>
    </Page>
  )
}

function Duplicates() {
  return (
    <>
      <h2>
        <Say of={{ zh: '可能已经上报', en: 'Perhaps already reported' }} />
      </h2>
      <p class="muted small">
        <Say
          of={{
            zh: '题名和期号相近的记录。若是同一期，请打开后补充证据，不必再报。',
            en: 'Records with a similar title or issue. If it is the same issue, open it and add evidence instead.',
          }}
        />
      </p>
      <ul class="list">
        <li>
          <h3>
            <Name zh="碳中和和材料前沿" />
          </h3>
          <p class="muted small">
            <Name zh="硅酸盐学报 2022 年第 9 期" /> · 2022-09-21
          </p>
          <a href="/ui/confirm">
            <Say of={{ zh: '打开这条记录', en: 'Open this record' }} />
          </a>
        </li>
      </ul>
    </>
  )
}
