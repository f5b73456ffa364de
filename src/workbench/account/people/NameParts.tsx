import { addDays } from '../../../kernel/index.js'
import { NAME_KINDS, PERSON_NAME_KINDS, type PersonNames, SCRIPTS, STANDING_NAMES, STANDINGS } from '../../../registry/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Button, Confirm, Day, Field, Form, type Frame, Hidden, Name, None, Page, Pill, paths, Say, Table } from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { texts as people } from './messages.js'
import { SCRIPT_NAMES, texts } from './nameMessages.js'
import { refusals } from './refusals.js'

export const Once = () => <Hidden name={ONCE} value={once()} />

/** The names of a person in their scripts and over time, and the numbers by which the person is known elsewhere. */
export function NameTables({ person, names, mayKeep }: { person: string; names: PersonNames; mayKeep: boolean }) {
  return (
    <>
      {names.names.length > 0 && (
        <Table
          caption={texts.names}
          columns={[
            { title: texts.name, heads: true, cell: (one) => <Name zh={one.text} en={one.text} /> },
            { title: texts.kind, phone: 'half', cell: (one) => <Say of={PERSON_NAME_KINDS[one.kind]} /> },
            { title: texts.script, phone: 'half', cell: (one) => <Say of={SCRIPT_NAMES[one.script]} /> },
            { title: people.from, width: 'narrow', phone: 'half', cell: (one) => <Day on={one.from} /> },
            {
              title: people.until,
              width: 'narrow',
              phone: 'half',
              cell: (one) => (one.until ? <Day on={addDays(one.until, -1)} /> : <None />),
            },
            {
              title: texts.takeBack,
              width: 'narrow',
              cell: (one) =>
                mayKeep ? (
                  <a href={paths.person(person, `/names/${one.id}`)}>
                    <Say of={texts.takeBack} />
                    <span class="unseen">
                      {' '}
                      <Name zh={one.text} en={one.text} />
                    </span>
                  </a>
                ) : (
                  <None />
                ),
            },
          ]}
          rows={names.names}
        />
      )}
      {names.identifiers.length > 0 && (
        <Table
          caption={texts.numbers}
          columns={[
            { title: texts.scheme, heads: true, cell: (one) => one.scheme.toUpperCase() },
            { title: texts.number, cell: (one) => <code>{one.value}</code> },
            { title: texts.standing, cell: (one) => <Pill text={STANDING_NAMES[one.standing]} /> },
          ]}
          rows={names.identifiers}
        />
      )}
    </>
  )
}

export function NameForm({ person, asked, refusal }: { person: string } & Again) {
  return (
    <>
      <h2>
        <Say of={texts.add} />
      </h2>
      <Form action={paths.person(person, '/names')} prefix="names" asked={asked} refusal={refusal} texts={refusals}>
        <Once />
        <Field
          kind="select"
          name="kind"
          label={texts.kind}
          empty={false}
          value="transliterated"
          options={NAME_KINDS.map((kind) => ({ value: kind, text: PERSON_NAME_KINDS[kind] }))}
        />
        <Field
          kind="select"
          name="script"
          label={texts.script}
          empty={false}
          value="latn"
          options={SCRIPTS.map((script) => ({ value: script, text: SCRIPT_NAMES[script] }))}
        />
        <Field kind="text" name="surname" label={texts.surname} required={false} maxLength={80} />
        <Field kind="text" name="given" label={texts.given} required={false} maxLength={80} />
        <Field kind="checkbox" name="surnameFirst" label={texts.surnameFirst} checked required={false} />
        <Field kind="text" name="text" label={texts.whole} help={texts.wholeHelp} required={false} maxLength={120} />
        <Field kind="text" name="since" label={people.from} help={texts.sinceHelp} maxLength={10} short />
        <Field kind="day" name="until" label={texts.lastDay} help={people.untilHelp} required={false} />
        <Field kind="text" name="source" label={people.source} maxLength={500} />
        <Button text={texts.add} />
      </Form>
    </>
  )
}

export function NumberForm({ person, asked, refusal }: { person: string } & Again) {
  return (
    <>
      <h2>
        <Say of={texts.addNumber} />
      </h2>
      <Form action={paths.person(person, '/numbers')} prefix="numbers" asked={asked} refusal={refusal} texts={refusals}>
        <Once />
        <Field
          kind="select"
          name="scheme"
          label={texts.scheme}
          empty={false}
          options={[
            { value: 'orcid', text: 'ORCID' },
            { value: 'isni', text: 'ISNI' },
          ]}
        />
        <Field kind="text" name="value" label={texts.number} maxLength={80} />
        <Field
          kind="select"
          name="standing"
          label={texts.standing}
          empty={false}
          options={STANDINGS.map((standing) => ({ value: standing, text: STANDING_NAMES[standing] }))}
        />
        <Field kind="text" name="source" label={people.source} maxLength={500} />
        <Button text={texts.addNumber} />
      </Form>
    </>
  )
}

/** The page before a name is taken back. */
export function TakeBackPage({
  frame,
  person,
  name,
  text,
  asked,
  refusal,
}: { frame: Frame; person: string; name: string; text: string } & Again) {
  return (
    <Page
      frame={frame}
      title={texts.takeBackTitle}
      width="form"
      unlisted
      breadcrumbs={[
        { href: paths.people(), text: people.title },
        { href: paths.person(person), text: people.person },
        { text: texts.takeBack },
      ]}
    >
      <Confirm
        action={paths.person(person, `/names/${name}`)}
        consequences={[texts.takeBackConsequence({ text })]}
        button={texts.takeBackTitle}
        back={paths.person(person)}
        refusal={refusal}
        texts={refusals}
        asked={asked}
        values={{ [ONCE]: once() }}
      >
        <Field kind="text" name="reason" label={people.reason} maxLength={500} />
      </Confirm>
    </Page>
  )
}
