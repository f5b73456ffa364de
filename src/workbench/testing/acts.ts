import { type FoundForm, formIn, pdf } from './forms.js'
import type { DeskHouse } from './house.js'
import type { Answer, reader } from './web.js'

type Reader = ReturnType<typeof reader>

export const recordIn = (answer: Answer): string => /\/desk\/records\/([0-9a-f-]{36})/.exec(answer.location ?? '')?.[1] ?? ''

/** Names of entries of the register, as a person types them. */
export async function namesOf(test: DeskHouse, ids: readonly string[]): Promise<string[]> {
  const found = await test.house.database.pool.query('select id, name_zh from registry_read.subject where id = any($1)', [ids])
  return ids.map((id) => found.rows.find((row) => row.id === id).name_zh)
}

/** The form of a match between two entries, filled in by names. */
export async function matchForm(test: DeskHouse, at: Reader, need: string, offer: string): Promise<FoundForm> {
  const page = await at.get('/desk/records/new/match')
  const [needName, offerName] = await namesOf(test, [need, offer])
  return formIn(page.text, '/desk/records/new/match')
    .set('happenedOn', '2022-06-03')
    .set('need', needName!)
    .set('offer', offerName!)
    .set('needUnit', '单位needer')
    .set('offerUnit', '单位offerer')
    .set('channel', 'online')
    .set('contact', '视频会议一次，双方同意试用')
}

/** Sends a match and gives the id of its record. */
export async function sentMatch(test: DeskHouse, at: Reader, need: string, offer: string): Promise<string> {
  const form = await matchForm(test, at, need, offer)
  const sent = await at.post(form.action, form.set('evidence', pdf(`${need}/${offer}`), '记录.pdf').press('_do', 'submit').values)
  if (sent.status !== 303) throw new Error(`${sent.status} ${sent.text.slice(0, 500)}`)
  return recordIn(sent)
}

/** Takes the turn of a record from its own page. */
export async function decides(at: Reader, record: string, does: 'confirm' | 'back' | 'refuse', reason = ''): Promise<Answer> {
  const page = await at.get(`/desk/records/${record}`)
  const form = formIn(page.text, '/desk/confirm').set('reason', reason)
  return at.post(form.action, form.press('does', does).values)
}
