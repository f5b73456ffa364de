import type { EvidenceLine } from '../../plan/index.js'
import {
  Button,
  Empty,
  Field,
  Figure,
  Form,
  formatNumber,
  Hidden,
  LinkButton,
  Pager,
  paths,
  Say,
  Table,
  useLanguage,
} from '../../ui/index.js'
import type { NameOf } from '../unitNames.js'
import { type Cursor, cursorText } from './cursor.js'
import { RowsFrame, type RowsPageProps } from './Frame.js'
import { factColumns } from './factColumns.js'
import { texts } from './messages.js'

export interface EvidencePageProps extends RowsPageProps {
  figure: number | null
  rows: readonly EvidenceLine[]
  next: Cursor | undefined
  /** Whether this is the list's first page. */
  first: boolean
  filter: { readonly from?: string; readonly to?: string; readonly companion?: string; readonly by?: string; readonly is?: string }
  nameOf: NameOf
}

/** The facts that a figure counts, newest first. The footer is the figure. */
export function EvidencePage(props: EvidencePageProps) {
  const { at, year, code, unit, rows, next, first, filter } = props
  const asked = { ...at.exact, unit, ...filter }
  const filtered = Boolean(filter.from || filter.to || filter.by)
  return (
    <RowsFrame
      {...props}
      tab="counted"
      title={filter.companion ? texts.companionOf({ target: code }) : texts.evidenceOf({ target: code })}
      lead={texts.lead}
      actions={
        !filtered && !filter.companion && <LinkButton href={paths.evidenceCsv(year, code, { ...at.exact, unit })} text={texts.csv} />
      }
    >
      <Filters {...props} />
      <Table
        caption={texts.countedRows}
        hideCaption
        columns={factColumns(at)}
        rows={rows}
        footer={filtered ? undefined : footerOf(props)}
        empty={
          <Empty title={texts.none}>
            <p>
              <Say of={texts.noneText} />
            </p>
          </Empty>
        }
      />
      {filtered && <FilteredSum figure={props.figure} />}
      <Pager
        first={first ? undefined : paths.evidence(year, code, asked)}
        next={next && paths.evidence(year, code, { ...asked, after: cursorText(next) })}
      />
    </RowsFrame>
  )
}

const footerOf = ({ figure, unit, at, year, code, filter }: EvidencePageProps) => [
  { cell: <Say of={unit ? texts.sumOfUnit : texts.sum} />, span: 6 },
  { cell: <Figure value={figure} href={paths.evidence(year, code, { ...at.exact, unit, companion: filter.companion })} />, numeric: true },
]

function FilteredSum({ figure }: { figure: number | null }) {
  const language = useLanguage()
  return (
    <p class="muted">
      <Say of={texts.filtered({ figure: formatNumber(language, figure) })} />
    </p>
  )
}

function Filters({ at, year, code, unit, filter, nameOf }: EvidencePageProps) {
  const address = paths.evidence(year, code)
  return (
    <Form action={address} method="get" layout="line" attrs={{ novalidate: true }}>
      <Hidden name="asOf" value={at.asOf} />
      <Hidden name="known" value={at.exact.known ?? ''} />
      {unit && <Hidden name="unit" value={unit} />}
      {(['companion', 'by', 'is'] as const).map((name) => filter[name] && <Hidden name={name} value={filter[name]} />)}
      <Field kind="day" name="from" label={texts.from} value={filter.from} required={true} />
      <Field kind="day" name="to" label={texts.to} value={filter.to} required={true} />
      <Button text={texts.filter} />
      {Object.keys(filter).length > 0 && (
        <LinkButton kind="quiet" href={paths.evidence(year, code, { ...at.exact, unit })} text={texts.clear} />
      )}
      {unit && (
        <span class="push">
          <Say of={texts.onlyUnit} /> {nameOf(unit)} · <a href={paths.evidence(year, code, at.exact)}>{<Say of={texts.allUnits} />}</a>
        </span>
      )}
    </Form>
  )
}
