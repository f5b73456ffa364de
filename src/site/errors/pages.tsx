import type { Child } from 'hono/jsx'
import { type Frame, type L10n, LinkButton, Page, paths, Say } from '../../ui/index.js'
import { texts } from './messages.js'

interface TroubleProps {
  frame: Frame
  title: L10n
  text: L10n
  requestId?: string
  children?: Child
}

function TroublePage({ frame, title, text, requestId, children }: TroubleProps) {
  return (
    <Page frame={frame} title={title} lead={text} width="reading" unlisted>
      {requestId && (
        <p class="muted">
          <Say of={texts.requestNumber} /> <code>{requestId}</code>
        </p>
      )}
      <div class="actions">{children ?? <WaysOn />}</div>
    </Page>
  )
}

function WaysOn() {
  return (
    <>
      <LinkButton href={paths.home()} text={texts.home} />
      <LinkButton href={paths.plans()} text={texts.board} />
      <LinkButton href={paths.units()} text={texts.directory} />
      <LinkButton href={paths.search()} text={texts.search} />
    </>
  )
}

export const NotFoundPage = ({ frame }: { frame: Frame }) => <TroublePage frame={frame} title={texts.notFound} text={texts.notFoundText} />

export function ForbiddenPage({ frame, requestId }: { frame: Frame; requestId: string }) {
  return (
    <TroublePage
      frame={frame}
      title={texts.forbidden}
      text={frame.account ? texts.forbiddenText : texts.signInText}
      requestId={requestId}
    />
  )
}

export const FaultPage = ({ frame, requestId }: { frame: Frame; requestId: string }) => (
  <TroublePage frame={frame} title={texts.fault} text={texts.faultText} requestId={requestId} />
)

export const OfflinePage = ({ frame }: { frame: Frame }) => (
  <TroublePage frame={frame} title={texts.offline} text={texts.offlineText}>
    <LinkButton href={paths.home()} text={texts.home} />
  </TroublePage>
)
