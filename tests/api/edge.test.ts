import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeToken, tokensOf } from '../../src/kernel/accounts/index.js'
import { type Id, newId, run, sql, system } from '../../src/kernel/index.js'
import { appoint, linkAccount, registerPerson, registerUnit } from '../../src/registry/index.js'
import { type ApiHouse, apiHouse, type Client, everyRow, must, pathOf } from './house.js'

let api: ApiHouse
let secretary: Client
let account: Id<'account'>
let society: string
const UNITS = 137

beforeAll(async () => {
  api = await apiHouse('2022-06-30')
  const { test } = api
  const person = newId<'person'>()
  account = await api.account('secretary')
  must(await registerPerson(test.as(), { person, nameZh: '王秘书', source: '测试' }))
  must(await linkAccount(test.as(), { person, account }))
  must(await appoint(test.as(), { person, role: 'secretariat', unit: null, from: '2022-01-01', reason: '测试' }))
  for (let n = 1; n <= UNITS; n++) {
    const nameZh = n === 7 ? '=HYPERLINK("http://evil.example","领奖")' : `示例学会${n}`
    const code = `S${String(n).padStart(3, '0')}`
    const made = must(await registerUnit(test.as(system), { kind: 'society', code, nameZh, since: '1985', source: '测试' }))
    society = (made.answer as { unit: string }).unit
  }
  must(await appoint(test.as(), { person, role: 'society_office', unit: society, from: '2022-01-01', reason: '测试' }))
  secretary = api.client(await api.tokenFor(account))
})
afterAll(() => api?.close())

describe('a token', () => {
  it('that is mistyped, unknown, revoked or over is refused everywhere, and its bearer is not taken for the public', async () => {
    const revoked = await api.tokenFor(account, ['plan.assign'])
    const { db } = api.test.house.database
    const newest = (await tokensOf(db, account))[0]!
    await revokeToken(db, account, newest.id)
    const over = await api.tokenFor(account, ['plan.assign'])
    await run(
      db,
      sql`update kernel.api_token set created_at = created_at - interval '60 days', expires_at = expires_at - interval '60 days' where id = ${(await tokensOf(db, account))[0]!.id}`,
    )
    for (const token of [revoked, over, 'x', 'clg_', `clg_${'a'.repeat(43)}`, 'two words', '']) {
      for (const path of ['/api/v1/registry/units_of', '/api/v1/me', '/', '/units', '/plans/2022/board.csv', '/api/openapi.json']) {
        const answer = await api.nobody.request(path, { headers: { authorization: `Bearer ${token}` } })
        expect(answer.status, `${token} ${path}`).toBe(401)
        expect(answer.body).toMatchObject({ code: 'token_wrong', status: 401 })
        expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="collegium", error="invalid_token"')
        expect(answer.headers.get('content-type')).toContain('application/problem+json')
      }
    }
  })

  it('says whose it is and what it may do, and passes no more than its scopes', async () => {
    expect((await secretary.ask('registry.my_roles')).map((role: { role: string }) => role.role).sort()).toEqual([
      'secretariat',
      'society_office',
    ])
    const narrow = api.client(await api.tokenFor(account, ['records.see']))
    const me = await narrow.get('/api/v1/me')
    expect(me.body).toMatchObject({ via: 'token', account, today: '2022-06-30' })
    expect([...new Set(me.body.may.map((each: { permission: string }) => each.permission))]).toEqual(['records.see'])
    const refused = await narrow.post(pathOf('plan.assign_task'), { plan: newId(), task: '5.1', unit: newId() })
    expect(refused.status).toBe(403)
    expect(refused.body).toMatchObject({ code: 'not_allowed', details: { permission: 'plan.assign' } })
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="collegium", error="insufficient_scope", scope="plan.assign"')
  })

  it('is asked for where a sign-in is needed', async () => {
    const refused = await api.nobody.get(pathOf('records.records_of'))
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="collegium"')
    expect((await api.nobody.get('/api/v1/me')).body).toMatchObject({ via: 'nobody', account: null, may: [] })
  })
})

