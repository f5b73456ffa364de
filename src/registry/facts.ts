import { z } from 'zod'
import { type About, day, fact, type Id, id } from '../kernel/index.js'
import { planFactKinds } from './factKinds/index.js'
import { LIST, UNIT_KINDS } from './types.js'

const A = '018f0000-0000-7000-8000-00000000000a' as Id
const B = '018f0000-0000-7000-8000-00000000000b' as Id
const unit = id('unit')
const statement = id('statement')

const aboutUnit = (d: { unit: Id<'unit'>; on: string }): About => ({ subject: d.unit, unit: d.unit, on: d.on })

export const unitRegistered = fact('unit.registered', {
  data: z.object({ unit, kind: z.enum(UNIT_KINDS), code: z.string().nullable(), parent: unit.nullable(), on: day }),
  about: aboutUnit,
  sample: { unit: A, kind: 'society', code: 'A-01', parent: B, on: '2022-01-01' },
})
export const unitRenamed = fact('unit.renamed', {
  data: z.object({ unit, nameZh: z.string(), nameEn: z.string().nullable(), on: day }),
  about: aboutUnit,
  sample: { unit: A, nameZh: '中国数学会', nameEn: 'Chinese Mathematical Society', on: '2022-01-01' },
})
export const unitMoved = fact('unit.moved', {
  data: z.object({ unit, from: unit.nullable(), to: unit.nullable(), on: day }),
  about: aboutUnit,
  sample: { unit: A, from: null, to: B, on: '2022-01-01' },
})
export const unitClosed = fact('unit.closed', {
  data: z.object({ unit, how: z.enum(['closed', 'merged', 'dissolved']), successor: unit.nullable(), reason: z.string(), on: day }),
  about: aboutUnit,
  sample: { unit: A, how: 'merged', successor: B, reason: '合并登记', on: '2022-06-30' },
})

const act = {
  data: z.object({
    reorganisation: id('reorganisation'),
    before: z.array(unit),
    after: z.array(unit),
    /** Those of `after` that the act registered. */
    fresh: z.array(unit),
    reason: z.string(),
    on: day,
  }),
  about: (d: { reorganisation: Id<'reorganisation'>; on: string }): About => ({ subject: d.reorganisation, unit: null, on: d.on }),
  sample: { reorganisation: A, before: [A, B], after: [B], fresh: [], reason: '合并登记', on: '2022-06-30' },
}
/** Which bodies there are changed in one act: n before, m after (08 G-085). */
export const unitsMerged = fact('unit.merged', act)
export const unitSplit = fact('unit.split', act)
export const unitSpunOff = fact('unit.spun_off', act)
export const unitsRegrouped = fact('unit.regrouped', act)
export const reorganised = { merge: unitsMerged, split: unitSplit, spin_off: unitSpunOff, regroup: unitsRegrouped } as const

/** The act was entered in error: its statements are taken back, and who asks as known before still reads them. */
export const reorganisationUndone = fact('reorganisation.undone', {
  data: z.object({ reorganisation: id('reorganisation'), act: id('fact'), reason: z.string(), on: day }),
  about: (d) => ({ subject: d.reorganisation, unit: null, on: d.on, voids: { fact: d.act, how: 'strike' } }),
  sample: { reorganisation: A, act: B, reason: '录入有误', on: '2022-07-01' },
})

const tie = { relation: id('relation'), kind: z.string(), from: unit, to: unit, on: day }
const aboutTie = (d: { relation: Id<'relation'>; from: Id<'unit'>; on: string }): About => ({ subject: d.relation, unit: d.from, on: d.on })
export const relationMade = fact('relation.made', {
  data: z.object({ ...tie, until: day.nullable() }),
  about: aboutTie,
  sample: { relation: A, kind: 'member_of', from: A, to: B, on: '2022-01-01', until: null },
})
/** `on` is the first day without it. */
export const relationEnded = fact('relation.ended', {
  data: z.object(tie),
  about: aboutTie,
  sample: { relation: A, kind: 'member_of', from: A, to: B, on: '2022-07-01' },
})

