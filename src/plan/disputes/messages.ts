import type { L10n, RefusalTexts } from '../../kernel/index.js'
import type { About, DisputeState, Outcome } from './rules.js'

export const disputeStates: Readonly<Record<DisputeState, L10n>> = {
  raised: { zh: '待答复', en: 'raised' },
  answered: { zh: '已答复，待裁定', en: 'answered' },
  decided: { zh: '已裁定，可复议', en: 'decided' },
  appealed: { zh: '复议中', en: 'appealed' },
  final: { zh: '已终结', en: 'final' },
}
export const outcomeWords: Readonly<Record<Outcome, L10n>> = {
  upheld: { zh: '成立', en: 'upheld' },
  partly: { zh: '部分成立', en: 'upheld in part' },
  refused: { zh: '不成立', en: 'refused' },
}
export const aboutWords: Readonly<Record<About, L10n>> = {
  fact: { zh: '计入的事实不应计入', en: 'a fact that counts and should not' },
  not_counted: { zh: '未计入的事实应当计入', en: 'a fact that does not count and should' },
  denominator: { zh: '名录（分母）的变动', en: 'a change of the register (denominator)' },
  rule: { zh: '计数规则的理解', en: 'the reading of the counting rule' },
}

type Numbers = Record<string, string & number>
const says = <K extends string>(texts: Record<K, L10n | ((refusal: Numbers) => L10n)>): RefusalTexts => texts

/** Sentences of the refusals about disputes. */
export const disputeRefusals = says({
  dispute_unknown: { zh: '没有这项异议。', en: 'There is no such dispute.' },
  dispute_before_window: ({ opens }) => ({
    zh: `核验期从${opens}开始，届时可以提出异议。`,
    en: `The window opens on ${opens}; disputes can be raised from then on.`,
  }),
  dispute_window_closed: ({ closed }) => ({
    zh: `异议期已于${closed}截止；可以提出更正申请。`,
    en: `The window closed on ${closed}; you can file a correction request.`,
  }),
  dispute_units_differ: {
    zh: '一项异议只能涉及一个单位的事实；请按单位分别提出。',
    en: 'One dispute is about facts of one unit; raise one for each unit.',
  },
  dispute_open_already: { zh: '这条事实已有一项未裁定的异议。', en: 'There is an undecided dispute about this fact already.' },
  dispute_point_missing: {
    zh: '请写明是哪一次名录变动，或规则中的哪一处。',
    en: 'Say which change of the register, or which point of the rule, it is about.',
  },
  fact_of_other_target: ({ target }) => ({
    zh: `这条事实不属于指标${target}计数的种类。`,
    en: `This fact is not of a kind that target ${target} counts.`,
  }),
  fact_outside_period: ({ from, to }) => ({
    zh: `这条事实不发生在本指标计数的期间（${from}至${to}）；可以在它所属年度的计划中提出，或就计数规则提出异议。`,
    en: `This fact did not happen in the period that the target counts (${from} to ${to}); raise it in the plan of its own year, or dispute the reading of the rule.`,
  }),
  file_unknown: { zh: '没有收到这份文件，请重新上传。', en: 'This file has not come in; send it again.' },
  dispute_not_yours: { zh: '您的单位不是这项异议的这一方。', en: 'Your unit is not this side of the dispute.' },
  dispute_state: ({ state }) => {
    const word = disputeStates[state as unknown as DisputeState]
    return {
      zh: `异议现在是“${word?.zh ?? state}”，不能这样办理。`,
      en: `The dispute stands at “${word?.en ?? state}”; this cannot be done now.`,
    }
  },
  dispute_answer_late: ({ due }) => ({
    zh: `答复期已于${due}截止，将依现有材料裁定。`,
    en: `The time to answer ended on ${due}; it is decided on the record.`,
  }),
  dispute_answer_awaited: ({ due }) => ({
    zh: `对方可以在${due}以前答复；届时未答复的，依现有材料裁定。`,
    en: `The other side may answer until ${due}; unanswered, it is then decided on the record.`,
  }),
  dispute_appeal_late: ({ due }) => ({ zh: `复议申请期已于${due}截止。`, en: `The time to appeal ended on ${due}.` }),
  dispute_party: ({ name }) => ({
    zh: `您属于${name || '本异议的一方'}，是这项异议的当事方。`,
    en: `You belong to ${name || 'one of the sides'}, a party to this dispute.`,
  }),
  dispute_took_part: {
    zh: '您填报或确认过这条记录，或在这项异议中代表一方，须由他人裁定。',
    en: 'You recorded or confirmed this, or spoke for a side; others must decide.',
  },
  dispute_decided_by_you: { zh: '原裁定是您作出的，复议须由他人裁定。', en: 'You made the decision; the appeal is decided by others.' },
  dispute_partly_which: ({ facts }) => ({
    zh: `部分成立时，请选出成立的事实：至少一条，不是全部（共${facts}条）。`,
    en: `Upheld in part: choose the facts for which it is, at least one and not all (of ${facts}).`,
  }),
})
