/** Every address of the house's own pages, in one table: pages link by it, routes are tested against it. */

/** Where figures are read: as of which day (E), as known at which seal or day (K); as they stand in addresses. Absent: today, and all that is known. */
export interface At {
  readonly asOf?: string | null
  /** `2022-10-08` or `s12345`. */
  readonly known?: string | null
}

export interface BoardView extends At {
  readonly group?: string | null
  readonly state?: string | null
  readonly find?: string | null
  readonly unit?: string | null
}

export interface RowsView extends At {
  readonly unit?: string | null
  readonly from?: string | null
  readonly to?: string | null
  readonly reason?: string | null
  readonly part?: string | null
  readonly companion?: string | null
  readonly by?: string | null
  readonly is?: string | null
  readonly after?: string | null
}

export interface UnitsView extends At {
  readonly kind?: string | null
  readonly class?: string | null
  readonly find?: string | null
  /** `1`: ended units as well. */
  readonly ended?: string | null
  readonly after?: string | null
}

export interface PeopleView {
  readonly find?: string | null
  readonly unit?: string | null
  readonly after?: string | null
}

/** What a page of the plan's desk shows of itself: which spot, which list, as of which day. */
export type DeskView = Readonly<Record<string, string | number | null | undefined>>

type Parameters = Readonly<Record<string, string | number | null | undefined>>

/** Path and query; what is absent or empty is left out, in the order given. */
function address(path: string, parameters: Parameters = {}, place?: string): string {
  // A board makes hundreds of addresses: one pass, and nothing is encoded that needs no encoding.
  let made = path
  let sign = '?'
  for (const name in parameters) {
    const value = parameters[name]
    if (value === undefined || value === null || value === '') continue
    const text = String(value)
    made += `${sign}${name}=${PLAIN.test(text) ? text : encodeURIComponent(text)}`
    sign = '&'
  }
  return place ? `${made}#${place}` : made
}
const PLAIN = /^[\w.-]*$/

const at = (view: At | undefined): Parameters => ({ asOf: view?.asOf, known: view?.known })
const boardParameters = (view: BoardView | undefined): Parameters => ({
  ...at(view),
  group: view?.group,
  state: view?.state,
  find: view?.find,
  unit: view?.unit,
})
const rowParameters = (view: RowsView | undefined): Parameters => ({
  ...at(view),
  unit: view?.unit,
  from: view?.from,
  to: view?.to,
  reason: view?.reason,
  part: view?.part,
  companion: view?.companion,
  by: view?.by,
  is: view?.is,
  after: view?.after,
})
const unitsParameters = (view: UnitsView | undefined): Parameters => ({
  ...at(view),
  kind: view?.kind,
  class: view?.class,
  find: view?.find,
  ended: view?.ended,
  after: view?.after,
})
const plan = (year: number | string, rest = ''): string => `/plans/${year}${rest}`
const target = (year: number | string, code: string, rest = ''): string => plan(year, `/targets/${encodeURIComponent(code)}${rest}`)

