import { parseArgs } from 'node:util'
import { EXIT, StartProblem } from '../kernel/config/index.js'
import { DEMO_PEOPLE } from './demo/index.js'
import { demoLinks } from './demoAccounts.js'
import { firstAdministrator } from './firstAdministrator.js'
import { openDemo } from './openDemo.js'
import { runServer, settingsFor } from './run.js'
import { listen, openRunningHouse } from './server.js'

/** `npm start`: the demo federation, loaded the first time. `npm start -- --empty`: no demo, and a link for the first administrator. */
export const main = (args: readonly string[]): Promise<number> =>
  runServer(async (run) => {
    const settings = settingsFor(isEmpty(args) ? 'empty' : 'demo')
    const running = settings.mode === 'demo' ? await openDemo(run, settings) : await openRunningHouse(run, settings)
    const links =
      settings.mode === 'demo'
        ? await demoLinks(running, DEMO_PEOPLE)
        : [{ title: { zh: '首位管理员', en: 'First administrator' }, url: await firstAdministrator(running) }]
    await listen(run, settings, running)
    console.log(`\n学汇已启动 · Collegium is running\n  ${running.publicUrl}\n`)
    const shown = links.filter((link) => link.url !== undefined)
    if (shown.length > 0) console.log('一次性登录链接（24 小时内有效） · One-time sign-in links (valid for 24 hours)')
    for (const { title, url } of shown) console.log(`  ${title.zh} · ${title.en}\n    ${url}`)
  })

function isEmpty(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { empty: { type: 'boolean', default: false } } }).values.empty
  } catch (fault) {
    const said = (fault as Error).message.split('\n')[0]
    throw new StartProblem(
      'settings_wrong',
      { zh: `不认识的参数（${said}）。用法：npm start [-- --empty]`, en: `${said}. Usage: npm start [-- --empty]` },
      EXIT.settings,
    )
  }
}
