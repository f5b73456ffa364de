import { accountRefusals } from '../../../kernel/accounts/index.js'
import { kernelRefusals, type Refusal } from '../../../kernel/index.js'
import { Actions, Button, Field, Form, type Frame, LinkButton, Page, paths } from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { passwordRefusals, texts } from './messages.js'

const refusals = [passwordRefusals, accountRefusals, kernelRefusals]

export function ForgotPage({ frame, sent, asked, refusal }: { frame: Frame; sent: boolean } & Again) {
  if (sent)
    return (
      <Page frame={frame} title={texts.sent} lead={texts.sentText} width="form" unlisted>
        <LinkButton href={paths.signIn()} text={texts.signIn} />
      </Page>
    )
  return (
    <Page frame={frame} title={texts.forgot} lead={texts.forgotLead} width="form" unlisted>
      <Form action={paths.forgotPassword()} asked={asked} refusal={refusal} texts={refusals}>
        <Field kind="text" type="email" name="email" label={texts.email} autocomplete="username" maxLength={254} />
        <Button kind="primary" text={texts.send} />
      </Form>
    </Page>
  )
}

/** `asksCurrent`: the present password is asked for, except right after coming in by a link. */
export function PasswordPage({ frame, asksCurrent, refusal }: { frame: Frame; asksCurrent: boolean; refusal?: Refusal }) {
  return (
    <Page frame={frame} title={texts.set} lead={texts.setLead} width="form" unlisted>
      <Form action={paths.ownPassword()} refusal={refusal} texts={refusals}>
        {asksCurrent && (
          <Field kind="text" type="password" name="current" label={texts.current} autocomplete="current-password" maxLength={200} />
        )}
        <Field kind="text" type="password" name="password" label={texts.password} autocomplete="new-password" maxLength={200} />
        <Field kind="text" type="password" name="again" label={texts.again} autocomplete="new-password" maxLength={200} />
        <Actions>
          <Button kind="primary" text={texts.save} />
          <LinkButton kind="quiet" href={paths.account()} text={texts.later} />
        </Actions>
      </Form>
    </Page>
  )
}