const asked = { question: id('question'), subject: id<string>('subject'), on: day }
/** The register could not decide something by itself. */
export const questionRaised = fact('question.raised', {
  data: z.object({ ...asked, what: z.string() }),
  about: (d) => ({ subject: d.question, unit: null, on: d.on }),
  sample: { question: A, subject: B, what: 'parent_not_prefix', on: '2022-01-01' },
})
export const questionAnswered = fact('question.answered', {
  data: z.object({ ...asked, choice: z.enum(['repair', 'keep']), reason: z.string() }),
  about: (d) => ({ subject: d.question, unit: null, on: d.on }),
  sample: { question: A, subject: B, choice: 'repair', reason: '按标准原文', on: '2022-01-02' },
})

const term = { term: id('term'), unit, person: id('person'), post: z.string(), on: day }
const aboutTerm = (d: { term: Id<'term'>; unit: Id<'unit'>; on: string }): About => ({ subject: d.term, unit: d.unit, on: d.on })
export const termStarted = fact('term.started', {
  data: z.object({ ...term, until: day.nullable() }),
  about: aboutTerm,
  sample: { term: A, unit: B, person: A, post: 'president', on: '2022-05-01', until: '2027-05-01' },
})
/** `on` is the first day without the office. */
export const termEnded = fact('term.ended', {
  data: z.object({ ...term, reason: z.string() }),
  about: aboutTerm,
  sample: { term: A, unit: B, person: A, post: 'president', on: '2027-05-01', reason: '换届' },
})

/** Something else was said of a subject: its seat, class, standing, office, a list on which it stands … */
export const statementRecorded = fact('statement.recorded', {
  data: z.object({ subject: id<string>('subject'), predicate: z.string(), statement, on: day }),
  about: (d) => ({ subject: d.subject, unit: null, on: d.on }),
  sample: { subject: A, predicate: 'seat', statement: B, on: '2022-01-01' },
})
/** An earlier statement was wrong; a change in the world is `statement.recorded` (08 G-003). */
export const statementCorrected = fact('statement.corrected', {
  data: z.object({
    subject: id<string>('subject'),
    predicate: z.string(),
    statement,
    supersedes: statement,
    withdrawn: z.boolean(),
    reason: z.string(),
    on: day,
  }),
  about: (d) => ({ subject: d.subject, unit: null, on: d.on }),
  sample: { subject: A, predicate: 'seat', statement: B, supersedes: A, withdrawn: false, reason: '登记证书', on: '2022-01-01' },
})

export const journalRegistered = fact('journal.registered', {
  data: z.object({ journal: id('journal'), issn: z.string().nullable(), cn: z.string().nullable(), owner: unit.nullable(), on: day }),
  about: (d) => ({ subject: d.journal, unit: d.owner, on: d.on }),
  sample: { journal: A, issn: '1674-733X', cn: 'CN11-5846/TP', owner: B, on: '2022-01-01' },
})
export const subjectRegistered = fact('subject.registered', {
  data: z.object({ subject: id('subject'), kind: z.string(), code: z.string(), owner: unit.nullable(), on: day }),
  about: (d) => ({ subject: d.subject, unit: d.owner, on: d.on }),
  sample: { subject: A, kind: 'topic', code: 'T-001', owner: null, on: '2022-01-01' },
})

