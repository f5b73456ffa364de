import type { CallPack } from './callPack.js'
import { CALL_STATES } from './callReview.js'
import { checkConditions, schemaOf } from './conditions.js'
import { checkIds, type Report } from './finding.js'

/** What the engine itself offers to conditions, beside the fields of the form. */
const GIVEN = { open: 'day', close: 'day', today: 'day', winners: { list: 'any' }, track: 'text' } as const

const fieldsOf = (pack: CallPack) =>
  pack.form.sections.flatMap((section, s) => section.fields.map((field, f) => ({ field, path: `form.sections.${s}.fields.${f}` })))

/** The static findings of a call pack (C-021). */
export function checkCallPack(pack: CallPack, report: Report): void {
  const fields = fieldsOf(pack)
  checkIds(
    fields.map(({ field }) => field),
    report,
    'form.fields',
  )
  for (const list of ['eligibility', 'tracks', 'criteria', 'statistics'] as const) checkIds(pack[list], report, list)
  checkNames(pack, report)
  checkTracks(pack, report)
  checkPlaces(pack, report)
  checkScales(pack, report)
  checkDates(pack, report)
  checkBlindness(pack, report)
  checkLetters(pack, report)
  checkStates(pack, report)
  checkReviewing(pack, report)
}

function checkNames(pack: CallPack, report: Report): void {
  const known = new Set(fieldsOf(pack).map(({ field }) => field.id))
  const rules = [
    ...pack.eligibility.map((rule, index) => ({ path: `eligibility.${index}.when`, when: rule.when })),
    ...pack.tracks.flatMap((track, index) => (track.when ? [{ path: `tracks.${index}.when`, when: track.when }] : [])),
    ...fieldsOf(pack).flatMap(({ field, path }) => (field.showWhen ? [{ path: `${path}.showWhen`, when: field.showWhen }] : [])),
  ]
  checkConditions(rules, { ...GIVEN, ...schemaOf(fieldsOf(pack).map(({ field }) => field)) }, report)
  pack.notice.fields.forEach((name, index) => {
    if (!known.has(name) && !['title', 'units', 'grade', 'contributors'].includes(name))
      report(
        'field_unknown',
        `notice.fields.${index}`,
        `公示栏目“${name}”不在表中。`,
        `The notice shows “${name}”, which is not in the form.`,
      )
  })
}

/** A track is out of reach when its condition compares a choice with an option that it does not have, or is plainly false. */
function checkTracks(pack: CallPack, report: Report): void {
  const choices = new Map(
    fieldsOf(pack).flatMap(({ field }) =>
      field.kind === 'choice' ? [[field.id, new Set(field.options.map((each) => each.id))] as const] : [],
    ),
  )
  pack.tracks.forEach((track, index) => {
    const compared = /^\s*(\w+)\s*=\s*"([^"]*)"\s*$/.exec(track.when ?? '')
    const missing = compared && choices.has(compared[1]!) && !choices.get(compared[1]!)!.has(compared[2]!)
    if (track.when?.trim() === 'false' || missing)
      report('track_unreachable', `tracks.${index}`, `没有申请能进入“${track.zh}”组。`, `No application can reach the track “${track.en}”.`)
  })
}

function checkPlaces(pack: CallPack, report: Report): void {
  const limit = pack.decision.places
  if (limit === undefined) return
  const perTrack =
    pack.quotas.flatMap((quota) => (quota.per === 'track' ? Object.values(quota.places) : [])).reduce((a, b) => a + b, 0) *
    Math.max(1, pack.tracks.length)
  const pools = pack.quotas.reduce((sum, quota) => (quota.per === 'pool' ? sum + quota.places : sum), 0)
  for (const given of [perTrack, pools])
    if (given > limit)
      report(
        'quotas_exceed_places',
        'quotas',
        `名额合计 ${given} 个，多于总数 ${limit} 个。`,
        `The quotas add up to ${given}, more than the ${limit} places.`,
      )
}

