import { addDays, type Day as Daytype } from '../../../kernel/index.js'
import { type FieldDecl, type Likely, type Party, type RecordPack, STATE_WORDS } from '../../../records/index.js'
import { roleTitle } from '../../../registry/index.js'
import { Day, formatDay, type L10n, Name, Pill, Say, Steps, useLanguage } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { texts } from './messages.js'

const WHY = { key: texts.whyKey, fields: texts.whyFields, title: texts.whyTitle } as const

/** Records that may be the same, beside the form and again before a confirmation. */
export function LikelyList({ likely, confirming = false }: { likely: readonly Likely[] | undefined; confirming?: boolean }) {
  if (likely === undefined || likely.length === 0)
    return (
      <p class="muted small">
        <Say of={likely === undefined ? texts.noLikely : texts.noneLikely} />
      </p>
    )
  return (
    <>
      <p class="muted small">
        <Say of={confirming ? texts.likelyConfirm : texts.likelyHelp} />
      </p>
      <ul class="list">
        {likely.map((one) => (
          <li>
            <h3>{one.title ? <Name zh={one.title} /> : <Say of={texts.otherUnits} />}</h3>
            <p class="muted small">
              {one.happenedOn && <Day on={one.happenedOn} />} · <Name zh={one.unitName} /> · <Say of={STATE_WORDS[one.state]} />
            </p>
            <p class="small">
              <Pill tone={one.why === 'key' ? 'warn' : 'plain'} text={WHY[one.why]} />
            </p>
            {one.id && (
              <a href={deskPaths.record(one.id)}>
                <Say of={texts.openIt} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The aside of a form: likely doubles, which the browser asks for again while one types. */
export function Beside({ pack, likely }: { pack: RecordPack; likely: readonly Likely[] | undefined }) {
  return (
    <>
      <h2>
        <Say of={texts.likely} />
      </h2>
      <div
        id="beside"
        aria-live="polite"
        hx-post={deskPaths.beside(pack.id)}
        hx-include="#record-form"
        hx-trigger="change from:#record-form delay:400ms, input from:#record-form delay:900ms"
        hx-target="this"
        hx-swap="innerHTML"
      >
        <LikelyList likely={likely} />
      </div>
    </>
  )
}

function labelAt(pack: RecordPack, path: string): L10n {
  const [head, column] = path.split('.')
  const field = pack.fields.find((each) => each.id === head)
  const own =
    field?.kind === 'list' ? (field as Extract<FieldDecl, { kind: 'list' }>).columns.find((each) => each.id === column) : undefined
  return own?.label ?? field?.label ?? { zh: path, en: path }
}

/** Who stands behind a party of the pack, in words, before anything is filled in. */
export function partyWords(pack: RecordPack, party: Party): L10n {
  if ('invite' in party) return texts.invited({ field: labelAt(pack, party.invite), each: party.each === true })
  const role = roleTitle(party.role)
  if (party.scope === 'federation') return texts.byRole({ role, where: texts.ofFederation })
  if (party.scope === 'recorder') return texts.byRole({ role, where: texts.ofOwnUnit })
  const [how, path = ''] = party.scope.split(':')
  const field = labelAt(pack, path)
  return texts.byRole({ role, where: how === 'parent-of-field' ? texts.aboveField({ field }) : texts.ofField({ field }) })
}

/** The way of a record, with who confirms and by when. */
export function WhoConfirms({ pack, today }: { pack: RecordPack; today: Daytype }) {
  const language = useLanguage()
  return (
    <>
      <h2>
        <Say of={texts.who} />
      </h2>
      <Steps
        label={texts.steps}
        steps={[
          { name: texts.stepWrite, state: 'now' },
          ...pack.confirm.map((step) => {
            const who = partyWords(pack, step.by)
            const due = texts.dueBy({ day: formatDay(language, addDays(today, step.dueDays)), days: step.dueDays })
            return { name: step.title, state: 'ahead' as const, note: { zh: `${who.zh}；${due.zh}`, en: `${who.en}; ${due.en}` } }
          }),
          { name: texts.stepCounted, state: 'ahead' },
        ]}
      />
      <p class="muted small">
        <Say of={texts.afterwards} />
      </p>
    </>
  )
}
