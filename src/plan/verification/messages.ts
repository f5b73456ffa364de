import type { L10n, RefusalTexts } from '../../kernel/index.js'
import type { CheckError } from './checkRow.js'
import type { WindowState } from './rules.js'

export { windowNames } from './turns.js'

export const windowStates: Readonly<Record<WindowState, L10n>> = {
  to_come: { zh: '未开始', en: 'to come' },
  open: { zh: '进行中', en: 'open' },
  closed: { zh: '已截止', en: 'closed' },
}
export const checkOutcomes: Readonly<Record<'agreed' | 'error' | 'not_checkable', L10n>> = {
  agreed: { zh: '一致', en: 'agreed' },
  error: { zh: '有误', en: 'error' },
  not_checkable: { zh: '无法核验', en: 'cannot be checked' },
}
export const checkErrors: Readonly<Record<CheckError, L10n>> = {
  not_happened: { zh: '没有发生', en: 'it did not happen' },
  wrong_day: { zh: '日期不对，改后不在期限内', en: 'wrong day: it lies outside the period' },
  wrong_unit: { zh: '不是这个单位的', en: 'it is not this unit’s' },
  counted_twice: { zh: '同一件事计了两次', en: 'one happening counted twice' },
  out_of_scope: { zh: '不在计数范围内', en: 'outside the scope of the rule' },
  evidence_missing: { zh: '佐证不足以证明', en: 'the evidence does not show it' },
  wrong_detail: { zh: '细节有误，不影响计数', en: 'a detail is wrong; it counts all the same' },
}

type Numbers = Record<string, string & number>
const says = <K extends string>(texts: Record<K, L10n | ((refusal: Numbers) => L10n)>): RefusalTexts => texts

/** Sentences of the refusals about verification by sample. */
export const verificationRefusals = says({
  window_to_come: ({ from }) => ({ zh: `核验期从${from}开始。`, en: `The window opens on ${from}.` }),
  window_closed: ({ to }) => ({ zh: `核验期已于${to}截止。`, en: `The window closed on ${to}.` }),
  seed_missing: { zh: '请先公布种子，再抽样。', en: 'Publish the seed first; then draw.' },
  still_counting: { zh: '有规则还在计数，稍后再抽样。', en: 'A rule is still being counted; draw in a moment.' },
  sample_unknown: { zh: '没有这个样本或这一行。', en: 'There is no such sample or row.' },
  row_checked: { zh: '这一行已经核验过。', en: 'This row has been checked already.' },
  checker_took_part: {
    zh: '您填报或确认过这一条，须由他人核验。',
    en: 'You recorded or confirmed this row; another person must check it.',
  },
  checker_unit_took_part: {
    zh: '您的单位填报或确认过这一条，须由别的单位核验。',
    en: 'Your unit recorded or confirmed this row; another unit must check it.',
  },
  error_kind_missing: { zh: '请选择错在哪里。', en: 'Choose what is wrong.' },
  check_reason_missing: { zh: '请写明依据（至少 4 个字）。', en: 'Say why (at least 4 characters).' },
  review_not_asked: { zh: '没有要求这个单位复核。', en: 'This unit has not been asked to review its rows.' },
  review_done: ({ on }) => ({ zh: `已于${on}报告过。`, en: `This was reported on ${on}.` }),
  review_more_than_rows: ({ rows }) => ({ zh: `一共只有${rows}条。`, en: `There are only ${rows} rows.` }),
})
