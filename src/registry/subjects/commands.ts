import { z } from 'zod'
import { type At, command, day, type Id, id, noAnswer, ok, type Refusal, refuse, rows, sql, type Tx } from '../../kernel/index.js'
import { statementRecorded, subjectRegistered } from '../facts.js'
import { line, name, reason, roughDate, source, unitInput } from '../input.js'
import { subjectsMadeOut } from '../outputs.js'
import { addStatements, type Saying, valuesAt } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { SubjectId, UnitId } from '../types.js'
import { sayAll } from '../units/registerUnit.js'
import { addSubjects, type NewEntry, subjectKind, subjectsCoded } from './store.js'

/** Rows of one act at most (design: bulk acts run in chunks). */
export const MOST_SUBJECTS = 500

const row = z.strictObject({
  subject: id('subject').optional(),
  code: line(80),
  nameZh: name,
  nameEn: name.optional(),
  owner: unitInput.optional(),
  /** Level in a table that has levels, from 1. */
  level: z.int().min(1).max(6).optional(),
})
const input = z.strictObject({
  kind: subjectKind,
  subjects: z.array(row).min(1).max(MOST_SUBJECTS),
  since: roughDate,
  source,
})

interface Loaded {
  /** Codes of this kind that are taken. */
  readonly taken: ReadonlyMap<string, SubjectId>
  readonly owners: ReadonlySet<string>
}
interface NewSubjects {
  readonly kind: string
  readonly fresh: readonly NewEntry[]
  readonly said: readonly Saying[]
}

async function load(tx: Tx, asked: z.output<typeof input>): Promise<Loaded> {
  const codes = asked.subjects.map((each) => each.code)
  const wanted = [...new Set(asked.subjects.flatMap((each) => (each.owner ? [each.owner] : [])))]
  const owners =
    wanted.length === 0 ? [] : await rows<{ id: string }>(tx, sql`select id from registry.unit where id = any(${wanted}::uuid[])`)
  return { taken: await subjectsCoded(tx, asked.kind, codes), owners: new Set(owners.map((each) => each.id)) }
}

/** Registers up to 500 entries of one kind at once; codes already known are left as they are, so that an import may be repeated. */
export const registerSubjects = command({
  name: 'registry.register_subjects',
  title: { zh: '登记主题词条', en: 'Register subjects' },
  output: subjectsMadeOut,
  input,
  permission: 'registry.keep_subjects',
  // While recording, a recorder may add the entry that his record points at.
  allow: (who, asked) =>
    who.can('registry.keep_subjects') ||
    (asked.subjects.length === 1 && who.canSomewhere('records.record')) ||
    who.canSomewhere('registry.keep_subjects'),
  subject: inTurn,
  load,
  decide: (loaded, asked, at) => {
    const wrong = findings(loaded, asked)
    if (wrong.length > 0) return refuse({ code: 'subjects_wrong', count: wrong.length, fields: wrong.slice(0, 50) })
    const fresh = asked.subjects
      .filter((each) => !loaded.taken.has(each.code))
      .map((each) => ({ ...each, id: each.subject ?? at.id<'subject'>(), fact: at.id<'fact'>() }))
    const ids = new Map([...loaded.taken, ...fresh.map((each) => [each.code, each.id] as const)])
    if (fresh.length === 0) return ok('nothing')
    const said = fresh.flatMap((each) => {
      const values = { name_zh: each.nameZh, name_en: each.nameEn, owner: each.owner, level: each.level, state: 'active' }
      return sayAll(values, { subject: each.id, fact: each.fact, since: asked.since, source: asked.source }, at)
    })
    const facts = fresh.map((each) => ({
      ...subjectRegistered({ subject: each.id, kind: asked.kind, code: each.code, owner: each.owner ?? null, on: asked.since.day }),
      id: each.fact as Id<'fact'>,
    }))
    const change: NewSubjects = { kind: asked.kind, fresh, said }
    return ok({ change, facts, answer: { subjects: asked.subjects.map((each) => ids.get(each.code)!), registered: fresh.length } })
  },
  save: async (tx: Tx, change: NewSubjects, at: At) => {
    await addSubjects(tx, change, at.today)
    await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
  },
  clashes: { subject_pkey: { code: 'subject_known', field: 'subjects' } as Refusal },
  refusals: ['subjects_wrong', 'subject_twice', 'unit_unknown', 'subject_known'],
})

function findings({ owners }: Loaded, asked: z.output<typeof input>): Refusal[] {
  const seen = new Map<string, number>()
  return asked.subjects.flatMap((each, i): Refusal[] => {
    const before = seen.get(each.code)
    seen.set(each.code, i)
    if (before !== undefined)
      return [{ code: 'subject_twice', field: `subjects.${i}.code`, row: i + 1, before: before + 1, value: each.code }]
    return each.owner && !owners.has(each.owner as UnitId) ? [{ code: 'unit_unknown', field: `subjects.${i}.owner`, row: i + 1 }] : []
  })
}

/** A changed name, owner or level, or the end of an entry's validity. */
export const describeSubject = command({
  name: 'registry.describe_subject',
  title: { zh: '更新主题词条', en: 'Keep a subject’s particulars' },
  output: noAnswer,
  input: z.strictObject({
    subject: id('subject'),
    what: z.enum(['name_zh', 'name_en', 'state', 'note']),
    value: line(300),
    from: day,
    reason,
  }),
  permission: 'registry.keep_subjects',
  allow: (who) => who.can('registry.keep_subjects'),
  subject: inTurn,
  load: async (tx, asked) => ({
    known: (await rows(tx, sql`select 1 from registry.subject where id = ${asked.subject}`)).length > 0,
    held: await valuesAt(tx, asked.subject, asked.from),
  }),
  decide: ({ known, held }, asked, at) => {
    if (!known) return refuse({ code: 'subject_unknown', field: 'subject' })
    if (asked.what === 'state' && asked.value !== 'active' && asked.value !== 'closed')
      return refuse({ code: 'field_invalid_value', field: 'value' })
    if (held[asked.what] === asked.value) return ok('nothing')
    const fact = at.id<'fact'>()
    const statement = at.id<'statement'>()
    const said: Saying = {
      id: statement,
      subject: asked.subject,
      predicate: asked.what,
      value: asked.value,
      validFrom: asked.from,
      fact,
      source: asked.reason,
    }
    return ok({
      change: said,
      facts: [{ ...statementRecorded({ subject: asked.subject, predicate: asked.what, statement, on: asked.from }), id: fact }],
    })
  },
  save: (tx: Tx, said: Saying, at: At) => addStatements(tx, [said], { today: at.today, account: at.viewer.account }),
  refusals: ['subject_unknown', 'field_invalid_value'],
})
