import { accountRefusals } from '../../../kernel/accounts/index.js'
import { kernelRefusals, type Refusal } from '../../../kernel/index.js'
import { Actions, Button, Confirm, Definition, Field, Form, type Frame, LinkButton, Page, paths, Say, useSay } from '../../../ui/index.js'
import { texts } from './messages.js'
import { Qr } from './Qr.js'

const refusals = [accountRefusals, kernelRefusals]

/** The secret as people type it: groups of four. */
const keyOf = (uri: string): string => (new URL(uri).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ')

export interface Begun {
  readonly uri: string
  readonly backupCodes: readonly string[]
}

/** Picture, key and paper codes, and the first code that proves the app has them. */
export function BegunPage({ frame, begun }: { frame: Frame; begun: Begun }) {
  return (
    <Page
      frame={frame}
      title={texts.turnOn}
      width="form"
      unlisted
      breadcrumbs={[{ href: paths.account(), text: texts.title }, { text: texts.turnOn }]}
    >
      <h2>
        1 <Say of={texts.scan} />
      </h2>
      <p>
        <Say of={texts.scanLead} />
      </p>
      <Qr uri={begun.uri} />
      <Definition
        entries={[
          { term: texts.key, value: <code>{keyOf(begun.uri)}</code> },
          { term: texts.uri, value: <code>{begun.uri}</code> },
        ]}
      />
      <h2>
        2 <Say of={texts.backupCodes} />
      </h2>
      <p>
        <Say of={texts.backupLead} />
      </p>
      <ul class="choices">
        {begun.backupCodes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <FirstCode heading="3 " />
    </Page>
  )
}

/** After a wrong first code: picture and paper codes are not shown again, the app already has them. */
export function FinishPage({ frame, refusal }: { frame: Frame; refusal?: Refusal }) {
  return (
    <Page
      frame={frame}
      title={texts.turnOn}
      width="form"
      unlisted
      breadcrumbs={[{ href: paths.account(), text: texts.title }, { text: texts.turnOn }]}
    >
      <FirstCode heading="" refusal={refusal} />
    </Page>
  )
}

function FirstCode({ heading, refusal }: { heading: string; refusal?: Refusal }) {
  const say = useSay()
  return (
    <Form action={paths.account('/two-step/finish')} refusal={refusal} texts={refusals}>
      <h2>
        {heading}
        {say(texts.firstCode)}
      </h2>
      <Field
        kind="text"
        name="code"
        label={texts.firstCode}
        autocomplete="one-time-code"
        maxLength={12}
        short
        spellcheck={false}
        hideLabel
      />
      <Actions>
        <Button kind="primary" text={texts.finish} />
        <LinkButton kind="quiet" href={paths.account()} text={texts.back} />
      </Actions>
    </Form>
  )
}

/** Turning it on or off asks for the password, where there is one. */
export function TwoStepPage({ frame, on, withPassword, refusal }: { frame: Frame; on: boolean; withPassword: boolean; refusal?: Refusal }) {
  const password = withPassword && (
    <Field kind="text" type="password" name="password" label={texts.presentPassword} autocomplete="current-password" maxLength={200} />
  )
  const title = on ? texts.turnOff : texts.turnOn
  return (
    <Page frame={frame} title={title} width="form" unlisted breadcrumbs={[{ href: paths.account(), text: texts.title }, { text: title }]}>
      {on ? (
        <Confirm
          action={paths.account('/two-step/off')}
          consequences={[texts.turnedOffConsequence]}
          button={texts.turnOff}
          back={paths.account()}
          refusal={refusal}
          texts={refusals}
        >
          {password}
        </Confirm>
      ) : (
        <Form action={paths.account('/two-step')} refusal={refusal} texts={refusals}>
          <p>
            <Say of={texts.scanLead} />
          </p>
          {password}
          <Actions>
            <Button kind="primary" text={texts.turnOn} />
            <LinkButton kind="quiet" href={paths.account()} text={texts.back} />
          </Actions>
        </Form>
      )}
    </Page>
  )
}