/** Facts hold ids only: names and other personal values never leave the tables of people. */
export const personNamed = fact('person.named', {
  data: z.object({ person: id('person'), name: id('name'), kind: z.string(), on: day }),
  about: (d) => ({ subject: d.person, unit: null, on: d.on }),
  sample: { person: A, name: B, kind: 'former', on: '2022-01-01' },
})
export const personIdentified = fact('person.identified', {
  data: z.object({ person: id('person'), identifier: id('identifier'), scheme: z.string(), standing: z.string(), on: day }),
  about: (d) => ({ subject: d.person, unit: null, on: d.on }),
  sample: { person: A, identifier: B, scheme: 'orcid', standing: 'self_claimed', on: '2022-01-01' },
})
export const personRegistered = fact('person.registered', {
  data: z.object({ person: id('person'), on: day }),
  about: (d) => ({ subject: d.person, unit: null, on: d.on }),
  sample: { person: A, on: '2022-01-01' },
})
export const accountLinked = fact('account.linked', {
  data: z.object({ account: id('account'), person: id('person'), on: day }),
  about: (d) => ({ subject: d.person, unit: null, on: d.on }),
  sample: { account: A, person: B, on: '2022-01-01' },
})
const grant = { assignment: id('assignment'), person: id('person'), role: z.string(), unit: unit.nullable(), on: day }
const aboutGrant = (d: { assignment: Id<'assignment'>; unit: Id<'unit'> | null; on: string }): About => ({
  subject: d.assignment,
  unit: d.unit,
  on: d.on,
})
export const grantGiven = fact('grant.given', {
  data: z.object({ ...grant, lastDay: day.nullable(), reason: z.string() }),
  about: aboutGrant,
  sample: { assignment: A, person: B, role: 'liaison_officer', unit: A, on: '2022-01-01', lastDay: null, reason: '理事会任命' },
})
/** `on` is the first day without the rights. */
export const grantEnded = fact('grant.ended', {
  data: z.object({ ...grant, reason: z.string() }),
  about: aboutGrant,
  sample: { assignment: A, person: B, role: 'liaison_officer', unit: A, on: '2022-07-01', reason: '换届' },
})

export const cityDesignated = fact('city.designated', {
  data: z.object({ unit, on: day }),
  about: aboutUnit,
  sample: { unit: A, on: '2022-01-01' },
})
export const cityReleased = fact('city.released', {
  data: z.object({ unit, on: day, reason: z.string() }),
  about: aboutUnit,
  sample: { unit: A, on: '2022-12-31', reason: '试点期满' },
})
const listed = { subject: id<string>('subject'), list: z.string().regex(LIST), on: day }
export const listEntered = fact('list.entered', {
  data: z.object(listed),
  about: (d) => ({ subject: d.subject, unit: null, on: d.on }),
  sample: { subject: A, list: 'excellence_programme', on: '2022-01-01' },
})
export const listLeft = fact('list.left', {
  data: z.object({ ...listed, reason: z.string() }),
  about: (d) => ({ subject: d.subject, unit: null, on: d.on }),
  sample: { subject: A, list: 'excellence_programme', on: '2022-06-30', reason: '期满' },
})
/** Someone took a base, park or pilot city off the register without paper from outside: it stays in the denominator, and this says so (06 A-41). */
export const removalUnproven = fact('removal.claimed', {
  data: z.object({ unit, what: z.enum(['base', 'park', 'pilot']), on: day, reason: z.string() }),
  about: aboutUnit,
  sample: { unit: A, what: 'base', on: '2022-06-15', reason: '基地停止运行' },
})

const standing = z.object({ society: unit, reason: z.string(), document: z.string(), on: day })
/** A society out of good standing leaves the denominator of T03-1 until it regains it; it stays admitted. */
export const standingLost = fact('society.standing_lost', {
  data: standing.extend({ admitted: id('fact') }),
  about: (d) => ({ subject: d.society, unit: d.society, on: d.on, voids: { fact: d.admitted, how: 'cancel' } }),
  sample: { society: A, reason: '年检不合格', document: '民社函〔2022〕1号', on: '2022-04-01', admitted: B },
})
export const standingRegained = fact('society.standing_regained', {
  data: standing.extend({ lost: id('fact') }),
  about: (d) => ({ subject: d.society, unit: d.society, on: d.on, voids: { fact: d.lost, how: 'reinstate' } }),
  sample: { society: A, reason: '整改完成', document: '民社函〔2022〕9号', on: '2022-08-01', lost: B },
})

/**
 * The kinds that feed the plan, made known to the kernel so that its tests and the API's pages see them. Facts of these kinds are built by
 * `planFact`, since what they are about is decided by the pack and not by their data.
 */
export const planKinds = planFactKinds.map((declared) =>
  fact(declared.kind, {
    version: declared.version,
    data: declared.data,
    about: () => {
      throw new Error(`${declared.kind} is built by planFact`)
    },
    sample: declared.sample,
  }),
)
