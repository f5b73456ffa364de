import type { ColumnDecl, FieldDecl, RecordPack, RecordView, Values } from '../../../records/index.js'
import { Day, Definition, formatNumber, Name, None, Say, Table, useLanguage } from '../../../ui/index.js'
import { texts } from './messages.js'

type Names = RecordView['names']
type Row = Readonly<Record<string, unknown>>

interface ValueProps {
  readonly field: FieldDecl | ColumnDecl
  readonly value: unknown
  readonly names: Names
  /** Names of files by hash. */
  readonly files?: ReadonlyMap<string, string>
}

const isNothing = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** A value of a record as people read it: names for ids, words for options, a dash where there is nothing. */
export function ValueOf({ field, value, names, files }: ValueProps) {
  const language = useLanguage()
  if (isNothing(value)) return <None />
  switch (field.kind) {
    case 'number':
      return (
        <>
          {formatNumber(language, value as number)} {field.unit && <Say of={field.unit} />}
        </>
      )
    case 'day':
      return <Day on={String(value)} />
    case 'choice':
      return <Say of={field.options.find((option) => option.id === value)?.label ?? String(value)} />
    case 'multi':
      return <Options field={field} value={value as string[]} />
    case 'subject':
    case 'unit':
    case 'journal':
      return <NameOf id={String(value)} names={names} />
    case 'person':
      return <PersonOf person={value as Row} names={names} />
    case 'people':
      return (
        <ul class="plain-list">
          {(value as Row[]).map((person) => (
            <li>
              <PersonOf person={person} names={names} />
            </li>
          ))}
        </ul>
      )
    case 'file':
      return <>{(value as string[]).map((hash) => files?.get(hash) ?? hash.slice(0, 12)).join('、')}</>
    case 'link':
      return (
        <a href={String(value)} rel="noopener noreferrer nofollow" class="long">
          {String(value)}
        </a>
      )
    case 'list':
      return <RowsOf field={field} rows={value as Row[]} names={names} />
    default:
      return <span class="pre-line">{String(value)}</span>
  }
}

function Options({ field, value }: { field: Extract<FieldDecl | ColumnDecl, { kind: 'multi' }>; value: readonly string[] }) {
  return (
    <>
      {value.map((id, index) => (
        <>
          {index > 0 && <Say of={{ zh: '、', en: ', ' }} />}
          <Say of={field.options.find((option) => option.id === id)?.label ?? id} />
        </>
      ))}
    </>
  )
}

const NameOf = ({ id, names }: { id: string; names: Names }) => {
  const name = names[id]
  return name ? <Name zh={name.nameZh} en={name.nameEn} /> : <code>{id.slice(0, 8)}</code>
}

function PersonOf({ person, names }: { person: Row; names: Names }) {
  const known = typeof person.person === 'string' ? names[person.person] : undefined
  return (
    <>
      {typeof person.name === 'string' ? <Name zh={person.name} /> : known ? <Name zh={known.nameZh} en={known.nameEn} /> : <None />}
      {typeof person.email === 'string' && <span class="muted"> {person.email}</span>}
    </>
  )
}

const SHOWN_ROWS = 100

function RowsOf({ field, rows, names }: { field: Extract<FieldDecl, { kind: 'list' }>; rows: readonly Row[]; names: Names }) {
  return (
    <>
      <Table
        caption={texts.rows({ n: rows.length })}
        rows={rows.slice(0, SHOWN_ROWS)}
        columns={[
          { title: '#', numeric: true, width: 'narrow', phone: 'half', cell: (_row, index) => index + 1 },
          ...field.columns.map((column) => ({
            title: column.label,
            numeric: column.kind === 'number',
            cell: (row: Row) => <ValueOf field={column} value={row[column.id]} names={names} />,
          })),
        ]}
      />
      {rows.length > SHOWN_ROWS && (
        <p class="muted small">
          <Say of={texts.restRows({ n: rows.length - SHOWN_ROWS })} />
        </p>
      )}
    </>
  )
}

interface ValuesProps {
  readonly pack: RecordPack
  readonly view: Pick<RecordView, 'values' | 'names' | 'happenedOn' | 'unitName' | 'masked' | 'evidence'>
}

/** All fields of a record in the order of its form. */
export function RecordValues({ pack, view }: ValuesProps) {
  const files = new Map(view.evidence.map((file) => [file.hash, file.name]))
  return (
    <Definition
      entries={[
        { term: texts.unit, value: <Name zh={view.unitName} /> },
        { term: pack.happening.label, value: view.happenedOn ? <Day on={view.happenedOn} /> : <None /> },
        ...pack.fields
          .filter((field) => !field.showWhen || !isNothing(view.values[field.id]))
          .map((field) => ({
            term: field.label,
            value: view.masked.includes(field.id) ? (
              <span class="muted">
                <Say of={texts.masked} />
              </span>
            ) : (
              <ValueOf field={field} value={(view.values as Values)[field.id]} names={view.names} files={files} />
            ),
          })),
      ]}
    />
  )
}
