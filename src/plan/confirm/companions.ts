import type { Day, MeasureRule } from '../../kernel/index.js'
import { packsOn, type RecordPack } from '../../records/index.js'
import type { Target } from '../reading/index.js'

/** Newest packs of the house, whatever the day: a plan may be confirmed before its programmes open. */
const ANY_DAY = '9999-12-31' as Day

/** The programmes through which a target's facts are recorded: those that make its kind, and for a list of questions that list. */
export function packsFor(target: Pick<Target, 'fact' | 'list'>): RecordPack[] {
  return packsOn(ANY_DAY).filter(
    (pack) =>
      pack.fact === target.fact && (target.list === undefined || pack.data.set.list === undefined || pack.data.set.list === target.list),
  )
}

export type Companion = RecordPack['companions'][number]

export const companionName = (measure: string, companion: string): string => `${measure}+${companion}`

/**
 * Figures that stand beside a target and never replace it, as measures of their own, so that they too open to their facts at the same (E, K): what
 * came of the happenings counted, those among them with some trait, and all years together.
 */
export function companionRules(rule: MeasureRule, target: Pick<Target, 'fact' | 'list'>): MeasureRule[] {
  return packsFor(target).flatMap((pack) =>
    pack.companions.flatMap((companion): MeasureRule[] => {
      const { counts } = companion
      const { within: _within, where, ...plain } = rule
      const named = { ...plain, id: companionName(rule.id, companion.id), version: 1 }
      if (counts.of === 'follow_up') {
        const step = pack.followUps.find((each) => each.id === counts.followUp)
        return step ? [{ ...named, kinds: [step.fact], key: ['subject'], reading: 'flow', to: rule.closes }] : []
      }
      if (counts.of === 'where') return [{ ...named, where: where === undefined ? counts.where : `(${where}) and (${counts.where})` }]
      if (counts.of === 'all_years')
        return [{ ...named, ...(where === undefined ? {} : { where }), from: '1900-01-01' as Day, to: rule.closes }]
      return []
    }),
  )
}
