import type { Day as OneDay } from '../../../kernel/index.js'
import { type HeldRole, type PersonPage as Person, type PersonNames, roleTitle } from '../../../registry/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  Button,
  Confirm,
  Day,
  Definition,
  Empty,
  Field,
  Form,
  type Frame,
  LinkButton,
  Name,
  None,
  Notice,
  Page,
  Pill,
  paths,
  Say,
  Table,
} from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import type { NameOf } from '../../parts/unitNames.js'
import { texts } from './messages.js'
import { NameForm, NameTables, NumberForm, Once } from './NameParts.js'
import { refusals } from './refusals.js'

export interface PersonView {
  readonly person: Person
  readonly email: string | null
  readonly roles: readonly string[]
  readonly mayInvite: boolean
  readonly mayReveal: boolean
  /** The whole name, right after it was asked for. */
  readonly revealed?: string
  /** Which of the page's forms was refused. */
  readonly form?: 'appoint' | 'invite' | 'reveal' | 'names' | 'numbers'
  /** For those who keep the register of people. */
  readonly names?: PersonNames
  readonly mayName: boolean
}

export function PersonPage({ frame, view, nameOf, ...again }: { frame: Frame; view: PersonView; nameOf: NameOf } & Again) {
  const { person } = view
  const of = (form: PersonView['form']) => (view.form === form ? again : {})
  return (
    <Page
      frame={frame}
      title={texts.person}
      heading={<Name zh={person.nameZh} en={person.nameEn} />}
      beside={person.masked && <Pill text={texts.masked} />}
      breadcrumbs={[{ href: paths.people(), text: texts.title }, { text: <Name zh={person.nameZh} en={person.nameEn} /> }]}
      unlisted
    >
      {view.revealed && <Notice kind="info" title={texts.revealed({ name: view.revealed })} />}
      <Definition
        entries={[
          { term: texts.account, value: view.email ?? (person.account ? <Say of={texts.hasAccount} /> : <Say of={texts.noAccount} />) },
        ]}
      />
      <RoleTable person={person} nameOf={nameOf} />
      {view.names && <NameTables person={person.person} names={view.names} mayKeep={view.mayName} />}
      <AppointForm view={view} {...of('appoint')} />
      {view.mayInvite && <InviteForm view={view} {...of('invite')} />}
      {view.mayName && <NameForm person={person.person} {...of('names')} />}
      {view.mayName && <NumberForm person={person.person} {...of('numbers')} />}
      {view.mayReveal && person.masked && <RevealForm view={view} {...of('reveal')} />}
    </Page>
  )
}

const stateOf = (role: HeldRole, today: OneDay) =>
  role.firstDay > today ? texts.ahead : role.lastDay !== null && role.lastDay < today ? texts.past : texts.held

function RoleTable({ person, nameOf }: { person: Person; nameOf: NameOf }) {
  return (
    <Table
      caption={texts.rolesOf}
      empty={<Empty title={texts.noRolesHere} />}
      columns={[
        { title: texts.role, heads: true, cell: (one) => <Say of={one.roleTitle} /> },
        { title: texts.unit, cell: (one) => nameOf(one.unit) },
        { title: texts.from, cell: (one) => <Day on={one.firstDay} /> },
        { title: texts.until, cell: (one) => (one.lastDay ? <Day on={one.lastDay} /> : <Say of={texts.open} />) },
        { title: texts.reason, cell: (one) => one.reason },
        {
          title: texts.state,
          cell: (one) => <Pill tone={stateOf(one, person.today) === texts.held ? 'accent' : 'plain'} text={stateOf(one, person.today)} />,
        },
        {
          title: texts.end,
          cell: (one) =>
            stateOf(one, person.today) === texts.past ? (
              <None />
            ) : (
              <a href={paths.person(person.person, `/end/${one.assignment}`)}>
                <Say of={texts.end} />
                <span class="unseen">
                  {' '}
                  <Say of={one.roleTitle} />
                </span>
              </a>
            ),
        },
      ]}
      rows={person.roles}
    />
  )
}

