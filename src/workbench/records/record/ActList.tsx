import type { Refusal } from '../../../kernel/index.js'
import { type RecordPack, type RecordView, STANDING_WORDS } from '../../../records/index.js'
import { Button, explainRefusal, type L10n, LinkButton, Pill, paths, Say, Table } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { recordTexts } from '../show/refusals.js'
import { ValueOf } from '../show/ValueOf.js'
import type { Act } from './acts.js'
import { texts } from './messages.js'

/** What another role does, or what there is nothing to do about: a reader who can never press it needs no button. */
const NOT_MINE = new Set([
  'not_allowed',
  'not_yours_to_void',
  'not_yours_to_report',
  'role_does_not_record',
  'fact_not_voided',
  'is_so_already',
])

/** What can be done, one under another; what cannot at present says why; what others do stands below in words. */
export function ActList({ acts }: { acts: readonly Act[] }) {
  const others = acts.filter((act) => act.reason && NOT_MINE.has(act.reason.code))
  const mine = acts.filter((act) => !others.includes(act))
  if (acts.length === 0)
    return (
      <p class="muted small">
        <Say of={texts.turnNobody} />
      </p>
    )
  return (
    <>
      {mine.length > 0 && (
        <ul class="act-list">
          {mine.map((act) => (
            <li>
              {act.reason ? (
                <Button type="button" text={act.text} disabledReason={whyNot(act.reason)} />
              ) : (
                <LinkButton kind={act.danger ? 'danger' : 'plain'} href={act.href} text={act.text} />
              )}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul class="act-list-others plain-list muted small">
          {others.map((act) => (
            <li>
              <Say of={texts.whyNot({ act: act.text, why: whyNot(act.reason!) })} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const whyNot = (reason: Refusal): L10n => explainRefusal(reason, OWN, ...recordTexts) ?? { zh: reason.code, en: reason.code }

const OWN = {
  is_so_already: { zh: '已经是这样。', en: 'It is so already.' },
  not_allowed: { zh: '由填报单位办理。', en: 'This is for the recording unit.' },
}

/** Entries of a list, each a fact of its own that can be cancelled or struck by itself. */
export function ActsByEntry({ view, pack }: { view: RecordView; pack: RecordPack }) {
  const batch = pack.batch
  const list = batch && batch.kind !== 'daily_log' ? pack.fields.find((field) => field.id === batch.listField) : undefined
  if (view.entries.length === 0 || list?.kind !== 'list') return null
  const columns = list.columns.slice(0, 3)
  return (
    <section aria-labelledby="entries">
      <h2 id="entries">
        <Say of={texts.entries} />
      </h2>
      <Table
        caption={texts.entries}
        hideCaption
        rows={view.entries}
        columns={[
          { title: '#', numeric: true, width: 'narrow', phone: 'half', cell: (entry) => entry.no },
          ...columns.map((column) => ({
            title: column.label,
            cell: (entry: (typeof view.entries)[number]) => <ValueOf field={column} value={entry.values[column.id]} names={view.names} />,
          })),
          {
            title: texts.standing,
            cell: (entry) =>
              entry.standing && <Pill tone={entry.standing === 'live' ? 'good' : 'bad'} text={STANDING_WORDS[entry.standing]} />,
          },
          {
            title: texts.actions,
            cell: (entry) =>
              entry.fact && (
                <>
                  <a href={paths.fact(entry.fact)}>
                    <Say of={texts.seeFact} />
                  </a>{' '}
                  <a href={deskPaths.act(view.id, 'entry', { fact: entry.fact })}>
                    <Say of={texts.actions} />
                  </a>
                </>
              ),
          },
        ]}
      />
    </section>
  )
}
