import { addDays, type Day, type NewFact } from '../kernel/index.js'
import { planFact, planFactKind } from '../registry/index.js'
import { type Born, subjectOf } from './birth.js'
import type { RecordPack } from './pack.js'
import { plain } from './paths.js'
import type { FactId, Values } from './types.js'

export type FollowUpStep = RecordPack['followUps'][number]
export type Lapse = RecordPack['lapses'][number]

/** Something later that belongs to a confirmed record. */
export interface FollowUp {
  readonly step: string
  readonly happenedOn: Day
  readonly state: 'waiting' | 'confirmed' | 'refused'
}

/** The fact of a later step: about the same subject and unit, with those of its fields that the kind knows. */
export function followUpFact(
  pack: RecordPack,
  step: FollowUpStep,
  record: Born,
  said: { happenedOn: Day; reportedOn: Day; values: Values },
  id: FactId,
): NewFact {
  const known = Object.keys((planFactKind(step.fact)?.data as { shape?: object } | undefined)?.shape ?? {})
  const data: Record<string, unknown> = { record: record.id }
  for (const name of known)
    if (said.values[name] !== undefined) data[name] = typeof said.values[name] === 'object' ? plain(said.values[name]) : said.values[name]
  const about = {
    subject: subjectOf(pack, { happenedOn: record.happenedOn, values: record.values }),
    unit: record.factUnit ?? record.unit,
    on: said.happenedOn,
    reportedOn: said.reportedOn,
    programme: pack.programme,
  }
  return { ...planFact(step.fact, about, data), id }
}

/** The day from which the rule takes the record's fact out of the count; undefined as long as it does not apply. */
export function lapsesOn(pack: RecordPack, lapse: Lapse, happenedOn: Day, followUps: readonly FollowUp[], today: Day): Day | undefined {
  const of = (step: string) => followUps.filter((each) => each.step === step && each.state === 'confirmed').map((each) => each.happenedOn)
  const { when } = lapse
  if (when.rule === 'none_by_close') {
    const { closes, from, to } = pack.period
    const inPeriod = happenedOn >= from && happenedOn <= to
    return inPeriod && today >= closes && !of(when.followUp).some((day) => day <= closes) ? closes : undefined
  }
  if (when.rule === 'idle') {
    const last = [happenedOn, ...of(when.followUp)].sort().at(-1)! as Day
    return today > addDays(last, when.days) ? addDays(last, when.days) : undefined
  }
  const mended = of(when.unless)
  const broken = of(when.after).sort()
  const late = broken.find(
    (day) => today > addDays(day, when.days) && !mended.some((other) => other >= day && other <= addDays(day, when.days)),
  )
  return late && addDays(late, when.days)
}
