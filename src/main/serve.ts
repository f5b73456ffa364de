import { firstAdministrator } from './firstAdministrator.js'
import { runServer, settingsFor } from './run.js'
import { listen, openRunningHouse } from './server.js'

/** `npm run serve`: production. Refuses default secrets and demo data (settings, database/mode); the first time it prints a link for the first administrator. */
export const main = (_args: readonly string[]): Promise<number> =>
  runServer(async (run) => {
    const settings = settingsFor('production')
    const running = await openRunningHouse(run, settings)
    const link = await firstAdministrator(running)
    await listen(run, settings, running)
    console.log(`学汇已启动 · Collegium is running: ${running.publicUrl}`)
    if (link)
      console.log(`首位管理员的一次性登录链接（72 小时内有效）· One-time link for the first administrator (valid for 72 hours):\n  ${link}`)
  })
