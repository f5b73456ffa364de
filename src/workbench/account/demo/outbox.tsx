import { lettersOf, type SentLetter } from '../../../kernel/index.js'
import { ctxOf, frameOf, type WebApp } from '../../../ui/http/index.js'
import { Definition, Empty, type Frame, formatInstant, Page, Say, useLanguage } from '../../../ui/index.js'
import { refused, shown, toSignIn } from '../../parts/answer.js'
import { texts } from './messages.js'

const MOST = 100

/** The letters of a demonstration, whose links anyone who reads them could use: only where nothing is real, and for its administrator. */
export function outboxRoutes(app: WebApp): void {
  app.get('/desk/outbox', async (c) => {
    const { viewer, house } = ctxOf(c)
    if (viewer.via === 'nobody') return toSignIn(c)
    if (house.mode !== 'demo') return c.notFound()
    if (!viewer.can('system.see')) return refused(c, { code: 'not_allowed', permission: 'system.see' })
    return shown(c, <OutboxPage frame={await frameOf(c)} letters={await lettersOf(house.database.db, MOST)} />)
  })
}

function OutboxPage({ frame, letters }: { frame: Frame; letters: readonly SentLetter[] }) {
  return (
    <Page frame={frame} title={texts.outbox} lead={texts.outboxLead} width="reading" unlisted>
      {letters.length === 0 ? (
        <Empty title={texts.noLetters}>
          <p>
            <Say of={texts.noLettersText} />
          </p>
        </Empty>
      ) : (
        <>
          <p class="muted">
            <Say of={texts.newest({ n: letters.length })} />
          </p>
          <ul class="list">
            {letters.map((letter) => (
              <li>
                <Letter letter={letter} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

function Letter({ letter }: { letter: SentLetter }) {
  const language = useLanguage()
  return (
    <>
      <h2>{letter.subject}</h2>
      <Definition
        entries={[
          { term: texts.to, value: letter.to },
          { term: texts.at, value: formatInstant(language, letter.at) },
        ]}
      />
      <div class="prose">
        {letter.body.split(/\n{2,}/).map((part) => (
          <p>{withLinks(part)}</p>
        ))}
      </div>
    </>
  )
}

/** Addresses in a letter become links, so that a demonstration can be followed with a mouse. */
const withLinks = (text: string) =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part) => (/^https?:\/\//.test(part) ? <a href={new URL(part).pathname + new URL(part).search}>{part}</a> : part))
