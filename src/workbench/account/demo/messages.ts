import { messages } from '../../../kernel/index.js'

export const texts = messages({
  outbox: { zh: '发件箱（演示）', en: 'Outbox (demonstration)' },
  outboxLead: {
    zh: '演示版不连接邮件服务器，系统写出的信件都在这里，最新的在前。其中的登录链接可以直接使用。',
    en: 'A demonstration sends no mail; every letter that it writes is here, the newest first. Links in them work.',
  },
  noLetters: { zh: '还没有信件', en: 'No letters yet' },
  noLettersText: {
    zh: '邀请、重设密码、登录链接等信件写出后会显示在这里。',
    en: 'Invitations, resets and sign-in links appear here once they are written.',
  },
  to: { zh: '收件人', en: 'To' },
  at: { zh: '写于', en: 'Written' },
  newest: ({ n }: { n: number }) => ({ zh: `最新 ${n} 封`, en: `The newest ${n}` }),
  clock: { zh: '联合会日期（演示）', en: 'Federation date (demonstration)' },
  clockLead: {
    zh: '演示版的“今天”可以向后推进，以观察一年如何展开。只能向前，不能退回；推进前先等所有事实封存入链。',
    en: 'The demonstration’s today can be moved forward, to see how the year unfolds. Never backwards; before it moves, every fact is sealed.',
  },
  today: { zh: '联合会的今天', en: 'The federation’s today' },
  wall: { zh: '真实时间', en: 'Real time' },
  head: { zh: '最新封存', en: 'Newest seal' },
  moveTo: { zh: '推进到', en: 'Move to' },
  move: { zh: '推进日期', en: 'Move the date' },
  consequence: {
    zh: '推进后不能退回。任期届满的角色失效，到期事项变为逾期。',
    en: 'There is no way back. Roles whose term is over end, and what was due becomes late.',
  },
})

export const said = messages({
  moved: ({ day = '' }: Readonly<Record<string, string>>) => ({
    zh: `联合会日期已推进到 ${day}。`,
    en: `The federation’s date is now ${day}.`,
  }),
})

export const demoRefusals = messages({
  clock_backwards: ({ from }: { from: string }) => ({
    zh: `日期不能退回；现在是 ${from}。`,
    en: `The date cannot go back; it is ${from} now.`,
  }),
  clock_too_far: ({ latest }: { latest: string }) => ({ zh: `一次最多推进到 ${latest}。`, en: `At most to ${latest} in one step.` }),
  demo_only: { zh: '只有演示版可以推进日期。', en: 'Only a demonstration can move the date.' },
})
