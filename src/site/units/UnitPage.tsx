import type { Board, BoardTarget, TaskLine } from '../../plan/index.js'
import { type Officer, type RelationLine, UNIT_KIND_NAMES, type Unit, type UnitLife, type UnitPortrait } from '../../registry/index.js'
import {
  type Column,
  Day,
  Definition,
  Empty,
  Figure,
  type Frame,
  formatNumber,
  isChinese,
  LinkButton,
  Name,
  None,
  Notice,
  Page,
  Pill,
  paths,
  Say,
  StateMark,
  Table,
  useLanguage,
} from '../../ui/index.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { DateControls } from '../parts/DateFields.js'
import { TargetName } from '../parts/Phrase.js'
import { LastDay, RoughDay } from '../parts/RoughDay.js'
import { TargetFigure } from '../parts/TargetFigure.js'
import { TaskTable } from '../plan/TaskTable.js'
import type { ReadAt } from '../standing.js'
import type { NameOf } from '../unitNames.js'
import { Acts, Heirs, Names, Officers, Relations } from './LifeTables.js'
import { predicateWords, texts } from './messages.js'

export interface UnitPageProps {
  frame: Frame
  at: ReadAt
  portrait: UnitPortrait
  board: Board | undefined
  tasks: readonly TaskLine[]
  children: readonly Unit[]
  life: UnitLife
  relations: readonly RelationLine[]
  officers: readonly Officer[]
  /** Names of the units that statements point at. */
  nameOf: NameOf
  /** May change the register here. */
  mayKeep: boolean
}

/** One unit at (E, K): who it was, its figures in the plan, its tasks, ties, officers, and what was registered of it when. */
export function UnitPage(props: UnitPageProps) {
  const { frame, at, portrait, board, tasks, children, life } = props
  const { unit, above } = portrait
  const [zh, en] = namesOf(unit, life)
  const shown = frame.language === 'en' ? (en ?? zh) : (zh ?? en)
  const name = shown === null ? <Say of={texts.unnamed} /> : <Name zh={zh} en={en} />
  return (
    <Page
      frame={frame}
      title={shown ?? texts.unnamed}
      heading={name}
      breadcrumbs={[
        { text: texts.directory, href: paths.units(at.asked) },
        { text: UNIT_KIND_NAMES[unit.kind], href: paths.units({ ...at.asked, kind: unit.kind }) },
        { text: name },
      ]}
      actions={props.mayKeep && <LinkButton href={paths.registryDesk('', { unit: unit.id })} text={texts.keep} />}
      aside={<Particulars unit={unit} above={above} at={at} />}
    >
      <WrongInAddress at={at} />
      <DateControls action={paths.unit(unit.id)} at={at} />
      <AtLine at={at} newest={paths.unit(unit.id)} />
      {unit.nameZh === '' && (
        <Notice kind="warn" title={texts.notThen}>
          <p>
            <Say of={texts.notThenText} />
          </p>
        </Notice>
      )}
      <Heirs life={life} at={at} />
      {board && <Figures board={board} unit={unit} at={at} />}
      {board && tasks.length > 0 && <TaskTable caption={texts.tasks} tasks={tasks} year={board.plan.year} at={at} />}
      <Officers officers={props.officers} />
      {children.length > 0 && <Children children={children} at={at} />}
      <Relations relations={props.relations} at={at} />
      <Acts acts={life.acts} at={at} />
      <Names life={life} />
      <History portrait={portrait} nameOf={props.nameOf} />
    </Page>
  )
}

/** The names by which the page calls the unit: those of the day, else the last ones that were known at the chosen time. */
function namesOf(unit: Unit, life: UnitLife): readonly [string | null, string | null] {
  if (unit.nameZh !== '') return [unit.nameZh, unit.nameEn]
  const last = (predicate: string) => life.names.filter((line) => line.predicate === predicate).at(-1)?.value ?? null
  return [last('name_zh'), last('name_en')]
}

function Children({ children, at }: Pick<UnitPageProps, 'children' | 'at'>) {
  return (
    <Table
      caption={texts.children}
      columns={[
        {
          title: texts.name,
          heads: true,
          cell: (child) => (
            <a href={paths.unit(child.id, at.asked)}>
              <Name zh={child.nameZh} en={child.nameEn} />
            </a>
          ),
        },
        { title: texts.kind, cell: (child) => <Say of={UNIT_KIND_NAMES[child.kind]} /> },
      ]}
      rows={children}
    />
  )
}

