import type { EvidenceLine } from '../../plan/index.js'
import { packOf } from '../../records/index.js'
import { planFactKind } from '../../registry/index.js'
import { type Column, Day, Name, None, paths, Say } from '../../ui/index.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

/** The columns of every list of facts: when, what, whose, reported, confirmed, with which evidence. */
export function factColumns(at: ReadAt): Column<EvidenceLine>[] {
  return [
    { title: texts.date, width: 'narrow', phone: 'half', cell: (line) => <Day on={line.on} /> },
    { title: texts.what, heads: true, cell: (line, index) => <What line={line} index={index} at={at} /> },
    { title: texts.unit, cell: (line) => <UnitCell line={line} at={at} /> },
    { title: texts.reported, width: 'narrow', phone: 'half', cell: (line) => (line.reportedOn ? <Day on={line.reportedOn} /> : <None />) },
    { title: texts.confirmed, width: 'narrow', phone: 'half', cell: (line) => (line.recordedOn ? <Day on={line.recordedOn} /> : <None />) },
    { title: texts.confirmedBy, width: 'phrase', cell: (line) => <Confirmers line={line} /> },
    { title: texts.files, numeric: true, cell: (line) => (line.record ? line.record.files : <None />) },
  ]
}

/** What happened, leading to the fact. Of a restricted one the reader learns only that there is one. */
export function What({ line, index, at }: { line: EvidenceLine; index: number; at: ReadAt }) {
  if (line.restricted || line.fact === null)
    return (
      <span class="muted" data-row={`restricted-${line.on}-${index}`}>
        <Say of={texts.restricted} />
      </span>
    )
  return (
    <a href={paths.fact(line.fact, at.exact)} data-row={line.fact}>
      {line.title ? <Name zh={line.title} /> : <KindName kind={line.kind} />}
    </a>
  )
}

export function KindName({ kind }: { kind: string }) {
  const title = planFactKind(kind)?.title
  return title ? <Say of={title} /> : <code>{kind}</code>
}

export function UnitCell({ line, at }: { line: EvidenceLine; at: ReadAt }) {
  if (!line.unit) return <None />
  return (
    <a href={paths.unit(line.unit, at.asked)}>
      {line.unitName ? <Name zh={line.unitName.nameZh} en={line.unitName.nameEn} /> : line.unit.slice(-6)}
    </a>
  )
}

/** Who agreed; where a name may not be seen, the side that did. */
function Confirmers({ line }: { line: EvidenceLine }) {
  const { record } = line
  if (!record || record.confirmers.length === 0) return <None />
  const steps = packOf(record.pack, line.recordedOn ?? line.on)?.confirm ?? []
  return (
    <>
      {record.confirmers.map((confirmer, index) => (
        <>
          {index > 0 && <Say of={{ zh: '、', en: ', ' }} />}
          {confirmer.name ? (
            <Name zh={confirmer.name} />
          ) : (
            <Say of={steps.find((step) => step.id === confirmer.side)?.title ?? confirmer.side} />
          )}
        </>
      ))}
    </>
  )
}
