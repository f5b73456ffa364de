import { type DirectoryGroup, UNIT_KIND_NAMES, type Unit, type UnitKind } from '../../registry/index.js'
import {
  Button,
  Empty,
  Field,
  Form,
  type Frame,
  formatNumber,
  isChinese,
  LinkButton,
  Name,
  None,
  Page,
  Pager,
  paths,
  Say,
  Table,
  type UnitsView,
  useLanguage,
} from '../../ui/index.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { DateFields, ENHANCED } from '../parts/DateFields.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

export interface DirectoryPageProps {
  frame: Frame
  groups: readonly DirectoryGroup[]
  units: readonly Unit[]
  view: UnitsView
  at: ReadAt
  next: string | undefined
}

/** All units at (E, K) by kind and class, with a search over the names that they bore then. */
export function DirectoryPage(props: DirectoryPageProps) {
  const { frame, units, view, next, at } = props
  return (
    <Page frame={frame} title={texts.directory} lead={texts.lead} aside={<Kinds {...props} />}>
      <WrongInAddress at={at} />
      <Filters {...props} />
      <AtLine at={at} newest={paths.units({ ...view, asOf: null, known: null, after: null })} />
      <Table
        caption={texts.units}
        hideCaption
        columns={[
          {
            title: texts.name,
            heads: true,
            cell: (unit) => (
              <a href={paths.unit(unit.id, at.asked)} data-row={unit.id}>
                <Name zh={unit.nameZh} en={unit.nameEn} />
              </a>
            ),
          },
          { title: texts.code, width: 'narrow', phone: 'half', cell: (unit) => unit.code ?? <None /> },
          { title: texts.kind, phone: 'half', cell: (unit) => <Say of={UNIT_KIND_NAMES[unit.kind]} /> },
          { title: texts.class, phone: 'half', cell: (unit) => (unit.class ? <Name zh={unit.class} /> : <None />) },
          { title: texts.seat, phone: 'half', cell: (unit) => (unit.seat ? <Name zh={unit.seat} /> : <None />) },
        ]}
        rows={units}
        empty={
          <Empty title={texts.none}>
            <p>
              <Say of={texts.noneText} />
            </p>
            <LinkButton href={paths.units()} text={texts.clear} />
          </Empty>
        }
      />
      <p class="actions">
        <LinkButton kind="quiet" href={paths.unitsFile('csv', { ...view, ...at.exact })} text={texts.exportCsv} />
        <LinkButton kind="quiet" href={paths.unitsFile('xlsx', { ...view, ...at.exact })} text={texts.exportXlsx} />
        <LinkButton kind="quiet" href={paths.unitNamed()} text={texts.oldNames} />
      </p>
      <Pager first={view.after ? paths.units({ ...view, after: null }) : undefined} next={next && paths.units({ ...view, after: next })} />
    </Page>
  )
}

function Filters({ groups, view, at }: DirectoryPageProps) {
  const kinds = [...new Set(groups.map((group) => group.kind))]
  const classes = groups.filter((group) => group.kind === view.kind && group.class).map((group) => group.class as string)
  return (
    <Form action={paths.units()} method="get" layout="line" attrs={{ ...ENHANCED, 'hx-get': paths.units() }}>
      <Field
        kind="select"
        name="kind"
        label={texts.kind}
        empty={texts.all}
        value={view.kind ?? ''}
        options={kinds.map((kind) => ({ value: kind, text: UNIT_KIND_NAMES[kind] }))}
      />
      {classes.length > 0 && (
        <Field
          kind="select"
          name="class"
          label={texts.class}
          empty={texts.all}
          value={view.class ?? ''}
          options={classes.map((each) => ({ value: each, text: each, lang: isChinese(each) ? 'zh' : 'en' }))}
        />
      )}
      <Field
        kind="text"
        type="search"
        name="find"
        label={texts.find}
        value={view.find ?? ''}
        maxLength={100}
        suggest={paths.suggest('unit')}
      />
      <DateFields at={at} />
      <Field kind="checkbox" name="ended" label={texts.alsoEnded} value="1" checked={view.ended === '1'} required={false} />
      <Button text={texts.apply} />
    </Form>
  )
}

/** How many units there are of each kind; each number leads to them. */
function Kinds({ groups, at }: DirectoryPageProps) {
  const language = useLanguage()
  const kinds = [...new Set(groups.map((group) => group.kind))]
  const sum = (kind: UnitKind) => groups.filter((group) => group.kind === kind).reduce((total, group) => total + group.units, 0)
  return (
    <Table
      caption={texts.byKind}
      columns={[
        { title: texts.kind, heads: true, cell: (kind) => <Say of={UNIT_KIND_NAMES[kind]} /> },
        {
          title: texts.number,
          numeric: true,
          cell: (kind) => (
            <a href={paths.units({ ...at.asked, kind })} data-figure={sum(kind)}>
              {formatNumber(language, sum(kind))}
            </a>
          ),
        },
      ]}
      rows={kinds}
    />
  )
}
