import {
  type ActLine,
  type Officer,
  POST_NAMES,
  RELATION_NAMES,
  REORGANISATION_NAMES,
  type RelationLine,
  type UnitLife,
} from '../../registry/index.js'
import { Day, formatShare, Name, Notice, Pill, paths, Say, Table, useLanguage } from '../../ui/index.js'
import { LastDay, RoughDay } from '../parts/RoughDay.js'
import type { ReadAt } from '../standing.js'
import { predicateWords, texts } from './messages.js'

type At = { readonly at: ReadAt }

/** A unit as a link, at the same two times as the page. */
function UnitLink({ unit, nameZh, nameEn, at }: { unit: string; nameZh: string; nameEn: string | null } & At) {
  return <a href={paths.unit(unit, at.asked)}>{nameZh ? <Name zh={nameZh} en={nameEn} /> : <code>{unit.slice(-6)}</code>}</a>
}

/** Who stands in the place of a unit that ended. */
export function Heirs({ life, at }: { life: UnitLife } & At) {
  if (life.heirs.length === 0) return null
  return (
    <Notice kind="info" title={texts.heirs}>
      <ul>
        {life.heirs.map((heir) => (
          <li>
            <UnitLink unit={heir.unit} nameZh={heir.nameZh} nameEn={heir.nameEn} at={at} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function Officers({ officers }: { officers: readonly Officer[] }) {
  if (officers.length === 0) return null
  return (
    <Table
      caption={texts.officers}
      columns={[
        { title: texts.post, heads: true, cell: (one) => <Say of={POST_NAMES[one.post]} /> },
        { title: texts.person, cell: (one) => <Name zh={one.nameZh} en={one.nameEn} /> },
        { title: texts.from, width: 'narrow', phone: 'half', cell: (one) => <Day on={one.from} /> },
        { title: texts.until, width: 'narrow', phone: 'half', cell: (one) => <LastDay until={one.until} /> },
      ]}
      rows={officers}
    />
  )
}

export function Names({ life }: { life: UnitLife }) {
  if (life.names.length === 0) return null
  return (
    <Table
      caption={texts.names}
      columns={[
        { title: texts.name, heads: true, cell: (line) => <Name zh={line.value} en={line.value} /> },
        { title: texts.nameKind, phone: 'half', cell: (line) => <Say of={predicateWords[line.predicate]} /> },
        { title: texts.from, width: 'narrow', phone: 'half', cell: (line) => <RoughDay on={line.from} precision={line.precision} /> },
        { title: texts.until, width: 'narrow', phone: 'half', cell: (line) => <LastDay until={line.until} /> },
      ]}
      rows={life.names}
    />
  )
}

export function Relations({ relations, at }: { relations: readonly RelationLine[] } & At) {
  const language = useLanguage()
  if (relations.length === 0) return null
  return (
    <Table
      caption={texts.relations}
      columns={[
        { title: texts.relation, heads: true, cell: (line) => <Say of={RELATION_NAMES[line.kind][line.side]} /> },
        {
          title: texts.other,
          cell: (line) => (
            <>
              <UnitLink unit={line.other} nameZh={line.nameZh} nameEn={line.nameEn} at={at} />
              {line.share !== null && (
                <>
                  {' '}
                  <Say of={texts.shareOf({ percent: formatShare(language, line.share / 100) })} />
                </>
              )}
            </>
          ),
        },
        {
          title: texts.state,
          phone: 'half',
          cell: (line) => <Pill tone={line.holds ? 'accent' : 'plain'} text={line.holds ? texts.holds : texts.over} />,
        },
        { title: texts.from, width: 'narrow', phone: 'half', cell: (line) => <RoughDay on={line.from} precision={line.precision} /> },
        { title: texts.until, width: 'narrow', phone: 'half', cell: (line) => <LastDay until={line.until} /> },
      ]}
      rows={relations}
    />
  )
}

export function Acts({ acts, at }: { acts: readonly ActLine[] } & At) {
  if (acts.length === 0) return null
  const list = (units: ActLine['before']) => (
    <ul>
      {units.map((unit) => (
        <li>
          <UnitLink {...unit} at={at} />
        </li>
      ))}
    </ul>
  )
  return (
    <Table
      caption={texts.acts}
      tone="loose"
      columns={[
        {
          title: texts.act,
          heads: true,
          cell: (act) => (
            <>
              <Say of={REORGANISATION_NAMES[act.kind]} /> {act.undone && <Pill tone="warn" text={texts.undone} />}
            </>
          ),
        },
        { title: texts.from, width: 'narrow', phone: 'half', cell: (act) => <Day on={act.on} /> },
        { title: texts.before, cell: (act) => list(act.before) },
        { title: texts.after, cell: (act) => list(act.after) },
        { title: texts.reason, cell: (act) => <Name zh={act.reason} /> },
      ]}
      rows={acts}
    />
  )
}
