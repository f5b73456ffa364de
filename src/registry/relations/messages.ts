import { messages } from '../../kernel/index.js'
import { kindInWords, kindsInWords, REORGANISATION_NAMES } from '../words.js'

const actNamed = (name: string) =>
  Object.hasOwn(REORGANISATION_NAMES, name) ? REORGANISATION_NAMES[name as keyof typeof REORGANISATION_NAMES] : { zh: name, en: name }

/** Sentences about ties, and about acts that change which bodies there are. */
export const relationRefusals = messages({
  relation_ended_inside: ({ ended }: { ended: string }) => ({
    zh: `已登记这一关系自${ended}起不再存续；请把结束日期填到这一天，或先更正那次结束。`,
    en: `This tie is recorded to have ended on ${ended}; give that day as its end, or correct the end first.`,
  }),
  relation_unknown: { zh: '没有这项单位关系。', en: 'There is no such tie.' },
  relation_is_history: {
    zh: '前身、继承与分出是沿革，不能“结束”；录入有误时请撤回原来的办理事项。',
    en: 'That one body followed another is history and does not end; if it was entered in error, take back the act that said so.',
  },
  relation_cycle: ({ path }: { path: readonly string[] }) => ({
    zh: `这样会成环：${path.join(' → ')}。`,
    en: `This would make a circle: ${path.join(' → ')}.`,
  }),
  relation_kind: ({ kind: own, allowed }: { kind: string; allowed: readonly string[] }) => ({
    zh: `对方是${kindInWords(own).zh}，这种关系的对方只能是：${kindsInWords(allowed).zh}。`,
    en: `The other unit is of the kind “${kindInWords(own).en.toLowerCase()}”; here it can be: ${kindsInWords(allowed).en}.`,
  }),
  relation_date: ({ older, began, newer, since }: { older: string; began: string; newer: string; since: string }) => ({
    zh: `前身${older}成立于 ${began}，晚于${newer}（${since}）。`,
    en: `The predecessor ${older} began on ${began}, after ${newer} (${since}).`,
  }),
  relation_before_unit: ({ name, began, since }: { name: string; began: string; since: string }) => ({
    zh: `${name} 到 ${began} 才成立，关系不能自 ${since} 起。`,
    en: `${name} began on ${began}; the tie cannot begin on ${since}.`,
  }),
  reorganisation_shape: ({ kind: act, before, after }: { kind: string; before: number; after: number }) => ({
    zh: `${actNamed(act).zh}不能由 ${before} 个单位变为 ${after} 个：合并为多变一，分立为一变多，分出须保留原单位，重组为多变多。`,
    en: `A ${actNamed(act).en.toLowerCase()} does not lead from ${before} to ${after} units: a merger makes one of several, a split several of one, a spin-off leaves the old one, a regrouping makes several of several.`,
  }),
  reorganisation_twice: { zh: '同一单位写了两次。', en: 'One unit is named twice.' },
  shares_number: ({ given, wanted }: { given: number; wanted: number }) => ({
    zh: `给出了 ${given} 个份额，应为 ${wanted} 个。`,
    en: `${given} shares were given; there are ${wanted} bodies after.`,
  }),
  shares_sum: ({ sum }: { sum: number }) => ({
    zh: `份额合计应为 100%，现为 ${sum}%。`,
    en: `The shares add up to ${sum} % and not to 100 %.`,
  }),
  reorganisation_unknown: { zh: '没有这项合并、分立或重组。', en: 'There is no such merger, split or regrouping.' },
  reorganisation_counted: {
    zh: '这项办理曾凭外部文件把单位移出名单，分母已经变化；不能直接撤回，请按名单的办理事项重新列入。',
    en: 'It took a unit off a register with a paper from outside, and a ratio is counted over that: list it again by its own act instead.',
  },
  reorganisation_built_upon: (built: {
    corrected: number
    said: number
    below: number
    roles: number
    terms: number
    counted: number
  }) => ({
    zh: `之后已有新的登记，不能撤回：更正 ${built.corrected} 项，新登记 ${built.said} 项，下属或所属 ${built.below} 项，角色 ${built.roles} 项，任期 ${built.terms} 项，已计入的事实 ${built.counted} 项。`,
    en: `More was built on it since, so it cannot be taken back: ${built.corrected} corrections, ${built.said} later statements, ${built.below} things below, ${built.roles} roles, ${built.terms} terms, ${built.counted} counted facts.`,
  }),
})
