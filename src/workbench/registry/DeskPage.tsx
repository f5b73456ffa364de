import type { Child } from 'hono/jsx'
import { addDays, type Refusal } from '../../kernel/index.js'
import { type ActLine, type Officer, POST_NAMES, RELATION_NAMES, REORGANISATION_NAMES, type RelationLine } from '../../registry/index.js'
import {
  Button,
  Day,
  Empty,
  Field,
  Form,
  type Frame,
  type L10n,
  LinkButton,
  Name,
  None,
  Page,
  Pill,
  paths,
  Say,
  Table,
} from '../../ui/index.js'
import { partRefusals } from '../parts/messages.js'
import { texts } from './messages.js'
import { type ActsOn, registryAct } from './parts.js'
import { texts as questionTexts } from './questions/messages.js'

export interface DeskView {
  readonly typed: string
  readonly refusal?: Refusal
  /** Answers what the register cannot decide. */
  readonly mayAnswer: boolean
  readonly on?: {
    readonly unit: ActsOn
    /** Keeps the whole register; else only the officers of the own unit. */
    readonly keeps: boolean
    readonly relations: readonly RelationLine[]
    readonly acts: readonly ActLine[]
    readonly officers: readonly Officer[]
  }
}

/** The desk of the register: a unit, what can be done with it, and what was done. */
export function DeskPage({ frame, view }: { frame: Frame; view: DeskView }) {
  const { on } = view
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      actions={view.mayAnswer && <LinkButton href={paths.registryDesk('/questions')} text={questionTexts.link} />}
      unlisted
    >
      <Form
        action={paths.registryDesk()}
        method="get"
        layout="line"
        refusal={view.refusal}
        texts={[partRefusals]}
        asked={{ of: view.typed }}
      >
        <Field
          kind="text"
          type="search"
          name="of"
          label={texts.unit}
          help={texts.unitHelp}
          maxLength={200}
          suggest={paths.suggest('unit')}
        />
        <Button text={texts.choose} />
      </Form>
      {on ? <Acts on={on} /> : <Empty title={texts.none} />}
    </Page>
  )
}

function Acts({ on }: { on: NonNullable<DeskView['on']> }) {
  const { unit, keeps } = on
  const act = (action: string) => registryAct(action, unit.id)
  return (
    <>
      <h2>
        <Name zh={unit.nameZh} en={unit.nameEn} />
      </h2>
      <p class="actions">
        {keeps && (
          <>
            <LinkButton href={act('/rename')} text={texts.rename} />
            <LinkButton href={act('/relate')} text={texts.relate} />
            <LinkButton href={act('/reorganise')} text={texts.reorganise} />
            <LinkButton href={act('/close')} text={texts.close} />
          </>
        )}
        <LinkButton href={act('/officers')} text={texts.officers} />
        <LinkButton kind="quiet" href={paths.unit(unit.id)} text={texts.publicPage} />
      </p>
      {on.officers.length > 0 && <OfficerTable on={on} />}
      {on.relations.length > 0 && <TieTable on={on} />}
      {on.acts.length > 0 && <ActTable on={on} />}
    </>
  )
}

type On = { on: NonNullable<DeskView['on']> }

/** The way to an act on one row; who hears the page is told which row. */
function ActLink({ on, action, text, children }: On & { action: string; text: L10n; children?: Child }) {
  return (
    <a href={registryAct(action, on.unit.id)}>
      <Say of={text} />
      <span class="unseen"> {children}</span>
    </a>
  )
}

function OfficerTable({ on }: On) {
  return (
    <Table
      caption={texts.officersNow}
      columns={[
        { title: texts.post, heads: true, cell: (one) => <Say of={POST_NAMES[one.post]} /> },
        { title: texts.person, cell: (one) => <Name zh={one.nameZh} en={one.nameEn} /> },
        { title: texts.from, width: 'narrow', cell: (one) => <Day on={one.from} /> },
        {
          title: texts.end,
          width: 'narrow',
          cell: (one) => (
            <ActLink on={on} action={`/officers/${one.term}`} text={texts.end}>
              <Say of={POST_NAMES[one.post]} /> <Name zh={one.nameZh} en={one.nameEn} />
            </ActLink>
          ),
        },
      ]}
      rows={on.officers}
    />
  )
}

function TieTable({ on }: On) {
  return (
    <Table
      caption={texts.ties}
      columns={[
        { title: texts.tie, heads: true, cell: (line) => <Say of={RELATION_NAMES[line.kind][line.side]} /> },
        { title: texts.other, cell: (line) => <Name zh={line.nameZh} en={line.nameEn} /> },
        { title: texts.from, width: 'narrow', phone: 'half', cell: (line) => <Day on={line.from} /> },
        {
          title: texts.until,
          width: 'narrow',
          phone: 'half',
          cell: (line) => (line.until ? <Day on={addDays(line.until, -1)} /> : <None />),
        },
        {
          title: texts.end,
          width: 'narrow',
          cell: (line) =>
            on.keeps && line.holds && line.kind !== 'succeeded_by' && line.kind !== 'spun_off_from' ? (
              <ActLink on={on} action={`/ties/${line.relation}`} text={texts.end}>
                <Say of={RELATION_NAMES[line.kind][line.side]} /> <Name zh={line.nameZh} en={line.nameEn} />
              </ActLink>
            ) : (
              <None />
            ),
        },
      ]}
      rows={on.relations}
    />
  )
}

function ActTable({ on }: On) {
  const names = (units: ActLine['before']) =>
    units.map((unit) => (
      <div>
        <Name zh={unit.nameZh} en={unit.nameEn} />
      </div>
    ))
  return (
    <Table
      caption={texts.history}
      tone="loose"
      columns={[
        {
          title: texts.kind,
          heads: true,
          cell: (act) => (
            <>
              <Say of={REORGANISATION_NAMES[act.kind]} /> {act.undone && <Pill tone="warn" text={texts.undone} />}
            </>
          ),
        },
        { title: texts.from, width: 'narrow', phone: 'half', cell: (act) => <Day on={act.on} /> },
        { title: texts.actBefore, cell: (act) => <>{names(act.before)}</> },
        { title: texts.actAfter, cell: (act) => <>{names(act.after)}</> },
        {
          title: texts.undo,
          width: 'narrow',
          cell: (act) =>
            on.keeps && !act.undone ? (
              <ActLink on={on} action={`/undo/${act.reorganisation}`} text={texts.undo}>
                <Say of={REORGANISATION_NAMES[act.kind]} /> <Day on={act.on} />
              </ActLink>
            ) : (
              <None />
            ),
        },
      ]}
      rows={on.acts}
    />
  )
}
