import type { Id, L10n } from '../../kernel/index.js'
import type { DemoFederation } from '../../registry/demo/index.js'
import { roleTitle } from '../../registry/index.js'
import { type Cast, type Member, stationsOf } from './cast.js'

export interface DemoPerson {
  /** Unique, and the same at each start. */
  readonly key: string
  readonly title: L10n
  readonly person: Id<'person'>
  readonly name: string
  readonly role: string
  readonly unit: Id<'unit'> | null
}
export type DemoAccounts = readonly DemoPerson[]

export const DEMO_SEED = 2022

interface Shown {
  readonly key: string
  readonly role: string
  readonly who: (cast: Cast, fed: DemoFederation) => Member
  /** How the person is called where no role says it. */
  readonly title?: L10n
}

/** Those for whom a sign-in link is printed: the desks that a visitor should see first, then one for each side that confirms. */
const SHOWN: readonly Shown[] = [
  { key: 'secretariat', role: 'secretariat', who: (cast) => cast.secretariat },
  { key: 'plan-confirmer', role: 'plan_confirmer', who: (cast) => cast.confirmer },
  { key: 'society-office', role: 'society_office', who: (cast, fed) => cast.societyOffice(fed.societies[0]!) },
  { key: 'journal-office', role: 'journal_office', who: (cast, fed) => cast.press(fed.societies[0]!) },
  { key: 'city-office', role: 'city_office', who: (cast, fed) => cast.cityOffice(fed.cities[0]!) },
  { key: 'base-contact', role: 'base_contact', who: (cast, fed) => cast.baseContact(fed.bases[0]!) },
  { key: 'administrator', role: 'system_administrator', who: (cast) => cast.administrator },
  { key: 'plan-editor', role: 'plan_editor', who: (cast) => cast.editor },
  { key: 'leader', role: 'leader', who: (cast) => cast.leaders[0]! },
  { key: 'department-head', role: 'department_head', who: (cast) => cast.headOf('XS') },
  { key: 'department-office', role: 'department_office', who: (cast) => cast.officeOf('QK') },
  { key: 'society-council', role: 'society_council', who: (cast, fed) => cast.council(fed.societies[0]!) },
  { key: 'liaison-officer', role: 'liaison_officer', who: (cast, fed) => cast.liaisonOf(fed.societies[0]!) },
  { key: 'guest-editor', role: 'invited', who: (cast) => cast.guestEditors[0]!, title: { zh: '客座主编', en: 'Guest editor' } },
  { key: 'bulletin-checker', role: 'bulletin_checker', who: (cast) => cast.bulletinCheckers[0]! },
  { key: 'signatory', role: 'signatory', who: (cast) => cast.signatories[0]! },
  { key: 'case-checker', role: 'case_checker', who: (cast) => cast.caseCheckers[0]! },
  { key: 'data-steward', role: 'data_steward', who: (cast) => cast.stewards[0]! },
  { key: 'indexing-office', role: 'indexing_office', who: (cast) => cast.indexers[0]! },
  {
    key: 'partner-body',
    role: 'invited',
    who: (cast) => cast.partners[0]!,
    title: { zh: '合作方联系人', en: 'Contact of a partner body' },
  },
  { key: 'minutes-approver', role: 'minutes_approver', who: (cast) => cast.approvers[0]! },
  { key: 'station-checker', role: 'station_checker', who: (cast) => cast.stationCheckers[0]! },
  { key: 'enterprise-contact', role: 'enterprise_contact', who: (cast, fed) => cast.firm(fed.enterprises[0]!) },
  {
    key: 'institute-contact',
    role: 'partner_body',
    who: (cast, fed) => cast.institute(fed.institutes[0]!),
    title: { zh: '研究院联络人', en: 'Contact of an institute' },
  },
  { key: 'station-operator', role: 'station_operator', who: (cast, fed) => cast.stationOperator(stationsOf(fed)[0]!) },
  { key: 'park-contact', role: 'park_contact', who: (cast, fed) => cast.parkContact(fed.parks[0]!) },
  { key: 'dispute-panel', role: 'dispute_panel', who: (cast) => cast.panel[0]! },
  { key: 'verifier', role: 'verifier', who: (cast) => cast.verifiers[0]! },
  { key: 'auditor', role: 'auditor', who: (cast) => cast.auditor },
]

const titled = ({ key, role, title }: Shown) => ({ key, role, title: title ?? roleTitle(role) })

/** The people shown, without who they are: enough to find their accounts again. */
export const DEMO_PEOPLE: readonly Omit<DemoPerson, 'person' | 'name' | 'unit'>[] = SHOWN.map(titled)

/** The people shown, as they are in this federation. */
export const shownPeople = (cast: Cast, fed: DemoFederation): DemoAccounts =>
  SHOWN.map((shown) => {
    const { id, nameZh, posts } = shown.who(cast, fed)
    return { ...titled(shown), person: id, name: nameZh, unit: posts.find((post) => post.role === shown.role)?.unit ?? null }
  })
