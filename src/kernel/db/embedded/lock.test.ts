import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holderOf, lockFolder } from './lock.js'
import { birthOf } from './processes.js'

const NO_PROCESS = 2 ** 22 + 1

describe('the lock of a data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'collegium-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const wait = { busyMs: 0, stoppingMs: 0 }
  const held = (holder: object) =>
    writeFileSync(
      join(folder, 'lock'),
      JSON.stringify({
        pid: process.pid,
        birth: birthOf(process.pid),
        host: hostname(),
        since: '2026-01-01T00:00:00Z',
        stopping: false,
        ...holder,
      }),
    )

  it('is held by one, and free again afterwards', async () => {
    const lock = await lockFolder(folder, wait)
    expect(holderOf(folder)).toBe(process.pid)
    await expect(lockFolder(folder, wait)).rejects.toMatchObject({ code: 'folder_in_use', exitCode: 4 })
    lock.release()
    expect(readdirSync(folder)).toEqual([])
    ;(await lockFolder(folder, wait)).release()
  })

  it('of a dead process goes to exactly one of many who want it', async () => {
    for (let round = 0; round < 20; round++) {
      held({ pid: NO_PROCESS })
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder, wait)))
      const won = tries.filter((each) => each.status === 'fulfilled')
      expect(won).toHaveLength(1)
      won[0]!.value.release()
    }
  })

  it('of a dead process whose number another one got is not respected', async () => {
    held({ birth: 'another boot/1' })
    ;(await lockFolder(folder, wait)).release()
  })

  it('that is half written is not respected', async () => {
    writeFileSync(join(folder, 'lock'), '{"pid":')
    ;(await lockFolder(folder, wait)).release()
  })

  it('of another machine is respected while it is renewed', async () => {
    held({ host: 'elsewhere', pid: NO_PROCESS })
    expect(holderOf(folder)).toBe(NO_PROCESS)
    utimesSync(join(folder, 'lock'), new Date(), new Date(Date.now() - 60_000))
    ;(await lockFolder(folder, wait)).release()
  })

  it('tells that its holder is stopping', async () => {
    const lock = await lockFolder(folder, wait)
    lock.markStopping()
    const waiting = lockFolder(folder, { busyMs: 0, stoppingMs: 10_000 })
    lock.release()
    const next = await waiting
    expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid, stopping: false })
    next.release()
  })
})
