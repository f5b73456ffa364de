import { messages } from '../../kernel/index.js'

export const texts = messages({
  title: { zh: '关于本站', en: 'About this site' },
  lead: {
    zh: '这里公开年度工作计划的进展。没有任何数字是手工填写的：数字由已确认的事实计数得出，每个数字都能打开到逐条证据。',
    en: 'This site shows how the annual work plan is coming along. No figure is typed in: figures are counted from confirmed facts, and each opens to its rows.',
  },
  counting: { zh: '数字怎么来的', en: 'How figures are counted' },
  counting1: {
    zh: '一个单位把发生过的事上报为填报，并附佐证；对方单位确认之后，这件事才成为事实。上报的人不能确认自己的填报。',
    en: 'A unit reports what happened, with evidence; once the other side confirms it, it becomes a fact. Nobody confirms what they reported themselves.',
  },
  counting2: {
    zh: '每项指标有一条写明的计数规则：计哪些事实、在哪段时间、什么算同一件事。同一件事报了多次，只计最早的一次。',
    en: 'Every target has a written rule: which facts count, in which period, and what makes two of them the same happening. Of several reports of one happening the earliest counts.',
  },
  counting3: {
    zh: '事实只增不改。弄错了的，由另一件事实撤销或剔除；数字随之变化，两件事实都留在记录里。',
    en: 'Facts are never changed. What was wrong is cancelled or struck by a further fact; the figure follows, and both stay on record.',
  },
  asOfKnown: { zh: '“截至”和“认定于”', en: '“As of” and “known on”' },
  asOfKnownText: {
    zh: '“截至”是事情发生到哪一天为止；“认定于”是按哪一天（或哪一号封存）已知的数据。两者写在地址里，同一地址以后打开，仍是同样的数字和同样的证据。',
    en: '“As of” is the day up to which happenings count; “known on” is the day (or the seal) whose knowledge is used. Both stand in the address, so that an address opens to the same figure and the same rows later on.',
  },
  states: { zh: '七种状态', en: 'The seven states' },
  stateMet: { zh: '按计划的用语判定已经达到', en: 'the plan’s own test is passed' },
  stateOnCourse: { zh: '按目前速度达标的可能性不低于 90%', en: 'at the present rate the chance of passing is at least 90 %' },
  stateAtRisk: { zh: '可能性在 50% 到 90% 之间', en: 'the chance lies between 50 % and 90 %' },
  stateBehind: { zh: '可能性低于 50%，或节点已过期', en: 'the chance is below 50 %, or a milestone is past due' },
  stateNotStarted: { zh: '还没有事实，也没有开放的项目', en: 'no fact yet, and no programme is open' },
  stateAboveRange: { zh: '超出计划给出的范围，须说明理由并经批准', en: 'above the range that the plan gives; a reason has to be approved' },
  stateNoFigure: { zh: '尚不能计数，或分母为零', en: 'nothing can be counted, or the denominator is zero' },
  forecast: { zh: '预测怎么算', en: 'How the forecast works' },
  forecast1: {
    zh: '用最近 90 天的速度推到期末。区间是八成把握的范围，取自伽马–泊松预测分布（Jeffreys 先验）；事情往往成批发生，因此按最近 13 周每周件数的离散程度放宽。',
    en: 'The rate of the last 90 days is carried to the end of the period. The interval holds with a chance of 80 %; it comes from the Gamma–Poisson predictive distribution (Jeffreys prior), widened by how the weekly counts of the last 13 weeks scatter, since happenings come in batches.',
  },
  forecast2: {
    zh: '不足 10 件或不满 30 天时不作预测。由决定一次产生的指标（固定名额、年度清单）按节点判断。各指标页列出所用的数字。',
    en: 'With fewer than 10 facts or in the first 30 days there is no forecast. Targets that come about by decision (fixed places, yearly lists) follow their milestones. Each target’s page shows the numbers used.',
  },
  marks: { zh: '数字旁的标记', en: 'Marks beside figures' },
  marksText: {
    zh: '“补报”指发生 30 天之后才上报的比例；“季末集中”指三成以上在季度最后 15 天记入；“逾期未计”是核验截止之后才上报的；“有异议”是正在处理的异议。',
    en: '“Backdated” is the share reported more than 30 days after the event; “at quarter ends” means that over 30 % were recorded in the last 15 days of quarters; “too late to count” came after verification had closed; “disputed” is under objection.',
  },
  chain: { zh: '封存链', en: 'The chain' },
  chainText: {
    zh: '每件事实确认后依次封存：序号没有空缺，每一号的哈希（SHA-256）都包含前一号的哈希和整件事实。改动、抽走或截断任何一件，之后的哈希都对不上。报告和订阅里都印有链首，可以据此核对。',
    en: 'Facts are sealed one after another: without gaps, and the hash (SHA-256) of each covers the hash before it and the whole fact. Changing, removing or cutting off any of them breaks every hash that follows. The head is printed in reports and in the feed, so that it can be compared.',
  },
  head: { zh: '当前链首', en: 'Head of the chain now' },
  headSeal: { zh: '封存序号', en: 'Seal' },
  headDay: { zh: '封存日期', en: 'Sealed on' },
  headHash: { zh: '哈希', en: 'Hash' },
  nothingSealed: { zh: '还没有封存任何事实。', en: 'Nothing has been sealed yet.' },
  use: { zh: '引用与再利用', en: 'Citing and re-use' },
  useText: {
    zh: '引用数字时请带上“截至”和“认定于”，或直接使用地址。看板可导出为 Excel 和 CSV，证据可导出为 CSV，首行写明截至、认定、规则版本和校验和。',
    en: 'When you cite a figure, name its “as of” and “known on”, or use the address. The board exports to Excel and CSV, evidence to CSV with a first line that states both, the rule’s version and a checksum.',
  },
  api: { zh: '开放接口', en: 'API' },
})
