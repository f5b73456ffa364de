import type { Board, BoardGroup } from '../../plan/index.js'
import { formatNumber, Name, paths, Say, useLanguage } from '../../ui/index.js'
import { Phrase } from '../parts/Phrase.js'
import type { ReadAt } from '../standing.js'
import type { NameOf } from '../unitNames.js'
import { texts } from './messages.js'

interface GroupHeadProps {
  group: BoardGroup
  board: Board
  at: ReadAt
  nameOf: NameOf
}

/** An item, section or unit on the board: who owns it, how much it promises, what waits for confirmation. */
export function GroupHead(props: GroupHeadProps) {
  const { group, board } = props
  return (
    <>
      <GroupTitle {...props} />
      <span class="group-note">
        {board.group !== 'unit' && group.key !== null && <Owner {...props} />}
        <Say of={group.targets.length === 0 ? texts.noTargets : texts.targetCount({ count: group.targets.length })} />
        <Waiting {...props} />
      </span>
    </>
  )
}

function GroupTitle({ group, board, at, nameOf }: GroupHeadProps) {
  if (board.group === 'unit') return group.key === null ? <Say of={texts.noLead} /> : nameOf(group.key)
  if (group.key === null) return <Say of={texts.noItem} />
  const title = group.title ? <Phrase text={group.title} /> : group.key
  return (
    <>
      <span class="group-number">{group.key}</span>
      {board.group === 'section' ? title : <a href={paths.item(board.plan.year, group.key, at.asked)}>{title}</a>}
    </>
  )
}

function Owner({ group, nameOf }: GroupHeadProps) {
  return (
    <>
      <Say of={texts.owner} /> {group.lead ? nameOf(group.lead) : <Say of={texts.noOwner} />}
      {group.leader && (
        <>
          <Say of={texts.comma} />
          <Say of={texts.leader} /> <Name zh={group.leader} />
        </>
      )}
      <Say of={texts.comma} />
    </>
  )
}

/** Where records of one target wait, they are opened; where those of several do, the item's page says of which. */
function Waiting({ group, board, at }: GroupHeadProps) {
  const language = useLanguage()
  if (group.waiting === 0) return null
  const waiting = group.targets.filter((target) => target.waiting > 0)
  const { year } = board.plan
  const single = waiting.length === 1 ? waiting[0] : undefined
  const words = <Say of={texts.waiting({ count: formatNumber(language, group.waiting), n: group.waiting })} />
  return (
    <>
      <Say of={texts.comma} />
      {single ? (
        <a href={paths.notCounted(year, single.code, { ...at.exact, reason: 'waiting' })} data-figure={single.waiting}>
          {words}
        </a>
      ) : (
        <a href={paths.item(year, waiting[0]!.item ?? '', at.asked, 'waiting')}>{words}</a>
      )}
    </>
  )
}
