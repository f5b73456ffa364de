import type { L10n } from '../../../kernel/index.js'
import type { Holder, WhoMay } from '../../../registry/index.js'
import { Day, Empty, type Frame, Page, Pill, paths, Say, Table } from '../../../ui/index.js'
import type { NameOf } from '../../parts/unitNames.js'
import { texts } from './messages.js'

export interface Held {
  readonly permission: string
  readonly name: L10n
  readonly roles: readonly L10n[]
  /** Null in the list: the whole federation. */
  readonly units: readonly (string | null)[]
}

export interface Missing {
  readonly permission: string
  readonly name: L10n
  readonly roles: readonly L10n[]
}

export function PermissionsPage(props: {
  frame: Frame
  roles: readonly (Holder & { readonly firstDay?: string })[]
  held: readonly Held[]
  missing: readonly Missing[]
  nameOf: NameOf
}) {
  return (
    <Page frame={props.frame} title={texts.title} lead={texts.lead} unlisted>
      <h2>
        <Say of={texts.myRoles} />
      </h2>
      <RoleTable roles={props.roles} nameOf={props.nameOf} />
      <HeldTable held={props.held} nameOf={props.nameOf} />
      <MissingTable missing={props.missing} />
    </Page>
  )
}

function RoleTable({ roles, nameOf, withPerson }: { roles: readonly Holder[]; nameOf: NameOf; withPerson?: boolean }) {
  return (
    <Table
      caption={withPerson ? texts.who : texts.myRoles}
      hideCaption
      empty={
        <Empty title={withPerson ? texts.noHolders : texts.noRoles}>
          <p>
            <Say of={withPerson ? texts.noHoldersText : texts.noRolesText} />
          </p>
        </Empty>
      }
      columns={[
        ...(withPerson ? [{ title: texts.holder, heads: true, cell: (role: Holder) => role.name }] : []),
        { title: texts.role, heads: !withPerson, cell: (role) => <Say of={role.roleTitle} /> },
        { title: texts.unit, cell: (role) => nameOf(role.unit) },
        { title: texts.from, cell: (role) => <Day on={role.firstDay} /> },
        { title: texts.until, cell: (role) => (role.lastDay ? <Day on={role.lastDay} /> : <Say of={texts.open} />) },
      ]}
      rows={roles}
    />
  )
}

function WhoLink({ each }: { each: Missing }) {
  return (
    <a href={paths.permission(each.permission)}>
      <Say of={texts.see} />
      <span class="unseen">
        {': '}
        <Say of={each.name} />
      </span>
    </a>
  )
}

const listed = (names: readonly L10n[]): L10n => ({
  zh: [...new Set(names.map((name) => name.zh))].join('、'),
  en: [...new Set(names.map((name) => name.en))].join(', '),
})

function HeldTable({ held, nameOf }: { held: readonly Held[]; nameOf: NameOf }) {
  if (held.length === 0) return null
  return (
    <>
      <h2>
        <Say of={texts.may} />
      </h2>
      <Table
        caption={texts.may}
        hideCaption
        columns={[
          { title: texts.permission, heads: true, cell: (each) => <Say of={each.name} /> },
          { title: texts.byRole, cell: (each) => <Say of={listed(each.roles)} /> },
          {
            title: texts.where,
            cell: (each) =>
              each.units.map((unit, index) => (
                <>
                  {index > 0 && <Say of={{ zh: '、', en: ', ' }} />}
                  {nameOf(unit)}
                </>
              )),
          },
          {
            title: texts.others,
            width: 'narrow',
            cell: (each) => <WhoLink each={each} />,
          },
        ]}
        rows={held}
      />
    </>
  )
}

function MissingTable({ missing }: { missing: readonly Missing[] }) {
  if (missing.length === 0) return null
  return (
    <>
      <h2>
        <Say of={texts.rest} />
      </h2>
      <Table
        caption={texts.rest}
        hideCaption
        columns={[
          { title: texts.permission, heads: true, cell: (each) => <Say of={each.name} /> },
          { title: texts.givenBy, cell: (each) => <Say of={each.roles.length > 0 ? listed(each.roles) : texts.nobodyRole} /> },
          {
            title: texts.see,
            width: 'narrow',
            cell: (each) => <WhoLink each={each} />,
          },
        ]}
        rows={missing}
      />
    </>
  )
}

export function WhoMayPage(props: { frame: Frame; name: L10n; who: WhoMay; acts: readonly L10n[]; mine: boolean; nameOf: NameOf }) {
  const { name, who } = props
  return (
    <Page
      frame={props.frame}
      title={texts.who}
      heading={name}
      beside={<Pill tone={props.mine ? 'accent' : 'plain'} text={props.mine ? texts.mine : texts.notMine} />}
      breadcrumbs={[{ href: paths.permissions(), text: texts.title }, { text: name }]}
      unlisted
    >
      <p>
        <Say of={texts.givenBy} />
        <Say of={{ zh: '：', en: ': ' }} />
        <Say of={who.roles.length > 0 ? listed(who.roles.map((role) => role.title)) : texts.nobodyRole} />
      </p>
      <RoleTable roles={who.holders} nameOf={props.nameOf} withPerson />
      <p class="muted">
        <Say of={texts.masked} />
      </p>
      {props.acts.length > 0 && (
        <p class="muted">
          <Say of={texts.acts} />
          <Say of={{ zh: '：', en: ': ' }} />
          <Say of={listed(props.acts)} /> <code>{who.permission}</code>
        </p>
      )}
    </Page>
  )
}