describe('addresses and methods', () => {
  it('an unknown one is a problem, not a page', async () => {
    for (const path of ['/api/v1/nothing', '/api/v1/plan/no_such', '/api/v2/plan/board', '/api/x'])
      for (const method of ['GET', 'POST', 'DELETE']) {
        const answer = await api.nobody.request(path, { method })
        expect(answer.status).toBe(404)
        expect(answer.body).toMatchObject({ code: 'endpoint_unknown', details: { method, path } })
      }
  })

  it('a known one with another method names those that there are', async () => {
    const command = await api.nobody.get(pathOf('plan.confirm_plan'))
    expect(command.status).toBe(405)
    expect(command.headers.get('allow')).toBe('OPTIONS, POST')
    expect(command.body).toMatchObject({ code: 'method_not_allowed', details: { allow: ['OPTIONS', 'POST'] } })
    const query = await api.nobody.request(pathOf('plan.board'), { method: 'DELETE' })
    expect(query.status).toBe(405)
    expect(query.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST')
  })

  it('OPTIONS tells the methods and lets no other site in; HEAD is GET without its body', async () => {
    const preflight = await api.nobody.request(pathOf('registry.units_of'), {
      method: 'OPTIONS',
      headers: {
        origin: 'https://other.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST')
    const read = await api.nobody.get(pathOf('registry.units_of'), {}, { origin: 'https://other.example' })
    for (const { headers } of [preflight, read]) expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    const head = await api.nobody.request(pathOf('registry.units_of'), { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.text).toBe('')
    expect(head.headers.get('link')).toContain('rel="next"')
  })
})

describe('the document', () => {
  it('has an ETag for each language, and is not sent again', async () => {
    const first = await api.nobody.get('/api/openapi.json', { lang: 'en' })
    expect(first.body.openapi).toBe('3.1.0')
    const etag = first.headers.get('etag')!
    const again = await api.nobody.get('/api/openapi.json', { lang: 'en' }, { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(again.text).toBe('')
    expect((await api.nobody.get('/api/openapi.json', { lang: 'zh-Hans' }, { 'if-none-match': etag })).status).toBe(200)
    expect(first.headers.get('set-cookie')).toBeNull()
  })
})

describe('refusals', () => {
  it('are said in the language that was asked for, in the address before the header', async () => {
    const wrong = { unit: 'x' }
    const said = async (query: Record<string, string>, headers: HeadersInit) =>
      (await api.nobody.get(pathOf('registry.unit_by_id'), { ...wrong, ...query }, headers)).body.title
    expect(await said({}, { 'accept-language': 'en-GB,zh;q=0.5' })).toBe('Some entries need to be corrected.')
    expect(await said({}, { 'accept-language': 'zh-TW' })).toBe('有幾處填寫需要改正。')
    expect(await said({ lang: 'zh-Hans' }, { 'accept-language': 'en' })).toBe('有几处填写需要改正。')
  })

  it('name every field that is wrong with its own sentence, and carry the number of the request', async () => {
    const answer = await api.nobody.get(pathOf('plan.board'), { asOf: '2022-02-30', group: 'shape', traget: 'T05-1', lang: 'en' })
    expect(answer.status).toBe(422)
    expect(answer.body.fields).toEqual([{ code: 'field_unknown_here', field: 'traget', title: 'This endpoint has no such field.' }])
    const further = await api.nobody.get(pathOf('plan.board'), { asOf: '2022-02-30', group: 'shape', lang: 'en' })
    expect(further.body.fields.map((each: { field: string; code: string }) => [each.field, each.code])).toEqual([
      ['asOf', 'day_unknown'],
      ['group', 'field_invalid_value'],
    ])
    expect(further.body.requestId).toBe(further.headers.get('x-request-id'))
    expect(further.headers.get('content-language')).toBe('en')
  })

  it.each([
    ['no JSON', '{"a":', 'application/json', 400, 'body_not_json'],
    ['no object', '[1]', 'application/json', 400, 'body_not_json'],
    ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'application/json', 400, 'body_not_json'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415, 'media_type_not_taken'],
    ['plain text', '{}', 'text/plain', 415, 'media_type_not_taken'],
    ['nested without end', `{"plan":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'application/json', 422, 'input_invalid'],
    ['a number that is none', '{"plan":1e999}', 'application/json', 422, 'input_invalid'],
    ['NUL', '{"plan":"\\u0000"}', 'application/json', 422, 'input_invalid'],
  ])('a body that is %s is refused', async (_what, body, type, status, code) => {
    const answer = await secretary.request(pathOf('plan.drop_milestone'), {
      method: 'POST',
      body: body as BodyInit,
      headers: { 'content-type': type },
    })
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ code, status })
  })

  it('a body beyond the limit is 413, whatever it holds', async () => {
    const body = `{"bytes":"${'A'.repeat(17 * 1024 * 1024)}"}`
    const answer = await secretary.request(pathOf('plan.import_plan'), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(413)
    expect(answer.body).toMatchObject({ code: 'body_too_big', details: { limit: 16 * 1024 * 1024 } })
  })

  it('an idempotency key that would be cut is refused', async () => {
    const answer = await secretary.post(pathOf('registry.rename_unit'), {}, { 'idempotency-key': 'k'.repeat(201) })
    expect(answer.body).toMatchObject({ code: 'idempotency_key_wrong' })
  })
})

it('the same idempotency key makes one change, and is refused for another', async () => {
  const key = { 'idempotency-key': 'once-1' }
  const unit = { kind: 'enterprise', nameZh: '示例企业', since: '2020', source: '测试', code: 'E1' }
  const first = await secretary.post(pathOf('registry.register_unit'), unit, key)
  const second = await secretary.post(pathOf('registry.register_unit'), unit, key)
  expect(first.status).toBe(200)
  expect(second.body).toEqual(first.body)
  const other = await secretary.post(pathOf('registry.register_unit'), { ...unit, code: 'E2' }, key)
  expect(other.status).toBe(409)
  expect(other.body).toMatchObject({ code: 'idempotency_key_reused', details: { command: 'registry.register_unit' } })
})

describe('lists', () => {
  it('go on by next or by the Link, without losing or doubling a row', async () => {
    const byNext = await everyRow(api.nobody, 'registry.units_of', { kind: 'society', limit: 10 })
    const byLink: { id: string }[] = []
    let path: string | undefined = `${pathOf('registry.units_of')}?kind=society&limit=25`
    while (path) {
      const page = await api.nobody.get(path)
      byLink.push(...page.body.units)
      const link: string | undefined = page.headers.get('link')?.match(/^<http:\/\/127\.0\.0\.1:3000([^>]+)>; rel="next"$/)?.[1]
      expect(link !== undefined).toBe(page.body.next !== null)
      path = link
    }
    expect(byNext).toHaveLength(UNITS)
    expect(byLink.map((unit) => unit.id)).toEqual(byNext.map((unit) => unit.id))
  })

  it('answer a question by POST as by GET', async () => {
    const asked = { kinds: ['society', 'city'], limit: 3, text: '学会1' }
    const posted = await api.nobody.post(pathOf('registry.units_of'), asked)
    const got = await api.nobody.request(
      `${pathOf('registry.units_of')}?kinds=society&kinds=city&limit=3&text=${encodeURIComponent('学会1')}`,
    )
    expect(posted.status).toBe(200)
    expect(got.body).toEqual(posted.body)
    expect(got.body.units).toHaveLength(3)
  })

  it('come whole as CSV, guarded against formulas, with a byte-order mark when one is wanted', async () => {
    const csv = await api.nobody.get(pathOf('registry.units_of'), { kind: 'society', format: 'csv' })
    expect(csv.status).toBe(200)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="registry-units_of.csv"')
    expect(csv.headers.get('x-rows')).toBe(String(UNITS))
    const lines = csv.text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(UNITS + 1)
    expect(lines[7]).toContain('"\'=HYPERLINK(""http://evil.example"",""领奖"")"')
    const response = await api.app.request(`${pathOf('registry.units_of')}?kind=society&format=csv&bom=1`)
    expect([...new Uint8Array(await response.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('come as XLSX and JSON with the same rows; a part of the list says where it goes on', async () => {
    const xlsx = await api.app.request(`${pathOf('registry.units_of')}?kind=society&format=xlsx`)
    const { default: ExcelJS } = await import('exceljs')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await xlsx.arrayBuffer())
    const sheet = book.worksheets[0]!
    expect(sheet.rowCount).toBe(UNITS + 1)
    const json = await api.nobody.get(pathOf('registry.units_of'), { kind: 'society', format: 'json' })
    expect(json.body.rows).toHaveLength(UNITS)
    expect(json.body.next).toBeNull()
    const part = await api.nobody.get(pathOf('registry.units_of'), { kind: 'society', format: 'json', limit: 100 })
    expect(part.body.rows).toHaveLength(100)
    const rest = await api.nobody.get(part.headers.get('link')!.match(/<http:\/\/127\.0\.0\.1:3000([^>]+)>/)![1]!)
    expect([...part.body.rows, ...rest.body.rows]).toEqual(json.body.rows)
  })

  it('refuse a format that there is not, too many rows, and to be a list when they are none', async () => {
    const asked = (query: Record<string, unknown>, name = 'registry.units_of') => api.nobody.get(pathOf(name), query)
    expect((await asked({ format: 'pdf' })).body).toMatchObject({ code: 'export_format', details: { takes: ['csv', 'xlsx', 'json'] } })
    expect((await asked({ format: 'csv', limit: 10_001 })).body).toMatchObject({ code: 'export_limit', details: { maximum: 10_000 } })
    expect((await asked({ format: 'csv', year: 2022 }, 'plan.board')).body).toMatchObject({ code: 'export_not_a_list' })
    expect((await asked({ format: 'csv', rows: 'nothing' })).body).toMatchObject({
      code: 'export_rows_unnamed',
      details: { lists: ['units'] },
    })
  })
})

describe('uploads', () => {
  const pdf = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
  it('go by what the bytes are, once for the same bytes', async () => {
    const kept = await secretary.upload('../纪要.exe', pdf)
    expect(kept.status, kept.text).toBe(201)
    expect(kept.body).toMatchObject({ name: '纪要.pdf', type: 'application/pdf', size: pdf.length })
    expect((await secretary.upload('b.pdf', pdf)).body.hash).toBe(kept.body.hash)
  })

  it('are refused to those who record nothing, when they are nothing known, and when there is none or several', async () => {
    expect((await api.nobody.upload('a.pdf', pdf)).status).toBe(401)
    const reader = api.client(await api.tokenFor(account, ['plan.assign']))
    expect((await reader.upload('a.pdf', pdf)).body).toMatchObject({ code: 'not_allowed', details: { permission: 'records.record' } })
    expect((await secretary.upload('a.pdf', new Uint8Array([0, 1, 2]))).body).toMatchObject({ code: 'file_type_unknown', field: 'file' })
    expect((await secretary.upload('a.pdf', '')).status).toBe(422)
    const form = new FormData()
    form.append('file', new File([pdf], 'a.pdf'))
    form.append('file', new File([pdf], 'b.pdf'))
    expect((await secretary.request('/api/v1/files', { method: 'POST', body: form })).body).toMatchObject({ code: 'uploads_several' })
    expect((await secretary.request('/api/v1/files', { method: 'POST', body: new FormData() })).body).toMatchObject({
      code: 'upload_missing',
    })
    expect((await secretary.post('/api/v1/files', {})).status).toBe(415)
    const broken = { method: 'POST', body: 'nothing', headers: { 'content-type': 'multipart/form-data; boundary=x' } }
    expect((await secretary.request('/api/v1/files', broken)).body).toMatchObject({ code: 'upload_missing' })
  })
})
