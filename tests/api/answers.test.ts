import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Endpoint, endpointsOf } from '../../src/api/endpoints.js'
import { rowsIn } from '../../src/api/paging.js'
import { type Day, lettersOf, newId, query, room, system } from '../../src/kernel/index.js'
import { rooms } from '../../src/main/rooms.js'
import { sendWaitingInvitations } from '../../src/records/index.js'
import { admitSociety } from '../../src/registry/index.js'
import { documented, theDocument } from './documented.js'
import { type ApiFederation, apiFederation } from './federation.js'
import { type Client, everyRow, type Json, must, pathOf } from './house.js'
import { inputFor } from './inputs.js'

/** Answers of the real API: every client holds each against the description, and the house each against its strict schema. */
let fed: ApiFederation
const queries = endpointsOf(rooms).filter((each) => each.kind === 'query')
/** What some questions need beside the ids of the federation. */
let more: Readonly<Record<string, Record<string, unknown>>>

const as = (role: string): Client => fed.members.get(role)!.client
const SHARE = { target: 'T03-1' }

beforeAll(async () => {
  fed = await apiFederation()
  const { test } = fed
  const lives = await livesOf()
  const files = await filesOf()
  await test.setToday('2022-04-05' as Day)
  await test.house.projector.settle()
  const verified = await verifiedOf()
  await test.setToday('2022-03-10' as Day)
  more = { ...lives, ...files, ...verified }
}, 240_000)
afterAll(() => fed?.close())

type More = Record<string, Record<string, unknown>>

/** Units that were admitted, released, tied, merged, and have officers. */
async function livesOf(): Promise<More> {
  const { test, units, members } = fed
  const office = as('secretariat')
  for (const society of [units.society, units.other])
    must(await admitSociety(test.as(system), { society, on: '2022-01-10', source: '测试' }))
  await office.do('registry.designate_pilot', { city: units.city, on: '2022-01-10', source: '测试' })
  await office.do('registry.release_pilot', { city: units.city, on: '2022-02-10', reason: '据报已退出' })
  await office.do('registry.relate_units', { kind: 'member_of', from: units.society, to: units.union, since: '2015', source: '测试' })
  const { person } = members.get('society_office')!
  await office.do('registry.start_term', { unit: units.society, person, post: 'president', from: '2022-01-10', source: '测试' })
  await office.do('registry.raise_questions', {
    questions: [{ subject: units.society, what: 'same_name', detail: { given: '示例' } }],
    source: '测试',
  })
  const fresh = async (code: string): Promise<string> =>
    (await office.do('registry.register_unit', { kind: 'society', code, nameZh: `合并学会${code}`, since: '2000', source: '测试' })).unit
  const merging = async (...codes: string[]) => ({
    ...{ kind: 'merge', units: await Promise.all(codes.map(fresh)), fresh: [{ nameZh: `新学会${codes.join('')}` }] },
    ...{ on: '2022-02-01', reason: '合并决定' },
  })
  const { reorganisation } = await office.do('registry.reorganise_units', await merging('A', 'B'))
  return {
    'registry.children_of': { unit: units.society, kind: undefined },
    'registry.persons_named': { name: '任职者secretariat' },
    'registry.who_may': { permission: 'records.record' },
    'registry.relations_of': { kind: undefined },
    'registry.body_named': { name: '单位society', on: undefined },
    'registry.preview_reorganisation': await merging('C', 'D'),
    'registry.preview_undo': { reorganisation },
  }
}

/** Files that were brought, a letter with its link, and a rule and a task list that were proposed. */
async function filesOf(): Promise<More> {
  const { test, units } = fed
  const office = as('society_office')
  expect(await sendWaitingInvitations(test.house)).toBe(1)
  const [letter] = await lettersOf(test.house.database.db, 1)
  const token = /\/confirm\/([\w-]{43})/.exec(letter!.body)![1]!
  const rows = '2022-03-09,新需求,单位needer,新供给,单位offerer,线上,视频会议\n,,,,,,'
  const table = await office.upload('对接.csv', `对接日期,需求,需求方,供给,供给方,方式,接触记录\n${rows}`)
  const imported = { pack: 'match', unit: units.society, file: table.body.hash }
  await office.do('records.begin_import', { ...imported, total: 1 })
  const [bulk] = await office.ask('records.bulks_of', { unit: units.society })
  const lines = 'u1,AL2022-1,09:41:00\n甲,AL2022-1,09:41:00'
  const log = await as('case_library_office').upload('日志.csv', `用户代号,案例编号,时刻\n${lines}`)
  const counting = { kinds: ['match.recorded'], key: ['subject', 'on'], reading: 'flow' }
  const { rule } = await as('plan_editor').do('plan.propose_rule', { plan: fed.plan, target: 'T15-2', counting, reason: '按日计' })
  return {
    'records.record_by_link': { token },
    'records.evidence_by_link': { token },
    'records.preview_import': imported,
    'records.preview_log': { pack: 'case-download', unit: units.department, file: log.body.hash },
    'records.bulk_state': { bulk: bulk.id },
    'records.likely_duplicates': {
      ...{ pack: 'youth-salon', unit: units.other, happenedOn: '2022-03-09' },
      values: { sitting: 1, topic: '软物质前沿问题', place: '线上' },
    },
    'plan.ratio_lists': SHARE,
    'plan.register_log': SHARE,
    'plan.section_page': { section: '1' },
    'plan.rule_effect': { rule },
    'plan.preview_task_list': { bytes: Buffer.from(`任务编号,牵头部门\n${fed.task},单位department\n`).toString('base64') },
    'plan.evidence': { from: undefined },
    'plan.task_list': { unit: undefined },
  }
}

