import type { ApiToken, Session, SignIn } from '../../../kernel/accounts/index.js'
import type { L10n } from '../../../kernel/index.js'
import { Definition, type Frame, LinkButton, Notice, Page, Pill, paths, Say, useSay } from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { texts } from './messages.js'
import { SignIns } from './SignIns.js'
import { Tokens } from './Tokens.js'

export interface Scope {
  readonly permission: string
  readonly name: L10n
}

export interface AccountView {
  readonly session: Session
  /** As the registry has it; without a person, as the account has it. */
  readonly name: string
  /** False while no person of the registry stands behind the account. */
  readonly isLinked: boolean
  readonly hasPassword: boolean
  readonly signIns: readonly SignIn[]
  readonly tokens: readonly ApiToken[]
  readonly scopes: readonly Scope[]
  readonly now: Date
}

/** One's own account: password, second step, where one is signed in, tokens for programs. */
export function AccountPage({ frame, view, ...again }: { frame: Frame; view: AccountView } & Again) {
  const { session } = view
  return (
    <Page
      frame={frame}
      title={texts.title}
      unlisted
      actions={<LinkButton href={paths.permissions()} text={{ zh: '我的权限', en: 'What I may do' }} />}
    >
      {!view.isLinked && <Notice kind="warn">{<Say of={texts.noPerson} />}</Notice>}
      <Definition
        entries={[
          { term: texts.name, value: view.name },
          { term: texts.email, value: session.email },
          { term: texts.password, value: <PasswordLine has={view.hasPassword} /> },
          { term: texts.twoStep, value: <TwoStepLine on={session.secondFactor} /> },
        ]}
      />
      <SignIns view={view} />
      <Tokens view={view} {...again} />
    </Page>
  )
}

function PasswordLine({ has }: { has: boolean }) {
  const say = useSay()
  return (
    <>
      {say(has ? texts.passwordThere : texts.passwordMissing)} <a href={paths.ownPassword()}>{say(has ? texts.change : texts.setOne)}</a>
    </>
  )
}

function TwoStepLine({ on }: { on: boolean }) {
  const say = useSay()
  return (
    <>
      {on && <Pill tone="accent" text={{ zh: '已开启', en: 'On' }} />} {say(on ? texts.twoStepOn : texts.twoStepOff)}{' '}
      <a href={paths.account('/two-step')}>{say(on ? texts.turnOff : texts.turnOn)}</a>
    </>
  )
}
