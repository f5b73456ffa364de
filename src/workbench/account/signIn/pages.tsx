import { accountRefusals } from '../../../kernel/accounts/index.js'
import type { Refusal } from '../../../kernel/index.js'
import { kernelRefusals } from '../../../kernel/index.js'
import { Actions, Button, Field, Form, type Frame, Hidden, LinkButton, Notice, Page, paths, Say } from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { texts } from './messages.js'

const refusals = [accountRefusals, kernelRefusals]
const Aim = ({ to }: { to: string | undefined }) => (to ? <Hidden name="to" value={to} /> : null)

/** E-mail address and password; what else there is when one of them is not at hand. */
export function SignInPage({ frame, to, demo, asked, refusal }: { frame: Frame; to?: string; demo: boolean } & Again) {
  return (
    <Page frame={frame} title={texts.signIn} lead={texts.lead} width="form" unlisted>
      <Form action={paths.signIn()} asked={asked} refusal={refusal} texts={refusals}>
        <Aim to={to} />
        <Field kind="text" type="email" name="email" label={texts.email} autocomplete="username" maxLength={254} />
        <Field kind="text" type="password" name="password" label={texts.password} autocomplete="current-password" maxLength={200} />
        <Actions>
          <Button kind="primary" text={texts.signIn} />
          <LinkButton kind="quiet" href={paths.signInLetter(to)} text={texts.byLetter} />
          <LinkButton kind="quiet" href={paths.forgotPassword()} text={texts.forgot} />
        </Actions>
      </Form>
      {demo && (
        <p class="muted">
          <Say of={texts.demoLinks} />
        </p>
      )}
    </Page>
  )
}

export function CodePage({ frame, to, refusal }: { frame: Frame; to?: string } & Again) {
  return (
    <Page frame={frame} title={texts.code} lead={texts.codeLead} width="form" unlisted>
      <Form action={paths.signInCode()} refusal={refusal} texts={refusals}>
        <Aim to={to} />
        <Field kind="text" name="code" label={texts.codeField} autocomplete="one-time-code" maxLength={40} short spellcheck={false} />
        <Actions>
          <Button kind="primary" text={texts.goOn} />
          <LinkButton kind="quiet" href={paths.signIn(to)} text={texts.beginAgain} />
        </Actions>
      </Form>
    </Page>
  )
}

/** Behind a one-time link: a press of the button uses it, a look at the page does not. */
export function LinkPage({ frame, token, name, refusal }: { frame: Frame; token: string; name?: string; refusal?: Refusal }) {
  if (name === undefined)
    return (
      <Page frame={frame} title={texts.linkOver} lead={texts.linkOverText} width="form" unlisted>
        <Actions>
          <LinkButton kind="primary" href={paths.signInLetter()} text={texts.byLetter} />
          <LinkButton href={paths.signIn()} text={texts.signIn} />
        </Actions>
      </Page>
    )
  return (
    <Page frame={frame} title={texts.link} lead={texts.linkLead} width="form" unlisted>
      {frame.account && <Notice kind="warn">{<Say of={texts.linkInstead({ name: frame.account.name })} />}</Notice>}
      <Form action={paths.signInLink(token)} refusal={refusal} texts={refusals}>
        <Button kind="primary" text={texts.linkFor({ name })} />
      </Form>
    </Page>
  )
}

export function LetterPage({ frame, to, sent, asked, refusal }: { frame: Frame; to?: string; sent: boolean } & Again) {
  if (sent)
    return (
      <Page frame={frame} title={texts.letterSent} lead={texts.letterSentText} width="form" unlisted>
        <LinkButton href={paths.signIn(to)} text={texts.signIn} />
      </Page>
    )
  return (
    <Page frame={frame} title={texts.byLetter} lead={texts.letterLead} width="form" unlisted>
      <Form action={paths.signInLetter()} asked={asked} refusal={refusal} texts={refusals}>
        <Aim to={to} />
        <Field kind="text" type="email" name="email" label={texts.email} autocomplete="username" maxLength={254} />
        <Button kind="primary" text={texts.sendLetter} />
      </Form>
    </Page>
  )
}

export function SignOutPage({ frame }: { frame: Frame }) {
  return (
    <Page frame={frame} title={texts.signOut} width="form" unlisted>
      {frame.account ? (
        <Form action={paths.signOut()}>
          <p>
            <Say of={texts.signOutLead({ name: frame.account.name })} />
          </p>
          <Button kind="primary" text={texts.signOut} />
        </Form>
      ) : (
        <p>
          <Say of={texts.notSignedIn} />
        </p>
      )}
    </Page>
  )
}
