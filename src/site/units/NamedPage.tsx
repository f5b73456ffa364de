import { addDays, type Day, isDay, type Refusal, type Result } from '../../kernel/index.js'
import { type Bearer, UNIT_KIND_NAMES } from '../../registry/index.js'
import {
  Button,
  Empty,
  Field,
  Form,
  type Frame,
  formatDay,
  LinkButton,
  Name,
  None,
  Page,
  Pill,
  paths,
  Say,
  Table,
  useLanguage,
  useSay,
} from '../../ui/index.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

export interface NamedPageProps {
  frame: Frame
  name: string
  on: string
  at: ReadAt
  /** Undefined while nothing was asked. */
  found: Result<readonly Bearer[], Refusal> | undefined
}

/** Which body a name in an old document means, and who stands in its place today. */
export function NamedPage({ frame, name, on, found }: NamedPageProps) {
  return (
    <Page
      frame={frame}
      title={texts.namedTitle}
      lead={texts.namedLead}
      breadcrumbs={[{ text: texts.directory, href: paths.units() }, { text: texts.namedTitle }]}
      unlisted
    >
      <Form
        action={paths.unitNamed()}
        method="get"
        layout="line"
        refusal={found && !found.ok ? found.refusal : undefined}
        asked={{ name, on }}
      >
        <Field kind="text" name="name" label={texts.namedName} maxLength={200} />
        <Field kind="day" name="on" label={texts.namedOn} />
        <Button text={texts.namedLook} />
      </Form>
      {found?.ok && <Bearers found={found.value} on={on} />}
    </Page>
  )
}

function Bearers({ found, on }: { found: readonly Bearer[]; on: string }) {
  const then = isDay(on) ? { asOf: on } : {}
  return (
    <Table
      caption={texts.bearers}
      tone="loose"
      empty={
        <Empty title={texts.nobodyNamed}>
          <p>
            <Say of={texts.nobodyNamedText} />
          </p>
          <LinkButton href={paths.units()} text={texts.directory} />
        </Empty>
      }
      columns={[
        {
          title: texts.name,
          heads: true,
          cell: (one) => (
            <>
              <a href={paths.unit(one.unit, then)}>
                <Name zh={one.name} en={one.name} />
              </a>{' '}
              <Pill tone={one.borneThen ? 'accent' : 'plain'} text={one.borneThen ? texts.onThatDay : texts.notOnDay} />
            </>
          ),
        },
        { title: texts.kind, phone: 'half', cell: (one) => <Say of={UNIT_KIND_NAMES[one.kind]} /> },
        { title: texts.bore, cell: (one) => <Period from={one.from} until={one.until} /> },
        { title: texts.today, cell: (one) => <Heirs heirs={one.heirs} /> },
      ]}
      rows={found}
    />
  )
}

function Period({ from, until }: { from: string; until: string | null }) {
  const language = useLanguage()
  const say = useSay()
  const begins = formatDay(language, from)
  return (
    <>
      {say(
        until === null
          ? texts.since({ from: begins })
          : texts.period({ from: begins, until: formatDay(language, addDays(until as Day, -1)) }),
      )}
    </>
  )
}

function Heirs({ heirs }: { heirs: Bearer['heirs'] }) {
  if (heirs.length === 0) return <None />
  return (
    <ul>
      {heirs.map((heir) => (
        <li>
          <a href={paths.unit(heir.unit)}>
            <Name zh={heir.nameZh} en={heir.nameEn} />
          </a>{' '}
          {(heir.state === 'closed' || heir.state === 'merged') && <Pill text={texts[heir.state]} />}
        </li>
      ))}
    </ul>
  )
}
