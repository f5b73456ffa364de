import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import type { Told } from './startProblem.js'
import { type LogLevel, OTHER_NAMES, type Setting, TABLE } from './table.js'

export type Mode = 'demo' | 'empty' | 'production'

export interface Settings {
  readonly mode: Mode
  /** Absolute. */
  readonly data: string
  /** Absolute. */
  readonly files: string
  readonly host: string
  readonly port: number
  /** Without a slash at the end. Undefined: made from host and the port in use, once it is known. */
  readonly publicUrl: string | undefined
  /** Undefined: the data folder keeps one. */
  readonly secret: string | undefined
  readonly databaseUrl: string | undefined
  readonly migrateUrl: string | undefined
  readonly pool: number
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly logLevel: LogLevel
  readonly proxies: number
}

export interface SettingProblem extends Told {
  readonly name: string
}
export type SettingsRead =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] }

type Env = Readonly<Record<string, string | undefined>>

/** Reads all settings from the environment; when any is wrong, says so for each of them at once. `root` is what relative folders start from. */
export function readSettings(env: Env, mode: Mode = 'demo', root: string = process.cwd()): SettingsRead {
  const problems: SettingProblem[] = []
  const value = <T>(setting: Setting): T | undefined => {
    const text = env[setting.name]?.trim()
    if (!text) return undefined
    const read = setting.schema.safeParse(text)
    if (read.success) return read.data as T
    problems.push({ name: setting.name, zh: setting.must.zh, en: setting.must.en })
    return undefined
  }
  const data = resolve(root, value<string>(TABLE.data) ?? 'data')
  const files = value<string>(TABLE.files)
  const settings: Settings = {
    mode,
    data,
    files: files ? resolve(root, files) : join(data, 'files'),
    host: value<string>(TABLE.host) ?? '127.0.0.1',
    port: value<number>(TABLE.port) ?? 3000,
    publicUrl: value<string>(TABLE.publicUrl),
    secret: value<string>(TABLE.secret),
    databaseUrl: value<string>(TABLE.databaseUrl),
    migrateUrl: value<string>(TABLE.migrateUrl),
    pool: value<number>(TABLE.pool) ?? 8,
    smtpUrl: value<string>(TABLE.smtpUrl),
    mailFrom: value<string>(TABLE.mailFrom) ?? 'Collegium <no-reply@localhost>',
    logLevel: value<LogLevel>(TABLE.logLevel) ?? 'info',
    proxies: value<number>(TABLE.proxies) ?? 0,
  }
  const wrong = new Set(problems.map((problem) => problem.name))
  problems.push(...misfits(settings, env).filter((problem) => !wrong.has(problem.name)), ...unknownNames(env))
  return problems.length ? { ok: false, problems } : { ok: true, settings }
}

/** Settings that are each right by themselves but do not fit together, or not with the way of starting. */
function misfits(settings: Settings, env: Env): SettingProblem[] {
  const found: SettingProblem[] = []
  const set = (setting: Setting) => Boolean(env[setting.name]?.trim())
  if (settings.mode === 'demo' && !isLoopback(settings.host)) {
    found.push({
      name: TABLE.host.name,
      zh: `演示模式只能在本机运行，不能监听 ${settings.host}`,
      en: `a demo runs on this machine only and cannot listen on ${settings.host}`,
    })
  }
  if (settings.mode === 'production') {
    if (!set(TABLE.secret))
      found.push({
        name: TABLE.secret.name,
        zh: `正式运行必须设置，${TABLE.secret.must.zh}`,
        en: `is required in production: it ${TABLE.secret.must.en}`,
      })
    if (!set(TABLE.publicUrl)) {
      found.push({
        name: TABLE.publicUrl.name,
        zh: `正式运行必须设置，${TABLE.publicUrl.must.zh}`,
        en: `is required in production: it ${TABLE.publicUrl.must.en}`,
      })
    }
  }
  if (settings.mode !== 'production' && set(TABLE.databaseUrl) && !set(TABLE.secret)) {
    found.push({
      name: TABLE.secret.name,
      zh: `设置了 DATABASE_URL 时必须一并设置，${TABLE.secret.must.zh}`,
      en: `is required with DATABASE_URL: it ${TABLE.secret.must.en}`,
    })
  }
  return [...found, ...databaseMisfits(settings, set), ...mailMisfits(set)]
}

function databaseMisfits(settings: Settings, set: (setting: Setting) => boolean): SettingProblem[] {
  const { databaseUrl, migrateUrl } = settings
  if (set(TABLE.databaseUrl) && !set(TABLE.migrateUrl)) {
    return [
      {
        name: TABLE.migrateUrl.name,
        zh: '设置了 DATABASE_URL 时必须一并设置（拥有数据库的角色）',
        en: 'is required with DATABASE_URL (the role that owns the database)',
      },
    ]
  }
  if (set(TABLE.migrateUrl) && !set(TABLE.databaseUrl)) {
    return [
      { name: TABLE.databaseUrl.name, zh: '设置了 COLLEGIUM_MIGRATE_URL 时必须一并设置', en: 'is required with COLLEGIUM_MIGRATE_URL' },
    ]
  }
  if (!databaseUrl || !migrateUrl) return []
  const [app, owner] = [new URL(databaseUrl), new URL(migrateUrl)]
  if (app.username === owner.username) {
    return [
      {
        name: TABLE.migrateUrl.name,
        zh: `必须与 DATABASE_URL 使用不同的角色（两者都是 ${app.username}）`,
        en: `must name another role than DATABASE_URL (both name ${app.username})`,
      },
    ]
  }
  if (app.pathname !== owner.pathname) {
    return [{ name: TABLE.migrateUrl.name, zh: '必须与 DATABASE_URL 指向同一个数据库', en: 'must name the same database as DATABASE_URL' }]
  }
  return []
}

function mailMisfits(set: (setting: Setting) => boolean): SettingProblem[] {
  if (!set(TABLE.smtpUrl) || set(TABLE.mailFrom)) return []
  return [{ name: TABLE.mailFrom.name, zh: '设置了 COLLEGIUM_SMTP_URL 时必须一并设置', en: 'is required with COLLEGIUM_SMTP_URL' }]
}

/** A misspelt name would otherwise be ignored in silence. */
function unknownNames(env: Env): SettingProblem[] {
  const known = new Set<string>([...Object.values(TABLE).map((each) => each.name), ...Object.keys(OTHER_NAMES)])
  return Object.keys(env)
    .filter((name) => name.startsWith('COLLEGIUM_') && !known.has(name))
    .map((name) => ({
      name,
      zh: '没有这个设置，请核对拼写（见 docs/settings.md）',
      en: 'is not a setting; check its spelling (docs/settings.md)',
    }))
}

/** Whether this address can only be reached from the machine itself. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (plain === 'localhost' || plain === '::1') return true
  return isIP(plain) === 4 && plain.startsWith('127.')
}
