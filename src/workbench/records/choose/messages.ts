import { messages } from '../../../kernel/index.js'

export const texts = messages({
  title: { zh: '填报一条', en: 'Record something' },
  lead: { zh: '选择要填报的项目。不能填报的会写明由谁填报。', en: 'Choose what you want to record. What you cannot record says who can.' },
  records: { zh: '填报', en: 'Records' },
  target: { zh: '指标', en: 'Target' },
  anyTarget: { zh: '全部指标', en: 'All targets' },
  find: { zh: '按名称或指标查找', en: 'Find by name or target' },
  show: { zh: '查找', en: 'Show' },
  yours: { zh: '您可以填报的', en: 'Yours to record' },
  others: { zh: '由其他人填报的', en: 'For others to record' },
  what: { zh: '项目', en: 'What' },
  feeds: { zh: '计入指标', en: 'Counts towards' },
  confirms: { zh: '由谁确认', en: 'Confirmed by' },
  record: { zh: '填报', en: 'Record' },
  import: { zh: '从文件导入', en: 'Import a file' },
  log: { zh: '提交日志文件', en: 'Hand in a log' },
  who: { zh: '由谁填报', en: 'Who records it' },
  by: ({ roles, kinds }: { roles: { zh: string; en: string }; kinds: { zh: string; en: string } }) => ({
    zh: kinds.zh ? `${roles.zh}（${kinds.zh}）` : roles.zh,
    en: kinds.en ? `${roles.en} (${kinds.en})` : roles.en,
  }),
  noneYours: { zh: '您的角色不能填报任何项目', en: 'Your roles let you record nothing' },
  noneYoursHelp: {
    zh: '请本单位负责人授予相应角色；下面写明每个项目由谁填报。',
    en: 'Ask your unit for a role; below stands who records what.',
  },
  noneFound: { zh: '没有这样的项目', en: 'There is nothing of that kind' },
})
