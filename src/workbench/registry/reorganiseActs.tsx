import { type Refusal, type Result, refuse } from '../../kernel/index.js'
import {
  type Consequences,
  previewReorganisation,
  previewUndo,
  REORGANISATION_KINDS,
  REORGANISATION_NAMES,
  reorganiseUnits,
  undoReorganisation,
} from '../../registry/index.js'
import { ctxOf, ctxOfForm, type Posted, textOf, type WebContext } from '../../ui/http/index.js'
import { Field, FieldGroup, Say, type Words } from '../../ui/index.js'
import { type Act, judged, unitsTyped } from './ask.js'
import { type said, texts } from './messages.js'
import type { ActsOn } from './parts.js'

type Asked = Parameters<typeof reorganiseUnits>[1]

/** `中文名称 | English name | code`, one a line. */
const freshIn = (text: string): { nameZh: string; nameEn?: string; code?: string }[] =>
  text
    .split('\n')
    .map((line) => line.split(/[|｜]/).map((part) => part.trim()))
    .filter(([nameZh]) => nameZh)
    .map(([nameZh, nameEn, code]) => ({ nameZh: nameZh!, ...(nameEn ? { nameEn } : {}), ...(code ? { code } : {}) }))

function sharesIn(text: string | undefined): Result<number[] | undefined, Refusal> {
  if (!text) return { ok: true, value: undefined }
  const shares = text.split(/[,，、;；\s]+/).filter(Boolean)
  return shares.every((each) => /^\d{1,3}$/.test(each))
    ? { ok: true, value: shares.map(Number) }
    : refuse({ code: 'shares_shape', field: 'shares' })
}

async function read(c: WebContext, unit: ActsOn, posted: Posted): Promise<Result<Asked, Refusal>> {
  const others = await unitsTyped(c, 'units', textOf(posted, 'units') ?? '')
  if (!others.ok) return others
  const after = await unitsTyped(c, 'into', textOf(posted, 'into') ?? '')
  if (!after.ok) return after
  const shares = sharesIn(textOf(posted, 'shares'))
  if (!shares.ok) return shares
  const title = textOf(posted, 'document.title')
  const document = title && {
    title,
    issuer: textOf(posted, 'document.issuer') ?? '',
    dated: textOf(posted, 'document.dated') ?? '',
    number: textOf(posted, 'document.number'),
  }
  return {
    ok: true,
    value: {
      kind: (textOf(posted, 'kind') ?? 'merge') as Asked['kind'],
      units: [unit.id, ...others.value.filter((each) => each !== unit.id)],
      into: after.value,
      fresh: freshIn(textOf(posted, 'fresh') ?? ''),
      ...(shares.value ? { shares: shares.value } : {}),
      on: textOf(posted, 'from') ?? '',
      carry: textOf(posted, 'carry') === 'yes',
      reason: textOf(posted, 'reason') ?? '',
      ...(document ? { document } : {}),
    } as Asked,
  }
}

/** In words, in the order in which a reader asks: who ends, who begins, what moves, who loses rights, which figures move. */
export function inWords({ ended, after, children, roles, ties, denominators }: Consequences): Words[] {
  const carried = roles.filter((role) => role.carried !== null).length
  return [
    ...ended.map((unit) => texts.willEnd({ name: unit.nameZh })),
    ...after.map((unit) => (unit.fresh ? texts.willBegin({ name: unit.nameZh }) : texts.willGoOn({ name: unit.nameZh }))),
    ...children.map((child) =>
      child.renamed ? texts.willMoveRenamed({ name: child.nameZh, to: child.renamed }) : texts.willMove({ name: child.nameZh }),
    ),
    ...(roles.length > 0 ? [texts.willRoles({ carried, ended: roles.length - carried })] : []),
    ...(ties > 0 ? [texts.willTies({ count: ties })] : []),
    ...(denominators.length > 0 ? [texts.willDenominator({ count: denominators.length })] : []),
  ]
}

export const reorganiseAct: Act<Asked> = {
  title: texts.reorganise,
  action: '/reorganise',
  button: texts.confirmReorganise,
  danger: true,
  fields: (_unit, today) => (
    <>
      <Field
        kind="select"
        name="kind"
        label={texts.kind}
        empty={false}
        options={REORGANISATION_KINDS.map((kind) => ({ value: kind, text: REORGANISATION_NAMES[kind] }))}
      />
      <Field kind="textarea" name="units" label={texts.others} help={texts.othersHelp} required={false} rows={3} maxLength={4000} />
      <Field kind="textarea" name="into" label={texts.after} help={texts.afterHelp} required={false} rows={3} maxLength={4000} />
      <Field kind="textarea" name="fresh" label={texts.fresh} help={texts.freshHelp} required={false} rows={3} maxLength={8000} />
      <Field kind="text" name="shares" label={texts.shares} help={texts.sharesHelp} required={false} maxLength={200} />
      <Field kind="checkbox" name="carry" label={texts.carry} value="yes" checked required={false} />
      <Field kind="day" name="from" label={texts.fromDay} value={today} />
      <Field kind="text" name="reason" label={texts.reason} maxLength={500} />
      <FieldGroup legend={<Say of={texts.documentLegend} />} help={<Say of={texts.documentHelp} />}>
        <Field kind="text" name="document.title" label={texts.documentTitle} required={false} maxLength={200} />
        <Field kind="text" name="document.issuer" label={texts.documentIssuer} required={false} maxLength={120} />
        <Field kind="day" name="document.dated" label={texts.documentDated} required={false} />
        <Field kind="text" name="document.number" label={texts.documentNumber} required={false} maxLength={60} />
      </FieldGroup>
    </>
  ),
  read,
  preview: async (c, _unit, asked) => {
    const would = await previewReorganisation(ctxOf(c), asked)
    if (!would.ok) return would
    return would.value.ok ? { ok: true, value: inWords(would.value.value) } : would.value
  },
  run: (c, posted, asked) => reorganiseUnits(ctxOfForm(c, posted), asked),
  said: 'reorganised' satisfies keyof typeof said,
}

/** Takes back an act in which the unit took part. */
export const undoAct = (c: WebContext): Act<{ reorganisation: string; reason: string }> => ({
  title: texts.undo,
  action: `/undo/${c.req.param('act')}`,
  button: texts.confirmUndo,
  danger: true,
  fields: () => <Field kind="text" name="reason" label={texts.reason} maxLength={500} />,
  read: async (_c, _unit, posted) => ({
    ok: true,
    value: { reorganisation: c.req.param('act') ?? '', reason: textOf(posted, 'reason') ?? '' },
  }),
  preview: async (_c, _unit, asked) => {
    const may = await judged(c, undoReorganisation, asked as never)
    if (!may.ok) return may
    const found = await previewUndo(ctxOf(c), { reorganisation: asked.reorganisation })
    if (!found.ok) return found
    if (!found.value.ok) return found.value
    const { statements, rolesEnded: ended, rolesGiven: given } = found.value.value
    return { ok: true, value: [texts.willUndo({ statements, ended, given }), texts.willUndoKeep] satisfies Words[] }
  },
  run: (c, posted, asked) => undoReorganisation(ctxOfForm(c, posted), asked),
  said: 'undone' satisfies keyof typeof said,
})
