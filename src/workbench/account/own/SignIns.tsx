import type { SignIn } from '../../../kernel/accounts/index.js'
import { Button, Form, formatInstant, Hidden, None, Pill, paths, Say, say, Table, useLanguage } from '../../../ui/index.js'
import type { AccountView } from './AccountPage.js'
import { texts } from './messages.js'

/** Where one is signed in; every other place can be ended from here. */
export function SignIns({ view }: { view: AccountView }) {
  const language = useLanguage()
  const isThis = (one: SignIn) => one.sessionId === view.session.sessionId
  const instant = (at: Date) => formatInstant(language, at)
  return (
    <>
      <h2 id="sign-ins">
        <Say of={texts.signIns} />
      </h2>
      <Table
        caption={texts.signIns}
        hideCaption
        columns={[
          {
            title: texts.since,
            heads: true,
            cell: (one) => (
              <>
                {instant(one.since)} {isThis(one) && <Pill tone="accent" text={texts.thisOne} />}
              </>
            ),
          },
          { title: texts.until, cell: (one) => instant(one.until) },
          { title: texts.way, cell: (one) => <Say of={one.via === 'link' ? texts.byLink : texts.byPassword} /> },
          { title: texts.from, cell: (one) => one.address ?? <None /> },
          { title: texts.device, cell: (one) => <Device name={one.userAgent} /> },
          {
            title: texts.end,
            cell: (one) =>
              isThis(one) ? (
                <None />
              ) : (
                <Form action={paths.account('/sign-ins')} layout="line">
                  <Hidden name="session" value={one.sessionId} />
                  <Button kind="quiet" text={texts.end} label={say(language, texts.endOne({ what: instant(one.since) }))} />
                </Form>
              ),
          },
        ]}
        rows={view.signIns}
      />
      {view.signIns.length > 1 && (
        <Form action={paths.account('/sign-ins')} layout="line">
          <Hidden name="session" value="others" />
          <Button text={texts.endOthers} />
        </Form>
      )}
    </>
  )
}

/** Browser and system out of the long name that browsers give themselves. */
function Device({ name }: { name: string | null }) {
  if (!name) return <None />
  const browser = /(Edg|Firefox|OPR|MicroMessenger|Chrome|Safari)\/[\d]+/.exec(name)?.[0]?.replace('/', ' ').replace('Edg ', 'Edge ')
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux|HarmonyOS)/.exec(name)?.[0]
  return <span title={name}>{browser ? [browser, system].filter(Boolean).join(' · ') : name.slice(0, 40)}</span>
}
