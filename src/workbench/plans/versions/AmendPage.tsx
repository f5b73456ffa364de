import { kernelRefusals } from '../../../kernel/index.js'
import { type BoardTarget, planRefusals } from '../../../plan/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Button,
  Field,
  Form,
  type Frame,
  Hidden,
  LinkButton,
  Notice,
  Page,
  paths,
  Say,
  scriptOf,
  Table,
  useLanguage,
} from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { crumbsOf, type Here, isOpen } from '../ask.js'
import { texts as shared } from '../messages.js'
import { goalText } from '../review/TargetSpot.js'
import { amendRefusals, texts } from './messages.js'

/** An amendment: a new whole text, or a dated decision that names targets (06 P-050). */
export function AmendPage({ frame, here, targets, asked, refusal }: { frame: Frame; here: Here; targets: readonly BoardTarget[] } & Again) {
  const open = here.plan.versions.find(isOpen)
  return (
    <Page frame={frame} title={texts.amend} lead={texts.amendLead} breadcrumbs={crumbsOf(here, texts.amend)} unlisted>
      {open && (
        <Notice kind="warn" title={texts.openAmendment}>
          <a href={paths.planDesk(here.plan.id, open.kind === 'decision' ? '/confirm' : '/review', { version: open.no })}>
            <Say of={shared.version({ no: open.no })} />
          </a>
        </Notice>
      )}
      <h2>
        <Say of={texts.byText} />
      </h2>
      <LinkButton href={paths.planDesk(here.plan.id, '/new-text')} text={texts.byText} />
      <h2>
        <Say of={texts.byDecision} />
      </h2>
      <Form
        action={paths.planDesk(here.plan.id, '/amend')}
        asked={asked}
        refusal={refusal}
        texts={[amendRefusals, planRefusals, kernelRefusals]}
        labels={{ document: texts.document, inForceFrom: texts.force, reason: texts.reason }}
      >
        <Hidden name={ONCE} value={once()} />
        <Field kind="text" name="document" label={texts.document} maxLength={300} />
        <Field kind="day" name="inForceFrom" label={texts.force} />
        <Field kind="textarea" name="reason" label={texts.reason} rows={2} maxLength={2_000} />
        <p class="help">
          <Say of={texts.decisionLead} /> <Say of={texts.rangeHelp} />
        </p>
        <TargetRows targets={targets} />
        <Button kind="primary" text={texts.propose} />
      </Form>
    </Page>
  )
}

function TargetRows({ targets }: { targets: readonly BoardTarget[] }) {
  const language = useLanguage()
  return (
    <Table
      caption={shared.target}
      hideCaption
      columns={[
        { title: shared.target, heads: true, cell: (target) => target.code },
        { title: texts.phrase, cell: (target) => <span lang={scriptOf(target.phrase)}>{target.phrase}</span> },
        { title: texts.value, numeric: true, cell: (target) => goalText(target.value, language) },
        {
          title: texts.newValue,
          cell: (target) => (
            <Field
              kind="text"
              name={`value-${target.code}`}
              label={<Of words={texts.newValue} code={target.code} />}
              hideLabel
              required={false}
              short
              maxLength={24}
            />
          ),
        },
        {
          title: texts.ends,
          cell: (target) => (
            <Field kind="checkbox" name={`ends-${target.code}`} label={<Of words={texts.ends} code={target.code} />} required={false} />
          ),
        },
      ]}
      rows={targets}
    />
  )
}

function Of({ words, code }: { words: { zh: string; en: string }; code: string }) {
  return (
    <>
      <Say of={words} />
      <span class="unseen"> {code}</span>
    </>
  )
}
