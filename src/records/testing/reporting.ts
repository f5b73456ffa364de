import { type Day, defineMeasure, type Viewer } from '../../kernel/index.js'
import { confirmRecord } from '../commands/confirm.js'
import { uploadEvidence } from '../commands/evidence.js'
import { type Submitted, submitRecord } from '../commands/submit.js'
import { packOf } from '../pack.js'
import { countingRuleOf, measuresOf } from '../packs/measures/index.js'
import { type Federation, someone, type UnitName, unitId } from './federation.js'

export const PERIOD_2022 = { from: '2022-01-01' as Day, to: '2022-12-31' as Day, closes: '2023-03-31' as Day }

/** Stores the measures of these targets, as a confirmed plan does. */
export async function measured(test: Federation, ...targets: readonly string[]): Promise<void> {
  for (const target of targets)
    for (const rule of measuresOf(countingRuleOf(target)!, PERIOD_2022)) await defineMeasure(test.house.database.db, rule)
}

/** A PDF that this viewer has brought. */
export async function aFile(test: Federation, viewer: Viewer, words: string): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.4\n%${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)
  const file = await uploadEvidence(test.as(viewer), { name: '佐证.pdf', bytes })
  if (!file.ok) throw new Error(JSON.stringify(file.refusal))
  return file.value.hash
}

/** Submits, or throws what was refused. */
export async function submittedBy(
  test: Federation,
  viewer: Viewer,
  said: { pack: string; unit: UnitName; happenedOn: string; values: Record<string, unknown>; evidence?: string[] },
): Promise<Submitted> {
  const answer = await submitRecord(test.as(viewer), { ...said, unit: unitId(said.unit) } as never)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value.answer!
}

/** A match that both sides have confirmed; gives its fact. */
export async function aConfirmedMatch(test: Federation, match: { need: string; offer: string; happenedOn: string }): Promise<string> {
  const values = {
    need: match.need,
    needUnit: unitId('needer'),
    offer: match.offer,
    offerUnit: unitId('offerer'),
    channel: 'online',
    contact: '视频会议一次',
  }
  const record = await submittedBy(test, someone('recorder', 'society_office@society'), {
    pack: 'match',
    unit: 'society',
    happenedOn: match.happenedOn,
    values,
  })
  await confirmRecord(test.as(someone('needer', 'unit_contact@needer')), { ...record, side: 'need' })
  const last = await confirmRecord(test.as(someone('offerer', 'unit_contact@offerer')), { ...record, side: 'offer' })
  if (!last.ok) throw new Error(JSON.stringify(last.refusal))
  return last.value.facts[0]!
}

export const packNow = (id: string) => packOf(id, '2022-06-30' as Day)!
