import type { Day } from '../day.js'
import type { Id } from '../ids.js'
import type { Viewer } from '../viewer.js'
import type { NewFact } from './fact.js'

const INSERT = `insert into kernel.fact (id, kind, version, room, subject, unit, effective_on, recorded_on, recorded_at, reported_on, actor, programme, target, how, command, request, data)
select id, kind, version, $15, subject, unit, effective_on, $11, $12, reported_on, $13, programme, target, how, $14, $16, data::jsonb
from unnest($1::uuid[], $2::text[], $3::smallint[], $4::text[], $5::uuid[], $6::date[], $7::date[], $8::text[], $9::uuid[], $10::text[], $17::text[])
  as t(id, kind, version, subject, unit, effective_on, reported_on, programme, target, how, data)`

export interface Recording {
  readonly today: Day
  readonly now: Date
  readonly viewer: Viewer
  readonly command: string
  readonly request: string
}

/** One statement for all facts of a command, whatever their number, so that it is prepared once. */
export function factInsert(facts: readonly NewFact[], ids: readonly Id<'fact'>[], by: Recording): [string, unknown[]] {
  const of = <T>(take: (fact: NewFact) => T) => facts.map(take)
  return [
    INSERT,
    [
      ids,
      of((f) => f.kind),
      of((f) => f.version),
      of((f) => f.about.subject),
      of((f) => f.about.unit),
      of((f) => f.about.on),
      of((f) => f.about.reportedOn ?? by.today),
      of((f) => f.about.programme ?? null),
      of((f) => f.about.voids?.fact ?? null),
      of((f) => f.about.voids?.how ?? null),
      by.today,
      by.now.toISOString(),
      by.viewer.account,
      by.command,
      by.command.slice(0, by.command.indexOf('.')),
      by.request,
      of((f) => JSON.stringify(f.data)),
    ],
  ]
}
