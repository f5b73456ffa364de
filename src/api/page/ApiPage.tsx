import { kernelRefusals, type L10n, type RefusalTexts, type Room } from '../../kernel/index.js'
import { type Frame, LinkButton, Page, paths, Say, say, Table, useLanguage } from '../../ui/index.js'
import { BY_HAND } from '../byHand.js'
import type { Answered, Field } from '../fields.js'
import { type Endpoint, endpointsOf } from './endpoints.js'
import { texts } from './messages.js'

/** What the API is, how to begin, and every command and query of the house, read from the manifests. */
export function ApiPage({ frame, rooms, publicUrl }: { frame: Frame; rooms: readonly Room[]; publicUrl: string }) {
  const homes = homesOf([...rooms.map((room) => room.refusals as RefusalTexts), kernelRefusals])
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      description={texts.lead}
      actions={<LinkButton href="/api/openapi.json" text={texts.openApi} />}
    >
      <HowTo publicUrl={publicUrl} />
      <h2>
        <Say of={texts.rooms} />
      </h2>
      <ul>
        {rooms.map((room) => (
          <li>
            <a href={`#${room.name}`}>
              <Say of={room.title} />
            </a>
          </li>
        ))}
        <li>
          <a href="#besides">
            <Say of={texts.besides} />
          </a>
        </li>
        <li>
          <a href="#refusals">
            <Say of={texts.general} />
          </a>
        </li>
      </ul>
      {rooms.map((room) => (
        <RoomPart room={room} homes={homes} />
      ))}
      <section class="section" aria-labelledby="besides">
        <h2 id="besides">
          <Say of={texts.besides} />
        </h2>
        <Endpoints title={texts.besides} endpoints={BY_HAND} />
      </section>
      <h2 id="refusals">
        <Say of={texts.general} />
      </h2>
      <Codes title={texts.general} refusals={kernelRefusals} homes={homes} />
    </Page>
  )
}

function HowTo({ publicUrl }: { publicUrl: string }) {
  return (
    <div class="prose">
      <h2>
        <Say of={texts.how} />
      </h2>
      <ol>
        <li>
          <Say of={texts.howToken} />{' '}
          <a href={paths.account('', 'tokens')}>
            <Say of={texts.account} />
          </a>
        </li>
        {[texts.howHeader, texts.howQuery, texts.howCommand, texts.howRefusal].map((text) => (
          <li>
            <Say of={text} />
          </li>
        ))}
      </ol>
      <h2>
        <Say of={texts.example} />
      </h2>
      <p>
        <Say of={texts.exampleRead} />
      </p>
      <pre class="example">{`curl '${publicUrl}/api/v1/plan/board?year=2022&asOf=2022-09-30'`}</pre>
      <p>
        <Say of={texts.exampleWrite} />
      </p>
      <pre class="example">{`curl -X POST '${publicUrl}/api/v1/plan/assign_task' \\
  -H 'Authorization: Bearer clg_…' -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: 2022-assign-6.2' -d '{ … }'`}</pre>
    </div>
  )
}

function RoomPart({ room, homes }: { room: Room; homes: Homes }) {
  const title = (make: (words: { room: string }) => L10n): L10n => ({
    zh: make({ room: room.title.zh }).zh,
    en: make({ room: room.title.en }).en,
  })
  return (
    <section class="section" aria-labelledby={room.name}>
      <h2 id={room.name}>
        <Say of={room.title} /> <code>{room.name}</code>
      </h2>
      <Endpoints title={title(texts.commands)} endpoints={endpointsOf(room, 'command')} />
      <Endpoints title={title(texts.queries)} endpoints={endpointsOf(room, 'query')} />
      <Codes title={title(texts.refusals)} refusals={room.refusals as RefusalTexts} homes={homes} />
    </section>
  )
}

function Endpoints({ title, endpoints }: { title: L10n; endpoints: readonly Endpoint[] }) {
  if (endpoints.length === 0) return null
  return (
    <Table
      caption={title}
      columns={[
        { title: texts.what, heads: true, cell: (one) => <Say of={one.title} /> },
        {
          title: texts.address,
          cell: (one) => (
            <code>
              {one.method} {one.path}
            </code>
          ),
        },
        {
          title: texts.permission,
          cell: (one) => (one.permission ? <code>{one.permission}</code> : <Say of={one.isPublic ? texts.public : texts.ruled} />),
        },
        { title: texts.fields, cell: (one) => (one.fields.length === 0 ? <Say of={texts.noFields} /> : <Fields fields={one.fields} />) },
        { title: texts.answer, cell: (one) => <Answer answer={one.answer} /> },
      ]}
      rows={endpoints}
    />
  )
}

/** What is answered, folded away: the reader looks for the address first. */
function Answer({ answer }: { answer: Answered | undefined }) {
  if (!answer) return <Say of={texts.answerDone} />
  if (answer.fields.length === 0) return <span class="muted small">{answer.type}</span>
  const { isList, fields } = answer
  return (
    <details>
      <summary>
        <Say of={(isList ? texts.answerRows : texts.answerFields)({ n: fields.length })} />
      </summary>
      <Fields fields={fields} />
    </details>
  )
}

function Fields({ fields }: { fields: readonly Field[] }) {
  return (
    <>
      {fields.map((field, index) => (
        <>
          {index > 0 && ' · '}
          <code>{field.name}</code> <span class="muted small">{field.type}</span>
          {!field.required && (
            <span class="muted small">
              {' '}
              <Say of={texts.optional} />
            </span>
          )}
        </>
      ))}
    </>
  )
}

/** Where a code has its place on the page: several rooms may share one. */
type Homes = ReadonlyMap<string, RefusalTexts>

function homesOf(catalogues: readonly RefusalTexts[]): Homes {
  const homes = new Map<string, RefusalTexts>()
  for (const catalogue of catalogues) for (const code of Object.keys(catalogue)) if (!homes.has(code)) homes.set(code, catalogue)
  return homes
}

/** Codes with their sentences; a problem's `type` leads to its line here. */
function Codes({ title, refusals, homes }: { title: L10n; refusals: RefusalTexts; homes: Homes }) {
  const language = useLanguage()
  const meaning = (text: RefusalTexts[string]) =>
    typeof text === 'function' ? <span class="muted">{say(language, texts.depends)}</span> : <Say of={text} />
  return (
    <Table
      caption={title}
      columns={[
        { title: texts.code, heads: true, cell: ([code]) => <code id={homes.get(code) === refusals ? code : undefined}>{code}</code> },
        { title: texts.meaning, cell: ([, text]) => meaning(text) },
      ]}
      rows={Object.entries(refusals)}
    />
  )
}
