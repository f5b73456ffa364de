import type { L10n } from '../../kernel/index.js'
import type { State } from './states.js'

/** The seven words for the state of a target, everywhere the same. */
export const stateWords: Readonly<Record<State, L10n>> = {
  met: { zh: '已达成', en: 'met' },
  on_course: { zh: '进展正常', en: 'on course' },
  at_risk: { zh: '有风险', en: 'at risk' },
  behind: { zh: '落后', en: 'behind' },
  not_started: { zh: '未开始', en: 'not started' },
  above_range: { zh: '超出范围', en: 'above range' },
  no_figure: { zh: '尚无数据', en: 'no figure' },
}
