import { type Day, type Id, newId, system } from '../../src/kernel/index.js'
import { confirmPlan } from '../../src/plan/index.js'
import { confirmer, importSeed, reviewAll } from '../../src/plan/testing.js'
import {
  appoint,
  fits,
  linkAccount,
  registerJournal,
  registerPerson,
  registerSubjects,
  registerUnit,
  roles,
  type UnitKind,
} from '../../src/registry/index.js'
import { type ApiHouse, apiHouse, type Client, must } from './house.js'

/** What only the first society, its sides and the federation office may read; each stands somewhere in its records. */
export const SECRETS = {
  contact: '机密接触记录甲',
  draft: '机密草稿议题甲',
  file: '机密佐证甲',
  reason: '机密退回理由甲',
  note: '机密确认说明甲',
  speaker: '机密主讲人甲',
  address: 'secret-approver@example.org',
} as const

export interface Member {
  readonly role: string
  readonly unit: string | null
  readonly person: Id<'person'>
  readonly account: Id<'account'>
  /** Acts with a token that passes everything that the role gives. */
  readonly client: Client
}

/** Sends the cookies of a sign-in, and its own origin with every form. */
export type Browser = (
  path: string,
  init?: RequestInit,
) => Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>

export interface ApiFederation extends ApiHouse {
  readonly plan: string
  readonly version: string
  readonly units: Readonly<Record<'department' | 'society' | 'other' | 'branch' | 'city' | 'needer' | 'offerer' | 'office', string>> &
    Readonly<Record<string, string>>
  readonly journal: string
  readonly subject: string
  /** Code of a task of the plan. */
  readonly task: string
  /** A browser in which this member has signed in. */
  signIn(member: Member): Promise<Browser>
  /** One person for each role of the house, for a unit that fits it; and `stranger`, the office of the other society. */
  readonly members: ReadonlyMap<string, Member>
  readonly records: Readonly<Record<'confirmed' | 'waiting' | 'draft' | 'refused' | 'salon', string>>
  readonly fact: string
  readonly evidence: string
}

const KINDS: readonly (readonly [string, UnitKind, string?])[] = [
  ['department', 'department'],
  ['society', 'society'],
  ['other', 'society'],
  ['branch', 'branch', 'society'],
  ['union', 'union'],
  ['local', 'local_association'],
  ['office', 'journal_office', 'society'],
  ['city', 'city'],
  ['base', 'base', 'city'],
  ['park', 'park', 'city'],
  ['station', 'station', 'society'],
  ['needer', 'enterprise'],
  ['offerer', 'enterprise'],
  ['ministry', 'ministry'],
]

/** A small federation with a plan in force, somebody in every role, and records of one society that the other may not read. */
export async function apiFederation(today = '2022-03-10'): Promise<ApiFederation> {
  const api = await apiHouse(today)
  const { test } = api
  const units: Record<string, string> = {}
  for (const [name, kind, parent] of KINDS) {
    const nameZh = kind === 'branch' ? '单位society光学分会' : `单位${name}`
    const asked = { kind, nameZh, code: name, since: '2000', source: '测试', ...(parent ? { parent: units[parent]! } : {}) }
    units[name] = must(await registerUnit(test.as(system), asked)).answer!.unit
  }
  await test.setToday('2021-12-20' as Day)
  const { plan, version } = await importSeed(test)
  await reviewAll(test, version)
  must(await confirmPlan(test.as(confirmer), { version, inForceFrom: '2022-01-01' }))
  await test.setToday(today as Day)
  const members = new Map<string, Member>()
  for (const name of roles.keys()) members.set(name, await memberOf(api, name, unitFor(name, units)))
  members.set('stranger', await memberOf(api, 'society_office', units.other!))
  const journal = must(
    await registerJournal(test.as(), {
      nameZh: '示例学报',
      cn: '11-1000/N',
      owner: units.society!,
      office: units.office!,
      since: '1990',
      source: '测试',
    }),
  ).answer!.journal
  const subjects = await subjectsFor(api, ['need', 'offer'], 6)
  const made = await recordsOf(api, units, members, subjects)
  await test.house.projector.settle()
  const { tasks } = await api.nobody.ask('plan.task_list', { year: 2022 })
  return {
    ...{ ...api, plan, version, units: units as ApiFederation['units'], journal, subject: subjects.need[0]!, members, ...made },
    task: tasks.find((task: { targets: string[] }) => task.targets.includes('T15-2')).code,
    signIn: (member) => signIn(api, member.account),
  }
}

