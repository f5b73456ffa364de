import { ACT_WORDS, type RecordPack, type RecordView, STATE_WORDS } from '../../../records/index.js'
import { Day, Definition, Name, None, Say, Table } from '../../../ui/index.js'
import { ValueOf } from '../show/ValueOf.js'
import { texts } from './messages.js'

type Line = RecordView['history'][number]

/** Everything that was done to the record, newest last, with what it said before each change. */
export function History({ view, pack }: { view: RecordView; pack: RecordPack }) {
  const sideOf = (id: string | null) => view.sides.find((side) => side.side === id)?.title
  return (
    <section aria-labelledby="history">
      <h2 id="history">
        <Say of={texts.history} />
      </h2>
      <Table
        caption={texts.history}
        hideCaption
        rows={view.history}
        columns={[
          { title: texts.day, width: 'narrow', cell: (line) => <Day on={line.on} /> },
          {
            title: texts.what,
            heads: true,
            cell: (line) => (
              <>
                <Say of={ACT_WORDS[line.act] ?? STATE_WORDS[line.act as never] ?? line.act} />
                {sideOf(line.side) && (
                  <span class="muted small">
                    {' '}
                    <Say of={sideOf(line.side)} />
                  </span>
                )}
              </>
            ),
          },
          { title: texts.who, cell: (line) => (line.by ? <Name zh={line.by} /> : <None />) },
          { title: texts.why, cell: (line) => <Reason line={line} pack={pack} view={view} /> },
        ]}
      />
    </section>
  )
}

function Reason({ line, pack, view }: { line: Line; pack: RecordPack; view: RecordView }) {
  const before = line.before && 'values' in line.before && line.before.values ? line.before : undefined
  if (!line.reason && !before) return <None />
  return (
    <>
      {line.reason && <span class="pre-line">{line.reason}</span>}
      {before && (
        <details>
          <summary>
            <Say of={texts.before} />
          </summary>
          <Definition
            entries={[
              { term: pack.happening.label, value: before.happenedOn ? <Day on={before.happenedOn} /> : <None /> },
              ...pack.fields
                .filter((field) => !view.masked.includes(field.id) && before.values[field.id] !== undefined)
                .map((field) => ({
                  term: field.label,
                  value: <ValueOf field={field} value={before.values[field.id]} names={view.names} />,
                })),
            ]}
          />
        </details>
      )}
    </>
  )
}

/** Acts against its fact. */
export function Voids({ view }: { view: RecordView }) {
  if (view.voids.length === 0) return null
  return (
    <section aria-labelledby="against">
      <h2 id="against">
        <Say of={texts.against} />
      </h2>
      <Table
        caption={texts.against}
        hideCaption
        rows={view.voids}
        columns={[
          { title: texts.what, heads: true, cell: (line) => <Say of={ACT_WORDS[line.how]} /> },
          { title: texts.acts, cell: (line) => <Day on={line.on} /> },
          { title: texts.recordedOn, cell: (line) => <Day on={line.recordedOn} /> },
          { title: texts.who, cell: (line) => <Name zh={line.by} /> },
          { title: texts.why, cell: (line) => <span class="pre-line">{line.reason}</span> },
        ]}
      />
    </section>
  )
}
