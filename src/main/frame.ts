import { countMatters, type House, type L10n, type Viewer } from '../kernel/index.js'
import type { Web } from '../ui/http/index.js'
import type { Frame } from '../ui/index.js'

const NAMES = {
  board: { zh: '计划看板', en: 'Plan board' },
  desk: { zh: '我方待办', en: 'Our turn' },
  records: { zh: '填报', en: 'Records' },
  confirm: { zh: '确认', en: 'Confirm' },
  planning: { zh: '计划管理', en: 'Planning' },
  units: { zh: '名录', en: 'Directory' },
  search: { zh: '检索', en: 'Search' },
  about: { zh: '数据说明', en: 'How we count' },
  api: { zh: '接口', en: 'API' },
  account: { zh: '账户与登录', en: 'Account and sign-ins' },
  permissions: { zh: '我的权限', en: 'What I may do' },
  outbox: { zh: '发件箱（演示）', en: 'Outbox (demo)' },
  clock: { zh: '联合会日期（演示）', en: 'Federation date (demo)' },
  people: { zh: '人员与角色', en: 'People and roles' },
  register: { zh: '登记册办理', en: 'Keep the register' },
} satisfies Record<string, L10n>

/** Header and footer for this viewer: what he can do somewhere is in the navigation, what waits for him is counted. */
export function frameFor(house: House): Web['frameOf'] {
  return async ({ viewer, preferences, url }): Promise<Frame> => {
    const signedIn = viewer.via === 'session'
    const [waiting, today] = await Promise.all([
      signedIn ? countMatters(house.database.db, viewer) : 0,
      house.mode === 'demo' ? house.clock.today(house.database.db) : undefined,
    ])
    return {
      ...preferences,
      url,
      navigation: navigationFor(viewer, waiting),
      ...(signedIn
        ? { account: { name: viewer.name, links: accountLinks(house, viewer), signOut: '/sign-out' } }
        : { signIn: `/sign-in?to=${encodeURIComponent(url)}` }),
      ...(today
        ? {
            banner: {
              zh: `演示联合会：学会为真实名称，人员、企业、园区、基地与数据均为虚构。联合会日期 ${today}。`,
              en: `Demonstration: names of societies are real; people, enterprises, parks, bases and figures are invented. Date of the federation: ${today}.`,
            },
          }
        : {}),
      footerLinks: [
        { href: '/about', text: NAMES.about },
        { href: '/api', text: NAMES.api },
      ],
    }
  }
}

function navigationFor(viewer: Viewer, waiting: number): Frame['navigation'] {
  const signedIn = viewer.via === 'session'
  const can = (permission: string) => signedIn && viewer.canSomewhere(permission)
  return [
    { href: '/plans', text: NAMES.board },
    ...(signedIn ? [{ href: '/desk', text: NAMES.desk, ...(waiting > 0 ? { count: waiting } : {}) }] : []),
    ...(can('records.record') || can('records.see') ? [{ href: '/desk/records', text: NAMES.records }] : []),
    ...(can('plan.import') || can('plan.confirm') || can('plan.assign') || can('plan.see_drafts')
      ? [{ href: '/desk/plans', text: NAMES.planning }]
      : []),
    { href: '/units', text: NAMES.units },
    { href: '/search', text: NAMES.search },
  ]
}

function accountLinks(house: House, viewer: Viewer): { href: string; text: L10n }[] {
  const admin = viewer.canSomewhere('registry.appoint')
  const isDemo = house.mode === 'demo'
  return [
    { href: '/desk/account', text: NAMES.account },
    { href: '/desk/permissions', text: NAMES.permissions },
    ...(admin ? [{ href: '/desk/people', text: NAMES.people }] : []),
    ...(viewer.canSomewhere('registry.keep_units') || viewer.canSomewhere('registry.keep_officers')
      ? [{ href: '/desk/registry', text: NAMES.register }]
      : []),
    ...(isDemo && viewer.can('system.see') ? [{ href: '/desk/outbox', text: NAMES.outbox }] : []),
    ...(isDemo && viewer.can('system.move_clock') ? [{ href: '/desk/clock', text: NAMES.clock }] : []),
  ]
}
