import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLoopback, projectRoot, readSettings, settingsPage, TABLE } from './index.js'

const SECRET = 'mX7v2qLr9TzK4wYpB8nCfG3hJ6sDe1aU0iO5'
const real = { COLLEGIUM_SECRET: SECRET, COLLEGIUM_PUBLIC_URL: 'https://collegium.example.org/' }
const wrong = (read: ReturnType<typeof readSettings>) => (read.ok ? [] : read.problems.map((problem) => problem.name)).sort()

describe('settings', () => {
  it('need nothing for a demo', () => {
    const read = readSettings({ PATH: '/bin', COLLEGIUM_PORT: ' ' }, 'demo', '/srv/collegium')
    expect(read).toMatchObject({
      ok: true,
      settings: { data: '/srv/collegium/data', files: '/srv/collegium/data/files', host: '127.0.0.1', port: 3000, pool: 8 },
    })
  })

  it('are read, trimmed and made absolute', () => {
    const env = {
      ...real,
      COLLEGIUM_DATA: 'there',
      COLLEGIUM_FILES: '/mnt/files',
      COLLEGIUM_PORT: ' 8080 ',
      COLLEGIUM_HOST: '::',
      COLLEGIUM_PROXIES: '1',
    }
    expect(readSettings(env, 'production', '/srv')).toMatchObject({
      ok: true,
      settings: { data: '/srv/there', files: '/mnt/files', port: 8080, host: '::', proxies: 1, publicUrl: 'https://collegium.example.org' },
    })
  })

  it.each([
    ['a port out of range', { COLLEGIUM_PORT: '65536' }, ['COLLEGIUM_PORT']],
    ['a port with a unit', { COLLEGIUM_PORT: '80px' }, ['COLLEGIUM_PORT']],
    ['an address with a path', { COLLEGIUM_PUBLIC_URL: 'https://example.org/collegium' }, ['COLLEGIUM_PUBLIC_URL']],
    ['an address that is a script', { COLLEGIUM_PUBLIC_URL: 'javascript:alert(1)' }, ['COLLEGIUM_PUBLIC_URL']],
    ['a short secret', { COLLEGIUM_SECRET: 'short' }, ['COLLEGIUM_SECRET']],
    ['a secret left over from an example', { COLLEGIUM_SECRET: `${SECRET}-changeme` }, ['COLLEGIUM_SECRET']],
    ['a secret of one character', { COLLEGIUM_SECRET: 'a'.repeat(64) }, ['COLLEGIUM_SECRET']],
    ['a misspelt name', { COLLEGIUM_PROT: '80' }, ['COLLEGIUM_PROT']],
    ['a database without its owner', { DATABASE_URL: 'postgres://a@h/d' }, ['COLLEGIUM_MIGRATE_URL']],
    ['an owner without its database', { COLLEGIUM_MIGRATE_URL: 'postgres://a@h/d' }, ['DATABASE_URL']],
    ['one role for both', { DATABASE_URL: 'postgres://a@h/d', COLLEGIUM_MIGRATE_URL: 'postgres://a:x@h/d' }, ['COLLEGIUM_MIGRATE_URL']],
    ['two databases', { DATABASE_URL: 'postgres://a@h/d', COLLEGIUM_MIGRATE_URL: 'postgres://b@h/e' }, ['COLLEGIUM_MIGRATE_URL']],
    ['a mail server without a sender', { COLLEGIUM_SMTP_URL: 'smtp://localhost' }, ['COLLEGIUM_MAIL_FROM']],
    ['a sender with two lines', { COLLEGIUM_MAIL_FROM: 'a <a@b.c>\nBcc: x@y.z' }, ['COLLEGIUM_MAIL_FROM']],
  ])('refuse %s', (_what, env, names) => {
    expect(wrong(readSettings({ ...real, ...env }, 'production'))).toEqual(names)
  })

  it('of production need a secret and a public address; a demo stays on this machine', () => {
    expect(wrong(readSettings({}, 'production'))).toEqual(['COLLEGIUM_PUBLIC_URL', 'COLLEGIUM_SECRET'])
    const external = { DATABASE_URL: 'postgres://a@h/d', COLLEGIUM_MIGRATE_URL: 'postgres://b@h/d' }
    expect(wrong(readSettings(external, 'empty'))).toEqual(['COLLEGIUM_SECRET'])
    expect(wrong(readSettings({ COLLEGIUM_HOST: '0.0.0.0' }, 'demo'))).toEqual(['COLLEGIUM_HOST'])
    expect(readSettings({ COLLEGIUM_HOST: '0.0.0.0' }, 'empty').ok).toBe(true)
  })

  it('report every mistake at once, each once and in both languages', () => {
    const names = Object.values(TABLE).map((setting) => setting.name)
    const read = readSettings(Object.fromEntries(names.map((name) => [name, '\0 \u2028 no'])), 'production')
    expect(wrong(read)).toEqual(names.sort())
    if (!read.ok)
      for (const { zh, en } of read.problems) expect([/\p{Script=Han}/u.test(zh), /\p{Script=Han}/u.test(en)]).toEqual([true, false])
  })

  it('never throw, whatever the environment holds', () => {
    const names = [...Object.values(TABLE).map((setting) => setting.name), 'COLLEGIUM_X']
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 60 })),
        fc.constantFrom('demo', 'empty', 'production'),
        (env, mode) => {
          const read = readSettings(env, mode)
          expect(read.ok || read.problems.length > 0).toBe(true)
        },
      ),
      { numRuns: process.env.COLLEGIUM_FULL ? 5_000 : 200 },
    )
  })

  it('are all in docs/settings.md', () => {
    expect(readFileSync(join(projectRoot(), 'docs', 'settings.md'), 'utf8')).toBe(settingsPage())
  })
})

it.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.example.org', false],
  ['10.0.0.1', false],
])('%s is reached from this machine only: %s', (host, only) => {
  expect(isLoopback(host)).toBe(only)
})
