import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stateOf, until } from '../kernel/db/embedded/index.js'
import { openDatabase } from '../kernel/db/index.js'
import { bundled, type Watched, watch } from './testing/process.js'

let program: string
/** A data folder that has been used once and stopped; most tests begin with a copy, which is quicker than making one. */
let used: string
let folder: string
let data: string
const running: Watched[] = []

beforeAll(async () => {
  program = await bundled('idle.ts')
  used = mkdtempSync(join(tmpdir(), 'collegium-test-'))
  data = used
  const first = start()
  expect((await first.event('ready')).state).toBe('new')
  await stopAll()
})
afterAll(() => {
  for (const each of [dirname(program), used]) rmSync(each, { recursive: true, force: true })
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collegium-test-'))
  data = join(folder, '数据 of a federation')
})
afterEach(async () => {
  await stopAll()
  // A server whose Collegium was killed by the test and not started again.
  const mark = join(data, 'postgres', 'postmaster.pid')
  if (existsSync(mark)) process.kill(Number.parseInt(readFileSync(mark, 'utf8'), 10), 'SIGQUIT')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

async function stopAll(): Promise<void> {
  for (const each of running.splice(0)) {
    each.child.kill('SIGTERM')
    await each.ended()
  }
}

function fillUp(path: string): void {
  const file = openSync(path, 'w')
  const zeros = Buffer.alloc(1 << 16)
  try {
    for (;;) writeSync(file, zeros)
  } catch (fault) {
    expect(fault).toMatchObject({ code: 'ENOSPC' })
  } finally {
    closeSync(file)
  }
}

const useAgain = () => cpSync(used, data, { recursive: true })

function start(env: Record<string, string> = {}, mode = 'demo'): Watched {
  const started = watch(process.execPath, [program, mode], { COLLEGIUM_DATA: data, COLLEGIUM_PORT: '0', COLLEGIUM_SILENT: '1', ...env })
  running.push(started)
  return started
}

async function ask(url: unknown, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: String(url) })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

const remember = (url: unknown) => ask(url, `insert into kernel.setting values ('kept', '1')`)
const recall = (url: unknown) => ask(url, `select value from kernel.setting where name = 'kept'`)
const noTrace = (stderr: string) => expect(stderr).not.toMatch(/^\s+at .*:\d+/m)

describe('a data folder', () => {
  it('is used by one process at a time, and kept', async () => {
    useAgain()
    const first = start()
    const ready = await first.event('ready')
    expect(ready.state).toBe('known')
    await remember(ready.ownerUrl)

    const second = await start().ended()
    expect(second.code).toBe(4)
    expect(second.stderr).toMatch(new RegExp(`in use by another Collegium process \\(number ${first.pid}, since`))
    expect(second.stderr).toMatch(/正由另一个 Collegium 进程使用/)
    noTrace(second.stderr)

    first.child.kill('SIGTERM')
    expect(await first.ended()).toMatchObject({ code: 0, stderr: '' })
    expect(stateOf(Number(ready.serverPid))).not.toBe('running')
    const again = await start().event('ready')
    expect(await recall(again.ownerUrl)).toEqual([{ value: 1 }])
  })

  it('comes back after kill -9 of Collegium: the orphaned database server is stopped', async () => {
    useAgain()
    const killed = start()
    const ready = await killed.event('ready')
    await remember(ready.appUrl)
    killed.child.kill('SIGKILL')
    await killed.ended()
    expect(stateOf(Number(ready.serverPid))).toBe('running')

    const next = start()
    await next.event('orphan_stopped')
    const again = await next.event('ready')
    expect(again.serverPid).not.toBe(ready.serverPid)
    expect(stateOf(Number(ready.serverPid))).not.toBe('running')
    expect(await recall(again.appUrl)).toEqual([{ value: 1 }])
  })

  it('comes back after kill -9 of Collegium and of the database server together', async () => {
    useAgain()
    const killed = start()
    const ready = await killed.event('ready')
    await remember(ready.appUrl)
    killed.child.kill('SIGKILL')
    process.kill(Number(ready.serverPid), 'SIGKILL')
    await killed.ended()
    expect(await recall((await start().event('ready')).appUrl)).toEqual([{ value: 1 }])
  })

  it('keeps its database running: a server killed under a living Collegium is started again at the same address', async () => {
    useAgain()
    const living = start()
    const ready = await living.event('ready')
    await remember(ready.appUrl)
    process.kill(Number(ready.serverPid), 'SIGKILL')
    await living.event('died')
    await living.event('restarted')
    expect(await recall(ready.appUrl)).toEqual([{ value: 1 }])
    living.child.kill('SIGTERM')
    expect(await living.ended()).toMatchObject({ code: 0, stderr: '' })
  })

  it('is shared with a verb of the command line, which starts a server of its own only when none runs', async () => {
    useAgain()
    const open = () => openDatabase({ data, mode: 'empty', databaseUrl: undefined, migrateUrl: undefined }, { join: true })
    const alone = await open()
    await remember(alone.appUrl)
    expect(alone.serverPid()).toBeGreaterThan(0)
    await alone.stop()
    const living = start()
    const [ready, joined] = await Promise.all([living.event('ready'), living.event('started').then(open)])
    expect(joined.serverPid()).toBeUndefined()
    expect(await recall(joined.appUrl)).toEqual([{ value: 1 }])
    await joined.stop()
    expect(stateOf(Number(ready.serverPid))).toBe('running')
  })

  it('is made afresh when the first start was interrupted', async () => {
    mkdirSync(join(data, 'postgres.new'), { recursive: true })
    writeFileSync(join(data, 'collegium.json'), JSON.stringify({ product: 'collegium', format: 1, postgres: 18, madeAt: '2026-01-01' }))
    writeFileSync(join(data, 'postgres.new', 'PG_VERSION'), '18')
    expect((await start().event('ready')).state).toBe('new')
    expect(readdirSync(data)).not.toContain('postgres.new')
  })

  it.each([
    ['holds other things', { 'thesis.docx': 'mine' }, 3, /holds other things \(thesis\.docx\)/],
    [
      'was written by a newer version',
      { 'collegium.json': '{"product":"collegium","format":99,"postgres":21,"madeAt":""}' },
      7,
      /newer Collegium \(format 99, PostgreSQL 21/,
    ],
    [
      'was written for an older server',
      { 'collegium.json': '{"product":"collegium","format":1,"postgres":17,"madeAt":""}' },
      3,
      /belongs to PostgreSQL 17/,
    ],
    ['has a damaged mark', { 'collegium.json': '{"product":' }, 3, /collegium\.json .* cannot be read/],
  ])('that %s is refused and not touched', async (_why, files, code, sentence) => {
    mkdirSync(data)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(data, name), text as string)
    const refused = await start().ended()
    expect(refused.code).toBe(code)
    expect(refused.stderr).toMatch(sentence)
    expect(refused.stderr.trim().split('\n')).toHaveLength(2)
    expect(readdirSync(data)).toEqual(Object.keys(files))
  })

  it('that is a file, or lies below one, is refused', async () => {
    writeFileSync(data, '')
    expect(await start().ended()).toMatchObject({ code: 3, stderr: expect.stringMatching(/is not a folder/) })
    expect(await start({ COLLEGIUM_DATA: join(data, 'below') }).ended()).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/is not a folder/),
    })
  })

  it('of a demo is not served as real, nor the other way round', async () => {
    useAgain()
    const real = await start({}, 'empty').ended()
    expect(real).toMatchObject({ code: 2, stderr: expect.stringMatching(/holds demo data and is not served as real/) })
  })

  it('with a database that newer code has migrated is refused', async () => {
    const first = start()
    await ask(
      (await first.event('ready')).ownerUrl,
      `insert into kernel.migration (room, number, name, sha256) values ('plan', 900, '900_later', 'x')`,
    )
    first.child.kill('SIGTERM')
    await first.ended()
    expect(await start().ended()).toMatchObject({ code: 7, stderr: expect.stringMatching(/has run plan\/900_later/) })
  })
})