/** A report, a sample and a dispute of the first quarter. */
async function verifiedOf(): Promise<More> {
  const office = as('secretariat')
  const { report } = await office.do('reports.issue_report', { year: 2022, quarter: 1 })
  const about = { plan: fed.plan, target: 'T15-2', about: 'fact', facts: [fed.fact] }
  const raised = { ...about, unit: fed.units.society, text: '对接未达成意向，不应计入。' }
  const { dispute } = await as('society_office').do('plan.raise_dispute', raised)
  await office.do('plan.publish_seed', { plan: fed.plan, window: 'verify_q1' })
  const drawn = await office.do('plan.draw_samples', { plan: fed.plan, window: 'verify_q1' })
  return {
    'reports.report_by_id': { report },
    'plan.dispute': { dispute },
    'plan.disputes': { own: false },
    'plan.sample': { sample: drawn.samples.find((each: Json) => each.target === 'T15-2').sample },
  }
}

/** Whether a list has rows; what is no list has said something. */
const hasRows = ({ list }: Endpoint, answer: Json): boolean => !list || (rowsIn(answer, list.rows) ?? [answer]).length > 0

describe('every query', () => {
  const answered = new Set<string>()
  const filled = new Set<string>()

  it.each(queries.map((each) => [each.name, each] as const))('%s answers as it says, whoever asks', async (name, endpoint) => {
    const { path, input } = endpoint
    for (const [role, { client }] of fed.members) {
      const answer = await client.post(path, { ...inputFor(fed, input), ...more[name] })
      expect(answer.status, `${role} ${answer.text.slice(0, 300)} ${String(fed.faults.at(-1) ?? '')}`).toBeLessThan(500)
      if (answer.status !== 200) continue
      answered.add(name)
      if (hasRows(endpoint, answer.body)) filled.add(name)
    }
  })

  it('nearly all are answered with rows, so that little is judged by an empty list; what is left out here the rooms’ own tests hold to it', () => {
    const left = queries
      .filter((each) => !filled.has(each.name))
      .map((each) => each.name + (answered.has(each.name) ? '' : ' (not answered)'))
    expect(left.length, `say in \`more\` how to ask: ${left.join(', ')}`).toBeLessThan(queries.length / 10)
  })
})

describe('a judge that passes everything judges nothing', () => {
  it('the description finds a field that is missing, of another kind or format, a status and a media type', async () => {
    const judge = documented(theDocument)
    const told = (body: unknown, status = 200, type = 'application/json') =>
      judge.againstAnswer({ method: 'POST', path: pathOf('plan.board'), status, type, text: JSON.stringify(body) })
    const board = await fed.nobody.ask('plan.board', { year: 2022 })
    expect(told(board)).toEqual([])
    expect(told({ ...board, asOf: undefined })).not.toEqual([])
    expect(told({ ...board, asOf: '2022-02-30' })).not.toEqual([])
    expect(told({ ...board, daysLeft: '12' })).not.toEqual([])
    expect(told({ ...board, groups: [{ ...board.groups[0], targets: [{ code: 'T01-1' }] }] })).not.toEqual([])
    expect(told(board, 204)).toEqual(['the status 204 is not described'])
    expect(told(board, 200, 'text/html; charset=utf-8')).toEqual(['text/html is not described'])
    expect(told({ code: 'x' }, 422, 'application/problem+json')).not.toEqual([])
  })

  it.each([
    ['a field more', { n: 1, also: 2 }],
    ['a field less', {}],
    ['another kind', { n: 'one' }],
  ])('the house finds %s', async (_what, answer) => {
    const lies = query({
      ...{ name: 'sample.lies', title: { zh: '样例', en: 'Sample' }, input: z.strictObject({}), allow: 'public' },
      output: z.strictObject({ n: z.int() }),
      run: async () => answer as { n: number },
    })
    expect(room({ ...rooms[0]!, queries: [lies] }).queries).toHaveLength(1)
    await expect(lies(fed.test.as(), {})).rejects.toThrow('sample.lies answers what its output does not say')
    const { answerCheck: _none, ...served } = fed.test.house
    expect(await lies({ ...fed.test.as(), house: served, requestId: newId() }, {})).toEqual({ ok: true, value: answer })
  })
})

describe('the two lists of a share', () => {
  const share = { year: 2022, ...SHARE }

  it('come whole as files, however small the pages are, each by its own cursor', async () => {
    const page = await fed.nobody.ask('plan.ratio_lists', share)
    expect(page.notIn.rows.length + page.in.rows.length).toBe(page.denominator)
    expect(page.denominator).toBe(2)
    for (const [list, cursor] of [
      ['in', 'inAfter='],
      ['notIn', 'notAfter='],
    ] as const) {
      const rows: Json[] = []
      let address: string | undefined =
        `${pathOf('plan.ratio_lists')}?year=2022&target=${share.target}&format=json&rows=${list}.rows&limit=1`
      while (address) {
        const part = await fed.nobody.get(address)
        expect(part.status, part.text).toBe(200)
        rows.push(...part.body.rows)
        const link: string | undefined = part.headers.get('link')?.match(/^<http:\/\/127\.0\.0\.1:3000([^>]+)>; rel="next"$/)?.[1]
        if (link) expect(link).toContain(cursor)
        expect(part.body.next === null).toBe(link === undefined)
        address = link
      }
      expect(rows, list).toEqual(page[list].rows)
    }
  })
})

it('a list that is named is paged as the same list that is not', async () => {
  const all = await everyRow(fed.nobody, 'registry.units_of', { limit: 2 })
  const named = await fed.nobody.get(pathOf('registry.units_of'), { format: 'json', rows: 'units', limit: 3 })
  expect(named.headers.get('link')).toContain('after=')
  expect(named.body.rows).toEqual(all.slice(0, 3))
})