function AppointForm({ view, asked, refusal }: { view: PersonView } & Again) {
  if (view.roles.length === 0) return null
  return (
    <>
      <h2>
        <Say of={texts.appoint} />
      </h2>
      <Form
        action={paths.person(view.person.person, '/appoint')}
        prefix="appoint"
        asked={asked}
        refusal={refusal}
        texts={refusals}
        labels={{ role: texts.role, unit: texts.unit, from: texts.from, until: texts.until, reason: texts.reason }}
      >
        <Once />
        <p class="help">
          <Say of={texts.appointLead} />
        </p>
        <Field kind="select" name="role" label={texts.role} options={view.roles.map((role) => ({ value: role, text: roleTitle(role) }))} />
        <Field
          kind="text"
          name="unit"
          label={texts.unit}
          help={texts.unitEmpty}
          required={false}
          suggest={paths.suggest('units')}
          maxLength={200}
        />
        <Field kind="day" name="from" label={texts.from} value={view.person.today} />
        <Field kind="day" name="until" label={texts.until} help={texts.untilHelp} required={false} />
        <Field kind="text" name="reason" label={texts.reason} maxLength={500} />
        <Button kind="primary" text={texts.appoint} />
      </Form>
    </>
  )
}

function InviteForm({ view, asked, refusal }: { view: PersonView } & Again) {
  return (
    <>
      <h2>
        <Say of={texts.invite} />
      </h2>
      <Form action={paths.person(view.person.person, '/invite')} prefix="invite" asked={asked} refusal={refusal} texts={refusals}>
        <p class="help">
          <Say of={texts.inviteLead} />
        </p>
        {view.email ? <p>{view.email}</p> : <Field kind="text" type="email" name="email" label={texts.email} maxLength={254} />}
        <Button text={texts.invite} />
      </Form>
    </>
  )
}

function RevealForm({ view, asked, refusal }: { view: PersonView } & Again) {
  return (
    <>
      <h2>
        <Say of={texts.reveal} />
      </h2>
      <Form action={paths.person(view.person.person, '/name')} prefix="reveal" asked={asked} refusal={refusal} texts={refusals}>
        <p class="help">
          <Say of={texts.revealLead} />
        </p>
        <Field kind="text" name="purpose" label={texts.purpose} maxLength={500} />
        <Button text={texts.reveal} />
      </Form>
    </>
  )
}

/** The page before a role is ended. */
export function EndRolePage({ frame, person, role, asked, refusal }: { frame: Frame; person: Person; role: HeldRole } & Again) {
  const named = { role: role.roleTitle }
  const inWords = (make: (words: { role: string }) => { zh: string; en: string }) => ({
    zh: make({ role: named.role.zh }).zh,
    en: make({ role: named.role.en }).en,
  })
  return (
    <Page
      frame={frame}
      title={texts.endTitle}
      width="form"
      unlisted
      breadcrumbs={[
        { href: paths.people(), text: texts.title },
        { href: paths.person(person.person), text: person.nameZh },
        { text: texts.end },
      ]}
    >
      <Confirm
        action={paths.person(person.person, `/end/${role.assignment}`)}
        consequences={[inWords(texts.endConsequence)]}
        button={inWords(texts.endThis)}
        back={paths.person(person.person)}
        refusal={refusal}
        texts={refusals}
        asked={asked}
        values={{ [ONCE]: once() }}
      >
        <Field kind="day" name="lastDay" label={texts.lastDay} help={texts.lastDayHelp} value={person.today} />
        <Field kind="text" name="reason" label={texts.reason} maxLength={500} />
      </Confirm>
    </Page>
  )
}

export function NewPersonPage({ frame, mayInvite, asked, refusal }: { frame: Frame; mayInvite: boolean } & Again) {
  return (
    <Page
      frame={frame}
      title={texts.new}
      width="form"
      unlisted
      breadcrumbs={[{ href: paths.people(), text: texts.title }, { text: texts.new }]}
    >
      <Form
        action={paths.newPerson()}
        asked={asked}
        refusal={refusal}
        texts={refusals}
        labels={{ nameZh: texts.nameZh, nameEn: texts.nameEn, source: texts.source, email: texts.email }}
      >
        <Once />
        <Field kind="text" name="nameZh" label={texts.nameZh} maxLength={80} />
        <Field kind="text" name="nameEn" label={texts.nameEn} required={false} maxLength={120} lang="en" />
        <Field kind="checkbox" name="namePublic" label={texts.namePublic} required={false} />
        <Field kind="text" name="source" label={texts.source} help={texts.sourceHelp} maxLength={500} />
        {mayInvite && (
          <Field kind="text" type="email" name="email" label={texts.email} help={texts.emailHelp} required={false} maxLength={254} />
        )}
        <Actions>
          <Button kind="primary" text={texts.register} />
          <LinkButton kind="quiet" href={paths.people()} text={{ zh: '返回', en: 'Back' }} />
        </Actions>
      </Form>
    </Page>
  )
}
