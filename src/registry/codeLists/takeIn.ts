import { z } from 'zod'
import { command, type Id, ok, type Refusal, refuse, uuidOf } from '../../kernel/index.js'
import { subjectRegistered } from '../facts.js'
import { line, name, roughDate, source } from '../input.js'
import { takenInOut } from '../lifeOutputs.js'
import { addStatements, type Saying } from '../statement/store.js'
import { addSubjects, subjectKind, subjectsCoded } from '../subjects/store.js'
import { inTurn } from '../turn.js'
import type { SubjectId } from '../types.js'
import { sayAll } from '../units/registerUnit.js'

/** Entries of one act at most. */
export const MOST_ENTRIES = 500

/** Id of an entry of a code list: the same for ever, so that entries can point at others before these are taken in. */
export const entryId = (kind: string, code: string): SubjectId => uuidOf(`code-list/${kind}`, code) as SubjectId

const entry = z.strictObject({
  code: line(80),
  nameZh: name,
  nameEnUnofficial: line(300).optional(),
  level: z.int().min(1).max(6),
  broader: line(80).optional(),
  note: z
    .string()
    .max(4_000)
    .refine((text) => text.trim() !== '', 'field_empty')
    .optional(),
})

/** Takes in entries of a dated code list as its source has them; those that are known are left as they are, so that a list may be read again. */
export const takeInEntries = command({
  name: 'registry.take_in_entries',
  title: { zh: '收录代码表', en: 'Take in a code list' },
  input: z.strictObject({
    kind: subjectKind,
    entries: z.array(entry).min(1).max(MOST_ENTRIES),
    since: roughDate,
    source,
  }),
  output: takenInOut,
  permission: 'registry.keep_subjects',
  allow: (who) => who.can('registry.keep_subjects'),
  subject: inTurn,
  load: (tx, asked) =>
    subjectsCoded(
      tx,
      asked.kind,
      asked.entries.map((each) => each.code),
    ),
  decide: (taken, asked, at) => {
    const seen = new Set<string>()
    for (const [i, each] of asked.entries.entries()) {
      if (seen.has(each.code)) return refuse<Refusal>({ code: 'entry_twice', field: `entries.${i}.code`, value: each.code })
      seen.add(each.code)
    }
    const fresh = asked.entries
      .filter((each) => !taken.has(each.code))
      .map((each) => ({ ...each, id: entryId(asked.kind, each.code), fact: at.id<'fact'>() }))
    if (fresh.length === 0) return ok('nothing')
    const said = fresh.flatMap((each): Saying[] => {
      const values = {
        ...{ name_zh: each.nameZh, level: each.level, state: 'active', note: each.note, name_en_unofficial: each.nameEnUnofficial },
        broader: each.broader === undefined ? undefined : entryId(asked.kind, each.broader),
      }
      return sayAll(values, { subject: each.id as Id, fact: each.fact, since: asked.since, source: asked.source }, at)
    })
    const facts = fresh.map((each) => ({
      ...subjectRegistered({ subject: each.id, kind: asked.kind, code: each.code, owner: null, on: asked.since.day }),
      id: each.fact,
    }))
    return ok({ change: { kind: asked.kind, fresh, said }, facts, answer: { registered: fresh.length } })
  },
  save: async (tx, change, at) => {
    await addSubjects(tx, change, at.today)
    await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
  },
  clashes: { subject_pkey: { code: 'subject_known', field: 'entries' } as Refusal },
  refusals: ['entry_twice', 'subject_known'],
})
