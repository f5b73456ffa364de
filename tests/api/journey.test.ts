import { readFileSync } from 'node:fs'
import { join as path } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/kernel/config/index.js'
import { type Day, lettersOf } from '../../src/kernel/index.js'
import { firstAdministrator } from '../../src/main/firstAdministrator.js'
import { runWaitingBulk, sendWaitingInvitations } from '../../src/records/index.js'
import { figuresIn } from '../../src/site/testing/crawl.js'
import { pdfText } from '../journey/pdfText.js'
import { type ApiHouse, apiHouse, type Client, everyRow, type Json, pathOf } from './house.js'
import { join } from './people.js'

/** The whole year through the API alone, from an empty database: each step is what the step before has made possible. */
let api: ApiHouse
let administrator: Client
const who = {} as Record<'secretary' | 'editor' | 'confirmer' | 'society' | 'needer' | 'offerer' | 'reader', Client>
const units = {} as Record<'department' | 'society' | 'needer' | 'offerer', string>
let version: string
let plan: string
let match: { record: string; version: number }
let born: string
const TARGET = 'T15-2'

const text = readFileSync(path(projectRoot(), 'src', 'plan', 'demo', '2022.txt'))
const today = async (day: string) => {
  await api.test.setToday(day as Day)
  await api.test.house.projector.settle()
}
const settle = () => api.test.house.projector.settle()
const boardRow = async (query: Record<string, unknown> = {}, client = api.nobody, target = TARGET): Promise<Json> => {
  const board = await client.ask('plan.board', { year: 2022, ...query })
  return board.groups.flatMap((group: Json) => group.targets).find((each: Json) => each.code === target)
}
const figure = async (query: Record<string, unknown> = {}, target = TARGET): Promise<number> =>
  (await boardRow(query, api.nobody, target)).n
const tree = async (): Promise<Json> => (await who.editor.ask('plan.review_page', { version })).tree

beforeAll(async () => {
  api = await apiHouse('2021-12-20')
})
afterAll(() => api?.close())

describe('an empty house', () => {
  it('has one administrator, who lets others in', async () => {
    expect(await api.nobody.ask('plan.plans')).toEqual([])
    expect((await api.nobody.get(pathOf('plan.board'))).status).toBe(404)
    await firstAdministrator({ house: api.test.house, accounts: api.accounts })
    const account = (await api.accounts.accountByEmail('administrator@localhost.invalid'))!.account
    administrator = api.client(await api.tokenFor(account))
    const by = { people: administrator, roles: administrator }
    who.secretary = await join(api, by, '王秘书', ['secretariat', null])
    who.editor = await join(api, by, '编辑甲', ['plan_editor', null])
    who.confirmer = await join(api, by, '领导乙', ['plan_confirmer', null])
  })

  it('gets its units and their people from the secretariat', async () => {
    const register = async (unit: Record<string, unknown>) =>
      (await who.secretary.do('registry.register_unit', { since: '2000', source: '登记证书', ...unit })).unit
    units.department = await register({ kind: 'department', code: 'XH', nameZh: '学会学术部' })
    units.society = await register({ kind: 'society', code: 'S01', nameZh: '示例学会' })
    units.needer = await register({ kind: 'enterprise', code: 'E01', nameZh: '示例需求企业' })
    units.offerer = await register({ kind: 'enterprise', code: 'E02', nameZh: '示例供给企业' })
    const by = { people: who.secretary, roles: who.secretary }
    who.society = await join(api, by, '学会干事', ['society_office', units.society])
    who.needer = await join(api, by, '需方联系人', ['enterprise_contact', units.needer])
    who.offerer = await join(api, by, '供方联系人', ['enterprise_contact', units.offerer])
    who.reader = await join(api, by, '其他学会干事', [
      'society_office',
      await register({ kind: 'society', code: 'S02', nameZh: '另一学会' }),
    ])
    expect((await who.society.get('/api/v1/me')).body.may).toContainEqual({
      permission: 'records.record',
      unit: units.society,
      role: 'society_office',
    })
    const contact = await who.needer.ask('registry.my_roles')
    expect(contact).toMatchObject([{ role: 'enterprise_contact', unit: units.needer }])
  })
})

