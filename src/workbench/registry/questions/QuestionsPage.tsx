import { explainRefusal, type Refusal } from '../../../kernel/index.js'
import { QUESTION_TEXTS, type QuestionLine } from '../../../registry/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  type Asked,
  Button,
  Day,
  Definition,
  Empty,
  Field,
  Form,
  type Frame,
  Hidden,
  LinkButton,
  Name,
  None,
  Page,
  Pager,
  Pill,
  paths,
  Say,
  Table,
  Tabs,
} from '../../../ui/index.js'
import { refusals } from '../parts.js'
import { texts } from './messages.js'

/** The question in words; one whose kind has no words yet says its kind. */
export const inWords = (line: QuestionLine) =>
  explainRefusal({ code: line.what, ...line.detail } as Refusal, QUESTION_TEXTS) ?? { zh: line.what, en: line.what }

export interface QuestionsView {
  readonly open: boolean
  readonly lines: readonly QuestionLine[]
  readonly next: string | null
}

export function QuestionsPage({ frame, view }: { frame: Frame; view: QuestionsView }) {
  const of = (open: boolean) => paths.registryDesk('/questions', { open: open ? null : 'no' })
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      unlisted
      breadcrumbs={[{ text: texts.desk, href: paths.registryDesk() }, { text: texts.title }]}
    >
      <Tabs
        label={texts.title}
        tabs={[
          { href: of(true), text: texts.open, current: view.open },
          { href: of(false), text: texts.answered, current: !view.open },
        ]}
      />
      <Table
        caption={view.open ? texts.open : texts.answered}
        hideCaption
        tone="loose"
        empty={<Empty title={view.open ? texts.noneOpen : texts.noneAnswered} />}
        columns={[
          {
            title: texts.about,
            heads: true,
            cell: (line) => (
              <>
                <Name zh={line.nameZh ?? ''} /> <span class="muted">{line.code}</span>
              </>
            ),
          },
          {
            title: texts.question,
            cell: (line) =>
              view.open ? (
                <a href={paths.registryDesk(`/questions/${line.id}`)}>
                  <Say of={inWords(line)} />
                </a>
              ) : (
                <Say of={inWords(line)} />
              ),
          },
          { title: texts.source, cell: (line) => <Name zh={line.source} /> },
          { title: texts.raised, width: 'narrow', cell: (line) => <Day on={line.raisedOn} /> },
          ...(view.open
            ? []
            : [
                {
                  title: texts.answer,
                  cell: (line: QuestionLine) => (
                    <>
                      <Pill text={line.choice === 'repair' ? texts.repaired : texts.kept} />{' '}
                      {line.reason ? <Name zh={line.reason} /> : <None />}
                    </>
                  ),
                },
              ]),
        ]}
        rows={view.lines}
      />
      <Pager next={view.next ?? undefined} />
    </Page>
  )
}

/** One question, with what each answer does. */
export function QuestionPage({ frame, line, asked, refusal }: { frame: Frame; line: QuestionLine; asked?: Asked; refusal?: Refusal }) {
  return (
    <Page
      frame={frame}
      title={texts.question}
      width="form"
      unlisted
      breadcrumbs={[
        { text: texts.desk, href: paths.registryDesk() },
        { text: texts.title, href: paths.registryDesk('/questions') },
        { text: line.code ?? texts.question },
      ]}
    >
      <Definition
        entries={[
          { term: texts.about, value: <Name zh={line.nameZh ?? ''} /> },
          line.code !== null && { term: texts.code, value: line.code },
          { term: texts.question, value: <Say of={inWords(line)} /> },
          { term: texts.source, value: <Name zh={line.source} /> },
        ]}
      />
      <Form action={paths.registryDesk(`/questions/${line.id}`)} asked={asked} refusal={refusal} texts={refusals}>
        <Hidden name={ONCE} value={once()} />
        <Field
          kind="radio"
          name="choice"
          label={texts.answer}
          options={[
            ...(line.repair ? [{ value: 'repair', text: texts.repair, help: texts.repairHelp }] : []),
            { value: 'keep', text: texts.keep, help: texts.keepHelp },
          ]}
          value={line.repair ? undefined : 'keep'}
        />
        <Field kind="text" name="reason" label={texts.reason} maxLength={500} />
        <Actions>
          <Button kind="primary" text={texts.send} />
          <LinkButton kind="quiet" href={paths.registryDesk('/questions')} text={texts.back} />
        </Actions>
      </Form>
    </Page>
  )
}
