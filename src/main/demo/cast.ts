import type { Id } from '../../kernel/index.js'
import { type DemoFederation, demoId, type Entry, type InventedPerson, person } from '../../registry/demo/index.js'

export interface Post {
  readonly role: string
  /** Null: for the whole federation. */
  readonly unit: Id<'unit'> | null
}

/** Someone who acts in the demo, with the posts he holds from the first day on. */
export interface Member extends InventedPerson {
  readonly posts: readonly Post[]
  /** The unit that employs him, where that matters. */
  readonly employer?: Id<'unit'>
  /** Holders of published posts are shown with their names. */
  readonly namePublic: boolean
}

export type DepartmentCode = 'XH' | 'QK' | 'XS' | 'KC' | 'SJ' | 'GJ' | 'FW'

/** Two departments besides those that lead the plan's items: they support. */
export const moreDepartments: readonly Entry[] = [
  { id: demoId('department', 'GJ'), code: 'GJ', nameZh: '国际联络部', nameEn: 'Department of International Liaison' },
  { id: demoId('department', 'FW'), code: 'FW', nameZh: '学会服务中心', nameEn: 'Society Service Centre' },
]
export const departmentId = (code: DepartmentCode): Id<'unit'> => demoId('department', code) as Id<'unit'>

/** A cooperating station that existed before the year and may report for itself. */
export interface Station extends Entry {
  readonly city: DemoFederation['cities'][number]
}
export const stationsOf = (fed: DemoFederation): Station[] =>
  fed.cities.map((city) => {
    const code = city.code.replace('CS', 'FWZ')
    return {
      id: demoId('station', code),
      code,
      nameZh: `${city.short}科创服务站（演示）`,
      nameEn: `${city.shortEn} service station (demo)`,
      city,
    }
  })

export type Cast = ReturnType<typeof castOf>

/** Everybody who acts, by the post in which others look for him. Equal seeds give equal people. */
export function castOf(fed: DemoFederation, seed: number) {
  const all: Member[] = []
  const member = (crowd: string, n: number, posts: readonly Post[], more: Partial<Member> = {}): Member => {
    const made = { ...person(crowd, n, seed), posts, namePublic: false, ...more }
    all.push(made)
    return made
  }
  const many = (crowd: string, count: number, posts: readonly Post[], more: Partial<Member> = {}) =>
    Array.from({ length: count }, (_, n) => member(crowd, n, posts, more))
  const federal = (role: string): Post => ({ role, unit: null })
  const forUnit = (role: string, unit: { readonly id: Id }): Post => ({ role, unit: unit.id as Id<'unit'> })
  /** One for each of these, found again by its code. */
  const forEach = <T extends Entry>(crowd: string, entries: readonly T[], postsOf: (entry: T) => readonly Post[]) => {
    const found = new Map(
      entries.map((entry) => [entry.code, member(`${crowd}/${entry.code}`, 0, postsOf(entry), { employer: entry.id as Id<'unit'> })]),
    )
    return (entry: { readonly code: string }) => found.get(entry.code)!
  }

  const published = { namePublic: true }
  const departments = [...fed.departments, ...moreDepartments] as readonly Entry[]
  const heads = forEach('head', departments, (each) => [federal('department_head'), forUnit('department_head', each)])
  const offices = forEach('office', departments, (each) => [
    forUnit('department_office', each),
    ...(each.code === 'SJ' ? [forUnit('case_library_office', each), forUnit('platform_office', each)] : []),
  ])
  const inTurn = Math.min(12, Math.ceil(fed.societies.length / 10))
  const liaisons = Array.from({ length: inTurn }, (_, n) =>
    member(
      'liaison',
      n,
      fed.societies.filter((_each, at) => at % inTurn === n).map((each) => forUnit('liaison_officer', each)),
    ),
  )
  const liaisonAt = new Map(fed.societies.map((each, at) => [each.code, liaisons[at % inTurn]!]))
  const pressPosts = Map.groupBy(fed.journals, (each) => each.society.code)

  return {
    all: all as readonly Member[],
    administrator: member('administrator', 0, [federal('system_administrator')], published),
    secretariat: member('secretariat', 0, [federal('secretariat')], published),
    editor: member('plan-editor', 0, [federal('plan_editor')], published),
    confirmer: member('plan-confirmer', 0, [federal('plan_confirmer')], published),
    leaders: many('leader', 3, [federal('leader')], published),
    auditor: member('auditor', 0, [federal('auditor')]),
    headOf: (code: DepartmentCode) => heads({ code }),
    officeOf: (code: DepartmentCode) => offices({ code }),
    signatories: many('signatory', 2, [federal('signatory')], published),
    indexers: many('indexing', 2, [federal('indexing_office')]),
    stationCheckers: many('station-checker', 3, [federal('station_checker')]),
    caseCheckers: many('case-checker', 4, [federal('case_checker')]),
    stewards: many('steward', 2, [federal('data_steward')]),
    panel: many('panel', 3, [federal('dispute_panel')]),
    verifiers: many('verifier', 2, [federal('verifier')]),
    bulletinCheckers: many('bulletin-checker', 2, [federal('bulletin_checker')]),
    approvers: many('approver', 4, [federal('minutes_approver')]),
    guestEditors: many('guest-editor', Math.max(4, Math.ceil(fed.journals.length / 10)), []),
    partners: many('partner', 2, []),
    experts: many('expert', fed.societies.length > 50 ? 60 : 14, []),
    liaisonOf: (society: { readonly code: string }) => liaisonAt.get(society.code)!,
    societyOffice: forEach('society', fed.societies, (each) => [forUnit('society_office', each)]),
    council: forEach('council', fed.societies, (each) => [forUnit('society_council', each)]),
    press: forEach(
      'press',
      fed.societies.filter((each) => pressPosts.has(each.code)),
      (each) => pressPosts.get(each.code)!.map(({ office }) => forUnit('journal_office', office)),
    ),
    cityOffice: forEach('city', fed.cities, (each) => [forUnit('city_office', each)]),
    baseContact: forEach('base', fed.bases, (each) => [forUnit('base_contact', each)]),
    parkContact: forEach('park', fed.parks, (each) => [forUnit('park_contact', each)]),
    stationOperator: forEach('station', stationsOf(fed), (each) => [forUnit('station_operator', each)]),
    firm: forEach('firm', fed.enterprises, (each) => [forUnit('enterprise_contact', each)]),
    institute: forEach('institute', fed.institutes, (each) => [forUnit('partner_body', each)]),
  }
}
