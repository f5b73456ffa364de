import { packOf, sendWaitingInvitations, submitRecord, uploadEvidence } from '../../records/index.js'
import { type UnitName, unitId } from '../../records/testing/federation.js'
import { aConfirmedMatch } from '../../records/testing/reporting.js'
import { sampleValues } from '../../records/testing/samples.js'
import type { WebApp } from '../../ui/http/index.js'
import { namesOf } from './acts.js'
import { formIn } from './forms.js'
import { type DeskHouse, deskHouse, PEOPLE, type Who } from './house.js'
import { deskOver, reader } from './web.js'

export interface StoryPage {
  readonly as: Who | undefined
  readonly address: string
}

/** A desk in the middle of its work: records of all states, one page of each kind to look at. */
export interface Story {
  readonly test: DeskHouse
  readonly pages: Readonly<Record<string, StoryPage>>
  appFor(as: Who | undefined): WebApp
  close(): Promise<void>
}

const PDF = (words: string) => Buffer.from(`%PDF-1.4\n%${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR42mNk+M9Qz4AHMI5KAwBeAgMBtg0DMwAAAABJRU5ErkJggg==',
  'base64',
)

async function record(test: DeskHouse, who: Who, packId: string, unit: UnitName, change: Record<string, unknown> = {}): Promise<string> {
  const pack = packOf(packId, '2022-06-30' as never)!
  const values = { ...(await sampleValues(test, pack, unit)), ...change }
  const ctx = test.as(PEOPLE[who])
  const evidence: string[] = []
  for (let n = 0; n < Math.max(1, pack.evidence.min); n++) {
    const picture = n === 0 && pack.evidence.kinds.includes('image/png')
    const file = await uploadEvidence(
      ctx,
      picture ? { name: '现场照片.png', bytes: PNG } : { name: `佐证${n + 1}.pdf`, bytes: PDF(`${packId} ${n}`) },
    )
    if (!file.ok) throw new Error(JSON.stringify(file.refusal))
    evidence.push(file.value.hash)
  }
  const files = pack.fields.filter((field) => field.kind === 'file')
  for (const field of files) Object.assign(values, { [field.id]: [evidence[0]] })
  const answer = await submitRecord(ctx, { pack: packId, unit: unitId(unit), happenedOn: '2022-06-03', values, evidence } as never)
  if (!answer.ok) throw new Error(`${packId}: ${JSON.stringify(answer.refusal)}`)
  return answer.value.answer!.record
}

/** Some rows of matches, good and bad; gives the address of their preview. */
async function uploadedRows(test: DeskHouse): Promise<string> {
  const names = await namesOf(test, [...test.needs.slice(3, 6), ...test.offers.slice(3, 6)])
  const rows = [0, 1, 2].map((n) => `2022-06-0${n + 1},${names[n]},单位needer,${names[n + 3]},单位offerer,线上,电话联系一次`)
  const bad = [
    '2022-13-40,没有的需求,不存在的单位,,单位offerer,飞鸽,短',
    `2022-06-05,${names[0]},单位needer,${names[4]},单位needer,线上,同一单位之间`,
  ]
  const csv = new Blob([['对接日期,需求,需求方,供给,供给方,方式,接触记录', ...rows, ...bad].join('\n')])
  const at = reader(deskOver(test, PEOPLE), 'society')
  const form = formIn((await at.get('/desk/records/import/match')).text, '/desk/records/import/match').set('file', csv, '对接.csv')
  return (await at.post(form.action, form.values)).location!
}

export async function deskStory(): Promise<Story> {
  const test = await deskHouse()
  const need = (n: number) => ({ need: test.needs[n], offer: test.offers[n], needUnit: unitId('needer'), offerUnit: unitId('offerer') })
  await aConfirmedMatch(test, { need: test.needs[0]!, offer: test.offers[0]!, happenedOn: '2022-05-20' })
  const waiting = await record(test, 'society', 'match', 'society', need(1))
  await record(test, 'society', 'match', 'society', need(2))
  await record(test, 'society', 'match', 'society', { ...need(2) })
  await record(test, 'society', 'base-service', 'society')
  await record(test, 'society', 'service-team', 'society')
  const list = await record(test, 'department', 'frontier-questions', 'department')
  await record(test, 'journal', 'special-issue', 'office', { guestEditor: { name: '钱某', email: 'guest@example.org' } })
  await sendWaitingInvitations(test.house)
  const letter = (
    await test.house.database.pool.query(`select body from kernel.mail where body like '%/confirm/%' order by id desc limit 1`)
  ).rows[0].body
  const invitation = /(\/confirm\/[A-Za-z0-9_-]{43})/.exec(letter)![1]!
  const preview = await uploadedRows(test)
  const confirmed = (await test.house.database.pool.query(`select id, fact from records.record where state = 'confirmed' limit 1`)).rows[0]
  await test.house.projector.settle()
  const apps = new Map<string, WebApp>()
  return {
    test,
    pages: {
      desk: { as: 'needer', address: '/desk' },
      others: { as: 'society', address: '/desk/others' },
      list: { as: 'society', address: '/desk/records' },
      choose: { as: 'society', address: '/desk/records/new' },
      form: { as: 'journal', address: '/desk/records/new/special-issue' },
      match: { as: 'society', address: '/desk/records/new/match' },
      questions: { as: 'department', address: '/desk/records/new/frontier-questions' },
      record: { as: 'needer', address: `/desk/records/${waiting}` },
      confirmed: { as: 'society', address: `/desk/records/${confirmed.id}` },
      listRecord: { as: 'signatory', address: `/desk/records/${list}` },
      edit: { as: 'society', address: `/desk/records/${waiting}/edit` },
      cancel: { as: 'needer', address: `/desk/records/${confirmed.id}/void?fact=${confirmed.fact}&act=voided` },
      confirm: { as: 'needer', address: '/desk/confirm' },
      confirmList: { as: 'needer', address: '/desk/confirm/list' },
      import: { as: 'society', address: '/desk/records/import/match' },
      preview: { as: 'society', address: preview },
      invitation: { as: undefined, address: invitation },
      log: { as: 'library', address: '/desk/records/import/case-download' },
      empty: { as: 'base', address: '/desk/records?text=没有' },
    },
    appFor: (as) => {
      const name = as ?? ''
      if (!apps.has(name)) apps.set(name, deskOver(test, PEOPLE, as))
      return apps.get(name)!
    },
    close: () => test.close(),
  }
}
