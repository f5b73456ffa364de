import { type ApiToken, accountRefusals, TOKEN_DAYS } from '../../../kernel/accounts/index.js'
import { kernelRefusals } from '../../../kernel/index.js'
import {
  Button,
  Empty,
  Field,
  Form,
  type Frame,
  formatInstant,
  Hidden,
  None,
  Notice,
  Page,
  Pill,
  paths,
  Say,
  say,
  Table,
  useLanguage,
} from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import type { AccountView } from './AccountPage.js'
import { texts } from './messages.js'

export function Tokens({ view, asked, refusal }: { view: AccountView } & Again) {
  return (
    <>
      <h2 id="tokens">
        <Say of={texts.tokens} />
      </h2>
      <details open={view.tokens.length > 0 || refusal !== undefined || undefined}>
        <summary>
          <Say of={texts.tokensFor} />
        </summary>
        <p class="lead">
          <Say of={texts.tokensLead} />{' '}
          <a href={paths.api()}>
            <Say of={texts.apiPage} />
          </a>
        </p>
        <TokenTable view={view} />
        {view.scopes.length === 0 ? (
          <p class="muted">
            <Say of={texts.noScopes} />
          </p>
        ) : (
          <Form
            action={paths.account('/tokens')}
            asked={asked}
            refusal={refusal}
            texts={[accountRefusals, kernelRefusals]}
            labels={{ name: texts.tokenName, scopes: texts.scopes, days: texts.days }}
          >
            <h3>
              <Say of={texts.make} />
            </h3>
            <Field kind="text" name="name" label={texts.tokenName} help={texts.tokenNameHelp} maxLength={80} />
            <Field
              kind="checks"
              name="scopes"
              label={texts.scopes}
              options={view.scopes.map((scope) => ({ value: scope.permission, text: <ScopeName scope={scope} /> }))}
            />
            <Field kind="number" name="days" label={texts.days} value={90} min={1} max={TOKEN_DAYS} unit={texts.daysUnit} />
            <Button kind="primary" text={texts.make} />
          </Form>
        )}
      </details>
    </>
  )
}

function ScopeName({ scope }: { scope: AccountView['scopes'][number] }) {
  return (
    <>
      <Say of={scope.name} /> <code class="muted">{scope.permission}</code>
    </>
  )
}

function TokenTable({ view }: { view: AccountView }) {
  const language = useLanguage()
  const instant = (at: Date) => formatInstant(language, at)
  const state = (token: ApiToken) => (token.revokedAt ? texts.revoked : token.expiresAt <= view.now ? texts.expired : texts.alive)
  return (
    <Table
      caption={texts.tokens}
      hideCaption
      empty={<Empty title={texts.noTokens} />}
      columns={[
        { title: texts.tokenName, heads: true, cell: (token) => token.name },
        { title: texts.scopes, cell: (token) => <code>{token.scopes.join(' ')}</code> },
        { title: texts.created, cell: (token) => instant(token.createdAt) },
        { title: texts.expires, cell: (token) => instant(token.expiresAt) },
        { title: texts.used, cell: (token) => (token.usedAt ? instant(token.usedAt) : <Say of={texts.never} />) },
        { title: texts.state, cell: (token) => <Pill tone={state(token) === texts.alive ? 'accent' : undefined} text={state(token)} /> },
        {
          title: texts.revoke,
          cell: (token) =>
            state(token) === texts.alive ? (
              <Form action={paths.account('/tokens/revoke')} layout="line">
                <Hidden name="token" value={token.id} />
                <Button kind="quiet" text={texts.revoke} label={say(language, texts.revokeOne({ name: token.name }))} />
              </Form>
            ) : (
              <None />
            ),
        },
      ]}
      rows={view.tokens}
    />
  )
}

/** The one time that a token is shown. */
export function MadeTokenPage({ frame, token, name }: { frame: Frame; token: string; name: string }) {
  return (
    <Page
      frame={frame}
      title={texts.made}
      width="form"
      unlisted
      breadcrumbs={[{ href: paths.account(), text: texts.title }, { text: texts.made }]}
    >
      <Notice kind="done" title={name}>
        <p>
          <code>{token}</code>
        </p>
        <p>
          <Say of={texts.madeText} />
        </p>
      </Notice>
      <pre>{`curl -H 'Authorization: Bearer ${token}' …`}</pre>
      <p>
        <a href={paths.account('', 'tokens')}>
          <Say of={texts.back} />
        </a>
      </p>
    </Page>
  )
}
