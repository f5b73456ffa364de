import type { CallPack } from '../callPack.js'
import type { RecordPack } from '../recordPack.js'

const t = (zh: string, en: string) => ({ zh, en })

/** A small record pack without findings; tests spoil one place of it at a time. */
export const teaPack: RecordPack = {
  engine: 'record',
  id: 'tea-round',
  version: 1,
  validFrom: '2022-01-01',
  title: t('茶会', 'Tea rounds'),
  legalBasis: [],
  targets: ['T99-1'],
  fact: 'tea_round.held',
  programme: 'tea-round',
  period: { from: '2022-01-01', to: '2022-12-31', closes: '2023-03-31' },
  recorder: { roles: ['society_office'], unitKinds: ['society'] },
  happening: { label: t('日期', 'Day'), help: t('茶会当日。', 'The day of the round.') },
  fields: [
    { id: 'cups', kind: 'number', label: t('杯数', 'Cups'), required: true, min: 1, max: 99 },
    { id: 'host', kind: 'person', label: t('主人', 'Host'), required: true },
    { id: 'city', kind: 'unit', label: t('城市', 'City'), required: true, unitKinds: ['city'] },
    { id: 'age', kind: 'number', label: t('年龄', 'Age'), required: false, personal: true },
    {
      id: 'guests',
      kind: 'list',
      label: t('来客', 'Guests'),
      required: false,
      max: 10,
      columns: [{ id: 'no', kind: 'number', label: t('序号', 'Number'), required: true }],
    },
  ],
  subject: 'city',
  key: ['city', 'happening'],
  duplicates: 'counts_once',
  likely: [['city']],
  exclusive: [],
  unit: 'recorder',
  data: { carry: { cups: 'cups' }, set: { series: 'green' } },
  evidence: { min: 0, label: t('照片', 'Picture'), kinds: ['image/png'], maxBytes: 1_000_000 },
  checks: [{ id: 'too_few', when: 'cups < 2', refuse: t('至少两杯。', 'At least two cups.') }],
  confirm: [{ id: 'host', title: t('主人确认', 'Confirmed by the host'), by: { invite: 'host' }, dueDays: 7 }],
  voids: [
    {
      id: 'cold',
      title: t('茶凉了', 'It went cold'),
      fact: 'tea_round.cancelled',
      how: 'cancel',
      by: [{ role: 'society_office', scope: 'recorder' }],
    },
  ],
  strike: { title: t('不成立', 'Strike'), fact: 'tea_round.struck', by: [{ role: 'dispute_panel', scope: 'federation' }] },
  reinstate: { title: t('恢复', 'Reinstate'), fact: 'tea_round.reinstated', by: [{ role: 'dispute_panel', scope: 'federation' }] },
  followUps: [],
  lapses: [],
  counterMeasures: [],
  companions: [],
  drill: ['cups'],
}

const days = (open: string, close: string) => ({
  zone: 'Asia/Shanghai',
  open,
  close,
  graceSeconds: 900,
  returnDays: '5wd',
  reviewDays: '21d',
  workingCalendar: 'cn-state-council',
})
const anchors = { '60': t('一般', 'fair'), '80': t('良好', 'good'), '95': t('国际领先', 'leading') }

