import { closeUnit, previewRename, renameUnit } from '../../registry/index.js'
import { ctxOf, ctxOfForm, textOf } from '../../ui/http/index.js'
import { Field, paths } from '../../ui/index.js'
import { unitTyped } from '../parts/unitNames.js'
import { type Act, judged } from './ask.js'
import { type said, texts } from './messages.js'
import { SourceField } from './parts.js'

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
      <Field kind="day" name="from" label={texts.fromDay} value={today} />
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
  run: (c, posted, asked) => renameUnit(ctxOfForm(c, posted), asked as never),
  said: 'renamed' satisfies keyof typeof said,
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
      <Field kind="day" name="from" label={texts.fromDay} value={today} />
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
  run: (c, posted, asked) => closeUnit(ctxOfForm(c, posted), asked as never),
  said: 'closed' satisfies keyof typeof said,
}
