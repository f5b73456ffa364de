import { z } from 'zod'

/** One row of docs/settings.md. `parse` reads the text of the environment; an empty text counts as not set. */
export interface Setting {
  readonly name: string
  readonly usual: string
  readonly means: string
  readonly schema: z.ZodType<unknown, string>
  /** What the value must be, in the operator's words. */
  readonly must: { readonly zh: string; readonly en: string }
}

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max))

const address = (...protocols: string[]) =>
  z.string().refine((text) => {
    const url = URL.parse(text)
    return url !== null && protocols.includes(url.protocol)
  })

const publicAddress = z
  .string()
  .refine((text) => {
    const url = URL.parse(text)
    return url !== null && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  })
  .transform((text) => text.replace(/\/$/, ''))

const host = z
  .string()
  .max(253)
  .regex(/^[\w.:%-]+$/)
const folder = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'))
const sender = z
  .string()
  .max(320)
  .regex(/^(?:[^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/)

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LEVELS)[number]

/** A secret that nobody could guess: long, many different characters, not a word left over from an example. */
const secret = z
  .string()
  .min(32)
  .max(1024)
  .refine((text) => new Set(text).size >= 10 && !/change.?me|example|default|password|secret|123456/i.test(text))

/** Every setting there is. docs/settings.md is made from this table and a test compares them. */
export const TABLE = {
  data: {
    name: 'COLLEGIUM_DATA',
    usual: './data',
    means: 'Folder of the embedded database, its keys and, by default, the files. Not used for the database when `DATABASE_URL` is set.',
    schema: folder,
    must: { zh: '必须是文件夹路径', en: 'must be the path of a folder' },
  },
  files: {
    name: 'COLLEGIUM_FILES',
    usual: '`<COLLEGIUM_DATA>/files`',
    means: 'Folder of uploaded and produced files, each stored under its SHA-256.',
    schema: folder,
    must: { zh: '必须是文件夹路径', en: 'must be the path of a folder' },
  },
  host: {
    name: 'COLLEGIUM_HOST',
    usual: '127.0.0.1',
    means: 'Address to listen on. A demo refuses everything but this machine itself.',
    schema: host,
    must: { zh: '必须是主机名或 IP 地址', en: 'must be a host name or an IP address' },
  },
  port: {
    name: 'COLLEGIUM_PORT',
    usual: '3000',
    means: 'Port to listen on; 0 takes any free one.',
    schema: whole(0, 65_535),
    must: { zh: '必须是 0 到 65535 之间的整数', en: 'must be a whole number from 0 to 65535' },
  },
  publicUrl: {
    name: 'COLLEGIUM_PUBLIC_URL',
    usual: '`http://<host>:<port>`',
    means: 'Address under which people reach this installation; links in mails and the origin check use it. Required in production.',
    schema: publicAddress,
    must: {
      zh: '必须是 http(s) 网址，不带路径，例如 https://xuehui.example.cn',
      en: 'must be an http(s) address without a path, such as https://collegium.example.org',
    },
  },
  secret: {
    name: 'COLLEGIUM_SECRET',
    usual: 'made once and kept in the data folder (demo); none (production)',
    means: 'Signs sign-ins and one-time links. Required in production: `openssl rand -base64 48` makes one.',
    schema: secret,
    must: {
      zh: '必须是至少 32 个字符的随机串（可用 openssl rand -base64 48 生成），不能是示例或默认值',
      en: 'must be a random text of at least 32 characters (`openssl rand -base64 48` makes one), not an example or a default',
    },
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    usual: 'none: the embedded database',
    means: 'Address of an external PostgreSQL 18, with a role that owns nothing. Needs `COLLEGIUM_MIGRATE_URL`.',
    schema: address('postgres:', 'postgresql:'),
    must: { zh: '必须以 postgres:// 或 postgresql:// 开头', en: 'must begin with postgres:// or postgresql://' },
  },
  migrateUrl: {
    name: 'COLLEGIUM_MIGRATE_URL',
    usual: 'none',
    means: 'Address of the same database with the role that owns it; used only to migrate at start-up, to back up and to restore.',
    schema: address('postgres:', 'postgresql:'),
    must: { zh: '必须以 postgres:// 或 postgresql:// 开头', en: 'must begin with postgres:// or postgresql://' },
  },
  pool: {
    name: 'COLLEGIUM_POOL',
    usual: '8',
    means: 'Database connections for commands, and as many for queries.',
    schema: whole(1, 100),
    must: { zh: '必须是 1 到 100 之间的整数', en: 'must be a whole number from 1 to 100' },
  },
  smtpUrl: {
    name: 'COLLEGIUM_SMTP_URL',
    usual: 'none: mails stay in the outbox',
    means: 'Mail server, `smtp://user:password@host:587` or `smtps://…`.',
    schema: address('smtp:', 'smtps:'),
    must: { zh: '必须以 smtp:// 或 smtps:// 开头', en: 'must begin with smtp:// or smtps://' },
  },
  mailFrom: {
    name: 'COLLEGIUM_MAIL_FROM',
    usual: '`Collegium <no-reply@localhost>`',
    means: 'Sender of all mails. Required with `COLLEGIUM_SMTP_URL`.',
    schema: sender,
    must: {
      zh: '必须是邮箱地址，例如 学汇 <no-reply@example.cn>',
      en: 'must be a mail address, such as Collegium <no-reply@example.org>',
    },
  },
  logLevel: {
    name: 'COLLEGIUM_LOG_LEVEL',
    usual: 'info',
    means: `One of ${LEVELS.join(', ')}.`,
    schema: z.enum(LEVELS),
    must: { zh: `必须是 ${LEVELS.join('、')} 之一`, en: `must be one of ${LEVELS.join(', ')}` },
  },
  proxies: {
    name: 'COLLEGIUM_PROXIES',
    usual: '0',
    means:
      'How many trusted proxies stand in front; that many entries of `X-Forwarded-For` are believed, for rate limits and sign-in lists.',
    schema: whole(0, 10),
    must: { zh: '必须是 0 到 10 之间的整数', en: 'must be a whole number from 0 to 10' },
  },
} as const satisfies Record<string, Setting>

/** Read by tests and tools only; listed so that they are not taken for a misspelt setting. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  COLLEGIUM_SHARED: 'Tests: folder of the reference texts; without it tests that need them are skipped and say so.',
  COLLEGIUM_FULL: 'Tests: `1` runs properties at full length (`npm run test:full` sets it).',
  COLLEGIUM_SEED: 'Tests: seed of the property tests, to repeat a failing run.',
  COLLEGIUM_DEV:
    'Tools: `1` starts in spite of type errors and looks for changed styles and browser scripts while running (`npm run dev` sets it).',
  COLLEGIUM_SILENT: 'Tools: `1` keeps slow steps of start-up quiet (`collegium --silent …` sets it).',
  COLLEGIUM_CHROMIUM: 'Tests: path of a Chromium to use for browser tests instead of the one that npm installs.',
}

/** The text of docs/settings.md. */
export function settingsPage(): string {
  const row = (name: string, usual: string, means: string) => `| \`${name}\` | ${usual} | ${means} |`
  return [
    '# Settings',
    '',
    'Collegium is set up by environment variables alone. An empty variable counts as not set; a relative path starts from the folder of the project. All mistakes are reported at once, and a name that begins with `COLLEGIUM_` and is not in this table is a mistake. This page is made from `src/kernel/config/table.ts` by `node scripts/settings-page.mjs`.',
    '',
    '| name | when not set | meaning |',
    '|---|---|---|',
    ...Object.values(TABLE).map((each) => row(each.name, each.usual, each.means)),
    '',
    'Only for tests and tools:',
    '',
    '| name | meaning |',
    '|---|---|',
    ...Object.entries(OTHER_NAMES).map(([name, means]) => `| \`${name}\` | ${means} |`),
    '',
    '## What each way of starting asks for',
    '',
    '| | demo (`npm start`) | empty (`npm start -- --empty`) | production (`npm run serve`) |',
    '|---|---|---|---|',
    '| `COLLEGIUM_HOST` | this machine only | any | any |',
    '| `COLLEGIUM_SECRET` | made by itself; with `DATABASE_URL` required | made by itself; with `DATABASE_URL` required | required |',
    '| `COLLEGIUM_PUBLIC_URL` | optional | optional | required |',
    '| `DATABASE_URL` | with `COLLEGIUM_MIGRATE_URL` | with `COLLEGIUM_MIGRATE_URL` | with `COLLEGIUM_MIGRATE_URL`, and a role that owns nothing |',
    '| demo data in the database | yes | refused | refused |',
    '',
  ].join('\n')
}
