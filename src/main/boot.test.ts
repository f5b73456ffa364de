import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectRoot } from '../kernel/config/index.js'
import { stateOf, until } from '../kernel/db/embedded/index.js'
import { type Watched, watch } from './testing/process.js'

const LAUNCH = `
const [word, code] = process.argv.slice(2)
if (word === 'wait') {
  setInterval(() => {}, 1000)
  process.on('SIGTERM', () => process.exit(7))
  process.on('disconnect', () => process.exit(8))
} else process.exitCode = Number(code ?? 0)
console.log(JSON.stringify({ event: 'launched', args: process.argv.slice(2), pid: process.pid, path: process.env.PATH }))
export const launch = () => {}
`

/** A project as small as can be, booted by the real boot: what it launches is a stub that tells how it was launched. */
describe('boot', () => {
  let root: string
  const running: Watched[] = []
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'collegium-test-'))
    cpSync(join(projectRoot(), 'bin'), join(root, 'bin'), { recursive: true })
    mkdirSync(join(root, 'scripts'))
    writeFileSync(join(root, 'scripts', 'launch.mjs'), LAUNCH)
    mkdirSync(join(root, 'tool'))
    writeFileSync(join(root, 'tool', 'package.json'), JSON.stringify({ name: 'tool', version: '1.0.0' }))
    project({ tool: 'file:tool' })
    lock('1.0.0')
  })
  afterEach(async () => {
    for (const each of running.splice(0)) {
      each.child.kill('SIGKILL')
      await each.ended()
    }
    rmSync(root, { recursive: true, force: true })
  })

  const project = (dependencies: Record<string, string>) =>
    writeFileSync(
      join(root, 'package.json'),
      JSON.stringify({ name: 'small', version: '1.0.0', private: true, type: 'module', dependencies }),
    )
  const lock = (version: string) => {
    const packages = {
      '': { name: 'small', version, dependencies: { tool: 'file:tool' } },
      'node_modules/tool': { resolved: 'tool', link: true },
      tool: { version: '1.0.0' },
    }
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ name: 'small', version, lockfileVersion: 3, requires: true, packages }))
  }
  const boot = (args: string[], env: Record<string, string> = {}, nodeArgs: string[] = []) => {
    const started = watch(process.execPath, [...nodeArgs, join(root, 'bin', 'boot.mjs'), ...args], { HOME: join(root, 'home'), ...env })
    running.push(started)
    return started
  }
  const stamp = () => statSync(join(root, 'node_modules', '.collegium')).mtimeMs

  it('installs once, again when the lock has changed, and hands on arguments, path and exit code', async () => {
    const first = await boot(['any', '3', '--json', '字']).ended()
    expect(first.code).toBe(3)
    const launched = JSON.parse(first.stdout)
    expect(launched.args).toEqual(['any', '3', '--json', '字'])
    expect(launched.path.split(delimiter)[0]).toBe(join(root, 'node_modules', '.bin'))
    const made = stamp()
    await boot(['again']).ended()
    expect(stamp()).toBe(made)
    lock('1.0.1')
    const aMinuteAgo = new Date(Date.now() - 60_000)
    utimesSync(join(root, 'package-lock.json'), aMinuteAgo, aMinuteAgo)
    await boot(['again']).ended()
    expect(stamp()).toBeGreaterThan(made)
  })

  it.each([
    ['is not there', { HOME: '/no/such/home' }],
    ['is empty', { HOME: '' }],
  ])('keeps the cache of npm in the project when the home %s', async (_what, env) => {
    expect((await boot(['any'], env).ended()).code).toBe(0)
    expect(existsSync(join(root, '.cache', 'npm'))).toBe(true)
    expect(existsSync('/no')).toBe(false)
  })

  it('tells in two sentences why packages could not be installed', async () => {
    writeFileSync(join(root, 'package-lock.json'), 'no lock at all')
    const { code, stderr, stdout } = await boot(['any']).ended()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/依赖包没有装好：.*\nThe packages could not be installed: /)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('passes a signal on, and the exit code back', async () => {
    const booted = boot(['wait'])
    await booted.event('launched')
    booted.child.kill('SIGTERM')
    expect(await booted.ended()).toMatchObject({ code: 7 })
  })

  it('killed by force, does not leave behind what it launched', async () => {
    const booted = boot(['wait'])
    const { pid } = await booted.event('launched')
    booted.child.kill('SIGKILL')
    await booted.ended()
    expect(await until(() => stateOf(Number(pid)) !== 'running', 10_000)).toBe(true)
  })

  it.skipIf(process.platform === 'win32')('stops in good order when the shell that npm put between died of a signal', async () => {
    const line = `'${process.execPath}' '${join(root, 'bin', 'boot.mjs')}' wait; exit $?`
    const shell = watch('/bin/sh', ['-c', line], { HOME: join(root, 'home'), npm_lifecycle_event: 'start' })
    running.push(shell)
    const { pid } = await shell.event('launched')
    shell.child.kill('SIGKILL')
    expect(await until(() => stateOf(Number(pid)) !== 'running', 10_000)).toBe(true)
  })

  it('tells an old Node in two sentences', async () => {
    const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`
    const { code, stderr } = await boot(['any'], {}, ['--import', old]).ended()
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^学汇需要 Node 20\.19 .* 18\.20\.4/),
      expect.stringMatching(/^Collegium needs Node 20\.19 or later and this is 18\.20\.4/),
    ])
    expect(existsSync(join(root, 'node_modules'))).toBe(false)
  })

  it('two at once do not install over each other', async () => {
    const both = await Promise.all([boot(['one']).ended(), boot(['two']).ended()])
    expect(both.map((each) => each.code)).toEqual([0, 0])
  })
})

it('the boot, the test run and the command line are what package.json names', () => {
  const named = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'))
  for (const [name, command] of Object.entries(named.scripts)) expect(command).toBe(`node bin/boot.mjs ${name}`)
  expect(existsSync(join(projectRoot(), named.bin.collegium))).toBe(true)
  expect(dirname(named.bin.collegium)).toBe('bin')
  expect(readFileSync(join(projectRoot(), '.ci', 'run'), 'utf8')).toMatch(/\nexec npm test\n$/)
})
