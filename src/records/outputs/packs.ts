import { z } from 'zod'
import { answerParts } from '../../kernel/index.js'
import { recordPack } from '../../kernel/pack/index.js'

const { count, text, flag, l10n } = answerParts

export const packsOut = z.array(
  z
    .strictObject({
      id: text('Id of the pack'),
      version: count('Version in force'),
      title: l10n,
      targets: z.array(z.string()),
      programme: z.string(),
      fact: text('Kind of the facts that it makes'),
      mayRecord: flag('Whether the viewer may record by it'),
    })
    .meta({ id: 'PackLine' }),
)
export const packOut = recordPack.meta({
  id: 'RecordPack',
  description: 'A programme as data: what the form is drawn from and what the record is judged by',
})
