import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packCheck, packSchema, readPack } from './pack.js'
import { prizePack, teaPack } from './testing/examples.js'

const codesOf = (pack: unknown) => packCheck(packSchema.parse(pack)).map(({ code, path }) => `${code} ${path}`)
const tea = (change: object) => codesOf({ ...teaPack, ...change })
const prize = (change: object) => codesOf({ ...prizePack, ...change })
const t = (zh: string, en: string) => ({ zh, en })
const federation = (role: string) => ({ role, scope: 'federation' as const })

describe('a sound pack', () => {
  it.each([teaPack, prizePack])('$id reads back as it is, without findings', (pack) => {
    expect(readPack(JSON.parse(JSON.stringify(pack)))).toEqual({ ok: true, value: pack })
  })
})

describe('a record pack is found faulty when', () => {
  const [cups, host, city, age, guests] = teaPack.fields
  it.each<[string, object, string]>([
    ['a text is missing in English', { title: t('茶会', ' ') }, 'text_missing title.en'],
    [
      'a text is missing in Chinese',
      { happening: { label: t('', 'Day'), help: teaPack.happening.help } },
      'text_missing happening.label.zh',
    ],
    ['the English is Chinese', { title: t('茶会', '茶会') }, 'text_wrong_language title.en'],
    ['the Chinese is English', { title: t('Tea', 'Tea') }, 'text_wrong_language title.zh'],
    ['a field is named twice', { fields: [cups, host, city, age, guests, cups] }, 'id_twice fields.5.id'],
    ['a range is empty', { fields: [{ ...cups, min: 5, max: 2 }, host, city, age, guests] }, 'range_empty fields.0'],
    [
      'the period ends before it begins',
      { period: { from: '2022-12-31', to: '2022-01-01', closes: '2023-03-31' } },
      'period_impossible period',
    ],
    ['it supersedes itself', { supersedes: 1 }, 'version_order supersedes'],
    ['the key names no field', { key: ['cup'] }, 'field_unknown key.0'],
    ['the subject names no field', { subject: 'pot' }, 'field_unknown subject'],
    ['the evidence shows no field', { drill: ['pot'] }, 'field_unknown drill.0'],
    ['doubles are sought by no field', { likely: [['city', 'pot']] }, 'field_unknown likely.0'],
    ['doubles about the same day are sought by no field', { likely: [{ same: ['pot'], withinDays: 3 }] }, 'field_unknown likely.0'],
    ['a condition reads no field', { checks: [{ id: 'a', when: 'pots < 2', refuse: t('壶', 'Pot') }] }, 'field_unknown checks.0.when'],
    ['a condition cannot be read', { checks: [{ id: 'a', when: 'cups <', refuse: t('壶', 'Pot') }] }, 'condition_wrong checks.0.when'],
    ['a condition is no yes or no', { checks: [{ id: 'a', when: 'cups + 1', refuse: t('壶', 'Pot') }] }, 'condition_wrong checks.0.when'],
    [
      'a condition compares a number with a text',
      { checks: [{ id: 'a', when: 'cups = "two"', refuse: t('壶', 'Pot') }] },
      'condition_wrong checks.0.when',
    ],
    ['personal data goes into the fact', { data: { carry: { age: 'age' }, set: {} } }, 'personal_in_fact data.carry.age'],
    ['a name of the fact is both carried and set', { data: { carry: { cups: 'cups' }, set: { cups: 1 } } }, 'data_twice data.carry.cups'],
    [
      'someone is invited who is no person',
      { confirm: [{ ...teaPack.confirm[0], by: { invite: 'cups' } }] },
      'invite_no_person confirm.0.by.invite',
    ],
    [
      'a role is asked for a unit that a number cannot name',
      { confirm: [{ ...teaPack.confirm[0], by: { role: 'x', scope: 'unit-of-field:cups' } }] },
      'scope_no_unit confirm.0.by.scope',
    ],
    ['the fact belongs to no unit', { unit: 'unit-of-field:cups' }, 'scope_no_unit unit'],
    [
      'only the recording side confirms',
      { confirm: [{ ...teaPack.confirm[0], by: { role: 'society_office', scope: 'recorder' } }] },
      'confirms_itself confirm',
    ],
    [
      'it lapses without a step that does not exist',
      { lapses: [{ id: 'l', title: t('失效', 'Lapse'), fact: 'tea_round.lapsed', when: { rule: 'none_by_close', followUp: 'drunk' } }] },
      'follow_up_unknown lapses.0.when',
    ],
    [
      'a companion counts a step that does not exist',
      { companions: [{ id: 'c', title: t('其中', 'of these'), counts: { of: 'follow_up', followUp: 'drunk' }, state: 'shown' }] },
      'follow_up_unknown companions.0.counts',
    ],
    [
      'a companion filters by what the fact lacks',
      { companions: [{ id: 'c', title: t('其中', 'of these'), counts: { of: 'where', where: 'data.pots = 1' }, state: 'shown' }] },
      'field_unknown companions.0.counts.where',
    ],
    [
      'something is not checked yet, by nobody',
      { counterMeasures: [{ title: t('核对', 'Compared'), state: 'not_checked_yet' }] },
      'room_missing counterMeasures.0',
    ],
    ['the counting fact also voids', { voids: [{ ...teaPack.voids[0], fact: 'tea_round.held' }] }, 'kind_twice fact'],
    ['the batch has no list', { batch: { kind: 'each_row', listField: 'cups' } }, 'field_unknown batch.listField'],
    [
      'a fixed list takes more rows than it may',
      { batch: { kind: 'fixed_list', size: 9, listField: 'guests', placeColumn: 'no' } },
      'list_too_long batch.size',
    ],
    [
      'a fixed list has no numbers',
      { batch: { kind: 'fixed_list', size: 10, listField: 'guests', placeColumn: 'seat' } },
      'field_unknown batch.placeColumn',
    ],
    ['places are numbered by what is no number', { places: { max: 3, field: 'city' } }, 'places_no_number places.field'],
  ])('%s', (_when, change, finding) => {
    expect(tea(change)).toEqual([finding])
  })
})

