import type { L10n, RefusalTexts } from '../../kernel/index.js'
import { sentenceOf } from '../reading/index.js'
import type { Missing, OpenCondition } from './conditions.js'

export const missingWords: Readonly<Record<Missing, L10n>> = {
  kinds: { zh: '计哪种事实', en: 'which facts count' },
  key: { zh: '去重依据', en: 'what makes two facts one' },
  period: { zh: '期限', en: 'period' },
  unit: { zh: '单位', en: 'unit' },
  over: { zh: '超出时如何处理', en: 'what happens above' },
  denominator: { zh: '分母名录', en: 'the register below the line' },
  phrase: { zh: '原文短语', en: 'the phrase of the text' },
  value: { zh: '数值', en: 'the value' },
}

const list = (missing: readonly Missing[]): L10n => ({
  zh: missing.map((each) => missingWords[each].zh).join('、'),
  en: missing.map((each) => missingWords[each].en).join(', '),
})

type Says = { readonly [Code in OpenCondition['code']]: L10n | ((open: Extract<OpenCondition, { code: Code }>) => L10n) }

/** What is still open before a plan can be confirmed, one sentence each (06 P-043). */
export const conditionWords: Says = {
  numerals_open: ({ open, first }) => ({
    zh: `还有${open}个数字没有认定，第一个是第${first.char}字处的“${first.text}”。`,
    en: `${open} numbers have no disposition yet, the first is “${first.text}” at character ${first.char}.`,
  }),
  targets_open: ({ open, first }) => ({
    zh: `还有${open}个拟定指标没有核对，第一个是${first.target}。`,
    en: `${open} proposed targets have not been reviewed, the first is ${first.target}.`,
  }),
  cards_open: ({ open, first }) => ({
    zh: `还有${open}张待定卡片没有回答，第一张是第${first.char}字处的“${first.text}”。`,
    en: `${open} review cards are unanswered, the first is “${first.text}” at character ${first.char}.`,
  }),
  duplicates_open: ({ open, first }) => ({
    zh: `还有${open}处重复编号没有处理，第一处是第${first.line}行的${first.n}。`,
    en: `${open} repeated numbers are not settled, the first is ${first.n} on line ${first.line}.`,
  }),
  warnings_open: ({ open, first }) => ({
    zh: `还有${open}条提示没有确认，第一条是${first.warning}（第${first.line}行）。`,
    en: `${open} warnings have not been acknowledged, the first is ${first.warning} (line ${first.line}).`,
  }),
  illegible_unnoted: ({ open, first }) => ({
    zh: `还有${open}处无法辨认的文字没有加注，第一处在第${first.line}行。`,
    en: `${open} illegible runs have no note, the first is on line ${first.line}.`,
  }),
  targets_incomplete: ({ open, first }) => ({
    zh: `还有${open}个指标不完整；${first.target}缺：${list(first.missing).zh}。`,
    en: `${open} targets are incomplete; ${first.target} lacks: ${list(first.missing).en}.`,
  }),
  questions_open: ({ open, first }) => ({
    zh: `还有${open}个确认前的问题没有回答，第一个关于${first.target}。`,
    en: `${open} questions for the confirm step are unanswered, the first is about ${first.target}.`,
  }),
  value_differs: ({ target, value, inText }) => ({
    zh: `指标${target}写作${value}，原文是${inText}；与原文不同的数不能确认。`,
    en: `Target ${target} says ${value}, the text says ${inText}; a value that differs from the text cannot be confirmed.`,
  }),
  year_missing: () => sentenceOf({ code: 'E-YEAR' }),
  items_missing: {
    zh: '还没有分出条目；请手工标出或调整编号层级。',
    en: 'There are no items yet; mark them by hand or change the levels.',
  },
  text_differs: ({ offset }) => ({
    zh: `拼回的文字与原文在第${offset}字节处不同，不能确认。`,
    en: `The joined text differs from the source at byte ${offset}, so it cannot be confirmed.`,
  }),
}

/** Sentences of the refusals of review and confirmation. */
export const nextSteps: RefusalTexts = {
  ...conditionWords,
  version_unknown: { zh: '没有这个版本。', en: 'There is no such version.' },
  review_closed: { zh: '这个版本已经处理完，不再核对。', en: 'This version is settled and no longer under review.' },
  already_settled: { zh: '这个版本已经处理完。', en: 'This version has been settled.' },
  not_a_text: { zh: '这个版本是调整决定，没有可核对的原文。', en: 'This version is a decision; it has no text to review.' },
  reason_missing: { zh: '修改或否定识别结果须写明理由。', en: 'Changing or rejecting a proposal needs a reason.' },
  reviewer_confirms: { zh: '您核对过这个计划，须由另一人确认。', en: 'You reviewed this plan; another person must confirm it.' },
  targets_too_many: ({ targets, limit }: { targets: number; limit: number }) => ({
    zh: `共${targets}个指标，一份计划最多${limit}个；请核对哪些数字不是指标。`,
    en: `There are ${targets} targets and a plan may have ${limit} at most; see which numbers are none.`,
  }),
  proposal_unknown: ({ at }: { at: number }) => ({
    zh: `第${at}字处没有拟定指标。`,
    en: `There is no proposed target at character ${at}.`,
  }),
  change_missing: { zh: '请写明改成什么。', en: 'Say what it is changed to.' },
  numeral_unknown: ({ at }: { at: number }) => ({ zh: `第${at}字处没有数字。`, en: `There is no number at character ${at}.` }),
  numeral_carries_target: ({ target }: { target: string }) => ({
    zh: `这个数字属于指标${target}；先否定该指标。`,
    en: `This number carries target ${target}; reject that target first.`,
  }),
  disposition_target: { zh: '要把数字作为指标，请用“补充指标”。', en: 'To make a target of a number, add a target.' },
  card_unknown: ({ at }: { at: number }) => ({ zh: `第${at}字处没有待定卡片。`, en: `There is no review card at character ${at}.` }),
  value_missing: { zh: '请填写数值和比较方式。', en: 'Give the value and the comparator.' },
  baseline_missing: { zh: '相对数须写明基数和出处。', en: 'A relative number needs its baseline and source.' },
  illegible_unknown: ({ at }: { at: number }) => ({
    zh: `第${at}字处没有无法辨认的文字。`,
    en: `There is nothing illegible at character ${at}.`,
  }),
  duplicate_unknown: ({ line }: { line: number }) => ({
    zh: `第${line}行没有重复编号。`,
    en: `There is no repeated number on line ${line}.`,
  }),
  warning_unknown: ({ warning }: { warning: string }) => ({ zh: `没有提示${warning}。`, en: `There is no warning ${warning}.` }),
  question_unknown: { zh: '没有这个问题。', en: 'There is no such question.' },
  no_clause_mark: { zh: '只能在分句标点之后拆分。', en: 'A task can be cut only behind a clause mark.' },
  no_neighbour: { zh: '后面没有可合并的任务。', en: 'There is no neighbouring task to join.' },
  title_is_whole: { zh: '标题不能拆分。', en: 'A title cannot be cut.' },
}
