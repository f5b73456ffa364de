import { Notice, Say, Table } from '../../../ui/index.js'
import { ValueOf } from '../show/ValueOf.js'
import { texts } from './messages.js'
import type { FormState } from './state.js'
import { flatten } from './typed.js'

/** Two versions of one record side by side, after someone else was quicker: only what differs. */
export function Both({ state, other }: { state: FormState; other: NonNullable<FormState['other']> }) {
  const { pack } = state
  const rows = [
    {
      id: 'happenedOn',
      label: pack.happening.label,
      yours: state.happenedOn ?? '—',
      present: <>{other.happenedOn ?? '—'}</>,
      same: state.happenedOn === other.happenedOn,
    },
    ...pack.fields.map((field) => {
      const own = flatten({ [field.id]: state.typed[field.id] })
      return {
        id: field.id,
        label: field.label,
        yours: Object.values(own).flat().join('；') || '—',
        present: <ValueOf field={field} value={other.values[field.id]} names={other.names} />,
        same: false,
      }
    }),
  ]
  return (
    <Notice kind="warn" title={texts.bothTitle} id="both">
      <p>
        <Say of={texts.bothHelp({ by: other.by, on: other.on, version: other.version })} />
      </p>
      <Table
        caption={texts.bothTitle}
        hideCaption
        rows={rows.filter((row) => !row.same)}
        columns={[
          { title: texts.field, heads: true, cell: (row) => <Say of={row.label} /> },
          { title: texts.yours, cell: (row) => row.yours },
          { title: texts.present, cell: (row) => row.present },
        ]}
      />
    </Notice>
  )
}
