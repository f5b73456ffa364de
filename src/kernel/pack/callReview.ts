import { z } from 'zod'
import { duration, l10n, localId } from './words.js'

/** The closed list of states of a call, in order (C-010). */
export const CALL_STATES = [
  'draft',
  'open',
  'eligibility',
  'conflicts',
  'assignment',
  'scoring',
  'panel',
  'notice',
  'objection',
  'decision',
  'outcome',
] as const
export const callState = z.enum(CALL_STATES)
export type CallState = z.output<typeof callState>
const passStates = z.enum(['assignment', 'scoring', 'panel'])

export const statesDecl = z.strictObject({
  skip: z.array(callState).optional(),
  /** Repeats of the block assignment … panel. */
  passes: z
    .array(z.strictObject({ id: localId, title: l10n, states: z.array(passStates).min(1), advanceRatio: z.number().min(1).optional() }))
    .optional(),
})

const scale = z.strictObject({
  min: z.number(),
  max: z.number(),
  step: z.number().positive(),
  anchors: z.record(z.string().regex(/^-?\d+(\.\d+)?$/), l10n),
})
/** `same` takes the scale of the criterion before. */
export const criterionDecl = z.strictObject({
  id: localId,
  title: l10n.optional(),
  weight: z.number().min(0).max(100),
  scale: z.union([z.literal('same'), scale]),
})
export type CriterionDecl = z.output<typeof criterionDecl>

export const reviewDecl = z.strictObject({
  model: z.enum(['open', 'single_blind', 'double_blind', 'triple_blind']),
  perApplication: z.int().min(1).max(50),
  minValid: z.int().min(1).max(50),
  reasonMinChars: z.int().min(0).max(5_000),
  discuss: z.enum(['never', 'after_own_submit', 'after_scoring']),
  confidentialToChair: z.boolean(),
  delegation: z.boolean().optional(),
})
export type ReviewDecl = z.output<typeof reviewDecl>

/** Reason codes of 04 §6.1. */
export const CONFLICT_CODES = [
  'SELF',
  'RIVAL',
  'EMP',
  'EMPX',
  'TREE',
  'COAU',
  'COAU-L',
  'COPI',
  'ADV',
  'KIN',
  'BOARD',
  'COUN',
  'EDIT',
  'NOM',
  'FIN',
  'PAIR',
  'DECL-A',
  'DECL-R',
  'DECL-C',
] as const
export const conflictDecl = z.strictObject({
  rules: z.array(
    z.strictObject({
      code: z.enum(CONFLICT_CODES),
      force: z.enum(['hard', 'soft', 'info']),
      lookBack: z.union([duration, z.enum(['now', 'lifetime', 'this_call'])]).optional(),
    }),
  ),
  avoidAtMost: z.int().min(0).max(20).optional(),
})

/** Groups that nest keep the model a minimum-cost flow; others need an integer programme (C-073). */
export const assignDecl = z.strictObject({
  fairness: z.enum(['total', 'floor', 'share']),
  load: z.strictObject({ lo: z.int().min(0), hi: z.int().min(1).max(500) }),
  groups: z.array(
    z.strictObject({
      by: z.enum(['organisation', 'region', 'career_stage', 'discipline']),
      atMost: z.int().min(1).optional(),
      outsideAtLeast: z.int().min(1).optional(),
    }),
  ),
  weights: z.strictObject({
    text: z.number().min(0),
    keywords: z.number().min(0),
    declared: z.number().min(0),
    bid: z.number().min(0),
    recency: z.number().min(0),
  }),
  bidding: z.strictObject({ movesAtMost: z.int().min(0).max(1_000) }).optional(),
  lottery: z.strictObject({ q: z.number().positive().max(1) }).optional(),
})

export const aggregateDecl = z.strictObject({
  binding: z.enum(['mean', 'median', 'trimmed_mean', 'rank_sum', 'grade_majority']),
  trim: z.strictObject({ low: z.int().min(0), high: z.int().min(0), ifAtLeast: z.int().min(1) }).optional(),
  alsoShow: z.array(z.enum(['raw', 'calibrated', 'median', 'mean'])).optional(),
  advanceRatio: z.number().min(1).optional(),
})

/** An exact fraction such as `2/3`; thresholds are never floating point. */
export const fraction = z.string().regex(/^[1-9]\d{0,2}\/[1-9]\d{0,2}$/, 'fraction')
const pass = z.union([
  z.strictObject({ base: z.enum(['present', 'votes_cast', 'roster']), atLeast: fraction }),
  z.strictObject({ base: z.enum(['present', 'votes_cast', 'roster']), moreThan: fraction }),
])
export const panelDecl = z.strictObject({
  roster: z.int().min(3).max(200),
  quorum: z.strictObject({ of: z.enum(['roster', 'roster_less_recused']), atLeast: fraction }),
  ballot: z.enum(['secret', 'open']),
  ballotRuns: z.int().min(1).max(5).optional(),
  substitutes: z.enum(['none', 'named']).optional(),
  recusal: z.enum(['base_shrinks', 'base_stays']).optional(),
  grades: z.array(z.strictObject({ grade: localId, title: l10n.optional(), pass })).min(1),
  defence: z.strictObject({ minutes: z.int().min(1).max(240), questions: z.int().min(0).max(240) }).optional(),
  ties: z.array(z.union([z.enum(['revote_once', 'leave_empty', 'draw']), z.string().regex(/^higher_[a-z]\w*$/)])).optional(),
})
export type PanelDecl = z.output<typeof panelDecl>
