import { messages } from '../../kernel/index.js'

export const texts = messages({
  oldNames: { zh: '按旧名称查找单位', en: 'Find a unit by an old name' },
  search: { zh: '搜索', en: 'Search' },
  resultsFor: ({ words }: { words: string }) => ({ zh: `“${words}”的搜索结果`, en: `Results for “${words}”` }),
  lead: {
    zh: '在单位、期刊和计划文字中查找；繁体、简体均可，一个字也可以。',
    en: 'Looks through units, journals and the plan’s words, in either script; one character is enough.',
  },
  inPlan: { zh: '计划', en: 'Plan' },
  inRegister: { zh: '单位及其他', en: 'Units and more' },
  nothing: { zh: '没有找到', en: 'Nothing was found' },
  nothingText: { zh: '换一个词试试，或从名录和看板进入。', en: 'Try another word, or go by the directory and the board.' },
  what: { zh: '内容', en: 'What' },
  kind: { zh: '类别', en: 'Kind' },
  target: { zh: '指标', en: 'Target' },
  item: { zh: '事项', en: 'Item' },
  task: { zh: '任务', en: 'Task' },
  journal: { zh: '期刊', en: 'Journal' },
})
