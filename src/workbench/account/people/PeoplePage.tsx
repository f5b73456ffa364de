import type { Refusal } from '../../../kernel/index.js'
import type { PeoplePage as Found, Holder, UnitId } from '../../../registry/index.js'
import { Button, Day, Empty, Field, Form, type Frame, LinkButton, Name, Page, Pager, paths, Say, Table } from '../../../ui/index.js'
import { partRefusals } from '../../parts/messages.js'
import type { NameOf } from '../../parts/unitNames.js'
import { texts } from './messages.js'

export interface PeopleView {
  readonly find: string
  /** What was typed as the unit. */
  readonly unitText: string
  readonly unit: UnitId | null
  readonly found: Found | undefined
  readonly holders: readonly (Holder & { readonly assignment: string })[]
  readonly refusal?: Refusal
  /** False: may give roles for own units only, and sees no register of people. */
  readonly keepsPeople: boolean
}

export function PeoplePage({ frame, view, nameOf }: { frame: Frame; view: PeopleView; nameOf: NameOf }) {
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      actions={view.keepsPeople && <LinkButton kind="primary" href={paths.newPerson()} text={texts.new} />}
      unlisted
    >
      <Form
        action={paths.people()}
        method="get"
        layout="line"
        refusal={view.refusal}
        texts={[partRefusals]}
        asked={{ find: view.find, unit: view.unitText }}
      >
        {view.keepsPeople && <Field kind="text" type="search" name="find" label={texts.findHelp} required={false} maxLength={80} />}
        <Field
          kind="text"
          type="search"
          name="unit"
          label={texts.unitHelp}
          required={false}
          maxLength={200}
          suggest={paths.suggest('units')}
        />
        <Button text={texts.look} />
      </Form>
      {view.found && <FoundPeople view={view} />}
      <h2>
        <Say of={texts.rolesOf} /> · {nameOf(view.unit)}
      </h2>
      <Holders view={view} />
    </Page>
  )
}

function FoundPeople({ view }: { view: PeopleView }) {
  const found = view.found!
  return (
    <>
      <Table
        caption={texts.find}
        empty={
          <Empty title={texts.nobody}>
            <p>
              <Say of={texts.nobodyText} />
            </p>
          </Empty>
        }
        columns={[
          {
            title: texts.person,
            heads: true,
            cell: (one) => (
              <a href={paths.person(one.person)}>
                <Name zh={one.nameZh} en={one.nameEn} /> <span class="muted small">{one.person.slice(-6)}</span>
              </a>
            ),
          },
          { title: texts.account, cell: (one) => <Say of={one.hasAccount ? texts.hasAccount : texts.noAccount} /> },
          { title: texts.roles, numeric: true, cell: (one) => one.roles },
        ]}
        rows={found.people}
      />
      <Pager {...(found.next ? { next: paths.people({ find: view.find, after: found.next }) } : {})} />
    </>
  )
}

function Holders({ view }: { view: PeopleView }) {
  return (
    <Table
      caption={texts.rolesOf}
      hideCaption
      empty={<Empty title={texts.noRolesHere} />}
      columns={[
        {
          title: texts.person,
          heads: true,
          cell: (one) => (
            <a href={paths.person(one.person)}>
              {one.name} <span class="muted small">{one.person.slice(-6)}</span>
            </a>
          ),
        },
        { title: texts.role, cell: (one) => <Say of={one.roleTitle} /> },
        { title: texts.from, cell: (one) => <Day on={one.firstDay} /> },
        { title: texts.until, cell: (one) => (one.lastDay ? <Day on={one.lastDay} /> : <Say of={texts.open} />) },
      ]}
      rows={view.holders}
    />
  )
}
