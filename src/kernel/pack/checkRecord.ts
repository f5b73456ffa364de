import { checkConditions, schemaOf } from './conditions.js'
import type { FieldDecl } from './fields.js'
import { checkIds, type Report } from './finding.js'
import type { Party, RecordPack } from './recordPack.js'

/** What a path in the pack may name: fields, columns of lists and logs, constants, and `happening`. */
export function pathsOf(pack: RecordPack): Map<string, { kind: string; personal: boolean }> {
  const paths = new Map<string, { kind: string; personal: boolean }>([['happening', { kind: 'day', personal: false }]])
  const add = (name: string, field: FieldDecl) => paths.set(name, { kind: field.kind, personal: field.personal === true })
  for (const field of pack.fields) {
    add(field.id, field)
    if (field.kind === 'list') for (const column of field.columns) add(`${field.id}.${column.id}`, column)
  }
  if (pack.batch?.kind === 'daily_log') for (const column of pack.batch.columns) add(`log.${column.id}`, column)
  return paths
}

/** The static findings of a record pack, beyond its schema. */
export function checkRecordPack(pack: RecordPack, report: Report): void {
  const paths = pathsOf(pack)
  const constants = new Set(Object.keys(pack.data.set))
  const known = (path: string, name: string, orConstant = false) => {
    if (paths.has(name) || (orConstant && constants.has(name))) return
    report('field_unknown', path, `没有“${name}”这一栏。`, `There is no field “${name}”.`)
  }
  checkIdLists(pack, report)
  checkPeriod(pack, report)
  pack.key.forEach((name, index) => {
    known(`key.${index}`, name, true)
  })
  pack.likely.forEach((names, index) => {
    for (const name of 'same' in names ? names.same : names) known(`likely.${index}`, name)
  })
  pack.drill.forEach((name, index) => {
    known(`drill.${index}`, name)
  })
  if (pack.subject !== 'key') known('subject', pack.subject)
  checkCarried(pack, paths, known, report)
  checkRules(pack, report)
  checkParties(pack, paths, report)
  checkFollowUps(pack, report)
  checkBatch(pack, paths, report)
}

function checkIdLists(pack: RecordPack, report: Report): void {
  checkIds(pack.fields, report, 'fields')
  for (const list of ['checks', 'confirm', 'voids', 'followUps', 'lapses', 'companions', 'exclusive'] as const)
    checkIds(pack[list], report, list)
  pack.fields.forEach((field, index) => {
    if (field.kind === 'list') checkIds(field.columns, report, `fields.${index}.columns`)
    if (field.kind === 'choice' || field.kind === 'multi') checkIds(field.options, report, `fields.${index}.options`)
    const [low, high] = 'min' in field ? [field.min, field.max] : [undefined, undefined]
    if (low !== undefined && high !== undefined && low > high)
      report('range_empty', `fields.${index}`, `下限 ${low} 大于上限 ${high}。`, `The lower bound ${low} is above the upper bound ${high}.`)
  })
}

function checkPeriod(pack: RecordPack, report: Report): void {
  const { from, to, closes } = pack.period
  if (from > to || to > closes)
    report(
      'period_impossible',
      'period',
      '期间的起、止、核验截止日期次序不对。',
      'The period must begin before it ends, and close after that.',
    )
}

function checkCarried(
  pack: RecordPack,
  paths: ReturnType<typeof pathsOf>,
  known: (path: string, name: string) => void,
  report: Report,
): void {
  for (const [as, name] of Object.entries(pack.data.carry)) {
    known(`data.carry.${as}`, name)
    if (as in pack.data.set) report('data_twice', `data.carry.${as}`, `“${as}”既取自栏目又是常量。`, `“${as}” is both carried and set.`)
    const found = paths.get(name)
    if (found?.personal && found.kind !== 'person')
      report('personal_in_fact', `data.carry.${as}`, `个人信息“${name}”不能进入事实。`, `Personal data “${name}” must not enter a fact.`)
  }
}

function checkRules(pack: RecordPack, report: Report): void {
  const conditions = [
    ...pack.checks.map((check, index) => ({ path: `checks.${index}.when`, when: check.when })),
    ...pack.fields.flatMap((field, index) => (field.showWhen ? [{ path: `fields.${index}.showWhen`, when: field.showWhen }] : [])),
  ]
  checkConditions(conditions, { ...schemaOf(pack.fields), happening: 'day' }, report)
  const carried = Object.fromEntries([...Object.keys(pack.data.carry), ...Object.keys(pack.data.set)].map((name) => [name, 'any' as const]))
  const filters = pack.companions.flatMap(({ counts }, index) =>
    counts.of === 'where' ? [{ path: `companions.${index}.counts.where`, when: counts.where }] : [],
  )
  checkConditions(filters, { data: { record: carried } }, report)
}

