import type { Child } from 'hono/jsx'
import { useSay } from '../language.js'
import { texts } from '../messages.js'
import { Say, type Words } from '../words.js'

/** A dialog of the browser's own. Whatever it offers must also have a page, for readers without script. */
export function Dialog({ id, title, children }: { id: string; title: Words; children?: Child }) {
  const say = useSay()
  return (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-title`}>
      <div class="dialog-head">
        <h2 id={`${id}-title`}>
          <Say of={title} />
        </h2>
        <button type="button" class="button button-quiet" commandfor={id} command="close">
          {say(texts.close)}
        </button>
      </div>
      {children}
    </dialog>
  )
}

/** Opens a dialog of this page; a link to the page with the same content where there is no script. */
export function DialogLink({ dialog, href, text }: { dialog: string; href: string; text: Words }) {
  return (
    <a href={href} class="button button-plain" data-dialog={dialog}>
      <Say of={text} />
    </a>
  )
}
