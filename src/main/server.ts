import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { type Accounts, accounts as openAccounts } from '../kernel/accounts/index.js'
import { EXIT, type Settings, StartProblem } from '../kernel/config/index.js'
import { assembleHouse, type House, logger, recount } from '../kernel/index.js'
import { planJobs } from '../plan/index.js'
import { recordsJobs } from '../records/index.js'
import { type ReadyDatabase, readyDatabase } from './database.js'
import { type KeptPort, keepPort, listenProblem, publicAddress } from './listen.js'
import type { Run } from './run.js'
import { buildWeb } from './web.js'

export interface RunningHouse {
  readonly house: House
  readonly accounts: Accounts
  readonly publicUrl: string
  readonly kept: KeptPort
  readonly isNew: boolean
}

/**
 * Everything up to the first request: database, address free, house, accounts. The caller loads what must be there first, then calls `listen`.
 * @param prepare runs on the migrated database before anything else opens it
 */
export async function openRunningHouse(
  run: Run,
  settings: Settings,
  prepare: (database: ReadyDatabase) => Promise<void> = async () => {},
): Promise<RunningHouse> {
  const log = logger(settings.logLevel)
  const database = await readyDatabase(run, settings, (event, detail) => log.info({ ...detail }, event))
  await prepare(database)
  // After the database: a second start on the same folder should say so, not that the port is taken.
  const kept = await keepPort(settings.host, settings.port)
  run.onStop('port', kept.release)
  const publicUrl = publicAddress(settings, kept)
  const { house, close } = assembleHouse({
    appUrl: database.appUrl,
    files: settings.files,
    mode: settings.mode,
    publicUrl,
    log,
    pool: settings.pool,
    mailFrom: settings.mailFrom,
    withJobs: true,
    ...(settings.smtpUrl ? { smtpUrl: settings.smtpUrl } : {}),
  })
  run.onStop('house', close)
  const secret = settings.secret ?? database.secret
  if (!secret)
    throw new StartProblem('settings_wrong', { zh: 'COLLEGIUM_SECRET 未设置。', en: 'COLLEGIUM_SECRET is not set.' }, EXIT.settings)
  const accounts = openAccounts({
    url: database.appUrl,
    secret,
    baseUrl: publicUrl,
    db: house.database.db,
    mail: house.mail,
    now: house.clock.now,
    log,
  })
  run.onStop('accounts', accounts.close)
  return { house, accounts, publicUrl, kept, isNew: database.state === 'new' }
}

/** Starts projector, jobs and listening. Requests under way are finished before the house closes. */
export async function listen(run: Run, settings: Settings, running: RunningHouse): Promise<void> {
  const { house, accounts, kept } = running
  house.projector.start()
  const app = buildWeb({ house, accounts, proxies: settings.proxies, isStopping: () => run.stopping.aborted })
  await startJobs(house)
  await kept.release()
  await new Promise<void>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: settings.host, port: kept.port }, () => resolve()) as Server
    server.once('error', (fault) => reject(listenProblem(fault, settings.host, kept.port)))
    run.onStop('web', () => closed(server))
  })
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 8_000).unref()
  })

/** Letters every minute; a full recount each night (06 P-084), whose difference is an incident. */
async function startJobs(house: House): Promise<void> {
  await house.jobs.start()
  await house.jobs.every('mail', '* * * * *', async () => {
    await house.mail.sendWaiting()
  })
  await house.jobs.every('recount', '30 18 * * *', async () => {
    for (const finding of await recount(house.database)) house.log.error({ finding }, 'the nightly recount found a difference')
  })
  await recordsJobs(house)
  await planJobs(house)
}
