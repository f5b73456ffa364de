import { z } from 'zod'
import { type At, command, day, type NewFact, noAnswer, ok, refuse, type Tx } from '../../kernel/index.js'
import { planFact } from '../factKinds/index.js'
import { standingLost, standingRegained } from '../facts.js'
import { reason, source, unitInput } from '../input.js'
import { addStatements, type Saying } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { Unit, UnitId } from '../types.js'
import { isLiving } from '../units/rules.js'
import { unitAt } from '../units/store.js'
import { cite, isOutside, outsideDocument } from './rules.js'
import { addRemoval, type Listing, listingOf, ownNames, putListings, type Removal } from './store.js'

export interface ListingChange {
  readonly said: readonly Saying[]
  readonly listings: readonly Listing[]
  readonly removal?: Removal
}

export async function saveListing(tx: Tx, change: ListingChange, at: At): Promise<void> {
  await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
  await putListings(tx, change.listings)
  if (change.removal) await addRemoval(tx, change.removal, at.today)
}

interface Society {
  readonly society: Unit | undefined
  readonly listing: Listing | undefined
  readonly own: readonly string[]
}
const load = async (tx: Tx, { society }: { society: UnitId }, at: At): Promise<Society> => ({
  society: await unitAt(tx, society, at.today),
  listing: await listingOf(tx, society, 'society'),
  own: await ownNames(tx),
})

const permission = 'registry.keep_lists'
const allow = (who: { can(permission: string): boolean }) => who.can(permission)
const noSociety = refuse({ code: 'society_unknown', field: 'society' })

const say = (at: At, fact: NewFact, subject: UnitId, predicate: 'listed' | 'good_standing', value: boolean, source: string): Saying => ({
  id: at.id<'statement'>(),
  subject,
  predicate,
  value,
  validFrom: fact.about.on,
  fact: fact.id!,
  source,
})

export const admitSociety = command({
  name: 'registry.admit_society',
  title: { zh: '学会列入名录', en: 'Admit a society' },
  output: noAnswer,
  input: z.strictObject({ society: unitInput, on: day, source }),
  permission,
  allow,
  subject: inTurn,
  load,
  decide: ({ society, listing }, asked, at) => {
    if (society?.kind !== 'society') return noSociety
    if (!isLiving(society)) return refuse({ code: 'unit_is_closed', field: 'society', name: society.nameZh })
    if (listing && listing.leftBy === null) return ok('nothing')
    const about = { subject: society.id, unit: society.id, on: asked.on }
    const fact = {
      ...planFact('society.admitted', about, { code: society.code ?? society.id, source: asked.source.slice(0, 300) }),
      id: at.id<'fact'>(),
    }
    const listed: Listing = { unit: society.id, what: 'society', fact: fact.id, listedOn: asked.on, leftBy: null, leftOn: null }
    const said = [say(at, fact, society.id, 'listed', true, asked.source), say(at, fact, society.id, 'good_standing', true, asked.source)]
    return ok({ change: { said, listings: [listed] } satisfies ListingChange, facts: [fact] })
  },
  save: saveListing,
  refusals: ['society_unknown', 'unit_is_closed'],
})

const leaving = z.strictObject({ society: unitInput, on: day, reason, document: outsideDocument })

export const leaveSociety = command({
  name: 'registry.leave_society',
  title: { zh: '学会移出名录', en: 'Take a society off the register' },
  output: noAnswer,
  input: leaving,
  permission,
  allow,
  subject: inTurn,
  load,
  decide: ({ society, listing, own }, asked, at) => {
    if (society?.kind !== 'society') return noSociety
    if (!listing || !society.listed) return ok('nothing')
    if (asked.on < listing.listedOn) return refuse({ code: 'leaves_before_entering', field: 'on', listedOn: listing.listedOn })
    const outside = isOutside(asked.document, own)
    if (!outside.ok) return outside
    return ok(leave('society', listing, asked, at))
  },
  save: saveListing,
  refusals: ['society_unknown', 'leaves_before_entering', 'document_not_outside'],
})