/** The whole federation where the role allows it, else the first unit that fits. */
function unitFor(role: string, units: Readonly<Record<string, string>>): string | null {
  if (fits(role, null)) return null
  const found = KINDS.find(([, kind]) => fits(role, { kind }))
  return units[found![0]]!
}

async function memberOf(api: ApiHouse, role: string, unit: string | null): Promise<Member> {
  const { test } = api
  const person = newId<'person'>()
  const account = await api.account(`${role}-${person.slice(-8)}`)
  must(await registerPerson(test.as(), { person, nameZh: `任职者${role}`, source: '测试' }))
  must(await linkAccount(test.as(), { person, account }))
  must(await appoint(test.as(), { person, role, unit, from: '2021-12-01', reason: '测试' }))
  return { role, unit, person, account, client: api.client(await api.tokenFor(account)) }
}

async function subjectsFor<K extends string>(api: ApiHouse, kinds: readonly K[], count: number): Promise<Record<K, readonly string[]>> {
  const out = {} as Record<K, readonly string[]>
  for (const kind of kinds) {
    const subjects = Array.from({ length: count }, (_, n) => ({ code: `${kind}-${n}`, nameZh: `${kind}${n}` }))
    out[kind] = must(await registerSubjects(api.test.as(), { kind, subjects, since: '2022', source: '测试' })).answer!.subjects
  }
  return out
}

async function signIn(api: ApiHouse, account: Id<'account'>): Promise<Browser> {
  const link = must(await api.accounts.oneTimeLink(account, { to: '/desk', minutes: 60 }))
  const { cookies } = must(
    await api.accounts.redeemLink(link.slice(link.lastIndexOf('/') + 1), { headers: new Headers(), address: '127.0.0.1' }),
  )
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ')
  return async (path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie)
    if (init.method === 'POST' && !headers.has('sec-fetch-site') && !headers.has('origin')) headers.set('sec-fetch-site', 'same-origin')
    const response = await api.app.request(path, { ...init, headers })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
}

type Made = Pick<ApiFederation, 'records' | 'fact' | 'evidence'>

/** Records of the first society in every state, each with something that is not for everybody. */
async function recordsOf(
  api: ApiHouse,
  units: Readonly<Record<string, string>>,
  members: ReadonlyMap<string, Member>,
  subjects: Record<'need' | 'offer', readonly string[]>,
): Promise<Made> {
  const society = members.get('society_office')!.client
  const contactOf = async (unit: string) => (await memberOf(api, 'enterprise_contact', unit)).client
  const [needer, offerer] = [await contactOf(units.needer!), await contactOf(units.offerer!)]
  const pdf = (words: string) => `%PDF-1.4\n%${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`
  const evidence = (await society.upload(`${SECRETS.file}.pdf`, pdf('match'))).body.hash
  const match = async (n: number) =>
    society.do('records.submit_record', {
      pack: 'match',
      unit: units.society,
      happenedOn: '2022-03-08',
      values: {
        ...{ need: subjects.need[n], needUnit: units.needer, offer: subjects.offer[n], offerUnit: units.offerer },
        ...{ channel: 'online', contact: SECRETS.contact },
      },
      evidence: [evidence],
    })
  const confirmed = await match(0)
  await needer.do('records.confirm_record', { ...confirmed, side: 'need', note: SECRETS.note })
  const { facts } = await offerer.do('records.confirm_record', { ...confirmed, side: 'offer' })
  const waiting = await match(1)
  const refused = await match(2)
  await needer.do('records.refuse_record', { ...refused, side: 'need', reason: SECRETS.reason })
  const salon = {
    ...{ pack: 'youth-salon', unit: units.society, happenedOn: '2022-03-09' },
    values: {
      ...{ sitting: 1, topic: '软物质前沿问题', place: '线上', onSite: 0, online: 120 },
      speakers: [{ person: { name: SECRETS.speaker }, age: 33 }],
      approver: { name: '审定人', email: SECRETS.address },
    },
  }
  const sat = await society.do('records.submit_record', { ...salon, evidence: [evidence] })
  const draft = await society.do('records.save_draft', { ...salon, values: { ...salon.values, topic: SECRETS.draft } })
  const ids = { confirmed, waiting, draft, refused, salon: sat }
  return {
    records: Object.fromEntries(Object.entries(ids).map(([name, each]) => [name, each.record])) as Made['records'],
    fact: facts[0],
    evidence,
  }
}
