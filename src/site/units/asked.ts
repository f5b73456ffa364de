import { UNIT_KINDS } from '../../registry/index.js'
import type { UnitsView } from '../../ui/index.js'
import { type ReadAt, registerTimes } from '../standing.js'

/** What the directory's list asks for: the same for the page and for its files. */
export const askedFor = (view: UnitsView, at: ReadAt) => ({
  kind: UNIT_KINDS.find((kind) => kind === view.kind),
  class: view.class || undefined,
  text: view.find || undefined,
  living: view.ended !== '1',
  ...registerTimes(at),
})