/** An award with a two-thirds rule, as in the worked example of the specification of calls (§3.2). */
export const prizePack: CallPack = {
  engine: 'call',
  id: 'society-science-prize',
  version: 3,
  supersedes: 2,
  validFrom: '2022-01-01',
  title: t('学会科学技术奖', 'Society Science and Technology Prize'),
  legalBasis: [{ rule: 'award-charter', version: 5, clause: '14-22' }],
  intake: 'window',
  applicant: 'work',
  calendar: { ...days('2022-03-01T09:00', '2022-04-15T17:00'), noticeEnds: '2022-07-11T17:00', decision: '2022-08-01T09:00' },
  states: {},
  form: {
    version: 1,
    sections: [
      {
        id: 'work',
        title: t('成果', 'Work'),
        fields: [
          { id: 'title', kind: 'text', label: t('名称', 'Title'), required: true, max: 60 },
          {
            id: 'field',
            kind: 'choice',
            label: t('类别', 'Field'),
            required: true,
            options: [
              { id: 'natural', label: t('自然科学', 'Natural') },
              { id: 'progress', label: t('科技进步', 'Progress') },
            ],
          },
          { id: 'firstPublication', kind: 'date', label: t('首次公开', 'First public'), required: true },
          {
            id: 'contributors',
            kind: 'table',
            label: t('完成人', 'Contributors'),
            required: true,
            min: 1,
            max: 15,
            columns: [{ id: 'person', kind: 'person', label: t('姓名', 'Name'), required: true }],
          },
          { id: 'bank', kind: 'text', label: t('账户', 'Account'), required: false, hidden: true },
        ],
      },
    ],
  },
  eligibility: [
    { id: 'E1', when: 'years_between(firstPublication, close) >= 2', zh: '成果公开须满两年', en: 'Result public for two years' },
    { id: 'E2', when: 'count(contributors) <= 15', zh: '完成人不超过15人', en: 'At most 15 contributors' },
    { id: 'E3', when: 'not (contributors.person overlaps winners)', zh: '近两届获奖人不重复', en: 'No repeat winners in two rounds' },
  ],
  quotas: [
    { per: 'nominating_unit', default: 2, byTier: { A: 4, B: 3 }, unused: 'returned_to_pool', poolRule: 'rank_by_unit_record' },
    { per: 'track', places: { first: 5, second: 15 }, mayLeaveEmpty: true },
  ],
  tracks: [
    { id: 'nat', zh: '自然科学', en: 'Natural', when: 'field = "natural"' },
    { id: 'prog', zh: '科技进步', en: 'Progress', when: 'field = "progress"' },
  ],
  criteria: [
    { id: 'novelty', weight: 40, scale: { min: 0, max: 100, step: 5, anchors } },
    { id: 'impact', weight: 40, scale: 'same' },
    { id: 'team', weight: 20, scale: 'same' },
  ],
  review: {
    model: 'single_blind',
    perApplication: 5,
    minValid: 4,
    reasonMinChars: 120,
    discuss: 'after_own_submit',
    confidentialToChair: true,
  },
  conflicts: {
    rules: [
      { code: 'SELF', force: 'hard' },
      { code: 'COAU', force: 'hard', lookBack: '36m' },
    ],
    avoidAtMost: 3,
  },
  assignment: {
    fairness: 'floor',
    load: { lo: 0, hi: 8 },
    groups: [
      { by: 'organisation', atMost: 1 },
      { by: 'region', atMost: 2, outsideAtLeast: 1 },
    ],
    weights: { text: 4, keywords: 3, declared: 2, bid: 0, recency: 1 },
  },
  aggregation: { binding: 'trimmed_mean', trim: { low: 1, high: 1, ifAtLeast: 5 }, alsoShow: ['calibrated', 'raw'], advanceRatio: 1.5 },
  panel: {
    roster: 21,
    quorum: { of: 'roster', atLeast: '2/3' },
    ballot: 'secret',
    grades: [
      { grade: 'first', pass: { base: 'present', atLeast: '2/3' } },
      { grade: 'second', pass: { base: 'present', moreThan: '1/2' } },
    ],
    defence: { minutes: 15, questions: 10 },
    ties: ['revote_once', 'higher_novelty', 'leave_empty'],
  },
  notice: { length: '7wd', where: ['portal', 'unit_site'], fields: ['title', 'contributors'], attachments: false },
  objection: {
    realName: 'required',
    identityProtected: true,
    acceptDays: '5wd',
    respondDays: '10wd',
    resolveDays: '30d',
    bins: [
      { within: '30d', effect: 'this_round' },
      { within: '1y', effect: 'next_round' },
      { after: '1y', effect: 'reapply' },
    ],
  },
  decision: {
    authority: 'standing_council',
    places: 40,
    reasonsToEveryLoser: true,
    appeal: { once: true, within: '10wd', newPeopleOnly: true },
    letters: [{ id: 'result', to: 'applicant', text: t('《{{title}}》未能获奖：{{reasons}}', '“{{title}}” was not awarded: {{reasons}}') }],
  },
  outcome: { track: '5y', events: ['revocation', 'correction'], checkEvery: '1y' },
  visibility: { reviewersSeeEachOther: 'after_scoring', applicantSeesScores: 'band', revealReviewers: 'never' },
  retention: { rejectedFiles: '3y', ballots: 'sealed_10y' },
  statistics: [{ id: 'by_track', title: t('按组别', 'By track'), by: ['track'], hideBelow: 5 }],
}