function checkScales(pack: CallPack, report: Report): void {
  pack.criteria.forEach(({ scale }, index) => {
    if (scale === 'same') {
      if (index === 0)
        report('scale_missing', 'criteria.0.scale', '第一项没有可沿用的量表。', 'The first criterion has no scale to take over.')
      return
    }
    if (Object.keys(scale.anchors).length === 0)
      report(
        'scale_without_anchors',
        `criteria.${index}.scale`,
        '量表没有说明分数含义的锚点。',
        'The scale has no anchors that say what a score means.',
      )
    for (const at of Object.keys(scale.anchors))
      if (Number(at) < scale.min || Number(at) > scale.max)
        report(
          'anchor_outside',
          `criteria.${index}.scale.anchors.${at}`,
          `锚点 ${at} 在量表之外。`,
          `The anchor ${at} lies outside the scale.`,
        )
    if (scale.min >= scale.max)
      report('range_empty', `criteria.${index}.scale`, '量表的下限不小于上限。', 'The scale’s lower end is not below its upper end.')
  })
  const weights = pack.criteria.reduce((sum, each) => sum + each.weight, 0)
  if (weights !== 100)
    report('weights_not_100', 'criteria', `各项权重合计 ${weights}，应为 100。`, `The weights add up to ${weights} instead of 100.`)
}

function checkDates(pack: CallPack, report: Report): void {
  const { open, close, noticeEnds, decision } = pack.calendar
  if (open >= close) report('dates_impossible', 'calendar.close', '截止早于或等于开始。', 'The call closes before it opens.')
  if (decision && decision <= close)
    report('dates_impossible', 'calendar.decision', '尚未截止就作决定。', 'The decision comes before the call closes.')
  if (decision && noticeEnds && decision < noticeEnds)
    report('decision_before_notice', 'calendar.decision', '公示未满就作决定。', 'The decision comes before the public notice ends.')
}

function checkBlindness(pack: CallPack, report: Report): void {
  if (pack.review.model !== 'open' && pack.visibility.revealReviewers !== 'never')
    report(
      'reviewers_revealed',
      'visibility.revealReviewers',
      '匿名评审却公开评审人姓名。',
      'The review is blind, yet reviewers’ names are revealed.',
    )
}

function checkLetters(pack: CallPack, report: Report): void {
  const hidden = new Set(fieldsOf(pack).flatMap(({ field }) => (field.hidden ? [field.id] : [])))
  const known = new Set(fieldsOf(pack).map(({ field }) => field.id))
  pack.decision.letters?.forEach((letter, index) => {
    const printed = new Set([...`${letter.text.zh} ${letter.text.en}`.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]!))
    for (const name of printed) {
      if (hidden.has(name))
        report(
          'letter_prints_hidden',
          `decision.letters.${index}`,
          `信函会印出不公开的“${name}”。`,
          `The letter prints “${name}”, which is hidden.`,
        )
      else if (!known.has(name) && !['reasons', 'grade', 'title', 'appealUntil'].includes(name))
        report(
          'field_unknown',
          `decision.letters.${index}`,
          `信函用到的“${name}”不在表中。`,
          `The letter prints “${name}”, which is not in the form.`,
        )
    }
  })
}

function checkStates(pack: CallPack, report: Report): void {
  const needed = new Set(['draft', 'open', 'decision'])
  pack.states.skip?.forEach((state, index) => {
    if (needed.has(state))
      report('state_needed', `states.skip.${index}`, `“${state}”这一步不能省略。`, `The state “${state}” cannot be skipped.`)
  })
  const skipped = new Set(pack.states.skip)
  if (pack.panel && skipped.has('panel'))
    report('panel_skipped', 'panel', '声明了会评却又省略这一步。', 'A panel is declared, yet its state is skipped.')
  if (!pack.panel && !skipped.has('panel'))
    report(
      'panel_missing',
      'panel',
      '没有省略会评，却没有声明会评规则。',
      `The panel is not skipped (${CALL_STATES.join(', ')}), yet none is declared.`,
    )
}

function checkReviewing(pack: CallPack, report: Report): void {
  const { perApplication, minValid } = pack.review
  if (minValid > perApplication)
    report(
      'reviews_impossible',
      'review.minValid',
      `每件 ${perApplication} 份评审，凑不齐 ${minValid} 份。`,
      `${minValid} valid reviews cannot come from ${perApplication}.`,
    )
  const { binding, trim } = pack.aggregation
  if (binding === 'trimmed_mean' && (!trim || trim.ifAtLeast < 5 || trim.low + trim.high >= trim.ifAtLeast))
    report('trim_too_few', 'aggregation.trim', '截尾均值至少需要 5 份有效评审。', 'A trimmed mean needs at least five valid reviews.')
}
