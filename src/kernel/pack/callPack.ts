import { z } from 'zod'
import { formDecl } from './callForm.js'
import { aggregateDecl, assignDecl, conflictDecl, criterionDecl, panelDecl, reviewDecl, statesDecl } from './callReview.js'
import { duration, expressionText, factKind, l10n, localId, packHead, targetId } from './words.js'

const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'local_time')
export const calendarDecl = z.strictObject({
  zone: z.string().regex(/^[A-Za-z_]+(\/[A-Za-z_+\-0-9]+)+$/, 'zone'),
  open: localTime,
  close: localTime,
  graceSeconds: z.int().min(0).max(86_400),
  returnDays: duration,
  reviewDays: duration,
  /** Dated table of working days; a year without one cannot be used for counting. */
  workingCalendar: z.string().min(1).max(60),
  noticeEnds: localTime.optional(),
  decision: localTime.optional(),
})

/** Holds for an applicant who is eligible; `unknown` never counts as a pass (C-050). */
export const ruleDecl = z.strictObject({
  id: z.string().regex(/^[A-Za-z]\w{0,23}$/),
  when: expressionText,
  zh: z.string().max(500),
  en: z.string().max(500),
  curable: z.boolean().optional(),
  asOf: z.enum(['open', 'close']).optional(),
})
export const quotaDecl = z.discriminatedUnion('per', [
  z.strictObject({
    per: z.literal('nominating_unit'),
    default: z.int().min(0),
    byTier: z.record(z.string(), z.int().min(0)).optional(),
    unused: z.enum(['returned_to_pool', 'lost']).optional(),
    poolRule: localId.optional(),
  }),
  z.strictObject({ per: z.literal('track'), places: z.record(localId, z.int().min(0)), mayLeaveEmpty: z.boolean().optional() }),
  z.strictObject({ per: z.literal('pool'), pool: localId, title: l10n, places: z.int().min(0), mayLeaveEmpty: z.boolean().optional() }),
])
export const trackDecl = z.strictObject({ id: localId, zh: z.string().max(200), en: z.string().max(200), when: expressionText.optional() })

export const noticeDecl = z.strictObject({
  length: duration,
  where: z.array(z.enum(['portal', 'unit_site'])).min(1),
  fields: z.array(localId).min(1),
  attachments: z.boolean(),
})
export const objectionDecl = z.strictObject({
  realName: z.enum(['required', 'optional']),
  identityProtected: z.boolean(),
  acceptDays: duration,
  respondDays: duration,
  resolveDays: duration,
  bins: z
    .array(
      z.strictObject({ within: duration.optional(), after: duration.optional(), effect: z.enum(['this_round', 'next_round', 'reapply']) }),
    )
    .min(1),
})
const letter = z.strictObject({ id: localId, to: z.enum(['applicant', 'reviewer', 'nominating_unit']), text: l10n })
export const decisionDecl = z.strictObject({
  authority: localId,
  /** Places in all tracks and pools together, when the call has a limit. */
  places: z.int().min(1).optional(),
  reasonsToEveryLoser: z.boolean(),
  appeal: z.strictObject({ once: z.boolean(), within: duration, newPeopleOnly: z.boolean() }),
  letters: z.array(letter).optional(),
})
export const outcomeDecl = z.strictObject({
  track: duration,
  events: z.array(localId),
  checkEvery: duration.optional(),
  /** Fact kind that the decision makes, when it feeds a target. */
  fact: factKind.optional(),
  targets: z.array(targetId).optional(),
})
export const visibilityDecl = z.strictObject({
  reviewersSeeEachOther: z.enum(['never', 'after_own_submit', 'after_scoring']),
  applicantSeesScores: z.enum(['none', 'band', 'full']),
  revealReviewers: z.enum(['never', 'after_decision', 'always']),
})
export const retentionDecl = z.strictObject({
  rejectedFiles: duration,
  ballots: z.string().regex(/^sealed_([1-9]\d?)y$/),
})
export const statDecl = z.strictObject({ id: localId, title: l10n, by: z.array(localId).min(1), hideBelow: z.int().min(2).optional() })

/** A programme with applications, reviews and a decision: specs on calls and review, §3. */
export const callPack = z.strictObject({
  engine: z.literal('call'),
  ...packHead,
  intake: z.enum(['window', 'rolling']),
  calendar: calendarDecl,
  states: statesDecl,
  applicant: z.enum(['person', 'organisation', 'team', 'work']),
  form: formDecl,
  eligibility: z.array(ruleDecl),
  quotas: z.array(quotaDecl),
  tracks: z.array(trackDecl),
  criteria: z.array(criterionDecl).min(1),
  review: reviewDecl,
  conflicts: conflictDecl,
  assignment: assignDecl,
  aggregation: aggregateDecl,
  panel: panelDecl.optional(),
  notice: noticeDecl,
  objection: objectionDecl,
  decision: decisionDecl,
  outcome: outcomeDecl,
  visibility: visibilityDecl,
  retention: retentionDecl,
  statistics: z.array(statDecl),
})
export type CallPack = z.output<typeof callPack>