describe('a call pack is found faulty when', () => {
  const { sections } = prizePack.form
  const [novelty, impact, team] = prizePack.criteria
  const scale = (novelty as { scale: object }).scale
  it.each<[string, object, string]>([
    [
      'a rule reads a field that the form lacks',
      { eligibility: [{ id: 'E1', when: 'pages > 3', zh: '页数', en: 'Pages' }] },
      'field_unknown eligibility.0.when',
    ],
    [
      'a rule cannot be read',
      { eligibility: [{ id: 'E1', when: 'every contributor agrees', zh: '同意', en: 'Consent' }] },
      'condition_wrong eligibility.0.when',
    ],
    ['nothing can reach a track', { tracks: [{ id: 'x', zh: '其他', en: 'Other', when: 'field = "arts"' }] }, 'track_unreachable tracks.0'],
    ['a track is closed by rule', { tracks: [{ id: 'x', zh: '其他', en: 'Other', when: 'false' }] }, 'track_unreachable tracks.0'],
    ['quotas exceed the places', { decision: { ...prizePack.decision, places: 39 } }, 'quotas_exceed_places quotas'],
    [
      'a scale has no anchors',
      { criteria: [{ ...novelty, scale: { ...scale, anchors: {} } }, impact, team] },
      'scale_without_anchors criteria.0.scale',
    ],
    [
      'an anchor lies outside',
      { criteria: [{ ...novelty, scale: { ...scale, anchors: { '101': t('满', 'full') } } }, impact, team] },
      'anchor_outside criteria.0.scale.anchors.101',
    ],
    ['the first scale is “same”', { criteria: [{ ...novelty, scale: 'same' }, impact, team] }, 'scale_missing criteria.0.scale'],
    ['weights do not add up', { criteria: [novelty, impact] }, 'weights_not_100 criteria'],
    ['it closes before it opens', { calendar: { ...prizePack.calendar, open: '2022-05-01T09:00' } }, 'dates_impossible calendar.close'],
    [
      'the decision comes before the notice ends',
      { calendar: { ...prizePack.calendar, decision: '2022-07-01T09:00' } },
      'decision_before_notice calendar.decision',
    ],
    [
      'a blind review reveals its reviewers',
      { visibility: { ...prizePack.visibility, revealReviewers: 'after_decision' } },
      'reviewers_revealed visibility.revealReviewers',
    ],
    [
      'a letter prints what is hidden',
      { decision: { ...prizePack.decision, letters: [{ id: 'l', to: 'applicant', text: t('账户{{bank}}', 'Account {{bank}}') }] } },
      'letter_prints_hidden decision.letters.0',
    ],
    [
      'a letter prints what is not there',
      { decision: { ...prizePack.decision, letters: [{ id: 'l', to: 'applicant', text: t('信{{pages}}', 'Letter {{pages}}') }] } },
      'field_unknown decision.letters.0',
    ],
    ['the notice shows what is not there', { notice: { ...prizePack.notice, fields: ['pages'] } }, 'field_unknown notice.fields.0'],
    ['a needed state is skipped', { states: { skip: ['decision'] } }, 'state_needed states.skip.0'],
    ['the panel is both declared and skipped', { states: { skip: ['panel'] } }, 'panel_skipped panel'],
    ['the panel is neither declared nor skipped', { panel: undefined }, 'panel_missing panel'],
    ['more valid reviews are asked for than made', { review: { ...prizePack.review, minValid: 6 } }, 'reviews_impossible review.minValid'],
    [
      'a mean is trimmed of too few',
      { aggregation: { ...prizePack.aggregation, trim: { low: 1, high: 1, ifAtLeast: 3 } } },
      'trim_too_few aggregation.trim',
    ],
    [
      'a form field stands twice',
      { form: { version: 1, sections: [...sections, { ...sections[0]!, id: 'again', fields: [sections[0]!.fields[0]!] }] } },
      'id_twice form.fields.5.id',
    ],
  ])('%s', (_when, change, finding) => {
    expect(prize(change)).toEqual([finding])
  })
})

describe('reading a pack from outside', () => {
  it.each([
    null,
    7,
    'pack',
    [],
    {},
    { engine: 'record' },
    { ...teaPack, engine: 'wheel' },
    { ...teaPack, extra: 1 },
    { ...teaPack, targets: [] },
  ])('refuses %o with the fields that are wrong', (raw) => {
    expect(readPack(raw)).toMatchObject({
      ok: false,
      refusal: { code: 'pack_malformed', fields: expect.arrayContaining([expect.objectContaining({ code: expect.any(String) })]) },
    })
  })
  it('refuses a faulty one with its findings', () => {
    expect(readPack({ ...teaPack, key: ['cup'] })).toMatchObject({
      ok: false,
      refusal: { code: 'pack_faulty', findings: [{ code: 'field_unknown', path: 'key.0' }] },
    })
  })
  it('answers any JSON, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(teaPack)), (value, key) => {
        expect(readPack(value).ok).toBe(false)
        expect([true, false]).toContain(readPack({ ...teaPack, [key]: value }).ok)
      }),
      { numRuns: process.env.COLLEGIUM_FULL === '1' ? 5_000 : 200, seed: 41 },
    )
  })
  it('a role for the federation needs no field', () => {
    expect(tea({ confirm: [{ ...teaPack.confirm[0], by: federation('signatory') }] })).toEqual([])
  })
})