describe('the plan', () => {
  it('is read in front of the editor, then imported byte for byte', async () => {
    const asked = { bytes: text.toString('base64'), fileName: '2022.txt' }
    const preview = await who.editor.post(pathOf('plan.preview_plan'), asked)
    expect(preview.status, preview.text.slice(0, 300)).toBe(200)
    expect(await api.nobody.ask('plan.plans')).toEqual([])
    expect((await who.society.post(pathOf('plan.import_plan'), asked)).status).toBe(403)
    const made = await who.editor.do('plan.import_plan', asked)
    version = made.version
    plan = made.plan
    expect((await tree()).targets).toHaveLength(26)
    expect(await api.nobody.ask('plan.plans')).toEqual([])
  })

  it('is settled where the machine was unsure', async () => {
    const { editor } = who
    await editor.do('plan.accept_rest', { version })
    let now = await tree()
    const reason = '已核对原文'
    for (const target of now.targets.filter((each: Json) => each.verdict === 'open'))
      await editor.do('plan.review_proposal', { version, at: target.num_start, verdict: 'accept', reason })
    for (const numeral of now.numerals.filter((each: Json) => each.card && each.verdict === 'open'))
      await editor.do('plan.answer_card', { version, at: numeral.start, target: null, reason })
    for (const span of now.illegible)
      await editor.do('plan.note_illegible', { version, at: span.char_start, text: '此处无法辨认，按原样保存。' })
    const open = new Set<string>(
      now.warnings.filter((each: Json) => !each.settled && each.code.startsWith('W-')).map((each: Json) => each.code),
    )
    for (const code of open) await editor.do('plan.acknowledge_warning', { version, code, reason })
    for (const question of now.questions)
      await editor.do('plan.answer_question', { version, target: question.target, question: question.code, answer: 'proposed', reason })
    now = await tree()
    for (const numeral of now.numerals.filter((each: Json) => each.verdict === 'open' && !each.target))
      await editor.do('plan.dispose_numeral', { version, at: numeral.start, disposition: numeral.disposition, reason })
    const page = await editor.ask('plan.review_page', { version })
    expect(page).toMatchObject({ conditions: [], differs: null, mine: true })
  })

  it('is confirmed by a second person, not by the one who settled it', async () => {
    await administrator.do('registry.appoint', {
      person: (await who.editor.get('/api/v1/me')).body.person,
      role: 'plan_confirmer',
      unit: null,
      from: '2021-12-20',
      reason: '代理',
    })
    const account = (await who.editor.get('/api/v1/me')).body.account
    const both = api.client(await api.tokenFor(account))
    const own = await both.post(pathOf('plan.confirm_plan'), { version, inForceFrom: '2022-01-01' })
    expect(own.status).toBeGreaterThanOrEqual(400)
    expect(own.body.code).toBe('reviewer_confirms')
    await who.confirmer.do('plan.confirm_plan', { version, inForceFrom: '2022-01-01' })
    await today('2022-01-05')
    const board = await api.nobody.ask('plan.board', { year: 2022 })
    expect(board.plan).toMatchObject({ id: plan, year: 2022, state: 'in_force' })
    expect(board.groups.flatMap((group: Json) => group.targets)).toHaveLength(26)
    expect(await figure()).toBe(0)
  })

  it('is handed out', async () => {
    const { target } = await api.nobody.ask('plan.target_page', { year: 2022, target: TARGET })
    const list = await api.nobody.ask('plan.task_list', { year: 2022 })
    const task = list.tasks.find((each: Json) => each.targets.includes(TARGET))
    expect(target.code).toBe(TARGET)
    const before = await api.nobody.ask('plan.unassigned', { year: 2022 })
    await who.secretary.do('plan.assign_task', { plan, task: task.code, unit: units.department, from: '2022-01-05', reason: '年度分工' })
    await who.secretary.do('plan.set_duty', { plan, task: task.code, leader: '领导乙', deadline: '2022-12-31', from: '2022-01-05' })
    await who.secretary.do('plan.feed_target', { plan, target: TARGET, programme: 'match' })
    await settle()
    const page = await api.nobody.ask('plan.task_page', { year: 2022, task: task.code })
    expect(page.task).toMatchObject({ lead: { unit: units.department, nameZh: '学会学术部' }, leader: '领导乙', deadline: '2022-12-31' })
    const after = await api.nobody.ask('plan.unassigned', { year: 2022 })
    expect(JSON.stringify(before)).toContain(`"code":"${task.code}"`)
    expect(after).not.toEqual(before)
  })
})

