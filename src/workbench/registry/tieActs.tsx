import { type Refusal, refuse } from '../../kernel/index.js'
import { endRelation, RELATION_KINDS, RELATION_NAMES, type RelationKind, relateUnits, relationsOf, unitById } from '../../registry/index.js'
import { ctxOf, ctxOfForm, textOf, type WebContext } from '../../ui/http/index.js'
import { Field, type L10n, paths, type Words } from '../../ui/index.js'
import { unitTyped } from '../parts/unitNames.js'
import { type Act, judged } from './ask.js'
import { type said, texts } from './messages.js'
import { type ActsOn, SourceField } from './parts.js'

const tieInWords = (unit: ActsOn, { zh, en }: L10n, to: string): Words =>
  texts.willTie({ from: unit.nameZh, relation: { zh, en: en.toLowerCase() }, to })

interface Tying {
  kind: RelationKind
  from: string
  to: string
  since: string
  until: string | null
  source: string
}

export const relateAct: Act<Tying> = {
  title: texts.relate,
  action: '/relate',
  button: texts.confirmRelate,
  fields: (_unit, today) => (
    <>
      <Field
        kind="select"
        name="kind"
        label={texts.relation}
        options={RELATION_KINDS.map((kind) => ({ value: kind, text: RELATION_NAMES[kind].from }))}
      />
      <Field kind="text" name="to" label={texts.other} help={texts.unitHelp} maxLength={200} suggest={paths.suggest('unit')} />
      <Field kind="text" name="since" label={texts.fromDay} value={today} maxLength={10} short />
      <Field kind="day" name="until" label={texts.relationUntil} help={texts.relationUntilHelp} required={false} />
      <SourceField />
    </>
  ),
  read: async (c, unit, posted) => {
    const to = await unitTyped(c, 'to', textOf(posted, 'to') ?? '')
    if (!to.ok) return to as never
    const kind = RELATION_KINDS.find((each) => each === textOf(posted, 'kind'))
    if (!kind) return refuse<Refusal>({ code: 'field_missing', field: 'kind' })
    const [since, source] = ['since', 'source'].map((name) => textOf(posted, name) ?? '')
    return {
      ok: true,
      value: { kind, from: unit.id, to: to.value, since: since!, until: textOf(posted, 'until') ?? null, source: source! },
    }
  },
  preview: async (c, unit, asked) => {
    const may = await judged(c, relateUnits, asked as never)
    if (!may.ok) return may
    const found = await unitById(ctxOf(c), { unit: asked.to })
    const other = found.ok ? found.value?.unit : undefined
    return { ok: true, value: [tieInWords(unit, RELATION_NAMES[asked.kind].from, other?.nameZh ?? '')] }
  },
  run: (c, posted, asked) => relateUnits(ctxOfForm(c, posted), asked as never),
  said: 'related' satisfies keyof typeof said,
}

/** Ends one tie of the unit; which one stands in the address. */
export const endTieAct = (c: WebContext): Act<{ relation: string; on: string; source: string }> => ({
  title: texts.confirmEnd,
  action: `/ties/${c.req.param('relation')}`,
  button: texts.confirmEnd,
  danger: true,
  fields: (_unit, today) => (
    <>
      <Field kind="day" name="on" label={texts.relationUntil} value={today} />
      <SourceField />
    </>
  ),
  read: async (_c, _unit, posted) => ({
    ok: true,
    value: { relation: c.req.param('relation') ?? '', on: textOf(posted, 'on') ?? '', source: textOf(posted, 'source') ?? '' },
  }),
  preview: async (_c, unit, asked) => {
    const may = await judged(c, endRelation, asked as never)
    if (!may.ok) return may
    const ties = await relationsOf(ctxOf(c), { unit: unit.id })
    const tie = ties.ok ? ties.value.find((each) => each.relation === asked.relation) : undefined
    if (!tie) return refuse<Refusal>({ code: 'relation_unknown' })
    const line = tieInWords(unit, RELATION_NAMES[tie.kind][tie.side], tie.nameZh)
    return { ok: true, value: [line, texts.willTies({ count: 1 })] }
  },
  run: (c, posted, asked) => endRelation(ctxOfForm(c, posted), asked as never),
  said: 'tie_ended' satisfies keyof typeof said,
})
