import { ABOUT, aboutWords, type Disputable } from '../../plan/index.js'
import { ONCE, once } from '../../ui/http/index.js'
import { Button, Day, Field, Form, type Frame, Hidden, Name, Notice, Page, paths, Say, Table } from '../../ui/index.js'
import { KindName } from '../evidence/factColumns.js'
import { texts as shared } from '../messages.js'
import { Phrase } from '../parts/Phrase.js'
import type { NameOf } from '../unitNames.js'
import { type AgainIn, formParts, SaidFields } from './Acts.js'
import { forms, texts } from './messages.js'

export interface RaisePageProps {
  frame: Frame
  what: Disputable
  about: (typeof ABOUT)[number]
  /** Units for which he may raise it. */
  units: readonly string[]
  nameOf: NameOf
  again?: AgainIn
}

/** The form by which a unit disputes something; it says first whether the window is open. */
export function RaisePage(props: RaisePageProps) {
  const { frame, what, units } = props
  const { plan, target, admission } = what
  return (
    <Page
      frame={frame}
      title={forms.raiseTitle({ target: target.code })}
      lead={forms.raiseLead({ days: what.answerDays })}
      breadcrumbs={[
        { text: shared.planOf({ year: plan.year }), href: paths.board(plan.year) },
        { text: target.code, href: paths.target(plan.year, target.code) },
        { text: forms.raise },
      ]}
      width="form"
      unlisted
    >
      <p>
        <Phrase text={target.phrase} />
      </p>
      {what.facts.length > 0 && <Facts what={what} />}
      {!admission.open && (
        <Notice kind="warn" title={forms.notOpen}>
          <Say of={'opens' in admission ? forms.before(admission) : forms.closed(admission)} />
        </Notice>
      )}
      {units.length === 0 ? (
        <p>
          <Say of={forms.noUnit} />
        </p>
      ) : (
        <RaiseForm {...props} />
      )}
    </Page>
  )
}

function Facts({ what }: { what: Disputable }) {
  return (
    <Table
      caption={texts.facts}
      rows={what.facts}
      columns={[
        { title: texts.day, width: 'narrow', cell: (row) => <Day on={row.on} /> },
        {
          title: texts.facts,
          heads: true,
          cell: (row) => (row.title ? <Name zh={row.title} /> : <KindName kind={row.kind} />),
        },
        { title: texts.unit, cell: (row) => (row.unitName ? <Name zh={row.unitName.nameZh} en={row.unitName.nameEn} /> : '') },
      ]}
    />
  )
}

function RaiseForm({ what, about, units, nameOf, again }: RaisePageProps) {
  const { plan, target, facts } = what
  const ofFacts = facts.length > 0
  return (
    <Form
      action={paths.raiseDispute(plan.year, target.code)}
      files
      prefix="raise"
      asked={again?.asked}
      refusal={again?.refusal}
      {...formParts}
    >
      <Hidden name={ONCE} value={once()} />
      {facts.map((row) => row.fact && <Hidden name="fact[]" value={row.fact} />)}
      {units.length === 1 ? (
        <>
          <p>
            <Say of={forms.forUnit} /> {nameOf(units[0]!)}
          </p>
          <Hidden name="unit" value={units[0]!} />
        </>
      ) : (
        <Field
          kind="select"
          name="unit"
          label={forms.forUnit}
          options={units.map((unit) => ({ value: unit, text: nameOf(unit) as never }))}
        />
      )}
      <Field
        kind="radio"
        name="about"
        label={forms.about}
        value={about}
        options={ABOUT.filter((each) => ofFacts === (each === 'fact' || each === 'not_counted')).map((each) => ({
          value: each,
          text: aboutWords[each],
        }))}
      />
      {!ofFacts && <Field kind="text" name="point" label={forms.point} help={forms.pointHelp} maxLength={300} />}
      <SaidFields kept={again?.kept ?? []} />
      <Button kind="primary" text={forms.raise} />
    </Form>
  )
}
