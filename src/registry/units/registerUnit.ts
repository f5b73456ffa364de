import { z } from 'zod'
import { type At, type Change, command, type Id, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { unitRegistered } from '../facts.js'
import { readCreditCode } from '../identifiers.js'
import { code, line, name, roughDate, source, unitInput } from '../input.js'
import { unitMadeOut } from '../outputs.js'
import { askOfClass, type Raised } from '../questions/creditClass.js'
import { addQuestions } from '../questions/store.js'
import { refreshSearch } from '../search.js'
import { addStatements, type Saying } from '../statement/store.js'
import { inTurn } from '../turn.js'
import { type Predicate, UNIT_KINDS, UNIT_STATES, type Unit, type UnitId, type UnitKind, type Value } from '../types.js'
import { mayStandUnder } from './rules.js'
import { addUnit, unitAt } from './store.js'

export const registration = z.strictObject({
  /** An id known from elsewhere, so that the same import twice registers nothing twice. */
  unit: unitInput.optional(),
  kind: z.enum(UNIT_KINDS),
  code: code.optional(),
  nameZh: name,
  nameEn: name.optional(),
  shortZh: name.optional(),
  class: line(60).optional(),
  parent: unitInput.nullable().optional(),
  seat: line(120).optional(),
  state: z.enum(UNIT_STATES).exclude(['closed', 'merged']).default('active'),
  creditCode: line(40).optional(),
  since: roughDate,
  source,
})
export type RegisterUnit = z.input<typeof registration>
type Asked = z.output<typeof registration>

/** Kinds that a unit may register below itself. */
export const OWN_KINDS: readonly UnitKind[] = ['branch', 'journal_office', 'station']

interface Loaded {
  readonly known: Unit | undefined
  readonly parent: Unit | undefined
}
export interface NewUnit {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly code: string | null
  readonly said: readonly Saying[]
  /** What the registration asks of a person. */
  readonly questions: readonly Raised[]
}

export const registerUnit = command({
  name: 'registry.register_unit',
  title: { zh: '登记单位', en: 'Register a unit' },
  output: unitMadeOut,
  input: registration,
  permission: 'registry.keep_units',
  allow: (who, asked) =>
    who.can('registry.keep_units') ||
    (OWN_KINDS.includes(asked.kind) && asked.parent != null && who.can('registry.keep_own', { unit: asked.parent })),
  subject: inTurn,
  load: async (tx, asked, at): Promise<Loaded> => ({
    known: asked.unit ? await unitAt(tx, asked.unit, at.today) : undefined,
    parent: asked.parent ? await unitAt(tx, asked.parent, at.today) : undefined,
  }),
  decide: (loaded, asked, at) => judge(loaded, asked, at),
  save: async (tx, unit, at) => {
    await addUnit(tx, { ...unit, today: at.today })
    await addStatements(tx, unit.said, { today: at.today, account: at.viewer.account })
    await addQuestions(tx, unit.questions, at.today)
    await refreshSearch(tx, { units: [unit.id] })
  },
  clashes: {
    unit_code_once: { code: 'unit_code_taken', field: 'code' },
    unit_one_federation: { code: 'federation_known', field: 'kind' },
    unit_pkey: { code: 'unit_known', field: 'unit' },
  },
  refusals: [
    'unit_code_taken',
    'federation_known',
    'unit_known',
    'parent_unknown',
    'parent_needed',
    'parent_closed',
    'branch_under_branch',
    'parent_wrong_kind',
    'branch_name_prefix',
    'branch_region',
    'branch_name_below',
    'branch_no_code',
    'credit_code_length',
    'credit_code_character',
    'credit_code_check',
  ],
})

/** What registering the unit would say, or why it may not be registered. */
export function judge({ known, parent }: Loaded, asked: Asked, at: At): Result<'nothing' | Change<NewUnit, { unit: UnitId }>, Refusal> {
  if (known)
    return known.kind === asked.kind && known.code === (asked.code ?? null)
      ? ok('nothing')
      : refuse({ code: 'unit_known', field: 'unit', name: known.nameZh })
  const stands = mayStandUnder(asked.kind, asked.nameZh, parent, asked.parent)
  if (!stands.ok) return stands
  if (asked.kind === 'branch' && asked.creditCode !== undefined) return refuse({ code: 'branch_no_code', field: 'creditCode' })
  const credit = asked.creditCode === undefined ? undefined : readCreditCode(asked.creditCode)
  if (credit && !credit.ok) return refuse({ ...credit.refusal, field: 'creditCode' })
  const id = asked.unit ?? at.id<'unit'>()
  const fact = at.id<'fact'>()
  const values: Partial<Record<Predicate, Value | undefined>> = {
    name_zh: asked.nameZh,
    name_en: asked.nameEn,
    short_zh: asked.shortZh,
    class: asked.class,
    parent: asked.parent ?? undefined,
    seat: asked.seat,
    state: asked.state,
    credit_code: credit?.value,
  }
  const said = sayAll(values, { subject: id, fact, since: asked.since, source: asked.source }, at)
  const registered = unitRegistered({
    unit: id,
    kind: asked.kind,
    code: asked.code ?? null,
    parent: asked.parent ?? null,
    on: asked.since.day,
  })
  const asks = askOfClass(id, asked.kind, credit?.value, asked.source, at)
  return ok({
    change: { id, kind: asked.kind, code: asked.code ?? null, said, questions: asks.map((each) => each.question) },
    facts: [{ ...registered, id: fact }, ...asks.map((each) => each.fact)],
    answer: { unit: id },
  })
}

/** One statement for each value that is given. */
export function sayAll(
  values: Partial<Record<Predicate, Value | undefined>>,
  of: { subject: Id; fact: Id<'fact'>; since: z.output<typeof roughDate>; source: string },
  at: At,
): Saying[] {
  return Object.entries(values)
    .filter((entry): entry is [string, Value] => entry[1] !== undefined)
    .map(([predicate, value]) => ({
      id: at.id<'statement'>(),
      subject: of.subject,
      predicate: predicate as Predicate,
      value,
      validFrom: of.since.day,
      fromPrecision: of.since.precision,
      fact: of.fact,
      source: of.source,
    }))
}
