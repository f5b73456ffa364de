import { kernelRefusals, type RefusalTexts, type Room } from '../../../kernel/index.js'
import { recordsRoom } from '../../../records/index.js'
import { registryRoom } from '../../../registry/index.js'

const textsOf = (room: Room) => room.refusals as RefusalTexts

/** What the pages themselves refuse before a command is asked. */
const own: RefusalTexts = {
  none_chosen: { zh: '请先勾选要办理的行。', en: 'First tick the rows that you mean.' },
}

/** Sentences for whatever a command on records may refuse, first match first. */
export const recordTexts: readonly RefusalTexts[] = [own, textsOf(recordsRoom), textsOf(registryRoom), kernelRefusals]
