import type { Verb } from './verb.js'

/** Each verb of the command line with one line of help. Those without a house need no database. */
const VERBS: readonly Verb[] = [
  {
    name: 'plan read',
    usage: 'plan read FILE [--encoding E] [--year Y] [--json]',
    help: {
      zh: '读一份计划文本并显示机器的理解，不需要数据库',
      en: 'read a plan text and show what the machine makes of it; needs no database',
    },
    run: async (args) => (await import('../plan/reading/index.js')).cliPlanRead(args),
  },
  {
    name: 'plan import',
    usage: 'plan import FILE [--encoding E] [--year Y]',
    help: { zh: '导入一份计划', en: 'import a plan' },
    run: async (args) => (await import('./plans.js')).planImport(args),
  },
  {
    name: 'plan coverage',
    usage: 'plan coverage [--until DAY] [--every N] [--hindsight]',
    help: { zh: '八成区间在多大比例上包住了后来的数', en: 'how often the 80 % interval held what the figure came to' },
    run: async (args) => (await import('./coverage.js')).planCoverage(args),
  },
  {
    name: 'pack check',
    usage: 'pack check FILE…',
    help: { zh: '检查项目包', en: 'check programme packs' },
    run: async (args) => (await import('./packs.js')).packCheckFiles(args),
  },
  {
    name: 'registry take-in',
    usage: 'registry take-in TABLE FILE… [--dry] [--since DAY]',
    help: {
      zh: '收录学会名录、行业、学科或行政区划表，逐条报告异常',
      en: 'take in a table of societies, industries, fields or divisions; tells every oddity',
    },
    run: async (args) => (await import('./registry.js')).takeIn(args),
  },
  {
    name: 'audit verify',
    usage: 'audit verify [--head SEQ:HASH …]',
    help: { zh: '核对事实链，指出第一处不符', en: 'verify the chain of facts; names the first bad row' },
    run: async (args) => (await import('./audit.js')).auditVerify(args),
  },
  {
    name: 'audit recount',
    usage: 'audit recount [--repair]',
    help: { zh: '由事实重算全部计量并比对', en: 'count every measure anew from the facts and compare' },
    run: async (args) => (await import('./audit.js')).auditRecount(args),
  },
]

/** Runs a verb and gives its exit code; an unknown one shows the list. */
export async function main(args: readonly string[]): Promise<number> {
  const verb = VERBS.find((each) => args.join(' ') === each.name || args.join(' ').startsWith(`${each.name} `))
  if (verb) return verb.run(args.slice(verb.name.split(' ').length))
  const asksForHelp = args.length === 0 || args[0] === '--help' || args[0] === 'help'
  const lines = VERBS.map((each) => `  collegium ${each.usage.padEnd(58)} ${each.help.zh} · ${each.help.en}`)
  const commands = [
    'start',
    'start --empty',
    'serve',
    'dev',
    'check',
    'test',
    'bench',
    'torture -- --kills N',
    'backup FILE',
    'restore FILE',
  ].map((each) => `  npm run ${each}`)
  ;(asksForHelp ? console.log : console.error)(
    [asksForHelp ? '' : `没有这个命令 · No such command: ${args.join(' ')}\n`, '命令 · Commands', ...lines, '', ...commands]
      .join('\n')
      .trimStart(),
  )
  return asksForHelp ? 0 : 2
}
