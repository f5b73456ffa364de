import { type Refusal, refuse } from '../../kernel/index.js'
import {
  closeUnit,
  previewRename,
  RELATION_KINDS,
  RELATION_NAMES,
  type RelationKind,
  relateUnits,
  renameUnit,
  unitById,
} from '../../registry/index.js'
import { ctxOf, ctxOfForm, textOf } from '../../ui/http/index.js'
import { Field, paths, type Words } from '../../ui/index.js'
import { unitTyped } from '../parts/unitNames.js'
import { type Act, judged } from './ask.js'
import { type said, texts } from './messages.js'
import type { ActsOn } from './parts.js'

const SourceField = () => <Field kind="text" name="source" label={texts.source} help={texts.sourceHelp} maxLength={500} />
const DayField = ({ today }: { today: string }) => <Field kind="day" name="from" label={texts.fromDay} value={today} />

interface Renaming {
  unit: string
  nameZh: string
  nameEn?: string
  from: string
  source: string
}

export const renameAct: Act<Renaming> = {
  title: texts.rename,
  action: '/rename',
  button: texts.confirmRename,
  fields: (unit, today) => (
    <>
      <Field kind="text" name="nameZh" label={texts.nameZh} value={unit.nameZh} maxLength={200} />
      <Field kind="text" name="nameEn" label={texts.nameEn} help={texts.nameEnHelp} required={false} maxLength={200} lang="en" />
      <DayField today={today} />
      <SourceField />
    </>
  ),
  read: async (_c, unit, posted) => {
    const nameEn = textOf(posted, 'nameEn')
    const [nameZh, from, source] = ['nameZh', 'from', 'source'].map((name) => textOf(posted, name) ?? '')
    return { ok: true, value: { unit: unit.id, nameZh: nameZh!, from: from!, source: source!, ...(nameEn ? { nameEn } : {}) } }
  },
  preview: async (c, unit, asked) => {
    const may = await judged(c, renameUnit, asked as never)
    if (!may.ok) return may
    const would = await previewRename(ctxOf(c), { unit: asked.unit, nameZh: asked.nameZh, from: asked.from } as never)
    if (!would.ok) return would
    const { from, branches, sameName } = would.value ?? { from: unit.nameZh, branches: [], sameName: [] }
    return {
      ok: true,
      value: [
        texts.willRename({ from, to: asked.nameZh }),
        ...branches.map((branch) => texts.willRename({ from: branch.nameZh, to: branch.renamed })),
        texts.willKeepOld,
        ...(sameName.length > 0 ? [texts.sameName({ names: sameName.map((each) => each.code ?? each.unit.slice(-6)).join(', ') })] : []),
      ],
    }
  },
  run: async (c, posted, asked) => {
    const answer = await renameUnit(ctxOfForm(c, posted), asked as never)
    return answer.ok ? { ok: true, value: { did: answer.value.did } } : answer
  },
  said: 'renamed' satisfies keyof typeof said,
}

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
    return { ok: true, value: [tieInWords(unit, asked.kind, other?.nameZh ?? '')] }
  },
  run: async (c, posted, asked) => {
    const answer = await relateUnits(ctxOfForm(c, posted), asked as never)
    return answer.ok ? { ok: true, value: { did: answer.value.did } } : answer
  },
  said: 'related' satisfies keyof typeof said,
}

const tieInWords = (unit: ActsOn, kind: RelationKind, to: string): Words => {
  const { zh, en } = RELATION_NAMES[kind].from
  return {
    zh: texts.willTie({ from: unit.nameZh, relation: zh, to }).zh,
    en: texts.willTie({ from: unit.nameZh, relation: en.toLowerCase(), to }).en,
  }
}

interface Closing {
  unit: string
  on: string
  reason: string
  successor?: string
}

export const closeAct: Act<Closing> = {
  title: texts.close,
  action: '/close',
  button: texts.confirmClose,
  danger: true,
  fields: (_unit, today) => (
    <>
      <DayField today={today} />
      <Field
        kind="text"
        name="successor"
        label={texts.successor}
        help={texts.successorHelp}
        required={false}
        maxLength={200}
        suggest={paths.suggest('unit')}
      />
      <Field kind="text" name="reason" label={texts.reason} maxLength={500} />
    </>
  ),
  read: async (c, unit, posted) => {
    const text = textOf(posted, 'successor')
    const successor = text ? await unitTyped(c, 'successor', text) : undefined
    if (successor && !successor.ok) return successor as never
    const value = { unit: unit.id, on: textOf(posted, 'from') ?? '', reason: textOf(posted, 'reason') ?? '' }
    return { ok: true, value: { ...value, ...(successor?.ok ? { successor: successor.value } : {}) } }
  },
  preview: async (c, unit, asked) => {
    const may = await judged(c, closeUnit, asked as never)
    return may.ok ? { ok: true, value: [texts.willClose({ name: unit.nameZh })] } : may
  },
  run: async (c, posted, asked) => {
    const answer = await closeUnit(ctxOfForm(c, posted), asked as never)
    return answer.ok ? { ok: true, value: { did: answer.value.did } } : answer
  },
  said: 'closed' satisfies keyof typeof said,
}
