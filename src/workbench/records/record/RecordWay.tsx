import type { RecordView, SideView } from '../../../records/index.js'
import { roleTitle } from '../../../registry/index.js'
import { formatDay, type L10n, type Language, Say, type Step, Steps, say, useLanguage } from '../../../ui/index.js'
import { texts } from './messages.js'

/** Whose turn a side is, in words: the invited by name, else the role and its unit. */
export function whoOf(side: Pick<SideView, 'turn' | 'name'>): L10n {
  if (!('permission' in side.turn)) return { zh: side.name, en: side.name }
  const role = roleTitle(side.turn.permission.replace(/^as\./, ''))
  return side.name ? { zh: `${side.name} ${role.zh}`, en: `${role.en}, ${side.name}` } : role
}

function stepOf(side: SideView, view: RecordView, language: Language): Step {
  if (side.state === 'confirmed') {
    const name = side.by?.name || side.name
    return { name: side.title, state: 'done', note: texts.by({ name, on: formatDay(language, side.on) }) }
  }
  if (side.state === 'dropped') return { name: side.title, state: view.state === 'waiting' ? 'ahead' : 'stopped' }
  return { name: side.title, state: 'now', note: texts.waitsFor({ who: say(language, whoOf(side)), due: formatDay(language, side.due) }) }
}

/** Where a record is: written, each side, counted. */
export function RecordWay({ view }: { view: RecordView }) {
  const language = useLanguage()
  const ended = view.state === 'confirmed'
  const counts = ended && view.standing === 'live'
  const steps: Step[] = [
    {
      name: texts.stepWrite,
      state: view.state === 'draft' || view.state === 'sent_back' ? 'now' : 'done',
      note: texts.by({ name: view.recorderName, on: formatDay(language, view.reportedOn ?? view.touchedOn) }),
    },
    ...view.sides.map((side) => stepOf(side, view, language)),
    {
      name: texts.stepCounted,
      state: counts ? 'done' : ended || view.state === 'refused' || view.state === 'withdrawn' ? 'stopped' : 'ahead',
    },
  ]
  return (
    <>
      <Steps label={texts.way} steps={steps} />
      <p class="turn">
        <strong>
          <Say of={texts.turnTitle} />
        </strong>
        <Say of={{ zh: '：', en: ': ' }} />
        <Say of={turnOf(view)} />
      </p>
    </>
  )
}

function turnOf(view: RecordView): L10n {
  if (view.state === 'draft' || view.state === 'sent_back') return texts.turnRecorder({ unit: view.unitName ?? '' })
  const waiting = view.sides.filter((side) => side.state === 'waiting').map(whoOf)
  if (view.state !== 'waiting' || waiting.length === 0) return texts.turnNobody
  return { zh: texts.turnSides({ who: waiting.map((who) => who.zh) }).zh, en: texts.turnSides({ who: waiting.map((who) => who.en) }).en }
}
