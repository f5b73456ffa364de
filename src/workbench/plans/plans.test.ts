import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, newId, system } from '../../kernel/index.js'
import { encodeAs } from '../../plan/reading/testing/encode.js'
import { SEED, seedBytes } from '../../plan/testing.js'
import { readTable, xlsxFile } from '../../records/index.js'
import { registerUnit } from '../../registry/index.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { accountRoutes } from '../account/index.js'
import { type FormSeen, holds, type Walker } from '../testing/walker.js'
import { must, type Someone, type WebHouse, webHouse } from '../testing/webHouse.js'
import { planDeskRoutes } from './index.js'

let house: WebHouse
let editor: Someone
let confirmer: Someone

const seedFile = (bytes: Uint8Array = seedBytes(), name = '2022.txt') => new File([Buffer.from(bytes)], name, { type: 'text/plain' })

describe.skipIf(!SEED)('from a text to a plan in force, through the pages alone', () => {
  let desk: Walker
  let plan = ''
  beforeAll(async () => {
    house = await webHouse((app) => {
      accountRoutes(app)
      planDeskRoutes(app)
    }, '2022-01-05' as Day)
    editor = await house.someone('编辑示例', 'plan_editor')
    confirmer = await house.someone('确认示例', 'plan_confirmer')
    desk = await house.visitor(editor)
  })
  afterAll(() => house?.close())

  it('shows what was read before anything is kept', async () => {
    expect((await desk.get('/desk/plans')).text).toContain('还没有计划')
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    await desk.get('/desk/plans/import')
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    const read = await desk.send('/desk/plans/import', { file: seedFile() }, '读一遍')
    expect(read.status).toBe(200)
    for (const words of ['3,931', '64', '26', '84']) expect(read.text).toContain(words)
    expect(read.text).toContain('简体与繁体混用')
    expect(await htmlFindings(read.html)).toEqual([])
    expect((await desk.get('/desk/plans')).text).toContain('还没有计划')
  })

  it('imports it and leads to the review', async () => {
    await desk.get('/desk/plans/import')
    await desk.send('/desk/plans/import', { file: seedFile() }, '读一遍')
    const review = await desk.send('/desk/plans/import', {}, '导入并开始核对')
    expect(review.address).toMatch(/^\/desk\/plans\/[0-9a-f-]{36}\/review/)
    plan = review.address.split('/')[3]!
    expect(review.text).toContain('待处理')
    expect(await htmlFindings(review.html)).toEqual([])
  })

  it('refuses to confirm, in its own words, while anything is open; every condition is shown with its place', async () => {
    const page = await desk.get(`/desk/plans/${plan}/confirm`)
    expect(await htmlFindings(page.html)).toEqual([])
    expect(page.text.match(/未满足/g)!.length).toBeGreaterThanOrEqual(5)
    expect(page.text).toContain('您没有确认计划的权限')
    const second = await house.visitor(confirmer)
    const asked = await second.get(`/desk/plans/${plan}/confirm`)
    const form = asked.forms.find((each) => each.action.endsWith('/confirm'))!
    expect(form.buttons[0]).toMatchObject({ disabled: true })
    expect(asked.text).toMatch(/还有 \d+ 项条件未满足/)
    // Greyed or not, the command refuses by itself.
    const refused = await second.post(form.action, Object.fromEntries(form.values))
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/还有\d+条提示没有确认/)
  })

  it('asks for a reason where the machine is contradicted, and keeps what was typed', async () => {
    await desk.get(`/desk/plans/${plan}/review?at=1314`)
    expect(desk.seen.text).toContain('拟定指标 T06-1')
    const rejected = await desk.send((form) => holds(form, 'verdict', 'reject'), { reason: '' })
    expect(rejected.status).toBe(422)
    expect(rejected.text).toContain('修改或否定识别结果须写明理由')
    const wrong = await desk.send(changing, { value: '三百', reason: '看错了' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="三百"')
    expect(wrong.html).toContain('value="看错了"')
    expect(await htmlFindings(wrong.html)).toEqual([])
  })

  it('a changed value that is not in the text can be said and compared, but not confirmed', async () => {
    await desk.get(`/desk/plans/${plan}/review?at=1314`)
    await desk.send(changing, { value: '300', reason: '试改' })
    const compare = await desk.get(`/desk/plans/${plan}/compare`)
    expect(compare.text).toContain('试改')
    expect(await htmlFindings(compare.html)).toEqual([])
    expect((await desk.get(`/desk/plans/${plan}/confirm`)).text).toContain('指标T06-1写作300，原文是200')
    await desk.get(`/desk/plans/${plan}/review?at=1314`)
    await desk.send((form) => holds(form, 'verdict', 'accept'))
    expect((await desk.get(`/desk/plans/${plan}/confirm`)).text).not.toContain('写作300')
  })

  it('cuts a task at a clause and joins it again; not a character changes', async () => {
    const tree = await desk.get(`/desk/plans/${plan}/review?show=tree`)
    const task = /href="([^"]+)"[^>]*><span class="muted">6\.1</.exec(tree.html)![1]!.replaceAll('&amp;', '&').split('#')[0]!
    const text = (seen: { html: string }) =>
      /<section class="review-text"[\s\S]*?<\/section>/.exec(seen.html)![0].replaceAll(/<[^>]*>/g, '')
    const before = text(await desk.get(task))
    const after = await desk.send('/review/cut')
    expect(after.text).toContain('6.1a')
    expect(text(after)).toBe(before)
    expect((await desk.get(`/desk/plans/${plan}/compare`)).text).toContain('6.1b')
    await desk.get(task)
    await desk.send('/review/join')
    expect(desk.seen.text).not.toContain('6.1a')
    expect(text(desk.seen)).toBe(before)
  })

  it('keeps a proposed reading beside an illegible run, with its ground, and never in the text', async () => {
    const list = await desk.get(`/desk/plans/${plan}/review`)
    const run = /href="([^"]+)"[^>]*><span class="muted small">无法辨认/.exec(list.html)![1]!.replaceAll('&amp;', '&').split('#')[0]!
    await desk.get(run)
    expect((await desk.send('/review/reading', { text: '专刊，提升学', ground: 'other_copy' })).text).toContain('请写明依据')
    expect(desk.seen.html).toContain('value="专刊，提升学"')
    await desk.send('/review/reading', { text: '专刊，提升学', ground: 'guess' })
    expect(desk.seen.text).toContain('读法已列在原文旁')
    expect(desk.seen.text).toContain('专刊，提升学')
    expect(/<section class="review-text"[\s\S]*?<\/section>/.exec(desk.seen.html)![0]).not.toContain('专刊，提升学')
  })

  it('settles the sure ones at once, and everything else one by one, each leading to the next', async () => {
    await desk.get(`/desk/plans/${plan}/review`)
    expect((await desk.send('/review/accept-rest')).text).toMatch(/已接受 \d+ 处/)
    let steps = 0
    while (steps++ < 80) {
      await desk.get(`/desk/plans/${plan}/review`)
      if (desk.seen.text.includes('没有待处理的了')) break
      await settleOne(desk)
    }
    expect(steps).toBeGreaterThan(10)
    expect(desk.seen.text).toContain('没有待处理的了')
    const [, done, total] = /<progress[^>]* max="(\d+)" value="(\d+)"/.exec(desk.seen.html)!
    expect(done).toBe(total)
  })

  it('is confirmed by another person, not by the reviewer', async () => {
    const page = await desk.get(`/desk/plans/${plan}/confirm`)
    expect(page.text).not.toContain('未满足')
    const second = await house.visitor(confirmer)
    const ready = await second.get(`/desk/plans/${plan}/confirm`)
    expect(ready.text).toContain('编辑示例')
    const both = await house.visitor(await house.someone('两任示例', 'plan_editor', 'plan_confirmer'))
    await both.get(`/desk/plans/${plan}/review?at=1314`)
    await both.send(changing, { modality: 'strive', reason: '核对过一次' })
    expect((await both.get(`/desk/plans/${plan}/confirm`)).text).toContain('您核对过这个计划，须由另一人确认')
    await second.get(`/desk/plans/${plan}/confirm`)
    const work = await second.send('/confirm', { document: '科协发〔2022〕1号' })
    expect(work.text).toContain('计划已确认')
  })

  it('gives out the work: the unassigned list is the first page until it is empty', async () => {
    const departments = await registerDepartments(house)
    const first = await desk.get(`/desk/plans/${plan}`)
    expect(first.address).toBe(`/desk/plans/${plan}/work`)
    expect(first.text).toContain('没有牵头单位的任务：64 项，共 64 项')
    expect(first.text).toContain('没有项目供数的指标：26 个，共 26 个')
    expect(await htmlFindings(first.html)).toEqual([])
    const missing = await desk.send((form) => holds(form, 'task', '6.1'))
    expect(missing.status).toBe(422)
    expect(missing.text).toContain('请选择部门，或写明单位')
    await desk.send((form) => holds(form, 'task', '6.1'), { unit: departments[0]! })
    expect(desk.seen.text).toContain('任务 6.1 已指定单位')
    expect(desk.seen.text).toContain('63 项，共 64 项')
    await desk.get(`/desk/plans/${plan}/work/tasks/6.2`)
    expect((await desk.send('/work/assign', { otherUnit: '示例部门' })).text).toContain('几个单位符合')
    expect((await desk.send('/work/assign', { otherUnit: '没有的部门' })).text).toContain('名录中没有找到“没有的部门”')
    await desk.send('/work/assign', { otherUnit: '科技创新' })
    expect(desk.seen.text).toContain('任务 6.2 已指定单位')
    await desk.get(`/desk/plans/${plan}/work`)
    expect(desk.seen.text).toContain('62 项，共 64 项')
    await desk.send((form) => holds(form, 'target', 'T06-1') && form.action.endsWith('/feed'))
    expect(desk.seen.text).toContain('指标 T06-1 已挂接项目')
    expect(desk.seen.text).toContain('25 个，共 26 个')
  })

  it('sends the task list out as XLSX and takes it back after a look at what each row does', async () => {
    await desk.get(`/desk/plans/${plan}/work/table`)
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    const answer = await house.app.request(`http://127.0.0.1:3000/desk/plans/${plan}/work/tasks.xlsx`, {
      headers: { cookie: [...desk.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const table = await readTable(Buffer.from(await answer.arrayBuffer()))
    if (!table.ok) throw new Error('unreadable')
    expect(table.value.rows).toHaveLength(64)
    const filled = await xlsxFile(
      '分工',
      table.value.header.map((title) => ({ title })),
      table.value.rows.map(({ cells }, n) => [cells[0] ?? '', '', '', '张三', '学会学术部', n % 2 ? '科技创新部' : '', '2022-11-30']),
    )
    const preview = await desk.send('/work/table', { file: new File([Buffer.from(filled)], 'tasks.xlsx') })
    expect(preview.text).toContain('牵头：学会学术部')
    expect(await htmlFindings(preview.html)).toEqual([])
    await desk.send('/work/table/take')
    expect(desk.seen.text).toMatch(/分工表已生效，改动 \d+ 处/)
    expect((await desk.get(`/desk/plans/${plan}/work`)).text).not.toContain('没有牵头单位的任务')
    await desk.get(`/desk/plans/${plan}/work/table`)
    const bad = await xlsxFile('x', [{ title: '任务编号' }, { title: '牵头部门' }], [['99.9', '学会学术部']])
    expect((await desk.send('/work/table', { file: new File([Buffer.from(bad)], 'bad.xlsx') })).text).toContain('没有任务99.9')
  })

  it('feeds every target with a programme, until nothing is unassigned (A-50)', async () => {
    await desk.get(`/desk/plans/${plan}/work`)
    for (let steps = 0; steps < 30 && !desk.seen.text.includes('都已分工'); steps++) await desk.send('/work/feed')
    expect(desk.seen.text).toContain('都已分工')
    const programmes = await desk.get(`/desk/plans/${plan}/work/programmes`)
    expect(programmes.text).not.toContain('没有项目 ')
    expect(await htmlFindings(programmes.html)).toEqual([])
    await desk.send((form) => form.action.endsWith('/unfeed') && holds(form, 'target', 'T06-1'), { reason: '换平台' })
    expect(desk.seen.text).toContain('已解除挂接')
    await desk.send((form) => form.action.endsWith('/feed') && holds(form, 'target', 'T06-1'))
    expect(desk.seen.text).toContain('指标 T06-1 已挂接项目')
  })

  it('keeps leader and deadline, supports, milestones, shares and dates, each with its refusals', async () => {
    const task = await desk.get(`/desk/plans/${plan}/work/tasks/7.2`)
    expect(await htmlFindings(task.html)).toEqual([])
    expect((await desk.send('/work/duty', { deadline: '2021-05-01' })).text).toContain('早于计划施行')
    expect(desk.seen.html).toContain('value="2021-05-01"')
    await desk.send('/work/duty', { leader: '李四', deadline: '2022-10-31' })
    expect(desk.seen.text).toContain('李四')
    const [, second] = await registerDepartments(house)
    await desk.send('/work/support', { unit: second! })
    expect(desk.seen.text).toContain('任务 7.2 已指定单位')
    expect((await desk.send((form) => form.action.endsWith('/release') && holds(form, 'unit', second!), { reason: '' })).status).toBe(422)
    await desk.get(`/desk/plans/${plan}/work/tasks/7.2`)
    await desk.send((form) => form.action.endsWith('/release') && holds(form, 'unit', second!), { reason: '重新安排' })
    expect(desk.seen.text).toContain('已解除')

    await desk.get(`/desk/plans/${plan}/work/milestones`)
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    expect((await desk.send('/milestones/add', { task: '10.1', title: '投票', due: '2022-02-31' })).status).toBe(422)
    expect(desk.seen.html).toContain('value="投票"')
    await desk.send('/milestones/add', { task: '10.1', title: '投票', due: '2022-06-20' })
    expect(desk.seen.text).toContain('节点已添加')
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    await desk.send('/milestones/drop', { reason: '合并' })
    expect(desk.seen.text).toContain('节点已取消')

    await desk.get(`/desk/plans/${plan}/work/shares?target=T15-2`)
    expect((await desk.send('/work/shares', { unit: second!, value: '很多' })).text).toContain('这不是数')
    await desk.send('/work/shares', { unit: second!, value: '3,000' })
    expect(desk.seen.text).toContain('3,000')
    expect(await htmlFindings(desk.seen.html)).toEqual([])

    await desk.get(`/desk/plans/${plan}/dates`)
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    expect((await desk.send((form) => holds(form, 'name', 'verify_q1'), { from: '2022-03-01', reason: '试' })).text).toContain(
      '核验最早从2022-04-01开始',
    )
    await desk.get(`/desk/plans/${plan}/dates`)
    await desk.send((form) => holds(form, 'name', 'verify_q1'), { to: '2022-04-20', reason: '放假顺延' })
    expect(desk.seen.text).toContain('放假顺延')
  })

  it('changes a counting rule only after its effect was shown, by another person', async () => {
    const rules = await desk.get(`/desk/plans/${plan}/rules`)
    expect(await htmlFindings(rules.html)).toEqual([])
    await desk.get(`/desk/plans/${plan}/rules/T12-1`)
    expect(desk.seen.text).toContain('高层次专家研讨已举办')
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    expect((await desk.send('/rules/T12-1', { where: 'data.series = ', reason: '只计主系列' })).text).toContain('范围条件有误')
    expect(desk.seen.html).toContain('只计主系列')
    await desk.send('/rules/T12-1', { where: 'data.series = "a"', reason: '只计主系列' })
    expect(desk.seen.text).toContain('新规则已提出')
    const second = await house.visitor(confirmer)
    await second.get(`/desk/plans/${plan}/rules/T12-1`)
    expect(second.seen.text).toContain('新规则还在计数')
    await house.house.projector.settle()
    await second.get(`/desk/plans/${plan}/rules/T12-1`)
    expect(second.seen.text).toContain('两种规则下的数')
    expect(await htmlFindings(second.seen.html)).toEqual([])
    const form = second.seen.forms.find((each) => each.action.endsWith('/settle'))!
    const blind = Object.fromEntries(form.values.filter(([name]) => !name.startsWith('seen')))
    expect((await second.post(form.action, { ...blind, do: 'confirm' })).text).toContain('请先看影响')
    await second.get(`/desk/plans/${plan}/rules/T12-1`)
    await second.send('/settle', {}, '确认新规则')
    expect(second.seen.text).toContain('新规则已确认')
  })

  it('lets only a confirmer accept going beyond a range', async () => {
    expect((await desk.get(`/desk/plans/${plan}/rules/T08-2`)).text).not.toContain('批准超出范围')
    const second = await house.visitor(confirmer)
    await second.get(`/desk/plans/${plan}/rules/T08-2`)
    expect((await second.send('/excess', { document: '办字〔2022〕3号' })).status).toBe(422)
    await second.send('/excess', { reason: '国际会议增开' })
    expect(second.seen.text).toContain('超出范围已批准')
    expect((await desk.post(`/desk/plans/${plan}/rules/T08-2/excess`, { document: 'x', reason: 'x' })).status).toBe(403)
  })

  it('a second text for the year is refused and led to the amendment', async () => {
    await desk.get('/desk/plans/import')
    const other = Buffer.from(seedBytes().toString('utf8').replace('持續', '继续'))
    await desk.send('/desk/plans/import', { file: seedFile(other, 'other.txt') }, '读一遍')
    const refused = await desk.send('/desk/plans/import', {}, '导入并开始核对')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('2022 年计划已确认；请作为修订导入')
    expect(refused.html).toContain(`href="/desk/plans/${plan}/new-text"`)
  })

  it('is amended by a dated decision: both values readable, each on its day (A-22)', async () => {
    await desk.get(`/desk/plans/${plan}/amend`)
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    const said = { document: '科协办发〔2022〕9号', inForceFrom: '2022-09-01', reason: '活动减少' }
    expect((await desk.send('/amend', said)).text).toContain('没有填写任何改动')
    expect((await desk.send('/amend', { ...said, 'value-T15-2': '四千五' })).text).toContain('不是数')
    await desk.get(`/desk/plans/${plan}/amend`)
    const proposed = await desk.send('/amend', { ...said, 'value-T15-2': '４,５００' })
    expect(proposed.address).toContain('/confirm?version=2')
    expect(proposed.text).toContain('≥ 4,500')
    const second = await house.visitor(confirmer)
    await second.get(proposed.address)
    expect(await htmlFindings(second.seen.html)).toEqual([])
    await second.send('/confirm')
    const before = await desk.get(`/desk/plans/${plan}/versions?asOf=2022-08-31`)
    expect(before.text).toMatch(/T15-2 \S+ ≥ 5,000/)
    const after = await desk.get(`/desk/plans/${plan}/versions?asOf=2022-09-01`)
    expect(after.text).toMatch(/T15-2 \S+ ≥ 4,500/)
    expect(after.text).toContain('2022-09-01 施行的是第 2 版')
    expect(await htmlFindings(after.html)).toEqual([])
  })

  it('is amended by a new text: what was dropped ends, the rest keeps its number', async () => {
    await desk.get(`/desk/plans/${plan}/new-text`)
    expect(await htmlFindings(desk.seen.html)).toEqual([])
    const text = seedBytes().toString('utf8').replace('??瘜冢鰪妼W', '專刊，提升學')
    const said = { document: '更正本', inForceFrom: '2022-10-01', reason: '发文单位提供清晰文本' }
    await desk.send('/new-text', { file: seedFile(Buffer.from(text), '2022-clean.txt'), ...said }, '读一遍')
    expect(desk.seen.text).toContain('无法辨认处')
    const review = await desk.send('/new-text', said, '导入并开始核对')
    expect(review.address).toContain('version=3')
    const compare = await desk.get(`/desk/plans/${plan}/compare?version=3`)
    expect(compare.text).toContain('与上一版对照')
    expect(compare.text).toContain('改写')
    expect(await htmlFindings(compare.html)).toEqual([])
    await desk.get(`/desk/plans/${plan}/confirm?version=3`)
    await desk.send('/reject', { reason: '留待核实' })
    expect(desk.seen.text).toContain('已记为不采用')
  })

  it('gives the file back byte for byte, to those who may see it', async () => {
    const ask = (jar: Map<string, string>) =>
      house.app.request(`http://127.0.0.1:3000/desk/plans/${plan}/source/1`, {
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      })
    expect(Buffer.from(await (await ask(desk.jar)).arrayBuffer()).equals(seedBytes())).toBe(true)
    expect((await ask(new Map())).status).toBe(302)
  })
})

describe.skipIf(!SEED)('an import that is refused', () => {
  let desk: Walker
  beforeAll(async () => {
    house = await webHouse((app) => {
      accountRoutes(app)
      planDeskRoutes(app)
    }, '2022-01-05' as Day)
    desk = await house.visitor(await house.someone('编辑示例', 'plan_editor'))
  })
  afterAll(() => house?.close())

  const cut = () => seedBytes().subarray(0, 1_001)
  it.each([
    ['an empty file', () => Buffer.from(''), '文件为空'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'PNG'],
    ['a text that is cut off', cut, '可能被截断'],
    ['more than a mebibyte', () => Buffer.alloc(1_048_577, 'a'), '1,048,576'],
  ] as const)('%s: says what, why and where, and keeps nothing but the log', async (_what, bytes, words) => {
    await desk.get('/desk/plans/import')
    const refused = await desk.send('/desk/plans/import', { file: seedFile(bytes(), 'x.txt') }, '读一遍')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words)
    expect(await htmlFindings(refused.html)).toEqual([])
    const list = await desk.get('/desk/plans')
    expect(list.text).toContain('还没有计划')
    expect(list.text).toContain(words)
  })

  it('in Big5 is doubtful: the page shows how each encoding reads it, and the chosen one works (A-11)', async () => {
    const big5 = encodeAs(seedBytes().toString('utf8'), 'big5')
    await desk.get('/desk/plans/import')
    const doubtful = await desk.send('/desk/plans/import', { file: seedFile(big5, '2022-big5.txt') }, '读一遍')
    expect(doubtful.status).toBe(422)
    expect(doubtful.text).toContain('不像中文')
    expect(doubtful.text).toContain('按各种编码读出的开头')
    expect(doubtful.text).toContain('中國科協')
    const read = await desk.send('/desk/plans/import', { encoding: 'big5' }, '读一遍')
    expect(read.text).toContain('Big5')
    const review = await desk.send('/desk/plans/import', {}, '导入并开始核对')
    expect(review.address).toContain('/review')
    await desk.get('/desk/plans/import')
    const same = await desk.send('/desk/plans/import', { file: seedFile(big5, 'again.txt'), encoding: 'big5' }, '读一遍')
    const twice = same.status === 422 ? same : await desk.send('/desk/plans/import', {}, '导入并开始核对')
    expect(twice.text).toContain('完全相同')
    expect(twice.text).toContain('打开那一次导入')
  })

  it('without year and source asks for both, keeping the file', async () => {
    await desk.get('/desk/plans/import')
    const text = Buffer.from('一、调整布局\n1.建设学会。组建学会不少于3个。\n')
    await desk.send('/desk/plans/import', { file: seedFile(text, 'short.txt') }, '读一遍')
    expect(desk.seen.text).toContain('找不到计划年度')
    const refused = await desk.send('/desk/plans/import', {}, '导入并开始核对')
    expect(refused.text).toContain('请填写发文机构')
    const review = await desk.send('/desk/plans/import', { body: '示例学会', year: '２０２３' }, '导入并开始核对')
    expect(review.address).toContain('/review')
  })

  it('without numbering lets items be marked by hand, and the year be given', async () => {
    await desk.get('/desk/plans/import')
    const text = Buffer.from('关于学会工作的安排\n组建学会不少于3个。\n举办活动不少于5次。\n来源：示例协会\n')
    await desk.send('/desk/plans/import', { file: seedFile(text, 'plain.txt') }, '读一遍')
    expect(desk.seen.text).toContain('没有找到编号')
    const review = await desk.send('/desk/plans/import', {}, '导入并开始核对')
    const plan = review.address.split('/')[3]!
    expect(review.text).toContain('没有分出条目')
    expect((await desk.send('/review/year', { year: '二〇二三' })).status).toBe(422)
    await desk.send('/review/year', { year: '2023' })
    expect(desk.seen.html).not.toContain('name="year"')
    const line = desk.seen.html
      .match(/href="([^"]*at=\d+#c\d+)"/)![1]!
      .replaceAll('&amp;', '&')
      .split('#')[0]!
    await desk.get(line)
    await desk.send('/review/line', { level: 'item' })
    expect(desk.seen.text).toContain('边界已移动')
    expect((await desk.get(`/desk/plans/${plan}/review`)).text).not.toContain('没有分出条目')
    await desk.get(`/desk/plans/${plan}/review?show=levels`)
    expect(await htmlFindings(desk.seen.html)).toEqual([])
  })

  it('with a number twice is settled with a reason', async () => {
    await desk.get('/desk/plans/import')
    const text = Buffer.from('2024年工作计划\n一、安排\n1.甲事。办会不少于3次。\n1.乙事。办展不少于2次。\n来源：示例协会\n')
    await desk.send('/desk/plans/import', { file: seedFile(text, 'twice.txt') }, '读一遍')
    await desk.send('/desk/plans/import', {}, '导入并开始核对')
    const plan = desk.seen.address.split('/')[3]!
    await desk.get(`/desk/plans/${plan}/review?show=warnings`)
    expect(desk.seen.text).toContain('出现两次')
    expect((await desk.send((form) => holds(form, 'code', 'E-DUP'), { reason: '' })).status).toBe(422)
    await desk.send((form) => holds(form, 'code', 'E-DUP'), { reason: '原文如此' })
    expect((await desk.get(`/desk/plans/${plan}/confirm`)).text).not.toContain('重复编号没有处理')
  })

  it('is not for everyone', async () => {
    const auditor = await house.visitor(await house.someone('审计示例', 'auditor'))
    expect((await auditor.get('/desk/plans/import')).status).toBe(403)
    expect((await auditor.get('/desk/plans')).status).toBe(200)
    const plan = /href="\/desk\/plans\/([0-9a-f-]{36})"/.exec(auditor.seen.html)![1]!
    const reads = await auditor.get(`/desk/plans/${plan}/review`)
    expect(reads.text).toContain('没有核对的权限')
    expect(reads.forms.filter((form) => form.action.includes('/review/'))).toEqual([])
    expect((await auditor.post(`/desk/plans/${plan}/review/accept-rest`, {})).status).toBe(403)
    const stranger = await house.visitor()
    expect((await stranger.get(`/desk/plans/${plan}/review`)).address).toContain('/sign-in')
    const recorder = await house.visitor(await house.someone('无关示例', 'indexing_office'))
    expect((await recorder.get('/desk/plans')).status).toBe(403)
  })
})

const made = new WeakMap<WebHouse, Promise<string[]>>()
/** Three departments, registered once for each house. */
function registerDepartments(of: WebHouse): Promise<string[]> {
  const known = made.get(of)
  if (known) return known
  const making = departmentsIn(of)
  made.set(of, making)
  return making
}

async function departmentsIn(of: WebHouse): Promise<string[]> {
  const root = newId<'unit'>()
  must(await registerUnit(of.as(system), { unit: root, kind: 'federation', nameZh: '示例联合会', since: '2010', source: '测试' }))
  return Promise.all(
    ['学会学术部', '科技创新部', '示例部门一', '示例部门二'].map(async (nameZh, index) => {
      const unit = newId<'unit'>()
      must(
        await registerUnit(of.as(system), {
          unit,
          kind: 'department',
          code: `D${index}`,
          nameZh,
          parent: root,
          since: '2010',
          source: '测试',
        }),
      )
      return unit
    }),
  )
}

const changing = (form: FormSeen): boolean => form.names.includes('comparison') && holds(form, 'verdict', 'change')

/** What a careful reviewer would do about the first open thing: as the machine proposes, with a word about it. */
async function settleOne(desk: Walker): Promise<void> {
  const open = /<ol class="open-list">([\s\S]*?)<\/ol>/.exec(desk.seen.html)![1]!
  const first = /href="([^"]+)"/.exec(open)![1]!.replaceAll('&amp;', '&')
  await desk.get(first.split('#')[0]!)
  const has = (act: string) => desk.seen.forms.some((form) => form.action.endsWith(`/review/${act}`))
  if (first.includes('show=warnings')) return void (await desk.send('/review/warning'))
  if (first.includes('show=questions')) {
    const unanswered = [...desk.seen.html.matchAll(/<li><a[^>]*>(T[\d-]+)<\/a> (<span class="pill pill-good")?/g)].find(
      (each) => !each[2],
    )![1]!
    return void (await desk.send((form) => form.action.endsWith('/question') && holds(form, 'target', unanswered)))
  }
  if (has('note')) return void (await desk.send('/review/note', { text: '原文此处无法辨认，按原样保存。' }))
  if (has('card')) return void (await desk.send('/review/card', { reason: '不作指标' }))
  if (desk.seen.forms.some((form) => holds(form, 'verdict', 'accept')))
    return void (await desk.send((form) => holds(form, 'verdict', 'accept')))
  await desk.send('/review/numeral')
}
