import { messages } from '../../kernel/index.js'

export const termRefusals = messages({
  term_ended_inside: ({ ended }: { ended: string }) => ({
    zh: `已登记这一任期止于${ended}；请把最后一天填到这一天，或先更正那次结束。`,
    en: `This term is recorded to have ended on ${ended}; give that day as its last, or correct the end first.`,
  }),
  term_unknown: { zh: '没有这个任期。', en: 'There is no such term.' },
  term_order: ({ from, until }: { from: string; until: string }) => ({
    zh: `任期自 ${from} 起，不能到 ${until} 为止。`,
    en: `A term that begins on ${from} cannot end on ${until}.`,
  }),
  post_taken: ({ from, until }: { from: string; until: string | null }) => ({
    zh: `该职务已有人担任（${from} 至 ${until ?? '未定'}），期间重叠。`,
    en: `Somebody holds this office already (${from} to ${until ?? 'open'}), and the periods overlap.`,
  }),
  post_concurrent: ({ here, there }: { here: string; there: string }) => ({
    zh: `同一人不得兼任两个单位的法定代表人：${there}与${here}。`,
    en: `Nobody is the legal representative of two bodies at a time: ${there} and ${here}.`,
  }),
})