export const paths = {
  home: (view?: At) => address('/', at(view)),
  about: (place?: string) => address('/about', {}, place),
  search: (words?: string) => address('/search', { q: words }),
  suggest: (kind: string) => `/suggest/${kind}`,
  plans: () => '/plans',
  board: (year: number | string, view?: BoardView) => address(plan(year), boardParameters(view)),
  boardXlsx: (year: number | string, view?: BoardView) => address(plan(year, '/board.xlsx'), boardParameters(view)),
  boardCsv: (year: number | string, view?: BoardView) => address(plan(year, '/board.csv'), boardParameters(view)),
  meeting: (year: number | string, view?: BoardView) => address(plan(year, '/meeting'), boardParameters(view)),
  changesFeed: (year: number | string) => plan(year, '/changes.atom'),
  target: (year: number | string, code: string, view?: At & { readonly unit?: string | null }, place?: string) =>
    address(target(year, code), { ...at(view), unit: view?.unit }, place),
  evidence: (year: number | string, code: string, view?: RowsView) => address(target(year, code, '/evidence'), rowParameters(view)),
  evidenceCsv: (year: number | string, code: string, view?: RowsView) => address(target(year, code, '/evidence.csv'), rowParameters(view)),
  notCounted: (year: number | string, code: string, view?: RowsView) => address(target(year, code, '/not-counted'), rowParameters(view)),
  register: (year: number | string, code: string, view?: RowsView) => address(target(year, code, '/register'), rowParameters(view)),
  item: (year: number | string, item: string, view?: At, place?: string) =>
    address(plan(year, `/items/${encodeURIComponent(item)}`), at(view), place),
  section: (year: number | string, section: string, view?: At) => address(plan(year, `/sections/${encodeURIComponent(section)}`), at(view)),
  task: (year: number | string, task: string, view?: At) => address(plan(year, `/tasks/${encodeURIComponent(task)}`), at(view)),
  planText: (year: number | string, view?: At, place?: string) => address(plan(year, '/text'), at(view), place),
  /** The bytes as received. */
  planSource: (year: number | string, version?: string) => address(plan(year, '/source'), { version }),
  checklist: (year: number | string, view?: At, place?: string) => address(plan(year, '/checklist'), at(view), place),
  unassigned: (year: number | string, view?: At) => address(plan(year, '/unassigned'), at(view)),
  reports: (year: number | string) => plan(year, '/reports'),
  report: (year: number | string, report: string, ending = '') => plan(year, `/reports/${report}${ending}`),
  verification: (year: number | string, rest = '', place?: string) => address(plan(year, `/verification${rest}`), {}, place),
  sample: (year: number | string, sample: string, view?: { readonly after?: string | number | null }, place?: string) =>
    address(plan(year, `/verification/${sample}`), { after: view?.after }, place),
  disputes: (
    year: number | string,
    view?: {
      readonly target?: string | null
      readonly standing?: string | null
      readonly own?: string | null
      readonly after?: string | number | null
    },
  ) => address(plan(year, '/disputes'), { target: view?.target, standing: view?.standing, own: view?.own, after: view?.after }),
  dispute: (year: number | string, dispute: string, rest = '') => plan(year, `/disputes/${dispute}${rest}`),
  raiseDispute: (year: number | string, code: string, view?: { readonly fact?: string | null; readonly about?: string | null }) =>
    address(target(year, code, '/dispute'), { fact: view?.fact, about: view?.about }),
  units: (view?: UnitsView) => address('/units', unitsParameters(view)),
  unitsFile: (type: 'csv' | 'xlsx', view?: UnitsView) => address(`/units/export.${type}`, unitsParameters({ ...view, after: null })),
  /** Who bore a name on a day. */
  unitNamed: (view?: { readonly name?: string | null; readonly on?: string | null }) =>
    address('/units/named', { name: view?.name, on: view?.on }),
  unit: (unit: string, view?: At) => address(`/units/${unit}`, at(view)),
  fact: (fact: string, view?: At) => address(`/facts/${fact}`, at(view)),
  api: (place?: string) => address('/api', {}, place),

  signIn: (to?: string) => address('/sign-in', { to }),
  signInCode: (to?: string) => address('/sign-in/code', { to }),
  signInLetter: (to?: string) => address('/sign-in/letter', { to }),
  signInLink: (token: string) => `/sign-in/link/${encodeURIComponent(token)}`,
  signOut: () => '/sign-out',
  forgotPassword: () => '/password',
  ownPassword: () => '/account/password',
  desk: () => '/desk',
  account: (rest = '', place?: string) => address(`/desk/account${rest}`, {}, place),
  permissions: () => '/desk/permissions',
  permission: (permission: string, unit?: string | null) => address(`/desk/permissions/${permission}`, { unit }),
  people: (view?: PeopleView) => address('/desk/people', { find: view?.find, unit: view?.unit, after: view?.after }),
  newPerson: () => '/desk/people/new',
  person: (person: string, rest = '') => `/desk/people/${person}${rest}`,
  /** The desk of the register; `rest` names an act on the unit. */
  registryDesk: (rest = '', view?: DeskView) => address(`/desk/registry${rest}`, { ...view }),
  outbox: () => '/desk/outbox',
  clock: () => '/desk/clock',

  planList: () => '/desk/plans',
  planImport: () => '/desk/plans/import',
  planDesk: (plan: string, rest = '', view?: DeskView, place?: string) => address(`/desk/plans/${plan}${rest}`, { ...view }, place),
} as const
