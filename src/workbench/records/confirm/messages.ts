import { messages } from '../../../kernel/index.js'

export const texts = messages({
  title: { zh: '确认', en: 'Confirm' },
  lead: {
    zh: '逐条看佐证、看内容，再决定。办完一条自动打开下一条。',
    en: 'Look at the evidence and at what is said, then decide. The next opens by itself.',
  },
  round: { zh: '待我确认', en: 'Waiting for me' },
  of: ({ n, all, more }: { n: number; all: number; more: boolean }) => ({
    zh: `第 ${n} 条，共 ${all}${more ? ' 以上' : ''} 条`,
    en: `${n} of ${all}${more ? ' or more' : ''}`,
  }),
  list: { zh: '列表与批量确认', en: 'List, and confirm several' },
  oneByOne: { zh: '逐条确认', en: 'One by one' },
  nothing: { zh: '没有待您确认的填报', en: 'Nothing waits for your confirmation' },
  nothingHelp: {
    zh: '有单位填报并请您这一方确认时，会出现在这里。',
    en: 'When a unit records something and asks your side, it appears here.',
  },
  previous: { zh: '‹ 上一条', en: '‹ Previous' },
  next: { zh: '下一条 ›', en: 'Next ›' },
  keyNext: { zh: '下一条', en: 'next' },
  keyPrevious: { zh: '上一条', en: 'previous' },
  keyConfirm: { zh: '确认', en: 'confirm' },
  keyBack: { zh: '退回', en: 'send back' },
  whole: { zh: '打开整条填报', en: 'Open the whole record' },
  filterPack: { zh: '填报项目', en: 'What was recorded' },
  allPacks: { zh: '全部', en: 'all' },
  filter: { zh: '筛选', en: 'Show' },
  what: { zh: '内容', en: 'What' },
  unit: { zh: '填报单位', en: 'Unit' },
  happenedOn: { zh: '发生日期', en: 'Happened on' },
  side: { zh: '我方', en: 'My side' },
  waits: { zh: '已等', en: 'Waiting' },
  days: ({ n }: { n: number }) => ({ zh: `${n} 天`, en: `${n} ${n === 1 ? 'day' : 'days'}` }),
  due: { zh: '期限', en: 'Due' },
  overdue: { zh: '已过期限', en: 'overdue' },
  files: { zh: '佐证', en: 'Files' },
  state: { zh: '能否批量', en: 'In one go?' },
  safe: { zh: '可以', en: 'yes' },
  alike: { zh: '可能重复，须逐条看', en: 'perhaps a double: one by one' },
  own: { zh: '您自己填报的', en: 'you recorded it' },
  look: { zh: '打开', en: 'Open' },
  confirmChosen: { zh: '确认所选', en: 'Confirm those chosen' },
  listHelp: {
    zh: '先看佐证再批量确认：每一条都以您的名义确认，逐条记入经过。可能重复的、您自己填报的不能批量。',
    en: 'Look at the evidence before you confirm in one go: each is confirmed in your name and stands in its history. Perhaps doubles, and what you recorded yourself, cannot be.',
  },
  manyDone: ({ n, refused }: { n: string; refused: string }) => ({
    zh: `已确认 ${n} 条${Number(refused) > 0 ? `，${refused} 条没有办成，仍在列表中` : ''}。`,
    en: `${n} confirmed${Number(refused) > 0 ? `; ${refused} could not be and stay in the list` : ''}.`,
  }),
  noneSafe: { zh: '这一页的都须逐条看。', en: 'All on this page are to be looked at one by one.' },
  more: { zh: '后面还有', en: 'More follow' },
})

export const doneTexts = messages({
  confirmed: ({ n }: { n?: string }) => ({ zh: `已确认第 ${n ?? ''} 号。`, en: `No. ${n ?? ''} is confirmed.` }),
  confirmed_counting: ({ n }: { n?: string }) => ({
    zh: `已确认第 ${n ?? ''} 号，正在计数。`,
    en: `No. ${n ?? ''} is confirmed and being counted.`,
  }),
  sent_back: ({ n }: { n?: string }) => ({
    zh: `已退回第 ${n ?? ''} 号，填报单位会看到理由。`,
    en: `No. ${n ?? ''} is sent back; its unit sees the reason.`,
  }),
  refused: ({ n }: { n?: string }) => ({ zh: `已拒绝第 ${n ?? ''} 号。`, en: `No. ${n ?? ''} is refused.` }),
  many: ({ n, refused }: { n?: string; refused?: string }) => texts.manyDone({ n: n ?? '0', refused: refused ?? '0' }),
})
