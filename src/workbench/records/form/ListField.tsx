import type { FieldDecl } from '../../../records/index.js'
import { Button, fieldId, Hidden, type L10n, Say, Table } from '../../../ui/index.js'
import { texts } from './messages.js'
import { type FieldScope, OneField, PersonField } from './PackFields.js'

/** Name of the button that shows more rows of a list. */
export const MORE = '_more'
/** Prefix of the hidden fields that say how many rows are shown. */
export const ROWS = '_rows.'
export const MORE_ROWS = 5

/** Rows that a list shows: what is filled in and one to go on with, at least as many as it needs and as were asked for. */
export function rowsShown(
  field: Extract<FieldDecl, { kind: 'list' | 'people' }>,
  filled: number,
  asked: number | undefined,
  whole: number | undefined = undefined,
): number {
  const most = field.max ?? 200
  const wanted = whole ?? Math.max(filled + 1, field.min ?? 1, 3)
  return Math.min(most, Math.max(wanted, asked ?? 0))
}

interface ListProps<Kind extends 'list' | 'people'> {
  readonly field: Extract<FieldDecl, { kind: Kind }>
  readonly scope: FieldScope
  readonly help: L10n | undefined
}

function Frame({
  field,
  scope,
  help,
  shown,
  whole,
  children,
}: ListProps<'list' | 'people'> & { shown: number; whole?: number; children?: unknown }) {
  const own = scope.findings.find((finding) => finding.field === field.id)?.text
  const id = fieldId(field.id)
  return (
    <fieldset
      class={`field field-rows${own ? ' field-wrong' : ''}`}
      id={id}
      tabindex={-1}
      aria-describedby={`${id}-help${own ? ` ${id}-error` : ''}`}
    >
      <legend>
        <Say of={field.label} />
      </legend>
      <p class="help" id={`${id}-help`}>
        <Say of={help} />{' '}
        <Say of={whole === undefined ? texts.howMany({ min: field.min, max: field.max ?? 200 }) : texts.wholeList({ size: whole })} />
      </p>
      {own && (
        <p class="error" id={`${id}-error`}>
          <Say of={own} />
        </p>
      )}
      <Hidden name={`${ROWS}${field.id}`} value={shown} />
      {children as never}
      {shown < (field.max ?? 200) && <Button kind="quiet" name={MORE} value={field.id} formNoValidate text={texts.moreRows} />}
    </fieldset>
  )
}

const rowNumbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** A list as a table of boxes, one row under another. */
export function ListField({ field, scope, help }: ListProps<'list'>) {
  const filled = Array.isArray(scope.typed[field.id]) ? (scope.typed[field.id] as unknown[]).length : 0
  const { batch } = scope.pack
  const whole = batch?.kind === 'fixed_list' && batch.listField === field.id ? batch.size : undefined
  const shown = rowsShown(field, filled, scope.rows[field.id], whole)
  return (
    <Frame field={field} scope={scope} help={help} shown={shown} whole={whole}>
      <Table
        caption={field.label}
        hideCaption
        tone="loose"
        rows={rowNumbers(shown)}
        columns={[
          { title: '#', numeric: true, width: 'narrow', phone: 'half', cell: (row) => row + 1 },
          ...field.columns.map((column) => ({
            title: column.label,
            cell: (row: number) => (
              <OneField
                field={column}
                at={`${field.id}.${row}.${column.id}`}
                path={`${field.id}.${column.id}`}
                scope={scope}
                required={false}
                hideLabel
                label={texts.rowField({ n: row + 1, field: column.label })}
              />
            ),
          })),
        ]}
      />
    </Frame>
  )
}

/** Several people, each by name and address. */
export function PeopleField({ field, scope, help }: ListProps<'people'>) {
  const filled = Array.isArray(scope.typed[field.id]) ? (scope.typed[field.id] as unknown[]).length : 0
  const shown = rowsShown(field, filled, scope.rows[field.id])
  return (
    <Frame field={field} scope={scope} help={help} shown={shown}>
      <Table
        caption={field.label}
        hideCaption
        tone="loose"
        rows={rowNumbers(shown)}
        columns={[
          { title: '#', numeric: true, width: 'narrow', phone: 'half', cell: (row) => row + 1 },
          {
            title: { zh: `${texts.name.zh}、${texts.email.zh}`, en: `${texts.name.en}, ${texts.email.en}` },
            cell: (row) => (
              <PersonField
                at={`${field.id}.${row}`}
                scope={scope}
                label={texts.rowField({ n: row + 1, field: field.label })}
                required={false}
                hideLabel
                registered={field.roster !== undefined}
              />
            ),
          },
        ]}
      />
    </Frame>
  )
}
