import { z } from 'zod'
import { type At, command, day, id, noAnswer, ok, refuse, sql, type Tx } from '../../kernel/index.js'
import { journalRegistered, statementRecorded } from '../facts.js'
import { readCn, readIssn } from '../identifiers.js'
import { line, name, roughDate, source, unitInput } from '../input.js'
import { journalMadeOut } from '../outputs.js'
import { refreshSearch } from '../search.js'
import { addStatements, type Saying } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { JournalId, Unit, UnitId } from '../types.js'
import { sayAll } from '../units/registerUnit.js'
import { unitAt } from '../units/store.js'
import { journalAt } from './store.js'

const registration = z.strictObject({
  journal: id('journal').optional(),
  nameZh: name,
  nameEn: name.optional(),
  issn: line(30).optional(),
  cn: line(30).optional(),
  /** The society, institute … that owns it. */
  owner: unitInput.optional(),
  /** The office that acts and confirms for it. */
  office: unitInput.optional(),
  since: roughDate,
  source,
})

interface NewJournal {
  readonly id: JournalId
  readonly issn: string | null
  readonly cn: string | null
  readonly said: readonly Saying[]
}

const mayKeep = (who: { can(p: string, s?: { unit?: UnitId | null }): boolean }, owner: UnitId | null | undefined) =>
  who.can('registry.keep_journals') || (owner != null && who.can('registry.keep_own_journals', { unit: owner }))

export const registerJournal = command({
  name: 'registry.register_journal',
  title: { zh: '登记期刊', en: 'Register a journal' },
  output: journalMadeOut,
  input: registration,
  permission: 'registry.keep_own_journals',
  allow: (who, asked) => mayKeep(who, asked.owner),
  subject: inTurn,
  load: async (tx, asked, at) => ({
    known: asked.journal ? await journalAt(tx, asked.journal, at.today) : undefined,
    owner: asked.owner ? await unitAt(tx, asked.owner, at.today) : undefined,
    office: asked.office ? await unitAt(tx, asked.office, at.today) : undefined,
  }),
  decide: ({ known, owner, office }, asked, at) => {
    if (known) return ok('nothing')
    const issn = asked.issn === undefined ? undefined : readIssn(asked.issn)
    if (issn && !issn.ok) return refuse({ ...issn.refusal, field: 'issn' })
    const cn = asked.cn === undefined ? undefined : readCn(asked.cn)
    if (cn && !cn.ok) return refuse({ ...cn.refusal, field: 'cn' })
    if (asked.owner && !owner) return refuse({ code: 'unit_unknown', field: 'owner' })
    if (asked.office && office?.kind !== 'journal_office') return refuse({ code: 'office_unknown', field: 'office' })
    const journal = asked.journal ?? at.id<'journal'>()
    const fact = at.id<'fact'>()
    const values = { name_zh: asked.nameZh, name_en: asked.nameEn, owner: asked.owner, office: asked.office, state: 'active' }
    const said = sayAll(values, { subject: journal, fact, since: asked.since, source: asked.source }, at)
    const fresh: NewJournal = { id: journal, issn: issn?.value ?? null, cn: cn?.value ?? null, said }
    const registered = journalRegistered({ journal, issn: fresh.issn, cn: fresh.cn, owner: asked.owner ?? null, on: asked.since.day })
    return ok({ change: fresh, facts: [{ ...registered, id: fact }], answer: { journal } })
  },
  save: async (tx: Tx, change: NewJournal, at: At) => {
    await sql`insert into registry.journal (id, issn, cn, registered_on) values (${change.id}, ${change.issn}, ${change.cn}, ${at.today})`.execute(
      tx,
    )
    await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
    await refreshSearch(tx, { journals: [change.id] })
  },
  clashes: {
    journal_issn_once: { code: 'issn_taken', field: 'issn' },
    journal_cn_once: { code: 'cn_taken', field: 'cn' },
    journal_pkey: { code: 'journal_known', field: 'journal' },
  },
  refusals: [
    'issn_shape',
    'issn_check',
    'cn_shape',
    'cn_province',
    'unit_unknown',
    'office_unknown',
    'issn_taken',
    'cn_taken',
    'journal_known',
  ],
})

/** A title change, a new owner or office, the end of the journal: what held before keeps its period. */
export const describeJournal = command({
  name: 'registry.describe_journal',
  title: { zh: '更新期刊资料', en: 'Keep a journal’s particulars' },
  output: noAnswer,
  input: z.strictObject({
    journal: id('journal'),
    what: z.enum(['name_zh', 'name_en', 'owner', 'office', 'state', 'note']),
    value: line(300).nullable(),
    from: day,
    source,
  }),
  permission: 'registry.keep_journals',
  allow: (who) => who.can('registry.keep_journals'),
  subject: inTurn,
  load: async (tx, asked) => {
    const isUnit = asked.what === 'owner' || asked.what === 'office'
    const unit = isUnit && asked.value && id('unit').safeParse(asked.value).success ? await unitAt(tx, asked.value, asked.from) : undefined
    return { journal: await journalAt(tx, asked.journal, asked.from), unit, isUnit }
  },
  decide: ({ journal, unit, isUnit }, asked, at) => {
    if (!journal) return refuse({ code: 'journal_unknown', field: 'journal' })
    if (asked.what === 'name_zh' && asked.value === null) return refuse({ code: 'field_missing', field: 'value' })
    if (asked.what === 'state' && asked.value !== 'active' && asked.value !== 'closed')
      return refuse({ code: 'field_invalid_value', field: 'value' })
    if (isUnit && asked.value !== null && !(asked.what === 'office' ? unit?.kind === 'journal_office' : (unit as Unit | undefined)))
      return refuse({ code: asked.what === 'office' ? 'office_unknown' : 'unit_unknown', field: 'value' })
    const fact = at.id<'fact'>()
    const statement = at.id<'statement'>()
    const value = isUnit && asked.value !== null ? asked.value.toLowerCase() : asked.value
    const said: Saying = {
      id: statement,
      subject: asked.journal,
      predicate: asked.what,
      value,
      validFrom: asked.from,
      fact,
      source: asked.source,
    }
    return ok({
      change: said,
      facts: [{ ...statementRecorded({ subject: asked.journal, predicate: asked.what, statement, on: asked.from }), id: fact }],
    })
  },
  save: async (tx: Tx, said: Saying, at: At) => {
    await addStatements(tx, [said], { today: at.today, account: at.viewer.account })
    await refreshSearch(tx, { journals: [said.subject] })
  },
  refusals: ['journal_unknown', 'field_missing', 'field_invalid_value', 'unit_unknown', 'office_unknown'],
})
