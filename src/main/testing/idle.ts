// A Collegium that does nothing but run: what the tests of start-up start, stop and kill.
import { createServer } from 'node:http'
import { readyDatabase } from '../database.js'
import { keepPort, listenProblem } from '../listen.js'
import { runServer, settingsFor } from '../run.js'

process.exitCode = await runServer(async (run) => {
  const settings = settingsFor(process.argv[2] === 'production' ? 'production' : process.argv[2] === 'empty' ? 'empty' : 'demo')
  const database = await readyDatabase(run, settings, (event, detail) => console.log(JSON.stringify({ event, ...detail })))
  const kept = await keepPort(settings.host, settings.port, 300)
  run.onStop('port', kept.release)
  const server = createServer((_, answer) => answer.end('ok'))
  await kept.release()
  await new Promise<void>((open, fail) => {
    server.once('error', (fault) => fail(listenProblem(fault, settings.host, kept.port)))
    server.listen(kept.port, settings.host, open)
  })
  run.onStop('web', () => {
    server.close()
    server.closeAllConnections()
  })
  console.log(
    JSON.stringify({
      event: 'ready',
      port: kept.port,
      serverPid: database.serverPid(),
      appUrl: database.appUrl,
      ownerUrl: database.ownerUrl,
      state: database.state,
    }),
  )
})