function Particulars({ unit, above, at }: Pick<UnitPortrait, 'unit' | 'above'> & { at: ReadAt }) {
  const parents = above.filter((each) => each.id !== unit.id)
  return (
    <Definition
      entries={[
        { term: texts.kind, value: <Say of={UNIT_KIND_NAMES[unit.kind]} /> },
        unit.nameEn !== null && { term: texts.otherName, value: <OtherName unit={unit} /> },
        unit.code !== null && { term: texts.code, value: unit.code },
        unit.class !== null && { term: texts.class, value: <Name zh={unit.class} /> },
        parents.length > 0 && {
          term: texts.above,
          value: (
            <ul>
              {parents.map((parent) => (
                <li>
                  <a href={paths.unit(parent.id, at.asked)}>
                    <Name zh={parent.nameZh} />
                  </a>
                </li>
              ))}
            </ul>
          ),
        },
        unit.seat !== null && { term: texts.seat, value: <Name zh={unit.seat} /> },
        unit.state !== null && { term: texts.state, value: <Say of={texts[unit.state]} /> },
        unit.creditCode !== null && { term: texts.creditCode, value: <code>{unit.creditCode}</code> },
        unit.ror !== null && { term: texts.ror, value: <code>{unit.ror}</code> },
        unit.pilot && { term: texts.pilot, value: <Say of={texts.yes} /> },
        unit.listed && { term: texts.listed, value: <Say of={texts.yes} /> },
      ]}
    />
  )
}

/** The name in the language that the heading does not speak. */
function OtherName({ unit }: { unit: Unit }) {
  const other = useLanguage() === 'en' ? unit.nameZh : unit.nameEn
  return <Name zh={other} en={other} />
}

function Figures({ board, unit, at }: { board: Board; unit: Unit; at: ReadAt }) {
  const { year } = board.plan
  const mine = board.groups
    .flatMap((group) => group.targets)
    .filter((target) => target.own && (target.own.n !== 0 || target.own.share !== null))
  const columns: Column<BoardTarget>[] = [
    {
      title: texts.target,
      heads: true,
      cell: (target) => (
        <TargetName target={target} href={paths.target(year, target.code, { ...at.asked, unit: unit.id })} asOf={at.asOf} />
      ),
    },
    {
      title: texts.own,
      numeric: true,
      phone: 'half',
      cell: (target) => (
        <Figure
          value={target.own!.n}
          unit={target.ratio === 'percent' ? undefined : target.unit}
          href={paths.evidence(year, target.code, { ...at.exact, unit: unit.id })}
        />
      ),
    },
    { title: texts.share, numeric: true, phone: 'half', cell: (target) => <Share share={target.own!.share} /> },
    { title: texts.ofAll, numeric: true, cell: (target) => <TargetFigure target={target} year={year} at={at} /> },
    { title: texts.state, width: 'narrow', cell: (target) => <StateMark state={target.state} on={target.metSince} /> },
  ]
  return (
    <>
      <Table
        caption={texts.figures({ year })}
        columns={columns}
        rows={mine}
        empty={
          <Empty title={texts.noFigures}>
            <p>
              <Say of={texts.noFiguresText} />
            </p>
          </Empty>
        }
      />
      {mine.length > 0 && <LinkButton href={paths.board(year, { ...at.asked, unit: unit.id })} text={texts.wholeBoard} />}
    </>
  )
}

function Share({ share }: { share: number | null }) {
  const language = useLanguage()
  return share === null ? <None /> : formatNumber(language, share)
}

type Line = UnitPortrait['history'][number]

function History({ portrait, nameOf }: Pick<UnitPageProps, 'portrait' | 'nameOf'>) {
  if (portrait.history.length === 0) return null
  const columns: Column<Line>[] = [
    { title: texts.what, heads: true, cell: (line) => <Predicate line={line} /> },
    { title: texts.value, cell: (line) => <Value line={line} nameOf={nameOf} /> },
    { title: texts.from, width: 'narrow', phone: 'half', cell: (line) => <RoughDay on={line.validFrom} precision={line.fromPrecision} /> },
    { title: texts.until, width: 'narrow', phone: 'half', cell: (line) => <LastDay until={line.validTo} /> },
    { title: texts.recorded, width: 'narrow', phone: 'half', cell: (line) => <Day on={line.recordedOn} /> },
    { title: texts.source, cell: (line) => <Name zh={line.source} /> },
    { title: texts.reason, cell: (line) => (line.reason ? <Name zh={line.reason} /> : <None />) },
  ]
  return <Table caption={texts.history} columns={columns} rows={portrait.history} />
}

function Predicate({ line }: { line: Line }) {
  const words = Object.hasOwn(predicateWords, line.predicate) ? predicateWords[line.predicate as keyof typeof predicateWords] : undefined
  return (
    <>
      {words ? <Say of={words} /> : <code>{line.predicate}</code>} {line.withdrawn && <Pill tone="warn" text={texts.withdrawn} />}
      {line.superseded && <Pill tone="warn" text={texts.superseded} />}
    </>
  )
}

/** Statements whose value is another unit. */
export const pointsAtUnit = (line: Line): boolean => typeof line.value === 'string' && UUID.test(line.value)
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

function Value({ line, nameOf }: { line: Line; nameOf: NameOf }) {
  const { value } = line
  if (value === null) return <None />
  if (typeof value === 'boolean') return <Say of={value ? texts.yes : texts.no} />
  const text = String(value)
  if (pointsAtUnit(line)) return <a href={paths.unit(text)}>{nameOf(text)}</a>
  if (line.predicate === 'state' && Object.hasOwn(texts, text)) return <Say of={texts[text as 'active']} />
  return isChinese(text) ? <Name zh={text} /> : text
}
