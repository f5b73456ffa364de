import { Button, fieldId, Say } from '../../../ui/index.js'
import { texts } from './messages.js'
import type { FieldScope } from './PackFields.js'
import { writtenAs } from './resolve.js'

/** Name of the buttons that put an entry into a box, and of the boxes that let a new one be added. */
export const TAKE = '_take'
export const ADD = '_add'

/** Under a box that was not understood: entries that come near, each a button that works without script, and the offer to add a new one. */
export function Near({ at, scope }: { at: string; scope: FieldScope }) {
  const near = scope.near.get(at)
  const typed = at.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], scope.typed)
  const text = typeof typed === 'object' && typed !== null ? (typed as { name?: unknown }).name : typed
  if (near === undefined || typeof text !== 'string') return null
  return (
    <div class="near">
      <p class="small muted">
        <Say of={near.length > 0 ? texts.nearTo({ text }) : texts.noneNear({ text })} />
      </p>
      {near.length > 0 && (
        <ul class="near-list">
          {near.map((entry) => (
            <li>
              <Button kind="quiet" name={TAKE} value={`${at} ${entry.id} ${entry.nameZh}`} formNoValidate text={writtenAs(entry, near)} />
              {entry.code && <span class="muted small"> {entry.code}</span>}
            </li>
          ))}
        </ul>
      )}
      {scope.addable.has(at) && (
        <p class="choice">
          <input type="checkbox" id={`${fieldId(at)}-add`} name={ADD} value={text} />
          <label for={`${fieldId(at)}-add`}>
            <Say of={near.length > 0 ? texts.addIt({ text }) : texts.addAlone({ text })} />
          </label>
        </p>
      )}
    </div>
  )
}