describe('what surrounds it', () => {
  it('a port in use is a sentence, and the database is stopped again', async () => {
    const other = createServer()
    await new Promise<void>((open) => other.listen(0, '127.0.0.1', open))
    useAgain()
    const { port } = other.address() as { port: number }
    const refused = await start({ COLLEGIUM_PORT: String(port) }).ended()
    other.close()
    expect(refused).toMatchObject({ code: 4, stderr: expect.stringMatching(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use`)) })
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
    expect(existsSync(join(data, 'lock'))).toBe(false)
  })

  it('all wrong settings are told at once, before anything is made', async () => {
    const refused = await start({
      COLLEGIUM_PORT: 'eighty',
      COLLEGIUM_LOG_LEVEL: 'loud',
      COLLEGIUM_HOST: '0.0.0.0',
      COLLEGIUM_PROT: '1',
      DATABASE_URL: 'mysql://x',
    }).ended()
    expect(refused.code).toBe(2)
    for (const name of ['COLLEGIUM_PORT', 'COLLEGIUM_LOG_LEVEL', 'COLLEGIUM_HOST', 'COLLEGIUM_PROT', 'DATABASE_URL'])
      expect(refused.stderr).toContain(`\n  ${name} `)
    expect(existsSync(data)).toBe(false)
  })

  it('an external database that does not answer is a sentence without its password', async () => {
    const refused = await start({
      COLLEGIUM_SECRET: 'mX7v2qLr9TzK4wYpB8nCfG3hJ6sDe1aU0iO5',
      DATABASE_URL: 'postgres://app:hush1@127.0.0.1:1/x',
      COLLEGIUM_MIGRATE_URL: 'postgres://owner:hush2@127.0.0.1:1/x',
    }).ended()
    expect(refused).toMatchObject({ code: 6, stderr: expect.stringMatching(/does not answer/) })
    expect(refused.stderr).not.toMatch(/hush/)
  })

  it('a folder that this user cannot write is a sentence', async (test) => {
    if (process.getuid?.() === 0) return test.skip('root may write everywhere')
    mkdirSync(data)
    chmodSync(data, 0o500)
    expect(await start().ended()).toMatchObject({ code: 3, stderr: expect.stringMatching(/cannot be written by this user/) })
    chmodSync(data, 0o700)
  })

  it('a folder that others cannot enter is no hindrance', async () => {
    useAgain()
    chmodSync(folder, 0o700)
    await start().event('ready')
  })

  it('as root without user name spaces the server runs as another user, where that one can reach the data', async (test) => {
    if (process.getuid?.() !== 0) return test.skip('needs root')
    const refusing = join(folder, 'bin')
    mkdirSync(refusing)
    writeFileSync(join(refusing, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const env = { PATH: `${refusing}:${process.env.PATH}` }
    useAgain()
    chmodSync(folder, 0o700)
    const closed = await start(env).ended()
    expect(closed).toMatchObject({ code: 6, stderr: expect.stringMatching(/cannot run as root, .* other users cannot enter/) })

    chmodSync(folder, 0o755)
    const ready = await start(env).event('ready')
    expect(statSync(join(data, 'postgres')).uid).not.toBe(0)
    await remember(ready.appUrl)
    await stopAll()
    expect(await recall((await start().event('ready')).appUrl)).toEqual([{ value: 1 }])
  })

  it('a full disk is a sentence at the start; one that fills up later loses nothing and harms nothing', async (test) => {
    const mounted = `mount -t tmpfs -o size=200m none '${folder}'`
    const node = `'${process.execPath}' '${program}'`
    const onSmallDisk = (script: string) =>
      watch('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', `${mounted} && ${script}`], {
        COLLEGIUM_SILENT: '1',
        COLLEGIUM_DATA: data,
        COLLEGIUM_PORT: '0',
      })
    if ((await onSmallDisk('true').ended()).code !== 0) return test.skip('needs a file system of its own')

    const before = await onSmallDisk(`head -c 100m /dev/zero > '${folder}/fill' && ${node}`).ended()
    expect(before).toMatchObject({ code: 5, stderr: expect.stringMatching(/is full \(\d+ MB left, at least 128 MB needed\)/) })

    const living = onSmallDisk(`cp -r '${used}' '${data}' && exec ${node}`)
    running.push(living)
    const ready = await living.event('ready')
    await remember(ready.appUrl)
    const fill = `/proc/${ready.serverPid}/root${folder}/fill`
    fillUp(fill)
    const write = () =>
      ask(ready.appUrl, `insert into kernel.setting select 'n' || n, to_jsonb(gen_random_uuid()) from generate_series(1, 20000) n`)
    await expect(write()).rejects.toMatchObject({ code: '53100' })
    expect(await recall(ready.appUrl)).toEqual([{ value: 1 }])
    rmSync(fill)
    await write()
    living.child.kill('SIGTERM')
    expect(await living.ended()).toMatchObject({ code: 0, stderr: '' })
  })

  it('the end of the process that started it stops it, and its database', async () => {
    useAgain()
    const parent = watch(
      process.execPath,
      [
        '-e',
        `const { fork } = require('node:child_process'); const child = fork(${JSON.stringify(program)}); console.log(JSON.stringify({ event: 'child', pid: child.pid }))`,
      ],
      { COLLEGIUM_DATA: data, COLLEGIUM_PORT: '0' },
    )
    running.push(parent)
    const { pid } = await parent.event('child')
    const ready = await parent.event('ready')
    parent.child.kill('SIGKILL')
    expect(await until(() => stateOf(Number(pid)) !== 'running' && stateOf(Number(ready.serverPid)) !== 'running', 20_000)).toBe(true)
    expect(existsSync(join(data, 'lock'))).toBe(false)
  })
})