function checkParties(pack: RecordPack, paths: ReturnType<typeof pathsOf>, report: Report): void {
  const check = (party: Party, path: string) => {
    if ('invite' in party) {
      const kind = paths.get(party.invite)?.kind
      if (kind !== 'person' && kind !== 'people')
        report(
          'invite_no_person',
          `${path}.invite`,
          `“${party.invite}”不是人员栏目，无法邀请。`,
          `“${party.invite}” is no field of a person, so nobody can be invited.`,
        )
      return
    }
    const field = /^(?:unit|parent)-of-field:(.+)$/.exec(party.scope)?.[1]
    if (field !== undefined && !['unit', 'journal', 'subject', 'person'].includes(paths.get(field)?.kind ?? ''))
      report('scope_no_unit', `${path}.scope`, `“${field}”不指向任何单位。`, `“${field}” leads to no unit.`)
  }
  pack.confirm.forEach((step, index) => {
    check(step.by, `confirm.${index}.by`)
  })
  pack.voids.forEach((each, index) => {
    each.by.forEach((party, at) => {
      check(party, `voids.${index}.by.${at}`)
    })
  })
  if (pack.unit !== 'recorder' && !['unit', 'journal', 'subject'].includes(paths.get(pack.unit.slice('unit-of-field:'.length))?.kind ?? ''))
    report('scope_no_unit', 'unit', '所属单位的栏目不指向任何单位。', 'The field that names the owning unit leads to no unit.')
  const sole = pack.confirm.every(({ by }) => !('invite' in by) && by.scope === 'recorder' && pack.recorder.roles.includes(by.role))
  if (sole)
    report('confirms_itself', 'confirm', '填报方自己确认，缺少另一方。', 'Only the recording side confirms; another side is missing.')
}

function checkFollowUps(pack: RecordPack, report: Report): void {
  const ids = new Set(pack.followUps.map((each) => each.id))
  const known = (id: string, path: string) => {
    if (!ids.has(id)) report('follow_up_unknown', path, `没有名为“${id}”的后续步骤。`, `There is no later step “${id}”.`)
  }
  pack.lapses.forEach(({ when }, index) => {
    for (const id of when.rule === 'not_mended' ? [when.after, when.unless] : [when.followUp]) known(id, `lapses.${index}.when`)
  })
  pack.companions.forEach(({ counts, state, room }, index) => {
    if (counts.of === 'follow_up') known(counts.followUp, `companions.${index}.counts`)
    if (state === 'not_shown_yet' && !room)
      report(
        'room_missing',
        `companions.${index}`,
        '尚不能显示的数，须写明由哪个模块提供。',
        'A figure not shown yet must name the room that it waits for.',
      )
  })
  pack.counterMeasures.forEach(({ state, room }, index) => {
    if (state === 'not_checked_yet' && !room)
      report(
        'room_missing',
        `counterMeasures.${index}`,
        '尚未核查的防范措施，须写明由哪个模块提供。',
        'A counter-measure not checked yet must name the room that it waits for.',
      )
  })
  const kinds = [pack.fact, ...pack.voids.map((v) => v.fact), pack.strike.fact, pack.reinstate.fact, ...pack.followUps.map((f) => f.fact)]
  if (kinds.slice(1).includes(pack.fact))
    report('kind_twice', 'fact', '计数的事实不能同时用来撤销。', 'The counting fact cannot also be the one that voids it.')
}

function checkBatch(pack: RecordPack, paths: ReturnType<typeof pathsOf>, report: Report): void {
  const list = (id: string) => pack.fields.find((field) => field.id === id && field.kind === 'list')
  if (pack.batch && pack.batch.kind !== 'daily_log' && !list(pack.batch.listField))
    report('field_unknown', 'batch.listField', '成批填报的清单栏目不存在。', 'The list field of the batch does not exist.')
  if (pack.batch?.kind === 'fixed_list') {
    const field = list(pack.batch.listField)
    if (field?.kind === 'list' && field.max > pack.batch.size)
      report(
        'list_too_long',
        'batch.size',
        `清单最多可填 ${field.max} 条，多于规定的 ${pack.batch.size} 条。`,
        `The list takes ${field.max} rows, more than the ${pack.batch.size} fixed.`,
      )
    if (!paths.has(`${pack.batch.listField}.${pack.batch.placeColumn}`))
      report('field_unknown', 'batch.placeColumn', '清单里没有序号列。', 'The list has no column for the place number.')
  }
  if (!pack.places) return
  if (paths.get(pack.places.field)?.kind !== 'number')
    report('places_no_number', 'places.field', '名额编号须是数字栏目。', 'The place number must be a number field.')
  if (pack.places.round && !paths.has(pack.places.round) && !(pack.places.round in pack.data.set))
    report('field_unknown', 'places.round', '没有轮次栏目。', 'There is no field for the round.')
}