const values = (n: number): Record<string, unknown> => ({
  need: { nameZh: `需求${n}` },
  needUnit: units.needer,
  offer: { nameZh: `供给${n}` },
  offerUnit: units.offerer,
  channel: 'online',
  contact: `第${n}次视频会议`,
})

async function recorded(n: number, happenedOn: string): Promise<{ record: string; version: number }> {
  const named = { ...values(n) }
  for (const kind of ['need', 'offer'] as const) {
    const made = await who.society.do('registry.register_subjects', {
      kind,
      subjects: [{ code: `${kind.toUpperCase()}-${n}`, nameZh: `${kind === 'need' ? '需求' : '供给'}${n}` }],
      since: '2022',
      source: '示例学会',
    })
    named[kind] = made.subjects[0]
  }
  return who.society.do('records.submit_record', { pack: 'match', unit: units.society, happenedOn, values: named, evidence: [] })
}

describe('a happening', () => {
  it('is recorded by the society with its evidence, and waits', async () => {
    await today('2022-03-10')
    const file = await who.society.upload('对接纪要.pdf', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
    expect(file.status).toBe(201)
    match = await recorded(1, '2022-03-08')
    const attached = await who.society.do('records.attach_evidence', { ...match, unit: units.society, evidence: [file.body.hash] })
    match = { record: attached.record, version: attached.version }
    expect(await figure()).toBe(0)
    const bytes = await who.needer.get('/api/v1/files/evidence', { record: match.record, hash: file.body.hash })
    expect(bytes.status).toBe(200)
    expect(bytes.headers.get('content-disposition')).toContain('attachment')
    expect((await who.reader.get('/api/v1/files/evidence', { record: match.record, hash: file.body.hash })).status).toBe(404)
  })

  it('counts when the last side has confirmed, and the figure moves by one', async () => {
    const waiting = await who.needer.ask('records.waiting_to_confirm')
    expect(waiting.rows.map((row: Json) => [row.id, row.side])).toEqual([[match.record, 'need']])
    const own = await who.society.post(pathOf('records.confirm_record'), { ...match, side: 'need' })
    expect(own.status).toBeGreaterThanOrEqual(400)
    await who.needer.do('records.confirm_record', { ...match, side: 'need' })
    await settle()
    expect(await figure()).toBe(0)
    const last = await who.offerer.do('records.confirm_record', { ...match, side: 'offer' })
    born = last.facts[0]
    expect(last).toMatchObject({ state: 'confirmed', left: 0 })
    await settle()
    expect(await figure()).toBe(1)
  })

  it('stands in the evidence, which adds up to the figure', async () => {
    const rows = await everyRow(api.nobody, 'plan.evidence', { year: 2022, target: TARGET, limit: 1 })
    expect(rows.map((row) => row.fact)).toEqual([born])
    expect(rows[0]).toMatchObject({ on: '2022-03-08', unit: units.society, kind: 'match.recorded' })
  })

  it('comes as a file too: previewed, begun, done by the house, each row confirmed', async () => {
    const header = ['对接日期', '需求', '需求方', '供给', '供给方', '方式', '接触记录']
    const lines = [11, 12, 13].map((n) => [
      '2022-03-09',
      `新需求${n}`,
      '示例需求企业',
      `新供给${n}`,
      '示例供给企业',
      '线上',
      `第${n}次视频会议`,
    ])
    lines.push(['2023-01-01', '新需求14', '示例需求企业', '新供给14', '示例供给企业', '线上', '日期有误'])
    const csv = [header, ...lines].map((cells) => cells.join(',')).join('\r\n')
    const file = await who.society.upload('对接.csv', csv)
    const ask = { pack: 'match', unit: units.society, file: file.body.hash }
    const preview = await who.society.ask('records.preview_import', ask)
    expect(preview.counts).toMatchObject({ waits: 3, refused: 1 })
    await who.society.do('records.begin_import', { ...ask, total: 4 })
    await runWaitingBulk(api.test.house)
    const state = await who.society.ask('records.bulk_state', { bulk: preview.bulk })
    expect(state).toMatchObject({ state: 'done', made: 3 })
    for (const [client, side] of [
      [who.needer, 'need'],
      [who.offerer, 'offer'],
    ] as const)
      for (const row of (await client.ask('records.waiting_to_confirm')).rows)
        await client.do('records.confirm_record', { record: row.id, version: row.version, side })
    await settle()
    expect(await figure()).toBe(4)
    expect(await everyRow(api.nobody, 'plan.evidence', { year: 2022, target: TARGET, limit: 2 })).toHaveLength(4)
  })

  it('may be confirmed by an invited person, by the one-time link of the letter and without an account', async () => {
    const minutes = await who.society.upload('纪要.pdf', '%PDF-1.4\n%salon\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
    const salon = await who.society.do('records.submit_record', {
      pack: 'youth-salon',
      unit: units.society,
      happenedOn: '2022-03-09',
      values: {
        sitting: 1,
        topic: '软物质前沿问题',
        place: '线上',
        speakers: [{ person: { name: '青年甲' }, age: 33 }],
        onSite: 0,
        online: 120,
        approver: { name: '审定人', email: 'approver@example.org' },
      },
      evidence: [minutes.body.hash],
    })
    expect(await sendWaitingInvitations(api.test.house)).toBe(1)
    const letter = (await lettersOf(api.test.house.database.db, 10)).find((each) => each.to === 'approver@example.org')!
    const token = /\/confirm\/([\w-]{43})/.exec(letter.body)![1]!
    const seen = await api.nobody.ask('records.record_by_link', { token })
    expect(seen.view).toMatchObject({ id: salon.record, title: '1 · 软物质前沿问题 · 线上' })
    await api.nobody.do('records.confirm_by_link', { token, version: salon.version, verdict: 'confirm' })
    await settle()
    expect(await figure({}, 'T12-2')).toBe(1)
    const again = await api.nobody.post(pathOf('records.confirm_by_link'), {
      token,
      version: salon.version,
      verdict: 'refuse',
      note: '不属实',
    })
    expect(again.status).toBeGreaterThanOrEqual(400)
  })
})

describe('afterwards', () => {
  it('one is cancelled, and the figure moves back; the act stands among what does not count', async () => {
    await today('2022-03-20')
    const stranger = await who.reader.post(pathOf('records.cancel_fact'), { fact: born, on: '2022-03-20', reason: '对接未发生' })
    expect(stranger.status).toBeGreaterThanOrEqual(400)
    await who.needer.do('records.cancel_fact', { fact: born, on: '2022-03-20', reason: '对接未发生' })
    await settle()
    expect(await figure()).toBe(3)
    expect((await everyRow(api.nobody, 'plan.evidence', { year: 2022, target: TARGET })).map((row) => row.fact)).not.toContain(born)
    const left = await everyRow(api.nobody, 'plan.not_counted', { year: 2022, target: TARGET })
    expect(left).toMatchObject([{ fact: born, reason: 'cancelled' }])
  })

  it('an earlier E and an earlier K show the figures of then', async () => {
    expect(await figure({ asOf: '2022-03-07' })).toBe(0)
    expect(await figure({ asOf: '2022-03-08' })).toBe(1)
    expect(await figure({ asOf: '2022-03-10' })).toBe(4)
    expect(await figure({ asOf: '2022-03-20' })).toBe(3)
    expect(await figure({ known: { day: '2022-03-10' } })).toBe(4)
    expect(await figure({ known: { day: '2022-03-09' } })).toBe(0)
    // The seal of the cancelling fact: just before it, the figure is what it was.
    const [{ by }] = await everyRow(api.nobody, 'plan.not_counted', { year: 2022, target: TARGET })
    expect(await figure({ known: { seq: by } })).toBe(3)
    const before = await figure({ known: { seq: by - 1 } })
    expect(before).toBe(4)
    const rows = await everyRow(api.nobody, 'plan.evidence', { year: 2022, target: TARGET, known: { seq: by - 1 }, limit: 3 })
    expect(rows).toHaveLength(before)
  })

  it('the public page says the same, at every E and K', async () => {
    for (const [query, ask] of [
      ['', {}],
      ['?asOf=2022-03-10', { asOf: '2022-03-10' }],
      ['?known=2022-03-10', { known: { day: '2022-03-10' } }],
    ] as const) {
      const page = await api.nobody.get(`/plans/2022/targets/${TARGET}${query}`)
      expect(page.status).toBe(200)
      const shown = figuresIn(page.text).find(({ href }) => href.startsWith(`/plans/2022/targets/${TARGET}/evidence`))
      expect(shown?.figure, query).toBe(await figure(ask))
      const board = figuresIn((await api.nobody.get(`/plans/2022${query}`)).text)
      expect(board.find(({ href }) => href.includes(`/${TARGET}/`))?.figure, query).toBe(await figure(ask))
    }
  })

  it('what changed is a list that goes on by its Link alone', async () => {
    const whole = await api.nobody.ask('plan.changes', { plan, limit: 200 })
    const seen: Json[] = []
    let path: string | undefined = `${pathOf('plan.changes')}?plan=${plan}&limit=2`
    while (path) {
      const page = await api.nobody.get(path)
      seen.push(...page.body)
      path = page.headers.get('link')?.match(/^<http:\/\/127\.0\.0\.1:3000([^>]+)>; rel="next"$/)?.[1]
    }
    expect(seen).toEqual(whole)
    expect(seen.length).toBeGreaterThan(3)
    const file = await api.nobody.get(pathOf('plan.changes'), { plan, format: 'json' })
    expect(file.body.rows).toEqual(whole)
  })

  it('every viewer gets the same figures', async () => {
    const seen = await Promise.all([api.nobody, ...Object.values(who), administrator].map((client) => boardRow({}, client)))
    for (const row of seen) expect([row.n, row.state]).toEqual([seen[0].n, seen[0].state])
  })

  it('the quarter’s report is frozen, and its PDF agrees', async () => {
    await today('2022-04-05')
    expect((await who.society.post(pathOf('reports.issue_report'), { year: 2022, quarter: 1 })).status).toBe(403)
    const issued = await who.secretary.do('reports.issue_report', { year: 2022, quarter: 1 })
    const [line] = await api.nobody.ask('reports.reports_of', { year: 2022 })
    expect(line).toMatchObject({ id: issued.report, asOf: '2022-03-31', sha256: issued.sha256 })
    const report = await api.nobody.ask('reports.report_by_id', { report: issued.report })
    const row = report.data.targets.find((each: Json) => each.code === TARGET)
    expect(row.n).toBe(3)
    const response = await api.app.request(`/api/v1/files/report?report=${issued.report}&lang=en`)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    const words = await pdfText(new Uint8Array(await response.arrayBuffer()))
    const { reportView } = await import('../../src/reports/index.js')
    const view = reportView(report.data, report, 'en')
    for (const each of view.rows) expect(words, each.code).toContain(`${each.figure}${each.goal}`.replace(/\s+/g, ''))
    expect(view.rows.find((each) => each.code === TARGET)!.figure).toBe(
      String(await figure({ asOf: '2022-03-31', known: { seq: report.seq } })),
    )
  }, 120_000)
})