const LEFT = { society: 'society.left', base: 'base.delisted', park: 'park.delisted' } as const

/** A unit leaves a register with paper: the fact that cancels its listing, and the log entry. */
export function leave(
  what: Listing['what'],
  listing: Listing,
  asked: { on: string; reason: string; document: z.output<typeof outsideDocument> },
  at: At,
): { change: ListingChange & { removal: Removal }; facts: (NewFact & { id: Listing['fact'] })[] } {
  const paper = cite(asked.document)
  const about = { subject: listing.unit, unit: listing.unit, on: asked.on, voids: { fact: listing.fact, how: 'cancel' as const } }
  const fact = { ...planFact(LEFT[what], about, { reason: asked.reason.slice(0, 300), document: paper }), id: at.id<'fact'>() }
  return {
    change: {
      said: [say(at, fact, listing.unit, 'listed', false, paper)],
      listings: [{ ...listing, leftBy: fact.id, leftOn: asked.on }],
      removal: { id: at.id<'removal'>(), unit: listing.unit, what, leftOn: asked.on, reason: asked.reason, document: asked.document },
    },
    facts: [fact],
  }
}

export const loseStanding = command({
  name: 'registry.lose_standing',
  title: { zh: '学会失去良好状态', en: 'A society loses its good standing' },
  output: noAnswer,
  input: leaving,
  permission,
  allow,
  subject: inTurn,
  load,
  decide: ({ society, listing, own }, asked, at) => {
    if (society?.kind !== 'society') return noSociety
    if (!listing || !society.listed) return refuse({ code: 'society_not_admitted', field: 'society', name: society.nameZh })
    if (listing.leftBy !== null) return ok('nothing')
    if (asked.on < listing.listedOn) return refuse({ code: 'leaves_before_entering', field: 'on', listedOn: listing.listedOn })
    const outside = isOutside(asked.document, own)
    if (!outside.ok) return outside
    const paper = cite(asked.document)
    const fact = {
      ...standingLost({ society: society.id, reason: asked.reason, document: paper, on: asked.on, admitted: listing.fact }),
      id: at.id<'fact'>(),
    }
    const change: ListingChange = {
      said: [say(at, fact, society.id, 'good_standing', false, paper)],
      listings: [{ ...listing, leftBy: fact.id, leftOn: asked.on }],
      removal: {
        id: at.id<'removal'>(),
        unit: society.id,
        what: 'society',
        leftOn: asked.on,
        reason: asked.reason,
        document: asked.document,
      },
    }
    return ok({ change, facts: [fact] })
  },
  save: saveListing,
  refusals: ['society_unknown', 'society_not_admitted', 'leaves_before_entering', 'document_not_outside'],
})

export const regainStanding = command({
  name: 'registry.regain_standing',
  title: { zh: '学会恢复良好状态', en: 'A society regains its good standing' },
  output: noAnswer,
  input: leaving,
  permission,
  allow,
  subject: inTurn,
  load,
  decide: ({ society, listing }, asked, at) => {
    if (society?.kind !== 'society') return noSociety
    if (!listing || !society.listed) return refuse({ code: 'society_not_admitted', field: 'society', name: society.nameZh })
    if (listing.leftBy === null) return ok('nothing')
    if (asked.on < listing.leftOn!) return refuse({ code: 'regains_before_losing', field: 'on', lostOn: listing.leftOn })
    const paper = cite(asked.document)
    const fact = {
      ...standingRegained({ society: society.id, reason: asked.reason, document: paper, on: asked.on, lost: listing.leftBy }),
      id: at.id<'fact'>(),
    }
    const change: ListingChange = {
      said: [say(at, fact, society.id, 'good_standing', true, paper)],
      listings: [{ ...listing, leftBy: null, leftOn: null }],
    }
    return ok({ change, facts: [fact] })
  },
  save: saveListing,
  refusals: ['society_unknown', 'society_not_admitted', 'regains_before_losing'],
})
