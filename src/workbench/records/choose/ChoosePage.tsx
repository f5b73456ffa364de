import type { PackLine, RecordPack } from '../../../records/index.js'
import { roleTitle, UNIT_KIND_NAMES, type UnitKind } from '../../../registry/index.js'
import { Button, Empty, Field, Form, type Frame, type L10n, LinkButton, Page, Say, Table } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { partyWords } from '../form/Beside.js'
import { texts } from './messages.js'

export interface Choice {
  readonly pack: RecordPack
  readonly mayRecord: PackLine['mayRecord']
}

interface Props {
  readonly frame: Frame
  readonly choices: readonly Choice[]
  readonly target: string | undefined
  readonly find: string | undefined
  readonly targets: readonly string[]
}

const joined = (words: readonly L10n[]): L10n => ({
  zh: words.map((word) => word.zh).join('、'),
  en: words.map((word) => word.en).join(', '),
})

/** What can be recorded, by target: first what this reader may record, then what others do. */
export function ChoosePage({ frame, choices, target, find, targets }: Props) {
  const yours = choices.filter((choice) => choice.mayRecord)
  const others = choices.filter((choice) => !choice.mayRecord)
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} breadcrumbs={[{ href: deskPaths.records(), text: texts.records }]} unlisted>
      <Form action={deskPaths.chooseRecord()} method="get" layout="line" prefix="q">
        <Field
          kind="select"
          name="target"
          label={texts.target}
          value={target}
          empty={texts.anyTarget}
          options={targets.map((each) => ({ value: each, text: each }))}
        />
        <Field kind="text" type="search" name="find" label={texts.find} value={find} required={false} maxLength={60} />
        <Button text={texts.show} />
      </Form>
      {choices.length === 0 && <Empty title={texts.noneFound} />}
      {yours.length > 0 ? (
        <Yours choices={yours} />
      ) : (
        choices.length > 0 && (
          <Empty title={texts.noneYours}>
            <Say of={texts.noneYoursHelp} />
          </Empty>
        )
      )}
      {others.length > 0 && <Others choices={others} />}
    </Page>
  )
}

const title = { title: texts.what, heads: true, cell: ({ pack }: Choice) => <Say of={pack.title} /> }
const feeds = { title: texts.feeds, cell: ({ pack }: Choice) => pack.targets.join('、') }

function Yours({ choices }: { choices: readonly Choice[] }) {
  return (
    <Table
      caption={texts.yours}
      rows={choices}
      columns={[
        {
          ...title,
          cell: ({ pack }) => (
            <a href={firstPage(pack)}>
              <Say of={pack.title} />
            </a>
          ),
        },
        feeds,
        { title: texts.confirms, cell: ({ pack }) => <Say of={joined(pack.confirm.map((step) => partyWords(pack, step.by)))} /> },
        {
          title: texts.record,
          cell: ({ pack }) => (
            <>
              <LinkButton href={firstPage(pack)} text={pack.batch?.kind === 'daily_log' ? texts.log : texts.record} />
              {!pack.batch && (
                <a class="block small" href={deskPaths.imports(pack.id)}>
                  <Say of={texts.import} />
                </a>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

/** A log is handed in as a file; everything else begins with a form. */
export const firstPage = (pack: RecordPack): string =>
  pack.batch?.kind === 'daily_log' ? deskPaths.imports(pack.id) : deskPaths.newRecord(pack.id)

function Others({ choices }: { choices: readonly Choice[] }) {
  return (
    <Table
      caption={texts.others}
      rows={choices}
      columns={[
        title,
        feeds,
        {
          title: texts.who,
          cell: ({ pack }) => (
            <Say
              of={texts.by({
                roles: joined(pack.recorder.roles.map(roleTitle)),
                kinds: joined(
                  pack.recorder.unitKinds
                    .map((kind) => UNIT_KIND_NAMES[kind as UnitKind] ?? { zh: kind, en: kind })
                    // “Journal office (journal office)” says it twice.
                    .filter((kind) => pack.recorder.roles.length > 1 || kind.zh !== roleTitle(pack.recorder.roles[0]!).zh),
                ),
              })}
            />
          ),
        },
      ]}
    />
  )
}
