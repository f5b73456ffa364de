import { closeMatters, type Day, type L10n, openMatter, type Tx } from '../../kernel/index.js'

interface Turning {
  readonly id: string
  readonly year: number
  readonly target: string
  readonly unit: string | null
  readonly respondent: string | null
  readonly on: Day
  readonly due: Day
}

type Turn = 'dispute.answer' | 'dispute.decide' | 'dispute.appeal'
const TITLES: Readonly<Record<Turn, (target: string) => L10n>> = {
  'dispute.answer': (target) => ({ zh: `答复异议：${target}`, en: `Answer a dispute about ${target}` }),
  'dispute.decide': (target) => ({ zh: `裁定异议：${target}`, en: `Decide a dispute about ${target}` }),
  'dispute.appeal': (target) => ({
    zh: `异议已裁定：${target}，不服可复议一次`,
    en: `Decided: a dispute about ${target}; it may be appealed once`,
  }),
}

/** Hands a dispute to whoever must act next: the other side, the panel, or, after a decision, both sides, who may appeal. */
export async function handDispute(tx: Tx, to: 'answer' | 'decide' | 'appeal' | 'nobody', of: Turning): Promise<void> {
  await closeMatters(tx, of.id, of.on)
  if (to === 'nobody') return
  const kind: Turn = `dispute.${to}`
  const sides = to === 'decide' ? [] : to === 'answer' ? [of.respondent] : [of.unit, of.respondent]
  const turns =
    to === 'decide'
      ? [{ permission: 'plan.decide_dispute', unit: null }]
      : sides.map((unit) => (unit === null ? { permission: 'plan.answer_dispute', unit: null } : { permission: 'plan.dispute', unit }))
  for (const turn of turns)
    await openMatter(tx, {
      kind,
      subject: of.id,
      title: TITLES[kind](of.target),
      link: `/plans/${of.year}/disputes/${of.id}`,
      turn,
      since: of.on,
      due: of.due,
    })
}
